"""Schedules and runs in plain words, and the next dates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from hooks.listing import NEXT
from hooks.model.schedule import DAYS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from hooks.directory import ListedOffer
    from hooks.drawing.edition import Edition
    from hooks.model.schedule import Run, RunDate, Schedule
    from hooks.texts import Text

SOON = timedelta(days=120)
"""How far ahead closures and exceptions are announced."""


@dataclass(frozen=True, slots=True)
class Hours:
    """A schedule in words."""

    days: str
    clock: str
    """From–until, left to right; "" if not known."""
    since: str
    """The beginning alone, where the end is not known."""
    notes: tuple[str, ...]
    description: Text | None


@dataclass(frozen=True, slots=True)
class NextDate:
    """A day on which something takes place."""

    day: date
    shown: str
    hours: str


def hours_of(edition: Edition, schedule: Schedule, description: Text | None) -> Hours:
    """Say a schedule in plain words."""
    opens, closes = schedule.opens_at, schedule.closes_at
    if schedule.is_always:
        opens = closes = None
    clock = edition.lang.clock
    return Hours(
        days=_days(edition, schedule),
        clock=f"{clock(opens)}–{clock(closes)}" if opens is not None and closes else "",
        since=clock(opens) if opens is not None and closes is None else "",
        notes=tuple(_notes(edition, schedule)),
        description=description,
    )


def _days(edition: Edition, schedule: Schedule) -> str:
    if schedule.is_always:
        return edition.gettext("Every day, around the clock")
    if not schedule.byday:
        return edition.gettext("Times by arrangement")
    indexes = sorted({DAYS.index(day[-2:]) for day in schedule.byday})
    if len(indexes) == len(DAYS):
        return edition.gettext("Every day")
    joined: str = edition.remember(
        ("days", *indexes), lambda: edition.lang.list(_spans(edition, indexes))
    )
    return joined


def _spans(edition: Edition, indexes: Sequence[int]) -> list[str]:
    """Join three and more days in a row: Monday–Thursday."""
    spans: list[list[int]] = []
    for index in indexes:
        if spans and spans[-1][-1] == index - 1:
            spans[-1].append(index)
        else:
            spans.append([index])
    name = edition.lang.weekday
    shown: list[str] = []
    for span in spans:
        is_long = len(span) > 2  # noqa: PLR2004 - two days are named
        shown += [f"{name(span[0])} – {name(span[-1])}"] if is_long else [name(day) for day in span]
    return shown


def _notes(edition: Edition, schedule: Schedule) -> Iterable[str]:
    lang, say = edition.lang, edition.gettext
    if schedule.freq == "monthly":
        numbers = dict.fromkeys(day[:-2] for day in schedule.byday)
        ordinals = [_ordinal(edition, number) for number in numbers]
        yield say("in the month: {ordinals}", ordinals=lang.list(ordinals))
    if schedule.interval > 1 and schedule.freq == "weekly":
        yield edition.ngettext("every week", "every {count} weeks", schedule.interval)
    if schedule.interval > 1 and schedule.freq == "monthly":
        yield edition.ngettext("every month", "every {count} months", schedule.interval)
    if schedule.dtstart and schedule.dtstart > edition.day:
        yield say("from {date}", date=lang.short_date(schedule.dtstart))
    if schedule.until:
        yield say("until {date}", date=lang.short_date(schedule.until))
    yield from holiday_notes(edition, schedule)
    soon = [day for day in schedule.except_dates if edition.day <= day <= edition.day + SOON]
    if soon:
        yield say("not on {dates}", dates=lang.list(map(lang.short_date, soon)))


def _ordinal(edition: Edition, number: str) -> str:
    pgettext = edition.pgettext
    return {
        "1": pgettext("weekday in the month", "first"),
        "2": pgettext("weekday in the month", "second"),
        "3": pgettext("weekday in the month", "third"),
        "4": pgettext("weekday in the month", "fourth"),
        "5": pgettext("weekday in the month", "fifth"),
        "-1": pgettext("weekday in the month", "last"),
    }[number]


def holiday_notes(edition: Edition, schedule: Schedule) -> Iterable[str]:
    """Say in words what holds on public holidays and in the school holidays."""
    say = edition.gettext
    public = {
        "never": say("not on public holidays"),
        "only": say("only on public holidays"),
        "also": say("also on public holidays"),
    }
    school = {
        "never": say("not in the school holidays"),
        "only": say("only in the school holidays"),
    }
    if schedule.byday and not schedule.is_always:
        yield public[schedule.public_holidays]
        if schedule.school_holidays in school:
            yield school[schedule.school_holidays]


def next_dates(edition: Edition, offer: ListedOffer) -> list[NextDate]:
    """Return the next days of an offer, earliest first, without phone hours and dates of runs."""
    found: set[NextDate] = set()
    for schedule, days in edition.listing.next_days(offer):
        hours = hours_of(edition, schedule, None)
        shown = hours.clock or hours.since
        found |= {NextDate(day, edition.lang.full_date(day), shown) for day in days}
    return sorted(found, key=lambda one: (one.day, one.hours))[:NEXT]


def upcoming(run: Run, day: date) -> list[RunDate]:
    """Return the dates of a run that have not passed."""
    return [one for one in run.dates if one.end >= day]


def run_date(edition: Edition, one: RunDate) -> NextDate:
    """Say a date of a run in words; its `day` is the last, for hiding it once it has passed."""
    lang = edition.lang
    shown = lang.full_date(one.first)
    if one.last and one.last != one.first:
        shown = edition.gettext(
            "{first} to {last}", first=lang.full_date(one.first), last=lang.full_date(one.last)
        )
    hours = lang.clock(one.opens_at) if one.opens_at is not None else ""
    if one.closes_at is not None:
        hours += f"–{lang.clock(one.closes_at)}"
    return NextDate(one.end, shown, hours)
