"""The obsolete entries at the end of a catalog: translations that wait for their text."""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hooks.translations.entries import Entry, Key

MARK = "#"
"""Parts a number from the context of a translation that another one of the same text replaced."""


def shelved(active: Iterable[Entry], old: Sequence[Entry], new: Sequence[Entry]) -> list[Entry]:
    """Return all obsolete entries, each translation once.

    Tools of gettext refuse a catalog that holds a context and text twice, even as obsolete. So
    the latest translation keeps them, and comes back with the text; others get a number.

    Args:
        active: The entries in use.
        old: The obsolete entries so far.
        new: Those that have just become obsolete.
    """
    taken = {entry.key for entry in active}
    seen: set[tuple[str, str, tuple[str, ...]]] = set()
    result = []
    for place, entry in sorted(enumerate([*old, *new]), key=lambda one: _rank(one, len(old))):
        what = (_base(entry), entry.source, entry.translations)
        if what not in seen:
            result.append((place, _apart(entry, taken)))
            taken.add(result[-1][1].key)
        seen.add(what)
    return [entry for _, entry in sorted(result, key=lambda one: one[0])]


def _rank(one: tuple[int, Entry], number_of_old: int) -> tuple[bool, bool, int]:
    """Put first what can come back: what a person has confirmed, and of that the latest."""
    place, entry = one
    return entry.is_fuzzy, place < number_of_old, place


def _base(entry: Entry) -> str:
    return (entry.context or "").partition(MARK)[0]


def _apart(entry: Entry, taken: set[Key]) -> Entry:
    """Return an entry whose context and text no other entry has."""
    if entry.key not in taken:
        return entry
    contexts = (f"{_base(entry)}{MARK}{number}" for number in count(2))
    free = next(context for context in contexts if (context, entry.source) not in taken)
    return replace(entry, context=free)
