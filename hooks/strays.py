"""What lies in a folder of sources and is no file of its own: it could publish anything."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from hooks.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINK = "Das ist ein Verweis (Symlink). Legen Sie die Datei oder den Ordner selbst hierher."
_NO_FILE = "Das ist weder Datei noch Ordner. Löschen Sie es."
_NAME = "Der Name ist nicht in UTF-8 geschrieben. Benennen Sie die Datei um."


def stray_problems(folder: Path) -> Iterator[Problem]:
    """Yield what nothing may be read from: links, pipes, devices, names that are no text.

    A link could publish a file of the machine, a pipe would let the build wait forever.

    Args:
        folder: Of records or pages; itself it may be a link.
    """
    for found in _below(folder):
        if message := _told(found):
            shown = Path(found.path).relative_to(folder.parent).as_posix()
            yield Problem(shown.encode(errors="replace").decode(), 1, 1, message)


def _below(folder: Path | str) -> Iterator[os.DirEntry[str]]:
    """Yield what lies in a folder and below; its entries know what they are without a look."""
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda one: one.name)
    except OSError:
        return
    yield from entries
    for one in entries:
        if one.is_dir(follow_symlinks=False):
            yield from _below(one.path)


def _told(found: os.DirEntry[str]) -> str:
    if found.is_symlink():
        return _LINK
    if not found.is_dir() and not found.is_file():
        return _NO_FILE
    return "" if _is_text(found.name) else _NAME


def _is_text(name: str) -> bool:
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True
