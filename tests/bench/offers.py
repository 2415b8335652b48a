"""Synthetic offers: as many filled fields as a well-kept record has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.bench.concepts import concepts, general_sentences
from tests.bench.dice import Dice
from tests.bench.providers import host, phone_number, provider_id
from tests.bench.times import run, schedules

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hooks.model.vocabulary import Municipality
    from tests.bench.concepts import Concept

PER_PROVIDER = 5
"""How many offers a provider has."""
MAX_SUMMARY = 200
SPOKEN = ("de", "en", "uk", "ru", "ar", "fa", "tr", "ku", "pl", "ro", "bg", "gsg")
AUDIENCES = ("eltern", "alleinerziehende", "kinder", "jugendliche", "zugewanderte")
REASSURANCES = ("anonym", "vertraulich", "ohne-anmeldung", "kinderbetreuung")
DOCUMENTS = ("Ausweis", "Geburtsurkunde", "Einkommensnachweis", "Meldebescheinigung")
WORDS = ("Hilfe", "Beratung", "Unterstützung", "Familie", "Treffen", "Rat", "Kurs", "Gespräch")


def provider_of(number: int) -> int:
    """Return the number of an offer's provider; both count from 1."""
    return (number - 1) // PER_PROVIDER + 1


def offer_name(number: int) -> str:
    """Return the name of an offer's file: its kind and its number."""
    return f"{_concept(number).key}-{number}"


def _concept(number: int) -> Concept:
    return Dice(f"offer {number}").one("concept", concepts())


def offer(
    number: int, locations: list[dict[str, Any]], towns: Mapping[str, Municipality]
) -> dict[str, Any]:
    """Return the record of an offer.

    Args:
        number: Counted from 1; decides everything.
        locations: Of its provider.
        towns: The municipalities of the region, by code.
    """
    dice, concept = Dice(f"offer {number}"), _concept(number)
    place = dice.one("place", locations)
    town = towns[place["municipality"]]
    return {
        **_what(dice, concept, town),
        **_for_whom(dice, concept, town),
        "locations": [place["id"]],
        "schedules": schedules(dice, place["id"]),
        **run(dice, place["id"]),
        **_contact(dice, number),
        **_access(dice),
        **_money(dice),
        **_how(dice, number),
        **_origin(dice, concept, number),
    }


def _what(dice: Dice, concept: Concept, town: Municipality) -> dict[str, Any]:
    title = dice.one("title", concept.titles)
    summary = dice.one("summary", concept.sentences)
    more = dice.one("more", general_sentences())
    fits = len(summary) + len(more) < MAX_SUMMARY
    return {
        "name": f"{title} {town.label}",
        **({"alternate_name": concept.titles[0]} if dice.one_in("alternate", 3) else {}),
        "summary": f"{summary} {more}" if fits else summary,
        "description": _description(dice, concept),
    }


def _description(dice: Dice, concept: Concept) -> str:
    """Return two to four sentences, every third time with bullets."""
    own = dice.some("sentences", concept.sentences, 1, 2)
    general = dice.some("general", general_sentences(), 1, 2)
    if not dice.one_in("bullets", 3):
        return " ".join([*own, *general])
    bullets = "\n".join(f"- {title}" for title in concept.titles[:3])
    return f"{' '.join([*own, *general])}\n\n{bullets}"


def _for_whom(dice: Dice, concept: Concept, town: Municipality) -> dict[str, Any]:
    fields: dict[str, Any] = {"topics": list(concept.topics), "life_phases": list(concept.phases)}
    if dice.one_in("ages", 3):
        fields["ages"] = dice.one(
            "which ages",
            (
                {"minimum_age": "6 weeks", "maximum_age": "3 years", "whose": "child"},
                {"minimum_age": "6 years", "whose": "child"},
                {"maximum_age": "27 years", "whose": "young person"},
            ),
        )
    fields["audiences"] = dice.some("audiences", AUDIENCES, 1, 3)
    if dice.one_in("eligibility", 2):
        fields["eligibility_description"] = f"Für Familien, die in {town.label} leben."
    return fields | {"service_areas": _areas(dice, town)}


def _areas(dice: Dice, town: Municipality) -> list[str]:
    """Return the place itself for more than half, the region for a quarter, seldom Germany."""
    wide = dice.below("area", 100)
    if wide < 3:
        return [dice.one("wide", ("land", "bund"))]
    if wide < 28:
        return ["region"]
    if wide < 40 and town.youth_office:
        return [town.youth_office]
    neighbours = dice.some("neighbours", town.neighbours, 0, 2)
    return [town.code, *neighbours]


def _contact(dice: Dice, number: int) -> dict[str, Any]:
    site = host(provider_of(number))
    hours = dice.one("phone hours", ("Mo-Do 08:30-12:30", "Mo,Mi 09:00-12:00", "Fr 08:00-11:00"))
    phone = {"number": phone_number(dice, "phone"), "label": "Anmeldung", "schedules": [hours]}
    fields: dict[str, Any] = {
        "phones": [phone, *dice.some("mobile", [phone_number(dice, "mobile")], 0, 1)],
        "email": f"angebot-{number}@{site}",
        "links": [{"kind": "website", "url": f"https://www.{site}/angebote/{number}"}],
    }
    if dice.one_in("contact", 3):
        fields["contacts"] = [{"role": "Sekretariat", "phone": phone_number(dice, "office")}]
    return fields


def _access(dice: Dice) -> dict[str, Any]:
    access = dice.one("access", ("open", "appointment", "appointment", "registration", "referral"))
    fields: dict[str, Any] = {"access": access}
    if access == "referral":
        fields["referral_by"] = ["doctor", "youth office"]
    if access == "registration":
        fields["application_process"] = "Melden Sie sich telefonisch oder per Mail an."
    if dice.one_in("first contact", 2):
        fields["first_contact"] = "Am Telefon fragen wir kurz, worum es geht, und rufen zurück."
    return fields


def _money(dice: Dice) -> dict[str, Any]:
    cost = dice.one("cost", ("free", "free", "fee", "sliding", "covered"))
    fields: dict[str, Any] = {"cost": cost}
    if cost == "covered":
        fields["covered_by"] = ["health insurance"]
    if cost in {"fee", "sliding"}:
        amount = f"{2 + dice.below('amount', 60)}.50"
        fields["cost_options"] = [{"amount": amount, "currency": "EUR", "option": "je Treffen"}]
        fields["fees_description"] = "Familien mit wenig Geld zahlen die Hälfte."
    return fields


def _how(dice: Dice, number: int) -> dict[str, Any]:
    fields: dict[str, Any] = {"languages": ["de", *dice.some("languages", SPOKEN[1:], 0, 3)]}
    if dice.one_in("interpreter", 4):
        fields["interpretation_services"] = "Eine Dolmetscherin kommt, wenn Sie es vorher sagen."
    fields["formats"] = ["vor-ort", *dice.some("formats", ("telefon", "video", "gruppe"), 0, 2)]
    fields["reassurances"] = dice.some("reassurances", REASSURANCES, 1, 3)
    if number > 1 and dice.one_in("capacity", 5):
        other = f"{provider_id(provider_of(number - 1))}/{offer_name(number - 1)}"
        fields["capacity"] = {
            "state": dice.one("state", ("open", "waiting list", "full")),
            "waiting_time": "etwa vier Wochen",
            "as_of": "2026-11-02",
            "meanwhile": [other],
        }
    if dice.one_in("documents", 2):
        fields["required_documents"] = dice.some("which documents", DOCUMENTS, 1, 3)
    return fields


def _origin(dice: Dice, concept: Concept, number: int) -> dict[str, Any]:
    url = f"https://www.{host(provider_of(number))}/angebote/{number}"
    own = [title for title in concept.titles if len(title.split()) == 1]
    words = dict.fromkeys([*own, *dice.some("words", WORDS, 2, 4)])
    dated = {"date": "2026-05"} if dice.one_in("dated", 3) else {"seen": "2026-11-20"}
    return {
        "keywords": list(words),
        **({"helpline": "true"} if dice.one_in("helpline", 200) else {}),
        "sources": [{"url": url, **dated}],
    }
