"""What offers are filtered by: for each facet, one column with a value an offer.

A value is the number of a combination of codes, since many offers share the same one.
The columns hold codes, not words: all languages share them.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from hooks.listing import codes_of
from hooks.model.values import age_in_days
from hooks.search.coding import column

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence

    from hooks.directory import Directory, ListedOffer
    from hooks.listing import Listing
    from hooks.search.needs import Needs

WHOLE = frozenset({"topics", "needs", "mentions", "life_phases", "flags"})
"""Columns that decide which offers are found at all; of the others, blocks are enough."""
BLOCK = 4096
"""How many offers a block of columns holds."""
GROWN = 27
"""The last year of age that is told apart."""


@dataclass(frozen=True, slots=True)
class Column:
    """The combinations of codes there are, and which one each offer has."""

    combinations: tuple[tuple[Hashable, ...], ...]
    numbers: tuple[int, ...]

    def whole(self) -> dict[str, Any]:
        """Return the column as it is written."""
        return {"combinations": self.combinations, "rows": column(self.numbers)}

    def block(self, number: int) -> str:
        """Return the rows of a block of offers as they are written."""
        return column(self.numbers[number * BLOCK : (number + 1) * BLOCK])


def combined(values: Iterable[Sequence[Hashable]]) -> Column:
    """Return a column of combinations, the commonest first."""
    rows = [tuple(value) for value in values]
    combinations = tuple(one for one, _ in Counter(rows).most_common())
    numbers = {one: number for number, one in enumerate(combinations)}
    return Column(combinations, tuple(numbers[row] for row in rows))


def facet_files(columns: Mapping[str, Column], count: int) -> dict[str, dict[str, Any]]:
    """Return the files of the facets, by name: what every search needs, then blocks of offers.

    Similar offers are neighbours, so a search needs the blocks of few.
    """
    head = {
        name: one.whole() if name in WHOLE else {"combinations": one.combinations}
        for name, one in columns.items()
    }
    files: dict[str, dict[str, Any]] = {"facets": {"count": count, "block": BLOCK, "columns": head}}
    for number in range(-(-count // BLOCK)):
        rows = {name: one.block(number) for name, one in columns.items() if name not in WHOLE}
        files[f"facets-{number}"] = rows
    return files


def facets(
    listing: Listing, offers: Sequence[ListedOffer], needs: Mapping[str, Needs]
) -> dict[str, Column]:
    """Return the columns of all facets, by name; codes stand as the number of their term."""
    vocabulary = listing.directory.vocabulary
    numbers = {
        name: {code: number for number, code in enumerate(terms)}
        for name, terms in vocabulary.terms.items()
    }

    def coded(name: str, codes: Callable[[ListedOffer], Iterable[str]]) -> Column:
        known = numbers[name]
        return combined(sorted({known[code] for code in codes(one)}) for one in offers)

    return {
        "topics": coded("topics", lambda one: codes_of(listing.directory, one, "topics")),
        "needs": coded("needs", lambda one: needs[one.id].named),
        "mentions": coded("needs", lambda one: needs[one.id].mentioned),
        "life_phases": coded("life_phases", lambda one: one.record.life_phases),
        "flags": combined(_flags(one) for one in offers),
        "ages": combined(_years(listing.directory, one) for one in offers),
        "languages": coded("languages", spoken),
        "cost": combined((one.record.cost,) for one in offers),
        "formats": coded("formats", lambda one: one.record.formats),
        "reassurances": coded("reassurances", lambda one: one.record.reassurances),
        "accessibility": coded("accessibility", _accessible),
    }


def towns(listing: Listing, offers: Sequence[ListedOffer]) -> Column:
    """Return the towns that offers serve, as numbers: who asks for no place needs none."""
    codes = listing.directory.vocabulary.terms["municipalities"]
    numbers = {code: number for number, code in enumerate(codes)}
    return combined(sorted({numbers[code] for code in one.towns}) for one in offers)


def spoken(offer: ListedOffer) -> Iterator[str]:
    """Yield languages that are spoken there without a condition."""
    yield from (one.code for one in offer.record.languages if not one.note)
    yield from (code for phone in offer.record.phones for code in phone.languages)


def _accessible(offer: ListedOffer) -> set[str]:
    """Return what every place of an offer has."""
    places = [place.location.accessibility for place in offer.places]
    having = [{code for code, state in one.items() if state == "yes"} for one in places]
    return set.intersection(*having) if having else set()


def _years(directory: Directory, offer: ListedOffer) -> list[int]:
    """Return the ages of children (years; -1 before birth) that an offer is for."""
    ages = offer.record.ages
    if ages and ages.whose != "parent":
        return _span(ages.minimum_age, ages.maximum_age)
    phases = (directory.vocabulary.term("life_phases", code) for code in offer.record.life_phases)
    years: set[int] = set()
    for phase in phases:
        low, high = getattr(phase, "minimum_age", None), getattr(phase, "maximum_age", None)
        years |= set(_span(low, high)) if low or high else {-1}
    return sorted(years)


def _span(low: str | None, high: str | None) -> list[int]:
    first = age_in_days(low or "0 years") // 365
    last = age_in_days(high, whole=True) // 366 if high else GROWN
    return list(range(first, min(last, GROWN) + 1))


def _flags(offer: ListedOffer) -> list[str]:
    """Return what a search must know of an offer besides its facets."""
    record = offer.record
    full = bool(record.capacity and record.capacity.state == "full")
    flags = {
        "paused": record.status != "active",
        "full": full,
        "residents": record.residence == "required",
        "helpline": record.helpline,
    }
    return [name for name, is_so in flags.items() if is_so]
