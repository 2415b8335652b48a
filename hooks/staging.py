"""The site is built beside the old one and takes its place at the very end."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path


def stage(site: Path) -> Path:
    """Make an empty folder beside the site, on the same disk."""
    site.parent.mkdir(parents=True, exist_ok=True)
    return Path(tempfile.mkdtemp(prefix=f".{site.name}-", dir=site.parent))


def publish(staged: Path, site: Path) -> None:
    """Put the staged site in the place of the old one."""
    staged.chmod(0o755)
    old = Path(tempfile.mkdtemp(prefix=f".{site.name}-old-", dir=site.parent))
    if site.exists():
        site.rename(old / site.name)
    staged.rename(site)
    shutil.rmtree(old)


def discard(staged: Path) -> None:
    """Remove what was staged, if it is still there."""
    shutil.rmtree(staged, ignore_errors=True)
