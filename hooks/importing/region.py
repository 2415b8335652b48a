"""What an import needs to know of the region: its words, towns and country."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from hooks.importing.naming import alike
from hooks.languages import is_known, language
from hooks.model.vocabulary import LanguageTerm

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import date

    from hooks.directory import Vocabulary
    from hooks.model.vocabulary import Municipality, Term

_FAR = 60.0
"""Kilometres from the middle of a town that no address of it is away."""
_KM = 111.2
"""Kilometres in a degree of latitude."""
_SAID = """
    und oder sowie auch etwas wenig ein bisschen teilweise teils fließend gut sehr gute sprache
    sprachen wir sprechen muttersprache grundkenntnisse kenntnisse and or some a bit little also
    fluent english we speak basic in nach absprache weitere andere uvm usw etc
    """
_FILLERS = frozenset(_SAID.split())
"""Words that name no language, in sentences about languages."""
_PREFIXES = re.compile(
    r"^(?:Landeshauptstadt|Hansestadt|Stadt|Gemeinde|Markt|Flecken|Samtgemeinde) ", re.IGNORECASE
)
_SUFFIXES = re.compile(r"\s*(?:\(.*\)|/.*|,.*)$")


@dataclass(frozen=True)
class Town:
    """Where an address is: in a municipality of the region, or elsewhere."""

    municipality: str | None
    town: str | None
    reason: str = ""
    """German: why it is not simply the municipality of that name."""


@dataclass(frozen=True)
class Region:
    """The vocabulary and what follows from it."""

    vocabulary: Vocabulary
    country: str
    day: date

    @cached_property
    def codes(self) -> dict[str, tuple[str, ...]]:
        """The codes of each vocabulary, as the reader of records wants them."""
        return {name: tuple(terms) for name, terms in self.vocabulary.terms.items()}

    @cached_property
    def _by_word(self) -> dict[str, dict[str, set[str]]]:
        return {name: _words_of(terms) for name, terms in self.vocabulary.terms.items()}

    @cached_property
    def _by_name(self) -> dict[str, list[str]]:
        return _inverted(self.vocabulary.municipalities, _names_of)

    @cached_property
    def _by_postal_code(self) -> dict[str, list[str]]:
        return _inverted(self.vocabulary.municipalities, _postal_codes)

    def code(self, text: str, vocabularies: tuple[str, ...]) -> str | None:
        """Return the code that a code, a label or an everyday word means, if it means only one."""
        for name in vocabularies:
            if text in self.vocabulary.terms.get(name, {}):
                return text
        words = (self._by_word.get(name, {}) for name in vocabularies)
        found = {code for known in words for code in known.get(alike(text), ())}
        return next(iter(found)) if len(found) == 1 else None

    def languages(self, text: str) -> tuple[list[str], list[str]]:
        """Return the languages that a sentence names, and the words that name none known.

        Args:
            text: `ar`, `Deutsch und etwas Türkisch`.
        """
        codes, unknown = [], []
        for part in re.split(r"[,;/|\n]| und | and | sowie ", text):
            if code := self.code(part.strip(), ("languages",)):
                codes.append(code)
                continue
            for word in re.findall(r"[^\W\d_]+", part):
                code = self.code(word, ("languages",))
                if code:
                    codes.append(code)
                elif word.casefold() not in _FILLERS:
                    unknown.append(word)
        return list(dict.fromkeys(codes)), unknown

    def town(self, name: str, postal_code: str) -> Town:
        """Return where a town of this name with this postal code is.

        The postal code decides: several towns are called Neuenkirchen.
        """
        towns = self.vocabulary.municipalities
        plain = _PREFIXES.sub("", name).strip()
        wanted = {alike(plain), alike(_SUFFIXES.sub("", plain))} - {""}
        named = sorted({code for word in wanted for code in self._by_name.get(word, ())})
        served = self._by_postal_code.get(postal_code, [])
        both = [code for code in named if code in served]
        if len(both) == 1:
            return Town(both[0], None)
        if not postal_code and len(named) == 1:
            return Town(named[0], None)
        if not both and len(served) == 1 and not named:
            label = towns[served[0]].label
            return Town(served[0], None, f"»{name}« gehört nach der Postleitzahl zu {label}")
        if named and postal_code:
            why = f"{postal_code} gehört nicht zu {towns[named[0]].label} in der Region"
            return Town(None, name, why)
        return Town(None, name or None)

    def position_mistake(self, code: str | None, latitude: float, longitude: float) -> str:
        """Return in German why a position cannot be right; "" if it can."""
        if not (math.isfinite(latitude) and math.isfinite(longitude)):
            return "keine Zahl"
        if latitude == 0 and longitude == 0:
            return "0, 0 liegt im Atlantik"
        if abs(latitude) > 90 or abs(longitude) > 180:  # noqa: PLR2004 - degrees
            return "kein Punkt der Erde"
        return self._distance_mistake(code, latitude, longitude)

    def _distance_mistake(self, code: str | None, latitude: float, longitude: float) -> str:
        towns = self.vocabulary.municipalities
        near = [towns[code]] if code in towns else [*towns.values()]
        if any(_distance(town, latitude, longitude) < _FAR for town in near):
            return ""
        if any(_distance(town, longitude, latitude) < _FAR for town in near):
            return "Breite und Länge sind vertauscht"
        return f"weit entfernt von {near[0].label}" if code in towns else ""


def _inverted(
    towns: Mapping[str, Municipality], said: Callable[[Municipality], Iterable[str]]
) -> dict[str, list[str]]:
    """Return the codes of towns by what each says of itself."""
    found: dict[str, list[str]] = {}
    for code, town in towns.items():
        for word in said(town):
            found.setdefault(word, []).append(code)
    return found


def _words_of(terms: Mapping[str, Term]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for code, term in terms.items():
        for word in _spellings(term):
            found.setdefault(alike(word), set()).add(code)
    return found


def _spellings(term: Term) -> Iterator[str]:
    if isinstance(term, LanguageTerm) and is_known(term.code):
        yield language(term.code).name
    yield term.code
    yield term.label
    yield from re.findall(r"[^()]+", term.label)
    yield from term.everyday_words


def _names_of(town: Municipality) -> set[str]:
    return {alike(word) for word in (town.label, *town.everyday_words)}


def _postal_codes(town: Municipality) -> tuple[str, ...]:
    return (*town.postal_codes, *town.po_box_postal_codes)


def _distance(town: Municipality, latitude: float, longitude: float) -> float:
    """Return kilometres, roughly."""
    east = (longitude - town.longitude) * math.cos(math.radians(town.latitude))
    return math.hypot(latitude - town.latitude, east) * _KM
