"""What the repository remembers of records that are gone. Without git, nothing."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def removed_ids(offers: Path) -> frozenset[str]:
    """Return the ids of offers (with '/') and providers whose files were deleted or renamed.

    Args:
        offers: The folder of records; a shallow history remembers only its own part.
    """
    names = _deleted_files(offers)
    paths = (PurePosixPath(name) for name in names if name.endswith(".yml"))
    pairs = (path.parts for path in paths)
    known = ((parts[0], parts[1].removesuffix(".yml")) for parts in pairs if len(parts) == 2)  # noqa: PLR2004 - folder and file
    ids = {folder if name == "provider" else f"{folder}/{name}" for folder, name in known}
    return frozenset(name for name in ids if not name.startswith("vocabulary"))


def _deleted_files(offers: Path) -> list[str]:
    """Return the paths of deleted files below a folder, relative to it."""
    git = shutil.which("git")
    if git is None:
        return []
    options = ["--diff-filter=D", "--no-renames", "--name-only", "--relative", "--format=", "-z"]
    told = subprocess.run(  # noqa: S603 - a fixed command
        [git, "-C", str(offers), "log", *options, "--", "."],
        capture_output=True, check=False,
    )  # fmt: skip
    return told.stdout.decode("utf-8", "replace").split("\0") if told.returncode == 0 else []
