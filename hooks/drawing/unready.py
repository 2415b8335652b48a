"""The page that lists what is not translated, paused or full."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hooks.drawing.cards import state_text
from hooks.drawing.offers import notices, notices_of
from hooks.drawing.professionals import HOME, SHEET
from hooks.frame import SENSITIVE, Drawn
from hooks.freshness import by_provider
from hooks.pages import offer_path
from hooks.tables import table_text

if TYPE_CHECKING:
    from hooks.directory import ListedOffer
    from hooks.drawing.edition import Edition
    from hooks.freshness import DueProvider
    from hooks.pages import Page
    from hooks.texts import Text

TABLE = "fachkraefte/offen.csv"
"""The same as a table, in the folder of a language."""


@dataclass(frozen=True, slots=True)
class Named:
    """An offer in a list."""

    id: str
    name: Text
    state: str = ""
    """That it pauses or is full, in words."""
    since: str = ""
    """The day on which that was said, as far as it is known."""


@dataclass(frozen=True, slots=True)
class Own:
    """A provider with offers that are not translated."""

    id: str
    name: Text
    offers: tuple[Named, ...]

    @property
    def count(self) -> int:
        """How many those are."""
        return len(self.offers)


def draw_unready(edition: Edition, _: Page) -> Drawn:
    """Draw the lists."""
    title = edition.gettext("Not translated, paused or full")
    shown = [*_waiting(edition), *_untranslated(edition)]
    is_source = edition.lang.code == edition.texts.source.code
    content = edition.draw(
        "fragments/professionals/unready.html",
        home=HOME, title=title, table=TABLE.rpartition("/")[2],
        waiting=[_named(edition, one) for one in _waiting(edition)],
        untranslated=[_own(edition, one) for one in by_provider(_untranslated(edition))],
        languages=edition.other_languages if is_source else [],
        notices=notices_of(edition, [edition.name_of(one) for one in shown]),
    )  # fmt: skip
    mood = SENSITIVE if any(one.is_sensitive for one in shown) else ""
    return Drawn(title, title, content, SHEET.format(HOME), mood)


def _waiting(edition: Edition) -> list[ListedOffer]:
    """Return the offers that pause or are full."""
    return [one for one in edition.listing.offers if _is_paused(one) or _is_full(one)]


def _is_paused(offer: ListedOffer) -> bool:
    return offer.record.status == "temporarily closed"


def _is_full(offer: ListedOffer) -> bool:
    return offer.record.capacity is not None and offer.record.capacity.state == "full"


def _untranslated(edition: Edition) -> list[ListedOffer]:
    """Return the offers with a text that is missing in this language, or out of date."""
    return edition.remember(
        "untranslated", lambda: [one for one in edition.listing.offers if _lacks(edition, one)]
    )


def _lacks(edition: Edition, offer: ListedOffer) -> bool:
    found = notices(edition, offer.provider.id, offer.name, offer.record)
    return found.is_partly_foreign or found.is_stale


def _named(edition: Edition, offer: ListedOffer) -> Named:
    capacity = None if _is_paused(offer) else offer.record.capacity
    since = edition.lang.short_date(capacity.as_of) if capacity else ""
    return Named(offer.id, edition.name_of(offer), state_text(edition, offer), since)


def _own(edition: Edition, one: DueProvider) -> Own:
    offers = tuple(Named(offer.id, edition.name_of(offer)) for offer in one.offers)
    return Own(one.provider.id, edition.provider_name(one.provider), offers)


def unready_table(edition: Edition) -> str:
    """Return the lists as a table, an offer a row, with the names that editors know."""
    say = edition.gettext
    head = [say("State"), say("Provider"), say("Offer"), say("Id"), say("Page")]
    waiting = [_row(edition, one, state_text(edition, one)) for one in _waiting(edition)]
    missing = [_row(edition, one, say("Not translated")) for one in _untranslated(edition)]
    return table_text([head, *waiting, *missing])


def _row(edition: Edition, offer: ListedOffer, state: str) -> list[str]:
    address = f"{edition.site_url}{edition.lang.code}/{offer_path(offer.id)}"
    return [state, offer.provider.record.name, offer.record.name, offer.id, address]
