"""Filters and counts offers by hand, from the records: slow, plain, and nothing of the index."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt
from typing import TYPE_CHECKING, Any

from hooks.listing import codes_of
from hooks.model.schedule import DAYS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from hooks.directory import Directory, ListedOffer
    from hooks.model.schedule import Schedule
    from hooks.model.vocabulary import Municipality

State = dict[str, Any]
JOINT = ("reassurance", "access")
"""Facets where each further choice narrows the result."""


def codes(directory: Directory, offer: ListedOffer, facet: str) -> set[Any]:
    """Return the codes that an offer has in a facet."""
    record = offer.record
    places = [place.location.accessibility for place in offer.places]
    found: dict[str, Callable[[], Iterable[Any]]] = {
        "phase": lambda: record.life_phases,
        "topic": lambda: codes_of(directory, offer, "topics"),
        "language": lambda: [
            *(one.code for one in record.languages if not one.note),
            *(code for phone in record.phones for code in phone.languages),
        ],
        "cost": lambda: [record.cost],
        "format": lambda: record.formats,
        "reassurance": lambda: record.reassurances,
        "access": lambda: [
            code
            for code in (places[0] if places else ())
            if all(one.get(code) == "yes" for one in places)
        ],
    }
    return set(found[facet]())


def slots(offer: ListedOffer) -> set[tuple[int, int]]:
    """Return day and part of the day of everything that takes place."""
    own = [one for one in offer.record.schedules if one.byday]
    coming = [one for one in own if one.kind != "phone hours"]
    calls = own + [one for phone in offer.record.phones for one in phone.schedules if one.byday]
    return {slot for one in coming or calls for slot in _slots(one)}


def _slots(schedule: Schedule) -> set[tuple[int, int]]:
    opens, closes = schedule.opens_at, schedule.closes_at
    if opens is None:
        opens, closes = 0, closes or 1440
    minutes = range(opens, closes or opens + 1)
    parts = {0 if minute < 720 else 1 if minute < 1020 else 2 for minute in minutes}
    return {(DAYS.index(day[-2:]), part) for day in schedule.byday for part in parts}


def is_at(offer: ListedOffer, state: State) -> bool:
    """Whether something takes place on a chosen day at a chosen time."""
    if not state["day"] and not state["part"]:
        return True
    return any(
        (not state["day"] or day in state["day"]) and (not state["part"] or part in state["part"])
        for day, part in slots(offer)
    )


def is_near(directory: Directory, offer: ListedOffer, state: State) -> bool:
    """Whether an offer is for people of a place, and near enough."""
    town = directory.vocabulary.municipalities.get(state["place"])
    if town is None:
        return True
    serves = town.code in offer.towns
    if offer.record.residence == "required" and not serves:
        return False
    remote = {code for code, term in directory.vocabulary.terms["formats"].items() if term.remote}
    known = [way for way in _ways(directory, offer, town) if way is not None]
    comes = not known or offer.record.helpline or bool(remote & set(offer.record.formats))
    if comes and serves:
        return True
    if not known:
        return False
    far, is_outside = min(known)
    return far <= state["km"] if state["km"] else serves or not is_outside


def _ways(
    directory: Directory, offer: ListedOffer, home: Municipality
) -> list[tuple[float, bool] | None]:
    return [_way(directory, place.location, home) for place in offer.places]


def _way(directory: Directory, location: Any, home: Municipality) -> tuple[float, bool] | None:
    if location.disclosure == "on request":
        return None
    town = directory.vocabulary.municipalities.get(location.municipality or "")
    if location.disclosure == "public" and location.latitude:
        at = round(location.latitude, 4), round(location.longitude, 4)
    elif town:
        at = town.latitude, town.longitude
    else:
        return None
    return _kilometres((home.latitude, home.longitude), at), bool(location.town)


def _kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    north, east = radians(other[0] - one[0]) / 2, radians(other[1] - one[1]) / 2
    part = sin(north) ** 2 + cos(radians(one[0])) * cos(radians(other[0])) * sin(east) ** 2
    return 2 * 6371 * asin(sqrt(part))


def passes(
    directory: Directory, offer: ListedOffer, state: State, *, leaving_out: str = ""
) -> bool:
    """Whether an offer passes all filters, but for one facet."""
    for facet in ("phase", "topic", "language", "cost", "format", "reassurance", "access"):
        chosen = set(state[facet])
        has = codes(directory, offer, facet)
        fits = chosen <= has if facet in JOINT else bool(chosen & has) or not chosen
        if not fits and facet != leaving_out:
            return False
    return (leaving_out == "times" or is_at(offer, state)) and is_near(directory, offer, state)
