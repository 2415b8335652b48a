"""How offers develop: what records and the history say, without the first filling."""

from __future__ import annotations

import csv
import os
import re
import shutil
import subprocess
from datetime import date
from typing import TYPE_CHECKING

import pytest

from hooks.coverage import Coverage
from hooks.directory import load_directory
from hooks.listing import Listing
from hooks.trend import Trend, trend_of
from tests.conftest import DAY, build_site
from tests.test_region import REGION, copy_region

if TYPE_CHECKING:
    from pathlib import Path

ENTERED = {
    "helpers/line": date(2026, 1, 5),
    "helpers/refuge": date(2026, 1, 5),
    "riverside/playgroup": date(2026, 3, 31),
    "riverside/youth-office": date(2026, 5, 20),
    "everything/all": date(2026, 2, 1),
    "everything/everything": date(2026, 8, 1),
    "everything/ended": date(2026, 7, 1),
    "everything/later": date(2026, 11, 20),
}
"""What a history might tell; `everything/all` is a former id."""


def _trend(entered: dict[str, date], **changes: str) -> Trend:
    directory, _ = load_directory(REGION / "offers")
    if changes:
        planning = directory.vocabulary.planning.model_copy(update={"filled_until": None})
        object.__setattr__(directory.vocabulary, "planning", planning)
    return trend_of(Coverage(Listing(directory, date.fromisoformat(DAY)), entered))


def test_what_came_in_while_the_directory_was_filled_is_no_growth() -> None:
    """The operator says until when; a record that has moved counts from its first day."""
    trend = _trend(ENTERED)

    assert trend.filled_until == date(2026, 3, 31)
    assert [(one.isoformat(), count) for one, count in trend.entered] == [
        ("2026-01-01", 0), ("2026-04-01", 1), ("2026-07-01", 1), ("2026-10-01", 1),
    ]  # fmt: skip


def test_without_a_word_of_the_operator_half_a_year_is_filling() -> None:
    """Counted from the first entry of all."""
    trend = _trend(ENTERED, filled_until="unknown")

    assert trend.filled_until == date(2026, 7, 5)
    assert sum(count for _, count in trend.entered) == 1


def test_what_a_history_begins_with_is_no_growth() -> None:
    """That of a project that has moved begins late, and with everything."""
    day = date(2026, 11, 1)

    trend = _trend(dict.fromkeys(ENTERED, day))

    assert trend.filled_until == day
    assert trend.entered == ()


def test_without_history_nothing_is_said_of_entries() -> None:
    """No day, no numbers."""
    trend = _trend({})

    assert trend.filled_until is None
    assert trend.entered == ()


def test_offers_count_in_the_year_that_they_began() -> None:
    """As far as they say so; the others are told as unknown."""
    trend = _trend({})

    assert trend.began == ((2026, 1),)
    assert (trend.before, trend.unknown) == (0, 4)


def test_an_offer_that_is_still_to_begin_is_not_unknown(tmp_path: Path) -> None:
    """It says since when; its year has not come yet."""
    offers = shutil.copytree(REGION / "offers", tmp_path / "offers")
    path = offers / "riverside/playgroup.yml"
    path.write_text(f"{path.read_text()}offered_since: 2027-02-01\n")
    directory, _ = load_directory(offers)

    trend = trend_of(Coverage(Listing(directory, date.fromisoformat(DAY)), {}))

    assert trend.began == ((2026, 1),)
    assert trend.unknown == 3


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Another region's project, to change."""
    return copy_region(tmp_path / "project")


def _git(project: Path, day: str, *arguments: str) -> None:
    environment = os.environ | {"GIT_AUTHOR_DATE": f"{day}T12:00:00+0000"}
    name = ["-c", "user.name=Office", "-c", "user.email=office@example.org"]
    command = ["git", "-C", str(project), *name, *arguments]
    subprocess.run(command, check=True, capture_output=True, env=environment)


def _commit(project: Path, day: str) -> None:
    _git(project, day, "add", "-A", "offers")
    _git(project, day, "commit", "-m", "Change records")


def test_charts_stand_beside_their_numbers(project: Path) -> None:
    """Drawn while the site is built; bars as high as their numbers, the same in the table."""
    for name, since in (("playgroup", "2025-02-01"), ("youth-office", "2025-03-01")):
        path = project / f"offers/riverside/{name}.yml"
        path.write_text(path.read_text() + f"offered_since: {since}\n")
    built = build_site(project, project.parent / "site", "--strict")
    assert built.returncode == 0, built.stderr

    html = (project.parent / "site/en/fachkraefte/entwicklung.html").read_text()
    table = project.parent / "site/en/fachkraefte/entwicklung.csv"
    lines = table.read_text(encoding="utf-8-sig").splitlines()
    rows = list(csv.reader(lines, delimiter=";"))

    assert re.findall(r'height="(\d+)"', html) == ["80", "40"]
    assert '<th scope="row">2025</th><td>2</td>' in html
    assert " style=" not in html
    assert rows[1:] == [
        ["Today’s offers by the year they began", "2025", "2"],
        ["Today’s offers by the year they began", "2026", "1"],
    ]
    assert "The history of the entries is not known here." in html


def test_many_years_count_together(tmp_path: Path) -> None:
    """The last twelve are told apart."""
    project = shutil.copytree(REGION, tmp_path / "project")
    for name, since in (("playgroup", "1974-02-01"), ("youth-office", "2015-01-01")):
        path = project / f"offers/riverside/{name}.yml"
        path.write_text(path.read_text() + f"offered_since: {since}\n")
    directory, _ = load_directory(project / "offers")

    trend = trend_of(Coverage(Listing(directory, date.fromisoformat(DAY)), {}))

    assert trend.before == 1
    assert trend.began[0] == (2015, 1)
    assert trend.began[-1] == (2026, 1)
