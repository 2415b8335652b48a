"""Files of a project: each is the old one or the new one, whatever happens while it is written."""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


def replace_all(contents: Mapping[Path, str | bytes], *, only_new: bool = False) -> None:
    """Write files, each as a whole, once all are ready on the disk.

    Args:
        contents: By the files' places; folders that are missing are made, links are followed.
        only_new: Whether a file that is already there is a fault.

    Raises:
        OSError: Something cannot be written; then the files are as they were.
    """
    files = {path: _File(Path(os.path.realpath(path))) for path in contents}
    with ExitStack() as leftovers, ExitStack() as undo:
        for path, file in files.items():
            with _told_as(path):
                _make_folders(file.target.parent, leftovers)
                leftovers.callback(_remove, file.ready)
                file.prepare(contents[path])
        _replace(files, undo, only_new=only_new)
        undo.pop_all()
        for file in files.values():
            _remove(file.kept)


def _replace(files: Mapping[Path, _File], undo: ExitStack, *, only_new: bool) -> None:
    for path, file in files.items():
        with _told_as(path):
            undo.callback(file.put_back)
            file.keep()
    for path, file in files.items():
        with _told_as(path):
            file.replace(only_new=only_new)


class _File:
    """A file with what lies beside it while it is written."""

    def __init__(self, target: Path) -> None:
        self.target = target
        self.ready = target.with_name(f".{target.name}.{os.getpid()}")
        self.kept = target.with_name(f".{target.name}.{os.getpid()}.old")

    def prepare(self, content: str | bytes) -> None:
        self.ready.write_bytes(content.encode() if isinstance(content, str) else content)
        if self.target.exists():
            shutil.copymode(self.target, self.ready)

    def keep(self) -> None:
        if self.target.is_file():
            shutil.copy2(self.target, self.kept)

    def replace(self, *, only_new: bool) -> None:
        if only_new:
            self.target.open("x").close()
        try:
            self.ready.replace(self.target)
        except OSError:
            if only_new:
                _remove(self.target)
            raise

    def put_back(self) -> None:
        """Undo the replacing; an old file that cannot be put back stays beside the new one."""
        if self.ready.exists():
            _remove(self.kept)
        elif self.kept.exists():
            with suppress(OSError):
                self.kept.replace(self.target)
        else:
            _remove(self.target)


def _make_folders(folder: Path, leftovers: ExitStack) -> None:
    """Make a folder and those above it; at the end, those that stayed empty go."""
    for one in reversed([folder, *folder.parents]):
        if not one.exists():
            one.mkdir(exist_ok=True)
            leftovers.callback(_remove_empty, one)


def _remove(path: Path) -> None:
    with suppress(OSError):
        path.unlink()


def _remove_empty(folder: Path) -> None:
    with suppress(OSError):  # it holds what was written
        folder.rmdir()


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
