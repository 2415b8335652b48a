"""Offers for the pages of others: a short list for each place, life phase and language.

Offers that nobody should know of are left out: those pages have no button to leave them quickly.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from hooks.drawing.cards import card, texts_of
from hooks.drawing.notices import text_notices
from hooks.pages import offer_path
from hooks.scripts import dated, joined

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hooks.directory import ListedOffer
    from hooks.drawing.edition import Edition
    from hooks.publication import Publication

FOLDER = "daten/einbetten"
SCRIPT = "daten/einbetten.js"
MOST = 20
"""How many offers a list has; its page in the directory has all."""


def short_lists(edition: Edition) -> Iterator[tuple[str, str]]:
    """Yield a list for each place and life phase."""
    for town, phases in edition.listing.shareable.items():
        for phase, offers in phases.items():
            yield f"{FOLDER}/{town}/{phase}.json", _list(edition, town, phase, offers)


def embedding_script(publication: Publication, _: Edition) -> Iterator[tuple[str, str]]:
    """Yield the script that writes a list into a page, and of which day the list is."""
    script = joined(publication.catalogs.parent / "assets/embed.js")
    yield SCRIPT, dated(script, publication.listing.day, publication.as_of)


def _list(edition: Edition, town: str, phase: str, offers: list[ListedOffer]) -> str:
    say, shown = edition.gettext, offers[:MOST]
    place, label = edition.label("municipalities", town), edition.label("life_phases", phase)
    texts = texts_of(card(edition, one) for one in shown)
    head = {
        "title": say("Offers for families in {place}: {phase}", place=place, phase=label),
        "language": edition.lang.code,
        "direction": edition.lang.direction,
        "site": f"{edition.site_url}{edition.lang.code}/",
        "page": f"orte/{town}.html",
        "count": len(offers),
        "notice": " ".join(text_notices(edition, texts)),
    }
    entries = ",\n".join(_entry(edition, one) for one in shown)
    start = json.dumps(head, ensure_ascii=False, indent=0).removesuffix("\n}")
    return f'{start},\n"offers": [\n{entries}\n]\n}}\n'


def _entry(edition: Edition, offer: ListedOffer) -> str:
    key = ("embedded", offer.id)
    made: str = edition.remember(
        key, lambda: json.dumps(_facts(edition, offer), ensure_ascii=False)
    )
    return made


def _facts(edition: Edition, offer: ListedOffer) -> dict[str, Any]:
    one = card(edition, offer)
    facts = {
        "id": offer.id,
        "page": offer_path(offer.id),
        "name": one.name.value,
        "summary": one.summary.value,
        "where": edition.lang.list(map(str, one.where)),
        "cost": one.cost,
        "state": one.state,
    }
    foreign = {
        f"{name}_language": text.lang
        for name, text in (("name", one.name), ("summary", one.summary))
        if text.lang != edition.lang.code
    }
    return facts | foreign
