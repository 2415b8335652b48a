"""How a translator's file finds its way back into the catalogs, entry by entry.

A translation belongs to the folder, context and text that it names, and to no other. What a
person wrote is never thrown away: it is used, kept as obsolete, or the report tells of it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from hooks.translations.entries import confirmed, doubted, marked, retired
from hooks.translations.inventory import INTERFACE
from hooks.translations.shelf import shelved
from hooks.translations.verdicts import (
    DRAFT,
    FORMS,
    NO_FOLDER,
    OF_PROGRAM,
    OF_RECORDS,
    Outcome,
    Verdict,
    told,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from hooks.translations.entries import Entry, Key
    from hooks.translations.refusal import Refusal


@dataclass(frozen=True)
class Options:
    """How to merge."""

    refusal: Refusal
    is_machine: bool = False
    overwrite: bool = False


class Merge:
    """Takes entries of a file into the entries of one folder, which follow the texts of today."""

    def __init__(
        self, folder: str, entries: Iterable[Entry], lists: frozenset[str | None], options: Options
    ) -> None:
        """Start with the entries as they are.

        Args:
            folder: A folder of records, or the interface.
            entries: Its entries, brought up to date.
            lists: The contexts whose texts are told apart by their wording only.
            options: How to merge.
        """
        self.folder, self.lists, self.options = folder, lists, options
        listed = list(entries)
        self._active: dict[Key, Entry] = {one.key: one for one in listed if not one.is_obsolete}
        self._kept = [one for one in listed if one.is_obsolete]
        self._gone: list[Entry] = []

    @property
    def entries(self) -> list[Entry]:
        """The entries of the folder."""
        active = self._active.values()
        return [*active, *shelved(active, self._kept, self._gone)]

    def take(self, entry: Entry) -> Outcome:
        """Merge an entry of the file."""
        own = self._active.get(entry.key)
        if not entry.has_text:
            return Outcome(entry.line, Verdict.EMPTY)
        if own and entry.is_fuzzy and own.translations == entry.translations:
            return Outcome(entry.line, Verdict.UNCHANGED)
        if own and len(own.forms) != len(entry.forms):
            return Outcome(entry.line, Verdict.REFUSED, FORMS.format(len(own.forms)))
        if reason := self.options.refusal.reason(self.folder, entry):
            return Outcome(entry.line, Verdict.REFUSED, reason)
        if own:
            return self._unfinished(own, entry) if entry.is_fuzzy else self._finished(own, entry)
        return self._homeless(entry)

    def _unfinished(self, own: Entry, entry: Entry) -> Outcome:
        """Keep a text that its translator has not confirmed, unless there is a better one."""
        if own.is_current or (entry.is_suggestion and own.has_text):
            return told(entry, Verdict.UNFINISHED)
        self._keep(own)
        draft = self._filled(own, entry)
        if own.has_text and not own.is_suggestion:
            draft = doubted(draft, own.former, None)
        else:
            former = entry.former_context if entry.is_suggestion else DRAFT
            draft = doubted(draft, entry.former or entry.source, former)
        self._active[own.key] = draft
        return Outcome(entry.line, Verdict.MERGED)

    def _finished(self, own: Entry, entry: Entry) -> Outcome:
        new = confirmed(self._filled(own, entry))
        is_same = own.translations == entry.translations
        is_ours = own.is_current and not self.options.refusal.is_copy(self.folder, own)
        if is_ours and (new == own or (is_same and self.options.is_machine)):
            return Outcome(entry.line, Verdict.UNCHANGED)
        if is_ours and not own.is_machine and not is_same and not self.options.overwrite:
            return told(entry, Verdict.CONFLICT, own)
        if not is_same:
            self._keep(own)
        self._active[own.key] = new
        return Outcome(entry.line, Verdict.MERGED)

    def _filled(self, own: Entry, entry: Entry) -> Entry:
        """Return an entry of ours with the translation and the remarks of the file."""
        said = (note for note in entry.notes if note and note not in own.notes)
        filled = replace(
            own, text=entry.text, forms=entry.forms, hints=(), notes=(*own.notes, *said)
        )
        return marked(filled, is_machine=self.options.is_machine)

    def _homeless(self, entry: Entry) -> Outcome:
        """Merge the translation of a text that is not there any more."""
        same = [one for one in self._active.values() if one.context == entry.context]
        answer = told(entry, Verdict.OUTDATED if same else Verdict.GONE)
        if entry.is_fuzzy:
            self._keep(entry)
            return answer
        made = replace(entry, hints=(), references=(), line=0)
        made = marked(made, is_machine=self.options.is_machine)
        if len(same) != 1 or entry.context in self.lists or same[0].is_current:
            self._keep(made)
            return answer
        return self._older(same[0], made, entry.line)

    def _older(self, own: Entry, made: Entry, line: int) -> Outcome:
        """Let the translation of an older text stand for the text of today, as outdated."""
        new = doubted(replace(made, source=own.source), made.source, made.context)
        if own.has_text and (own.former, own.text) == (made.source, made.text):
            return Outcome(line, Verdict.UNCHANGED)
        is_rival = own.has_text and own.former == made.source and not own.is_machine
        if is_rival and not self.options.overwrite:
            return told(replace(made, line=line), Verdict.CONFLICT, own)
        self._keep(own)
        self._active[own.key] = new
        return told(replace(made, line=line), Verdict.OUTDATED)

    def _keep(self, entry: Entry) -> None:
        """Keep what a person wrote and what gives way, for the day when its text comes back."""
        if not entry.has_text or entry.is_suggestion or entry.is_machine:
            return
        kept = retired(entry)
        everywhere = [*self._active.values(), *self._kept, *self._gone]
        same = (one for one in everywhere if one.context == kept.context and one is not entry)
        if not kept.is_fuzzy or all(one.translations != kept.translations for one in same):
            self._gone.append(kept)


def _nowhere(folder: str, entry: Entry, refusal: Refusal) -> Outcome:
    """Tell that there is no folder for an entry."""
    if not entry.has_text:
        return Outcome(entry.line, Verdict.EMPTY)
    if folder == INTERFACE:
        return Outcome(entry.line, Verdict.GONE, OF_PROGRAM)
    if refusal.is_source:
        return Outcome(entry.line, Verdict.REFUSED, OF_RECORDS)
    return Outcome(entry.line, Verdict.GONE, NO_FOLDER)


def merged(
    incoming: Sequence[tuple[str, Entry]],
    entries: Mapping[str, Sequence[Entry]],
    lists: Mapping[str, frozenset[str | None]],
    options: Options,
) -> tuple[dict[str, list[Entry]], list[Outcome]]:
    """Merge a file into the entries of a language.

    Args:
        incoming: The entries of the file with their own contexts, and their folders.
        entries: The entries of the language by folder, brought up to date.
        lists: The contexts of lists, by folder.
        options: How to merge.

    Returns:
        The entries of the folders that the file names, and what became of each entry of it.
    """
    merges: dict[str, Merge] = {}
    outcomes = []
    for folder, entry in incoming:
        if folder not in entries:
            outcomes.append(_nowhere(folder, entry, options.refusal))
            continue
        if folder not in merges:
            own: frozenset[str | None] = lists.get(folder, frozenset())
            merges[folder] = Merge(folder, entries[folder], own, options)
        outcomes.append(merges[folder].take(entry))
    return {folder: merge.entries for folder, merge in merges.items()}, outcomes
