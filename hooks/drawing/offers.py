"""The page of an offer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from hooks.drawing import facts
from hooks.drawing.cards import cards, state_text
from hooks.drawing.codes import qr_code
from hooks.drawing.contacts import first_ways, ways
from hooks.drawing.linked.service import linked_head
from hooks.drawing.phrases import phrases
from hooks.drawing.subscribing import subscription
from hooks.drawing.times import Hours, hours_of, next_dates, run_date, upcoming
from hooks.drawing.upkeep import assurance, feedback, upkeep
from hooks.frame import SENSITIVE, Drawn
from hooks.model.offer import REFERRERS
from hooks.texts import source_texts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hooks.directory import ListedOffer
    from hooks.drawing.edition import Edition, Words
    from hooks.model.base import Record
    from hooks.pages import Page
    from hooks.texts import Text

DEPTH = "../.."
"""From an offer's page to its language's folder."""
RELATED = 4
"""How many other offers a page leads on to."""


def draw_offer(edition: Edition, page: Page) -> Drawn:
    """Draw an offer, or that it is gone."""
    offer = edition.directory.offers[page.subject]
    if not offer.is_current(edition.day):
        return _draw_gone(edition, offer)
    words, record = edition.of_offer(offer), offer.record
    mood = SENSITIVE if offer.is_sensitive or _names_sensitive(edition, offer) else ""
    content = edition.draw(
        "fragments/offer.html",
        home=DEPTH,
        offer=offer,
        record=record,
        words=words,
        name=edition.name_of(offer),
        notices=notices(edition, offer.provider.id, offer.name, record),
        state=state_text(edition, offer),
        is_sensitive=offer.is_sensitive,
        code=qr_code(f"{edition.site_url}#{offer.id}"),
        assurance=assurance(edition, offer),
        feedback=feedback(edition, offer),
        upkeep=upkeep(edition, offer, is_sensitive=offer.is_sensitive),
        subscription=None if mood else subscription(edition, page),
        **_who(edition, offer),
        **_when(edition, offer, words),
        **_how(edition, offer, words),
    )
    summary = words.required("summary", record.summary)
    head = linked_head(edition, offer)
    return Drawn(str(edition.name_of(offer)), str(summary), content, head, mood)


def _names_sensitive(edition: Edition, offer: ListedOffer) -> bool:
    """Whether the page leads on to an offer that nobody should see."""
    record = offer.record
    capacities = [record.capacity, *(run.capacity for run in record.runs)]
    meanwhile = [other for one in capacities if one for other in one.meanwhile]
    named = [edition.directory.offers.get(one) for one in (*record.referral_by, *meanwhile)]
    return any(one is not None and one.is_sensitive for one in named)


def _draw_gone(edition: Edition, offer: ListedOffer) -> Drawn:
    topic = offer.record.topics[0]
    same = [other for other in edition.listing.under("topics", topic) if other.towns & offer.towns]
    name = edition.name_of(offer)
    later = offer.record.valid_from and offer.record.valid_from > edition.day
    content = edition.draw(
        "fragments/gone.html",
        home=DEPTH, name=name, topic=topic, record=offer.record, later=later,
        cards=cards(edition, same, RELATED),
    )  # fmt: skip
    title = edition.gettext("{name}: not offered at the moment", name=name)
    mood = SENSITIVE if any(one.is_sensitive for one in (offer, *same)) else ""
    return Drawn(title, title, content, mood=mood)


@dataclass(frozen=True, slots=True)
class Notices:
    """What a reader should know of a page's texts."""

    is_machine: bool
    is_stale: bool
    is_partly_foreign: bool
    """Whether some texts are in the language of the records."""


def notices(edition: Edition, folder: str, context: str, record: Record) -> Notices:
    """Return the state of all texts of a record in this language."""
    return notices_of(
        edition,
        [
            edition.texts.text(folder, one.context, one.text, in_list=one.in_list)
            for one in source_texts(record, context)
            if not one.context.endswith(".keywords")
        ],
    )


def notices_of(edition: Edition, shown: Iterable[Text]) -> Notices:
    """Return the state of the texts that a page shows."""
    shown = list(shown)
    return Notices(
        is_machine=any(text.is_machine for text in shown),
        is_stale=any(text.is_stale for text in shown),
        is_partly_foreign=any(text.lang != edition.lang.code for text in shown),
    )


def _who(edition: Edition, offer: ListedOffer) -> dict[str, Any]:
    record = offer.record
    return {
        "audiences": [edition.label("audiences", code) for code in record.audiences],
        "phase_count": len(edition.directory.vocabulary.terms["life_phases"]),
        "phases": [(code, edition.label("life_phases", code)) for code in record.life_phases],
        "topics": [(code, edition.label("topics", code)) for code in record.topics],
        "ages": facts.ages_text(edition, record.ages) if record.ages else "",
        "areas": facts.areas(edition, offer),
        "cost": facts.cost_text(edition, offer),
        "payers": [facts.payer_text(edition, code) for code in record.covered_by],
        "origins": facts.origins(edition, offer),
    }


@dataclass(frozen=True, slots=True)
class PlaceTimes:
    """A place (or none: phone, online, on the way) and what is when there."""

    address: facts.Address | None
    hours: tuple[tuple[str, tuple[Hours, ...]], ...]
    """By kind, in words."""


def _when(edition: Edition, offer: ListedOffer, words: Words) -> dict[str, Any]:
    addresses = [
        facts.address_of(edition, place, key)
        for place, key in zip(offer.places, offer.record.locations, strict=False)
    ]
    closures = [
        (edition.lang.short_date(one.from_), edition.lang.short_date(one.until or one.from_),
         edition.of_provider(offer.provider.id).item("closures.reason", one.reason),
         one.until or one.from_)
        for one in offer.provider.record.closures
        if (one.until or one.from_) >= edition.day
    ]  # fmt: skip
    return {
        "places": list(_place_times(edition, offer, addresses, words)),
        "next_dates": next_dates(edition, offer),
        "closures": closures if offer.record.schedules else [],
        "runs": [_run(edition, run, words) for run in _coming_runs(edition, offer)],
    }


def _place_times(
    edition: Edition, offer: ListedOffer, addresses: list[facts.Address], words: Words
) -> Iterable[PlaceTimes]:
    for address in addresses:
        yield PlaceTimes(address, _hours(edition, offer, words, address.key))
    if elsewhere := _hours(edition, offer, words, None):
        yield PlaceTimes(None, elsewhere)


def _hours(
    edition: Edition, offer: ListedOffer, words: Words, key: str | None
) -> tuple[tuple[str, tuple[Hours, ...]], ...]:
    kinds: dict[str, list[Hours]] = {}
    say = edition.gettext
    titles = {
        "opening hours": say("Opening hours"),
        "phone hours": say("Phone hours"),
        "by appointment": say("By appointment"),
        "meeting": say("Meeting"),
    }
    for schedule in offer.record.schedules:
        if schedule.location == key:
            text = words.item("schedules.description", schedule.description)
            kinds.setdefault(titles[schedule.kind], []).append(hours_of(edition, schedule, text))
    return tuple((title, tuple(hours)) for title, hours in kinds.items())


def _coming_runs(edition: Edition, offer: ListedOffer) -> list[Any]:
    return [run for run in offer.record.runs if upcoming(run, edition.day)]


def _run(edition: Edition, run: Any, words: Words) -> dict[str, Any]:
    lang = edition.lang
    return {
        "run": run,
        "name": words.item("runs.name", run.name),
        "description": words.item("runs.description", run.description),
        "dates": [run_date(edition, one) for one in upcoming(run, edition.day)],
        "opens": lang.short_date(run.registration_from) if run.registration_from else "",
        "closes": lang.short_date(run.registration_until) if run.registration_until else "",
        "waiting": words.item(
            "runs.capacity.waiting_time", run.capacity.waiting_time if run.capacity else None
        ),
    }


def _how(edition: Edition, offer: ListedOffer, words: Words) -> dict[str, Any]:
    record = offer.record
    own = ways(edition, record, words)
    return {
        "ways": own,
        "actions": first_ways(own),
        "access": facts.access_text(edition, offer),
        "referrers": [referrer(edition, code) for code in record.referral_by],
        "languages": [
            (edition.label("languages", one.code), words(f"languages.{one.code}.note", one.note))
            for one in record.languages
        ],
        "phrases": phrases(edition, offer),
        "source": edition.texts.source,
        "youth_offices": _youth_offices(edition, offer),
        "formats": [(code, edition.label("formats", code)) for code in record.formats],
        "reassurances": [
            (code, edition.label("reassurances", code)) for code in record.reassurances
        ],
        "provider_name": edition.provider_name(offer.provider),
        "provider_ways": ways(
            edition, offer.provider.record, edition.of_provider(offer.provider.id)
        ),
    }


def _youth_offices(
    edition: Edition, offer: ListedOffer
) -> list[tuple[Text, ListedOffer | None, list[Text]]]:
    """Return, where the way leads through one, each youth office with its contact and towns."""
    if "youth office" not in (*offer.record.referral_by, *offer.record.covered_by):
        return []
    towns: dict[str, list[Text]] = {}
    for code, town in edition.directory.vocabulary.municipalities.items():
        if code in offer.towns and town.youth_office:
            towns.setdefault(town.youth_office, []).append(edition.label("municipalities", code))
    return [
        (edition.label("youth_offices", code), edition.youth_office(code), served)
        for code, served in towns.items()
    ]


def referrer(edition: Edition, code: str) -> tuple[str, ListedOffer | None]:
    """Return who refers families: in words, or the offer to go to first."""
    if code in REFERRERS:
        return facts.referrer_text(edition, code), None
    return "", edition.directory.offers[code]
