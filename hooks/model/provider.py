"""The provider of offers, and the places where they are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from hooks.model.agreements import WRITTEN, Agreement
from hooks.model.base import Codes, Feature, Mistake, Record, of
from hooks.model.contact import Contact, Link, Phone
from hooks.model.values import Date, Email, Line, PlainLine, Prose, Slug

FeatureCode = Annotated[str, Codes("accessibility")]
MunicipalityCode = Annotated[str, Codes("municipalities")]

_SECRET = ("street", "postal_code", "latitude", "longitude", "transportation")
"""What would lead to a place that is not public."""
_TOWN = ("name", "municipality", "town", "accessibility")
"""What would tell in which town a place is, or which house."""
_PROTECTED = (
    "Dieser Ort ist nicht öffentlich. Löschen Sie die Angabe, und sagen Sie es "
    "sofort der technischen Betreuung: Ältere Fassungen zeigen sie noch."
)


class Closure(Record, title="Schließzeit"):
    """Days on which none of a provider's offers take place."""

    short_field = "from"

    from_: Date = of(
        "Erster Tag", "Der erste Tag, an dem alles ausfällt.", alias="from", example="2026-12-24"
    )
    until: Date | None = of(
        "Letzter Tag",
        "Der letzte Tag, an dem alles ausfällt, wenn es mehrere sind.",
        default=None,
        example="2027-01-01",
    )
    reason: Line | None = of(
        "Grund",
        "Warum geschlossen ist, in wenigen Wörtern.",
        default=None,
        max_length=100,
        example="Weihnachtsferien",
    )

    def mistakes(self) -> Iterator[Mistake]:
        """Yield an end before the beginning."""
        if self.until and self.until < self.from_:
            yield "until", "Der letzte Tag liegt vor dem ersten."


class Location(Record, title="Ort"):
    """A place of a provider."""

    agreements = (
        Agreement(
            "Die Straße fehlt: »street«; oder schreiben Sie »disclosure: town only«.",
            when={"disclosure": "public"},
            any_of=("street",),
        ),
        Agreement(
            "Nennen Sie eines: »municipality« oder, außerhalb der Region, »town«.",
            when={"disclosure": "public"},
            any_of=("municipality", "town"),
            only_one=True,
        ),
        Agreement(
            "Der Ort fehlt: »municipality« oder, außerhalb der Region, »town«.",
            when={"disclosure": "town only"},
            any_of=("municipality", "town"),
        ),
        *(
            Agreement(
                "»latitude« und »longitude« gehören zusammen.",
                when={"disclosure": "public", one: WRITTEN},
                any_of=(other,),
            )
            for one, other in (("latitude", "longitude"), ("longitude", "latitude"))
        ),
        Agreement(_PROTECTED, when={"disclosure": "town only"}, none_of=_SECRET),
        Agreement(_PROTECTED, when={"disclosure": "on request"}, none_of=(*_SECRET, *_TOWN)),
    )

    id: Slug = of(
        "Kürzel",
        "Ein kurzes Kürzel, das Sie sich ausdenken, einmalig bei diesem Anbieter. Es bleibt für "
        "immer; Angebote nennen den Ort damit.",
        hsds="location.id",
        example="treffpunkt",
    )
    name: Line | None = of(
        "Name des Hauses",
        "Wie das Haus heißt, wenn es einen Namen hat.",
        default=None,
        max_length=100,
        hsds="location.name",
        example="Treffpunkt Beispielplatz",
    )
    disclosure: Literal["public", "town only", "on request"] = of(
        "Was gezeigt wird",
        "Was man von diesem Ort wissen darf. Bei einem geschützten Haus steht keine Straße in "
        "den Dateien.",
        default="public",
        meanings={
            "public": "alles ist öffentlich",
            "town only": "nur die Stadt oder Gemeinde",
            "on request": "nichts; die Anschrift bekommt, wer fragt",
        },
    )
    street: PlainLine | None = of(
        "Straße und Hausnummer",
        "Straße und Hausnummer in einer Zeile.",
        default=None,
        max_length=100,
        hsds="address.address_1",
        example="Beispielplatz 1",
    )
    postal_code: PlainLine | None = of(
        "Postleitzahl",
        "Die Postleitzahl, ohne den Ort.",
        default=None,
        pattern=r"^\d{4,5}$",
        hsds="address.postal_code",
        example="01234",
    )
    municipality: MunicipalityCode | None = of(
        "Stadt oder Gemeinde",
        "Das Kürzel der Stadt oder Gemeinde, wenn sie in der Region liegt.",
        default=None,
        hsds="address.city",
    )
    town: PlainLine | None = of(
        "Ort außerhalb der Region",
        "Der Name des Ortes, wenn er nicht in der Region liegt. Sonst »municipality«.",
        default=None,
        max_length=60,
        hsds="address.city",
        example="Beispielstadt",
    )
    latitude: Annotated[float, Field(ge=-90, le=90)] | None = of(
        "Breite",
        "Geografische Breite in Grad (WGS 84), mit Punkt. Dazu gehört »longitude«.",
        default=None,
        hsds="location.latitude",
        example="52.15",
    )
    longitude: Annotated[float, Field(ge=-180, le=180)] | None = of(
        "Länge",
        "Geografische Länge in Grad (WGS 84), mit Punkt. Dazu gehört »latitude«.",
        default=None,
        hsds="location.longitude",
        example="7.35",
    )
    transportation: Line | None = of(
        "Weg dorthin",
        "Die nächste Haltestelle und wie man den Eingang findet.",
        default=None,
        max_length=200,
        hsds="location.transportation",
        example="Haltestelle Beispielplatz, Eingang im Hof",
    )
    accessibility: dict[FeatureCode, Feature] = of(
        "Barrierefreiheit",
        "Je Merkmal eine Zeile: ob es da ist. Nicht bekannt? Dann schreiben Sie unknown.",
        default={},
        hsds="accessibility.description",
        meanings={
            "yes": "ja",
            "partly": "zum Teil",
            "no": "nein",
            "unknown": "nicht bekannt",
        },
    )

    @property
    def shown(self) -> Location:
        """The place as readers may know it; nothing secret is left even if the check had failed."""
        hidden = {"public": (), "town only": _SECRET, "on request": (*_SECRET, *_TOWN)}
        names = hidden[self.disclosure]
        defaults = {name: type(self).model_fields[name].default for name in names}
        return self.model_copy(update=defaults) if names else self


class Provider(Record, title="Anbieter"):
    """An organization that has offers."""

    name: Line = of(
        "Name",
        "Name, wie an der Tür.",
        group="Wer es ist",
        max_length=100,
        hsds="organization.name",
        example="Beispiel-Verein für Familien",
    )
    alternate_name: Line | None = of(
        "Zweiter Name",
        "Ein kurzer oder zweiter Name, unter dem man ihn kennt.",
        default=None,
        max_length=100,
        hsds="organization.alternate_name",
        example="BVF",
    )
    kind: Literal[
        "public body", "welfare organisation", "church", "association", "health service",
        "company", "network",
    ] = of(
        "Art des Anbieters",
        "Was für eine Stelle es ist.",
        meanings={
            "public body": "ein Amt, eine Stadt oder Gemeinde",
            "welfare organisation": "ein Wohlfahrtsverband",
            "church": "eine Kirche oder Religionsgemeinschaft",
            "association": "ein Verein",
            "health service": "eine Praxis, Klinik oder Krankenkasse",
            "company": "ein Unternehmen",
            "network": "ein Zusammenschluss mehrerer Stellen",
        },
        example="association",
    )  # fmt: skip
    description: Prose | None = of(
        "Beschreibung",
        "Wer das ist, in einfachen Worten.",
        default=None,
        hsds="organization.description",
        example="Wir sind Eltern, die anderen Eltern helfen.",
    )
    phones: tuple[Phone, ...] = of(
        "Telefon",
        "Unter welchen Nummern man den Anbieter erreicht. Nummern eines Angebots stehen dort.",
        group="Wie man ihn erreicht",
        default=(),
        hsds="organization.phones",
        example="- 0123 45678",
    )
    email: Email | None = of(
        "E-Mail",
        "Die Adresse der Stelle, nicht die einer Person.",
        default=None,
        hsds="organization.email",
        example="kontakt@beispiel.example",
    )
    links: tuple[Link, ...] = of(
        "Links",
        "Seiten des Anbieters im Internet. Eine Adresse allein genügt.",
        default=(),
        hsds="organization.website",
        example="- https://www.beispiel.example",
    )
    contacts: tuple[Contact, ...] = of(
        "Stellen",
        "Wer noch antwortet, wenn es mehrere Stellen gibt: Aufgaben, keine Personen.",
        default=(),
        hsds="organization.contacts",
    )
    closures: tuple[Closure, ...] = of(
        "Schließzeiten",
        "Tage, an denen alle Angebote ausfallen. Ein Datum allein ist ein einzelner Tag.",
        group="Wann und wo",
        default=(),
        example="- 2026-12-31",
    )
    locations: tuple[Location, ...] = of(
        "Orte",
        "Die Orte, an denen seine Angebote stattfinden.",
        default=(),
        hsds="organization.locations",
    )
    former_ids: tuple[Slug, ...] = of(
        "Frühere Kürzel",
        "Wie der Ordner dieses Anbieters früher hieß, wenn er umbenannt wurde.",
        default=(),
        example="- beispiel-initiative",
    )

    def mistakes(self) -> Iterator[Mistake]:
        """Yield ids of locations that stand twice."""
        ids = [location.id for location in self.locations]
        for doubled in sorted({name for name in ids if ids.count(name) > 1}):
            yield "locations", f"Der Ort »{doubled}« steht zweimal. Jedes Kürzel gibt es einmal."
