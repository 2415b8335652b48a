"""Synthetic providers, each clearly made up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.bench.concepts import streets
from tests.bench.dice import Dice

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from hooks.model.vocabulary import Municipality

KINDS = ("public body", "welfare organisation", "church", "association", "health service")
FEATURES = ("stufenlos", "aufzug", "toilette", "parkplatz", "kinderwagen")
FICTIONAL = ("030 23125", "069 90009", "040 66969", "0221 4710", "089 99998")
"""Numbers for films and the like, which nobody has: three more digits follow.

https://www.bundesnetzagentur.de/DE/Fachthemen/Telekommunikation/Nummerierung/
"""
NO_HOUSE = 900
"""No street of the region is that long."""


def provider_id(number: int) -> str:
    """Return the folder of a provider; numbers count from 1."""
    return f"beispiel-traeger-{number}"


def host(number: int) -> str:
    """Return the host of a provider: `.example` is reserved, so it never exists (RFC 2606)."""
    return f"{provider_id(number)}.example"


def phone_number(dice: Dice, question: str) -> str:
    """Return a telephone number that nobody has."""
    return f"{dice.one(question, FICTIONAL)}{dice.below(f'{question} end', 1000):03d}"


def provider(number: int, towns: Mapping[str, Municipality]) -> dict[str, Any]:
    """Return the record of a provider.

    Args:
        number: Counted from 1; decides everything.
        towns: The municipalities of the region, by code.
    """
    dice = Dice(f"provider {number}")
    fields: dict[str, Any] = {
        "name": f"Beispiel-Träger {number}",
        "alternate_name": f"BT {number}",
        "kind": dice.one("kind", KINDS),
        "description": (
            "Diesen Träger gibt es nicht: Er ist für Messungen erfunden. "
            "Er hilft Familien, Kindern und Jugendlichen in vielen Lebenslagen."
        ),
        "phones": [phone_number(dice, "phone")],
        "email": f"info@{host(number)}",
        "links": [{"kind": "website", "url": f"https://www.{host(number)}/"}],
    }
    if dice.one_in("closures", 4):
        holidays = {"from": "2026-12-24", "until": "2027-01-01", "reason": "Betriebsferien"}
        fields["closures"] = [holidays]
    chosen = dice.some("towns", list(towns.values()), 1, 3)
    return fields | {"locations": [_location(dice, town) for town in chosen]}


def _location(dice: Dice, town: Municipality) -> dict[str, Any]:
    question = f"location {town.code}"
    house = NO_HOUSE + dice.below(f"{question} house", 99)
    features = dice.some(f"{question} features", FEATURES, 2, 4)
    return {
        "id": f"haus-{town.code}",
        "name": f"Beispiel-Haus {town.label}",
        "street": f"{dice.one(question, streets())} {house}",
        "postal_code": dice.one(f"{question} code", town.postal_codes),
        "municipality": town.code,
        "transportation": _transportation(dice, question),
        "accessibility": {
            name: dice.one(f"{question} {name}", ("yes", "yes", "partly", "no"))
            for name in features
        },
    }


def _transportation(dice: Dice, question: str) -> str:
    minutes: Sequence[int] = (2, 3, 5, 8)
    stop = dice.one(f"{question} stop", ("Bahnhof", "Markt", "Rathaus", "Schulzentrum"))
    return f"Haltestelle {stop}, {dice.one(f'{question} walk', minutes)} Minuten zu Fuß."
