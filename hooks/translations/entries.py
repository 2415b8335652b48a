"""An entry of a gettext catalog, and how it is written."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import polib

from hooks.texts import MACHINE, machine_mark

FUZZY = "fuzzy"
WIDTH = 98
"""Longer lines are wrapped, as in the catalogs that are there: an entry keeps its lines."""
Key = tuple[str | None, str]
"""Context and source text."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A text and its translation. Two entries are alike wherever they stand."""

    context: str | None
    source: str
    text: str = ""
    """The translation; "" if there is none."""
    plural: str = ""
    """The source text for many; "" if the text does not count anything."""
    forms: tuple[str, ...] = ()
    """The translations of a text that counts; `text` is empty then."""
    flags: tuple[str, ...] = ()
    former: str | None = None
    """The source text that a fuzzy translation was made for."""
    former_context: str | None = None
    notes: tuple[str, ...] = ()
    """Comments of translators, a line each; the mark of a machine is one."""
    hints: tuple[str, ...] = ()
    """Comments of programs for translators, a line each."""
    references: tuple[str, ...] = ()
    is_obsolete: bool = False
    line: int = field(default=0, compare=False)
    """Where its text stands in its file, counted from 1; 0 if it is in none."""

    @property
    def key(self) -> Key:
        """What it is found by."""
        return self.context, self.source

    @property
    def translations(self) -> tuple[str, ...]:
        """The translation, or all its forms."""
        return self.forms or (self.text,)

    @property
    def has_text(self) -> bool:
        """Whether it is translated, be it well or not."""
        return all(text.strip() for text in self.translations)

    @property
    def is_fuzzy(self) -> bool:
        """Whether a person has yet to confirm it."""
        return FUZZY in self.flags

    @property
    def is_suggestion(self) -> bool:
        """Whether it was taken from another place, so that no reader gets it."""
        return self.is_fuzzy and self.former_context not in {None, self.context}

    @property
    def is_machine(self) -> bool:
        """Whether a machine translated it and nobody has edited it since."""
        return machine_mark(self.translations[0]) in self.notes

    @property
    def is_current(self) -> bool:
        """Whether readers get it without any remark."""
        return self.has_text and not self.is_fuzzy and not self.is_obsolete


def confirmed(entry: Entry) -> Entry:
    """Return an entry that is no longer fuzzy."""
    flags = tuple(flag for flag in entry.flags if flag != FUZZY)
    return replace(entry, flags=flags, former=None, former_context=None)


def doubted(entry: Entry, former: str | None, former_context: str | None) -> Entry:
    """Return an entry that is fuzzy, with the text that its translation was made for."""
    flags = (FUZZY, *(flag for flag in entry.flags if flag != FUZZY))
    return replace(entry, flags=flags, former=former, former_context=former_context)


def retired(entry: Entry) -> Entry:
    """Return an entry that is kept for the day when its text comes back.

    An outdated translation is kept for the text that it was made for. What else was fuzzy stays
    so, without a word on what it was made for: not all tools can read that in an obsolete entry.
    """
    if entry.is_fuzzy and entry.former and entry.former_context == entry.context:
        entry = confirmed(replace(entry, source=entry.former))
    kept = replace(entry, former=None, former_context=None, hints=(), references=())
    return replace(kept, is_obsolete=True)


def marked(entry: Entry, *, is_machine: bool) -> Entry:
    """Return an entry as the work of a machine, or of a person."""
    notes = tuple(note for note in entry.notes if not note.startswith(MACHINE))
    if is_machine:
        notes = (*notes, machine_mark(entry.translations[0]))
    return replace(entry, notes=notes)


def write_entry(entry: Entry, width: int = WIDTH) -> str:
    """Return an entry as it stands in a catalog, without an empty line at the end."""
    written = polib.POEntry(
        msgctxt=entry.context,
        msgid=entry.source,
        msgstr=entry.text,
        msgid_plural=entry.plural,
        msgstr_plural=dict(enumerate(entry.forms)),
        flags=list(entry.flags),
        previous_msgid=entry.former,
        previous_msgctxt=entry.former_context,
        tcomment="\n".join(entry.notes),
        comment="\n".join(entry.hints),
        occurrences=[(reference, "") for reference in entry.references],
        obsolete=entry.is_obsolete,
    )
    return str(written.__unicode__(width)).rstrip("\n")
