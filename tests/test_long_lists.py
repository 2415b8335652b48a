"""Lists that nobody reads to their end name their offers, and lead to the finder."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from hooks.drawing.cards import MANY
from tests.conftest import build_site
from tests.test_region import copy_region

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A region with one more offer than a list shows as cards, all of one topic and place."""
    folder = tmp_path_factory.mktemp("long")
    project = copy_region(folder / "project")
    record = project / "offers/riverside/playgroup.yml"
    text = record.read_text(encoding="utf-8")
    for number in range(MANY):
        named = text.replace("Playgroup by the river", f"Playgroup {number} <by> the river")
        record.with_name(f"playgroup-{number}.yml").write_text(named, encoding="utf-8")
    done = build_site(project, folder / "site", BUILD_LANGUAGES="en")
    assert done.returncode == 0, done.stderr
    return folder / "site"


def test_a_long_list_names_every_offer_and_leads_to_the_finder(built: Path) -> None:
    """With the question that the list answers."""
    html = (built / "en/orte/northtown.html").read_text()
    named = re.findall(r'<li><a href="\.\./(angebote/riverside/playgroup[-\d]*\.html)">', html)

    assert len(named) == MANY + 1
    assert all((built / "en" / path).is_file() for path in named)
    assert 'href="../finden.html#place=northtown"' in html
    assert "Playgroup 3 &lt;by&gt; the river</a> <small>Northtown</small>" in html
    assert (built / "en/themen/leisure.html").read_text().count("finden.html#topic=leisure") == 1
    assert (built / "en/lebensphasen/baby.html").read_text().count("finden.html#phase=baby") == 1


def test_a_short_list_shows_cards(built: Path) -> None:
    """And leads nowhere else."""
    html = (built / "en/lebensphasen/school.html").read_text()

    assert '<article class="card">' in html
    assert 'class="names"' not in html
    assert "finden.html#" not in html


def test_a_long_list_is_no_wider_than_a_small_phone(built: Path, page: Page) -> None:
    """With names in one column."""
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto((built / "en/orte/northtown.html").as_uri())

    assert page.evaluate("document.documentElement.scrollWidth") == 320
    lefts = page.evaluate(
        "[...document.querySelectorAll('.names a')].map((one) => one.getBoundingClientRect().left)"
    )
    assert len(set(lefts)) == 1
