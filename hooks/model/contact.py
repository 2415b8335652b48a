"""How to reach an offer or a provider: phones, links, contacts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, Literal

from hooks.model.base import Codes, Mistake, Record, of
from hooks.model.schedule import Schedule
from hooks.model.values import Date, Email, Line, PhoneNumber, PlainLine, Url

LanguageCode = Annotated[str, Codes("languages")]


class Phone(Record):
    """A number to call or to write to."""

    number: PhoneNumber = of(
        "Nummer",
        "Nummer mit Vorwahl, oder Kurzwahl wie 116 016.",
        hsds="phone.number",
        example="0123 45678",
    )
    kind: Literal["voice", "sms", "fax"] = of(
        "Art der Nummer", "Art.", default="voice", hsds="phone.type"
    )
    label: Line | None = of(
        "Bezeichnung",
        "Was diese Nummer ist.",
        default=None,
        max_length=100,
        hsds="phone.description",
    )
    languages: tuple[LanguageCode, ...] = of(
        "Sprachen", "Sprachen an diesem Telefon.", default=(), hsds="phone.languages"
    )
    schedules: tuple[Schedule, ...] = of(
        "Telefonzeiten",
        "Telefonzeiten.",
        default=(),
        hsds="phone.schedules",
        example="- Mo-Do 08:30-12:30",
    )

    @classmethod
    def from_short_form(cls, text: str) -> Any:
        """Read a number alone."""
        return {"number": text}


class Link(Record):
    """A page that helps to reach the offer."""

    kind: Literal[
        "website", "registration", "booking", "form", "chat", "messenger", "video", "sign language"
    ] = of("Art des Links", "Was hinter der Adresse ist.", default="website")
    url: Url = of("Adresse", "Adresse.", hsds="service.url", example="https://www.beispiel.de")
    label: Line | None = of("Bezeichnung", "Was dort zu finden ist.", default=None, max_length=100)

    @classmethod
    def from_short_form(cls, text: str) -> Any:
        """Read an address alone."""
        return {"url": text}


class Contact(Record):
    """An office, or a role; a person only with consent on record."""

    role: Line = of(
        "Stelle oder Aufgabe", "Stelle oder Aufgabe.", max_length=100, hsds="contact.title"
    )
    name: PlainLine | None = of(
        "Name der Person", "Name einer Person, nur mit ihrer Einwilligung: git vergisst nichts.",
        default=None, max_length=100, hsds="contact.name",
    )  # fmt: skip
    name_consent: Date | None = of(
        "Einwilligung", "Wann die Person eingewilligt hat.", default=None
    )
    phone: PhoneNumber | None = of("Telefon", "Nummer.", default=None, hsds="contact.phones")
    email: Email | None = of("E-Mail", "Adresse der Stelle.", default=None, hsds="contact.email")

    def mistakes(self) -> Iterator[Mistake]:
        """Yield a name without consent."""
        if self.name and not self.name_consent:
            yield "name", "Ein Name steht hier nur mit Einwilligung: »name_consent: <Datum>«."
