"""Services: the offers of today, with everything that belongs to them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from hooks.directory import find_place
from hooks.drawing.times import holiday_notes
from hooks.exports.hsds.ages import beside_years, years
from hooks.exports.hsds.attributes import Attributes
from hooks.exports.hsds.parts import (
    contacts,
    languages,
    more_links,
    phones,
    plain_number,
    run_dates,
    said,
    schedule,
    website,
)
from hooks.exports.hsds.terms import STATED

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hooks.directory import ListedOffer, Place
    from hooks.exports.hsds.terms import Object, Terms
    from hooks.model.offer import Alert
    from hooks.model.schedule import Schedule

SHORT = (
    "id", "name", "alternate_name", "description", "url", "email", "status",
    "interpretation_services", "application_process", "fees_description",
    "eligibility_description", "minimum_age", "maximum_age", "assured_date", "alert",
)  # fmt: skip
"""What lists say of a service."""
_CODED = ("topics", "life_phases", "audiences", "formats", "reassurances")
_NATION = "http://dcat-ap.de/def/politicalGeocoding/municipalityKey/"
"""Addresses of German municipalities by their official key of eight digits."""
_KEY = 8


@dataclass(frozen=True)
class Services:
    """Makes services."""

    terms: Terms
    organizations: Mapping[str, Object]
    """By the ids of providers."""
    locations: Mapping[tuple[str, str], Object]
    """By the ids of provider and place."""

    def service(self, offer: ListedOffer, written: Mapping[str, Any]) -> Object:
        """Return an offer.

        Args:
            offer: The offer.
            written: What stands in its file.
        """
        record, name = offer.record, offer.id
        return self._facts(offer) | said(
            phones=phones(self.terms, name, record.phones, written.get("phones") or ()),
            schedules=self._times_without_place(offer),
            service_areas=[self._area(name, code) for code in record.service_areas],
            service_at_locations=[
                self._at(offer, reference, place)
                for reference, place in self._places(offer).items()
            ],
            languages=languages(self.terms, name, record.languages),
            organization=self.organizations[offer.provider.id],
            cost_options=self._prices(offer), required_documents=self._documents(offer),
            contacts=contacts(self.terms, name, record.contacts),
            attributes=self._attributes(offer, written),
        )  # fmt: skip

    def _facts(self, offer: ListedOffer) -> Object:
        """Return what HSDS says of a service in single values."""
        record, ages, alert = offer.record, offer.record.ages, self._alert(offer)
        return said(
            id=self.terms.ids.of("service", offer.id),
            name=record.name, alternate_name=record.alternate_name,
            description="\n\n".join(filter(None, (record.summary, record.description))),
            url=website(record.links), email=record.email, status=record.status,
            interpretation_services=record.interpretation_services,
            application_process=record.application_process,
            fees_description=record.fees_description,
            eligibility_description=record.eligibility_description,
            minimum_age=years(ages.minimum_age) if ages else None,
            maximum_age=years(ages.maximum_age) if ages else None,
            assured_date=record.assured_date and record.assured_date.isoformat(),
            alert=alert and alert.text,
        )  # fmt: skip

    def _alert(self, offer: ListedOffer) -> Alert | None:
        """Return the news of an offer, unless it is old."""
        alert = offer.record.alert
        return alert if alert and alert.until >= self.terms.edition.day else None

    def _places(self, offer: ListedOffer) -> dict[str, Place]:
        """Return the places of an offer, by what it calls them."""
        providers = self.terms.edition.directory.providers
        found = (
            (one, find_place(one, offer.provider, providers)) for one in offer.record.locations
        )
        return {reference: place for reference, place in found if place}

    def _at(self, offer: ListedOffer, reference: str, place: Place) -> Object:
        name = f"{offer.id}/{place.provider_id}/{place.location.id}"
        return said(
            id=self.terms.ids.of("service_at_location", name),
            location=self.locations[place.provider_id, place.location.id],
            schedules=[
                self._time(offer, number, one)
                for number, one in enumerate(offer.record.schedules, 1)
                if one.location == reference
            ],
        )  # fmt: skip

    def _times_without_place(self, offer: ListedOffer) -> list[Object]:
        places = self._places(offer)
        times = [
            self._time(offer, number, one)
            for number, one in enumerate(offer.record.schedules, 1)
            if one.location not in places
        ]
        for number, run in enumerate(offer.record.runs, 1):
            own = f"{offer.id}/runs/{number}"
            times += run_dates(self.terms, own, run, offer.record.name, self.terms.edition.day)
        return times

    def _time(self, offer: ListedOffer, number: int, one: Schedule) -> Object:
        name = f"{offer.id}/schedules/{number}"
        return schedule(self.terms, name, one, [*holiday_notes(self.terms.edition, one)])

    def _runs(self, offer: ListedOffer, written: Mapping[str, Any]) -> list[dict[str, Any]]:
        """Return courses as they stand in the file, but for the ids of places that are secret."""
        public = {
            reference
            for reference, place in self._places(offer).items()
            if place.location.disclosure == "public"
        }
        return [
            {name: value for name, value in one.items() if name != "location" or value in public}
            for one in written.get("runs") or ()
        ]

    def _area(self, name: str, code: str) -> Object:
        vocabulary = self.terms.edition.directory.vocabulary
        names = ("municipalities", "areas", "youth_offices")
        term = next(vocabulary.terms[one][code] for one in names if code in vocabulary.terms[one])
        town = vocabulary.municipalities.get(code)
        is_german = town and len(town.ags) == _KEY and self._country == "DE"
        return said(
            id=self.terms.ids.of("service_area", f"{name}/{code}"), name=term.label,
            uri=f"{_NATION}{town.ags}" if town and is_german else None,
        )  # fmt: skip

    @property
    def _country(self) -> str:
        return self.terms.edition.settings.region.country

    def _prices(self, offer: ListedOffer) -> list[Object]:
        return [
            said(
                id=self.terms.ids.of("cost_option", f"{offer.id}/{number}"), option=one.option,
                currency=one.currency, amount=plain_number(float(one.amount)),
            )
            for number, one in enumerate(offer.record.cost_options, 1)
        ]  # fmt: skip

    def _documents(self, offer: ListedOffer) -> list[Object]:
        made = self.terms.ids.of
        return [
            {"id": made("required_document", f"{offer.id}/{number}"), "document": one}
            for number, one in enumerate(offer.record.required_documents, 1)
        ]

    def _attributes(self, offer: ListedOffer, written: Mapping[str, Any]) -> list[Object]:
        record, alert = offer.record, self._alert(offer)
        found = Attributes(self.terms, "service", offer.id)
        for vocabulary in _CODED:
            found.codes(vocabulary, getattr(record, vocabulary))
        stated = {**written, "runs": self._runs(offer, written)}
        found.fields((name, stated.get(name)) for name in STATED)
        found.fields(
            [
                ("id", offer.id),
                ("summary", record.summary if record.description else None),
                ("ages", beside_years(record.ages)),
                ("links", more_links(record.links, written.get("links"))),
                ("alert.until", alert and alert.until),
            ]
        )
        return found.listed
