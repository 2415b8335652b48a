"""A site whose files are written when somebody asks for them."""

from __future__ import annotations

from contextlib import suppress
from threading import Lock, RLock
from typing import TYPE_CHECKING

from hooks.parts import Parts
from hooks.site_files import write
from hooks.writing import LOST

if TYPE_CHECKING:
    from pathlib import Path

    from hooks.language_folder import Site
    from hooks.spools import Content


class Preview:
    """One state of the site. The next one begins with what lay there before this one."""

    def __init__(self, site: Site) -> None:
        self._parts = Parts(site)
        self._target = site.target.resolve()
        self._drawing = RLock()
        """Held while files are made, one after the other: what they share is made once."""
        self._writing = Lock()
        """Held for moments, so that the end of this state waits for no file that is being made."""
        self._before: dict[str, bytes | None] = {}
        """What was there in the place of each file that was written; None for nothing."""
        self._asked: set[str] = set()
        """The paths that were asked for, be there a file or not: asking again makes nothing new."""
        self._is_over = False

    def provide(self, path: str) -> None:
        """Write the file of a path, if it is one that is made and not there yet.

        Args:
            path: From the root of the site. What hosts show in its place is written if there is
                no such file.
        """
        with self._drawing:
            if path in self._asked:
                return
            for place, content in self._parts.files(path):
                self._write(place, content)
            self._asked.add(path)
            if path != LOST and not (self._target / path).is_file():
                self.provide(LOST)

    def has(self, file: Path) -> bool:
        """Whether there is a file, or will be when somebody asks for it."""
        if file.is_file():
            return True
        if not file.is_relative_to(self._target):
            return False
        path = file.relative_to(self._target).as_posix()
        if not self._parts.is_known(path):
            self.provide(path)
        return self._parts.is_known(path) or file.is_file()

    def end(self) -> None:
        """Put everything back, and write nothing any more."""
        with self._writing:
            self._is_over = True
            for path, content in self._before.items():
                with suppress(PermissionError):  # Windows, while somebody is being sent the file
                    self._put_back(self._target / path, content)

    @staticmethod
    def _put_back(place: Path, content: bytes | None) -> None:
        if content is None:
            place.unlink(missing_ok=True)
        else:
            write(place, content)

    def _write(self, path: str, content: Content) -> None:
        place = self._target / path
        with self._writing:
            if self._is_over or path in self._before:
                return
            self._before[path] = place.read_bytes() if place.is_file() else None
            write(place, content)
