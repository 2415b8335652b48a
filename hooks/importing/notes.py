"""What an import tells about each row: what became of it, and what was changed on the way."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Outcome(StrEnum):
    """What became of a row, or of a value of it."""

    NEW = "neu"
    UPDATED = "geändert"
    UNCHANGED = "unverändert"
    SKIPPED = "übersprungen"
    CONFLICT = "Konflikt"
    KEPT = "stehen gelassen"
    LEFT_OUT = "nicht übernommen"
    CLEANED = "bereinigt"
    VANISHED = "nicht mehr in der Quelle"
    WARNING = "Warnung"
    UNUSED = "ohne Feld"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the report."""

    outcome: Outcome
    place: str
    """Where the row stands in the source: `Zeile 5`, `[4]`; empty where it is not about a row."""
    key: str = ""
    """What identifies the row over time."""
    record: str = ""
    """The record's id, as far as it is known."""
    field: str = ""
    """The field of the record, or the column of the source."""
    reason: str = ""
    """German: what was done, or why not."""
    before: str = ""
    """What stood in the source; for a changed field, what stood in the record."""
    after: str = ""
    """What stands in the record now; for a conflict, what the source says."""


def shown(value: Any) -> str:
    """Return a value of any shape as people read it."""
    if value is None:
        return ""
    if isinstance(value, dict):
        return "; ".join(f"{name}: {shown(one)}" for name, one in value.items())
    if isinstance(value, list):
        return ", ".join(map(shown, value))
    return "".join(char if _is_harmless(char) else f"<U+{ord(char):04X}>" for char in str(value))


def _is_harmless(char: str) -> bool:
    """Whether a terminal shows a character and does nothing else with it."""
    return char in "\n\t" or unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Co", "Cn"}


@dataclass
class Log:
    """Collects the entries of one row."""

    place: str
    key: str = ""
    entries: list[Entry] = field(default_factory=list)

    def add(
        self, outcome: Outcome, name: str, reason: str, before: object = "", after: object = ""
    ) -> None:
        """Note what was done with a field.

        Args:
            outcome: What became of it.
            name: The field.
            reason: German.
            before: What stood in the source.
            after: What stands in the record now.
        """
        texts = (shown(before), shown(after))
        self.entries.append(Entry(outcome, self.place, self.key, "", name, reason, *texts))

    def cleaned(self, name: str, reason: str, before: object, after: object) -> None:
        """Note that a value was cleaned."""
        self.add(Outcome.CLEANED, name, reason, before, after)

    def left_out(self, name: str, reason: str, value: object) -> None:
        """Note that a value could not be taken."""
        self.add(Outcome.LEFT_OUT, name, reason, value)
