"""The texts of a language as attributes of HSDS, a package of their own in the language's folder.

HSDS knows one language a data set. So a translation is an attribute: its term names the language,
`link_type` is the field of what `link_id` names, and `value` the text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from hooks.directory import VOCABULARY
from hooks.exports.hsds.dataset import Dataset, ids_of
from hooks.exports.hsds.package import Tables, folder_files, language_of
from hooks.exports.hsds.terms import VOCABULARIES
from hooks.hsds_profile import term_code
from hooks.model.base import Record
from hooks.texts import item_id, translated_fields

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from hooks.directory import ListedOffer
    from hooks.drawing.edition import Edition
    from hooks.exports.hsds.ids import Ids
    from hooks.exports.hsds.terms import Object
    from hooks.spools import Content

FOLDER = "daten/hsds"
"""In the folder of a language; never changes."""
_TAXONOMY = "translations"
_MACHINE = "machine"


class Written(NamedTuple):
    """A text of a record, where it is translated, and where HSDS has it."""

    entity: str
    id: str
    """The UUID of the object that says it."""
    folder: str
    context: str
    path: str
    text: str
    in_list: bool


def translation_files(edition: Edition) -> Iterator[tuple[str, Content]]:
    """Yield the package of a language; none of the language of the records."""
    if edition.lang.code == edition.texts.source.code:
        return
    ids = ids_of(edition)
    terms = _terms(edition, ids)
    taxonomy = {
        "id": ids.of("taxonomy", _TAXONOMY), "name": _TAXONOMY,
        "description": f"Translations ({edition.site_name})",
    }  # fmt: skip
    tables = Tables(("attribute", "taxonomy_term", "taxonomy", "meta_table_description"))
    tables.add("taxonomy", taxonomy)
    for term in terms:
        tables.add("taxonomy_term", term)
    tables.add("meta_table_description", language_of(edition, ids))
    _add_texts(tables, edition, ids, [term["id"] for term in terms])
    yield from ((f"{FOLDER}/{name}", text) for name, text in folder_files(edition, tables))


def _terms(edition: Edition, ids: Ids) -> list[Object]:
    """Return the language, and the language where a machine wrote it and nobody looked yet."""
    code, name = edition.lang.code, edition.lang.name
    codes = {code: name, f"{code}:{_MACHINE}": f"{name} ({_MACHINE})"}
    return [
        {
            "id": ids.of("taxonomy_term", term_code(_TAXONOMY, one)),
            "code": term_code(_TAXONOMY, one), "name": told, "description": told,
            "taxonomy": _TAXONOMY, "language": code, "taxonomy_id": ids.of("taxonomy", _TAXONOMY),
        }
        for one, told in codes.items()
    ]  # fmt: skip


def _add_texts(tables: Tables, edition: Edition, ids: Ids, terms: list[str]) -> None:
    """Add all texts that stand in this language and are up to date."""
    code, kind = edition.lang.code, f"attribute/{edition.lang.code}"
    for one in _written(edition, ids):
        found = edition.texts.text(one.folder, one.context, one.text, in_list=one.in_list)
        if found.lang == code and not found.is_stale:
            own, term = ids.of(kind, f"{one.id}/{one.path}"), terms[found.is_machine]
            tables.write("attribute", (own, one.id, term, one.path, one.entity, found.value))


def _written(edition: Edition, ids: Ids) -> Iterator[Written]:
    """Yield the texts of everything that leaves."""
    for offer in edition.listing.offers:
        yield from _of_offer(offer, ids, edition.day)
    for provider in Dataset(edition).providers:
        yield from _of_provider(edition, ids, provider)
    for vocabulary in VOCABULARIES:
        for code, term in edition.directory.vocabulary.terms[vocabulary].items():
            own = ids.of("taxonomy_term", term_code(vocabulary, code))
            for name, field in (("name", "label"), ("description", "description")):
                if written := getattr(term, field):
                    context = f"{vocabulary}.{code}.{field}"
                    yield Written(
                        "taxonomy_term", own, VOCABULARY, context, name, written, in_list=False
                    )


def _of_offer(offer: ListedOffer, ids: Ids, day: date) -> Iterator[Written]:
    """Yield the texts of an offer without old news."""
    own, alert = ids.of("service", offer.id), offer.record.alert
    is_old = alert is not None and alert.until < day
    for path, context, text, in_list in _texts(offer.record, offer.name):
        if not (is_old and path == "alert.text"):
            yield Written("service", own, offer.provider.id, context, path, text, in_list)


def _of_provider(edition: Edition, ids: Ids, name: str) -> Iterator[Written]:
    record = edition.directory.providers[name].record
    own = ids.of("organization", name)
    for path, context, text, in_list in _texts(record, "provider"):
        if not path.startswith("locations."):
            yield Written("organization", own, name, context, path, text, in_list)
    for place in record.locations:
        own = ids.of("location", f"{name}/{place.id}")
        for path, context, text, in_list in _texts(place, f"provider.locations.{place.id}"):
            yield Written("location", own, name, context, path, text, in_list)


def _texts(record: Record, context: str, path: str = "") -> Iterator[tuple[str, str, str, bool]]:
    """Yield path, context and text of all that translators translate in a record."""
    for name, is_text in translated_fields(type(record)):
        value, field = getattr(record, name), name.rstrip("_")
        inner, here = f"{context}.{field}", f"{path}{field}"
        if isinstance(value, tuple):
            for number, item in enumerate(value, 1):
                yield from _item(item, inner, f"{here}.{number}", is_text=is_text)
        elif is_text and value is not None:
            yield here, inner, value, False
        elif isinstance(value, Record):
            yield from _texts(value, inner, f"{here}.")


def _item(
    item: object, context: str, path: str, *, is_text: bool
) -> Iterator[tuple[str, str, str, bool]]:
    if is_text:
        yield path, context, str(item), True
    elif isinstance(item, Record):
        named = item_id(item)
        inner = f"{context}.{named}" if named else context
        for place, found, text, in_list in _texts(item, inner, f"{path}."):
            yield place, found, text, in_list or not named
