"""The ways to an offer as schema.org says them: numbers, addresses in the net, places."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hooks.drawing.linked.hours import opening_hours

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from hooks.directory import ListedOffer, Place
    from hooks.drawing.edition import Edition, Words
    from hooks.model.contact import Phone
    from hooks.model.provider import Location
    from hooks.texts import Text


def said(edition: Edition, text: Text) -> str | dict[str, str]:
    """Return a text, with its language where that is not the language of the page."""
    if text.lang == edition.lang.code:
        return text.value
    return {"@value": text.value, "@language": text.lang}


def channels(edition: Edition, offer: ListedOffer, words: Words) -> list[dict[str, Any]]:
    """Return the ways to an offer, each with the languages that are spoken without a condition."""
    spoken = [one.code for one in offer.record.languages if not one.note]
    languages = {"availableLanguage": spoken} if spoken else {}
    found = [_contact(edition, offer, words)]
    found += [{"serviceLocation": one} for one in places(edition, offer) if one]
    return [{"@type": "ServiceChannel", **one, **languages} for one in found if one]


def _contact(edition: Edition, offer: ListedOffer, words: Words) -> dict[str, Any]:
    record = offer.record
    voice = [_phone(edition, offer, one, words) for one in record.phones if one.kind != "sms"]
    voice += _roles(edition, offer, words)
    short = [_phone(edition, offer, one, words) for one in record.phones if one.kind == "sms"]
    parts = {
        "servicePhone": voice,
        "serviceSmsNumber": short,
        "serviceUrl": [one.url for one in record.links],
    }
    return {name: found for name, found in parts.items() if found}


def _phone(edition: Edition, offer: ListedOffer, phone: Phone, words: Words) -> dict[str, Any]:
    name = "faxNumber" if phone.kind == "fax" else "telephone"
    found: dict[str, Any] = {"@type": "ContactPoint", name: edition.dial(phone.number)}
    if label := words.item("phones.label", phone.label):
        found["contactType"] = said(edition, label)
    if phone.languages:
        found["availableLanguage"] = list(phone.languages)
    own = phone.schedules
    if not own and phone.kind == "voice":
        own = tuple(one for one in offer.record.schedules if one.kind == "phone hours")
    if hours := opening_hours(own, offer.provider.record.closures, edition.day):
        found["hoursAvailable"] = hours
    return found


def _roles(edition: Edition, offer: ListedOffer, words: Words) -> Iterator[dict[str, Any]]:
    """Yield offices that have a number; no person stands in linked data."""
    for one in offer.record.contacts:
        if one.phone and not one.name:
            role = said(edition, words.required("contacts.role", one.role))
            number = {"telephone": edition.dial(one.phone)}
            mail = {"email": one.email} if one.email else {}
            yield {"@type": "ContactPoint", "contactType": role, **number, **mail}


def places(edition: Edition, offer: ListedOffer) -> list[dict[str, Any] | None]:
    """Return the places of an offer; None stands for one that must not be told."""
    found = [_place(edition, one) for one in offer.places]
    if len(offer.places) > 1:
        for key, place in zip(offer.record.locations, found, strict=True):
            if place and (hours := hours_at(edition, offer, {key})):
                place["openingHoursSpecification"] = hours
    return found


def hours_at(
    edition: Edition, offer: ListedOffer, keys: Container[str | None]
) -> list[dict[str, Any]]:
    """Return when an offer is open at some places; None among them are times without a place."""
    if offer.record.status != "active":
        return []
    own = [one for one in offer.record.schedules if one.kind != "phone hours"]
    here = [one for one in own if one.location in keys]
    return opening_hours(here, offer.provider.record.closures, edition.day)


def _place(edition: Edition, place: Place) -> dict[str, Any] | None:
    location = place.location
    town = location.town or ""
    if location.municipality:
        town = edition.directory.vocabulary.term("municipalities", location.municipality).label
    if location.disclosure == "on request":
        return None
    address = {"@type": "PostalAddress", "addressLocality": town}
    if location.disclosure == "town only":
        return {"@type": "Place", "address": address}
    return {"@type": "Place", **_public(edition, place, address)}


def _public(edition: Edition, place: Place, address: dict[str, str]) -> dict[str, Any]:
    location = place.location
    name = edition.of_provider(place.provider_id)(f"locations.{location.id}.name", location.name)
    found: dict[str, Any] = {"name": said(edition, name)} if name else {}
    address["streetAddress"] = str(location.street)
    if location.postal_code:
        address["postalCode"] = location.postal_code
    if location.municipality:
        address["addressCountry"] = edition.settings.region.country
    return {**found, "address": address, **_position(location)}


def _position(location: Location) -> dict[str, Any]:
    if location.latitude is None or location.longitude is None:
        return {}
    position = {"latitude": location.latitude, "longitude": location.longitude}
    return {"geo": {"@type": "GeoCoordinates", **position}}
