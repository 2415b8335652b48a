"""How to reach an offer or a provider: phones, links, contacts."""

from __future__ import annotations

from typing import Annotated, Literal

from hooks.model.agreements import WRITTEN, Agreement
from hooks.model.base import Codes, Record, of
from hooks.model.schedule import Schedule
from hooks.model.values import Date, Email, Line, PhoneNumber, PlainLine, Url

LanguageCode = Annotated[str, Codes("languages")]


class Phone(Record, title="Telefonnummer"):
    """A number to call or to write to."""

    short_field = "number"

    number: PhoneNumber = of(
        "Nummer",
        "Nummer mit Vorwahl, oder Kurzwahl wie 116 016. Nie eine private Nummer.",
        hsds="phone.number",
        example="0123 45678",
    )
    kind: Literal["voice", "sms", "fax"] = of(
        "Art der Nummer",
        "Was man mit dieser Nummer macht.",
        default="voice",
        hsds="phone.type",
        meanings={
            "voice": "zum Anrufen",
            "sms": "zum Schreiben von SMS",
            "fax": "für ein Fax",
        },
    )
    label: Line | None = of(
        "Bezeichnung",
        "Wer sich meldet oder wofür die Nummer ist, wenn es mehrere gibt.",
        default=None,
        max_length=100,
        hsds="phone.description",
        example="Anmeldung",
    )
    languages: tuple[LanguageCode, ...] = of(
        "Sprachen",
        "Welche Sprachen an diesem Telefon gesprochen werden, wenn es andere sind als sonst.",
        default=(),
        hsds="phone.languages",
    )
    schedules: tuple[Schedule, ...] = of(
        "Telefonzeiten",
        "Wann jemand an dieses Telefon geht.",
        default=(),
        hsds="phone.schedules",
        example="- Mo-Do 08:30-12:30",
    )


class Link(Record, title="Link"):
    """A page that helps to reach the offer."""

    short_field = "url"

    kind: Literal[
        "website", "registration", "booking", "form", "chat", "messenger", "video", "sign language"
    ] = of(
        "Art des Links",
        "Was hinter der Adresse ist. Bei einer gewöhnlichen Seite lassen Sie das Feld weg.",
        default="website",
        meanings={
            "website": "eine Seite über das Angebot",
            "registration": "die Anmeldung",
            "booking": "einen Termin buchen",
            "form": "ein Formular",
            "chat": "ein Chat",
            "messenger": "ein Messenger",
            "video": "ein Videogespräch oder ein Film",
            "sign language": "ein Film in Gebärdensprache",
        },
    )
    url: Url = of(
        "Adresse",
        "Die ganze Adresse, wie sie oben im Browser steht, mit https:// davor.",
        hsds="service.url",
        example="https://www.beispiel.example/anmeldung",
    )
    label: Line | None = of(
        "Bezeichnung",
        "Was dort zu finden ist, in wenigen Wörtern.",
        default=None,
        max_length=100,
        example="Anmeldung zum Kurs",
    )


class Contact(Record, title="Stelle"):
    """An office, or a role; a person only with consent on record."""

    agreements = (
        Agreement(
            "Ein Name steht hier nur mit Einwilligung: »name_consent: <Datum>«.",
            at="name",
            when={"name": WRITTEN},
            any_of=("name_consent",),
        ),
    )

    role: Line = of(
        "Stelle oder Aufgabe",
        "Welche Stelle es ist oder welche Aufgabe sie hat, keine Person.",
        max_length=100,
        hsds="contact.title",
        example="Sekretariat",
    )
    name: PlainLine | None = of(
        "Name der Person",
        "Name einer Person, nur mit ihrer Einwilligung: git vergisst nichts. Besser weglassen.",
        default=None,
        max_length=100,
        hsds="contact.name",
        example="Vorname Nachname",
    )
    name_consent: Date | None = of(
        "Einwilligung",
        "Wann die Person eingewilligt hat, dass ihr Name öffentlich ist. Nötig, wenn »name« da "
        "steht.",
        default=None,
        example="2026-05-02",
    )
    phone: PhoneNumber | None = of(
        "Telefon",
        "Die Nummer dieser Stelle, mit Vorwahl.",
        default=None,
        hsds="contact.phones",
        example="0123 45678",
    )
    email: Email | None = of(
        "E-Mail",
        "Die Adresse dieser Stelle, nicht die einer Person.",
        default=None,
        hsds="contact.email",
        example="sekretariat@beispiel.example",
    )
