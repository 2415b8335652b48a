"""The facts of an offer in words: ages, cost, areas, places, sources."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote_plus, urlsplit

from hooks.texts import Text

if TYPE_CHECKING:
    from hooks.directory import ListedOffer, Place
    from hooks.drawing.edition import Edition
    from hooks.model.offer import Ages, Source

MANY = 5
"""More towns than this are counted, not named."""
MAP = "https://www.openstreetmap.org/search?query="
"""Where a route leads; opened only on click."""


@dataclass(frozen=True, slots=True)
class Address:
    """A place as it is shown."""

    name: Text | None
    street: str
    """Empty where it is not public."""
    town: str
    """With the postal code; empty where not even the town is public."""
    is_public: bool
    transportation: Text | None
    features: tuple[tuple[Text, str], ...]
    """Label and state (yes, partly, no) of each feature that is known."""
    route: str
    """Address of a map, or ""."""
    key: str
    """How schedules of this offer name it."""


def address_of(edition: Edition, place: Place, key: str = "") -> Address:
    """Say where a place is, as far as it is public."""
    location, words = place.location.shown, edition.of_provider(place.provider_id)
    prefix = f"locations.{location.id}"
    town = location.town or ""
    if location.municipality:
        town = edition.directory.vocabulary.term("municipalities", location.municipality).label
    shown = " ".join(filter(None, (location.postal_code, town)))
    return Address(
        name=words(f"{prefix}.name", location.name),
        street=location.street or "",
        town=shown,
        is_public=location.disclosure == "public",
        transportation=words(f"{prefix}.transportation", location.transportation),
        features=tuple(
            (edition.label("accessibility", code), state)
            for code, state in location.accessibility.items()
            if state != "unknown"
        ),
        route=_route(location.street, shown, location.latitude, location.longitude),
        key=key or location.id,
    )


def _route(street: str | None, town: str, latitude: float | None, longitude: float | None) -> str:
    if latitude is not None and longitude is not None:
        return MAP + quote_plus(f"{latitude}, {longitude}")
    return MAP + quote_plus(f"{street}, {town}") if street else ""


def ages_text(edition: Edition, ages: Ages) -> str:
    """Say an age range, and whose it is."""
    age, say = edition.lang.age, edition.gettext
    low, high = ages.minimum_age, ages.maximum_age
    if low and high:
        span = say("{youngest} to {oldest}", youngest=age(low), oldest=age(high))
    elif low:
        span = say("from {age}", age=age(low))
    else:
        span = say("up to {age}", age=age(str(high)))
    whose = {
        "child": say("Age of the child: {age}", age=span),
        "young person": say("Your age: {age}", age=span),
        "parent": say("Age of the mother or father: {age}", age=span),
    }
    return whose[ages.whose]


def cost_text(edition: Edition, offer: ListedOffer) -> str:
    """Say in few words what an offer costs."""
    return cost_label(edition, offer.record.cost)


def cost_label(edition: Edition, cost: str) -> str:
    """Say one of `hooks.model.offer.COSTS`."""
    say = edition.gettext
    return {
        "free": say("Free of charge"),
        "fee": say("Costs money"),
        "sliding": say("Price depends on income"),
        "covered": say("Costs are covered"),
        "unknown": say("Ask what it costs"),
    }[cost]


def access_text(edition: Edition, offer: ListedOffer) -> str:
    """Say how one gets in; "" if it is not known."""
    say = edition.gettext
    return {
        "open": _open_text(edition, offer),
        "appointment": say("With an appointment"),
        "registration": say("With registration"),
        "referral": say("Somebody refers you"),
        "unknown": "",
    }[offer.record.access]


def _open_text(edition: Edition, offer: ListedOffer) -> str:
    """Say which of coming, calling and writing works without an appointment."""
    say = edition.gettext
    calls = any(phone.kind == "voice" for phone in offer.record.phones)
    if has_place(offer) and calls:
        return say("Just come or call, without an appointment")
    if has_place(offer):
        return say("Just come, without an appointment")
    return say("Just call, without an appointment") if calls else say("Just write")


def referrer_text(edition: Edition, code: str) -> str:
    """Name somebody who refers families."""
    say = edition.gettext
    return {
        "youth office": say("the youth office"),
        "doctor": say("a doctor"),
        "midwife": say("a midwife"),
        "school": say("the school"),
        "court": say("a court"),
    }[code]


def payer_text(edition: Edition, code: str) -> str:
    """Name somebody who covers the cost."""
    say = edition.gettext
    return {
        "health insurance": say("the health insurance"),
        "education package": say("the education package (Bildung und Teilhabe)"),
        "youth office": say("the youth office"),
    }[code]


def areas(edition: Edition, offer: ListedOffer) -> list[Text]:
    """Return what an offer serves: towns, areas, or the number of towns of a youth office."""
    vocabulary = edition.directory.vocabulary
    found = []
    for code in offer.record.service_areas:
        if code in vocabulary.terms["youth_offices"]:
            towns = vocabulary.towns_of(code)
            found += [Text(_area_of(edition, towns), edition.lang.code)]
        else:
            name = "areas" if code in vocabulary.terms["areas"] else "municipalities"
            found.append(edition.label(name, code))
    return found


def _area_of(edition: Edition, towns: frozenset[str]) -> str:
    """Name the towns, or where they are many, say how many."""
    if len(towns) > MANY:
        region = edition.settings.region.name
        count = edition.ngettext("{count} town", "{count} towns", len(towns))
        return edition.gettext("{towns} in {region}", towns=count, region=region)
    return edition.lang.list(str(edition.label("municipalities", code)) for code in sorted(towns))


def has_place(offer: ListedOffer) -> bool:
    """Whether an offer has a place whose town is public."""
    return any(place.location.disclosure != "on request" for place in offer.places)


def where(edition: Edition, offer: ListedOffer) -> list[Text]:
    """Return where one goes, in few words: the towns of the places, else the areas served."""
    shown = [one.location for one in offer.places if one.location.disclosure != "on request"]
    codes = dict.fromkeys(location.municipality or "" for location in shown)
    towns = [edition.label("municipalities", code) for code in codes if code]
    beyond = [location.town for location in shown if location.town]
    towns += [Text(town, edition.lang.code) for town in dict.fromkeys(beyond)]
    return towns or areas(edition, offer)


@dataclass(frozen=True, slots=True)
class Origin:
    """A source as it is shown."""

    url: str
    sentence: str


def origins(edition: Edition, offer: ListedOffer) -> list[Origin]:
    """Return the sources of a record, the newest first, those without a date last."""
    newest = sorted(offer.record.sources, key=lambda one: one.date or "", reverse=True)
    return [_origin(edition, source) for source in newest]


def _origin(edition: Edition, source: Source) -> Origin:
    host = (urlsplit(source.url).hostname or "") if source.url else ""
    site = host.removeprefix("www.") or str(source.title)
    return Origin(source.url or "", _origin_sentence(edition, source, site))


def _origin_sentence(edition: Edition, source: Source, site: str) -> str:
    say, lang = edition.gettext, edition.lang
    if source.date:
        when = lang.partial_date(source.date)
        if source.stored_copy:
            return say("From {site}, dated {date}, read in a stored copy", site=site, date=when)
        return say("From {site}, dated {date}", site=site, date=when)
    when = lang.short_date(source.seen) if source.seen else ""
    if source.stored_copy:
        return say("From {site}, undated, a stored copy seen on {date}", site=site, date=when)
    return say("From {site}, seen on {date}", site=site, date=when)
