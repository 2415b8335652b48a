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


class Term(Record):
    """A word that records refer to by its code."""

    code: Slug = of("Kürzel", "Kürzel, für immer.", hsds="taxonomy_term.code")
    label: Line = of(
        "Bezeichnung", "Wie es auf der Seite heißt.", max_length=60, hsds="taxonomy_term.name"
    )
    description: Line | None = of(
        "Beschreibung",
        "Ein Satz dazu.",
        default=None,
        max_length=200,
        hsds="taxonomy_term.description",
    )
    everyday_words: tuple[Line, ...] = of("Alltagswörter", "Was Menschen dazu sagen.", default=())
    icon: PlainLine | None = of(
        "Bild", "Bild, zum Beispiel material/home.", default=None, pattern="^[a-z]+/[a-z0-9-]+$"
    )
    parent: PlainLine | None = of(
        "Oberbegriff", "Oberbegriff.", default=None, hsds="taxonomy_term.parent_id"
    )
    sensitive: Boolean = of(
        "Niemand soll davon wissen", "true, wenn niemand davon wissen soll.", default=False
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
        for word in sorted(set(self.everyday_words)):
            if self.everyday_words.count(word) > 1:
                yield "everyday_words", f"»{word}« steht zweimal."


class LanguageTerm(Term):
    """A language that is spoken somewhere."""

    code: PlainLine = of("Kürzel", "Kürzel (BCP 47).", pattern="^[a-z]{2,3}(-[A-Za-z0-9]+)*$")


class LifePhase(Term):
    """A part of childhood, with the ages it spans."""

    minimum_age: Age | None = of("Mindestalter", "Ab, einschließlich.", default=None)
    maximum_age: Age | None = of("Höchstalter", "Bis, einschließlich.", default=None)


class Need(Term):
    """What a family needs, finer than a topic; only the search knows it."""

    names: Annotated[tuple[PlainLine, ...], Field(min_length=1)] = of(
        "Namen bei Anbietern",
        "Wie Anbieter es nennen: Wer eines davon im Namen, in »keywords« oder in »summary« hat, "
        "wird damit gefunden.",
    )
    topic: Annotated[str, Codes("topics")] = of("Thema", "Das Thema, zu dem es gehört.")


class YouthOffice(Term):
    """A youth office and the offer that holds its contact."""

    offer: PlainLine | None = of(
        "Angebot mit dem Kontakt", "Angebot mit dem Kontakt (Anbieter/Angebot).", default=None
    )


class Municipality(Term):
    """A town of the region."""

    ags: PlainLine = of("Gemeindeschlüssel", "Amtlicher Gemeindeschlüssel.", pattern=r"^\d{5,8}$")
    postal_codes: tuple[PlainLine, ...] = of(
        "Postleitzahlen", "Postleitzahlen der Zustellung.", min_length=1
    )
    po_box_postal_codes: tuple[PlainLine, ...] = of(
        "Postfach-Postleitzahlen",
        "Postleitzahlen von Postfächern, nur für Anschriften.",
        default=(),
    )
    postal_code_points: dict[str, tuple[Latitude, Longitude]] = of(
        "Punkte der Postleitzahlen",
        "Wo mehrere Postleitzahlen gelten: je Postleitzahl [Breite, Länge] eines Punktes darin.",
        default={},
    )
    latitude: Latitude = of("Breite", "Breite in Grad (WGS 84).")
    longitude: Longitude = of("Länge", "Länge in Grad (WGS 84).")
    youth_office: YouthOfficeCode | None = of("Jugendamt", "Zuständiges Jugendamt.", default=None)
    neighbours: tuple[PlainLine, ...] = of("Nachbarorte", "Nachbarorte in der Region.", default=())


class PublicHoliday(Record):
    """A day on which offices are closed."""

    date: Date = of("Tag", "Tag.")
    name: PlainLine = of("Name", "Name.")


class SchoolHoliday(Record):
    """Days without school."""

    first: Date = of("Erster Tag", "Erster Tag.")
    last: Date = of("Letzter Tag", "Letzter Tag.")
    name: PlainLine = of("Name", "Name.")

    def mistakes(self) -> Iterator[Mistake]:
        """Yield an end before the beginning."""
        if self.last < self.first:
            yield "last", "Der letzte Tag liegt vor dem ersten."


class Holidays(Record):
    """The holidays of the region's Land."""

    public_holidays: tuple[PublicHoliday, ...] = of("Feiertage", "Feiertage.")
    school_holidays: tuple[SchoolHoliday, ...] = of("Schulferien", "Schulferien.", default=())


class _TermList(Record):
    """Terms whose codes differ."""

    def mistakes(self) -> Iterator[Mistake]:
        """Yield codes that stand twice."""
        codes = [term.code for term in getattr(self, "terms", ())]
        for doubled in sorted({code for code in codes if codes.count(code) > 1}):
            yield "terms", f"Das Kürzel »{doubled}« steht zweimal. Jedes gibt es einmal."


class Terms(_TermList):
    """A vocabulary of one kind."""

    terms: tuple[Term, ...] = of("Begriffe", "Die Begriffe.", min_length=1)


class Languages(_TermList):
    """The languages that are spoken."""

    terms: tuple[LanguageTerm, ...] = of("Sprachen", "Die Sprachen.", min_length=1)


class LifePhases(_TermList):
    """The phases, in order of age."""

    terms: tuple[LifePhase, ...] = of("Lebensphasen", "Die Lebensphasen.", min_length=1)


class Needs(_TermList):
    """What families need."""

    terms: tuple[Need, ...] = of("Anliegen", "Die Anliegen.", default=())


class YouthOffices(_TermList):
    """The youth offices."""

    terms: tuple[YouthOffice, ...] = of("Jugendämter", "Die Jugendämter.")


class Municipalities(_TermList):
    """The towns."""

    terms: tuple[Municipality, ...] = of(
        "Städte und Gemeinden", "Die Städte und Gemeinden.", min_length=1
    )
