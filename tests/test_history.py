"""What the repository remembers of records."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from hooks.history import RecordDates, record_dates
from tests.test_subscriptions import git

if TYPE_CHECKING:
    from pathlib import Path

RECORD = "assured_date: 2026-01-01\nname: x\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A repository with one record, written on the first day."""
    folder = tmp_path / "project"
    (folder / "offers/a").mkdir(parents=True)
    git(folder, "init", "-q", "-b", "main")
    _write(folder, RECORD, "2026-01-01")
    return folder


def _write(folder: Path, text: str, day: str, name: str = "b") -> None:
    (folder / f"offers/a/{name}.yml").write_text(text)
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "x", day=day)


def _dates(published: str, changed: str) -> RecordDates:
    first, last = (datetime.fromisoformat(f"{day}T12:00:00+00:00") for day in (published, changed))
    assert first.tzinfo == UTC
    return RecordDates(first, last)


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        ("assured_date: 2026-01-01\nname: y\n", "2026-02-01"),
        ("name: x\n", "2026-01-01"),
        ("assured_date: 2026-02-01\nassurer: z\nname: x\n", "2026-01-01"),
        (f"# A comment.\n\n{RECORD}", "2026-01-01"),
        (f"{RECORD}alert: y\n", "2026-02-01"),
        (f"{RECORD}  - assured\n", "2026-02-01"),
    ],
    ids=["text", "no date", "confirmation", "comment", "a field with a", "inside a list"],
)
def test_a_record_changes_with_its_content(project: Path, text: str, changed: str) -> None:
    """Not with its confirmation, a comment or an empty line."""
    _write(project, text, "2026-02-01")

    assert record_dates(project / "offers") == {"a/b": _dates("2026-01-01", changed)}


def test_a_proposal_counts_from_the_day_of_its_merge(project: Path) -> None:
    """Before that, no family could read it."""
    git(project, "switch", "-qc", "proposal")
    _write(project, "name: c\n", "2026-02-01", "c")
    git(project, "switch", "-q", "main")
    git(project, "merge", "-q", "--no-ff", "-m", "x", "proposal", day="2026-03-01")

    dates = record_dates(project / "offers")

    assert dates == {
        "a/b": _dates("2026-01-01", "2026-01-01"),
        "a/c": _dates("2026-03-01", "2026-03-01"),
    }


def test_a_removed_record_is_remembered(project: Path) -> None:
    """So that one under another name is not taken for new; a provider goes by its own id."""
    git(project, "mv", "offers/a/b.yml", "offers/a/provider.yml")
    git(project, "commit", "-qm", "x", day="2026-02-01")

    dates = record_dates(project / "offers")

    assert dates is not None
    assert dates["a/b"].published == _dates("2026-01-01", "2026-01-01").published
    assert dates["a"] == _dates("2026-02-01", "2026-02-01")


def test_a_part_of_the_history_is_none(project: Path, tmp_path: Path) -> None:
    """Its oldest commit seems to have brought everything."""
    _write(project, "name: y\n", "2026-02-01")
    git(tmp_path, "clone", "-q", "--depth", "1", project.as_uri(), "shallow")

    assert record_dates(tmp_path / "shallow/offers") is None
    assert record_dates(tmp_path) is None


def test_words_of_the_vocabulary_are_no_records(project: Path) -> None:
    """What was there before the first offer does not make the directory older."""
    (project / "offers/vocabulary").mkdir()
    (project / "offers/vocabulary/topics.yml").write_text("terms: []\n")
    git(project, "add", ".")
    git(project, "commit", "-qm", "x", day="2026-02-01")

    assert set(record_dates(project / "offers") or ()) == {"a/b"}
