"""What was made of files before, as long as they stay the same: a preview reads again and again.

A file is told by what its folder says of it (times, size, number), not by its content: whoever
watches the files notices a change by the same figures, and they take a tenth of the time that
reading takes. They are asked for before the file is read, so what changes meanwhile is read again.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

Made = TypeVar("Made")
State = tuple[int, ...]
"""When a file was changed, its size, its number on the disk; empty where there is none."""


class NoMemory:
    """Makes everything anew, as whoever reads only once wants it."""

    def recall(self, key: Hashable, state: Callable[[], object], make: Callable[[], Made]) -> Made:  # noqa: ARG002 - as below
        """Return what is made."""
        return make()


class Memory(NoMemory):
    """Keeps what was made last under each key."""

    def __init__(self) -> None:
        self._kept: dict[Hashable, tuple[object, Any]] = {}

    def recall(self, key: Hashable, state: Callable[[], object], make: Callable[[], Made]) -> Made:
        """Return what was made before of the same state, else make it.

        Args:
            key: What is asked for.
            state: Returns all that it is made of, to be compared.
            make: Makes it; what it returns is shared, so nobody may change it.
        """
        now = state()
        kept = self._kept.get(key)
        if kept is None or kept[0] != now:
            kept = self._kept[key] = (now, make())
        found: Made = kept[1]
        return found


NO_MEMORY = NoMemory()


def state_of(path: Path) -> State:
    """Return the state of a file."""
    try:
        return _state(path.lstat())
    except OSError:
        return ()


def states_in(folder: Path) -> dict[str, State]:
    """Return the states of all that lies in a folder, by name."""
    try:
        with os.scandir(folder) as found:
            return {one.name: _state(one.stat(follow_symlinks=False)) for one in found}
    except OSError:
        return {}


def states_below(places: Sequence[Path]) -> dict[str, State]:
    """Return the states of files, and of all files in folders and the folders below, by path."""
    found = {str(place): state_of(place) for place in places if not place.is_dir()}
    for place in filter(Path.is_dir, places):
        for home, _, files in os.walk(place):
            found |= {path: state_of(Path(path)) for path in (f"{home}/{name}" for name in files)}
    return found


def _state(found: os.stat_result) -> State:
    return (found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino)
