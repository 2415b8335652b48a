"""What a row would write, before it is known where."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hooks.importing.notes import Log

MUNICIPALITY = "@municipality"
"""A column that mappings can name: the code of the municipality that the import has found."""
PLACE = "#"
"""Begins the stand-in for a location whose id is not known yet: `#0` is the draft's first."""


@dataclass
class Draft:
    """What a row would write."""

    log: Log
    key: str
    provider_key: str
    provider: dict[str, Any]
    """Fields of provider.yml, without locations; empty if the provider is there already."""
    locations: list[dict[str, Any]]
    """Without ids."""
    offer: dict[str, Any]
    """Its `locations` are stand-ins."""
    name: str = ""
    """What the source itself calls the offer's file; "" if it does not."""
    provider_name: str = ""
    """What it calls the provider's folder."""
    place_names: dict[str, str] = field(default_factory=dict)
    """What it calls locations, by what two descriptions of a place have in common."""
    elsewhere: list[str] = field(default_factory=list)
    """Locations of other providers: `<provider>/<location>`."""
    problem: str = ""
    """German: why it cannot be written; "" if it can."""
