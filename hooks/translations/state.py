"""How far the translation of a site is: the state of each text, as its readers get it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from hooks.texts import may_be_same
from hooks.translations.inventory import INTERFACE, Urgency

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from hooks.languages import Language
    from hooks.texts import RecordTexts
    from hooks.translations.entries import Entry
    from hooks.translations.inventory import Wanted


class State(StrEnum):
    """What a reader gets of a text, in German."""

    HUMAN = "von Menschen"
    MACHINE = "maschinell"
    SAME = "wie Deutsch"
    OUTDATED = "veraltet"
    MISSING = "fehlt"


OPEN = frozenset({State.OUTDATED, State.MISSING})
"""What waits for a translator in any case."""


@dataclass(frozen=True, slots=True)
class Item:
    """A text of the site in a language."""

    folder: str
    context: str | None
    source: str
    state: State
    urgency: Urgency
    text: str = ""
    """What readers get; "" if that is the source text."""
    former: str = ""
    """The source text that an outdated translation was made for, where it is known."""
    plural: str = ""
    forms: tuple[str, ...] = ()

    @property
    def record(self) -> str:
        """Folder and first part of the context."""
        return f"{self.folder}/{(self.context or '').partition('.')[0]}"


def record_items(wanted: Iterable[Wanted], texts: RecordTexts) -> Iterator[Item]:
    """Yield the texts of all records in a language, in their order."""
    for one in wanted:
        folder, context, source = one.folder, one.text.context, one.text.text
        found = texts.text(folder, context, source, in_list=one.text.in_list)
        if found.lang != texts.lang.code:
            yield Item(folder, context, source, State.MISSING, one.urgency)
        elif found.is_stale:
            former = texts.known[folder][context][0].source
            state = State.OUTDATED
            yield Item(folder, context, source, state, one.urgency, found.value, former)
        else:
            is_same = found.value == source and not may_be_same(texts.lang, texts.source, context)
            by = State.MACHINE if found.is_machine else State.HUMAN
            state = State.SAME if is_same else by
            yield Item(folder, context, source, state, one.urgency, found.value)


def interface_items(entries: Iterable[Entry]) -> Iterator[Item]:
    """Yield the texts of the interface in a language.

    Args:
        entries: Its catalog of that language, which holds all texts.
    """
    for one in entries:
        if not one.is_obsolete:
            yield Item(
                INTERFACE, one.context, one.source, _state(one), Urgency.EVERYWHERE,
                one.text, plural=one.plural, forms=one.forms,
            )  # fmt: skip


def _state(entry: Entry) -> State:
    if not entry.has_text or entry.is_suggestion:
        return State.MISSING
    if entry.is_fuzzy:
        return State.OUTDATED
    return State.MACHINE if entry.is_machine else State.HUMAN


@dataclass(frozen=True, slots=True)
class Progress:
    """The figures of a language."""

    lang: Language
    counts: Counter[State]

    @property
    def total(self) -> int:
        """All texts."""
        return self.counts.total()

    @property
    def percent(self) -> int:
        """The share of texts that readers get in their language without a notice of age.

        Rounded down, so that 100 means all.
        """
        done = self.total - sum(self.counts[state] for state in OPEN)
        return done * 100 // self.total if self.total else 100

    @property
    def is_open(self) -> bool:
        """Whether a translator is waited for in any case."""
        return any(self.counts[state] for state in OPEN)

    @property
    def cells(self) -> list[str]:
        """The row of a table under `HEADS`."""
        figures = [str(self.counts[state]) for state in State]
        return [f"{self.lang.name} ({self.lang.code})", *figures, f"{self.percent} %"]


HEADS = ["Sprache", *State, "übersetzt"]


def progress(lang: Language, items: Iterable[Item]) -> Progress:
    """Count the texts of a language by their state."""
    return Progress(lang, Counter(item.state for item in items))


def by_record(items: Iterable[Item], states: frozenset[State]) -> list[list[str]]:
    """Return a row for each record that has open texts, the most urgent first."""
    found: dict[str, Counter[State]] = {}
    for item in sorted(items, key=lambda item: item.urgency):
        if item.state in states:
            found.setdefault(item.record.removesuffix("/"), Counter())[item.state] += 1
    return [
        [record, *(str(counts[state]) for state in State if state in states)]
        for record, counts in found.items()
    ]


def as_text(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a table for the terminal, figures to the right."""
    lines = [list(heads), *rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(heads))]
    return "\n".join(
        "  ".join([line[0].ljust(widths[0]), *map(str.rjust, line[1:], widths[1:])]).rstrip()
        for line in lines
    )


def as_markdown(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a table as Markdown."""
    rule = ["---", *["--:"] * (len(heads) - 1)]
    return "\n".join(f"| {' | '.join(line)} |" for line in [list(heads), rule, *rows])
