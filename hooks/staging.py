"""The site is built beside the old one and takes its place at the very end."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def stage(site: Path) -> Path:
    """Make an empty folder beside the site, on the same disk.

    Args:
        site: Where the site will be; a link is followed.

    Raises:
        OSError: Nothing can be written there.
    """
    place = site.resolve()
    place.parent.mkdir(parents=True, exist_ok=True)
    return Path(tempfile.mkdtemp(prefix=f".{place.name}-", dir=place.parent))


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
    old = Path(tempfile.mkdtemp(prefix=f".{place.name}-old-", dir=place.parent))
    try:
        _swap(staged, place, old / place.name)
    finally:
        shutil.rmtree(old, ignore_errors=True)


def _swap(staged: Path, place: Path, away: Path) -> None:
    if place.exists():
        place.rename(away)
    try:
        staged.rename(place)
    except OSError:
        if away.exists():
            away.rename(place)
        raise


def discard(staged: Path) -> None:
    """Remove what was staged, if it is still there."""
    shutil.rmtree(staged, ignore_errors=True)
