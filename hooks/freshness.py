"""How fresh the confirmations of records are on a day, and what wants to be confirmed again."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from dateutil.relativedelta import relativedelta

from hooks.problems import Severity
from hooks.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hooks.directory import Directory, ListedOffer, ListedProvider
    from hooks.problems import Problem

MONTHS: int = Settings.model_fields["assured_months"].default
"""How many months a confirmation holds where no settings say it."""
REGION = "region"
"""The group of offers that serve the whole region or more."""
ELSEWHERE = "elsewhere"
"""The group of offers in towns of no youth office."""


class Freshness(StrEnum):
    """What a reader may expect of a record."""

    CONFIRMED = "confirmed"
    DUE = "due"
    """It was confirmed once, longer ago than confirmations hold."""
    UNCONFIRMED = "unconfirmed"


@dataclass(frozen=True, slots=True)
class DueProvider:
    """A provider with those of its offers that want to be confirmed."""

    provider: ListedProvider
    offers: tuple[ListedOffer, ...]
    """At least one; never confirmed ones first, then the oldest."""


@dataclass(frozen=True, slots=True)
class DueGroup:
    """What is due in one youth office's towns."""

    code: str
    """Of the youth office, or `REGION`, or `ELSEWHERE`."""
    kind: str
    """`youth office`, `region` or `elsewhere`."""
    providers: tuple[DueProvider, ...]

    @property
    def count(self) -> int:
        """How many offers are due."""
        return sum(len(one.offers) for one in self.providers)


def freshness(assured: date | None, day: date, months: int) -> Freshness:
    """Return the state of a record on a day.

    Args:
        assured: When it was last confirmed; None if never.
        day: The day that counts.
        months: How many calendar months a confirmation holds; its last day still counts, and
            where a month is too short, that is the month's last day.
    """
    if assured is None:
        return Freshness.UNCONFIRMED
    last = assured + relativedelta(months=months)
    return Freshness.CONFIRMED if day <= last else Freshness.DUE


def months_passed(assured: date, day: date) -> int:
    """Return than how many whole months a confirmation is older."""
    passed = relativedelta(day - timedelta(days=1), assured)
    return passed.years * 12 + passed.months


def due_offers(directory: Directory, day: date, months: int) -> list[ListedOffer]:
    """Return the offers of a day that want to be confirmed: never confirmed first, then oldest."""
    due = (
        offer
        for offer in directory.offers.values()
        if offer.is_current(day)
        and freshness(offer.record.assured_date, day, months) is not Freshness.CONFIRMED
    )
    return sorted(due, key=lambda one: (one.record.assured_date or date.min, one.id))


def by_provider(due: Iterable[ListedOffer]) -> list[DueProvider]:
    """Group offers by their providers, in the order of the first offer of each."""
    found: dict[str, list[ListedOffer]] = defaultdict(list)
    for offer in due:
        found[offer.provider.id].append(offer)
    return [DueProvider(own[0].provider, tuple(own)) for own in found.values()]


def by_youth_office(directory: Directory, due: Iterable[ListedOffer]) -> list[DueGroup]:
    """Group offers by the youth offices of the towns that they serve, and then by provider.

    Offers for towns of several youth offices stand under each of them.

    Returns:
        The youth offices in the order of the vocabulary, the region, then what has none; those
        without offers are left out.
    """
    found: dict[tuple[str, str], list[ListedOffer]] = {
        **{("youth office", code): [] for code in directory.vocabulary.terms["youth_offices"]},
        (REGION, REGION): [],
        (ELSEWHERE, ELSEWHERE): [],
    }
    for offer in due:
        for key in _keys(directory, offer):
            found[key].append(offer)
    return [
        DueGroup(code, kind, tuple(by_provider(offers)))
        for (kind, code), offers in found.items()
        if offers
    ]


def _keys(directory: Directory, offer: ListedOffer) -> list[tuple[str, str]]:
    towns = directory.vocabulary.municipalities
    if offer.is_wide or len(offer.towns) == len(towns):
        return [(REGION, REGION)]
    codes = {towns[code].youth_office for code in offer.towns}
    return [("youth office", code) for code in sorted(filter(None, codes))] or [
        (ELSEWHERE, ELSEWHERE)
    ]


def due_problems(directory: Directory, day: date, months: int) -> Iterator[Problem]:
    """Warn of confirmations that are too old, once a provider; the never confirmed are a list."""
    once = [one for one in due_offers(directory, day, months) if one.record.assured_date]
    for one in by_provider(once):
        current = [x for x in directory.by_provider[one.provider.id] if x.is_current(day)]
        whole = len(one.offers) == len(current)
        ids = one.provider.id if whole else " ".join(offer.id for offer in one.offers)
        yield _due_problem(one, ids, months)


def _due_problem(one: DueProvider, ids: str, months: int) -> Problem:
    oldest = one.offers[0]
    more = f" und {len(one.offers) - 1} weitere" if len(one.offers) > 1 else ""
    message = (
        f"»{oldest.record.name}«{more}: zuletzt am {oldest.record.assured_date:%d.%m.%Y} "
        f"bestätigt; das ist länger als {months} {'Monate' if months > 1 else 'Monat'} her. "
        f"Fragen Sie nach, und tragen Sie es ein: python -m hooks confirm {ids}"
    )
    problem = oldest.document.problem(("assured_date",), message)
    return replace(problem, severity=Severity.WARNING)
