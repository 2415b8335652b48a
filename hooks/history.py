"""What the repository remembers: records that are gone, files that differ. No other calls git."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path, PurePosixPath


def known_ids(offers: Path) -> frozenset[str]:
    """Return the ids of offers (with '/') and providers that git knows, also those of today.

    Args:
        offers: The folder of records; a shallow history remembers only its own part.
    """
    names = [*_deleted_files(offers), *_tracked_files(offers)]
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
    bases = (_ask(root, "merge-base", name, "HEAD") for name in (f"origin/{branch}", branch))
    base = next(filter(None, bases), None)
    if base is None:
        raise NoComparisonError
    changed = _git(root, "diff", "--name-only", "--no-renames", "--relative", "-z", base.strip())
    untracked = _git(root, "ls-files", "--others", "--exclude-standard", "-z")
    return frozenset(filter(None, (*changed, *untracked)))


def _deleted_files(offers: Path) -> list[str]:
    """Return the paths of deleted files below a folder, relative to it."""
    options = ["--diff-filter=D", "--no-renames", "--name-only", "--relative", "--format=", "-z"]
    return _git(offers, "log", *options, "--", ".")


def _tracked_files(offers: Path) -> list[str]:
    """Return the paths of the last commit's files below a folder, relative to it."""
    return _git(offers, "ls-tree", "-r", "-z", "--name-only", "HEAD", ".")


def _git(folder: Path, *arguments: str) -> list[str]:
    """Return what git lists; nothing where there is no git or no repository."""
    return (_ask(folder, *arguments) or "").split("\0")


def _ask(folder: Path, *arguments: str) -> str | None:
    """Return what git says; None where it has no answer."""
    git = shutil.which("git")
    if git is None:
        return None
    command = [git, "-C", str(folder), *arguments]
    told = subprocess.run(command, capture_output=True, check=False)  # noqa: S603 - fixed commands
    return told.stdout.decode("utf-8", "replace") if told.returncode == 0 else None
