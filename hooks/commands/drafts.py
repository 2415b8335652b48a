"""What `new` asks for, in order: the provider, the offer, how to reach it, the source."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from hooks.commands.german import ask_yes
from hooks.commands.interview import Draft, folder_of, taken_folders, taken_names
from hooks.commands.project import WrongUsageError
from hooks.drafting import (
    KIND,
    MUNICIPALITY,
    NAME,
    OFFER,
    POSTAL_CODE,
    PROVIDER_NAME,
    REACH,
    STREET,
    TOWN,
    Question,
    date_of,
    source_mistakes,
    source_of,
    suggest_id,
)
from hooks.model.offer import Offer
from hooks.model.provider import Location, Provider
from hooks.problems import did_you_mean
from hooks.rules import postal_code_mistakes

if TYPE_CHECKING:
    from hooks.commands.interview import Interview
    from hooks.directory import ListedProvider

NOT_REACHABLE = (
    "So ist das Angebot nicht zu erreichen. Nennen Sie Telefon, E-Mail, eine Seite im Internet "
    "oder einen Ort mit Straße."
)


def draft_provider(talk: Interview) -> Draft:
    """Return the provider that somebody named, or a new one."""
    answer = talk.given.get("provider") or str(
        click.prompt("Anbieter: Kennung oder Name (ein neuer Name legt ihn an)")
    )
    folder = folder_of(answer, talk.directory)
    if folder:
        return _known(talk.directory.providers[folder])
    if wrong := PROVIDER_NAME.mistakes(answer, talk.codes):
        raise WrongUsageError(" ".join(wrong))
    names = [provider.record.name for provider in talk.directory.providers.values()]
    near = did_you_mean(answer, [*names, *talk.directory.providers], every=False)
    unknown = f"»{answer}« gibt es noch nicht.{near}"
    if KIND.name not in talk.given and not ask_yes(f"{unknown} Neu anlegen?", default=True):
        raise click.Abort
    taken, ask = taken_folders(talk.directory), "provider" not in talk.given
    own_id = talk.new_id("provider-id", answer, taken, ask=ask)
    data = {"name": answer, "kind": talk.ask(KIND), "locations": _places(talk)}
    return talk.finish(Provider, data, own_id, f"{own_id}/provider.yml")


def _known(provider: ListedProvider) -> Draft:
    places = [location.model_dump(exclude_none=True) for location in provider.record.locations]
    return Draft(provider.id, f"{provider.id}/provider.yml", {"locations": places})


def _places(talk: Interview) -> list[dict[str, Any]]:
    """Return the place of a new provider, if there is one that may be told."""
    if KIND.name in talk.given and STREET.name not in talk.given:
        return []
    street = talk.ask(STREET)
    if not street:
        return []
    municipality = talk.ask(MUNICIPALITY) if TOWN.name not in talk.given else None
    town = None if municipality else talk.ask(TOWN)
    place = {"street": street, "municipality": municipality, "town": town}
    own = {"id": municipality or suggest_id(town or "") or "haus", **place}
    return [{**own, "postal_code": _postal_code(talk, own)}]


def _postal_code(talk: Interview, place: dict[str, Any]) -> str | None:
    vocabulary = talk.directory.vocabulary
    town = vocabulary.municipalities.get(place["municipality"] or "")
    if town and len(town.postal_codes) == 1 and POSTAL_CODE.name not in talk.given:
        return town.postal_codes[0]

    def mistakes(code: str) -> list[str]:
        wrong = POSTAL_CODE.mistakes(code, talk.codes)
        fields = {**place, "postal_code": code}
        return wrong or [*postal_code_mistakes(Location.model_validate(fields), vocabulary)]

    found: str | None = talk.until_right(
        POSTAL_CODE.name, lambda: str(click.prompt("\nPostleitzahl")), str, mistakes
    )
    return found


def draft_offer(talk: Interview, provider: Draft) -> Draft:
    """Return a new offer of a provider."""
    name = talk.ask(NAME)
    taken, ask = taken_names(provider.id, talk.directory), NAME.name not in talk.given
    own_id = talk.new_id("id", name, taken, ask=ask)
    data = {"name": name, **{question.fills: talk.ask(question) for question in OFFER}}
    data |= {**_reach(talk, provider), "sources": [_source(talk)]}
    return talk.finish(Offer, data, own_id, f"{provider.id}/{own_id}.yml")


def _reach(talk: Interview, provider: Draft) -> dict[str, Any]:
    """Return at least one way to reach an offer."""
    places = {place["id"]: place for place in provider.data["locations"]}
    questions = [*REACH, *([] if provider.text or not places else [_which_place(places)])]
    is_given = any(question.name in talk.given for question in questions)
    while True:
        asked = [one for one in questions if not is_given or one.name in talk.given]
        found = {question.fills: talk.ask(question) for question in asked}
        if provider.text and places:
            found["locations"] = list(places)
        streets = [name for name in found.get("locations") or () if places[name].get("street")]
        if streets or any(found.get(question.fills) for question in REACH):
            return found
        if is_given:
            raise WrongUsageError(NOT_REACHABLE)
        click.echo(f"  {NOT_REACHABLE}")


def _which_place(places: dict[str, dict[str, Any]]) -> Question:
    told = {
        name: str(place.get("name") or place.get("street") or place.get("municipality") or "")
        for name, place in places.items()
    }
    return Question("locations", Offer, "locations", is_optional=True, known=told)


def _source(talk: Interview) -> dict[str, str]:
    """Return where all this is from, and from when."""
    source: dict[str, str] = talk.until_right(
        "source",
        lambda: str(click.prompt("\nQuelle: Adresse der Seite, sonst ihr Name")),
        source_of,
        source_mistakes,
    )
    if "source" in talk.given and "source-date" not in talk.given:
        return {**source, **date_of("heute", talk.day)}
    when: dict[str, str] = talk.until_right(
        "source-date",
        lambda: str(click.prompt("Von wann ist sie (Jahr-Monat-Tag)?", default="heute")),
        lambda answer: date_of(answer, talk.day),
        source_mistakes,
    )
    return {**source, **when}
