"""Offers, lists and helplines as HTML, in one language at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hooks.drawing.aids import draw_offline, draw_safety, draw_saved, draw_sign_language
from hooks.drawing.browse import draw_index, draw_provider, draw_term
from hooks.drawing.coverage import draw_coverage
from hooks.drawing.entrances import draw_helplines, draw_home, draw_moved, draw_youth
from hooks.drawing.finder import draw_finder
from hooks.drawing.network import draw_network
from hooks.drawing.offers import draw_offer
from hooks.drawing.open_data import draw_open_data
from hooks.drawing.professionals import draw_professionals
from hooks.drawing.providers import draw_providers
from hooks.drawing.suggest import draw_suggest
from hooks.drawing.trend import draw_trend
from hooks.drawing.unready import draw_unready
from hooks.drawing.youth_offices import draw_youth_offices
from hooks.pages import BROWSE

if TYPE_CHECKING:
    from collections.abc import Callable

    from hooks.drawing.edition import Edition
    from hooks.frame import Drawn
    from hooks.pages import Page

DRAWERS: dict[str, Callable[[Edition, Page], Drawn]] = {
    "home": draw_home,
    "finder": draw_finder,
    "helplines": draw_helplines,
    "youth": draw_youth,
    "saved": draw_saved,
    "offline": draw_offline,
    "safety": draw_safety,
    "suggest": draw_suggest,
    "sign_language": draw_sign_language,
    "professionals": draw_professionals,
    "coverage": draw_coverage,
    "trend": draw_trend,
    "unready": draw_unready,
    "data": draw_open_data,
    "network": draw_network,
    "providers": draw_providers,
    "youth_offices": draw_youth_offices,
    "offer": draw_offer,
    "provider": draw_provider,
    "moved": draw_moved,
    **dict.fromkeys(BROWSE, draw_term),
    **{f"{vocabulary}_index": draw_index for vocabulary in BROWSE},
}
"""What draws each kind of page."""


def draw_page(edition: Edition, page: Page) -> Drawn:
    """Draw a page of the directory in a language."""
    return DRAWERS[page.kind](edition, page)
