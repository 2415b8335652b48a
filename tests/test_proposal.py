"""A proposal is told by what it changes, most of all by how people are reached."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from hooks.__main__ import main
from hooks.changes import text_changes, watched_changes
from hooks.report import Change, Report, read_report
from tests.test_region import REGION

if TYPE_CHECKING:
    from pathlib import Path

PERSON = ["-c", "user.name=Test", "-c", "user.email=test@example.org"]


def _git(folder: Path, *arguments: str) -> None:
    git = str(shutil.which("git"))
    subprocess.run([git, "-C", str(folder), *PERSON, *arguments], check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """The other region under git, on a branch of its own."""
    root = tmp_path / "project"
    shutil.copytree(REGION, root)
    _git(root, "init", "--initial-branch=main")
    _git(root, "add", "--all")
    _git(root, "commit", "--message=Begin")
    _git(root, "switch", "--create=proposal")
    return root


def _replace(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def _report(root: Path) -> Report:
    """Return the report on the branch against main."""
    file = root / "report.json"
    command = ["--project", str(root), "report", "--base", "main", "--output", str(file)]
    result = CliRunner().invoke(main, command)
    report = read_report(file)

    assert result.exit_code == 0, result.output
    assert report is not None
    return report


def test_a_proposal_is_told_field_by_field(repository: Path) -> None:
    """Changed, new and removed records, their pages, and the changed number first."""
    _replace(repository / "offers/riverside/youth-office.yml", "01632 960001", "01632 960099")
    (repository / "offers/helpers/refuge.yml").unlink()
    (repository / "docs/news.fr.md").write_text("Appelez le 01632 960055.\n")
    _git(repository, "add", "--all")
    _git(repository, "commit", "--message=Change")

    report = _report(repository)

    number = Change(
        record="riverside/youth-office", field="Telefon: Nummer",
        old="01632 960001", new="01632 960099",
    )  # fmt: skip
    assert number in report.changes
    text = Change(record="docs/news.fr.md", field="Im Text", old="", new="01632 960055")
    assert text in report.changes
    assert [(entry.record, entry.state, entry.fields) for entry in report.records] == [
        ("helpers/refuge", "entfernt", ""),
        ("riverside/youth-office", "geändert", "Telefon"),
    ]
    assert [page.path for page in report.pages] == [
        "fr/news.html",
        "en/angebote/riverside/youth-office.html",
    ]
    assert "offers/helpers/refuge.yml" in {problem.path for problem in report.problems}


def test_main_going_on_is_no_part_of_a_proposal(repository: Path) -> None:
    """Only what the branch did counts."""
    _git(repository, "switch", "main")
    _replace(repository / "offers/riverside/youth-office.yml", "01632 960001", "01632 960099")
    _git(repository, "commit", "--all", "--message=Later")
    _git(repository, "switch", "proposal")

    report = _report(repository)

    assert (report.changes, report.records, report.pages) == ((), (), ())


def test_an_unknown_base_is_a_mistake_of_use(repository: Path) -> None:
    """The workflow fails instead of telling that nothing changed."""
    command = ["--project", str(repository), "report", "--base", "--all", "--output", "x.json"]
    result = CliRunner().invoke(main, command)

    assert result.exit_code == 2
    assert "git kennt »--all« nicht." in result.output


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ({"phones": ["1"]}, {"phones": [{"number": "2"}]}, [("Telefon: Nummer", "1", "2")]),
        ({"links": ["https://a.example"]}, {}, [("Links: Adresse", "https://a.example", "")]),
        ({"email": "a@b.c"}, {"email": "d@b.c"}, [("E-Mail", "a@b.c", "d@b.c")]),
        ({}, {"sensitive": "true"}, [("Niemand soll davon wissen", "", "true")]),
        ({"topics": ["shelter", "x"]}, {"topics": ["x"]}, [("Themen", "shelter", "")]),
        (
            {"locations": [{"id": "h", "disclosure": "on request"}]},
            {"locations": [{"id": "h", "street": "Weg 1"}]},
            [
                ("Orte »h«: Was gezeigt wird", "on request", ""),
                ("Orte »h«: Straße und Hausnummer", "", "Weg 1"),
            ],
        ),
        (
            {"contacts": [{"role": "Büro", "phone": "1"}]},
            {"contacts": [{"role": "Büro", "phone": "2"}]},
            [("Stellen »Büro«: Telefon", "1", "2")],
        ),
        (
            {"terms": [{"code": "violence", "sensitive": "true"}]},
            {"terms": [{"code": "violence"}]},
            [("Begriffe »violence«: Niemand soll davon wissen", "true", "")],
        ),
        (
            {"extra": {"region": {"police": "110"}, "exit_url": "https://a.example"}},
            {"extra": {"region": {"police": "911"}, "exit_url": "https://b.example"}},
            [
                ("Unverfängliche Seite", "https://a.example", "https://b.example"),
                ("Region: Polizei", "110", "911"),
            ],
        ),
        ({"summary": "a", "phones": ["1"]}, {"summary": "b", "phones": ["1"]}, []),
        ({"phones": "1", "locations": 3, "terms": None, "extra": []}, {"contacts": [["x"]]}, []),
    ],
)  # fmt: skip
def test_every_way_to_reach_or_to_endanger_people_is_watched(
    old: dict[str, object], new: dict[str, object], told: list[tuple[str, str, str]]
) -> None:
    """Short and long forms, places, flags, the settings; misshapen files are no obstacle."""
    found = [(one.field, one.old, one.new) for one in watched_changes("a/b", old, new)]

    assert found == told


def test_numbers_in_translations_are_watched() -> None:
    """A catalog can send people to another number, too."""
    found = text_changes(
        "offers/a/locales/uk.po",
        'msgid "Rufen Sie 0123 45678 an."\nmsgstr "0123 45678"',
        'msgid "Rufen Sie 0123 45678 an."\nmsgstr "+49 900 123456, https://evil.example/x"',
    )

    assert [(one.old, one.new) for one in found] == [
        ("", "+49 900 123456"),
        ("", "https://evil.example/x"),
    ]
