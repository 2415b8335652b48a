"""Dated courses as schema.org says them: events."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from hooks.drawing.linked.channels import places, said
from hooks.drawing.linked.prices import price
from hooks.drawing.times import upcoming

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from hooks.directory import ListedOffer
    from hooks.drawing.edition import Edition, Words
    from hooks.model.schedule import Run, RunDate

_SCHEMA = "https://schema.org/"


def events(
    edition: Edition, offer: ListedOffer, words: Words, service: str
) -> Iterator[dict[str, Any]]:
    """Yield the courses that have not passed.

    Args:
        edition: The directory in the language of the page.
        offer: What they belong to.
        words: The offer's texts.
        service: The address that names the offer.
    """
    for run in offer.record.runs:
        if coming := upcoming(run, edition.day):
            yield {**_event(edition, offer, run, words), **_dates(edition, run, coming)} | {
                "about": {"@id": service}
            }


def _event(edition: Edition, offer: ListedOffer, run: Run, words: Words) -> dict[str, Any]:
    name = words.item("runs.name", run.name) or edition.name_of(offer)
    state = "EventCancelled" if run.cancelled else "EventScheduled"
    found: dict[str, Any] = {
        "@type": "Event",
        "name": said(edition, name),
        "eventStatus": f"{_SCHEMA}{state}",
    }
    if description := words.item("runs.description", run.description):
        found["description"] = said(edition, description)
    if place := _place(edition, offer, run):
        found["location"] = place
    if offers := _offers(edition, offer, run, words):
        found["offers"] = offers
    return found


def _place(edition: Edition, offer: ListedOffer, run: Run) -> dict[str, Any] | None:
    keys = offer.record.locations
    if run.location not in keys:
        return None
    found = places(edition, offer)[keys.index(run.location)]
    return found and {name: fact for name, fact in found.items() if name[:7] != "opening"}


def _offers(edition: Edition, offer: ListedOffer, run: Run, words: Words) -> list[dict[str, Any]]:
    """Return the prices of a course, else that it is free, with the time to register."""
    terms: dict[str, Any] = {}
    if run.registration_from:
        terms["availabilityStarts"] = run.registration_from.isoformat()
    if run.registration_until:
        terms["availabilityEnds"] = run.registration_until.isoformat()
    if run.capacity and run.capacity.state == "full":
        terms["availability"] = f"{_SCHEMA}SoldOut"
    found = [price(edition, one, words, "runs.cost_options.option") for one in run.cost_options]
    if not found and offer.record.cost == "free":
        found = [{"@type": "Offer", "price": "0"}]
    if not found and terms:
        found = [{"@type": "Offer"}]
    return [one | terms for one in found]


def _dates(edition: Edition, run: Run, coming: list[RunDate]) -> dict[str, Any]:
    """Return when a course begins and ends, and the dates to come where there are several."""
    zone = ZoneInfo(edition.settings.region.timezone)
    first = min(run.dates, key=lambda one: (one.first, one.opens_at or 0))
    last = max(run.dates, key=lambda one: (one.end, one.closes_at or 0))
    whole = {"startDate": _start(first, zone), "endDate": _end(last, zone)}
    if len(run.dates) == 1:
        return whole
    parts = [
        {"@type": "Event", "startDate": _start(one, zone), "endDate": _end(one, zone)}
        for one in coming
    ]
    return {**whole, "subEvent": parts}


def _start(one: RunDate, zone: ZoneInfo) -> str:
    return _moment(one.first, one.opens_at, zone)


def _end(one: RunDate, zone: ZoneInfo) -> str:
    return _moment(one.end, one.closes_at, zone)


def _moment(day: date, minutes: int | None, zone: ZoneInfo) -> str:
    """Return a day, or the moment of it, as ISO 8601 says it."""
    if minutes is None:
        return day.isoformat()
    midnight = datetime.combine(day, time(), zone)
    return (midnight + timedelta(minutes=minutes)).isoformat()
