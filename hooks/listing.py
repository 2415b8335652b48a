"""Which offers belong into lists today, and under which terms."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from hooks.pages import BROWSE
from hooks.recurrence import next_days

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from hooks.directory import Directory, ListedOffer
    from hooks.model.schedule import Schedule

Made = TypeVar("Made")

NEXT = 3
"""How many next dates a page shows."""


@dataclass(frozen=True)
class Listing:
    """The offers of a directory on a day."""

    directory: Directory
    day: date
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

    @cached_property
    def next_days(self) -> Mapping[str, list[tuple[Schedule, list[date]]]]:
        """The next days of each schedule of an offer, by its id, without phone hours."""
        calendar = self.directory.vocabulary.calendar
        return {
            offer.id: [
                (one, next_days(one, calendar, offer.provider.closed, self.day, NEXT))
                for one in offer.record.schedules
                if one.kind != "phone hours" and not one.is_always
            ]
            for offer in self.offers
            if offer.record.status == "active"
        }

    def remember(self, key: object, make: Callable[[], Made]) -> Made:
        """Return what was made under a key before, in whichever language, else make it."""
        if key not in self.made:
            self.made[key] = make()
        found: Made = self.made[key]
        return found

    def under(self, vocabulary: str, code: str) -> list[ListedOffer]:
        """Return the offers of a term and of the terms below it."""
        return self.by_term[vocabulary].get(code, [])


def codes_of(directory: Directory, offer: ListedOffer, vocabulary: str) -> Iterable[str]:
    """Return the places, life phases, or topics with those above them, that an offer is under."""
    if vocabulary == "municipalities":
        return offer.towns
    if vocabulary == "life_phases":
        return offer.record.life_phases
    terms = directory.vocabulary.terms["topics"]
    parents = (terms[code].parent for code in offer.record.topics)
    return {*offer.record.topics, *filter(None, parents)}
