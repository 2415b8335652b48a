"""Where offers are, and what places and postcodes people can name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hooks.search.columns import combined
from hooks.search.documents import variants

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hooks.directory import Directory, ListedOffer, Place, Vocabulary
    from hooks.drawing.edition import Edition

Point = tuple[float, float]
"""Latitude and longitude in degrees."""
_EXACT = 4
"""Digits of a position that are told: some ten metres."""


def places(edition: Edition) -> list[dict[str, Any]]:
    """Return the towns in the order of their vocabulary, with their other names and postcodes."""
    return [
        {
            "code": code,
            "name": str(edition.label("municipalities", code)),
            "also": _also(edition, code, town.everyday_words),
            "at": [town.latitude, town.longitude],
            "postal_codes": {
                postal_code: town.postal_code_points.get(postal_code, ())
                for postal_code in town.postal_codes
            },
        }
        for code, town in edition.directory.vocabulary.municipalities.items()
    ]


def _also(edition: Edition, code: str, words: tuple[str, ...]) -> list[str]:
    """Return what else people call a town, in their language and in that of the records."""
    context = f"municipalities.{code}.everyday_words"
    texts = (edition.texts.text("vocabulary", context, word, in_list=True) for word in words)
    said = [variant for text in texts for variant in variants(text.value)]
    return list(dict.fromkeys([*words, *said]))


def points(directory: Directory, offers: Sequence[ListedOffer]) -> dict[str, Any]:
    """Return the positions that may be told, whether they lie outside, and which offer has which.

    Only places whose town is public have one: their own, or that of their town.
    """
    numbers: dict[tuple[Point, str], int] = {}
    rows = []
    for offer in offers:
        found = (_point(directory.vocabulary, place) for place in offer.places)
        rows.append(sorted({numbers.setdefault(one, len(numbers)) for one in found if one}))
    return {
        "points": [[*point, outside] for point, outside in numbers],
        "at": combined(rows).whole(),
    }


def _point(vocabulary: Vocabulary, place: Place) -> tuple[Point, str] | None:
    """Return a position and, outside the region, the name of its town."""
    location = place.location
    if location.disclosure == "on request":
        return None
    town = vocabulary.municipalities.get(location.municipality or "")
    if (
        location.disclosure == "public"
        and location.latitude is not None
        and location.longitude is not None
    ):
        exact = (round(location.latitude, _EXACT), round(location.longitude, _EXACT))
        return exact, location.town or ""
    return ((town.latitude, town.longitude), "") if town else None
