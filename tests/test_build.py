"""A build either publishes a whole, right site, or leaves the one of before alone."""

from __future__ import annotations

import filecmp
import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.conftest import EPOCH, ROOT, build_site

if TYPE_CHECKING:
    from pathlib import Path

OFFER = "offers/stadt-emsdetten/familienbuero.yml"


@pytest.fixture
def published(tmp_path: Path) -> Path:
    """A site that somebody built before."""
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "index.html").write_text("the good one")
    return folder


def _left(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("options", [(), ("--strict",)])
def test_an_error_ends_the_build_and_leaves_the_last_site(
    project: Path, published: Path, options: tuple[str, ...]
) -> None:
    """All problems are told with their places; nothing half-built remains."""
    offer = project / OFFER
    offer.write_text(offer.read_text().replace("summary:", "sumary:"))
    (project / "offers/kreis-steinfurt/jugendamt.yml").write_text("name: [")

    built = build_site(project, published, *options)

    assert built.returncode != 0
    assert "offers/stadt-emsdetten/familienbuero.yml:1:1: Fehler: Das Feld »summary« fehlt." in (
        built.stderr
    )
    assert "Das Feld »sumary« gibt es hier nicht. Meinten Sie »summary«?" in built.stderr
    assert "offers/kreis-steinfurt/jugendamt.yml:2:1: Fehler: Das ist kein gültiges YAML." in (
        built.stderr
    )
    assert (published / "index.html").read_text() == "the good one"
    assert _left(published.parent) == ["project", "site"]


def test_strict_mode_refuses_a_site_without_publishing_it(project: Path, published: Path) -> None:
    """MkDocs counts its warnings after the last page was written."""
    (project / "docs/ueber.md").write_text("---\ntitle: Über\n---\n\n[x](nirgends.pdf)\n")
    with (project / "mkdocs.yml").open("a") as config:
        config.write("validation: {links: {not_found: warn}}\n")

    built = build_site(project, published, "--strict")

    assert built.returncode != 0
    assert (published / "index.html").read_text() == "the good one"
    assert _left(published.parent) == ["project", "site"]


def test_a_dead_link_in_a_hand_written_page_is_not_published(
    project: Path, published: Path
) -> None:
    """Also where neither MkDocs nor the check look: links to files that are no pages."""
    page = project / "docs/ueber.md"
    page.write_text(page.read_text() + "\n[x](orte/atlantis.pdf)\n")

    built = build_site(project, published)

    assert built.returncode != 0
    assert "de/ueber.html: orte/atlantis.pdf" in built.stderr
    assert (published / "index.html").read_text() == "the good one"


def test_a_warning_is_told_and_stops_nothing(project: Path, published: Path) -> None:
    """Not even in strict mode."""
    offer = project / OFFER
    offer.write_text(offer.read_text() + "alert: {text: Heute zu, until: 2020-01-01}\n")

    built = build_site(project, published, "--strict")

    assert built.returncode == 0, built.stderr
    assert "Warnung: Dieser Hinweis ist abgelaufen. Löschen Sie ihn." in built.stderr
    assert "Familien-Wegweiser" in (published / "de/index.html").read_text()


def test_the_new_site_takes_the_place_of_the_old_one(project: Path, published: Path) -> None:
    """Files of before are gone, and nothing else lies around."""
    (published / "old.html").write_text("old")

    built = build_site(project, published)

    assert built.returncode == 0, built.stderr
    assert not (published / "old.html").exists()
    assert _left(published.parent) == ["project", "site"]


def test_two_builds_of_a_day_are_identical(site: Path, project: Path, tmp_path: Path) -> None:
    """Same records, history and day: same bytes, from another folder, zone, locale and hash."""
    history = {"GIT_DIR": str(ROOT / ".git"), "GIT_WORK_TREE": str(project)}
    machine = {"TZ": "Pacific/Auckland", "LC_ALL": "C", "PYTHONHASHSEED": "7"}
    built = build_site(project, tmp_path / "site", **machine, **history)

    assert built.returncode == 0, built.stderr
    assert _differences(filecmp.dircmp(site, tmp_path / "site")) == []


def _differences(compared: filecmp.dircmp[str]) -> list[str]:
    _, mismatch, errors = filecmp.cmpfiles(
        compared.left, compared.right, compared.common_files, shallow=False
    )
    below = [name for inner in compared.subdirs.values() for name in _differences(inner)]
    return [*compared.left_only, *compared.right_only, *mismatch, *errors, *below]


def test_a_removed_id_must_leave_a_trace(project: Path, published: Path) -> None:
    """Links to it are on paper and in messages."""
    config = project / "mkdocs.yml"
    config.write_text(config.read_text().replace("published: false", "published: true"))
    git = [str(shutil.which("git")), "-c", "user.name=x", "-c", "user.email=x@example.org"]
    subprocess.run([*git, "init", "-q"], cwd=project, check=True)
    subprocess.run([*git, "add", "offers"], cwd=project, check=True)
    subprocess.run([*git, "commit", "-qm", "x"], cwd=project, check=True)
    (project / "offers/stadt-emsdetten/elterncafe-24.yml").unlink()
    subprocess.run([*git, "commit", "-qam", "y"], cwd=project, check=True)

    built = build_site(project, published)

    assert built.returncode != 0
    assert "»stadt-emsdetten/elterncafe-24« gab es." in built.stderr


def test_the_real_records_are_valid_and_confirmed_by_nobody() -> None:
    """No error, no warning; each with a source."""
    checked = subprocess.run(
        [sys.executable, "-m", "hooks", "check"],
        cwd=ROOT, capture_output=True, text=True, check=False,
        env={**os.environ, "SOURCE_DATE_EPOCH": EPOCH},
    )  # fmt: skip

    assert checked.stdout == "Fehler: 0, Warnungen: 0\n"
    assert checked.returncode == 0
