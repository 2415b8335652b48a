"""Links to what one can subscribe to: calendars and feeds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from hooks.drawing.titles import FEEDS, feed_title, is_private
from hooks.pages import plan

if TYPE_CHECKING:
    from hooks.drawing.edition import Edition
    from hooks.pages import Page
    from hooks.texts import Text

_FEED = Markup('<link rel="alternate" type="application/atom+xml" title="{title}" href="{url}">')


@dataclass(frozen=True, slots=True)
class Subscription:
    """The calendar beside a page."""

    webcal: str
    """Its address as calendar programs open it."""
    path: str
    """Of its file, in the language's folder."""

    @property
    def file(self) -> str:
        """Its address from the page."""
        return self.path.rpartition("/")[2]


def subscription(edition: Edition, page: Page) -> Subscription | None:
    """Return the calendar of a page; None without dates, or if it should leave no traces."""
    if not edition.agenda.get(page) or is_private(edition, page):
        return None
    path = page.beside("ics")
    place = f"{edition.site_url.partition('://')[2]}{edition.lang.code}/{path}"
    return Subscription(f"webcal://{place}", path)


def feed_link(edition: Edition, page: Page) -> Markup:
    """Return what tells feed readers of the feed beside a page; nothing where there is none."""
    if page.kind not in FEEDS or is_private(edition, page):
        return Markup()
    url = f"{edition.site_url}{edition.lang.code}/{page.beside('atom')}"
    return _FEED.format(title=feed_title(edition, page), url=url)


def listed_calendars(edition: Edition) -> list[tuple[str, list[tuple[Text, Subscription]]]]:
    """Return the calendars of places and life phases that have dates, under headings."""
    say = edition.gettext
    titles = {"municipalities": say("Offers by place"), "life_phases": say("Offers by age")}
    found: dict[str, list[tuple[Text, Subscription]]] = {kind: [] for kind in titles}
    for page in edition.agenda:
        one = subscription(edition, page) if page.kind in titles else None
        if one:
            found[page.kind].append((edition.label(page.kind, page.subject), one))
    return [(titles[kind], listed) for kind, listed in found.items() if listed]


def listed_feeds(edition: Edition) -> list[tuple[str, list[tuple[Text, str]]]]:
    """Return the feeds of places and topics that may name offers, under headings."""
    say = edition.gettext
    titles = {"municipalities": say("Offers by place"), "topics": say("Offers by topic")}
    found: dict[str, list[tuple[Text, str]]] = {kind: [] for kind in titles}
    for page in plan(edition.directory):
        if page.kind in titles and not is_private(edition, page):
            label = edition.label(page.kind, page.subject)
            found[page.kind].append((label, page.beside("atom")))
    return [(titles[kind], listed) for kind, listed in found.items() if listed]
