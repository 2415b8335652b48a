"""Same commit, history and build day: the same bytes, whatever machine builds them."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

import pytest

from tests.conftest import build_site
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
