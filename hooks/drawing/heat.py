"""Tables of coverage in a language: numbers with shades, what is missing, in words."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from markupsafe import Markup

from hooks.coverage import ALL, COMMON, UNSTATED, level_of, per_thousand, steps_of
from hooks.drawing.facts import cost_label

if TYPE_CHECKING:
    from hooks.coverage import Coverage, Measure, Table
    from hooks.drawing.edition import Edition
    from hooks.texts import Text

NONE_EXISTS = "⊘"
"""Stands in a cell where somebody has looked and there is nothing."""


@dataclass(frozen=True, slots=True)
class View:
    """Which numbers: of what, and of which life phase."""

    edition: Edition
    coverage: Coverage
    measure: Measure
    dimension: str
    life_phase: str
    """"" for all."""

    @property
    def table(self) -> Table:
        """The numbers."""
        return self.coverage.table(self.measure, self.dimension, self.life_phase)

    @property
    def steps(self) -> list[int]:
        """The largest number of each shade."""
        cells, towns = self.table.cells, self.coverage.vocabulary.municipalities
        return steps_of(
            count for (row, code), count in cells.items() if row in towns and code != UNSTATED
        )

    def none_exists(self, town: str, code: str) -> str:
        """Return when somebody found that there is nothing in a town; "" if nobody did."""
        day = self.coverage.surveyed.get((town, code)) if self.dimension == "topics" else None
        found = day and self.coverage.table(self.measure, "topics").cells[town, code]
        return self.edition.lang.short_date(day) if day and not found else ""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table."""

    code: str
    label: Text | str
    cells: Markup
    """All but the heading."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Where there is nothing under a code."""

    label: Text | str
    towns: tuple[tuple[Text, str], ...]
    """Each with the day on which somebody looked for it, or ""; empty for all towns alike."""


@dataclass(frozen=True, slots=True)
class Heat:
    """A table as a page shows it."""

    view: View
    columns: tuple[tuple[str, Text | str], ...]
    rows: tuple[Row, ...]
    legend: tuple[tuple[int, str], ...]
    """Shade, and the numbers that have it."""
    gaps: tuple[Gap, ...]
    has_children: bool
    is_surveyed: bool


def heat_of(view: View) -> Heat:
    """Return a table as a page shows it."""
    columns = tuple((code, label_of(view, code)) for code in view.coverage.codes(view.dimension))
    has_children = knows_children(view)
    rows = [COMMON, *view.coverage.towns, ALL]
    shades = _Shades(view, [code for code, _ in columns], has_children=has_children)
    return Heat(
        view, columns,
        tuple(Row(row, row_label(view, row), shades.cells(row)) for row in rows),
        _legend(view), tuple(_gaps(view, columns)), has_children,
        any(view.none_exists(*pair) for pair in view.coverage.surveyed),
    )  # fmt: skip


def label_of(view: View, code: str) -> Text | str:
    """Return what a column is called."""
    if code == UNSTATED:
        return view.edition.gettext("not stated")
    if view.dimension == "cost":
        return cost_label(view.edition, code)
    return view.edition.label(view.dimension, code)


def row_label(view: View, row: str) -> Text | str:
    """Return what a row is called."""
    say = view.edition.gettext
    if row == ALL:
        return say("All offers")
    if row == COMMON and view.measure == "serves":
        return say("For the whole region and beyond")
    if row == COMMON:
        return say("Without a place in the region")
    return view.edition.label("municipalities", row)


def knows_children(view: View) -> bool:
    """Whether the operator says how many children there are in any town."""
    towns = view.coverage.towns
    return any(view.coverage.children_of(town, view.life_phase) for town in towns)


class _Shades:
    """Draws the cells of a table."""

    def __init__(self, view: View, codes: list[str], *, has_children: bool) -> None:
        self.view, self.codes, self.has_children = view, codes, has_children
        self.table, self.steps = view.table, view.steps

    def cells(self, row: str) -> Markup:
        """Return the cells of a row, its number of offers first."""
        drawn = [_cell(self._number(self.table.totals[row]))]
        drawn += [self._shade(row, code) for code in self.codes]
        if self.has_children:
            drawn.append(Markup("<td data-ratio>{}</td>").format(self._ratio(row)))
        return Markup().join(drawn)

    def _shade(self, row: str, code: str) -> Markup:
        edition, count = self.view.edition, self.table.cells[row, code]
        if day := self.view.none_exists(row, code):
            text = edition.gettext("none exists, looked for on {date}", date=day)
            return Markup(
                '<td class="heat__none" data-none="{}"><span aria-hidden="true">{}</span>'
                '<span class="visually-hidden">{}</span></td>'
            ).format(text, NONE_EXISTS, text)
        is_plain = row in {COMMON, ALL} or code == UNSTATED
        level = 0 if is_plain else level_of(count, self.steps)
        return _cell(self._number(count), level)

    def _ratio(self, row: str) -> str:
        coverage = self.view.coverage
        children = coverage.children_of(row, self.view.life_phase)
        ratio = per_thousand(self.table.totals[row], children)
        return "–" if ratio is None else self.view.edition.lang.number(ratio)

    def _number(self, count: int) -> str:
        edition = self.view.edition
        return edition.remember(("number", count), lambda: edition.lang.number(count))


def _cell(number: str, level: int = 0) -> Markup:
    shade = f' class="heat__{level}"' if level else ""
    return Markup(f"<td{shade}>{number}</td>")  # noqa: S704 - numbers and our own names


def _legend(view: View) -> tuple[tuple[int, str], ...]:
    number = view.edition.lang.number
    spans = ((low + 1, high) for low, high in pairwise([0, *view.steps]))
    texts = (number(a) if a == b else f"{number(a)}–{number(b)}" for a, b in spans)
    return tuple(enumerate(texts, start=1))


def _gaps(view: View, columns: tuple[tuple[str, Text | str], ...]) -> list[Gap]:
    """Return what is missing where, column by column."""
    cells, label = view.table.cells, view.edition.label
    found = []
    for code, text in columns:
        missing = [town for town in view.coverage.towns if not cells[town, code]]
        towns = tuple(
            (label("municipalities", one), view.none_exists(one, code)) for one in missing
        )
        is_nowhere = len(missing) == len(view.coverage.towns) and not any(day for _, day in towns)
        if missing and code != UNSTATED:
            found.append(Gap(text, () if is_nowhere else towns))
    return found
