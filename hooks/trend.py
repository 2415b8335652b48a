"""How the number of offers has grown, as far as records and the repository's history tell."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateutil.relativedelta import relativedelta

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from hooks.coverage import Coverage

YEARS = 12
"""How many years are told apart; what is older counts together."""
QUARTERS = 12
"""How many quarters are shown, the last ones."""
FILLING = relativedelta(months=6)
"""How long a directory is filled for the first time, where the operator does not say."""


@dataclass(frozen=True)
class Trend:
    """What began when."""

    before: int
    """How many of today's offers are older than the first year of `began`."""
    began: tuple[tuple[int, int], ...]
    """Year, and how many of today's offers began in it."""
    unknown: int
    """How many of today's offers do not say since when they exist."""
    filled_until: date | None
    """Until when the directory was filled for the first time; None without history."""
    entered: tuple[tuple[date, int], ...]
    """First day of a quarter, and how many entries came in it, without the first filling."""


def trend_of(coverage: Coverage) -> Trend:
    """Return what began when; days after the build day do not count."""
    day = coverage.listing.day
    since = [one.record.offered_since for one in coverage.listing.offers]
    years = Counter(one.year for one in since if one and one <= day)
    first = max(min(years, default=day.year + 1), day.year - YEARS + 1)
    until = filled_until(coverage)
    return Trend(
        before=sum(count for year, count in years.items() if year < first),
        began=tuple((year, years[year]) for year in range(first, day.year + 1)),
        unknown=since.count(None),
        filled_until=until,
        entered=_by_quarter(_entries_after(coverage, until), until, day) if until else (),
    )


def filled_until(coverage: Coverage) -> date | None:
    """Return the last day of the first filling; what a history begins with is always part of it."""
    if not coverage.entered:
        return None
    first = min(coverage.entered.values())
    return max(coverage.vocabulary.planning.filled_until or first + FILLING, first)


def _entries_after(coverage: Coverage, until: date) -> Iterable[date]:
    """Yield when the offers of the directory first came into it, under whatever id."""
    for offer in coverage.listing.directory.offers.values():
        known = (coverage.entered.get(one) for one in (offer.id, *offer.record.former_ids))
        first = min(filter(None, known), default=until)
        if first > until:
            yield first


def _by_quarter(days: Iterable[date], until: date, day: date) -> tuple[tuple[date, int], ...]:
    counts = Counter(_quarter(one) for one in days if one <= day)
    last = _quarter(day)
    shown = [last - relativedelta(months=3 * back) for back in reversed(range(QUARTERS))]
    return tuple((one, counts[one]) for one in shown if one >= _quarter(until)) if counts else ()


def _quarter(day: date) -> date:
    """Return the first day of a day's quarter."""
    return day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)
