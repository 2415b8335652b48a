"""The kinds of offers that synthetic offers are made from."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data" / "concepts.json"
_PHASES = {
    "s": "schwangerschaft",
    "0": "baby",
    "1": "kleinkind",
    "3": "kindergarten",
    "6": "grundschule",
    "a": "schulkind",
    "j": "jugend",
    "v": "beruf",
}
"""The ages of the data, and the codes of the vocabulary."""
_CHILDHOOD = ("baby", "kleinkind", "kindergarten", "grundschule", "schulkind", "jugend")
"""The phases of an offer that is for parents, whatever the age of their children."""
_TOPICS = {
    "Behinderung und Entwicklung": "behinderung",
    "Eltern-Kind-Gruppen": "baby",
    "Erziehung": "erziehung",
    "Freizeit": "freizeit",
    "Frühe Hilfen": "baby",
    "Geld und Recht": "geld",
    "Gesundheit": "gesundheit",
    "Kinderbetreuung": "betreuung",
    "Partnerschaft": "trennung",
    "Schule und Beruf": "schule",
    "Schutz": "gewalt",
    "Schwangerschaft und Geburt": "schwangerschaft",
    "Sprache und Integration": "migration",
    "Wohnen": "wohnen",
}
"""The topics of the data, and the codes of the vocabulary."""
_SECOND_TOPICS = {
    "schuldner": "schulden",
    "tafel": "essen-kleidung",
    "kleider": "essen-kleidung",
    "sucht": "sucht",
    "medien": "sucht",
    "kinderschutz": "kinderschutz",
    "krise": "seele",
    "psyche": "seele",
    "pflege": "pflege",
    "trauer": "trauer",
    "ausbildung": "arbeit",
    "wiedereinstieg": "arbeit",
    "regenbogen": "selbsthilfe",
}
_SPOKEN_FOR = (0, 1, 2, 5, 7, 3, 12, 13, 16)
"""Which of the general sentences the translated ones translate, one after the other."""


@dataclass(frozen=True, slots=True)
class Concept:
    """A kind of offer."""

    key: str
    titles: tuple[str, ...]
    sentences: tuple[str, ...]
    topics: tuple[str, ...]
    phases: tuple[str, ...]


@cache
def _data() -> dict[str, Any]:
    data: dict[str, Any] = json.loads(DATA.read_text(encoding="utf-8"))
    return data


@cache
def concepts() -> tuple[Concept, ...]:
    """Return all kinds of offers, in the order of the data."""
    return tuple(_concept(key, found) for key, found in _data()["concepts"].items())


def _concept(key: str, found: dict[str, Any]) -> Concept:
    topics = (_TOPICS[found["topic"]], *filter(None, [_SECOND_TOPICS.get(key)]))
    phases = [_PHASES[age] for age in found["ages"] if age in _PHASES]
    return Concept(
        key=key,
        titles=tuple(found["titles"]),
        sentences=tuple(found["sentences"]),
        topics=tuple(dict.fromkeys(topics)),
        phases=tuple(dict.fromkeys([*phases, *_CHILDHOOD]) if "e" in found["ages"] else phases),
    )


def general_sentences() -> tuple[str, ...]:
    """Return sentences that any offer may say."""
    return tuple(_data()["generic"])


def streets() -> tuple[str, ...]:
    """Return names of streets that many towns have."""
    return tuple(_data()["streets"])


def translated(code: str) -> dict[str, str]:
    """Return the translations into a language, by German text; only some languages have any."""
    general = general_sentences()
    spoken = _data()["generic_translations"].get(code, ())
    memory = {general[place]: text for place, text in zip(_SPOKEN_FOR, spoken, strict=False)}
    for found in _data()["concepts"].values():
        if own := found["translations"].get(code):
            memory |= dict.fromkeys(found["titles"], own["title"])
            memory[found["sentences"][0]] = own["sentence"]
    return memory
