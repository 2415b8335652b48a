"""An offer: what a family gets, for whom, where and when, and how to get in touch."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated, Any, Literal

from hooks.model.base import Codes, Mistake, Record, of
from hooks.model.contact import Contact, LanguageCode, Link, Phone
from hooks.model.money import CostOption
from hooks.model.schedule import Capacity, Run, Schedule
from hooks.model.values import (
    Age,
    Boolean,
    Date,
    Email,
    Line,
    OfferId,
    PartialDate,
    PlainLine,
    Prose,
    Url,
    age_in_days,
)

TopicCode = Annotated[str, Codes("topics")]
LifePhaseCode = Annotated[str, Codes("life_phases")]
AudienceCode = Annotated[str, Codes("audiences")]
FormatCode = Annotated[str, Codes("formats")]
ReassuranceCode = Annotated[str, Codes("reassurances")]
AreaCode = Annotated[str, Codes("areas", "municipalities", "youth_offices")]

REFERRERS = ("youth office", "doctor", "midwife", "school", "court")
_CODE_LISTS = (
    "topics",
    "life_phases",
    "audiences",
    "service_areas",
    "locations",
    "formats",
    "reassurances",
)
_OFFER_ID = re.compile(r"[a-z0-9-]+/[a-z0-9-]+")


class Ages(Record):
    """From which to which age, both inclusive."""

    minimum_age: Age | None = of(
        "Mindestalter", "Ab.", default=None, hsds="service.minimum_age", example="6 weeks"
    )
    maximum_age: Age | None = of(
        "Höchstalter", "Bis.", default=None, hsds="service.maximum_age", example="3 years"
    )
    whose: Literal["child", "young person", "parent"] = of(
        "Wessen Alter", "Wessen Alter.", default="child"
    )

    def mistakes(self) -> Iterator[Mistake]:
        """Yield ages the wrong way round."""
        if not self.minimum_age and not self.maximum_age:
            yield "", "Hier fehlt ein Alter: »minimum_age« oder »maximum_age«."
        low, high = self.minimum_age or "0 years", self.maximum_age or "150 years"
        if age_in_days(high, whole=True) < age_in_days(low):
            yield "maximum_age", "Das höchste Alter liegt unter dem niedrigsten."


class SpokenLanguage(Record):
    """A language spoken at this contact."""

    code: LanguageCode = of(
        "Sprache", "Kürzel der Sprache (BCP 47).", hsds="language.code", example="ar"
    )
    note: Line | None = of(
        "Anmerkung", "Wann, durch wen.", default=None, max_length=100, hsds="language.note"
    )

    @classmethod
    def from_short_form(cls, text: str) -> Any:
        """Read a code alone."""
        return {"code": text}


class Alert(Record):
    """News that matters for some time."""

    text: Line = of("Hinweis", "Was gerade gilt.", max_length=200, hsds="service.alert")
    until: Date = of("Gilt bis", "Bis wann.")


class Source(Record):
    """Where a record was written from."""

    url: Url | None = of("Adresse", "Adresse der Seite.", default=None)
    title: PlainLine | None = of(
        "Name der Quelle", "Name der Quelle, wenn sie keine Adresse hat.", default=None
    )
    date: PartialDate | None = of(
        "Datum der Quelle", "Datum der Quelle.", default=None, example="2024-05"
    )
    seen: Date | None = of(
        "Gelesen am", "Wann sie gelesen wurde, wenn sie kein Datum hat.", default=None
    )
    stored_copy: Boolean = of(
        "Gespeicherte Kopie", "true, wenn nur eine gespeicherte Kopie gelesen wurde.", default=False
    )

    def mistakes(self) -> Iterator[Mistake]:
        """Yield a source that cannot be found again."""
        if not self.url and not self.title:
            yield "", "Nennen Sie »url« oder, wenn es keine gibt, »title«."
        if not self.date and not self.seen:
            yield "", "Nennen Sie »date« (Datum der Quelle) oder »seen« (wann gelesen)."


class Offer(Record):
    """What a family can get."""

    name: Line = of("Name", "Name, wie an der Tür.", max_length=100, hsds="service.name")
    alternate_name: Line | None = of(
        "Zweiter Name", "Zweiter Name.", default=None, max_length=100, hsds="service.alternate_name"
    )
    summary: Line = of(
        "Kurz gesagt", "Was eine Familie bekommt, in einfachen Worten, höchstens 200 Zeichen.",
        max_length=200, hsds="service.description",
    )  # fmt: skip
    description: Prose | None = of(
        "Beschreibung",
        "Absätze und Listen (»- «), ohne HTML.",
        default=None,
        hsds="service.description",
    )
    status: Literal["active", "temporarily closed", "inactive", "defunct"] = of(
        "Stand", "Ob es das Angebot gibt.", default="active", hsds="service.status"
    )
    offered_since: Date | None = of(
        "Angeboten seit", "Seit wann es das Angebot gibt.", default=None
    )
    valid_from: Date | None = of("Gezeigt ab", "Ab wann es gezeigt wird.", default=None)
    valid_to: Date | None = of("Gezeigt bis", "Bis wann es gezeigt wird.", default=None)
    topics: tuple[TopicCode, ...] = of(
        "Themen",
        "Ein bis drei Themen.",
        min_length=1,
        max_length=3,
        hsds="attribute.taxonomy_term_id",
    )
    life_phases: tuple[LifePhaseCode, ...] = of(
        "Lebensphasen", "Lebensphasen der Kinder.", min_length=1, hsds="attribute.taxonomy_term_id"
    )
    ages: Ages | None = of("Alter", "Alter, wenn es eine Grenze gibt.", default=None)
    audiences: tuple[AudienceCode, ...] = of("Zielgruppen", "Für wen besonders.", default=())
    eligibility_description: Line | None = of(
        "Für wen",
        "Für wen es ist.",
        default=None,
        max_length=300,
        hsds="service.eligibility_description",
    )
    not_for: Line | None = of("Nicht für", "Für wen es nicht ist.", default=None, max_length=300)
    service_areas: tuple[AreaCode, ...] = of(
        "Gebiet", "Wo es gilt: Orte, Bezirke von Jugendämtern, region, land oder bund.",
        min_length=1, hsds="service_area.name",
    )  # fmt: skip
    residence: Literal["required", "usual"] | None = of(
        "Wohnort", "Ob man dort wohnen muss (required) oder meist wohnt (usual).", default=None
    )
    locations: tuple[PlainLine, ...] = of(
        "Orte", "Orte: Kürzel beim Anbieter, oder Anbieter/Kürzel.",
        default=(), hsds="service_at_location.location",
    )  # fmt: skip
    schedules: tuple[Schedule, ...] = of(
        "Zeiten", "Zeiten.", default=(), hsds="service.schedules", example="- Mo-Do 08:30-12:30"
    )
    runs: tuple[Run, ...] = of("Kurse", "Kurse und Termine mit Datum.", default=())
    phones: tuple[Phone, ...] = of(
        "Telefon", "Telefon.", default=(), hsds="service.phones", example="- 0123 45678"
    )
    email: Email | None = of("E-Mail", "E-Mail der Stelle.", default=None, hsds="service.email")
    links: tuple[Link, ...] = of("Links", "Internet.", default=(), hsds="service.url")
    contacts: tuple[Contact, ...] = of("Stellen", "Stellen.", default=(), hsds="service.contacts")
    access: Literal["open", "appointment", "registration", "referral", "unknown"] = of(
        "Zugang",
        "Wie man hineinkommt: offen, mit Termin, mit Anmeldung, durch Vermittlung, unbekannt.",
    )
    referral_by: tuple[PlainLine, ...] = of(
        "Vermittlung durch",
        "Wer vermittelt: " + ", ".join(REFERRERS) + ", oder das Angebot, zu dem man zuerst geht.",
        default=(),
    )
    application_process: Line | None = of(
        "Anmeldung",
        "Wie man sich anmeldet.",
        default=None,
        max_length=300,
        hsds="service.application_process",
    )
    first_contact: Line | None = of(
        "Der erste Kontakt",
        "Was geschieht, wenn ich anrufe oder komme.",
        default=None,
        max_length=300,
    )
    cost: Literal["free", "fee", "sliding", "covered", "unknown"] = of(
        "Kosten", "Kostenlos, mit Preis, nach Einkommen, wird übernommen, unbekannt."
    )
    covered_by: tuple[Literal["health insurance", "education package", "youth office"], ...] = of(
        "Kosten übernimmt", "Wer die Kosten übernimmt.", default=()
    )
    cost_options: tuple[CostOption, ...] = of(
        "Preise", "Preise.", default=(), hsds="service.cost_options"
    )
    fees_description: Line | None = of(
        "Zu den Kosten", "Was zu den Kosten zu wissen ist.",
        default=None, max_length=300, hsds="service.fees_description",
    )  # fmt: skip
    languages: tuple[SpokenLanguage, ...] = of(
        "Sprachen", "Sprachen, die hier gesprochen werden.", default=(), hsds="service.languages"
    )
    interpretation_services: Line | None = of(
        "Dolmetschen", "Ob gedolmetscht wird.",
        default=None, max_length=200, hsds="service.interpretation_services",
    )  # fmt: skip
    formats: tuple[FormatCode, ...] = of("Form", "Wie es stattfindet.", default=())
    reassurances: tuple[ReassuranceCode, ...] = of("Was Mut macht", "Was Mut macht.", default=())
    capacity: Capacity | None = of("Plätze", "Ob Plätze frei sind.", default=None)
    required_documents: tuple[Line, ...] = of(
        "Unterlagen", "Was man mitbringt.", default=(), hsds="required_document.document"
    )
    alert: Alert | None = of("Hinweis", "Was gerade gilt.", default=None, hsds="service.alert")
    keywords: tuple[Line, ...] = of(
        "Suchwörter", "Wörter, mit denen Familien danach suchen.", default=()
    )
    professional_notes: Prose | None = of(
        "Für Fachkräfte", "Für alle, die vermitteln; öffentlich, nie persönlich.", default=None
    )
    sensitive: Boolean = of(
        "Niemand soll davon wissen", "true, wenn niemand davon wissen soll.", default=False
    )
    helpline: Boolean = of(
        "Nummer für die Not", "true, wenn es zu den Nummern für die Not gehört.", default=False
    )
    assured_date: Date | None = of(
        "Bestätigt am",
        "Wann der Anbieter den Eintrag bestätigt hat.",
        default=None,
        hsds="service.assured_date",
    )
    assurer: Line | None = of(
        "Bestätigt von", "Welche Stelle bestätigt hat, keine Person.",
        default=None, max_length=100,
    )  # fmt: skip
    sources: tuple[Source, ...] = of("Quellen", "Woher die Angaben sind.", default=())
    former_ids: tuple[OfferId, ...] = of(
        "Frühere Kürzel", "Frühere Kürzel (Anbieter/Angebot).", default=()
    )

    def mistakes(self) -> Iterator[Mistake]:
        """Yield what contradicts itself within the offer."""
        yield from self._money_mistakes()
        yield from self._access_mistakes()
        yield from self._doubled()
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            yield "valid_to", "Das Ende liegt vor dem Beginn."
        if bool(self.assured_date) != bool(self.assurer):
            written = "assured_date" if self.assured_date else "assurer"
            yield written, "»assured_date« und »assurer« gehören zusammen."
        if not self.assured_date and not self.sources:
            yield "", "Ohne Bestätigung braucht der Eintrag seine Quelle: »sources«."

    def _doubled(self) -> Iterator[Mistake]:
        for name in _CODE_LISTS:
            words = getattr(self, name)
            for doubled in sorted({word for word in words if words.count(word) > 1}):
                yield name, f"»{doubled}« steht zweimal."

    def _money_mistakes(self) -> Iterator[Mistake]:
        prices = [price for run in self.runs for price in run.cost_options]
        if self.cost == "free" and any(price.amount for price in (*self.cost_options, *prices)):
            yield "cost", "Kostenlos, aber mit Preis: Schreiben Sie »cost: fee«."
        if self.cost == "unknown" and (self.cost_options or prices):
            yield "cost", "Mit Preis sind die Kosten bekannt: Schreiben Sie »cost: fee«."
        if self.covered_by and self.cost != "covered":
            yield "covered_by", "Wer zahlt, steht nur bei »cost: covered«."

    def _access_mistakes(self) -> Iterator[Mistake]:
        if self.referral_by and self.access != "referral":
            yield "referral_by", "Wer vermittelt, steht nur bei »access: referral«."
        for referrer in self.referral_by:
            if referrer not in REFERRERS and not _OFFER_ID.fullmatch(referrer):
                known = ", ".join(REFERRERS)
                yield "referral_by", f"»{referrer}« ist nicht bekannt. Möglich: {known}."
