"""What the repository remembers: records that are gone, files as they were. No other calls git."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path, PurePosixPath


def known_ids(offers: Path) -> frozenset[str]:
    """Return the ids of offers (with '/') and providers that git knows, also those of today.

    Args:
        offers: The folder of records; a shallow history remembers only its own part.
    """
    head = _git(offers, "rev-parse", "--verify", "--quiet", "HEAD")
    return _ids_at(offers, head[0].strip()) if head else frozenset()


@cache  # a preview asks again and again
def _ids_at(offers: Path, head: str) -> frozenset[str]:
    names = [*_deleted_files(offers, head), *_tracked_files(offers, head)]
    paths = (PurePosixPath(name) for name in names if name.endswith(".yml"))
    pairs = (path.parts for path in paths)
    known = ((parts[0], parts[1].removesuffix(".yml")) for parts in pairs if len(parts) == 2)  # noqa: PLR2004 - folder and file
    ids = {folder if name == "provider" else f"{folder}/{name}" for folder, name in known}
    return frozenset(name for name in ids if not name.startswith("vocabulary"))


def revision(folder: Path) -> str:
    """Return the commit that a repository's folder is at; empty where it has no git of its own."""
    top = _git(folder, "rev-parse", "--show-toplevel")
    if not top or not top[0].strip() or Path(top[0].strip()).resolve() != folder.resolve():
        return ""
    return _git(folder, "rev-parse", "HEAD")[0].strip()


def text_at(folder: Path, commit: str, name: str) -> str:
    """Return a file as it was at a commit; empty where git does not know it.

    Args:
        folder: The folder of the repository.
        commit: The commit, as `revision` returns it.
        name: The file's path in the repository.
    """
    return "\0".join(_git(folder, "show", f"{commit}:{name}")) if commit else ""


@dataclass(frozen=True, slots=True)
class RecordDates:
    """When a record was written."""

    published: datetime
    """When it first came onto the main branch."""
    changed: datetime
    """When it last changed there: more than its confirmation or a comment."""


_CONTENT = "^([^a#]|a[^s]|as[^s]|ass[^u]|assu[^r]|assur[^e])"
"""Matches the lines of records, but comments, `assured_date` and `assurer`."""
_COMMIT = "\x01"


def record_dates(offers: Path) -> dict[str, RecordDates] | None:
    """Return the dates of all records that ever were, by id; None if git does not know them all.

    What a branch brought is dated by its merge, for then families could read it.

    Args:
        offers: The folder of records; a shallow history would date all it knows alike.
    """
    told = _git(offers, "rev-parse", "--is-shallow-repository", "HEAD")
    state, _, head = "".join(told).strip().partition("\n")
    return _dates_at(offers, head) if state == "false" and head else None


@cache  # a preview asks again and again
def _dates_at(offers: Path, head: str) -> dict[str, RecordDates]:
    options = ["-m", "--first-parent", f"-G{_CONTENT}", "--no-renames", "--relative"]
    form = ["--name-only", "-z", f"--format={_COMMIT}%ct"]
    found: dict[str, RecordDates] = {}
    moment = datetime.fromtimestamp(0, UTC)
    for part in _git(offers, "log", *options, *form, head, "--", "*.yml"):
        name = part.strip()
        if name.startswith(_COMMIT):
            moment = datetime.fromtimestamp(int(name.removeprefix(_COMMIT)), UTC)
        elif name.endswith(".yml") and not name.startswith("vocabulary/"):
            record = name.removesuffix(".yml").removesuffix("/provider")
            last = found[record].changed if record in found else moment
            found[record] = RecordDates(moment, last)
    return found


class NoComparisonError(Exception):
    """There is no git, no repository or no such branch to compare with."""


def changed_files(root: Path, branch: str) -> frozenset[str]:
    """Return what differs from where the main branch was left, also what is not committed yet.

    Args:
        root: The folder of the project.
        branch: The main branch; what is known of it at `origin` comes first.

    Returns:
        Paths with '/', relative to the root; also those of files that are gone.

    Raises:
        NoComparisonError: There is nothing to compare with.
    """
    base = fork_point(root, f"origin/{branch}") or fork_point(root, branch)
    if not base:
        raise NoComparisonError
    changed = files_changed_since(root, base)
    untracked = _git(root, "ls-files", "--others", "--exclude-standard", "-z")
    return frozenset(filter(None, (*changed, *untracked)))


def fork_point(root: Path, base: str) -> str:
    """Return the commit in which a branch began; "" if git does not know the base.

    Args:
        root: A folder of the repository.
        base: What the branch will be merged into: a branch, a tag, a commit.
    """
    known = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{base}^{{commit}}")
    found = _git(root, "merge-base", known[0].strip(), "HEAD") if known else []
    return found[0].strip() if found else ""


def files_changed_since(root: Path, commit: str) -> list[str]:
    """Return the paths of files below a folder that are not as they were, relative to it.

    A file that was moved counts twice: as gone and as new.
    """
    options = ["--no-renames", "--name-only", "--relative", "-z"]
    return [name for name in _git(root, "diff", *options, commit, "--", ".") if name]


def content_at(root: Path, commit: str, path: str) -> bytes | None:
    """Return a file as it was in a commit; None if it was not there.

    Args:
        root: A folder of the repository.
        commit: From `fork_point`.
        path: Of the file, relative to the folder.
    """
    return _ask_git(root, "cat-file", "blob", f"{commit}:./{path}")


def _deleted_files(offers: Path, head: str) -> list[str]:
    """Return the paths of deleted files below a folder, relative to it."""
    options = ["--diff-filter=D", "--no-renames", "--name-only", "--relative", "--format=", "-z"]
    return _git(offers, "log", *options, head, "--", ".")


def _tracked_files(offers: Path, head: str) -> list[str]:
    """Return the paths of the last commit's files below a folder, relative to it."""
    return _git(offers, "ls-tree", "-r", "-z", "--name-only", head, ".")


def _git(folder: Path, *arguments: str) -> list[str]:
    """Return what git lists; nothing where there is no git or no repository."""
    told = _ask_git(folder, *arguments)
    return [] if told is None else told.decode("utf-8", "replace").split("\0")


def _ask_git(folder: Path, *arguments: str) -> bytes | None:
    """Return what git says; None where it has no answer."""
    git = shutil.which("git")
    if git is None:
        return None
    command = [git, "-C", str(folder), *arguments]
    told = subprocess.run(command, capture_output=True, check=False)  # noqa: S603 - fixed commands
    return told.stdout if told.returncode == 0 else None
