"""The content lines of iCalendar (RFC 5545): texts, times, and the changes of a zone's clock."""

from __future__ import annotations

import itertools
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

END = "\r\n"
_ROOM = 75
"""How many bytes a line may have (RFC 5545, 3.1)."""
_DAY = timedelta(days=1)
_ESCAPES = {ord("\\"): "\\\\", ord(";"): "\\;", ord(","): "\\,", ord("\n"): "\\n"}
_CONTROLS = {code: None for code in (*range(32), 127) if code != ord("\n")}
_TEXT = {**_CONTROLS, **_ESCAPES}


def folded(lines: Iterable[str]) -> str:
    """Return lines as they stand in a file: ended, and long ones folded between characters."""
    return "".join(_fold(line) + END for line in lines)


def _fold(line: str) -> str:
    data = line.encode()
    if len(data) <= _ROOM:
        return line
    parts, start, room = [], 0, _ROOM
    while len(data) - start > room:
        end = start + room
        while data[end] & 0xC0 == 0x80:  # noqa: PLR2004 - the inside of a character in UTF-8
            end -= 1
        parts.append(data[start:end])
        start, room = end, _ROOM - 1
    return (END.encode() + b" ").join([*parts, data[start:]]).decode()


def escaped(text: str) -> str:
    """Return a text as the value of a property: one line, without control characters."""
    return text.translate(_TEXT)


def time_line(name: str, days: Iterable[date], minutes: int | None, zone: str) -> str:
    """Write days as the value of a property.

    Args:
        name: Of the property.
        days: In their order.
        minutes: Since midnight, on each of them, by the zone's clocks; None for whole days.
        zone: Such as Europe/Berlin.
    """
    if minutes is None:
        return f"{name};VALUE=DATE:{','.join(f'{day:%Y%m%d}' for day in days)}"
    later, rest = divmod(minutes, 24 * 60)
    clock = f"T{rest // 60:02d}{rest % 60:02d}00"
    written = (f"{day + later * _DAY:%Y%m%d}{clock}" for day in days)
    return f"{name};TZID={zone}:{','.join(written)}"


def until(last: date, minutes: int | None, zone: str) -> str:
    """Write when the last of several begins: in UTC, where it has a time (RFC 5545, 3.3.10)."""
    if minutes is None:
        return f"{last:%Y%m%d}"
    begins = datetime.combine(last, time(), ZoneInfo(zone)) + timedelta(minutes=minutes)
    return utc(begins)


def utc(moment: datetime) -> str:
    """Write a moment in UTC."""
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def zone_lines(name: str, first: date, last: date) -> Iterator[str]:
    """Yield a VTIMEZONE: the zone's time on the first day, and each change until the last."""
    start = datetime.combine(first, time(), ZoneInfo(name))
    yield from ("BEGIN:VTIMEZONE", f"TZID:{name}", *_observance(start, start))
    for offset in range((last - first).days):
        before = datetime.combine(first + offset * _DAY, time(), UTC)
        yield from _change(before, ZoneInfo(name))
    yield "END:VTIMEZONE"


def _change(before: datetime, zone: ZoneInfo) -> Iterator[str]:
    """Yield what changes within a day in UTC; clocks change on a quarter of an hour."""
    after = before + _DAY
    if before.astimezone(zone).utcoffset() == after.astimezone(zone).utcoffset():
        return
    moments = [(before + timedelta(minutes=15 * step)).astimezone(zone) for step in range(97)]
    for one, other in itertools.pairwise(moments):
        if one.utcoffset() != other.utcoffset():
            yield from _observance(one, other)


def _observance(before: datetime, after: datetime) -> Iterator[str]:
    """Yield the time from a moment on; it is written as the clocks before would have shown it."""
    old, new = before.utcoffset() or timedelta(), after.utcoffset() or timedelta()
    kind = "DAYLIGHT" if after.dst() else "STANDARD"
    wall = (after.astimezone(UTC) + old).replace(tzinfo=None)
    yield f"BEGIN:{kind}"
    yield f"DTSTART:{wall:%Y%m%dT%H%M%S}"
    yield f"TZOFFSETFROM:{_offset(old)}"
    yield f"TZOFFSETTO:{_offset(new)}"
    yield f"TZNAME:{after.tzname()}"
    yield f"END:{kind}"


def _offset(difference: timedelta) -> str:
    minutes = int(difference.total_seconds()) // 60
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02d}{abs(minutes) % 60:02d}"
