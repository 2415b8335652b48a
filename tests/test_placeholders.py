"""A published directory names the people who answer for it."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from click.testing import CliRunner

from hooks.__main__ import main
from hooks.placeholders import placeholder_problems
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_every_placeholder_is_told_with_its_line() -> None:
    """Those that the project comes with; examples in comments are none."""
    found = [str(problem) for problem in placeholder_problems(ROOT)]
    owners = (ROOT / ".github/CODEOWNERS").read_text(encoding="utf-8").splitlines()
    number = next(i for i, line in enumerate(owners, 1) if line.startswith("*"))

    assert found[0] == (
        f".github/CODEOWNERS:{number}:34: Fehler: »@ORGANISATION« ist ein Platzhalter: "
        "Niemand müsste zustimmen. Nennen Sie hier Ihre Teams."
    )
    assert found[-1].endswith(
        "Das ist ein Platzhalter. Nennen Sie die Adresse Ihrer Seite »Mitmachen«."
    )
    lines = sum("@ORGANISATION/" in line and not line.startswith("#") for line in owners)
    assert len(found) == lines + 1


def test_a_project_without_forge_misses_nothing(tmp_path: Path) -> None:
    """Web space alone needs no owners of files; nor do filled places trouble anybody."""
    (tmp_path / ".gitlab").mkdir()
    (tmp_path / ".gitlab/CODEOWNERS").write_text("# @ORGANISATION/x\n* @kreis/redaktion\n")

    assert list(placeholder_problems(tmp_path)) == []


def test_a_published_directory_with_placeholders_does_not_go_online(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`check --release` tells them; the check of every day does not."""
    project = tmp_path / "project"
    shutil.copytree(ROOT / "tests/region", project)
    (project / ".github").mkdir()
    (project / ".github/CODEOWNERS").write_text("* @ORGANISATION/redaktion\n")
    monkeypatch.setenv("SITE_URL", "https://familien.de/")
    command = ["--project", str(project), "check"]

    daily = CliRunner().invoke(main, command)
    release = CliRunner().invoke(main, [*command, "--release"])

    assert daily.exit_code == 0, daily.output
    assert ".github/CODEOWNERS" not in daily.output
    assert release.exit_code == 1
    assert ".github/CODEOWNERS:1:3: Fehler: »@ORGANISATION« ist ein Platzhalter" in release.output
