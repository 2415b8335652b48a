"""The finder where there are many offers: their facets come in blocks, once somebody needs them."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from hooks.search.coding import ALPHABET, column
from tests.test_finder import FIND

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page, Route

BLOCK = 50
STATES: list[dict[str, Any]] = [
    {},
    {"q": "Beratung"},
    {"topic": ["money"]},
    {"language": ["ar"], "q": "Beratung"},
    {"access": ["wheelchair"], "cost": ["free"]},
    {"age": 3},
    {"q": "Hebamme 48429"},
    {"place": "rheine", "km": 5},
    {"day": [0], "part": [0]},
]
"""Some need facets in blocks, some do not."""


def _values(written: str, count: int) -> list[int]:
    """Return the numbers of a column."""
    digits = [ALPHABET.index(one) for one in written[1:]]
    width = int(written[0])
    return [
        sum(digits[at * count + row] * len(ALPHABET) ** at for at in range(width))
        for row in range(count)
    ]


@pytest.fixture
def blocks(site: Path) -> dict[str, Any]:
    """The facets of the real site as if there were many offers, by the names of their files."""
    head = json.loads((site / "search/facets.json").read_text())
    whole = json.loads((site / "search/facets-0.json").read_text())
    version, count = whole.pop("version"), head["count"]
    files: dict[str, Any] = {"facets": head | {"block": BLOCK}}
    for start in range(0, count, BLOCK):
        files[f"facets-{start // BLOCK}"] = {"version": version} | {
            name: column(_values(rows, count)[start : start + BLOCK])
            for name, rows in whole.items()
        }
    return files


@pytest.fixture
def asked(page: Page, blocks: dict[str, Any]) -> list[str]:
    """The names of the files of facets that the page has asked for; it gets those in blocks."""
    names: list[str] = []

    def answer(route: Route) -> None:
        [name] = re.findall(r"/search/(facets[-\d]*)\.json", route.request.url)
        names.append(name)
        route.fulfill(json=blocks[name])

    page.route("**/search/facets*.json*", answer)
    return names


def test_many_offers_are_found_and_counted_as_few_are(
    page: Page, base: str, blocks: dict[str, Any], asked: list[str]
) -> None:
    """Whatever has come of the facets: what is told is right, and what is chosen is heeded."""
    version = blocks["facets"]["version"]
    page.goto(f"{base}404.html")
    parted = page.evaluate(FIND, [base, version, STATES])
    page.unroute_all()

    whole = page.evaluate(FIND, [base, version, STATES])

    assert len(asked) == len(blocks) > 3
    assert [one["hits"] for one in parted] == [one["hits"] for one in whole]
    for few, many in zip(whole, parted, strict=True):
        assert many["counts"].items() <= few["counts"].items()
    assert parted[3]["counts"].keys() >= {"language", "topic", "access"}


def _wait_for_count(page: Page, facet: str) -> None:
    counts = page.locator(f"[data-facet={facet}] .facet__count")
    counts.filter(has_text=re.compile("[0-9]")).first.wait_for(state="attached")


def test_what_nobody_looks_at_is_not_loaded(page: Page, base: str, asked: list[str]) -> None:
    """Facets in blocks come when the filters are opened, and then they are counted."""
    page.goto(f"{base}de/finden.html#q=Beratung")
    _wait_for_count(page, "topic")
    page.wait_for_load_state("networkidle")
    before = set(asked)
    for facet in ("language", "day"):
        assert page.locator(f"[data-facet={facet}] .facet__count").first.text_content() == ""

    page.locator("#filters > summary").click()
    _wait_for_count(page, "language")
    _wait_for_count(page, "day")

    preloaded = {"facets", "facets-0"}  # The page was made for few offers.
    assert before == preloaded
    assert set(asked) > preloaded
