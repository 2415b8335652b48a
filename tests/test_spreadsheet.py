"""The table of all offers, as spreadsheets open it."""

from __future__ import annotations

import csv
import shutil
from io import StringIO
from typing import TYPE_CHECKING

import jinja2
import pytest

from hooks.checking import sources_of
from hooks.exports.spreadsheet import GERMAN_TABLE, TABLE, offers_table
from hooks.publication import prepare
from hooks.tables import plain_cell
from tests.conftest import EPOCH, SITE_URL
from tests.test_region import REGION
from tests.test_site import LANGUAGES

if TYPE_CHECKING:
    from pathlib import Path

PUBLIC = "Location name, 2 Mill Lane, 10003 Southtown; 3 Far Road, Fartown; Northtown"


def _rows(text: str, delimiter: str = ",") -> list[dict[str, str]]:
    assert text.startswith("\ufeff")
    return list(csv.DictReader(StringIO(text[1:], newline=""), delimiter=delimiter))


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[dict[str, str]]:
    """The table of the tiny region, in English."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    shutil.copytree(REGION, tmp_path / "region")
    record = tmp_path / "region/offers/everything/everything.yml"
    text = record.read_text().replace("name: Offer name", "name: =HYPERLINK(1)")
    person = "{role: Head, name: Pat Doe, name_consent: 2026-01-01, phone: 01632 960033}"
    record.write_text(text.replace("{role: Contact role, email: role@example.org}", person))
    publication = prepare(sources_of(tmp_path / "region/mkdocs.yml"), SITE_URL)
    edition = publication.edition(publication.source, jinja2.Environment())  # noqa: S701
    files = dict(offers_table(edition))
    assert _rows(str(files[TABLE])) == _rows(str(files[GERMAN_TABLE]), ";")
    return _rows(str(files[TABLE]))


def test_every_offer_of_today_has_a_row_in_every_language(site: Path) -> None:
    """With the same columns, filled, in both forms."""
    ids: set[tuple[str, ...]] = set()
    for code in LANGUAGES:
        with_commas = _rows((site / code / TABLE).read_bytes().decode())
        assert with_commas == _rows((site / code / GERMAN_TABLE).read_bytes().decode(), ";")
        assert len(with_commas[0]) == 35
        ids.add(tuple(next(iter(row.values())) for row in with_commas))
        for row in with_commas:
            assert None not in row
            page = list(row.values())[-1]
            assert (site / page.removeprefix(SITE_URL)).exists()

    assert len(ids) == 1
    assert len(next(iter(ids))) > 100


def test_a_row_tells_facts_in_words(table: list[dict[str, str]]) -> None:
    """Times, numbers, prices, languages with their condition."""
    row = list(next(row for row in table if row["Id"] == "everything/everything").values())

    assert (
        "Phone label: 01632 960020 (Monday – Thursday 08:30–12:30 (not on public holidays)); "
        "SMS: 01632 960021" in row
    )
    assert "Price option: €5.00" in row
    assert "English; Arabic (Language note)" in row
    assert any("Run name: Monday, 11 January 2027 10:00–11:30" in cell for cell in row)
    assert any(": Monday 16:00–17:30 (in the month: second" in cell for cell in row)
    assert any("; Phone hours: Monday – Wednesday from 09:00" in cell for cell in row)
    assert row[-4:-1] == ["2026-11-20", "Offer assurer", "en"]


def test_no_place_that_must_stay_secret_is_in_the_table(table: list[dict[str, str]]) -> None:
    """Of one only the town, of one nothing; and no person's name."""
    row = next(row for row in table if row["Id"] == "everything/everything")

    assert PUBLIC in row.values()
    assert not any("Pat Doe" in cell for cell in row.values())


def test_an_offer_that_ended_or_has_not_begun_is_not_in_the_table(
    table: list[dict[str, str]],
) -> None:
    """As in lists."""
    ids = {row["Id"] for row in table}

    assert "everything/everything" in ids
    assert not ids & {"everything/ended", "everything/later"}


def test_no_cell_is_taken_for_a_formula(site: Path, table: list[dict[str, str]]) -> None:
    """An apostrophe stands before what a spreadsheet would calculate."""
    row = next(row for row in table if row["Id"] == "everything/everything")
    cells = [
        cell
        for code in LANGUAGES
        for row in _rows((site / code / TABLE).read_bytes().decode())
        for cell in row.values()
    ]

    assert row["Offer"] == "'=HYPERLINK(1)"
    assert not [cell for cell in cells if cell.lstrip()[:1] in set("=+-@")]
    assert plain_cell("\t=1") == "'\t=1"
