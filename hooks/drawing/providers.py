"""All providers on a page: what they offer, for which places, and whom to ask."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hooks.drawing import facts
from hooks.drawing.browse import kind_text
from hooks.drawing.contacts import answered_ways, ways
from hooks.drawing.offers import notices_of
from hooks.drawing.professionals import HOME, SHEET
from hooks.frame import SENSITIVE, Drawn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hooks.directory import ListedOffer, ListedProvider
    from hooks.drawing.contacts import Way
    from hooks.drawing.edition import Edition
    from hooks.pages import Page
    from hooks.texts import Text


@dataclass(frozen=True, slots=True)
class Member:
    """A provider as others in the network see it."""

    id: str
    name: Text
    kind: str
    areas: tuple[Text, ...]
    topics: tuple[tuple[str, Text], ...]
    offers: tuple[tuple[str, Text], ...]
    ways: tuple[Way, ...]
    """Calls and mails, with the role of who answers."""


def draw_providers(edition: Edition, _: Page) -> Drawn:
    """Draw all providers that have an offer today, by name."""
    title = edition.gettext("All providers")
    members = [
        _member(edition, edition.directory.providers[code], offers)
        for code, offers in _current(edition).items()
    ]
    members.sort(key=lambda one: (str(one.name).casefold(), one.id))
    content = edition.draw(
        "fragments/professionals/providers.html",
        home=HOME, title=title, members=members,
        notices=notices_of(edition, [text for one in members for text in _texts(one)]),
    )  # fmt: skip
    description = edition.gettext("What each provider offers, for which places, and whom to ask.")
    mood = SENSITIVE if any(one.is_sensitive for one in edition.listing.offers) else ""
    return Drawn(title, description, content, head=SHEET.format(HOME), mood=mood)


def _current(edition: Edition) -> dict[str, list[ListedOffer]]:
    found: dict[str, list[ListedOffer]] = {}
    for offer in edition.listing.offers:
        found.setdefault(offer.provider.id, []).append(offer)
    return found


def _member(edition: Edition, provider: ListedProvider, offers: Sequence[ListedOffer]) -> Member:
    areas = {str(one): one for offer in offers for one in facts.areas(edition, offer)}
    topics = dict.fromkeys(code for offer in offers for code in offer.record.topics)
    found = ways(edition, provider.record, edition.of_provider(provider.id))
    return Member(
        id=provider.id,
        name=edition.provider_name(provider),
        kind=kind_text(edition, provider.record.kind),
        areas=tuple(areas.values()),
        topics=tuple((code, edition.label("topics", code)) for code in topics),
        offers=tuple((one.id, edition.name_of(one)) for one in offers),
        ways=tuple(answered_ways(found)),
    )


def _texts(member: Member) -> list[Text]:
    return [member.name, *(name for _, name in member.offers)]
