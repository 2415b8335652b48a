"""An offer in short: what decides whether somebody opens it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hooks.drawing import facts
from hooks.drawing.times import next_dates

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hooks.directory import ListedOffer
    from hooks.drawing.edition import Edition
    from hooks.drawing.times import NextDate
    from hooks.texts import Text

PROMISES = 2
"""How many reassurances fit on a card."""
MANY = 60
"""So many cards under one heading are still read; longer lists only name their offers."""


@dataclass(frozen=True, slots=True)
class Card:
    """The deciding facts of an offer."""

    id: str
    name: Text
    summary: Text
    where: tuple[Text, ...]
    has_place: bool
    """Whether `where` says where one goes; otherwise it says whom it is for."""
    cost: str
    is_free: bool
    state: str
    """That it pauses or is full; "" if it is open."""
    promises: tuple[Text, ...]
    languages: tuple[Text, ...]
    """Those spoken without a condition; the offer's page also tells of the others."""
    next_dates: tuple[NextDate, ...]
    """The first is drawn; the finder moves on to the others as days pass."""

    @property
    def next_date(self) -> NextDate | None:
        """The next day on which something takes place."""
        return self.next_dates[0] if self.next_dates else None


@dataclass(frozen=True, slots=True)
class Group:
    """Offers under a heading."""

    anchor: str
    heading: str
    cards: list[Card]

    @property
    def is_long(self) -> bool:
        """Whether it names its offers instead of showing their cards."""
        return len(self.cards) > MANY

    @property
    def texts(self) -> list[Text]:
        """What it shows, for saying in which state that is."""
        return [one.name for one in self.cards] if self.is_long else texts_of(self.cards)


def texts_of(shown: Iterable[Card]) -> list[Text]:
    """Return the texts of cards, for saying in which state they are."""
    return [text for one in shown for text in (one.name, one.summary)]


def card(edition: Edition, offer: ListedOffer) -> Card:
    """Return an offer in short."""
    return edition.remember(("facts", offer.id), lambda: _card(edition, offer))


def _card(edition: Edition, offer: ListedOffer) -> Card:
    record, words = offer.record, edition.of_offer(offer)
    return Card(
        id=offer.id,
        name=edition.name_of(offer),
        summary=words.required("summary", record.summary),
        where=tuple(facts.where(edition, offer)),
        has_place=facts.has_place(offer),
        cost="" if record.cost == "unknown" else facts.cost_text(edition, offer),
        is_free=record.cost == "free",
        state=state_text(edition, offer),
        promises=tuple(
            edition.label("reassurances", code) for code in record.reassurances[:PROMISES]
        ),
        languages=tuple(
            edition.label("languages", one.code) for one in record.languages if not one.note
        ),
        next_dates=tuple(next_dates(edition, offer)),
    )


def cards(edition: Edition, offers: Iterable[ListedOffer], most: int | None = None) -> list[Card]:
    """Return offers in short, at most so many: those with room first, then by name."""
    shown = sorted(offers, key=lambda one: (_rank(one), one.record.name))
    return [card(edition, offer) for offer in shown[:most]]


def _rank(offer: ListedOffer) -> int:
    capacity = offer.record.capacity
    is_full = capacity is not None and capacity.state == "full"
    return 2 * (offer.record.status != "active") + is_full


def state_text(edition: Edition, offer: ListedOffer) -> str:
    """Say that an offer pauses, is full or has a waiting list; "" otherwise."""
    if offer.record.status == "temporarily closed":
        return edition.gettext("Closed for now")
    state = offer.record.capacity.state if offer.record.capacity else "open"
    return {
        "open": "",
        "waiting list": edition.gettext("There is a waiting list"),
        "full": edition.gettext("Full at the moment"),
    }[state]
