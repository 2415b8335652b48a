"""A raw value of a source to what a field of a record holds, with every cleaning noted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from hooks.importing import forms
from hooks.importing.cleaning import cleaned_text, is_nothing, proper_case, shortened
from hooks.importing.rows import scalar
from hooks.importing.targets import targets_of
from hooks.model.contact import Link, Phone
from hooks.model.offer import SpokenLanguage

if TYPE_CHECKING:
    from collections.abc import Callable

    from hooks.importing.notes import Log
    from hooks.importing.region import Region
    from hooks.importing.targets import Target

_FORMS: dict[str, tuple[str, Callable[[str], str]]] = {
    "PhoneNumber": ("Nummer herausgelöst", forms.phone),
    "Email": ("Mailadresse bereinigt", forms.email),
    "Url": ("Adresse ergänzt", forms.url),
    "Clock": ("Uhrzeit umgeschrieben", forms.clock),
    "Date": ("Datum umgeschrieben", forms.day),
    "Amount": ("Betrag umgeschrieben", forms.amount),
    "Boolean": ("Ja oder nein umgeschrieben", forms.truth),
}
_SHORT: dict[type, str] = {Phone: "PhoneNumber", Link: "Url"}
"""Records that a single text stands for, and the form of that text."""
_SPLIT = frozenset({"codes", "words", "Date", ""})
"""Forms of which a cell can list several with commas; in texts, a comma is part of the text."""
_NAMES = frozenset({"name", "alternate_name", "street", "town"})
"""Fields that sources write in capitals."""
_ALIASES = {
    "kind": {"text": "sms", "cell": "voice", "mobile": "voice", "telefon": "voice"},
    "freq": {"week": "weekly", "month": "monthly"},
}
"""Words of HSDS for words of ours."""


@dataclass
class Filler:
    """Fills the fields of one row's records."""

    region: Region
    log: Log
    is_edited: bool = False
    """Whether editors wrote the source, so that capitals are meant."""

    def text(self, value: Any, name: str) -> str:
        """Return a single value as clean text; "" if it says nothing."""
        raw = scalar(value)
        found, done = cleaned_text(raw)
        if is_nothing(found):
            return ""
        if done:
            self.log.cleaned(name, ", ".join(done), raw, found)
        return found

    def value(self, target: Target, raw: Any, name: str) -> Any:
        """Return what a field holds; None if the source says nothing.

        Args:
            target: The field.
            raw: Texts, numbers, lists and objects as they stand in the source.
            name: What the report calls the field.
        """
        if target.is_list or target.is_map:
            return self._many(target, raw, name)
        if isinstance(raw, list):
            raw = next((one for one in raw if one not in (None, "")), None)
        return self._single(target, raw, name)

    def _many(self, target: Target, raw: Any, name: str) -> Any:
        if target.is_map:
            return raw or None
        if target.record is SpokenLanguage and not isinstance(raw, (list, dict)):
            return self._languages(raw, name)
        parts = raw if isinstance(raw, list) else [raw]
        if target.form in _SPLIT and isinstance(raw, str):
            parts = self._parts(target, raw)
        found = (self._single(target, part, name) for part in parts)
        unique: list[Any] = []
        for one in found:
            if one is not None and one not in unique:
                unique.append(one)
        return unique or None

    def _parts(self, target: Target, raw: str) -> list[str]:
        """Return what a cell lists, unless it is one term with a comma in it."""
        if target.vocabularies and self.region.code(raw, target.vocabularies):
            return [raw]
        return [part.strip() for part in raw.replace(";", ",").split(",") if part.strip()]

    def _single(self, target: Target, raw: Any, name: str) -> Any:
        if isinstance(raw, dict):
            return self._record(target, raw, name)
        text = self.text(raw, name)
        if not text:
            return None
        form = _SHORT.get(target.record, "") if target.record else target.form
        if form == "codes":
            return self._coded(target, text, name)
        if form == "words":
            return _word(target, text)
        if form != "Prose":
            text = self._fitting(target, self._named(target, text, name), name)
        return self._formed(form, text, name)

    def _named(self, target: Target, text: str, name: str) -> str:
        text = " ".join(text.split())
        if target.name in _NAMES and not self.is_edited and (cased := proper_case(text)) != text:
            self.log.cleaned(name, "Großbuchstaben", text, cased)
            return cased
        return text

    def _fitting(self, target: Target, text: str, name: str) -> str:
        """Return as many sentences as fit where no description can take the rest."""
        has_room = name.startswith("offer.") and name.count(".") == 1
        if target.limit is None or len(text) <= target.limit or has_room:
            return text
        kept, rest = shortened(text, target.limit)
        if kept:
            self.log.left_out(name, "Zu lang: Dieser Teil fehlt", rest)
        return kept or text

    def _formed(self, form: str, text: str, name: str) -> str:
        reason, function = _FORMS.get(form, ("", str))
        found = function(text)
        if found != text:
            self.log.cleaned(name, reason, text, found)
        return found

    def _coded(self, target: Target, text: str, name: str) -> str:
        code = self.region.code(text, target.vocabularies)
        if code and code != text:
            self.log.cleaned(name, "Wort zu Kürzel", text, code)
        return code or text

    def _languages(self, raw: Any, name: str) -> list[str] | None:
        text = self.text(raw, name)
        codes, unknown = self.region.languages(text)
        if codes and [text] != codes:
            self.log.cleaned(name, "Sprachen erkannt", text, ", ".join(codes))
        if unknown:
            told = "Diese Wörter sind keine bekannte Sprache"
            self.log.left_out(name, f"{told}: {', '.join(unknown)}", text)
        return codes or None

    def _record(self, target: Target, raw: dict[str, Any], name: str) -> dict[str, Any] | None:
        if target.record is None:
            return None
        known = targets_of(target.record)
        found = {
            inner: value
            for inner, one in raw.items()
            if inner in known
            and (value := self.value(known[inner], one, f"{name}.{inner}")) is not None
        }
        return found or None


def _word(target: Target, text: str) -> str:
    small = text.casefold()
    small = _ALIASES.get(target.name, {}).get(small, small)
    return next((word for word in target.words if word.casefold() == small), text)
