"""What a proposal changes in the files of a project, for those who review it."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, Literal

from hooks.changes import changed_entry, text_changes, watched_changes
from hooks.hand_written import ONCE
from hooks.history import content_at, files_changed_since
from hooks.languages import is_known
from hooks.pages import record_path
from hooks.problems import Severity
from hooks.report import MANY, Change, ChangedPage, Entry, Finding, Report, shortened
from hooks.source import parse

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from hooks.problems import Problem

_PROSE = {".md", ".po"}
_RECORD = 3
"""Parts of a record's path: offers, provider, file."""


def report_on(root: Path, commit: str, language: str, problems: Iterable[Problem]) -> Report:
    """Return what the files of a project say otherwise than in a commit.

    Args:
        root: The folder that holds `offers/`, `docs/` and `mkdocs.yml`.
        commit: Where the proposal began, from `hooks.history.fork_point`.
        language: The language of the records.
        problems: Everything that is wrong now.
    """
    changes: list[Change] = []
    records: list[Entry] = []
    pages: list[ChangedPage] = []
    for path in files_changed_since(root, commit):
        old, new = content_at(root, commit, path), _content(root / path)
        changes += _changes(path, old, new)
        if _is_record(path):
            records.append(changed_entry(_name(path), _data(path, old), _data(path, new)))
        if new is not None:
            pages += _pages(path, language)
    return _fitting(changes, [_finding(one) for one in sorted(problems)], records, pages)


def _content(file: Path) -> bytes | None:
    return file.read_bytes() if file.is_file() and not file.is_symlink() else None


def _changes(path: str, old: bytes | None, new: bytes | None) -> list[Change]:
    if path.endswith(".yml") and (path.startswith("offers/") or path == "mkdocs.yml"):
        before, after = _data(path, old) or {}, _data(path, new) or {}
        return watched_changes(_name(path), before, after)
    if PurePosixPath(path).suffix in _PROSE and path.startswith(("offers/", "docs/")):
        return text_changes(path, _text(old), _text(new))
    return []


def _data(path: str, content: bytes | None) -> dict[str, Any] | None:
    return None if content is None else parse(content, path).data


def _text(content: bytes | None) -> str:
    return (content or b"").decode("utf-8", "replace")


def _is_record(path: str) -> bool:
    parts = PurePosixPath(path).parts
    return len(parts) == _RECORD and parts[0] == "offers" and path.endswith(".yml")


def _name(path: str) -> str:
    """Return the id of a record; of other files, and of vocabularies, the path."""
    parts = PurePosixPath(path).parts
    if not _is_record(path) or parts[1] == "vocabulary":
        return path
    folder, name = parts[1], parts[2].removesuffix(".yml")
    return folder if name == "provider" else f"{folder}/{name}"


def _pages(path: str, language: str) -> list[ChangedPage]:
    found = _page(path, language)
    title = shortened(_name(path))
    try:
        return [ChangedPage(title=title, path=found)] if found else []
    except ValueError:
        return []  # a name that no page has; the checker tells what is wrong with it


def _page(path: str, language: str) -> str:
    """Return the path in the site of the page that a file is drawn on; "" if there is none."""
    parts = PurePosixPath(path).parts
    if _is_record(path) and parts[1] != "vocabulary":
        return f"{language}/{record_path(_name(path))}"
    if parts[0] == "offers" and path.endswith(".po") and parts[1] != "vocabulary":
        lang = parts[-1].removesuffix(".po").replace("_", "-")
        return f"{lang}/{record_path(parts[1])}"
    if parts[0] != "docs" or not path.endswith(".md"):
        return ""
    name = path.removeprefix("docs/").removesuffix(".md")
    if name.startswith(ONCE):
        return f"{name}.html"
    stem, _, lang = name.rpartition(".")
    return f"{lang}/{stem}.html" if stem and is_known(lang) else f"{language}/{name}.html"


def _finding(problem: Problem) -> Finding:
    severity: Literal["Fehler", "Warnung"]
    severity = "Fehler" if problem.severity is Severity.ERROR else "Warnung"
    message = " ".join(problem.message.split())
    return Finding(
        path=shortened(problem.path), line=str(problem.line), severity=severity,
        message=shortened(message),
    )  # fmt: skip


def _fitting(
    changes: list[Change],
    problems: list[Finding],
    records: list[Entry],
    pages: list[ChangedPage],
) -> Report:
    """Return a report with as many entries as one holds."""
    left_out = sum(max(0, len(one) - MANY) for one in (changes, problems, records, pages))
    return Report(
        changes=tuple(changes[:MANY]), problems=tuple(problems[:MANY]),
        records=tuple(records[:MANY]), pages=tuple(pages[:MANY]), left_out=str(left_out),
    )  # fmt: skip
