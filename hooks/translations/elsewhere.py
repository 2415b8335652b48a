"""Translations that stand at another place: of records that moved, and of the same text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from hooks.translations.entries import Entry, doubted
from hooks.translations.update import SUGGESTED

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from hooks.translations.update import Text

Entries = dict[str, list[Entry]]
"""The entries of a language, by folder."""


@dataclass(frozen=True)
class Suggestions:
    """The translations of a language by the text that they translate."""

    found: Mapping[str, tuple[str, Entry]]
    """Folder and entry; of several, a person's and one in use is preferred."""

    def find(self, text: Text) -> Entry | None:
        """Return a fuzzy entry with the translation of the same text at another place.

        Its former context begins with a folder, so that no reader of catalogs takes it for the
        entry's own.
        """
        origin, entry = self.found.get(text.text, ("", None))
        if entry is None:
            return None
        place = f"{origin}/{entry.context}"
        hints = (f"{SUGGESTED} {place}",)
        found = replace(entry, context=text.context, hints=hints, references=(), is_obsolete=False)
        return doubted(found, text.text, place)


def suggestions(entries: Mapping[str, Iterable[Entry]]) -> Suggestions:
    """Gather what can be suggested.

    Args:
        entries: The entries of a language, by folder.
    """
    ranked = sorted(
        (entry.is_machine, entry.is_obsolete, folder, index, entry)
        for folder, listed in entries.items()
        for index, entry in enumerate(listed)
        if entry.has_text and not entry.is_fuzzy and entry.text != entry.source
    )
    found: dict[str, tuple[str, Entry]] = {}
    for *_, folder, _, entry in ranked:
        found.setdefault(entry.source, (folder, entry))
    return Suggestions(found)


def moved_along(entries: Mapping[str, Sequence[Entry]], moved: Mapping[str, str]) -> Entries:
    """Return the entries where the records are that they belong to today.

    A record that names its former id is the same record: its translations are still its own.

    Args:
        entries: The entries of a language, by folder.
        moved: Former ids of offers and providers, and what they are called now.
    """
    result: Entries = {folder: [] for folder in entries}
    taken = {
        (folder, entry.key)
        for folder, listed in entries.items()
        for entry in listed
        if entry.has_text and not entry.is_obsolete
    }
    for folder, listed in entries.items():
        for entry in listed:
            new, context = _home(folder, entry.context or "", moved)
            is_free = new in entries and (new, (context, entry.source)) not in taken
            is_moved = is_free and (new, context) != (folder, entry.context)
            result[new if is_moved else folder].append(_at(entry, context) if is_moved else entry)
    return result


def _at(entry: Entry, context: str) -> Entry:
    """Return an entry of another context; what an outdated one was made for moves along."""
    own = entry.former_context == entry.context
    return replace(entry, context=context, former_context=context if own else entry.former_context)


def _home(folder: str, context: str, moved: Mapping[str, str]) -> tuple[str, str]:
    record, dot, fields = context.partition(".")
    old = folder if record == "provider" else f"{folder}/{record}"
    new = moved.get(old)
    if new is None:
        return folder, context
    home, _, name = new.partition("/")
    return home, f"{name or 'provider'}{dot}{fields}"
