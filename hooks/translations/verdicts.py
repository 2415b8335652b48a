"""What became of the entries of a translator's file, in German."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hooks.translations.entries import Entry


class Verdict(StrEnum):
    """What became of an entry of the file, in German."""

    MERGED = "übernommen"
    UNCHANGED = "unverändert"
    EMPTY = "leer"
    UNFINISHED = "unfertig"
    OUTDATED = "veraltet"
    GONE = "ohne Platz"
    CONFLICT = "im Widerspruch"
    REFUSED = "abgelehnt"


TOLD = {
    Verdict.UNFINISHED: (
        "Diese Fassung ist noch unfertig (»Benötigt Nacharbeit«). Es bleibt bei der bisherigen."
    ),
    Verdict.OUTDATED: "Der deutsche Text hat sich geändert. Die Übersetzung gilt als veraltet.",
    Verdict.GONE: "Dieses Feld gibt es nicht mehr. Die Übersetzung ist aufgehoben.",
    Verdict.CONFLICT: (
        "Inzwischen hat jemand anders übersetzt: »{text}«. Das bleibt stehen. "
        "Soll Ihre Fassung gelten? Dann: --overwrite."
    ),
}
"""What the report says of an entry, where there is something to say."""
DRAFT = "?"
"""The former context of what a translator has not confirmed: no reader gets it."""
FORMS = "Dieser Text hat in dieser Sprache {} Formen."
OF_PROGRAM = (
    "Die Wörter der Oberfläche gehören zum Programm. Geben Sie die Datei auch dorthin weiter."
)
OF_RECORDS = "Das ist die Sprache der Einträge. Ihre Texte ändern Sie in den Einträgen selbst."
NO_FOLDER = "Diesen Ordner gibt es nicht mehr. Die Übersetzung steht nur noch in Ihrer Datei."


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an entry of the file."""

    line: int
    verdict: Verdict
    reason: str = ""
    """German; "" where there is nothing to say."""


def told(entry: Entry, verdict: Verdict, own: Entry | None = None) -> Outcome:
    """Return what became of an entry, with what there is to say about it.

    Args:
        entry: The entry of the file.
        verdict: What became of it.
        own: The entry of ours that stands against it.
    """
    text = own.translations[0][:60] if own else ""
    return Outcome(entry.line, verdict, TOLD[verdict].format(text=text))
