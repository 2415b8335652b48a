"""Same commit, history and build day: the same bytes, whatever machine builds them."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

import pytest

from tests.conftest import EPOCH, build_site
from tests.test_region import copy_region
from tests.test_subscriptions import CHANGED, git

if TYPE_CHECKING:
    from pathlib import Path

MACHINES = (
    {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "LANG": "C", "PYTHONHASHSEED": "1"},
    {"TZ": "America/Los_Angeles", "LC_ALL": "de_DE.UTF-8", "PYTHONHASHSEED": "4242"},
    {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONHASHSEED": "99"},
)


@pytest.fixture(scope="module")
def committed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny region in a repository of two commits."""
    project = copy_region(tmp_path_factory.mktemp("first") / "project")
    git(project, "init", "-q", "-b", "main")
    git(project, "add", ".")
    git(project, "commit", "-qm", "x")
    record = project / "offers/riverside/playgroup.yml"
    record.write_text(record.read_text().replace("10:00-11:30", "10:00-12:00"))
    git(project, "commit", "-qam", "y", day=CHANGED)
    return project


def _files(site: Path) -> dict[str, bytes]:
    found = (path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in found}


@pytest.fixture(scope="module")
def first(committed: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The files that the first machine built, by path."""
    site = tmp_path_factory.mktemp("built") / "site"
    built = build_site(committed, site, PYTHONHASHSEED="0", TZ="UTC")

    assert built.returncode == 0, built.stderr
    return _files(site)


@pytest.mark.parametrize("machine", MACHINES, ids=lambda machine: machine["PYTHONHASHSEED"])
def test_another_machine_builds_the_same_bytes(
    committed: Path, first: dict[str, bytes], tmp_path: Path, machine: dict[str, str]
) -> None:
    """From a clone with other times of files, on a path with spaces and umlauts."""
    home = tmp_path / "Mein Wegweiser für Ämter #1 & Söhne"
    home.mkdir()
    git(home, "clone", "-q", committed.as_uri(), "Klön")
    for number, path in enumerate(sorted((home / "Klön").rglob("*.*"))):
        os.utime(path, (time.time() - number, time.time() - number))

    built = build_site(home / "Klön", home / "site", **machine)

    assert built.returncode == 0, built.stderr
    other = _files(home / "site")
    assert other.keys() == first.keys()
    assert [path for path, content in other.items() if content != first[path]] == []


def test_what_is_compared_has_every_format(first: dict[str, bytes]) -> None:
    """With dates from the history, calendars, feeds, tables and data."""
    endings = {path.rpartition(".")[2] for path in first}

    assert {"html", "ics", "atom", "csv", "json", "jsonld", "ttl", "zip", "po", "xml"} <= endings
    assert b"<updated>2026-10-20T12:00:00Z</updated>" in first["en/index.atom"]


TELL_THE_DAY = {
    "assets/page.js", "daten/einbetten.js", "sw.js", "search/times.json",
    "daten/dcat-ap.ttl", "daten/dcat-ap.jsonld",
    *(f"{code}/{name}" for code in ("en", "fr") for name in ("index.html", "offline.json")),
}  # fmt: skip
"""The scripts that pages ask; from when openings hold; what catalogues of open data read each day;
home pages, and the lists by which phones renew their copies."""
MEETS_ON_TUESDAYS = {
    f"{code}/{path}"
    for code in ("en", "fr")
    for path in (
        "angebote/riverside/playgroup.html", "angebote/riverside/index.html",
        "themen/leisure.html", "orte/northtown.html", "lebensphasen/baby.html",
        "search/results-0.json",
    )
}  # fmt: skip
"""What shows the next dates of the playgroup."""


@pytest.mark.parametrize(
    ("day", "expected"), [(1, TELL_THE_DAY | MEETS_ON_TUESDAYS), (2, TELL_THE_DAY)]
)
def test_a_night_changes_only_what_tells_the_day_or_a_date(
    committed: Path, tmp_path: Path, day: int, expected: set[str]
) -> None:
    """So that little travels: the night after a date, and one after which nothing is different."""
    built = []
    for number in (day, day + 1):
        site = tmp_path / str(number)
        done = build_site(committed, site, SOURCE_DATE_EPOCH=str(int(EPOCH) + 86_400 * number))
        assert done.returncode == 0, done.stderr
        built.append(_files(site))

    before, after = built
    assert before.keys() == after.keys()
    assert {path for path, content in after.items() if content != before[path]} == expected
