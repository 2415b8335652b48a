"""The site is built beside the old one and takes its place at the very end."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from glob import escape
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

if sys.platform != "win32":
    import fcntl

_NEW, _OLD = "building", "replaced"
"""What the folders beside the site end with, which no build leaves behind unless it is killed."""
_DICED = "?" * 8
"""What `tempfile` puts into their names; folders of sites with longer names do not fit."""
_TRIES = 3
"""Another build may put its site there at the same moment; the last one stays."""


def stage(site: Path) -> Path:
    """Make an empty folder beside the site, on the same disk.

    What builds have left there that were killed is removed.

    Args:
        site: Where the site will be; a link is followed.

    Raises:
        OSError: Nothing can be written there.
    """
    place = site.resolve()
    place.parent.mkdir(parents=True, exist_ok=True)
    _sweep(place)
    return _claim(place, _NEW)


def keep_only(staged: Path, is_wanted: Callable[[str], bool]) -> None:
    """Remove what other builds write.

    Args:
        staged: The folder of the site.
        is_wanted: Tells it by the name of what lies in that folder.
    """
    for path in staged.iterdir():
        if not is_wanted(path.name):
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def publish(staged: Path, site: Path) -> None:
    """Put the staged site in the place of the old one, which stays whole if that fails.

    Raises:
        OSError: The old site cannot be moved away, as where a disk is mounted there.
    """
    place = site.resolve()
    staged.chmod(0o755)
    for left in reversed(range(_TRIES)):
        try:
            _swap(staged, place)
        except OSError:
            if not left:
                raise
        else:
            return


def _swap(staged: Path, place: Path) -> None:
    old = _claim(place, _OLD)
    away = old / place.name
    try:
        if place.exists():
            place.rename(away)
        _move_in(staged, place, away)
    finally:
        shutil.rmtree(old, ignore_errors=True)


def _move_in(staged: Path, place: Path, away: Path) -> None:
    try:
        staged.rename(place)
    except OSError:
        if away.exists():
            away.rename(place)
        raise


def discard(staged: Path) -> None:
    """Remove what was staged, if it is still there."""
    shutil.rmtree(staged, ignore_errors=True)


def _claim(place: Path, use: str) -> Path:
    """Make a folder beside the site that no other build touches as long as this program runs."""
    made = Path(tempfile.mkdtemp(prefix=f".{place.name}-", dir=place.parent))
    _hold(made)
    return made.rename(made.with_name(f"{made.name}-{use}"))  # held before others look for it


def _sweep(place: Path) -> None:
    """Remove what killed builds left; where one was killed while it published, the site returns."""
    for use in (_OLD, _NEW):
        for left in sorted(place.parent.glob(f".{escape(place.name)}-{_DICED}-{use}")):
            if (held := _hold(left)) is None:
                continue
            if use == _OLD and not place.exists() and (left / place.name).exists():
                (left / place.name).rename(place)
            shutil.rmtree(left, ignore_errors=True)
            os.close(held)


def _hold(folder: Path) -> int | None:
    """Lock a folder until the descriptor is closed; the system does so when the program ends.

    Returns:
        The descriptor; None if another program holds the folder, or where there are no locks.
    """
    if sys.platform == "win32":
        return None
    try:
        held = os.open(folder, os.O_RDONLY)
    except OSError:
        return None
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(held)
        return None
    return held
