"""Results as the finder shows them: what cannot be told from the facets alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hooks.drawing.cards import card

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from hooks.directory import ListedOffer
    from hooks.drawing.cards import Card
    from hooks.drawing.edition import Edition
    from hooks.texts import Text

BLOCK = 16
"""How many results a file holds: similar offers are neighbours, so ten hits need few files."""
SMALL = 400
"""Up to so many offers all results are one file: which is loaded tells a server nothing then."""


def block_size(count: int) -> int:
    """Return how many results a file holds."""
    return BLOCK if count > SMALL else max(count, 1)


def blocks(edition: Edition, offers: Sequence[ListedOffer]) -> Iterator[list[Any]]:
    """Yield the results in blocks, in the order of the documents."""
    size = block_size(len(offers))
    for start in range(0, len(offers), size):
        block = offers[start : start + size]
        yield [_result(edition, card(edition, offer)) for offer in block]


def _result(edition: Edition, one: Card) -> dict[str, Any]:
    """Return what a result shows; what is empty is left out."""
    own = edition.lang.code
    dates = [[str(date.day), date.shown, date.hours] for date in one.next_dates]
    shown = {
        "id": one.id,
        "name": _text(one.name, own),
        "summary": _text(one.summary, own),
        "where": _texts(one.where, own),
        "serves": not one.has_place,
        "cost": one.cost,
        "free": one.is_free,
        "state": one.state,
        "promises": _texts(one.promises, own),
        "languages": _texts(one.languages, own),
        "dates": dates,
    }
    return {name: value for name, value in shown.items() if value}


def _text(text: Text, own: str) -> str | list[str]:
    """Return a text, with its language where that is not the page's."""
    return text.value if text.lang == own else [text.value, text.lang]


def _texts(texts: Iterable[Text], own: str) -> list[str | list[str]]:
    return [_text(text, own) for text in texts]
