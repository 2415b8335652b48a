"""When offers are open, when they take place next, and on which days of the week."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from hooks.model.schedule import DAYS
from hooks.recurrence import occurrences
from hooks.search.columns import combined

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence
    from datetime import date

    from hooks.directory import ListedOffer
    from hooks.listing import Listing
    from hooks.model.schedule import Schedule

PARTS_OF_DAY = (0, 12 * 60, 17 * 60, 24 * 60)
"""Morning, afternoon and evening begin, and the last one ends, at these minutes."""
AHEAD = 15
"""For how many days the openings are written down; older copies of the site do not show them."""


def times(listing: Listing, offers: Sequence[ListedOffer]) -> dict[str, Any]:
    """Return when offers are open in the next days, their next dates, and their days of the week.

    Openings are `[days from the build day, opens, closes]` in minutes; next dates are days from the
    build day; of the week, the slots say on which days and at what time of day, whatever the date.
    All three stand in one column, for they are made from the same schedules.
    """
    return {
        "from": str(listing.day),
        "days": AHEAD,
        **combined(_times(listing, one) for one in offers).whole(),
    }


def _times(listing: Listing, offer: ListedOffer) -> tuple[tuple[Hashable, ...], ...]:
    openings, slots = sorted(_openings(listing, offer)), sorted(_slots(offer))
    return tuple(openings), tuple(_next(listing, offer)), tuple(slots)


def _openings(listing: Listing, offer: ListedOffer) -> Iterator[tuple[int, int, int]]:
    if offer.record.status != "active":
        return
    calendar = listing.directory.vocabulary.calendar
    last = listing.day + timedelta(days=AHEAD - 1)
    for schedule in schedules_of(offer):
        if schedule.closes_at and schedule.kind != "by appointment":
            for day in occurrences(schedule, calendar, offer.provider.closed, listing.day):
                if day > last:
                    break
                yield (day - listing.day).days, schedule.opens_at or 0, schedule.closes_at


def _next(listing: Listing, offer: ListedOffer) -> list[int]:
    days: set[date] = {day for _, found in listing.next_days(offer) for day in found}
    if offer.record.status == "active":
        runs = (one for run in offer.record.runs if not run.cancelled for one in run.dates)
        days |= {one.first for one in runs if one.first >= listing.day}
    return [(day - listing.day).days for day in sorted(days)[:3]]


def _slots(offer: ListedOffer) -> set[int]:
    """Return when something takes place: three parts of each day, Monday morning is 0."""
    return {
        3 * DAYS.index(day[-2:]) + part
        for schedule in schedules_of(offer)
        for day in schedule.byday
        for part in _parts(schedule)
    }


def _parts(schedule: Schedule) -> Iterator[int]:
    opens = schedule.opens_at or 0
    closes = schedule.closes_at or (24 * 60 if schedule.opens_at is None else opens + 1)
    for part, begins in enumerate(PARTS_OF_DAY[:-1]):
        if opens < PARTS_OF_DAY[part + 1] and closes > begins:
            yield part


def schedules_of(offer: ListedOffer) -> list[Schedule]:
    """Return when one can come; where there is nowhere to come to, when somebody answers."""
    own = [one for one in offer.record.schedules if one.byday]
    if any(one.kind != "phone hours" for one in own):
        return [one for one in own if one.kind != "phone hours"]
    return own + [one for phone in offer.record.phones for one in phone.schedules if one.byday]
