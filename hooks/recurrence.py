"""The days on which an offer takes place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import islice
from typing import TYPE_CHECKING, Literal

from dateutil import rrule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hooks.model.provider import Closure
    from hooks.model.schedule import Schedule
    from hooks.model.vocabulary import Holidays

HORIZON = timedelta(days=366)
"""How far the next days are looked for."""
_FREQUENCIES: dict[str, Literal[1, 2]] = {"weekly": rrule.WEEKLY, "monthly": rrule.MONTHLY}


@dataclass(frozen=True)
class Calendar:
    """The holidays of a region, and how far they are known."""

    public: frozenset[date] = frozenset()
    school: frozenset[date] = frozenset()
    known_until: date = date.max
    """The last day of the last year for which public holidays are known."""
    school_known_until: date = date.max
    """Likewise for school holidays, by the years in which they begin."""


def calendar_of(holidays: Holidays | None) -> Calendar:
    """Return the days of the holidays; without any, all days are working days."""
    if holidays is None:
        return Calendar()
    public = frozenset(day.date for day in holidays.public_holidays)
    school = (days_between(term.first, term.last) for term in holidays.school_holidays)
    days = frozenset(day for term in school for day in term)
    terms = (term.first for term in holidays.school_holidays)
    return Calendar(public, days, _end_of_years(public), _end_of_years(terms))


def _end_of_years(days: Iterable[date]) -> date:
    return date(max((day.year for day in days), default=date.max.year), 12, 31)


def days_between(first: date, last: date) -> Iterator[date]:
    """Yield all days from the first to the last."""
    for offset in range((last - first).days + 1):
        yield first + timedelta(days=offset)


def closed_days(closures: Iterable[Closure]) -> frozenset[date]:
    """Return all days on which a provider is closed."""
    days: set[date] = set()
    reached = date.min
    for first, last in sorted((span.from_, span.until or span.from_) for span in closures):
        days.update(days_between(max(first, reached), last))  # no day twice, however they overlap
        reached = max(reached, last)
    return frozenset(days)


def takes_place(schedule: Schedule) -> bool:
    """Whether a schedule names days on which one can go somewhere or join in."""
    return bool(schedule.byday) and schedule.kind != "phone hours" and not schedule.is_always


def occurrences(
    schedule: Schedule, calendar: Calendar, closed: frozenset[date], start: date
) -> Iterator[date]:
    """Yield the days of a schedule, from a day on and for a year at most.

    Ends where the schedule depends on holidays that are not known yet.
    """
    for day, is_on in rule_days(schedule, calendar, closed, start):
        if is_on:
            yield day


def rule_days(
    schedule: Schedule, calendar: Calendar, closed: frozenset[date], start: date
) -> Iterator[tuple[date, bool]]:
    """Yield the days of a schedule's rule as `occurrences` does, and whether it takes place."""
    if not schedule.byday:
        return
    last = min(schedule.until or date.max, start + HORIZON)
    if schedule.public_holidays != "also":
        last = min(last, calendar.known_until)
    if schedule.school_holidays != "also":
        last = min(last, calendar.school_known_until)
    off = closed.union(schedule.except_dates)
    for day in _rule_days(schedule, start, last):
        yield day, day not in off and _is_on(schedule, calendar, day)


def next_days(
    schedule: Schedule, calendar: Calendar, closed: frozenset[date], start: date, count: int
) -> list[date]:
    """Return the next days of a schedule, at most `count`."""
    return list(islice(occurrences(schedule, calendar, closed, start), count))


def _rule_days(schedule: Schedule, start: date, last: date) -> Iterator[date]:
    anchor = schedule.dtstart or start
    rule = rrule.rrule(
        _FREQUENCIES[schedule.freq],
        dtstart=_midnight(anchor),
        interval=schedule.interval,
        byweekday=[_weekday(day) for day in schedule.byday],
        until=_midnight(last),
    )
    for moment in rule.xafter(_midnight(start), inc=True):
        yield moment.date()


def _weekday(day: str) -> rrule.weekday:
    weekday: rrule.weekday = getattr(rrule, day[-2:])
    return weekday(int(day[:-2])) if len(day) > len("MO") else weekday


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day)  # noqa: DTZ001 - days have no time zone


def _is_on(schedule: Schedule, calendar: Calendar, day: date) -> bool:
    return _allowed(schedule.public_holidays, day in calendar.public) and _allowed(
        schedule.school_holidays, day in calendar.school
    )


def _allowed(when: str, is_holiday: bool) -> bool:
    return when == "also" or (when == "only") == is_holiday
