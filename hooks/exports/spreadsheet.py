"""The offers as a table for spreadsheets."""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain
from typing import TYPE_CHECKING

from hooks.drawing import facts
from hooks.drawing.cards import state_text
from hooks.exports import cells
from hooks.exports.cells import joined
from hooks.model.offer import Offer
from hooks.pages import offer_path
from hooks.tables import large_tables

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hooks.directory import ListedOffer
    from hooks.drawing.edition import Edition, Words
    from hooks.spools import Spool

TABLE = "daten/angebote.csv"
"""All offers as a table with commas, in the folder of a language."""
GERMAN_TABLE = "daten/angebote-semikolon.csv"
"""The same with semicolons, as German Excel opens it on a double click."""

Cell = Callable[["Edition", "ListedOffer", "Words"], str]


def offers_table(edition: Edition) -> Iterator[tuple[str, Spool]]:
    """Yield the table of all offers of today, an offer a row, for both kinds of spreadsheets."""
    rows = (_row(edition, one) for one in edition.listing.offers)
    yield from zip((TABLE, GERMAN_TABLE), large_tables(chain([_head(edition)], rows)), strict=True)


def _labels(vocabulary: str, name: str = "") -> Cell:
    def cell(edition: Edition, offer: ListedOffer, _: Words) -> str:
        codes = getattr(offer.record, name or vocabulary)
        return joined(edition.label(vocabulary, code) for code in codes)

    return cell


def _text(name: str) -> Cell:
    def cell(_: Edition, offer: ListedOffer, words: Words) -> str:
        return str(words(name, getattr(offer.record, name)) or "")

    return cell


def _documents(_: Edition, offer: ListedOffer, words: Words) -> str:
    return joined(words.item("required_documents", one) for one in offer.record.required_documents)


def _ages(edition: Edition, offer: ListedOffer, _: Words) -> str:
    return facts.ages_text(edition, offer.record.ages) if offer.record.ages else ""


COLUMNS: dict[str, Cell] = {
    "summary": _text("summary"),
    "description": _text("description"),
    "status": lambda edition, offer, _: state_text(edition, offer),
    "topics": _labels("topics"),
    "life_phases": _labels("life_phases"),
    "ages": _ages,
    "audiences": _labels("audiences"),
    "eligibility_description": _text("eligibility_description"),
    "not_for": _text("not_for"),
    "service_areas": lambda edition, offer, _: joined(facts.areas(edition, offer)),
    "locations": cells.addresses,
    "schedules": cells.times,
    "runs": cells.courses,
    "phones": cells.phones,
    "email": lambda _, offer, __: offer.record.email or "",
    "links": cells.links,
    "contacts": cells.contacts,
    "access": lambda edition, offer, _: facts.access_text(edition, offer),
    "application_process": _text("application_process"),
    "required_documents": _documents,
    "cost": lambda edition, offer, _: facts.cost_text(edition, offer),
    "cost_options": cells.prices,
    "fees_description": _text("fees_description"),
    "languages": cells.languages,
    "interpretation_services": _text("interpretation_services"),
    "formats": _labels("formats"),
    "reassurances": _labels("reassurances"),
    "professional_notes": _text("professional_notes"),
}
"""What is told of each field; the model says what the field is called."""


def _head(edition: Edition) -> list[str]:
    say = edition.gettext
    titles = (edition.field_text(str(Offer.model_fields[name].title)) for name in COLUMNS)
    return [
        say("Id"), say("Offer"), say("Provider"), *map(str, titles), say("Last confirmed"),
        say("Confirmed by"), say("Language of the text"), say("Page"),
    ]  # fmt: skip


def _row(edition: Edition, offer: ListedOffer) -> list[str]:
    words, record, name = edition.of_offer(offer), offer.record, edition.name_of(offer)
    return [
        offer.id,
        name.value,
        str(edition.provider_name(offer.provider)),
        *(cell(edition, offer, words) for cell in COLUMNS.values()),
        record.assured_date.isoformat() if record.assured_date else "",
        str(words("assurer", record.assurer) or ""),
        words.required("summary", record.summary).lang,
        f"{edition.site_url}{edition.lang.code}/{offer_path(offer.id)}",
    ]
