"""The offers of a place beside each other, topic by topic, for those who refer families."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hooks.drawing import facts
from hooks.drawing.cards import state_text
from hooks.drawing.contacts import answered_ways, ways
from hooks.drawing.offers import notices_of, referrer
from hooks.drawing.professionals import SHEET
from hooks.frame import SENSITIVE, Drawn
from hooks.pages import EVERYWHERE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from markupsafe import Markup

    from hooks.directory import ListedOffer
    from hooks.drawing.contacts import Way
    from hooks.drawing.edition import Edition
    from hooks.pages import Page
    from hooks.texts import Text

HOME = "../.."
"""From the page to its language's folder."""


@dataclass(frozen=True, slots=True)
class Partner:
    """An offer as professionals compare it with others."""

    offer: ListedOffer
    name: Text
    provider: Text
    where: tuple[Text, ...]
    """Where one goes, or whom it is for."""
    access: str
    referrers: tuple[tuple[str, ListedOffer | None], ...]
    cost: str
    state: str
    """That it pauses, is full or has a waiting list."""
    ways: tuple[Way, ...]
    """Calls and mails: of the offer, else of its provider."""
    notes: Text | None


@dataclass(frozen=True, slots=True)
class Row:
    """A partner as it is drawn, alike on the pages of all places and topics."""

    drawn: Markup
    texts: tuple[Text, ...]
    """What stands there in a language."""


@dataclass(frozen=True, slots=True)
class Field:
    """All offers of a topic."""

    code: str
    label: Text
    partners: tuple[Row, ...]


def draw_network(edition: Edition, page: Page) -> Drawn:
    """Draw the offers of a place, or those for the whole region and beyond."""
    place = _place(edition, page.subject)
    offers = _offers(edition, page.subject)
    fields = _fields(edition, offers)
    title = edition.gettext("For professionals: {place}", place=place)
    office = getattr(_town(edition, page.subject), "youth_office", None)
    content = edition.draw(
        "fragments/professionals/network.html",
        home=HOME, title=title, fields=fields, code=page.subject, everywhere=EVERYWHERE,
        office=(edition.label("youth_offices", office), edition.youth_office(office))
        if office
        else None,
        neighbours=getattr(_town(edition, page.subject), "neighbours", ()),
        notices=notices_of(edition, _texts(fields)),
    )  # fmt: skip
    description = edition.gettext("Offers of the same topic beside each other, and whom to ask.")
    mood = SENSITIVE if any(one.is_sensitive for one in offers) else ""
    return Drawn(title, description, content, head=SHEET.format(HOME), mood=f"{mood} wide".strip())


def _town(edition: Edition, code: str) -> object:
    return edition.directory.vocabulary.municipalities.get(code)


def _place(edition: Edition, code: str) -> Text | str:
    if code == EVERYWHERE:
        return edition.gettext("For the whole region and beyond")
    return edition.label("municipalities", code)


def _offers(edition: Edition, code: str) -> list[ListedOffer]:
    """Return the offers of a place without those that stand on the page of all places."""
    groups = edition.remember("reach", lambda: _by_reach(edition))
    return groups.get(code, [])


def _by_reach(edition: Edition) -> dict[str, list[ListedOffer]]:
    found: dict[str, list[ListedOffer]] = defaultdict(list)
    everywhere = len(edition.directory.vocabulary.municipalities)
    for offer in edition.listing.offers:
        is_everywhere = offer.is_wide or len(offer.towns) == everywhere
        for code in (EVERYWHERE,) if is_everywhere else offer.towns:
            found[code].append(offer)
    return found


def _fields(edition: Edition, offers: Iterable[ListedOffer]) -> list[Field]:
    by_topic: dict[str, list[ListedOffer]] = defaultdict(list)
    for offer in sorted(offers, key=lambda one: (one.record.name, one.id)):
        for code in offer.record.topics:
            by_topic[code].append(offer)
    return [
        Field(
            code,
            edition.label("topics", code),
            tuple(_row(edition, one) for one in by_topic[code]),
        )
        for code in edition.directory.vocabulary.terms["topics"]
        if code in by_topic
    ]


def _row(edition: Edition, offer: ListedOffer) -> Row:
    return edition.remember(("partner", offer.id), lambda: _draw_row(edition, offer))


def _draw_row(edition: Edition, offer: ListedOffer) -> Row:
    one = _partner(edition, offer)
    drawn = edition.draw("fragments/professionals/partner.html", one=one, home=HOME)
    return Row(drawn, tuple(filter(None, (one.name, one.notes))))


def _partner(edition: Edition, offer: ListedOffer) -> Partner:
    record, words = offer.record, edition.of_offer(offer)
    return Partner(
        offer=offer,
        name=edition.name_of(offer),
        provider=edition.provider_name(offer.provider),
        where=tuple(facts.where(edition, offer)),
        access=facts.access_text(edition, offer),
        referrers=tuple(referrer(edition, code) for code in record.referral_by),
        cost="" if record.cost == "unknown" else facts.cost_text(edition, offer),
        state=state_text(edition, offer),
        ways=tuple(_personal(edition, offer)),
        notes=words("professional_notes", record.professional_notes),
    )


def _personal(edition: Edition, offer: ListedOffer) -> list[Way]:
    """Return the ways on which somebody answers, those of the provider where there are none."""
    own = ways(edition, offer.record, edition.of_offer(offer))
    provider = offer.provider
    theirs = ways(edition, provider.record, edition.of_provider(provider.id))
    return answered_ways(own) or answered_ways(theirs)


def _texts(fields: Iterable[Field]) -> list[Text]:
    return [text for field in fields for one in field.partners for text in one.texts]
