"""A service of HSDS to a draft."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hooks.importing.drafts import PLACE
from hooks.importing.finishing import finish_location
from hooks.importing.hsds import from_hsds
from hooks.importing.rows import scalar
from hooks.importing.ruling import apply_rules
from hooks.importing.stated import directory_id, objects_in, with_stated
from hooks.model.offer import Offer
from hooks.model.provider import Location, Provider

if TYPE_CHECKING:
    from hooks.importing.drafts import Draft
    from hooks.importing.filling import Filler
    from hooks.importing.mapping import Mapping
    from hooks.importing.rows import Row


def draft_from_hsds(draft: Draft, mapping: Mapping, row: Row, filler: Filler) -> None:
    """Fill a draft from a service with its organization and locations.

    Args:
        draft: Gets the fields.
        mapping: What its operator says beside the standard.
        row: The service.
        filler: Cleans and notes.
    """
    data = row.data
    organization = data.get("organization")
    owner = organization if isinstance(organization, dict) else {}
    filler.is_edited = bool(directory_id(owner))
    words = {
        section: {path: rule.words for path, rule in mapping.rules(section).items()}
        for section in ("provider", "offer")
    }
    draft.provider = from_hsds(
        Provider, {"organization": owner}, filler, "provider", words["provider"]
    )
    draft.offer = from_hsds(Offer, {"service": dict(data)}, filler, "offer", words["offer"])
    with_stated(draft.provider, Provider, owner, filler, "provider")
    with_stated(draft.offer, Offer, dict(data), filler, "offer")
    _name_assurer(draft, row)
    draft.name = directory_id(dict(data)).partition("/")[2]
    draft.provider_name = directory_id(owner)
    _fill_places(draft, mapping, row, filler)
    for section, found in (("provider", draft.provider), ("offer", draft.offer)):
        found.update(_stated(mapping, section, found, row, filler))


def _name_assurer(draft: Draft, row: Row) -> None:
    """Say who confirmed an offer by the host of a mail; without anybody, nobody did."""
    assurer = scalar(row.data.get("assurer_email")).rpartition("@")[2]
    if draft.offer.get("assured_date") and not draft.offer.get("assurer"):
        draft.offer |= {"assurer": assurer} if assurer else {"assured_date": None}


def _fill_places(draft: Draft, mapping: Mapping, row: Row, filler: Filler) -> None:
    """Take the locations of a service, and the times and phones that hold at each."""
    for at in objects_in(row.data.get("service_at_locations")):
        location = at.get("location")
        if not isinstance(location, dict):
            continue
        stand_in = f"{PLACE}{len(draft.locations)}"
        named = directory_id(location)
        if named and _is_elsewhere(location, row):
            stand_in = named
            draft.elsewhere.append(named)
        else:
            place = _place(mapping, location, row, filler)
            finished = finish_location(place, filler.region, draft.log)
            name = {"id": slug} if (slug := named.partition("/")[2]) else {}
            draft.locations.append(name | finished)
        _fill_what_holds_there(draft, at, stand_in, filler)


def _is_elsewhere(location: dict[str, Any], row: Row) -> bool:
    """Whether a location is another organization's than the service."""
    organization = row.data.get("organization")
    own = organization.get("id") if isinstance(organization, dict) else None
    return location.get("organization_id") not in {None, own}


def _place(mapping: Mapping, location: dict[str, Any], row: Row, filler: Filler) -> dict[str, Any]:
    scope = {"location": location, "address": _address(location)}
    place = from_hsds(Location, scope, filler, "location", {})
    place.pop("id", None)
    with_stated(place, Location, location, filler, "location")
    if place.get("municipality"):
        place.pop("town", None)
    return place | _stated(mapping, "location", place, row, filler)


def _fill_what_holds_there(draft: Draft, at: dict[str, Any], stand_in: str, filler: Filler) -> None:
    """Take the times and phones of a service at one of its locations."""
    own = {name: at.get(name) for name in ("schedules", "phones")}
    here = from_hsds(Offer, {"service": own}, filler, "offer", {})
    times = [one for one in here.get("schedules", []) if isinstance(one, dict)]
    general = [one for one in draft.offer.get("schedules", []) if one not in times]
    draft.offer["schedules"] = [*general, *(one | {"location": stand_in} for one in times)]
    phones = draft.offer.get("phones", [])
    more = [one for one in here.get("phones", []) if one not in phones]
    draft.offer["phones"] = [*phones, *more]


def _stated(
    mapping: Mapping, section: str, found: dict[str, Any], row: Row, filler: Filler
) -> dict[str, Any]:
    """Return what the mapping says beside HSDS: fixed, from other paths, or as a last resort."""
    stated = apply_rules(mapping, section, row.data, filler)
    for path, rule in mapping.rules(section).items():
        if rule.column is None and rule.template is None and path in found and not rule.is_constant:
            stated.pop(path, None)
    return stated


def _address(location: dict[str, Any]) -> dict[str, Any]:
    """Return the address where a place is; else the one for letters."""
    listed = objects_in(location.get("addresses"))
    physical = [one for one in listed if one.get("address_type") != "postal"]
    return next(iter([*physical, *listed]), {})
