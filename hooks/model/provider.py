"""The provider of offers, and the places where they are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import Field

from hooks.model.base import Codes, Feature, Mistake, Record, of
from hooks.model.contact import Contact, Link, Phone
from hooks.model.values import Date, Email, Line, PlainLine, Prose, Slug

FeatureCode = Annotated[str, Codes("accessibility")]
MunicipalityCode = Annotated[str, Codes("municipalities")]


_SECRET = ("street", "postal_code", "latitude", "longitude", "transportation")
"""What would lead to a place that is not public."""
_TOWN = ("name", "municipality", "town", "accessibility")
"""What would tell in which town a place is, or which house."""


class Closure(Record):
    """Days on which none of a provider's offers take place."""

    from_: Date = of("Erster Tag", "Erster Tag.", alias="from")
    until: Date | None = of("Letzter Tag", "Letzter Tag.", default=None)
    reason: Line | None = of("Grund", "Warum.", default=None, max_length=100)

    @classmethod
    def from_short_form(cls, text: str) -> Any:
        """Read a single day."""
        return {"from": text}

    def mistakes(self) -> Iterator[Mistake]:
        """Yield an end before the beginning."""
        if self.until and self.until < self.from_:
            yield "until", "Der letzte Tag liegt vor dem ersten."


class Location(Record):
    """A place of a provider."""

    id: Slug = of("Kürzel", "Kürzel, einmalig bei diesem Anbieter, für immer.", hsds="location.id")
    name: Line | None = of(
        "Name des Hauses", "Name des Hauses.", default=None, max_length=100, hsds="location.name"
    )
    disclosure: Literal["public", "town only", "on request"] = of(
        "Was gezeigt wird", "Was gezeigt wird: alles, nur der Ort, oder nichts.", default="public"
    )
    street: PlainLine | None = of(
        "Straße und Hausnummer",
        "Straße und Hausnummer.",
        default=None,
        max_length=100,
        hsds="address.address_1",
    )
    postal_code: PlainLine | None = of(
        "Postleitzahl",
        "Postleitzahl.",
        default=None,
        pattern=r"^\d{4,5}$",
        hsds="address.postal_code",
    )
    municipality: MunicipalityCode | None = of(
        "Stadt oder Gemeinde", "Stadt oder Gemeinde der Region.", default=None, hsds="address.city"
    )
    town: PlainLine | None = of(
        "Ort außerhalb der Region",
        "Ort außerhalb der Region.",
        default=None,
        max_length=60,
        hsds="address.city",
    )
    latitude: Annotated[float, Field(ge=-90, le=90)] | None = of(
        "Breite", "Breite in Grad (WGS 84).", default=None, hsds="location.latitude"
    )
    longitude: Annotated[float, Field(ge=-180, le=180)] | None = of(
        "Länge", "Länge in Grad (WGS 84).", default=None, hsds="location.longitude"
    )
    transportation: Line | None = of(
        "Weg dorthin",
        "Haltestelle, Weg.",
        default=None,
        max_length=200,
        hsds="location.transportation",
    )
    accessibility: dict[FeatureCode, Feature] = of(
        "Barrierefreiheit",
        "Je Merkmal: yes, partly, no oder unknown.",
        default={},
        hsds="accessibility.description",
    )

    def mistakes(self) -> Iterator[Mistake]:
        """Yield what is missing for a public place, or too much for a protected one."""
        if self.disclosure == "public":
            yield from self._missing()
            return
        for name in _SECRET + (_TOWN if self.disclosure == "on request" else ()):
            if getattr(self, name):
                yield (
                    name,
                    (
                        "Dieser Ort ist nicht öffentlich. Löschen Sie die Angabe, und sagen Sie es "
                        "sofort der technischen Betreuung: Ältere Fassungen zeigen sie noch."
                    ),
                )
        if self.disclosure == "town only" and not (self.municipality or self.town):
            yield "", "Der Ort fehlt: »municipality« oder, außerhalb der Region, »town«."

    def _missing(self) -> Iterator[Mistake]:
        if not self.street:
            yield "", "Die Straße fehlt: »street«; oder schreiben Sie »disclosure: town only«."
        if bool(self.municipality) == bool(self.town):
            yield (
                "",
                "Nennen Sie eines: »municipality« oder, außerhalb der Region, »town«.",
            )
        if (self.latitude is None) != (self.longitude is None):
            yield "", "»latitude« und »longitude« gehören zusammen."


class Provider(Record):
    """An organization that has offers."""

    name: Line = of(
        "Name",
        "Name, wie an der Tür.",
        max_length=100,
        hsds="organization.name",
        example="Familienhaus e. V.",
    )
    alternate_name: Line | None = of(
        "Zweiter Name",
        "Kurzer oder zweiter Name.",
        default=None,
        max_length=100,
        hsds="organization.alternate_name",
    )
    kind: Literal[
        "public body", "welfare organisation", "church", "association", "health service",
        "company", "network",
    ] = of("Art des Anbieters", "Was für ein Anbieter.")  # fmt: skip
    description: Prose | None = of(
        "Beschreibung",
        "Wer das ist, in einfachen Worten.",
        default=None,
        hsds="organization.description",
    )
    phones: tuple[Phone, ...] = of("Telefon", "Telefon.", default=(), hsds="organization.phones")
    email: Email | None = of(
        "E-Mail", "E-Mail der Stelle.", default=None, hsds="organization.email"
    )
    links: tuple[Link, ...] = of("Links", "Internet.", default=(), hsds="organization.website")
    contacts: tuple[Contact, ...] = of(
        "Stellen", "Stellen.", default=(), hsds="organization.contacts"
    )
    closures: tuple[Closure, ...] = of(
        "Schließzeiten",
        "Tage, an denen alle Angebote ausfallen.",
        default=(),
        example="- from: 2026-12-24",
    )
    locations: tuple[Location, ...] = of("Orte", "Orte.", default=(), hsds="organization.locations")
    former_ids: tuple[Slug, ...] = of(
        "Frühere Kürzel", "Frühere Ordner dieses Anbieters.", default=()
    )

    def mistakes(self) -> Iterator[Mistake]:
        """Yield ids of locations that stand twice."""
        ids = [location.id for location in self.locations]
        for doubled in sorted({name for name in ids if ids.count(name) > 1}):
            yield "locations", f"Der Ort »{doubled}« steht zweimal. Jedes Kürzel gibt es einmal."
