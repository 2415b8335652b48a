"""The linked data in the head of an offer's page."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from hooks.drawing.linked.channels import channels, hours_at, said
from hooks.drawing.linked.events import events
from hooks.drawing.linked.prices import prices
from hooks.model.values import age_parts
from hooks.pages import offer_path, provider_path

if TYPE_CHECKING:
    from hooks.directory import ListedOffer
    from hooks.drawing.edition import Edition, Words
    from hooks.model.offer import Ages
    from hooks.model.values import Age

_ORGANIZATIONS = {
    "public body": "GovernmentOrganization",
    "welfare organisation": "NGO",
    "association": "NGO",
    "health service": "MedicalOrganization",
}
_A_YEAR = {"week": 52, "month": 12, "year": 1}
_ESCAPED = {one: f"\\u{ord(one):04x}" for one in "<>&"}
"""What could end the element, or begin a comment in it."""


def linked_head(edition: Edition, offer: ListedOffer) -> Markup:
    """Return the linked data of an offer as an element of the head.

    None for an offer that nobody should know of: phones and browsers read such data on pages that
    were visited, and offer it elsewhere, in a calendar or on the screen that anybody sees.
    """
    if offer.is_sensitive:
        return Markup()
    text = json.dumps(linked(edition, offer), ensure_ascii=False, separators=(",", ":"))
    for character, escape in _ESCAPED.items():
        text = text.replace(character, escape)
    return Markup('<script type="application/ld+json">{}</script>').format(Markup(text))  # noqa: S704 - escaped above


def linked(edition: Edition, offer: ListedOffer) -> dict[str, Any]:
    """Return an offer, and its dated courses, as JSON-LD."""
    words = edition.of_offer(offer)
    service = _service(edition, offer, words)
    dated = list(events(edition, offer, words, service["@id"]))
    content = {"@graph": [service, *dated]} if dated else service
    return {"@context": "https://schema.org", **content}


def _service(edition: Edition, offer: ListedOffer, words: Words) -> dict[str, Any]:
    record = offer.record
    alternate = words("alternate_name", record.alternate_name)
    only = record.locations if len(record.locations) == 1 else ()
    facts = {
        "@type": "Service",
        "@id": f"{edition.site_url}#{offer.id}",
        "url": _address(edition, offer_path(offer.id)),
        "name": said(edition, edition.name_of(offer)),
        "alternateName": alternate and said(edition, alternate),
        "description": said(edition, words.required("summary", record.summary)),
        "serviceType": [said(edition, edition.label("topics", one)) for one in record.topics],
        "provider": _provider(edition, offer),
        "areaServed": _areas(edition, offer),
        "audience": _audience(edition, offer),
        "availableChannel": channels(edition, offer, words),
        "hoursAvailable": hours_at(edition, offer, {None, *only}),
        "offers": prices(edition, offer, words),
    }
    return {name: fact for name, fact in facts.items() if fact}


def _address(edition: Edition, path: str) -> str:
    return f"{edition.site_url}{edition.lang.code}/{path}"


def _provider(edition: Edition, offer: ListedOffer) -> dict[str, Any]:
    provider = offer.provider
    found: dict[str, Any] = {
        "@type": _ORGANIZATIONS.get(provider.record.kind, "Organization"),
        "name": said(edition, edition.provider_name(provider)),
        "url": _address(edition, provider_path(provider.id)),
    }
    if offer.record.email:
        found["contactPoint"] = {"@type": "ContactPoint", "email": offer.record.email}
    return found


def _areas(edition: Edition, offer: ListedOffer) -> list[Any]:
    """Return the areas, and the towns of a youth office by their names."""
    terms, found = edition.directory.vocabulary.terms, dict[tuple[str, str], None]()
    for code in offer.record.service_areas:
        if code in terms["youth_offices"]:
            towns = terms["municipalities"]
            served = edition.directory.vocabulary.towns_of(code)
            found |= {("municipalities", one): None for one in towns if one in served}
        else:
            found["areas" if code in terms["areas"] else "municipalities", code] = None
    return [said(edition, edition.label(*one)) for one in found]


def _audience(edition: Edition, offer: ListedOffer) -> dict[str, Any]:
    """Return whom an offer is for: ages, and special groups or phases of life."""
    record, phases = offer.record, edition.directory.vocabulary.terms["life_phases"]
    types = [edition.label("audiences", one) for one in record.audiences]
    if not types and len(record.life_phases) < len(phases):
        types = [edition.label("life_phases", one) for one in record.life_phases]
    shown = {"audienceType": [said(edition, one) for one in types]} if types else {}
    ages = _ages(record.ages) if record.ages else {"@type": "Audience"}
    return {**ages, **shown} if record.ages or types else {}


def _ages(ages: Ages) -> dict[str, Any]:
    kind, name = "PeopleAudience", "suggested{}Age"
    if ages.whose == "child":
        kind, name = ("ParentAudience", "child{}Age")
    ends = {"Min": ages.minimum_age, "Max": ages.maximum_age}
    years = {name.format(end): _years(age) for end, age in ends.items() if age}
    return {"@type": kind, **years}


def _years(age: Age) -> int | float:
    number, unit = age_parts(age)
    years = round(number / _A_YEAR[unit], 2)
    return int(years) if years == int(years) else years
