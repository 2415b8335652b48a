"""Which offers are not translated, paused or full stands on one page, in each language."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from tests.test_region import region

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["region"]
PAGE = "fachkraefte/offen.html"


def _rows(path: Path) -> list[list[str]]:
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    return list(csv.reader(lines, delimiter=";"))[1:]


def test_full_offers_are_listed_with_the_day(region: Path) -> None:
    """As the provider said it."""
    html = (region / "en" / PAGE).read_text()

    assert '<a href="../angebote/everything/everything.html">Offer name</a>' in html
    assert "Full at the moment (as of 2 November 2026)" in html


def test_offers_with_missing_or_old_translations_are_listed(region: Path) -> None:
    """In their language; the language of the records leads there."""
    html = (region / "fr" / PAGE).read_text()
    source = (region / "en" / PAGE).read_text()

    assert html.count("<h3>") == 3
    assert 'href="../angebote/riverside/playgroup.html"' in html
    assert 'href="../../fr/fachkraefte/offen.html#untranslated" lang="fr"' in source
    assert "playgroup" not in source


def test_the_lists_can_be_downloaded(region: Path) -> None:
    """An offer a row, with its state."""
    rows = _rows(region / "fr/fachkraefte/offen.csv")

    assert [row[3] for row in rows] == [
        "everything/everything", "everything/everything", "helpers/line", "helpers/refuge",
        "riverside/playgroup", "riverside/youth-office",
    ]  # fmt: skip
    assert rows[0][-1].endswith("/fr/angebote/everything/everything.html")


def test_lists_that_name_what_nobody_should_see_can_be_left(region: Path) -> None:
    """The way out stands on the page."""
    assert '<body class="sensitive">' in (region / "fr" / PAGE).read_text()
