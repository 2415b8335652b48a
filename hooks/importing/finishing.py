"""What fields of a draft say to each other: long texts, prices, places, sources."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hooks.importing import forms
from hooks.importing.cleaning import shortened
from hooks.importing.targets import targets_of
from hooks.model.offer import Offer
from hooks.model.provider import Location

if TYPE_CHECKING:
    from hooks.importing.notes import Log
    from hooks.importing.region import Region

_FIXED = frozenset({"alternate_name", "assurer"})
"""Texts that have no end that could go on in the description."""


def finish_offer(offer: dict[str, Any], source: dict[str, Any], log: Log) -> dict[str, Any]:
    """Return an offer whose long texts are split, with its source, and without what is empty.

    Args:
        offer: The fields.
        source: Where they are from.
        log: Gets what was done.
    """
    found = {name: value for name, value in offer.items() if value not in (None, "", [], {})}
    if found.get("description") == found.get("summary"):
        found.pop("description", None)
    _part_summary(found)
    for name, target in targets_of(Offer).items():
        if target.limit and name not in _FIXED:
            _move_end(found, name, target.limit, log)
    if found.get("cost") == "unknown" and _has_price(found):
        log.cleaned("offer.cost", "Die Quelle nennt einen Preis", "unknown", "fee")
        found["cost"] = "fee"
    return {**found, "sources": [source]}


def _part_summary(offer: dict[str, Any]) -> None:
    """Take the summary away from the beginning of the description, where it is a paragraph."""
    begins = f"{offer.get('summary')}\n\n"
    if str(offer.get("description", "")).startswith(begins):
        offer["description"] = offer["description"].removeprefix(begins)


def _has_price(offer: dict[str, Any]) -> bool:
    return any(isinstance(one, dict) and one.get("amount") for one in offer.get("cost_options", ()))


def _move_end(offer: dict[str, Any], name: str, limit: int, log: Log) -> None:
    """Shorten a text that is too long after a sentence; the rest goes into the description."""
    text = offer.get(name)
    if not isinstance(text, str) or len(text) <= limit:
        return
    kept, rest = shortened(text, limit)
    if not kept:
        return
    described = str(offer.get("description") or "")
    if name not in {"name", "summary"}:
        offer["description"] = f"{described}\n\n{rest}".strip()
    elif described.startswith(kept):
        offer["description"] = described.removeprefix(kept).strip()
    else:
        offer["description"] = f"{rest}\n\n{described}".strip()
    offer[name] = kept
    log.cleaned(f"offer.{name}", "Zu lang: Der Rest steht in »description«", text, kept)


def finish_location(place: dict[str, Any], region: Region, log: Log) -> dict[str, Any]:
    """Return a location with its municipality, and without a position that cannot be right."""
    found = {name: value for name, value in place.items() if value not in (None, "", {})}
    _rewrite(found, "street", forms.street(str(found.get("street", ""))), "Hausnummer", log)
    code = forms.postal_code(str(found.get("postal_code", "")), region.country)
    _rewrite(found, "postal_code", code, "Postleitzahl", log)
    _settle(found, region, log)
    _locate(found, region, log)
    return {name: found[name] for name in targets_of(Location) if name in found}


def _rewrite(place: dict[str, Any], name: str, after: str, reason: str, log: Log) -> None:
    before = place.get(name)
    if before is not None and before != after:
        log.cleaned(f"location.{name}", f"{reason} bereinigt", before, after)
        place[name] = after


def _settle(place: dict[str, Any], region: Region, log: Log) -> None:
    """Find the municipality; outside the region, keep the town's name."""
    if "municipality" in place or place.get("disclosure") == "on request":
        return
    name = str(place.pop("town", ""))
    found = region.town(name, str(place.get("postal_code", "")))
    if found.reason:
        log.cleaned("location.town", found.reason, name, found.municipality or found.town)
    if found.municipality:
        place["municipality"] = found.municipality
    elif found.town:
        place["town"] = found.town


def _locate(place: dict[str, Any], region: Region, log: Log) -> None:
    written = place.get("latitude"), place.get("longitude")
    if written == (None, None):
        return
    try:
        latitude, longitude = (float(str(one).replace(",", ".")) for one in written)
        mistake = region.position_mistake(place.get("municipality"), latitude, longitude)
    except ValueError:
        mistake = "unvollständig"
    if not mistake:
        place |= {"latitude": str(latitude), "longitude": str(longitude)}
        return
    log.left_out("location.latitude", f"Die Lage fehlt: {mistake}", f"{written[0]}, {written[1]}")
    place.pop("latitude", None)
    place.pop("longitude", None)
