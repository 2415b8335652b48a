"""Conversions that a mapping names after `|`: `careFrom|months`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hooks.importing import forms
from hooks.importing.cleaning import proper_case, sentences

if TYPE_CHECKING:
    from collections.abc import Callable

_DAY = 24 * 60
_MINUTE = 60_000


@dataclass(frozen=True)
class Conversion:
    """A named way from a text to what a record holds."""

    help: str
    """German, for the documentation: what it makes of what."""
    convert: Callable[[str], str | list[str] | None]
    """Returns None where the text is not what it expects."""


def _number(text: str) -> int | None:
    found = re.fullmatch(r"\s*(\d{1,9})(?:[.,]0+)?\s*", text)
    return int(found[1]) if found else None


def _counted(unit: str) -> Callable[[str], str | None]:
    def convert(text: str) -> str | None:
        number = _number(text)
        return None if number is None else forms.counted(str(number), unit)

    return convert


def _clock_from(unit: int) -> Callable[[str], str | None]:
    """Return what reads a time since midnight.

    Args:
        unit: How many of what is counted make a minute.
    """

    def convert(text: str) -> str | None:
        number = _number(text)
        if number is None or number % unit or number // unit > _DAY:
            return None
        hours, minutes = divmod(number // unit, 60)
        return f"{hours:02}:{minutes:02}"

    return convert


def _changed(function: Callable[[str], str], form: str) -> Callable[[str], str | None]:
    """Return what gives None where a function does not reach the form that is meant."""

    def convert(text: str) -> str | None:
        found = function(text)
        return found if re.fullmatch(form, found) else None

    return convert


def _listed(text: str) -> list[str]:
    return [part.strip() for part in re.split(r"[;,\n|]", text) if part.strip()]


CONVERSIONS = {
    "months": Conversion("Zahl der Monate → Alter: `60` → `60 months`", _counted("month")),
    "weeks": Conversion("Zahl der Wochen → Alter: `6` → `6 weeks`", _counted("week")),
    "years": Conversion("Zahl der Jahre → Alter: `3` → `3 years`", _counted("year")),
    "milliseconds": Conversion(
        "Millisekunden seit Mitternacht (UTC) → Uhrzeit: `27000000` → `07:30`",
        _clock_from(_MINUTE),
    ),
    "seconds": Conversion(
        "Sekunden seit Mitternacht → Uhrzeit: `27000` → `07:30`", _clock_from(60)
    ),
    "clock": Conversion(
        "Uhrzeit, auch mit 12 Stunden: `9:00am`, `9.00 Uhr` → `09:00`",
        _changed(forms.clock, r"\d\d:\d\d"),
    ),
    "weekdays": Conversion(
        "Wochentage, deutsch oder englisch: `Montag und Mittwoch` → `MO,WE`",
        _changed(forms.weekdays, r"[A-Z,]+"),
    ),
    "hours": Conversion(
        "Öffnungszeiten in einem Satz: `Montag bis Freitag 8-16.30 Uhr` → `Mo-Fr 08:00-16:30`",
        lambda text: forms.opening_hours(text) or None,
    ),
    "date": Conversion(
        "Datum: `22.11.2026` → `2026-11-22`", _changed(forms.day, r"\d{4}-\d\d-\d\d")
    ),
    "amount": Conversion(
        "Betrag: `1.250,50 €` → `1250.50`", _changed(forms.amount, r"\d+(\.\d{1,2})?")
    ),
    "boolean": Conversion("Ja oder nein: `x`, `1`, `Ja` → `true`", _changed(forms.truth, "[a-z]+")),
    "list": Conversion("Eine Liste mit Komma, Strichpunkt oder Zeilen → ihre Einträge", _listed),
    "phones": Conversion("Mehrere Nummern in einer Zelle → ihre Nummern", forms.phones),
    "capitals": Conversion("GROSSBUCHSTABEN → `Großbuchstaben`", proper_case),
    "first_sentence": Conversion(
        "Nur der erste Satz", lambda text: next(iter(sentences(text)), None)
    ),
}
"""By the name that a mapping uses."""
