"""Weekly times as schema.org says them; what it cannot say stands on the page alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hooks.drawing.times import SOON
from hooks.model.schedule import DAYS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from hooks.model.provider import Closure
    from hooks.model.schedule import Schedule

_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SCHEMA = "https://schema.org/"
_MIDNIGHT = 1440


def opening_hours(
    schedules: Iterable[Schedule], closures: Iterable[Closure], day: date
) -> list[dict[str, Any]]:
    """Return weekly times, and the days on which they do not hold.

    Schedules that depend on more than the day of the week (every second week, the first Monday
    of a month, not in school holidays) are left out: they would be wrong on other days.

    Args:
        schedules: Times of one place or number.
        closures: When the provider is closed.
        day: The day that the site is built for.
    """
    weekly = [one for one in schedules if _is_weekly(one, day)]
    if not weekly:
        return []
    return [
        *(_hours(one, day) for one in weekly),
        *_holidays(weekly),
        *(_closed(one, one) for one in _exceptions(weekly, day)),
        *_closures(closures, day),
    ]


def _is_weekly(schedule: Schedule, day: date) -> bool:
    is_plain = schedule.freq == "weekly" and schedule.interval == 1 and bool(schedule.byday)
    is_open = schedule.opens_at is not None and (schedule.until or day) >= day
    holds = schedule.school_holidays == "also" and schedule.public_holidays != "only"
    return is_plain and is_open and holds


def _hours(schedule: Schedule, day: date) -> dict[str, Any]:
    days = [f"{_SCHEMA}{_NAMES[DAYS.index(one)]}" for one in schedule.byday]
    found: dict[str, Any] = {
        "@type": "OpeningHoursSpecification",
        "dayOfWeek": days if len(days) > 1 else days[0],
        "opens": clock(schedule.opens_at or 0),
    }
    if schedule.closes_at is not None:
        found["closes"] = clock(schedule.closes_at)
    if schedule.dtstart and schedule.dtstart > day:
        found["validFrom"] = schedule.dtstart.isoformat()
    if schedule.until:
        found["validThrough"] = schedule.until.isoformat()
    return found


def clock(minutes: int) -> str:
    """Write minutes since midnight; the last minute of a day stands for its end."""
    minutes = min(minutes, _MIDNIGHT - 1)
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def _holidays(weekly: Sequence[Schedule]) -> Iterator[dict[str, Any]]:
    if all(one.public_holidays == "never" for one in weekly):
        day = {"dayOfWeek": f"{_SCHEMA}PublicHolidays"}
        yield {"@type": "OpeningHoursSpecification", **day, "opens": "00:00", "closes": "00:00"}


def _exceptions(weekly: Sequence[Schedule], day: date) -> list[date]:
    """Return the days on which everything is off that would be on."""
    dates = {one for schedule in weekly for one in schedule.except_dates}
    return sorted(
        one
        for one in dates
        if day <= one <= day + SOON
        and all(one in other.except_dates for other in weekly if _is_on(other, one))
    )


def _is_on(schedule: Schedule, day: date) -> bool:
    return DAYS[day.weekday()] in schedule.byday


def _closures(closures: Iterable[Closure], day: date) -> Iterator[dict[str, Any]]:
    for one in closures:
        last = one.until or one.from_
        if last >= day and one.from_ <= day + SOON:
            yield _closed(one.from_, last)


def _closed(first: date, last: date) -> dict[str, Any]:
    return {
        "@type": "OpeningHoursSpecification",
        "opens": "00:00",
        "closes": "00:00",
        "validFrom": first.isoformat(),
        "validThrough": last.isoformat(),
    }
