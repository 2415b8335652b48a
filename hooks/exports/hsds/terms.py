"""The taxonomies: the vocabulary, and the fields and words that HSDS has no place for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from hooks.hsds_profile import FIELDS, term_code
from hooks.model.contact import Phone
from hooks.model.offer import Offer
from hooks.model.provider import Location, Provider
from hooks.model.schedule import Schedule
from hooks.suggesting import MODEL_LANGUAGE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hooks.drawing.edition import Edition
    from hooks.exports.hsds.ids import Ids
    from hooks.model.base import Record
    from hooks.model.vocabulary import Term

Object = dict[str, Any]
"""An object of HSDS."""
VOCABULARIES = (
    "topics", "life_phases", "audiences", "formats", "reassurances", "accessibility", "areas",
    "youth_offices", "municipalities",
)  # fmt: skip
STATED = (
    "offered_since", "valid_from", "valid_to", "not_for", "service_areas", "residence", "runs",
    "access", "referral_by", "first_contact", "cost", "covered_by", "capacity", "keywords",
    "professional_notes", "sensitive", "helpline", "assurer",
)  # fmt: skip
"""Fields of offers that stand in attributes as they stand in the file."""
_FIELDS: dict[str, tuple[type[Record], tuple[str, ...]]] = {
    "service": (Offer, (*STATED, "summary", "ages", "links", "alert")),
    "organization": (Provider, ("kind", "links", "closures")),
    "location": (Location, ("disclosure", "municipality", "town")),
    "phone": (Phone, ("schedules",)),
    "schedule": (Schedule, ("closes_at", "except_dates", "public_holidays", "school_holidays")),
}
"""All fields that attributes can say: what of, the record, and the names."""


@dataclass(frozen=True)
class Terms:
    """All terms that attributes refer to."""

    edition: Edition
    ids: Ids

    @cached_property
    def taxonomies(self) -> list[Object]:
        """All taxonomies."""
        names = {name: name.replace("_", " ").capitalize() for name in VOCABULARIES}
        names[FIELDS] = "Fields of this directory that HSDS has no place for"
        site = self.edition.site_name
        return [
            {"id": self.ids.of("taxonomy", code), "name": code, "description": f"{name} ({site})"}
            for code, name in names.items()
        ]

    @cached_property
    def all(self) -> dict[str, Object]:
        """All terms, by their code."""
        found: dict[str, Object] = {}
        for name in VOCABULARIES:
            for term in self.edition.directory.vocabulary.terms[name].values():
                one = self._of_vocabulary(name, term)
                found[one["code"]] = one
        for entity, (model, names) in _FIELDS.items():
            found |= {one["code"]: one for one in self._of_fields(entity, model, names)}
        own = self._term(FIELDS, "service.id", "Kürzel", "Anbieter/Angebot", MODEL_LANGUAGE)
        return found | {own["code"]: own}

    def brief(self, code: str) -> Object:
        """Return a term as attributes hold it."""
        return self._brief[code]

    @cached_property
    def _brief(self) -> dict[str, Object]:
        names = ("id", "code", "name", "description", "taxonomy")
        return {
            code: {name: term[name] for name in names if name in term}
            for code, term in self.all.items()
        }

    def _of_vocabulary(self, name: str, term: Term) -> Object:
        found = self._term(
            name, term.code, term.label, term.description or term.label,
            self.edition.texts.source.code,
        )  # fmt: skip
        return self._below(found, name, term.parent)

    def _of_fields(
        self, entity: str, model: type[Record], names: Sequence[str]
    ) -> Iterator[Object]:
        """Yield a term for each field, and below it one for each word that it can be."""
        for name in names:
            field = model.model_fields[name]
            code, title = f"{entity}.{name}", field.title or name
            yield self._term(FIELDS, code, title, field.description or title, MODEL_LANGUAGE)
            extra = field.json_schema_extra if isinstance(field.json_schema_extra, dict) else {}
            meanings = extra.get("meanings")
            for word, meaning in meanings.items() if isinstance(meanings, dict) else ():
                told = str(meaning)
                term = self._term(FIELDS, f"{code}.{word}", told, told, MODEL_LANGUAGE)
                yield self._below(term, FIELDS, code)

    def _term(self, taxonomy: str, code: str, name: str, description: str, lang: str) -> Object:
        full = term_code(taxonomy, code)
        return {
            "id": self.ids.of("taxonomy_term", full), "code": full, "name": name,
            "description": description, "taxonomy": taxonomy, "language": lang,
            "taxonomy_id": self.ids.of("taxonomy", taxonomy),
        }  # fmt: skip

    def _below(self, term: Object, taxonomy: str, parent: str | None) -> Object:
        if parent:
            code = term_code(taxonomy, parent)
            term["parent_id"] = self.ids.of("taxonomy_term", code)
        return term
