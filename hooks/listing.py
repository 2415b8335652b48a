"""Which offers belong into lists today, and under which terms."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from hooks.pages import BROWSE
from hooks.recurrence import next_days, takes_place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from hooks.directory import Directory, ListedOffer
    from hooks.history import RecordDates
    from hooks.model.schedule import Schedule

Made = TypeVar("Made")

NEXT = 3
"""How many next dates a page shows."""


@dataclass(frozen=True)
class Listing:
    """The offers of a directory on a day."""

    directory: Directory
    day: date
    dates: Mapping[str, RecordDates] = field(default_factory=dict)
    """What the repository remembers of records, by their ids of any time; empty without it."""
    made: dict[object, Any] = field(default_factory=dict, compare=False)
    """What all languages have alike; see `remember`."""

    @cached_property
    def offers(self) -> list[ListedOffer]:
        """All offers that belong into lists, by id."""
        return [offer for offer in self.directory.offers.values() if offer.is_current(self.day)]

    @cached_property
    def by_term(self) -> Mapping[str, Mapping[str, list[ListedOffer]]]:
        """The offers of each place, topic and life phase, by vocabulary and code."""
        found: dict[str, dict[str, list[ListedOffer]]] = {
            name: defaultdict(list) for name in BROWSE
        }
        for offer in self.offers:
            for name, terms in found.items():
                for code in codes_of(self.directory, offer, name):
                    terms[code].append(offer)
        return found

    def next_days(self, offer: ListedOffer) -> list[tuple[Schedule, list[date]]]:
        """Return the next days of each schedule of an offer, without phone hours."""
        return self.remember(("next days", offer.id), lambda: [*self._next_days(offer)])

    def _next_days(self, offer: ListedOffer) -> Iterator[tuple[Schedule, list[date]]]:
        if offer.record.status != "active" or not offer.is_current(self.day):
            return
        calendar, closed = self.directory.vocabulary.calendar, offer.provider.closed
        for one in filter(takes_place, offer.record.schedules):
            yield one, next_days(one, calendar, closed, self.day, NEXT)

    @cached_property
    def newest(self) -> list[ListedOffer]:
        """The offers whose last change is known, without sensitive ones, newest first."""
        known = [(self.changed(one), one) for one in self.offers if not one.is_sensitive]
        dated = [(moment, one) for moment, one in known if moment]
        return [one for _, one in sorted(dated, key=lambda two: two[0], reverse=True)]

    def changed(self, offer: ListedOffer) -> datetime | None:
        """Return when an offer last changed, else when it was confirmed."""
        found = self.dates.get(offer.id)
        assured = offer.record.assured_date
        confirmed = datetime.combine(assured, time(), UTC) if assured else None
        return found.changed if found else confirmed

    def published(self, offer: ListedOffer) -> datetime | None:
        """Return when an offer came into the directory, under whatever id."""
        ids = (offer.id, *offer.record.former_ids)
        return min((self.dates[one].published for one in ids if one in self.dates), default=None)

    @cached_property
    def shareable(self) -> Mapping[str, Mapping[str, list[ListedOffer]]]:
        """What pages of others may show, by town and life phase: what is in the town first."""
        terms = self.directory.vocabulary.terms
        found: dict[str, dict[str, list[ListedOffer]]] = {
            town: {phase: [] for phase in terms["life_phases"]} for town in terms["municipalities"]
        }
        for town, phases in found.items():
            served = [one for one in self.under("municipalities", town) if not one.is_sensitive]
            for offer in sorted(served, key=lambda one: _distance(one, town)):
                for phase in offer.record.life_phases:
                    phases[phase].append(offer)
        return found

    def remember(self, key: object, make: Callable[[], Made]) -> Made:
        """Return what was made under a key before, in whichever language, else make it."""
        if key not in self.made:
            self.made[key] = make()
        found: Made = self.made[key]
        return found

    def under(self, vocabulary: str, code: str) -> list[ListedOffer]:
        """Return the offers of a term and of the terms below it."""
        return self.by_term[vocabulary].get(code, [])


def _distance(offer: ListedOffer, town: str) -> tuple[bool, bool, int, str]:
    """Return how far an offer is from a town: in it, for few towns, for all; then its name."""
    is_elsewhere = not any(place.is_in(town) for place in offer.places)
    return is_elsewhere, offer.is_wide, len(offer.towns), offer.record.name


def codes_of(directory: Directory, offer: ListedOffer, vocabulary: str) -> Iterable[str]:
    """Return the places, life phases, or topics with those above them, that an offer is under."""
    if vocabulary == "municipalities":
        return offer.towns
    if vocabulary == "life_phases":
        return offer.record.life_phases
    terms = directory.vocabulary.terms["topics"]
    parents = (terms[code].parent for code in offer.record.topics)
    return {*offer.record.topics, *filter(None, parents)}
