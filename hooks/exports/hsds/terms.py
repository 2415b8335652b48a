"""The taxonomies: the vocabulary, and the fields and words that HSDS has no place for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from hooks.hsds_profile import FIELDS, term_code
from hooks.importing.targets import targets_of
from hooks.model.contact import Phone
from hooks.model.offer import Offer
from hooks.model.provider import Location, Provider
from hooks.model.schedule import Schedule
from hooks.suggesting import MODEL_LANGUAGE

if TYPE_CHECKING:
    from collections.abc import Iterator

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
ENTITIES: dict[str, type[Record]] = {
    "service": Offer, "organization": Provider, "location": Location, "phone": Phone,
    "schedule": Schedule,
}  # fmt: skip
"""What attributes say fields of, and the records that these are fields of."""


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
        for entity, model in ENTITIES.items():
            found |= {one["code"]: one for one in self._of_fields(entity, model)}
        own = self._term(FIELDS, "service.id", "Kürzel", "Anbieter/Angebot", MODEL_LANGUAGE)
        return found | {own["code"]: own}

    def brief(self, code: str) -> Object:
        """Return a term as attributes hold it."""
        return self._brief[code]

    @cached_property
    def _brief(self) -> dict[str, Object]:
        names = ("id", "code", "name", "description", "parent_id", "taxonomy", "language")
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

    def _of_fields(self, entity: str, model: type[Record]) -> Iterator[Object]:
        """Yield a term for each field, and below it one for each word that it can be."""
        targets = targets_of(model)
        for name, field in model.model_fields.items():
            target = targets[field.alias or name]
            code, title = f"{entity}.{target.name}", field.title or target.name
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
