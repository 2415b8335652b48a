"""When an offer takes place: rules that recur (as in RFC 5545) and dated runs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from hooks.model.base import Mistake, Record, mistake, of
from hooks.model.money import CostOption
from hooks.model.values import Boolean, Clock, Date, Line, PlainLine

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_SHORT_DAYS = ("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So")
_SHORT = re.compile(r"(?P<days>[A-Za-z,-]+) (?P<opens>\d?\d:\d\d)(-(?P<closes>\d?\d:\d\d))?")
_BYDAY = re.compile(r"(-1|[1-5])?(MO|TU|WE|TH|FR|SA|SU)")
_RUN_DATE = re.compile(
    r"(?P<first>[\d-]{10})(/(?P<last>[\d-]{10}))?"
    r"( (?P<opens>\d?\d:\d\d)(-(?P<closes>\d?\d:\d\d))?)?"
)
_MISSING_DTSTART = "»dtstart« fehlt: der erste Tag, ab dem gezählt wird, als 2026-11-22."


def _byday(value: Any) -> Any:
    days = [day.strip() for day in value.split(",")] if isinstance(value, str) else value
    for day in days if isinstance(days, list) else ():
        if isinstance(day, str) and not _BYDAY.fullmatch(day):
            raise mistake(f"»{day}« ist kein Tag. Schreiben Sie MO,WE oder 2MO,4MO.")
    return days


def _short_days(text: str) -> list[str]:
    days: list[str] = []
    for part in text.split(","):
        ends = [_SHORT_DAYS.index(day) for day in part.split("-") if day in _SHORT_DAYS]
        if len(ends) != part.count("-") + 1 or len(ends) > 2 or ends != sorted(ends):  # noqa: PLR2004 - from and to
            raise mistake(f"»{part}« sind keine Tage. Schreiben Sie Mo-Do oder Mo,Mi.")
        days += DAYS[ends[0] : ends[-1] + 1]
    return days


class Schedule(Record):
    """A rule by which an offer recurs."""

    kind: Literal["opening hours", "phone hours", "by appointment", "meeting"] = of(
        "Art der Zeit",
        "Was zu dieser Zeit ist.",
        default="opening hours",
        hsds="schedule.attending_type",
    )
    location: PlainLine | None = of(
        "Ort",
        "Kürzel des Ortes; ohne: Telefon, online oder mobil.",
        default=None,
        hsds="schedule.id",
    )
    freq: Literal["weekly", "monthly"] = of(
        "Rhythmus", "Jede Woche oder jeden Monat.", default="weekly", hsds="schedule.freq"
    )
    interval: Annotated[int, Field(ge=1, le=12)] = of(
        "Abstand", "Jedes wievielte Mal; 2 = alle zwei Wochen.", default=1, hsds="schedule.interval"
    )
    byday: Annotated[tuple[str, ...], BeforeValidator(_byday)] = of(
        "Wochentage",
        "Die Tage; monatlich mit Zahl davor (2MO = zweiter Montag, -1FR = letzter Freitag).",
        default=(), hsds="schedule.byday", example="2MO,4MO",
    )  # fmt: skip
    dtstart: Date | None = of("Erster Tag", "Erster Tag.", default=None, hsds="schedule.dtstart")
    until: Date | None = of("Letzter Tag", "Letzter Tag.", default=None, hsds="schedule.until")
    opens_at: Clock | None = of(
        "Beginn", "Beginn.", default=None, hsds="schedule.opens_at", example="09:30"
    )
    closes_at: Clock | None = of(
        "Ende",
        "Ende; weglassen, wenn es nicht bekannt ist.",
        default=None,
        hsds="schedule.closes_at",
    )
    except_dates: tuple[Date, ...] = of("Fällt aus am", "Tage, an denen es ausfällt.", default=())
    public_holidays: Literal["never", "only", "also"] = of(
        "An Feiertagen",
        "An Feiertagen: nie (so gilt es ohne Angabe), nur dann oder auch dann.",
        default="never",
    )
    school_holidays: Literal["never", "only", "also"] = of(
        "In den Schulferien",
        "In den Schulferien: nie, nur dann oder auch dann (so gilt es ohne Angabe).",
        default="also",
    )
    description: Line | None = of(
        "Anmerkung",
        "Was dazu noch zu wissen ist.",
        default=None,
        max_length=200,
        hsds="schedule.description",
    )

    @classmethod
    def from_short_form(cls, text: str) -> Any:
        """Read `Mo-Do 08:30-12:30`, `Mo,Mi 09:00` (unknown end) or `24/7`."""
        if text == "24/7":
            return {
                "byday": list(DAYS),
                "opens_at": 0,
                "closes_at": 1440,
                "public_holidays": "also",
            }
        if not (found := _SHORT.fullmatch(text)):
            raise mistake(
                f"»{text}« ist keine Zeit. Schreiben Sie »Mo-Do 08:30-12:30«, »Mo,Mi 09:00« "
                "(Ende unbekannt) oder »24/7«."
            )
        days = _short_days(found["days"])
        return {"byday": days, "opens_at": found["opens"], "closes_at": found["closes"]}

    def mistakes(self) -> Iterator[Mistake]:
        """Yield what keeps the rule from naming days."""
        if not self.byday and self.kind != "by appointment":
            yield "byday", "Die Wochentage fehlen: »byday: MO,WE«."
        numbered = [day for day in self.byday if len(day) > len("MO")]
        if self.freq == "monthly" and len(numbered) < len(self.byday):
            yield (
                "byday",
                "Bei »freq: monthly« steht eine Zahl vor dem Tag: 2MO = zweiter Montag.",
            )
        if len({tuple(sorted(found)) for found in self._numbers().values()}) > 1:
            yield "byday", "Tage mit verschiedenen Zahlen sind zwei Einträge unter »schedules«."
        if self.freq == "weekly" and numbered:
            yield "byday", "Eine Zahl vor dem Tag gibt es nur mit »freq: monthly«."
        if self.interval > 1 and not self.dtstart:
            yield "interval", _MISSING_DTSTART
        if self.dtstart and self.until and self.until < self.dtstart:
            yield "until", "Der letzte Tag liegt vor dem ersten."
        yield from clock_mistakes(self.opens_at, self.closes_at)

    def _numbers(self) -> dict[str, list[str]]:
        """Return by weekday which ones of a month are meant."""
        found: dict[str, list[str]] = {}
        for day in self.byday:
            found.setdefault(day[-2:], []).append(day[:-2])
        return found

    @property
    def is_always(self) -> bool:
        """Whether it is around the clock on every day of the year."""
        return (
            len(self.byday) == len(DAYS)
            and (self.opens_at, self.closes_at) == (0, 1440)
            and (self.public_holidays, self.school_holidays) == ("also", "also")
        )


def clock_mistakes(opens_at: int | None, closes_at: int | None) -> Iterator[Mistake]:
    """Yield what is wrong with a beginning and an end on the same day."""
    if closes_at is not None and opens_at is None:
        yield "closes_at", "Ein Ende ohne Beginn: »opens_at« fehlt."
    if opens_at is not None and closes_at is not None and closes_at <= opens_at:
        yield "closes_at", "Das Ende liegt vor dem Beginn. Über Mitternacht sind es zwei Zeiten."


class RunDate(Record):
    """One day, or the days from a first to a last, of a run."""

    first: Date = of("Erster Tag", "Erster Tag.")
    last: Date | None = of("Letzter Tag", "Letzter Tag.", default=None)
    opens_at: Clock | None = of("Beginn", "Beginn.", default=None)
    closes_at: Clock | None = of("Ende", "Ende.", default=None)

    @classmethod
    def from_short_form(cls, text: str) -> Any:
        """Read `2027-01-11 10:00-11:30`, `2027-01-11` or `2027-04-06/2027-04-09 09:00-16:00`."""
        if not (found := _RUN_DATE.fullmatch(text)):
            raise mistake(f"»{text}« ist kein Termin. Schreiben Sie »2027-01-11 10:00-11:30«.")
        parts = found.groupdict()
        return {
            "first": parts["first"], "last": parts["last"],
            "opens_at": parts["opens"], "closes_at": parts["closes"],
        }  # fmt: skip

    def mistakes(self) -> Iterator[Mistake]:
        """Yield an end before the beginning."""
        if self.last and self.last < self.first:
            yield "last", "Der letzte Tag liegt vor dem ersten."
        yield from clock_mistakes(self.opens_at, self.closes_at)

    @property
    def end(self) -> date:
        """The last day."""
        return self.last or self.first


class Capacity(Record):
    """Whether there is room."""

    state: Literal["open", "waiting list", "full"] = of("Stand", "Ob Plätze frei sind.")
    as_of: Date = of("Gesagt am", "Wann das gesagt wurde.")
    places: Annotated[int, Field(ge=0)] | None = of(
        "Zahl der Plätze", "Zahl der Plätze.", default=None
    )
    waiting_time: Line | None = of(
        "Wartezeit", "Wie lange man wartet.", default=None, max_length=100
    )
    meanwhile: tuple[PlainLine, ...] = of(
        "In der Zwischenzeit",
        "Angebote, die in der Zwischenzeit helfen (Anbieter/Angebot).",
        default=(),
    )


class Run(Record):
    """A dated course, holiday programme or group."""

    name: Line | None = of("Name des Kurses", "Name des Kurses.", default=None, max_length=100)
    location: PlainLine | None = of("Ort", "Kürzel des Ortes.", default=None)
    dates: tuple[RunDate, ...] = of(
        "Termine", "Alle Termine.", min_length=1, example="- 2027-01-11 10:00-11:30"
    )
    registration_from: Date | None = of("Anmeldung ab", "Anmeldung ab.", default=None)
    registration_until: Date | None = of("Anmeldung bis", "Anmeldung bis.", default=None)
    capacity: Capacity | None = of("Plätze", "Ob Plätze frei sind.", default=None)
    cost_options: tuple[CostOption, ...] = of("Preise", "Preise dieses Kurses.", default=())
    cancelled: Boolean = of("Fällt aus", "true, wenn der Kurs ausfällt.", default=False)
    description: Line | None = of(
        "Anmerkung", "Was dazu noch zu wissen ist.", default=None, max_length=300
    )

    def mistakes(self) -> Iterator[Mistake]:
        """Yield a registration that ends before it begins or after the course."""
        first, last = self.registration_from, self.registration_until
        if first and last and last < first:
            yield "registration_until", "Die Anmeldung endet, bevor sie beginnt."
        if last and last > max(day.end for day in self.dates):
            yield "registration_until", "Die Anmeldung endet nach dem letzten Termin."
