"""Coverage for spreadsheets, and for the filters of its pages."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from hooks.coverage import ALL, COMMON, DIMENSIONS, MEASURES, UNSTATED, per_thousand
from hooks.drawing.coverage import (
    DATA,
    GAPS,
    PARAMETERS,
    coverage_of,
    csv_path,
    heats_of,
    measure_names,
)
from hooks.drawing.heat import View, row_label
from hooks.drawing.trend import TABLE as TREND_TABLE
from hooks.drawing.trend import trend_table
from hooks.drawing.unready import TABLE as UNREADY_TABLE
from hooks.drawing.unready import unready_table
from hooks.pages import coverage_pages
from hooks.tables import table_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hooks.coverage import Coverage
    from hooks.drawing.edition import Edition
    from hooks.drawing.heat import Heat
    from hooks.publication import Publication


def coverage_tables(edition: Edition) -> Iterator[tuple[str, str]]:
    """Yield the tables of all pages of coverage, and of those beside them."""
    for page in coverage_pages(edition.directory):
        heats = heats_of(edition, page.subject)
        rows = [row for heat in heats for row in _rows(heat)]
        yield csv_path(page), table_text([_head(heats[0]), *rows])
    yield GAPS, table_text(_gaps(edition))
    yield TREND_TABLE, trend_table(edition)
    yield UNREADY_TABLE, unready_table(edition)


def _head(heat: Heat) -> list[str]:
    say = heat.view.edition.gettext
    ratio = [say("Offers per 1,000 children")] if heat.has_children else []
    labels = [str(label) for _, label in heat.columns]
    return [say("Counted"), say("Place"), say("Offers"), *labels, *ratio]


def _rows(heat: Heat) -> Iterator[list[str]]:
    view, table = heat.view, heat.view.table
    name = measure_names(view.edition)[view.measure]
    for row in [COMMON, *view.coverage.towns, ALL]:
        total, numbers = table.totals[row], [table.cells[row, code] for code, _ in heat.columns]
        ratio = [_ratio(view, row, total)] if heat.has_children else []
        yield [name, str(row_label(view, row)), str(total), *map(str, numbers), *ratio]


def _ratio(view: View, row: str, total: int) -> str:
    found = per_thousand(total, view.coverage.children_of(row, view.life_phase))
    return "" if found is None else str(found).replace(".", ",")


def _gaps(edition: Edition) -> Iterator[list[str]]:
    """Yield topics and towns without an offer, with the day on which somebody looked."""
    say = edition.gettext
    yield [say("Counted"), say("Topics"), say("Place"), say("State"), say("Looked for on")]
    names = measure_names(edition)
    for heat in heats_of(edition, "topics/"):
        view, surveyed = heat.view, coverage_of(edition).surveyed
        for code, label in heat.columns:
            for town in view.coverage.towns:
                if code != UNSTATED and not view.table.cells[town, code]:
                    day = surveyed.get((town, code))
                    state = say("none exists") if day else say("None recorded")
                    where = str(edition.label("municipalities", town))
                    told = day.isoformat() if day else ""
                    yield [names[view.measure], str(label), where, state, told]


def coverage_data(publication: Publication, _: Edition) -> Iterator[tuple[str, str]]:
    """Yield what the filters count: offers alike as one group, with numbers in place of codes."""
    coverage = publication.coverage
    yield DATA, json.dumps(_data(coverage), separators=(",", ":"))


def _data(coverage: Coverage) -> dict[str, object]:
    codes = [coverage.codes(name) for name in DIMENSIONS]
    return {
        "towns": coverage.towns,
        "codes": dict(zip(PARAMETERS.values(), codes, strict=True)),
        "children": [[town, phase, count] for (town, phase), count in coverage.children.items()],
        "groups": [
            [
                *(_numbers(group.towns[one], coverage.towns) for one in MEASURES),
                *map(_numbers, group.codes, codes),
                group.count,
            ]
            for group in coverage.groups
        ],
    }


def _numbers(found: Iterable[str], known: list[str]) -> list[int]:
    return sorted(known.index(code) for code in found)
