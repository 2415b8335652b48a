"""The terms that records use as codes, and what a region adds to them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from hooks.model.base import Codes, Mistake, Record, of
from hooks.model.values import Age, Boolean, Date, Line, PlainLine, Slug

Latitude = Annotated[float, Field(ge=-90, le=90)]
Longitude = Annotated[float, Field(ge=-180, le=180)]
YouthOfficeCode = Annotated[str, Codes("youth_offices")]


class Term(Record, title="Begriff"):
    """A word that records refer to by its code."""

    code: Slug = of(
        "Kürzel",
        "Das Kürzel, mit dem Einträge den Begriff nennen. Es bleibt für immer, denn es steht in "
        "Adressen.",
        hsds="taxonomy_term.code",
        example="erziehung",
    )
    label: Line = of(
        "Bezeichnung",
        "Wie es auf der Seite heißt.",
        max_length=60,
        hsds="taxonomy_term.name",
        example="Erziehung",
    )
    description: Line | None = of(
        "Beschreibung",
        "Ein Satz dazu, wenn die Bezeichnung allein nicht genügt.",
        default=None,
        max_length=200,
        hsds="taxonomy_term.description",
        example="Rat und Hilfe, wenn es zu Hause schwierig ist.",
    )
    everyday_words: tuple[Line, ...] = of(
        "Alltagswörter",
        "Was Menschen dazu sagen, wenn sie danach suchen.",
        distinct=True,
        default=(),
        example="- mein Kind hört nicht",
    )
    icon: PlainLine | None = of(
        "Bild",
        "Ein Bild aus den Material Design Icons, zum Beispiel material/home.",
        default=None,
        pattern="^[a-z]+/[a-z0-9-]+$",
        example="material/home",
    )
    parent: PlainLine | None = of(
        "Oberbegriff",
        "Das Kürzel des Begriffs, unter dem dieser steht. Es gibt nur zwei Ebenen.",
        default=None,
        hsds="taxonomy_term.parent_id",
        example="familie",
    )
    sensitive: Boolean = of(
        "Niemand soll davon wissen",
        "true, wenn niemand wissen soll, dass man solche Seiten liest.",
        default=False,
    )
    youth: Boolean = of(
        "Für junge Menschen selbst",
        "true, wenn es sich an junge Menschen selbst richtet.",
        default=False,
    )
    remote: Boolean = of(
        "Hilfe aus der Ferne",
        "true, wenn die Hilfe dorthin kommt, wo man ist; dann zählt keine Entfernung.",
        default=False,
    )

    def mistakes(self) -> Iterator[Mistake]:
        """Yield words that stand twice."""
        yield from self.doubled()


class LanguageTerm(Term, title="Sprache"):
    """A language that is spoken somewhere."""

    code: PlainLine = of(
        "Kürzel",
        "Das Kürzel der Sprache (BCP 47), zum Beispiel ar.",
        pattern="^[a-z]{2,3}(-[A-Za-z0-9]+)*$",
        example="ar",
    )


class LifePhase(Term, title="Lebensphase"):
    """A part of childhood, with the ages it spans."""

    minimum_age: Age | None = of(
        "Mindestalter",
        "Mit welchem Alter die Phase beginnt, einschließlich.",
        default=None,
        example="1 year",
    )
    maximum_age: Age | None = of(
        "Höchstalter",
        "Mit welchem Alter die Phase endet, einschließlich.",
        default=None,
        example="2 years",
    )


class Need(Term, title="Anliegen"):
    """What a family needs, finer than a topic; only the search knows it."""

    names: Annotated[tuple[PlainLine, ...], Field(min_length=1)] = of(
        "Namen bei Anbietern",
        "Wie Anbieter es nennen: Wer eines davon im Namen, in »keywords« oder in »summary« hat, "
        "wird damit gefunden.",
        example="- Stillberatung",
    )
    topic: Annotated[str, Codes("topics")] = of("Thema", "Das Thema, zu dem es gehört.")


class YouthOffice(Term, title="Jugendamt"):
    """A youth office and the offer that holds its contact."""

    offer: PlainLine | None = of(
        "Angebot mit dem Kontakt",
        "Das Angebot, in dem Telefon und Anschrift des Jugendamts stehen (Anbieter/Angebot).",
        default=None,
        example="beispiel-kreis/jugendamt",
    )


class Municipality(Term, title="Stadt oder Gemeinde"):
    """A town of the region."""

    ags: PlainLine = of(
        "Gemeindeschlüssel",
        "Der amtliche Gemeindeschlüssel, fünf bis acht Ziffern.",
        pattern=r"^\d{5,8}$",
        example="05566012",
    )
    postal_codes: tuple[PlainLine, ...] = of(
        "Postleitzahlen",
        "Postleitzahlen der Zustellung.",
        min_length=1,
        example="- 01234",
    )
    po_box_postal_codes: tuple[PlainLine, ...] = of(
        "Postfach-Postleitzahlen",
        "Postleitzahlen von Postfächern, nur für Anschriften.",
        default=(),
        example="- 01230",
    )
    postal_code_points: dict[str, tuple[Latitude, Longitude]] = of(
        "Punkte der Postleitzahlen",
        "Wo mehrere Postleitzahlen gelten: je Postleitzahl [Breite, Länge] eines Punktes darin.",
        default={},
        example="{01234: [52.15, 7.35]}",
    )
    latitude: Latitude = of("Breite", "Breite in Grad (WGS 84).", example="52.15")
    longitude: Longitude = of("Länge", "Länge in Grad (WGS 84).", example="7.35")
    youth_office: YouthOfficeCode | None = of(
        "Jugendamt", "Das Kürzel des zuständigen Jugendamts.", default=None
    )
    neighbours: tuple[PlainLine, ...] = of(
        "Nachbarorte",
        "Die Kürzel der Nachbarorte in der Region.",
        default=(),
        example="- nachbarstadt",
    )


class PublicHoliday(Record, title="Feiertag"):
    """A day on which offices are closed."""

    date: Date = of("Tag", "Der Tag, für jedes Jahr neu.", example="2026-12-25")
    name: PlainLine = of("Name", "Wie der Feiertag heißt.", example="1. Weihnachtstag")


class SchoolHoliday(Record, title="Schulferien"):
    """Days without school."""

    first: Date = of("Erster Tag", "Der erste Ferientag.", example="2026-12-23")
    last: Date = of("Letzter Tag", "Der letzte Ferientag.", example="2027-01-06")
    name: PlainLine = of("Name", "Wie die Ferien heißen.", example="Weihnachtsferien")

    def mistakes(self) -> Iterator[Mistake]:
        """Yield an end before the beginning."""
        if self.last < self.first:
            yield "last", "Der letzte Tag liegt vor dem ersten."


class Holidays(Record, title="Feiertage und Ferien"):
    """The holidays of the region's Land."""

    public_holidays: tuple[PublicHoliday, ...] = of(
        "Feiertage", "Die gesetzlichen Feiertage des Landes, für mehrere Jahre."
    )
    school_holidays: tuple[SchoolHoliday, ...] = of(
        "Schulferien", "Die Schulferien des Landes, für mehrere Jahre.", default=()
    )


class _TermList(Record):
    """Terms whose codes differ."""

    def mistakes(self) -> Iterator[Mistake]:
        """Yield codes that stand twice."""
        codes = [term.code for term in getattr(self, "terms", ())]
        for doubled in sorted({code for code in codes if codes.count(code) > 1}):
            yield "terms", f"Das Kürzel »{doubled}« steht zweimal. Jedes gibt es einmal."


class Terms(_TermList, title="Begriffe"):
    """A vocabulary of one kind."""

    terms: tuple[Term, ...] = of("Begriffe", "Die Begriffe.", min_length=1)


class Languages(_TermList, title="Sprachen"):
    """The languages that are spoken."""

    terms: tuple[LanguageTerm, ...] = of("Sprachen", "Die Sprachen.", min_length=1)


class LifePhases(_TermList, title="Lebensphasen"):
    """The phases, in order of age."""

    terms: tuple[LifePhase, ...] = of("Lebensphasen", "Die Lebensphasen.", min_length=1)


class Needs(_TermList, title="Anliegen"):
    """What families need."""

    terms: tuple[Need, ...] = of("Anliegen", "Die Anliegen.", default=())


class YouthOffices(_TermList, title="Jugendämter"):
    """The youth offices."""

    terms: tuple[YouthOffice, ...] = of("Jugendämter", "Die Jugendämter.")


class Municipalities(_TermList, title="Städte und Gemeinden"):
    """The towns."""

    terms: tuple[Municipality, ...] = of(
        "Städte und Gemeinden", "Die Städte und Gemeinden.", min_length=1
    )
