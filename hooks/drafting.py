"""New records from answers: what is asked, what an answer means, what is wrong with it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING, Annotated, Any, get_args, get_origin

from hooks.model.base import Codes
from hooks.model.offer import Offer, Source
from hooks.model.provider import Location, Provider
from hooks.model.reading import field_mistakes
from hooks.problems import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping
    from datetime import date

    from hooks.directory import Vocabulary
    from hooks.model.base import Record

WORDS = {
    "access": {
        "open": "offen", "appointment": "mit Termin", "registration": "mit Anmeldung",
        "referral": "durch Vermittlung", "unknown": "unbekannt",
    },
    "cost": {
        "free": "kostenlos", "fee": "mit Preis", "sliding": "nach Einkommen",
        "covered": "wird übernommen", "unknown": "unbekannt",
    },
    "kind": {
        "public body": "Behörde oder öffentliche Einrichtung",
        "welfare organisation": "Wohlfahrtsverband",
        "church": "Kirche", "association": "Verein", "health service": "Gesundheitsdienst",
        "company": "Firma", "network": "Netzwerk",
    },
}  # fmt: skip
"""What editors may say for the words of fields that have only a few."""
_SPELLED = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "æ": "ae", "ø": "oe", "ł": "l", "ı": "i", "&": " und "}
)
_LONGEST_ID = 60
_WEB = re.compile(r"\S+://\S*|\S+\.[a-z]{2,}(/\S*)?", re.IGNORECASE)


@dataclass(frozen=True)
class Question:
    """What is asked for one field of a record."""

    name: str
    """As it is called among the options."""
    model: type[Record]
    fills: str
    """The field."""
    text: str = ""
    """How it is asked, where the field's title says too little."""
    is_optional: bool = False
    known: Mapping[str, str] = field(default_factory=dict)
    """Codes and what they mean, where they are of no vocabulary."""

    @property
    def title(self) -> str:
        """The question."""
        return self.text or self.model.model_fields[self.fills].title or self.fills

    @property
    def help(self) -> str:
        """What belongs here."""
        return self.model.model_fields[self.fills].description or ""

    @property
    def is_list(self) -> bool:
        """Whether there may be several answers."""
        return get_origin(self.model.model_fields[self.fills].annotation) is tuple

    def choices(self, vocabulary: Vocabulary) -> Mapping[str, str]:
        """Return the codes that can be answered, and what they mean; none if any text can be."""
        names = vocabularies_of(self.model.model_fields[self.fills].annotation)
        terms = (vocabulary.terms[name].values() for name in names)
        found = {term.code: term.label for them in terms for term in them}
        return found or self.known or WORDS.get(self.fills, {})

    def value(self, answer: str, vocabulary: Vocabulary) -> Any:
        """Return what an answer means, as it stands in a record: codes for labels."""
        choices = self.choices(vocabulary)
        if not self.is_list:
            return code_of(answer, choices)
        return codes_of(answer, choices) if choices else [answer]

    def mistakes(self, value: Any, codes: Mapping[str, Iterable[str]]) -> list[str]:
        """Return what is wrong with a value, in the words of the model."""
        wrong = field_mistakes(self.model, self.fills, value, codes)
        unknown = [code for code in value if code not in self.known] if self.known else []
        return wrong + [f"»{one}« gibt es nicht.{did_you_mean(one, self.known)}" for one in unknown]


PROVIDER_NAME = Question("provider", Provider, "name", "Anbieter")
KIND = Question("kind", Provider, "kind")
NAME = Question("name", Offer, "name", "Name des Angebots")
OFFER = [
    Question("summary", Offer, "summary"),
    Question("topics", Offer, "topics"),
    Question("life-phases", Offer, "life_phases"),
    Question("areas", Offer, "service_areas"),
    Question("access", Offer, "access"),
    Question("cost", Offer, "cost"),
]
"""What is asked of an offer, besides its name, its id, how to reach it and its source."""
REACH = [
    Question("phone", Offer, "phones", is_optional=True),
    Question("email", Offer, "email", is_optional=True),
    Question("link", Offer, "links", "Seite im Internet", is_optional=True),
]
"""How an offer can be reached, besides its places."""
STREET = Question("street", Location, "street", is_optional=True)
MUNICIPALITY = Question("municipality", Location, "municipality", is_optional=True)
TOWN = Question("town", Location, "town")
POSTAL_CODE = Question("postal-code", Location, "postal_code")
HELPFUL = ("description", "ages", "schedules", "first_contact", "languages", "keywords")
"""What families miss most where it is missing."""


def vocabularies_of(annotation: Any) -> tuple[str, ...]:
    """Return the vocabularies that the codes in a field are from."""
    if get_origin(annotation) is Annotated:
        marks = [mark for mark in get_args(annotation)[1:] if isinstance(mark, Codes)]
        if marks:
            return marks[0].vocabularies
    found = (vocabularies_of(inner) for inner in get_args(annotation))
    return next(filter(None, found), ())


def code_of(answer: str, choices: Mapping[str, str]) -> str:
    """Return the code that was written, or whose label was; else what was written."""
    labels = {label.casefold(): code for code, label in choices.items()}
    return answer if answer in choices else labels.get(answer.casefold(), answer)


def codes_of(answer: str, choices: Mapping[str, str]) -> list[str]:
    """Return the codes of an answer with commas, some of which may belong to a label."""
    parts = [part.strip() for part in re.split("[,;]", answer) if part.strip()]
    codes: list[str] = []
    while parts:
        lengths = range(len(parts), 0, -1)
        joined = ((length, code_of(", ".join(parts[:length]), choices)) for length in lengths)
        length, code = next((one for one in joined if one[1] in choices), (1, parts[0]))
        codes, parts = [*codes, code], parts[length:]
    return codes


def suggest_id(name: str, taken: Container[str] = ()) -> str:
    """Return an id for a name: small letters, digits and hyphens; "" if nothing is left of it.

    Args:
        name: A name, in letters of any language.
        taken: Ids that are there already.
    """
    spelled = unicodedata.normalize("NFC", name).casefold().translate(_SPELLED)
    parts = unicodedata.normalize("NFKD", spelled)
    plain = "".join(char for char in parts if not unicodedata.combining(char))
    words = re.findall(r"[a-z0-9]+", plain)
    while len("-".join(words)) > _LONGEST_ID and len(words) > 1:
        words.pop()
    first = "-".join(words)[:_LONGEST_ID]
    if not first or first not in taken:
        return first
    return next(name for name in map(f"{first}-{{}}".format, count(2)) if name not in taken)


def source_of(answer: str) -> dict[str, str]:
    """Return a source by its address, or by its name if it has none."""
    return {"url" if _WEB.fullmatch(answer) else "title": answer}


def date_of(answer: str, today: date) -> dict[str, str]:
    """Return when a source is from, or that it was read today."""
    return {"seen": str(today)} if answer.casefold() == "heute" else {"date": answer}


def source_mistakes(part: Mapping[str, str]) -> list[str]:
    """Return what is wrong with a part of a source."""
    return [one for name, value in part.items() for one in field_mistakes(Source, name, value, {})]
