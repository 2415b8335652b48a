"""The calendars (RFC 5545) that lie beside the pages of offers, providers, places and ages."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from hooks.agenda import place_of
from hooks.calendar_lines import escaped, folded, zone_lines
from hooks.drawing.facts import access_text, address_of, cost_text
from hooks.drawing.notices import text_notices
from hooks.drawing.titles import calendar_title, is_private
from hooks.model.schedule import Run
from hooks.pages import HOME, offer_path
from hooks.recurrence import HORIZON

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hooks.directory import ListedOffer, Place
    from hooks.drawing.edition import Edition
    from hooks.happenings import Happening
    from hooks.pages import Page

_END = "END:VCALENDAR\r\n"


def calendars(edition: Edition) -> Iterator[tuple[str, str]]:
    """Yield the calendar beside each page that may have dates, also where it has none today.

    An address that somebody has subscribed to stays, and what is in it may come back.
    """
    zone, known = _zone(edition), dict[tuple[str, str], str]()
    for page, happenings in edition.agenda.items():
        events = "".join([_event(edition, one, known) for one in happenings])
        yield page.beside("ics"), f"{_head(edition, page)}{zone}{events}{_END}"


def _zone(edition: Edition) -> str:
    """Return the clock of the region, from the first of January to the end of what is known."""
    first = edition.day.replace(month=1, day=1)
    runs = (run for offer in edition.listing.offers for run in offer.record.runs)
    dates = [one for run in runs for one in run.dates]
    first = min([first, *(one.first for one in dates)])
    last = max([edition.day + HORIZON, *(one.end for one in dates)]) + timedelta(days=1)
    return folded(zone_lines(edition.settings.region.timezone, first, last))


def _head(edition: Edition, page: Page) -> str:
    title = escaped(calendar_title(edition, page))
    path = HOME if is_private(edition, page) else page.canonical
    url = f"{edition.site_url}{edition.lang.code}/{path}"
    return folded(
        (
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            f"PRODID:-//{escaped(edition.settings.region.name)}//Family guide//EN",
            f"NAME:{title}",
            f"X-WR-CALNAME:{title}",
            f"URL:{url}",
            "REFRESH-INTERVAL;VALUE=DURATION:P1D",
            "X-PUBLISHED-TTL:P1D",
        )
    )


def _event(edition: Edition, happening: Happening, known: dict[tuple[str, str], str]) -> str:
    """Return an event; several calendars hold the same, so those that are written are known."""
    key = (happening.offer.id, happening.lines[0])
    if key not in known:
        known[key] = _write_event(edition, happening)
    return known[key]


def _write_event(edition: Edition, happening: Happening) -> str:
    told = _told(edition, happening)
    return folded(("BEGIN:VEVENT", *happening.lines, *told, "END:VEVENT"))


def _told(edition: Edition, happening: Happening) -> Iterator[str]:
    """Yield what an event says in words."""
    offer = happening.offer
    yield _named(edition, happening)
    yield f"DESCRIPTION:{escaped(_description(edition, happening))}"
    if where := _where(edition, happening):
        yield f"LOCATION:{escaped(where)}"
    yield f"URL:{edition.site_url}{edition.lang.code}/{offer_path(offer.id)}"


def _named(edition: Edition, happening: Happening) -> str:
    """Return the name of the course, else of the offer, and whether it is cancelled."""
    name = edition.name_of(happening.offer)
    if isinstance(happening.said, Run):
        own = edition.of_offer(happening.offer).item("runs.name", happening.said.name)
        name = own or name
    shown = str(name)
    if happening.is_cancelled:
        shown = edition.gettext("Cancelled: {name}", name=shown)
    return f"SUMMARY;LANGUAGE={name.lang}:{escaped(shown)}"


def _description(edition: Edition, happening: Happening) -> str:
    said = happening.said
    context = "runs.description" if isinstance(said, Run) else "schedules.description"
    own = edition.of_offer(happening.offer).item(context, said.description)
    clock = "" if happening.since is None else edition.lang.clock(happening.since)
    since = edition.gettext("from {time}, end not known", time=clock) if clock else ""
    return "\n".join(filter(None, (str(own or ""), since, _about(edition, happening.offer))))


def _about(edition: Edition, offer: ListedOffer) -> str:
    """Return what all events of an offer say."""
    return edition.remember(("about", offer.id), lambda: _write_about(edition, offer))


def _write_about(edition: Edition, offer: ListedOffer) -> str:
    name, words = edition.name_of(offer), edition.of_offer(offer)
    summary = words.required("summary", offer.record.summary)
    facts = (access_text(edition, offer), cost_text(edition, offer))
    provider = edition.provider_name(offer.provider)
    notices = text_notices(edition, (name, summary))
    return "\n".join(filter(None, (str(name), str(summary), *facts, str(provider), *notices)))


def _where(edition: Edition, happening: Happening) -> str:
    """Return the place in one line, as far as it is public."""
    place = place_of(edition.directory, happening)
    if place is None or place.location.disclosure == "on request":
        return ""
    key = ("location", place.provider_id, place.location.id)
    return edition.remember(key, lambda: _address(edition, place))


def _address(edition: Edition, place: Place) -> str:
    address = address_of(edition, place)
    street = address.street if address.is_public else ""
    return ", ".join(filter(None, (str(address.name or ""), street, address.town)))
