"""The whole directory of a day as objects of HSDS, each made once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hooks.directory import Place
from hooks.exports.hsds.ids import Ids, namespace
from hooks.exports.hsds.organizations import organization
from hooks.exports.hsds.places import Places
from hooks.exports.hsds.services import Services
from hooks.exports.hsds.terms import Terms
from hooks.source import read_again

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hooks.drawing.edition import Edition
    from hooks.exports.hsds.terms import Object
    from hooks.source import Document


@dataclass(frozen=True)
class Dataset:
    """What leaves: offers of today, their providers, and all places of these."""

    edition: Edition
    """The directory in the language of its records."""
    root: Path = Path()
    """Of the repository: some fields leave as they stand in the file."""

    @cached_property
    def ids(self) -> Ids:
        """The UUIDs."""
        return ids_of(self.edition)

    @cached_property
    def terms(self) -> Terms:
        """Taxonomies and their terms."""
        return Terms(self.edition, self.ids)

    @cached_property
    def providers(self) -> list[str]:
        """The ids of providers with an offer of today, or with a place of one."""
        offers = self.edition.listing.offers
        owners = {place.provider_id for offer in offers for place in offer.places}
        return sorted(owners | {offer.provider.id for offer in offers})

    @cached_property
    def organizations(self) -> dict[str, Object]:
        """The providers, without their places."""
        listed = self.edition.directory.providers
        return {
            name: organization(self.terms, listed[name], self._written(listed[name].document))
            for name in self.providers
        }

    @cached_property
    def locations(self) -> dict[tuple[str, str], Object]:
        """The places, by the ids of provider and place."""
        places, listed = Places(self.terms), self.edition.directory.providers
        return {
            (name, one.id): places.location(Place(name, one))
            for name in self.providers
            for one in listed[name].record.locations
        }

    def services(self) -> Iterator[tuple[str, Object]]:
        """Yield the offers with their id; all of them at once would take much memory."""
        made = Services(self.terms, self.organizations, self.locations)
        for offer in self.edition.listing.offers:
            yield offer.id, made.service(offer, self._written(offer.document))

    def _written(self, document: Document) -> dict[str, Any]:
        return read_again(self.root, document)


def ids_of(edition: Edition) -> Ids:
    """Return the UUIDs of a region."""
    region = edition.settings.region
    return Ids(namespace(region.country, region.name))
