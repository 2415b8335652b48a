"""The offers as a table for spreadsheets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hooks.pages import offer_path
from hooks.tables import table_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hooks.directory import ListedOffer
    from hooks.drawing.edition import Edition

TABLE = "daten/angebote.csv"
"""All offers as a table, in the folder of a language."""


def offers_table(edition: Edition) -> Iterator[tuple[str, str]]:
    """Yield the table of all offers of today, an offer a row."""
    say = edition.gettext
    head = [say("Id"), say("Offer"), say("Provider"), say("Page")]
    yield TABLE, table_text([head, *(_row(edition, one) for one in edition.listing.offers)])


def _row(edition: Edition, offer: ListedOffer) -> list[str]:
    return [
        offer.id,
        str(edition.name_of(offer)),
        offer.provider.record.name,
        f"{edition.site_url}{edition.lang.code}/{offer_path(offer.id)}",
    ]
