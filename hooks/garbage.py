"""When Python looks for garbage: records are many and stay, and going through them takes long."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_RARELY = 50_000
"""After so many more objects Python looks, instead of after 700."""


@contextmanager
def nothing_collected() -> Iterator[None]:
    """Keep Python from looking for garbage while what it reads stays."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@contextmanager
def little_collected() -> Iterator[None]:
    """Leave out what is there already, and look rarely.

    Processes that begin now share what is there as long as nobody goes through it.
    """
    before = gc.get_threshold()
    gc.collect()
    gc.freeze()
    gc.set_threshold(_RARELY, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()
