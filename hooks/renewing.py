"""What is done anew when files have changed, while a preview goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hooks.memory import states_below

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path


class Renewal:
    """Builds the whole site, or reads only the records where nothing else has changed."""

    def __init__(
        self, places: Sequence[Path], build: Callable[[], None], renew: Callable[[], bool]
    ) -> None:
        """Remember how everything is now.

        Args:
            places: Files and folders that a whole build needs, beside the records.
            build: Builds the whole site.
            renew: Reads the records; returns whether that was enough.
        """
        self._places = places
        self._build = build
        self._renew = renew
        self._seen = states_below(places)

    def __call__(self) -> None:
        """Do what is needed."""
        now = states_below(self._places)
        if now != self._seen or not self._renew():
            self._build()
        self._seen = now  # not before: what could not be built is built again
