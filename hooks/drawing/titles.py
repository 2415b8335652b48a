"""What pages, and the calendars and feeds beside them, are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hooks.drawing.edition import Edition
    from hooks.pages import Page

FEEDS = frozenset({"home", "municipalities", "topics"})
"""The kinds of pages that have a feed of new and changed offers."""


def term_title(edition: Edition, vocabulary: str, code: str) -> str:
    """Return the title of the page of a place, a topic or a life phase."""
    label = edition.label(vocabulary, code)
    if vocabulary == "municipalities":
        return edition.gettext("Offers for families in {place}", place=label)
    return edition.gettext("{topic}: offers for families", topic=label)


def is_private(edition: Edition, page: Page) -> bool:
    """Whether a page is about something that nobody should find on a device."""
    directory, subject = edition.directory, page.subject
    if page.kind in {"topics", "municipalities", "life_phases"}:
        return directory.vocabulary.term(page.kind, subject).sensitive
    if offer := directory.offers.get(subject):
        return offer.is_sensitive
    return any(offer.is_sensitive for offer in directory.by_provider.get(subject, ()))


def calendar_title(edition: Edition, page: Page) -> str:
    """Return the name of a calendar; it tells nothing that should not be found."""
    if is_private(edition, page):
        return edition.site_name
    if page.kind in {"municipalities", "life_phases"}:
        return term_title(edition, page.kind, page.subject)
    if offer := edition.directory.offers.get(page.subject):
        return str(edition.name_of(offer))
    return str(edition.provider_name(edition.directory.providers[page.subject]))


def feed_title(edition: Edition, page: Page) -> str:
    """Return the name of a feed."""
    is_whole = not page.subject or is_private(edition, page)
    about = edition.settings.region.name if is_whole else edition.label(page.kind, page.subject)
    return edition.gettext("New and changed offers: {about}", about=about)
