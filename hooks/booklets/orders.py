"""Which booklet is wanted: the offers of a place, of a life phase, or of a saved list."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hooks.drawing.titles import term_title
from hooks.pages import BROWSE, HOME

if TYPE_CHECKING:
    from hooks.directory import ListedOffer
    from hooks.drawing.edition import Edition
    from hooks.listing import Listing

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*/[a-z0-9]+(?:-[a-z0-9]+)*")
"""As overrides/assets/saved.js has it."""
MOST = 200
"""How many offers a saved list hands on."""
_ROOM = 600
"""How long an address may be, so that phones still read its code on the cover."""


@dataclass(frozen=True)
class Order:
    """What one booklet is about; with neither place, phase nor list: all offers."""

    place: str = ""
    """A code of a municipality, or ""."""
    phase: str = ""
    """A code of a life phase, or ""."""
    ids: tuple[str, ...] = ()
    """The offers of a saved list; if there are any, they alone count."""

    @property
    def name(self) -> str:
        """What its file is called, without the languages."""
        return "merkliste" if self.ids else "-".join(filter(None, (self.place, self.phase)))

    def offers(self, listing: Listing) -> list[ListedOffer]:
        """Return the offers of today that belong into it, without the helplines."""
        return [one for one in listing.offers if self._wants(one) and not one.record.helpline]

    def _wants(self, offer: ListedOffer) -> bool:
        if self.ids:
            return offer.id in self.ids
        in_place = not self.place or self.place in offer.towns
        return in_place and (not self.phase or self.phase in offer.record.life_phases)

    def has_helpline(self, offer: ListedOffer) -> bool:
        """Whether a helpline belongs into it: life phases don't limit them."""
        return not self.place or self.place in offer.towns

    def title(self, edition: Edition) -> str:
        """Return what stands on the cover."""
        if self.ids:
            return edition.gettext("My saved offers and important numbers")
        if self.place:
            return term_title(edition, "municipalities", self.place)
        if self.phase:
            return term_title(edition, "life_phases", self.phase)
        return edition.gettext("Help for families in {region}", region=edition.settings.region.name)

    def address(self, edition: Edition) -> str:
        """Return where on the site the same can be seen as it is today, if a code can hold it."""
        home = f"{edition.site_url}{edition.lang.code}/"
        shared = f"{home}merkliste.html#{','.join(self.ids)}"
        if self.ids:
            return shared if len(shared) <= _ROOM else f"{home}{HOME}"
        if self.place:
            return f"{home}{BROWSE['municipalities']}/{self.place}.html"
        if self.phase:
            return f"{home}{BROWSE['life_phases']}/{self.phase}.html"
        return f"{home}{HOME}"


def ids_of_list(link: str) -> tuple[str, ...]:
    """Return the ids in the link of a saved list, or in what stands behind its '#'.

    Args:
        link: Such as `https://…/de/merkliste.html#a/b,c/d`, or `a/b,c/d`.
    """
    parts = link.strip().rpartition("#")[2].replace("%2F", "/").replace("%2C", ",").split(",")
    return tuple(dict.fromkeys(one for one in parts if _ID.fullmatch(one)))[:MOST]
