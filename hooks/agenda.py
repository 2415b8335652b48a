"""Which calendar lies beside which page, and what takes place in it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from hooks.directory import find_place
from hooks.pages import plan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hooks.directory import Directory, Place
    from hooks.happenings import Diary, Happening
    from hooks.pages import Page

KINDS = frozenset({"offer", "moved", "provider", "municipalities", "life_phases"})
"""The kinds of pages that have a calendar; each has one for ever, for people subscribe to it."""
Agenda = dict["Page", list["Happening"]]
"""What takes place, by page; pages without dates are there, too."""


def agenda_of(diary: Diary) -> Agenda:
    """Return the calendars of all pages, each in the order of ids.

    Sensitive offers are in none: a calendar leaves traces on a device.
    """
    directory = diary.listing.directory
    found: dict[tuple[str, str], list[Happening]] = defaultdict(list)
    for offer in diary.listing.offers:
        for happening in () if offer.is_sensitive else diary.happenings(offer):
            for key in _keys(directory, happening):
                found[key].append(happening)
    pages = [page for page in plan(directory) if page.kind in KINDS]
    return {page: found.get(_key(page), []) for page in pages}


def _key(page: Page) -> tuple[str, str]:
    """Return what a page is about; a page that has moved is about the record of today."""
    if page.kind == "moved":
        return ("offer" if "/" in page.subject else "provider"), page.subject
    return page.kind, page.subject


def _keys(directory: Directory, happening: Happening) -> Iterator[tuple[str, str]]:
    """Yield the pages under which something takes place, by kind and subject."""
    offer = happening.offer
    yield "offer", offer.id
    if happening.is_office:
        return
    yield "provider", offer.provider.id
    for code in dict.fromkeys(offer.record.life_phases):
        yield "life_phases", code
    for code in _towns(directory, happening):
        yield "municipalities", code


def _towns(directory: Directory, happening: Happening) -> frozenset[str]:
    """Return the town where something takes place, if that may be told, else the one served."""
    place, served = place_of(directory, happening), happening.offer.towns
    if place is None:
        return served if len(served) == 1 else frozenset()
    town = place.location.municipality
    return frozenset({town}) if town and place.is_in(town) else frozenset()


def place_of(directory: Directory, happening: Happening) -> Place | None:
    """Return where something takes place; None by phone, online or on the way."""
    key = happening.said.location
    return find_place(key, happening.offer.provider, directory.providers) if key else None
