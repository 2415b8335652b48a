"""The page that says in which formats the directory can be had."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hooks.drawing.browse import labels
from hooks.drawing.offers import notices_of
from hooks.drawing.professionals import SHEET
from hooks.drawing.subscribing import feed_link, listed_calendars, listed_feeds
from hooks.frame import Drawn
from hooks.pages import BROWSE, HOME, Page

if TYPE_CHECKING:
    from hooks.drawing.edition import Edition


def draw_open_data(edition: Edition, _: Page) -> Drawn:
    """Draw the page of open data."""
    title = edition.gettext("Open data")
    named = [text for vocabulary in BROWSE for text in labels(edition, vocabulary)]
    content = edition.draw(
        "fragments/data.html",
        home=".", title=title, notices=notices_of(edition, named),
        calendars=listed_calendars(edition), feeds=listed_feeds(edition),
    )  # fmt: skip
    description = edition.gettext("The entries of this directory as files for other programs.")
    head = SHEET.format(".") + feed_link(edition, Page(HOME, "home"))
    return Drawn(title, description, content, head=head)
