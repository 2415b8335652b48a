"""An offer: what a family gets, for whom, where and when, and how to get in touch."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal, get_args

from hooks.model.agreements import WRITTEN, Agreement
from hooks.model.base import Codes, Mistake, Record, of
from hooks.model.contact import Contact, LanguageCode, Link, Phone
from hooks.model.forms import Form
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

REFERRERS = {
    "youth office": "das Jugendamt",
    "doctor": "eine Ärztin oder ein Arzt",
    "midwife": "eine Hebamme",
    "school": "die Schule",
    "court": "ein Gericht",
}
_REFERRER = Form(
    "|".join((*REFERRERS, "[a-z0-9-]+/[a-z0-9-]+")),
    f"»{{text}}« ist nicht bekannt. Möglich: {', '.join(REFERRERS)}.",
    name="Anbieter/Angebot",
    asked_by_record=True,
)


class Ages(Record, title="Alter"):
    """From which to which age, both inclusive."""

    agreements = (
        Agreement(
            "Hier fehlt ein Alter: »minimum_age« oder »maximum_age«.",
            any_of=("minimum_age", "maximum_age"),
        ),
    )

    minimum_age: Age | None = of(
        "Mindestalter",
        "Ab welchem Alter man mitmachen kann, in Wochen, Monaten oder Jahren.",
        default=None,
        hsds="service.minimum_age",
        example="6 weeks",
    )
    maximum_age: Age | None = of(
        "Höchstalter",
        "Bis zu welchem Alter man mitmachen kann; dieses Alter gehört noch dazu.",
        default=None,
        hsds="service.maximum_age",
        example="3 years",
    )
    whose: Literal["child", "young person", "parent"] = of(
        "Wessen Alter",
        "Von wem das Alter ist.",
        default="child",
        meanings={
            "child": "das Kind",
            "young person": "ein junger Mensch, der selbst kommt",
            "parent": "Mutter oder Vater",
        },
    )

    def mistakes(self) -> Iterator[Mistake]:
        """Yield ages the wrong way round."""
        low, high = self.minimum_age or "0 years", self.maximum_age or "150 years"
        if age_in_days(high, whole=True) < age_in_days(low):
            yield "maximum_age", "Das höchste Alter liegt unter dem niedrigsten."


class SpokenLanguage(Record, title="Sprache"):
    """A language spoken at this contact."""

    short_field = "code"

    code: LanguageCode = of(
        "Sprache", "Das Kürzel der Sprache (BCP 47), zum Beispiel ar.", hsds="language.code"
    )
    note: Line | None = of(
        "Anmerkung",
        "Wann oder durch wen diese Sprache gesprochen wird, wenn nicht immer.",
        default=None,
        max_length=100,
        hsds="language.note",
        example="dienstags",
    )


class Alert(Record, title="Hinweis"):
    """News that matters for some time."""

    text: Line = of(
        "Hinweis",
        "Was gerade anders ist als sonst, in einem Satz.",
        max_length=200,
        hsds="service.alert",
        example="Im Advent sind wir im Gemeindehaus.",
    )
    until: Date = of(
        "Gilt bis",
        "Der letzte Tag, an dem der Hinweis gilt. Danach verschwindet er von selbst.",
        example="2027-12-24",
    )


class Source(Record, title="Quelle"):
    """Where a record was written from."""

    agreements = (
        Agreement("Nennen Sie »url« oder, wenn es keine gibt, »title«.", any_of=("url", "title")),
        Agreement(
            "Nennen Sie »date« (Datum der Quelle) oder »seen« (wann gelesen).",
            any_of=("date", "seen"),
        ),
    )

    url: Url | None = of(
        "Adresse",
        "Die Adresse der Seite, auf der die Angaben stehen.",
        default=None,
        example="https://www.beispiel.example/eltern-cafe",
    )
    title: PlainLine | None = of(
        "Name der Quelle",
        "Wie die Quelle heißt, wenn sie keine Adresse hat, zum Beispiel ein Faltblatt.",
        default=None,
        example="Faltblatt »Eltern-Café«",
    )
    date: PartialDate | None = of(
        "Datum der Quelle",
        "Von wann die Quelle ist; ein Jahr oder ein Monat genügt.",
        default=None,
        example="2026-05",
    )
    seen: Date | None = of(
        "Gelesen am",
        "Wann Sie die Quelle gelesen haben, wenn sie selbst kein Datum hat.",
        default=None,
        example="2026-05-02",
    )
    stored_copy: Boolean = of(
        "Gespeicherte Kopie",
        "true, wenn nur eine gespeicherte Kopie der Seite gelesen wurde.",
        default=False,
    )


class Offer(Record, title="Angebot"):
    """What a family can get."""

    agreements = (
        Agreement(
            "»assured_date« und »assurer« gehören zusammen.",
            at="assured_date",
            when={"assured_date": WRITTEN},
            any_of=("assurer",),
        ),
        Agreement(
            "»assured_date« und »assurer« gehören zusammen.",
            at="assurer",
            when={"assurer": WRITTEN},
            any_of=("assured_date",),
        ),
        Agreement(
            "Ohne Bestätigung braucht der Eintrag seine Quelle: »sources«.",
            any_of=("sources", "assured_date"),
        ),
        Agreement(
            "Wer vermittelt, steht nur bei »access: referral«.",
            at="referral_by",
            when={"referral_by": WRITTEN},
            value=("access", "referral"),
        ),
        Agreement(
            "Wer zahlt, steht nur bei »cost: covered«.",
            at="covered_by",
            when={"covered_by": WRITTEN},
            value=("cost", "covered"),
        ),
    )

    name: Line = of(
        "Name",
        "Name, wie an der Tür.",
        group="Was es ist",
        max_length=100,
        hsds="service.name",
        example="Eltern-Café Beispielstadt",
    )
    alternate_name: Line | None = of(
        "Zweiter Name",
        "Ein zweiter Name oder eine Abkürzung, unter der man es kennt.",
        default=None,
        max_length=100,
        hsds="service.alternate_name",
        example="Café Kinderwagen",
    )
    summary: Line = of(
        "Kurz gesagt",
        "Was eine Familie bekommt, in einfachen Worten, höchstens 200 Zeichen.",
        max_length=200,
        hsds="service.description",
        example="Ein offener Treff für Eltern mit kleinen Kindern. Kommen Sie einfach vorbei.",
    )
    description: Prose | None = of(
        "Beschreibung",
        "Mehr dazu, in kurzen Sätzen. Eine leere Zeile trennt Absätze, »- « am Anfang macht eine "
        "Liste; HTML gibt es nicht. Hinter »description:« steht ein senkrechter Strich, darunter "
        "eingerückt der Text.",
        default=None,
        hsds="service.description",
        example=(
            "|\n  Sie trinken einen Kaffee, Ihr Kind spielt.\n\n"
            "  - Spielzeug ist da.\n  - Geschwister sind willkommen."
        ),
    )
    status: Literal["active", "temporarily closed", "inactive", "defunct"] = of(
        "Stand",
        "Ob es das Angebot gerade gibt.",
        group="Ob und wann es gezeigt wird",
        default="active",
        hsds="service.status",
        meanings={
            "active": "es findet statt",
            "temporarily closed": "es macht Pause und geht weiter",
            "inactive": "es findet nicht statt, vielleicht später wieder",
            "defunct": "es gibt es nicht mehr; seine Seite sagt das und hilft weiter",
        },
    )
    offered_since: Date | None = of(
        "Angeboten seit",
        "Seit welchem Tag es das Angebot gibt.",
        default=None,
        example="2026-10-01",
    )
    valid_from: Date | None = of(
        "Gezeigt ab",
        "Ab welchem Tag es in Listen und in der Suche steht.",
        default=None,
        example="2026-11-01",
    )
    valid_to: Date | None = of(
        "Gezeigt bis",
        "Bis zu welchem Tag es in Listen und in der Suche steht. Danach bleibt nur seine Seite.",
        default=None,
        example="2027-12-31",
    )
    topics: tuple[TopicCode, ...] = of(
        "Themen",
        "Ein bis drei Themen, das wichtigste zuerst.",
        group="Worum es geht und für wen",
        distinct=True,
        min_length=1,
        max_length=3,
        hsds="attribute.taxonomy_term_id",
    )
    life_phases: tuple[LifePhaseCode, ...] = of(
        "Lebensphasen",
        "In welchen Lebensphasen der Kinder es hilft; alle, die passen.",
        distinct=True,
        min_length=1,
        hsds="attribute.taxonomy_term_id",
    )
    ages: Ages | None = of(
        "Alter",
        "Ab oder bis zu welchem Alter es ist, wenn es eine Grenze gibt.",
        default=None,
    )
    audiences: tuple[AudienceCode, ...] = of(
        "Zielgruppen",
        "Für wen es besonders ist. Ohne Angabe ist es für alle.",
        distinct=True,
        default=(),
        hsds="attribute.taxonomy_term_id",
    )
    eligibility_description: Line | None = of(
        "Für wen",
        "Für wen es ist, wenn die Felder darüber es nicht ganz sagen.",
        default=None,
        max_length=300,
        hsds="service.eligibility_description",
        example="Für Familien, deren Kind noch keinen Kitaplatz hat.",
    )
    not_for: Line | None = of(
        "Nicht für",
        "Für wen es nicht ist, freundlich gesagt. So macht sich niemand umsonst auf den Weg.",
        default=None,
        max_length=300,
        example="Für Schulkinder gibt es am Nachmittag eine eigene Gruppe.",
    )
    service_areas: tuple[AreaCode, ...] = of(
        "Gebiet",
        "Für welche Orte es da ist. Kürzel: Orte, Bezirke von Jugendämtern, region, land, bund.",
        distinct=True,
        min_length=1,
        hsds="service_area.name",
    )
    residence: Literal["required", "usual"] | None = of(
        "Wohnort",
        "Ob man in diesem Gebiet wohnen muss. Ohne Angabe ist der Wohnort egal.",
        default=None,
        meanings={
            "required": "nur, wer dort wohnt",
            "usual": "meist für Menschen, die dort wohnen; andere dürfen fragen",
        },
        example="usual",
    )
    locations: tuple[PlainLine, ...] = of(
        "Orte",
        "Wo es stattfindet: das Kürzel eines Ortes aus provider.yml; der Ort eines anderen "
        "Anbieters heißt Anbieter/Kürzel.",
        group="Wo und wann",
        distinct=True,
        default=(),
        hsds="service_at_location.location",
        example="- treffpunkt",
    )
    schedules: tuple[Schedule, ...] = of(
        "Zeiten",
        "Wann es regelmäßig stattfindet, jede Zeit in einer Zeile: Tage und Uhrzeit. Für alles "
        "andere gibt es die Felder einer Zeit.",
        default=(),
        hsds="service.schedules",
        example="- Mo-Do 08:30-12:30",
    )
    runs: tuple[Run, ...] = of(
        "Kurse",
        "Kurse, Ferienangebote und Gruppen mit festen Terminen. Vergangene verschwinden von "
        "selbst.",
        default=(),
    )
    phones: tuple[Phone, ...] = of(
        "Telefon",
        "Unter welchen Nummern man jemanden erreicht, die wichtigste zuerst; eine Nummer allein "
        "genügt. Ein Weg muss da stehen: Telefon, E-Mail, Link, Stelle oder ein Ort mit Straße.",
        group="Wie man es erreicht",
        default=(),
        hsds="service.phones",
        example="- 0123 45678",
    )
    email: Email | None = of(
        "E-Mail",
        "Die Adresse der Stelle, nicht die einer Person.",
        default=None,
        hsds="service.email",
        example="kontakt@beispiel.example",
    )
    links: tuple[Link, ...] = of(
        "Links",
        "Seiten im Internet, die zum Angebot führen. Eine Adresse allein genügt.",
        default=(),
        hsds="service.url",
        example="- https://www.beispiel.example",
    )
    contacts: tuple[Contact, ...] = of(
        "Stellen",
        "Wer noch antwortet, wenn es mehrere Stellen gibt: Aufgaben, keine Personen.",
        default=(),
        hsds="service.contacts",
    )
    access: Literal["open", "appointment", "registration", "referral", "unknown"] = of(
        "Zugang",
        "Wie man hineinkommt: offen, mit Termin, mit Anmeldung, durch Vermittlung, unbekannt.",
        group="Wie man hineinkommt",
        meanings={
            "open": "offen, man kommt ohne Termin und ohne Anmeldung",
            "appointment": "mit Termin",
            "registration": "mit Anmeldung",
            "referral": "durch Vermittlung, jemand schickt einen hin",
            "unknown": "nicht bekannt",
        },
        example="referral",
    )
    referral_by: tuple[Annotated[PlainLine, _REFERRER], ...] = of(
        "Vermittlung durch",
        "Wer vermittelt, oder das Angebot, zu dem man zuerst geht (Anbieter/Angebot). Nur bei "
        "»access: referral«.",
        default=(),
        meanings=REFERRERS,
        example="- doctor",
    )
    application_process: Line | None = of(
        "Anmeldung",
        "Wie man sich anmeldet, Schritt für Schritt.",
        default=None,
        max_length=300,
        hsds="service.application_process",
        example="Rufen Sie an. Wir suchen mit Ihnen einen Termin.",
    )
    first_contact: Line | None = of(
        "Der erste Kontakt",
        "Was geschieht, wenn ich anrufe oder komme. Das nimmt vielen die Angst.",
        default=None,
        max_length=300,
        example="Sie kommen herein und setzen sich dazu.",
    )
    cost: Literal["free", "fee", "sliding", "covered", "unknown"] = of(
        "Kosten",
        "Kostenlos, mit Preis, nach Einkommen, wird übernommen, unbekannt.",
        group="Was es kostet",
        meanings={
            "free": "kostenlos",
            "fee": "es kostet etwas",
            "sliding": "der Preis richtet sich nach dem Einkommen",
            "covered": "jemand übernimmt die Kosten, zum Beispiel die Krankenkasse",
            "unknown": "nicht bekannt",
        },
        example="covered",
    )
    covered_by: tuple[Literal["health insurance", "education package", "youth office"], ...] = of(
        "Kosten übernimmt",
        "Wer die Kosten übernimmt. Nur bei »cost: covered«.",
        default=(),
        meanings={
            "health insurance": "die Krankenkasse",
            "education package": "das Bildungspaket (Bildung und Teilhabe)",
            "youth office": "das Jugendamt",
        },
        example="- health insurance",
    )
    cost_options: tuple[CostOption, ...] = of(
        "Preise",
        "Was es kostet, je Preis ein Eintrag.",
        default=(),
        hsds="service.cost_options",
    )
    fees_description: Line | None = of(
        "Zu den Kosten",
        "Was zu den Kosten noch zu wissen ist, zum Beispiel eine Ermäßigung.",
        default=None,
        max_length=300,
        hsds="service.fees_description",
        example="Der erste Besuch ist kostenlos.",
    )
    languages: tuple[SpokenLanguage, ...] = of(
        "Sprachen",
        "Sprachen, die hier gesprochen werden. Das Kürzel allein genügt.",
        group="Was es leichter macht",
        default=(),
        hsds="service.languages",
    )
    interpretation_services: Line | None = of(
        "Dolmetschen",
        "Ob jemand dolmetscht, und wie man das bekommt.",
        default=None,
        max_length=200,
        hsds="service.interpretation_services",
        example="Nach Absprache kommt jemand zum Dolmetschen mit.",
    )
    formats: tuple[FormatCode, ...] = of(
        "Form",
        "Wie es stattfindet, zum Beispiel vor Ort, am Telefon oder bei Ihnen zu Hause.",
        distinct=True,
        default=(),
        hsds="attribute.taxonomy_term_id",
    )
    reassurances: tuple[ReassuranceCode, ...] = of(
        "Was Mut macht",
        "Was Familien die Angst nimmt; nur, was der Anbieter wirklich zusagt.",
        distinct=True,
        default=(),
        hsds="attribute.taxonomy_term_id",
    )
    capacity: Capacity | None = of(
        "Plätze",
        "Ob gerade Plätze frei sind, mit dem Tag, an dem das gesagt wurde.",
        default=None,
    )
    required_documents: tuple[Line, ...] = of(
        "Unterlagen",
        "Was man mitbringt, je Sache eine Zeile.",
        default=(),
        hsds="required_document.document",
        example="- Gelbes Heft",
    )
    alert: Alert | None = of(
        "Hinweis",
        "Was gerade anders ist als sonst, mit einem Datum, bis wann es gilt.",
        default=None,
        hsds="service.alert",
    )
    keywords: tuple[Line, ...] = of(
        "Suchwörter",
        "Wörter, mit denen Familien danach suchen. Keine Seite zeigt sie.",
        group="Für die Suche und für Fachkräfte",
        default=(),
        example="- Krabbelgruppe",
    )
    professional_notes: Prose | None = of(
        "Für Fachkräfte",
        "Für alle, die vermitteln; öffentlich, nie persönlich.",
        default=None,
        example="Sie können Familien direkt schicken, ohne Überweisung.",
    )
    sensitive: Boolean = of(
        "Niemand soll davon wissen",
        "true, wenn niemand wissen soll, dass man diese Seite liest. Bei manchen Themen gilt das "
        "schon von selbst.",
        default=False,
    )
    helpline: Boolean = of(
        "Nummer für die Not",
        "true, wenn es zu den Nummern für die Not gehört.",
        default=False,
    )
    assured_date: Date | None = of(
        "Bestätigt am",
        "Wann der Anbieter den Eintrag bestätigt hat. Dazu gehört »assurer«.",
        group="Woher die Angaben sind",
        default=None,
        hsds="service.assured_date",
        example="2026-11-20",
    )
    assurer: Line | None = of(
        "Bestätigt von",
        "Welche Stelle bestätigt hat, keine Person. Dazu gehört »assured_date«.",
        default=None,
        max_length=100,
        example="Beispiel-Verein, Geschäftsstelle",
    )
    sources: tuple[Source, ...] = of(
        "Quellen",
        "Woher die Angaben sind. Nötig, solange niemand den Eintrag bestätigt hat.",
        default=(),
    )
    former_ids: tuple[OfferId, ...] = of(
        "Frühere Kürzel",
        "Wie das Angebot früher hieß (Anbieter/Angebot), wenn seine Datei umgezogen ist.",
        default=(),
        example="- beispiel-verein/krabbelgruppe",
    )

    def mistakes(self) -> Iterator[Mistake]:
        """Yield what contradicts itself within the offer."""
        yield from self._money_mistakes()
        yield from self.doubled()
        for referrer in self.referral_by:
            if not _REFERRER.matches(referrer):
                yield "referral_by", _REFERRER.told_of(referrer)
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            yield "valid_to", "Das Ende liegt vor dem Beginn."

    def _money_mistakes(self) -> Iterator[Mistake]:
        prices = [price for run in self.runs for price in run.cost_options]
        if self.cost == "free" and any(price.amount for price in (*self.cost_options, *prices)):
            yield "cost", "Kostenlos, aber mit Preis: Schreiben Sie »cost: fee«."
        if self.cost == "unknown" and (self.cost_options or prices):
            yield "cost", "Mit Preis sind die Kosten bekannt: Schreiben Sie »cost: fee«."


COSTS: tuple[str, ...] = get_args(Offer.model_fields["cost"].annotation)
"""What an offer may cost, as records say it."""
