"""How the files of a site are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hooks.spools import pour

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from hooks.spools import Content


def write_all(files: Iterable[tuple[str, Content]], folder: Path) -> None:
    """Write files, by their paths in a folder."""
    for path, content in files:
        write(folder / path, content)


def write(path: Path, content: Content) -> int:
    """Write a file and the folders above it; return its size in bytes."""
    try:
        return _write(path, content)
    except FileNotFoundError:  # asking before each file whether its folder is there takes longer
        path.parent.mkdir(parents=True, exist_ok=True)
        return _write(path, content)


def _write(path: Path, content: Content) -> int:
    with path.open("wb") as file:
        pour(content, file)
        return file.tell()
