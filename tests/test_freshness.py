"""Which records want to be confirmed, on which day, and who is told."""

from __future__ import annotations

import shutil
from datetime import date
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from hooks.__main__ import main
from hooks.directory import load_directory
from hooks.freshness import (
    Freshness,
    by_provider,
    by_youth_office,
    due_offers,
    freshness,
    months_passed,
)
from tests.conftest import DAY, EPOCH, ROOT
from tests.test_region import REGION

if TYPE_CHECKING:
    from pathlib import Path

    from hooks.directory import Directory

TODAY = date.fromisoformat(DAY)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The other region's data, to change."""
    return shutil.copytree(REGION, tmp_path / "project")


def _confirm(project: Path, offer: str, day: str) -> None:
    path = project / f"offers/{offer}.yml"
    path.write_text(path.read_text() + f"assured_date: {day}\nassurer: Office\n")


def _directory(project: Path) -> Directory:
    directory, problems = load_directory(project / "offers")

    assert problems == []
    return directory


def _check(project: Path, *options: str) -> str:
    arguments = ["--project", str(project), "check", *options]
    result = CliRunner().invoke(main, arguments, env={"SOURCE_DATE_EPOCH": EPOCH})

    assert result.exit_code == 0, result.output
    return result.output


@pytest.mark.parametrize(
    ("assured", "months", "last"),
    [
        ("2025-11-23", 12, "2026-11-23"),
        ("2026-01-31", 1, "2026-02-28"),
        ("2024-01-31", 1, "2024-02-29"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2024-02-29", 48, "2028-02-29"),
        ("2026-08-31", 6, "2027-02-28"),
    ],
)
def test_a_confirmation_holds_calendar_months(assured: str, months: int, last: str) -> None:
    """Its last day still counts; a month that is too short ends with its own last day."""
    confirmed, end = date.fromisoformat(assured), date.fromisoformat(last)
    after = date.fromordinal(end.toordinal() + 1)

    assert freshness(confirmed, end, months) is Freshness.CONFIRMED
    assert freshness(confirmed, after, months) is Freshness.DUE
    assert months_passed(confirmed, after) == months
    assert months_passed(confirmed, end) == months - 1


def test_what_nobody_confirmed_is_neither_fresh_nor_old() -> None:
    """It has a state of its own."""
    assert freshness(None, TODAY, 12) is Freshness.UNCONFIRMED


def test_what_is_due_comes_never_confirmed_first_and_then_the_oldest(project: Path) -> None:
    """Whoever has an hour begins at the top."""
    _confirm(project, "riverside/playgroup", "2025-03-01")
    _confirm(project, "helpers/line", "2024-03-01")

    due = due_offers(_directory(project), TODAY, 12)

    assert [offer.id for offer in due] == [
        "helpers/refuge", "riverside/youth-office", "helpers/line", "riverside/playgroup",
    ]  # fmt: skip
    assert [one.provider.id for one in by_provider(due)] == ["helpers", "riverside"]


def test_offers_that_are_over_or_yet_to_come_are_not_due(project: Path) -> None:
    """Nobody asks after what does not take place."""
    due = {offer.id for offer in due_offers(_directory(project), date(2030, 1, 1), 12)}

    assert "everything/ended" not in due
    assert "everything/everything" not in due
    assert "everything/later" in due


def test_each_youth_office_has_its_list(project: Path) -> None:
    """Those for the whole region or more, and those of no youth office, have one of their own."""
    text = (project / "offers/riverside/playgroup.yml").read_text()
    south = text.replace("[northtown]", "[southtown]")
    (project / "offers/riverside/southgroup.yml").write_text(south)
    directory = _directory(project)

    groups = by_youth_office(directory, due_offers(directory, TODAY, 12))

    found = {
        group.kind: [one.id for own in group.providers for one in own.offers] for group in groups
    }
    assert [group.code for group in groups] == ["office-north", "region", "elsewhere"]
    assert found == {
        "youth office": ["riverside/playgroup", "riverside/youth-office"],
        "region": ["helpers/line", "helpers/refuge"],
        "elsewhere": ["riverside/southgroup"],
    }


def test_an_offer_for_several_youth_offices_stands_under_each(project: Path) -> None:
    """Each of them may ask."""
    vocabulary = project / "offers/vocabulary"
    offices = vocabulary / "youth_offices.yml"
    towns = vocabulary / "municipalities.yml"
    more = "  - {code: office-south, label: Youth office South}\n"
    offices.write_text(offices.read_text() + more)
    east = """  - {code: easttown, label: Easttown, ags: 10004, postal_codes: [10004],
     latitude: 54.4, longitude: -1.4}\n"""
    written = towns.read_text().replace("ags: 10002", "ags: 10002\n    youth_office: office-south")
    towns.write_text(written + east)
    group = project / "offers/riverside/playgroup.yml"
    group.write_text(group.read_text().replace("[northtown]", "[northtown, southtown]"))
    directory = _directory(project)

    groups = by_youth_office(directory, [directory.offers["riverside/playgroup"]])

    assert [group.code for group in groups] == ["office-north", "office-south"]
    assert [group.count for group in groups] == [1, 1]


def test_a_check_lists_what_is_due_on_request(project: Path) -> None:
    """By youth office and provider, with days and ids to copy, and counted at the end."""
    _confirm(project, "riverside/playgroup", "2025-03-01")

    assert _check(project, "--due").splitlines() == [
        "Youth office North (2)",
        "  Riverside Families",
        "    noch nie    riverside/youth-office",
        "    01.03.2025  riverside/playgroup",
        "",
        "Ganze Region und darüber hinaus (2)",
        "  Helpers on the phone",
        "    noch nie    helpers/line",
        "    noch nie    helpers/refuge",
        "",
        "Fällig am 23.11.2026: 4 von 5 Angeboten, davon 3 noch nie bestätigt",
    ]


def test_a_check_does_not_drown_editors_in_what_nobody_confirmed() -> None:
    """None of the real records is confirmed; that is no warning."""
    assert "bestätigt" not in _check(ROOT)


def test_a_warning_comes_with_time_and_goes_with_the_setting(project: Path) -> None:
    """The day of the check and the operator's months decide; it is never an error."""
    _confirm(project, "riverside/playgroup", "2025-11-22")
    config = project / "mkdocs.yml"

    told = _check(project)
    config.write_text(config.read_text() + "  assured_months: 24\n")

    assert "Warnung: »Playgroup by the river«: zuletzt am 22.11.2025 bestätigt" in told
    assert "Fehler: 0, Warnungen: 2" in told
    assert "Fehler: 0, Warnungen: 1" in _check(project)
