"""Files of a project: each is the old one or the new one, whatever happens while it is written."""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


def replace_all(contents: Mapping[Path, str | bytes]) -> None:
    """Write files, each as a whole, once all are ready on the disk.

    Args:
        contents: By the files' places; folders that are missing are made.

    Raises:
        OSError: Something cannot be written; then the files are as they were.
    """
    ready: dict[Path, Path] = {}
    made: list[Path] = []
    try:
        for path, content in contents.items():
            ready[path] = path.with_name(f".{path.name}.{os.getpid()}")
            with _told_as(path):
                made += _make_folders(path)
                _prepare(ready[path], path, content)
        _swap(ready)
    finally:
        for beside in ready.values():
            with suppress(OSError):
                beside.unlink(missing_ok=True)
        for folder in reversed(made):
            with suppress(OSError):  # it holds what was written
                folder.rmdir()


def _swap(ready: Mapping[Path, Path]) -> None:
    """Put files in their places; where one does not go, those before it are put back."""
    before: dict[Path, bytes | None] = {}
    try:
        for path, beside in ready.items():
            with _told_as(path):
                before[path] = path.read_bytes() if path.exists() else None
                beside.replace(path)
    except OSError:
        for path, content in before.items():
            with suppress(OSError):
                path.unlink() if content is None else path.write_bytes(content)
        raise


def _make_folders(path: Path) -> list[Path]:
    """Make the folders above a file; return those that were missing, outer ones first."""
    missing = [folder for folder in path.parents if not folder.exists()]
    path.parent.mkdir(parents=True, exist_ok=True)
    return missing[::-1]


def _prepare(beside: Path, path: Path, content: str | bytes) -> None:
    beside.write_bytes(content.encode() if isinstance(content, str) else content)
    if path.exists():
        shutil.copymode(path, beside)


@contextmanager
def _told_as(path: Path) -> Iterator[None]:
    """Tell a fault with the file that was meant: the system names another one, or none."""
    try:
        yield
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from None


@contextmanager
def desk(folder: Path, *parts: str) -> Iterator[Path]:
    """Lend an empty folder to work in; what is new or different there at the end is written.

    Args:
        folder: The folder that the files are for.
        parts: Folders of it to work with; their copies lie on the desk.

    Raises:
        OSError: Something cannot be written; then the folder is as it was.
    """
    with tempfile.TemporaryDirectory() as name:
        lent = Path(name)
        for part in parts:
            shutil.copytree(folder / part, lent / part)
        yield lent
        replace_all(dict(_changes(lent, folder)))


def _changes(lent: Path, folder: Path) -> Iterator[tuple[Path, bytes]]:
    for path in sorted(lent.rglob("*")):
        if path.is_file():
            target, content = folder / path.relative_to(lent), path.read_bytes()
            if not target.exists() or target.read_bytes() != content:
                yield target, content
