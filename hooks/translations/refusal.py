"""Why a translation is not taken: what readers must never get."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hooks.texts import is_copy, may_be_same, turning
from hooks.translations.inventory import INTERFACE
from hooks.translations.notes import fields_of, max_length

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hooks.languages import Language
    from hooks.translations.entries import Entry

_PLACE = re.compile(r"\{[a-z_]+\}")
_LETTER = re.compile(r"[^\W\d_]")
_NUMBER = re.compile(r"\d[\d ./-]*\d")
_DIALLED = len("116016")
"""Numbers of this many digits are dialled, so a translation keeps them."""


@dataclass(frozen=True)
class Refusal:
    """What is asked of a translation into a language."""

    lang: Language
    source: Language
    allow_same: bool = False

    @property
    def is_source(self) -> bool:
        """Whether it is the language of the records, which have no translation into it."""
        return self.lang.code == self.source.code

    def reason(self, folder: str, entry: Entry) -> str:
        """Return in German why a translation is refused; "" if it is fine."""
        checks = _interface_reasons if folder == INTERFACE else self._record_reasons
        found = next(filter(None, map(turning, entry.translations)), "")
        if found:
            return f"Der Text enthält ein Steuerzeichen ({found}). Löschen Sie es."
        return next(checks(folder, entry), "") or self._same(folder, entry)

    def is_copy(self, folder: str, entry: Entry) -> bool:
        """Whether a sentence of a record was left as it is, so that readers get no translation."""
        if folder == INTERFACE or entry.text.strip() != entry.source:
            return False
        return is_copy(self.lang, self.source, entry.context or "", entry.text)

    def _same(self, folder: str, entry: Entry) -> str:
        if self.is_copy(folder, entry):
            return "Die Übersetzung ist gleich dem Ausgangstext."
        says = _LETTER.search(_PLACE.sub("", entry.source))
        is_name = folder != INTERFACE and may_be_same(self.lang, self.source, entry.context or "")
        if self.allow_same or is_name or not says or entry.text.strip() != entry.source:
            return ""
        return "Die Übersetzung ist gleich dem Ausgangstext. Soll das so sein? Dann: --allow-same."

    def _record_reasons(self, folder: str, entry: Entry) -> Iterator[str]:
        fields = fields_of(folder, entry.context or "")
        limit = max_length(fields[-1]) if fields else None
        if limit and len(entry.text) > limit:
            yield f"Der Text hat {len(entry.text)} Zeichen. Möglich sind {limit}."
        if lost := lost_numbers(entry.source, entry.text):
            yield f"Die Nummer {lost[0]} fehlt in der Übersetzung."


def _interface_reasons(_folder: str, entry: Entry) -> Iterator[str]:
    wanted = set(_PLACE.findall(entry.plural or entry.source))
    found = {place for text in entry.translations for place in _PLACE.findall(text)}
    for place in sorted(wanted ^ found):
        which = "fehlt" if place in wanted else "gehört nicht hierher"
        yield f"{place} {which}: Was in {{…}} steht, bleibt, wie es ist."


def lost_numbers(source: str, text: str) -> list[str]:
    """Return the phone numbers, as digits, that stand in a text and not in its translation."""
    written = re.sub(r"[ \u00a0/.-]", "", text)
    numbers = (re.sub(r"\D", "", number) for number in _NUMBER.findall(source))
    return sorted({one for one in numbers if len(one) >= _DIALLED and one not in written})
