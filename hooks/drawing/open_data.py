"""The page that says in which formats the directory can be had."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hooks.drawing.professionals import SHEET
from hooks.frame import Drawn

if TYPE_CHECKING:
    from hooks.drawing.edition import Edition
    from hooks.pages import Page


def draw_open_data(edition: Edition, _: Page) -> Drawn:
    """Draw the page of open data."""
    title = edition.gettext("Open data")
    content = edition.draw("fragments/data.html", home=".", title=title)
    description = edition.gettext("The entries of this directory as files for other programs.")
    return Drawn(title, description, content, head=SHEET.format("."))
