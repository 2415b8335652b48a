"""How a catalog follows the texts of its records, without losing what a translator wrote.

Texts are matched by context and wording, never by likeness: an entry takes over the translation of
an older text only in its own context, where only one is in question, and never in a list.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Protocol

from hooks.translations.entries import Entry, confirmed, doubted, retired
from hooks.translations.shelf import shelved

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from hooks.translations.entries import Key

    Suggest = Callable[["Text"], Entry | None]

SUGGESTED = "Vorschlag aus"
"""Begins the hint that tells where a suggestion was taken from."""


class Text(Protocol):
    """A text to translate."""

    @property
    def context(self) -> str | None:
        """Where it belongs."""

    @property
    def text(self) -> str:
        """The text."""

    @property
    def in_list(self) -> bool:
        """Whether other texts share the context, so that only its wording tells it apart."""


@dataclass(frozen=True)
class _Stock:
    """What a catalog holds, by what it can be used for."""

    exact: dict[Key, list[Entry]] = field(default_factory=lambda: defaultdict(list))
    older: dict[str | None, list[Entry]] = field(default_factory=lambda: defaultdict(list))
    """Translations of texts that are gone, by context."""
    retired: dict[Key, list[Entry]] = field(default_factory=lambda: defaultdict(list))


def updated(
    entries: Sequence[Entry], wanted: Sequence[Text], suggest: Suggest = lambda _: None
) -> list[Entry]:
    """Return a catalog's entries for the texts of today.

    Args:
        entries: The catalog, without its header.
        wanted: The texts of its records, in order, each once in its context.
        suggest: Finds the translation of the same text at another place, as an entry that no
            reader gets.

    Returns:
        The entries at their old places, new ones behind those that they follow in the records,
        and at the end, as obsolete, all translations that no text of today has a use for.
    """
    stock = _stock(entries, {(text.context, text.text) for text in wanted})
    places: dict[int, Entry] = {}
    fresh: dict[Key, Entry] = {}
    used: set[int] = set()
    for text in wanted:
        chosen, taken = _choose(text, stock, suggest)
        used |= {id(one) for one in taken}
        place = next((one for one in taken if not one.is_obsolete), None)
        if place is None:
            fresh[chosen.key] = chosen
        else:
            places[id(place)] = chosen
    kept = [places[id(entry)] for entry in entries if id(entry) in places]
    active = _inserted(kept, fresh, wanted)
    left = [entry for entry in entries if id(entry) not in used and entry.has_text]
    gone = [retired(entry) for entry in left if not entry.is_obsolete]
    return [*active, *shelved(active, [one for one in left if one.is_obsolete], gone)]


def _stock(entries: Iterable[Entry], keys: set[Key]) -> _Stock:
    stock = _Stock()
    for entry in entries:
        if entry.is_obsolete and entry.has_text and not entry.is_fuzzy:
            stock.retired[entry.key].insert(0, entry)
        elif entry.is_obsolete:
            continue
        elif entry.key in keys:
            stock.exact[entry.key].append(entry)
        elif entry.has_text and not entry.is_suggestion:
            stock.older[entry.context].append(entry)
    return stock


def _choose(text: Text, stock: _Stock, suggest: Suggest) -> tuple[Entry, list[Entry]]:
    """Return the entry for a text, and those of the catalog that it is made from.

    What readers get is preferred in this order: the text's own translation, that of an older text,
    nothing. A suggestion counts as nothing.
    """
    exact = sorted(stock.exact[text.context, text.text], key=_weakness)[:1]
    if exact and _weakness(exact[0]) == 0:
        return _tidy(exact[0]), exact
    back = sorted(stock.retired[text.context, text.text], key=_is_machine)[:1]
    if back:
        return _tidy(replace(back[0], is_obsolete=False)), [*_without_text(exact), *back]
    older = [] if text.in_list else stock.older.pop(text.context, [])
    if len(older) == 1:
        return _tidy(_outdated(older[0], text)), [*older, *_without_text(exact)]
    if exact and exact[0].has_text:
        return exact[0], exact
    return suggest(text) or Entry(text.context, text.text), exact


def _is_machine(entry: Entry) -> bool:
    return entry.is_machine


def _weakness(entry: Entry) -> int:
    """Return 0 for what readers may get, 1 for a suggestion, 2 for nothing."""
    if not entry.has_text:
        return 2
    return 1 if entry.is_suggestion else 0


def _without_text(entries: list[Entry]) -> list[Entry]:
    return [entry for entry in entries if not entry.has_text]


def _tidy(entry: Entry) -> Entry:
    """Confirm what stands at its own text again, and drop the hint of a confirmed suggestion."""
    if entry.is_fuzzy and (entry.former_context, entry.former) == entry.key:
        entry = confirmed(entry)
    if not entry.is_fuzzy and any(hint.startswith(SUGGESTED) for hint in entry.hints):
        return replace(entry, hints=())
    return entry


def _outdated(entry: Entry, text: Text) -> Entry:
    """Keep a translation at a newer text, with the text that it was made for.

    Without the former context, the text's return does not confirm what was fuzzy before.
    """
    moved = replace(entry, source=text.text)
    if not entry.is_fuzzy:
        return doubted(moved, entry.source, entry.context)
    return moved if entry.former else doubted(moved, entry.source, None)


def _inserted(kept: list[Entry], fresh: dict[Key, Entry], wanted: Sequence[Text]) -> list[Entry]:
    """Put new entries behind the texts that they follow in the records."""
    if not fresh:
        return kept
    last = {entry.context: index for index, entry in enumerate(kept)}
    where = {entry.key: index for index, entry in enumerate(kept)}
    behind: dict[int, list[Entry]] = defaultdict(list)
    place = -1
    for text in wanted:
        key = (text.context, text.text)
        if key in fresh:
            behind[max(place, last.get(text.context, -1))].append(fresh[key])
        else:
            place = max(where[key], last[text.context]) if key in where else place
    result = behind[-1]
    for index, entry in enumerate(kept):
        result += [entry, *behind[index]]
    return result
