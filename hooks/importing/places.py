"""The locations of a provider: the same street and postal code are one."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from hooks.importing.merging import Change, merge
from hooks.importing.naming import choose_ids, same_street
from hooks.importing.state import digest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from hooks.importing.state import Digests

_PLACE = "place "
"""Begins what the state remembers of a place: which id its address got."""
NOT_PUBLIC = (
    "Dieser Anbieter hat einen Ort, der nicht öffentlich ist. Der Import schreibt bei ihm keinen "
    "neuen Ort; tragen Sie ihn von Hand ein, wenn man ihn zeigen darf"
)


def place_key(place: dict[str, Any]) -> str:
    """Return what two descriptions of a place have in common."""
    town = str(place.get("municipality") or place.get("town") or "")
    if place.get("street"):
        return f"{same_street(str(place['street']))} {place.get('postal_code') or town}"
    return f"{place.get('disclosure', '')} {town} {place.get('name', '')}"


@dataclass
class Places:
    """What becomes of a provider's locations."""

    listed: list[dict[str, Any]] = field(default_factory=list)
    """All of them, as they are to be written."""
    ids: dict[str, str] = field(default_factory=dict)
    """By what two descriptions of a place have in common."""
    changes: list[Change] = field(default_factory=list)
    digests: Digests = field(default_factory=dict)
    is_changed: bool = False


def is_secret(listed: Iterable[dict[str, Any]], place: dict[str, Any]) -> bool:
    """Whether an address may not be added, because another place there is not public.

    Args:
        listed: The provider's locations as they are.
        place: One that the source names.
    """
    known = [*listed]
    return (
        bool(place.get("street"))
        and any(one.get("disclosure", "public") != "public" for one in known)
        and place_key(place) not in {place_key(one) for one in known}
    )


def merge_places(
    listed: Sequence[dict[str, Any]],
    drafted: Sequence[dict[str, Any]],
    last: Digests,
    overwrite: Collection[str],
    named: Mapping[str, str],
) -> Places:
    """Join the locations of drafts with those that are there.

    Args:
        listed: The provider's locations as they are written.
        drafted: Those of all drafts, in an order that does not depend on the source's.
        last: What the state remembers of the provider.
        overwrite: Fields of locations in which the source wins.
        named: What the source calls places, by what their descriptions have in common.
    """
    wanted: dict[str, dict[str, Any]] = {}
    for place in drafted:
        key = place_key(place)
        wanted[key] = {**place, **wanted.get(key, {})}
    places = Places(listed=[dict(one) for one in listed])
    known = {str(one.get("id")): one for one in places.listed}
    _identify(wanted, known, last, places, named)
    for key, place in wanted.items():
        name = places.ids[key]
        places.digests[_PLACE + digest(key)] = name
        _merge_one(name, place, known, last, places, overwrite)
    return places


def _identify(
    wanted: dict[str, dict[str, Any]],
    known: dict[str, dict[str, Any]],
    last: Digests,
    places: Places,
    named: Mapping[str, str],
) -> None:
    here = {place_key(one): name for name, one in reversed(known.items())}
    for key in wanted:
        if found := last.get(_PLACE + digest(key)) or here.get(key):
            places.ids[key] = found
    new = [
        (
            key,
            (
                *filter(None, [named.get(key)]),
                _name(place),
                f"{_name(place)} {place.get('postal_code', '')}",
            ),
        )
        for key, place in wanted.items()
        if key not in places.ids
    ]
    places.ids |= choose_ids(new, known, "ort")


def _name(place: dict[str, Any]) -> str:
    names = ("street", "name", "municipality", "town")
    return next((str(place[name]) for name in names if place.get(name)), "")


def _merge_one(  # noqa: PLR0913, PLR0917 - what is there, what comes, what was
    name: str,
    place: dict[str, Any],
    known: dict[str, dict[str, Any]],
    last: Digests,
    places: Places,
    overwrite: Collection[str],
) -> None:
    before = f"locations.{name}."
    own = [field for field in last if field.startswith(before)]
    remembered = {field.removeprefix(before): last[field] for field in own}
    here = known.get(name)
    if here is None and remembered:
        return
    written = {field: value for field, value in (here or {}).items() if field != "id"}
    merged = merge(written, place, remembered, overwrite)
    places.digests |= {before + field: value for field, value in merged.digests.items()}
    places.is_changed |= here is None or bool(merged.values)
    if here is None:
        places.listed.append({"id": name, **place})
        return
    changes = (replace(one, name=before + one.name) for one in merged.changes)
    places.changes += changes
    filled = {field: value for field, value in (here | merged.values).items() if value is not None}
    places.listed[places.listed.index(here)] = filled


def places_in(here: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the locations of a provider's file, as they are written."""
    return [dict(one) for one in here.get("locations") or () if isinstance(one, dict)]


def only_places(fields: Mapping[str, str]) -> dict[str, str]:
    """Return what is remembered of locations."""
    return {name: one for name, one in fields.items() if name not in without_places(fields)}


def without_places(fields: Mapping[str, str]) -> dict[str, str]:
    """Return what is remembered of a provider's other fields."""
    return {name: one for name, one in fields.items() if "." not in name and " " not in name}
