"""What takes place, as the lines of a calendar that are the same in every language."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from hooks.calendar_lines import time_line, until, utc
from hooks.recurrence import rule_days, takes_place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hooks.directory import ListedOffer
    from hooks.listing import Listing
    from hooks.model.schedule import Run, RunDate, Schedule

    _Found = tuple[str, Schedule | Run, Schedule | RunDate, list[str]]
    """What tells it from others of the offer, what the record says, its hours, its lines."""

OFTEN = 2
"""Who opens on more days a week keeps office hours, which would bury what happens once."""
_FREQUENCIES = {"weekly": "WEEKLY", "monthly": "MONTHLY"}


@dataclass(frozen=True, slots=True)
class Happening:
    """A schedule, or one date of a run, as an event of calendars (RFC 5545)."""

    offer: ListedOffer
    said: Schedule | Run
    """What the record says of it."""
    lines: tuple[str, ...]
    """Identity and times, unfolded."""
    since: int | None
    """When it begins, in minutes since midnight, where its end is not known."""
    is_office: bool
    """Whether it is the hours of an office that is open on most days."""

    @property
    def is_cancelled(self) -> bool:
        """Whether it was to take place and does not."""
        return getattr(self.said, "cancelled", False)


@dataclass(frozen=True)
class Diary:
    """Writes down what takes place from the day's month on, for a year."""

    listing: Listing
    site_url: str
    """Ends with '/'; tells events from those of other sites."""
    timezone: str

    @property
    def start(self) -> date:
        """The first day of the month, so that calendars stay the same for all of it."""
        return self.listing.day.replace(day=1)

    def happenings(self, offer: ListedOffer) -> Iterator[Happening]:
        """Yield what takes place of an offer, in the order of its record."""
        stamp = self.listing.changed(offer) or datetime.combine(self.listing.day, time(), UTC)
        used: Counter[str] = Counter()
        is_office = _is_office(offer)
        for key, said, timed, times in [*self._schedules(offer), *self._runs(offer)]:
            used[key] += 1
            uid = uuid5(NAMESPACE_URL, f"{self.site_url}{offer.id}#{key}#{used[key]}")
            lines = (f"UID:{uid}", f"DTSTAMP:{utc(stamp)}", *times, *_state(said))
            since = timed.opens_at if timed.closes_at is None else None
            is_hours = getattr(said, "kind", "") == "opening hours"
            yield Happening(offer, said, lines, since, is_office and is_hours)

    def _schedules(self, offer: ListedOffer) -> Iterator[_Found]:
        if offer.record.status == "active":
            for one in filter(takes_place, offer.record.schedules):
                if times := list(self._recurring(offer, one)):
                    days = ",".join(one.byday)
                    key = f"{one.kind}/{one.location}/{one.freq}/{one.interval}/{days}"
                    yield key, one, one, times

    def _runs(self, offer: ListedOffer) -> Iterator[_Found]:
        for run in offer.record.runs:
            for one in run.dates:
                yield f"run/{one.first}/{run.location}", run, one, list(self._dated(one))

    def _recurring(self, offer: ListedOffer, schedule: Schedule) -> Iterator[str]:
        """Yield the lines of a rule; none where it names no day that is known.

        The first day is one on which it takes place, and the last ends the rule: what is left out
        lies between them.
        """
        days = self._days(offer, schedule)
        on = [day for day, is_on in days if is_on]
        if not on:
            return
        yield from self._span(on[0], on[0], schedule.opens_at, schedule.closes_at)
        if on[0] < on[-1]:
            every = f";INTERVAL={schedule.interval}" if schedule.interval > 1 else ""
            rule = f"FREQ={_FREQUENCIES[schedule.freq]}{every};BYDAY={','.join(schedule.byday)}"
            yield f"RRULE:{rule};UNTIL={until(on[-1], schedule.opens_at, self.timezone)}"
        if off := [day for day, is_on in days if not is_on and on[0] < day < on[-1]]:
            yield time_line("EXDATE", off, schedule.opens_at, self.timezone)

    def _days(self, offer: ListedOffer, schedule: Schedule) -> list[tuple[date, bool]]:
        calendar, closed = self.listing.directory.vocabulary.calendar, offer.provider.closed
        first, last = offer.record.valid_from or date.min, offer.record.valid_to or date.max
        found = rule_days(schedule, calendar, closed, self.start)
        return [(day, is_on) for day, is_on in found if first <= day <= last]

    def _dated(self, one: RunDate) -> Iterator[str]:
        yield from self._span(one.first, one.end, one.opens_at, one.closes_at)
        if one.opens_at is not None and one.first < one.end:
            yield f"RRULE:FREQ=DAILY;UNTIL={until(one.end, one.opens_at, self.timezone)}"

    def _span(
        self, first: date, last: date, opens: int | None, closes: int | None
    ) -> Iterator[str]:
        """Yield beginning and end of the first time; whole days reach until the last."""
        yield time_line("DTSTART", [first], opens, self.timezone)
        if opens is None:
            yield time_line("DTEND", [last + timedelta(days=1)], None, self.timezone)
        elif closes is not None:
            yield time_line("DTEND", [first], closes, self.timezone)


def _state(said: Schedule | Run) -> tuple[str, str]:
    """Return whether it takes place; nobody is busy because a directory says so."""
    is_cancelled = getattr(said, "cancelled", False)
    return f"STATUS:{'CANCELLED' if is_cancelled else 'CONFIRMED'}", "TRANSP:TRANSPARENT"


def _is_office(offer: ListedOffer) -> bool:
    """Whether an offer is open on more days of a week than one would write into a diary."""
    days = {
        day
        for one in offer.record.schedules
        if one.kind == "opening hours" and one.freq == "weekly"
        for day in one.byday
    }
    return len(days) > OFTEN
