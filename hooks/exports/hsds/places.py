"""Locations. Of a place that is not public nothing leaves that would lead there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hooks.exports.hsds.attributes import Attributes
from hooks.exports.hsds.parts import said
from hooks.hsds_profile import DIRECTORY_ID, UNKNOWN

if TYPE_CHECKING:
    from hooks.directory import Place
    from hooks.exports.hsds.terms import Object, Terms
    from hooks.model.provider import Location


@dataclass(frozen=True)
class Places:
    """Makes locations."""

    terms: Terms

    def location(self, place: Place) -> Object:
        """Return a place with its address and what is known of barriers, if it is public."""
        record = place.location
        name = f"{place.provider_id}/{record.id}"
        attributes = Attributes(self.terms, "location", name)
        attributes.field("disclosure", record.disclosure)
        found = {
            "id": self.terms.ids.of("location", name),
            "location_type": "physical",
            "organization_id": self.terms.ids.of("organization", place.provider_id),
        }
        if record.disclosure != "on request":
            attributes.fields([("municipality", record.municipality)])
            found |= said(name=record.name)
        if record.disclosure == "public":
            found |= self._public(name, record)
        elif record.disclosure == "town only":
            found |= said(description=self._town(record))
            attributes.fields([("town", record.town)])
        return {**found, "attributes": attributes.listed}

    def _public(self, name: str, record: Location) -> Object:
        ids, term = self.terms.ids, self.terms.edition.directory.vocabulary.term
        features = [
            {
                "id": ids.of("accessibility", f"{name}/{code}"),
                "description": term("accessibility", code).label,
                "details": state,
            }
            for code, state in record.accessibility.items()
        ]
        return said(
            transportation=record.transportation,
            latitude=record.latitude, longitude=record.longitude,
            external_identifier=name, external_identifier_type=DIRECTORY_ID,
            addresses=[self._address(name, record)], accessibility=features,
        )  # fmt: skip

    def _address(self, name: str, record: Location) -> Object:
        """Return an address; what HSDS requires and nobody knows is a dash."""
        edition = self.terms.edition
        areas = edition.directory.vocabulary.terms["areas"]
        land = areas["land"].label if record.municipality and "land" in areas else UNKNOWN
        return {
            "id": self.terms.ids.of("address", name),
            "address_1": record.street or UNKNOWN,
            "city": self._town(record) or UNKNOWN,
            "state_province": land,
            "postal_code": record.postal_code or UNKNOWN,
            "country": edition.settings.region.country,
            "address_type": "physical",
        }

    def _town(self, record: Location) -> str | None:
        towns = self.terms.edition.directory.vocabulary.municipalities
        return towns[record.municipality].label if record.municipality else record.town
