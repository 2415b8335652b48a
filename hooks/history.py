"""What the repository remembers of records that are gone. Without git, nothing."""

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


def _deleted_files(offers: Path) -> list[str]:
    """Return the paths of deleted files below a folder, relative to it."""
    options = ["--diff-filter=D", "--no-renames", "--name-only", "--relative", "--format=", "-z"]
    return _git(offers, "log", *options, "--", ".")


def _tracked_files(offers: Path) -> list[str]:
    """Return the paths of the last commit's files below a folder, relative to it."""
    return _git(offers, "ls-tree", "-r", "-z", "--name-only", "HEAD", ".")


def _git(folder: Path, *arguments: str) -> list[str]:
    """Return what git lists; nothing where there is no git or no repository."""
    git = shutil.which("git")
    if git is None:
        return []
    command = [git, "-C", str(folder), *arguments]
    told = subprocess.run(command, capture_output=True, check=False)  # noqa: S603 - fixed commands
    return told.stdout.decode("utf-8", "replace").split("\0") if told.returncode == 0 else []
