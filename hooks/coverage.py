"""How many offers there are for what, and where: counted once, for all languages."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from hooks.listing import codes_of
from hooks.model.offer import COSTS
from hooks.search.columns import spoken

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from hooks.directory import Directory, ListedOffer, Vocabulary
    from hooks.listing import Listing

Measure = Literal["serves", "within"]
"""What serves a place, or what is in it."""
MEASURES: tuple[Measure, ...] = ("serves", "within")
DIMENSIONS = ("topics", "life_phases", "languages", "cost", "formats")
"""By what offers are counted."""
UNSTATED = "-"
"""Stands among the codes of a dimension for offers that say nothing of it."""
COMMON, ALL = "@common", "@all"
"""Rows beside the towns: what serves all of them, or is in none; all offers, each once."""
LEVELS = 4
"""How many shades tell numbers apart."""
_PER = 1000


@dataclass(frozen=True, slots=True)
class Group:
    """Offers that are alike in everything that is counted."""

    towns: Mapping[Measure, frozenset[str]]
    codes: tuple[tuple[str, ...], ...]
    """For each of `DIMENSIONS`."""
    count: int


@dataclass(frozen=True)
class Table:
    """The numbers of offers of one measure: rows are towns and `COMMON` and `ALL`."""

    totals: Counter[str]
    """By row; an offer counts once, under however many codes it is."""
    cells: Counter[tuple[str, str]]
    """By row and code."""


@dataclass(frozen=True)
class Coverage:
    """What is offered where, on a day."""

    listing: Listing
    entered: Mapping[str, date]
    """When records of offers first came into the repository, by id, as far as that is known."""
    languages: tuple[str, ...] = ()
    """Those of the site: they are counted even where nobody speaks them."""
    tables: dict[tuple[str, str, str], Table] = field(default_factory=dict)
    """What was counted before; see `table`."""

    @property
    def vocabulary(self) -> Vocabulary:
        """All terms."""
        return self.listing.directory.vocabulary

    @property
    def towns(self) -> list[str]:
        """The codes of the region's towns."""
        return list(self.vocabulary.municipalities)

    @cached_property
    def groups(self) -> list[Group]:
        """All offers of the day."""
        return group_offers(self.listing.directory, self.listing.offers)

    @cached_property
    def children(self) -> dict[tuple[str, str], int]:
        """The numbers of children by town and life phase; "" stands for all phases."""
        known = self.vocabulary.planning.children
        return {(one.municipality, one.life_phase or ""): one.number for one in known}

    @cached_property
    def surveyed(self) -> dict[tuple[str, str], date]:
        """When somebody looked for all offers of a topic in a town, by town and topic."""
        known = self.vocabulary.planning.surveys
        return {(one.municipality, one.topic): one.date for one in known}

    def codes(self, dimension: str) -> list[str]:
        """Return what offers are counted by: all terms; of languages, those in use.

        That is, somebody speaks them, or the site is in them.
        `UNSTATED` comes last, where offers say nothing.
        """
        at = DIMENSIONS.index(dimension)
        used = {code for group in self.groups for code in group.codes[at]}
        known = COSTS if dimension == "cost" else self.vocabulary.terms[dimension]
        in_use = used.union(self.languages) if dimension == "languages" else known
        return [*(one for one in known if one in in_use), *used & {UNSTATED}]

    def table(self, measure: Measure, dimension: str, life_phase: str = "") -> Table:
        """Return the numbers of a life phase's offers; "" stands for all."""
        key = (measure, dimension, life_phase)
        if key not in self.tables:
            self.tables[key] = self._count(measure, dimension, life_phase)
        return self.tables[key]

    def _count(self, measure: Measure, dimension: str, life_phase: str) -> Table:
        at, towns = DIMENSIONS.index(dimension), frozenset(self.towns)
        phase_at = DIMENSIONS.index("life_phases")
        totals: Counter[str] = Counter()
        cells: Counter[tuple[str, str]] = Counter()
        for group in self.groups:
            if life_phase and life_phase not in group.codes[phase_at]:
                continue
            for row in rows_of(group.towns[measure], towns, measure):
                totals[row] += group.count
                for code in group.codes[at]:
                    cells[row, code] += group.count
        return _spread(Table(totals, cells), towns, measure)

    def children_of(self, row: str, life_phase: str = "") -> int:
        """Return how many children live in a town, or in all; 0 where that is not known."""
        if row == ALL:
            found = [self.children.get((town, life_phase), 0) for town in self.towns]
            return sum(found) if all(found) else 0
        return self.children.get((row, life_phase), 0)


def group_offers(directory: Directory, offers: Iterable[ListedOffer]) -> list[Group]:
    """Return offers as groups, in an order that depends on nothing else."""
    found: Counter[tuple[tuple[str, ...], ...]] = Counter()
    for offer in offers:
        record = offer.record
        codes = (
            codes_of(directory, offer, "topics"), record.life_phases, set(spoken(offer)),
            (record.cost,), record.formats,
        )  # fmt: skip
        found[tuple(sorted(offer.towns)), places_of(offer), *map(_stated, codes)] += 1
    return [
        Group({"serves": frozenset(serves), "within": frozenset(within)}, tuple(codes), count)
        for (serves, within, *codes), count in sorted(found.items())
    ]


def _stated(codes: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(codes)) or (UNSTATED,)


def places_of(offer: ListedOffer) -> tuple[str, ...]:
    """Return the towns that an offer has places in, as far as their town may be told."""
    towns = {
        town for one in offer.places if (town := one.location.municipality) and one.is_in(town)
    }
    return tuple(sorted(towns))


def rows_of(found: frozenset[str], towns: frozenset[str], measure: Measure) -> Iterable[str]:
    """Return the rows that offers count in: of all towns alike they count once, in `COMMON`."""
    is_common = found >= towns if measure == "serves" else not found
    return (ALL, COMMON) if is_common else (ALL, *found)


def _spread(table: Table, towns: frozenset[str], measure: Measure) -> Table:
    """Add to every town what serves all of them."""
    if measure == "serves":
        for row, code in [key for key in table.cells if key[0] == COMMON]:
            for town in towns:
                table.cells[town, code] += table.cells[row, code]
        for town in towns:
            table.totals[town] += table.totals[COMMON]
    return table


def per_thousand(count: int, children: int) -> float | None:
    """Return offers for every 1,000 children, to one decimal; None where children are not known."""
    return (count * 20 * _PER + children) // (2 * children) / 10 if children else None


def steps_of(numbers: Iterable[int]) -> list[int]:
    """Return the largest number of each shade; different numbers spread evenly over `LEVELS`."""
    known = sorted({number for number in numbers if number})
    last = (-(-len(known) * level // LEVELS) for level in range(1, LEVELS + 1))
    return sorted({known[at - 1] for at in last if at})


def level_of(number: int, steps: list[int]) -> int:
    """Return the shade of a number: 0 for none, else from 1."""
    return bisect_left(steps, number) + 1 if number else 0
