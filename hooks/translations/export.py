"""The open texts of a language as one file for a translator."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from hooks.translations.catalogs import new_header
from hooks.translations.entries import FUZZY, Entry, write_entry
from hooks.translations.state import OPEN, State
from hooks.translations.update import SUGGESTED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from hooks.languages import Language
    from hooks.texts import RecordTexts, Translation
    from hooks.translations.notes import Guide
    from hooks.translations.state import Item

LANGUAGE = "X-Offers-Language"
"""The header that names the language as the site does, whatever a tool makes of `Language`."""
_OUTDATED = "Veraltet: Der deutsche Text hat sich geändert. Passen Sie die Übersetzung an."
_MACHINE = "Ein Computer hat das übersetzt, und noch niemand hat es gelesen."
_SAME = "Die Übersetzung ist gleich dem deutschen Text."
_UNREAD = {State.MACHINE: _MACHINE, State.SAME: _SAME}
_CONFIRM = "Stimmt die Übersetzung, schalten Sie »Benötigt Nacharbeit« (fuzzy) aus."


@dataclass(frozen=True)
class Export:
    """What goes into the file."""

    lang: Language
    guide: Guide
    plural_forms: str
    states: frozenset[State] = OPEN
    """The states of the texts to export."""

    def write(self, items: Sequence[Item], texts: RecordTexts) -> str:
        """Return the file.

        Args:
            items: All texts of the language.
            texts: Its catalogs.
        """
        wanted = [item for item in items if item.state in self.states]
        wanted.sort(key=lambda item: item.urgency)
        header = f"{new_header(self.lang, self.plural_forms)}\n{_line(self.lang)}"
        known = _known(items) if wanted else {}
        blocks = [write_entry(self._entry(item, texts, known)) for item in wanted]
        return "\n\n".join([header, *blocks]) + "\n"

    def _entry(self, item: Item, texts: RecordTexts, known: dict[str, tuple[str, str]]) -> Entry:
        context = f"{item.folder}/{item.context or ''}"
        hints = tuple(self.guide.notes(item, self.lang))
        entry = Entry(context, item.source, item.text, item.plural, item.forms, hints=hints)
        if item.state is State.OUTDATED:
            return replace(
                entry, flags=(FUZZY,), former=item.former or None, hints=(_OUTDATED, *hints)
            )
        if told := _UNREAD.get(item.state):
            return replace(entry, flags=(FUZZY,), hints=(told, _CONFIRM, *hints))
        return _suggested(entry, item, texts, known)


def _suggested(
    entry: Entry, item: Item, texts: RecordTexts, known: dict[str, tuple[str, str]]
) -> Entry:
    """Add the translation of the same text at another place, for a person to confirm."""
    kept = texts.suggested.get((item.folder, item.context or "", item.source))
    place, text = _kept(kept) or known.get(item.source, ("", ""))
    if not text or item.plural:
        return entry
    hint = f"{SUGGESTED} {place}: Der deutsche Text ist dort derselbe."
    return replace(
        entry, text=text, flags=(FUZZY,), former=item.source, former_context=place,
        hints=(hint, _CONFIRM, *entry.hints),
    )  # fmt: skip


def _kept(translation: Translation | None) -> tuple[str, str] | None:
    return (translation.place, translation.text) if translation else None


def _known(items: Iterable[Item]) -> dict[str, tuple[str, str]]:
    """Return place and translation of texts that are translated somewhere, a person's first."""
    found: dict[str, tuple[str, str]] = {}
    for state in (State.HUMAN, State.MACHINE):
        for item in items:
            if item.state is state and item.text != item.source:
                found.setdefault(item.source, (f"{item.folder}/{item.context}", item.text))
    return found


def _line(lang: Language) -> str:
    return f'"{LANGUAGE}: {lang.code}\\n"'


def split_context(context: str | None) -> tuple[str, str | None]:
    """Return folder and context of an entry of such a file."""
    folder, _, own = (context or "").partition("/")
    return folder, own or None


def own_entries(entries: Iterable[Entry]) -> Iterator[tuple[str, Entry]]:
    """Yield the entries of such a file with their own contexts, by folder."""
    for entry in entries:
        folder, context = split_context(entry.context)
        former = entry.former_context
        if former == entry.context:
            former = context
        yield folder, replace(entry, context=context, former_context=former)
