"""Which calendar lies beside which page, and what takes place in it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from hooks.directory import find_place
from hooks.pages import plan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hooks.directory import Directory, ListedOffer, Place
    from hooks.happenings import Diary, Happening
    from hooks.pages import Page

KINDS = frozenset({"offer", "moved", "provider", "municipalities", "life_phases"})
"""The kinds of pages that have a calendar; each has one for ever, for people subscribe to it."""
_Key = tuple[str, str]
"""What a calendar is about: kind and subject."""


class Agenda(Mapping["Page", "list[Happening]"]):
    """What takes place, by page, each in the order of ids; pages without dates are there, too.

    Sensitive offers are in none: a calendar leaves traces on a device. A page's calendar is made
    when it is asked for, from the offers that may be in it: a preview draws one page of thousands.
    """

    def __init__(self, diary: Diary) -> None:
        self._diary = diary
        self._directory = diary.listing.directory
        self._made: dict[str, list[tuple[Happening, frozenset[_Key]]]] = {}
        self._complete: dict[_Key, list[Happening]] | None = None

    def __getitem__(self, page: Page) -> list[Happening]:
        """Return what takes place beside a page."""
        if page not in self._pages:
            raise KeyError(page)
        key = _key(page)
        if self._complete is not None:
            return self._complete.get(key, [])
        offers = self._candidates(*key)
        return [one for offer in offers for one, keys in self._of(offer) if key in keys]

    def __iter__(self) -> Iterator[Page]:
        return iter(self._pages)

    def __len__(self) -> int:
        return len(self._pages)

    def complete(self) -> None:
        """Make all calendars at once, which is quicker than one after the other."""
        self._complete = {}
        for offer in self._diary.listing.offers:
            for happening, keys in self._of(offer):
                for key in keys:
                    self._complete.setdefault(key, []).append(happening)

    @cached_property
    def _pages(self) -> dict[Page, None]:
        return dict.fromkeys(page for page in plan(self._directory) if page.kind in KINDS)

    def _of(self, offer: ListedOffer) -> list[tuple[Happening, frozenset[_Key]]]:
        """Return what takes place of an offer, each with what its calendars are about."""
        if offer.id not in self._made:
            found = () if offer.is_sensitive else self._diary.happenings(offer)
            self._made[offer.id] = [(one, frozenset(_keys(self._directory, one))) for one in found]
        return self._made[offer.id]

    def _candidates(self, kind: str, subject: str) -> list[ListedOffer]:
        """Return the offers that may be in a calendar, and few more."""
        listing = self._diary.listing
        if kind == "offer":
            return [one for one in listing.offers if one.id == subject]
        if kind == "provider":
            return [one for one in listing.offers if one.provider.id == subject]
        if kind == "life_phases":
            return listing.under(kind, subject)
        return [one for one in listing.offers if _may_be_in(one, subject)]


def _may_be_in(offer: ListedOffer, town: str) -> bool:
    return offer.towns == {town} or any(place.is_in(town) for place in offer.places)


def _key(page: Page) -> _Key:
    """Return what a page is about; a page that has moved is about the record of today."""
    if page.kind == "moved":
        return ("offer" if "/" in page.subject else "provider"), page.subject
    return page.kind, page.subject


def _keys(directory: Directory, happening: Happening) -> Iterator[_Key]:
    """Yield the pages under which something takes place, by kind and subject."""
    offer = happening.offer
    yield "offer", offer.id
    if happening.is_office:
        return
    yield "provider", offer.provider.id
    for code in offer.record.life_phases:
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
