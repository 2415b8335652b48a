"""The pages that families browse: places, topics, life phases, providers."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from hooks.directory import Place
from hooks.drawing.cards import Group, cards
from hooks.drawing.contacts import ways
from hooks.drawing.facts import address_of
from hooks.drawing.offers import notices, notices_of
from hooks.drawing.subscribing import feed_link, subscription
from hooks.drawing.titles import term_title
from hooks.drawing.upkeep import upkeep
from hooks.frame import SENSITIVE, Drawn
from hooks.pages import BROWSE, booklet_path

if TYPE_CHECKING:
    from hooks.directory import ListedOffer
    from hooks.drawing.edition import Edition
    from hooks.model.vocabulary import Term
    from hooks.pages import Page
    from hooks.texts import Text

ASKED = {"municipalities": "place", "topics": "topic", "life_phases": "phase"}
"""What the finder calls the vocabularies, behind `#`."""


def counts(edition: Edition, vocabulary: str) -> dict[str, int]:
    """Return how many current offers each term of a browsed vocabulary has."""
    return {code: len(found) for code, found in edition.listing.by_term[vocabulary].items()}


def draw_index(edition: Edition, page: Page) -> Drawn:
    """Draw the list of all places, topics or life phases."""
    vocabulary = page.kind.removesuffix("_index")
    say = edition.gettext
    titles = {
        "municipalities": say("Offers by place"),
        "topics": say("Offers by topic"),
        "life_phases": say("Offers by age"),
    }
    leads = {
        "municipalities": say("Choose the place where you live."),
        "topics": say("What do you need?"),
        "life_phases": say("How old is your child?"),
    }
    title = titles[vocabulary]
    content = edition.draw(
        "fragments/index.html",
        home="..", title=title, lead=leads[vocabulary], folder=BROWSE[vocabulary],
        vocabulary=vocabulary, tree=tree(edition, vocabulary), counts=counts(edition, vocabulary),
        notices=notices_of(edition, labels(edition, vocabulary)),
    )  # fmt: skip
    return Drawn(title, f"{title}: {edition.settings.region.name}", content)


def tree(edition: Edition, vocabulary: str) -> list[tuple[Term, list[Term]]]:
    """Return the terms without parent, each with the terms below it."""
    terms = edition.directory.vocabulary.terms[vocabulary]
    below: dict[str | None, list[Term]] = defaultdict(list)
    for term in terms.values():
        below[term.parent].append(term)
    return [(term, below[term.code]) for term in below[None]]


def draw_term(edition: Edition, page: Page) -> Drawn:
    """Draw the offers of a place, a topic or a life phase."""
    vocabulary, code = page.kind, page.subject
    offers = edition.listing.under(vocabulary, code)
    term = edition.directory.vocabulary.term(vocabulary, code)
    label = edition.label(vocabulary, code)
    groups = [one for one in _groups(edition, vocabulary, code, offers) if one.cards]
    content = edition.draw(
        "fragments/term.html",
        home="..", label=label, term=term, vocabulary=vocabulary, folder=BROWSE[vocabulary],
        groups=groups, count=len(offers),
        asked=f"#{ASKED[vocabulary]}={code}" if any(one.is_long for one in groups) else "",
        notices=notices_of(edition, [label, *(text for one in groups for text in one.texts)]),
        ages=_ages(edition, term), youth_office=_youth_office(edition, term),
        subscription=subscription(edition, page),
        booklet=booklet_path(code) if _has_booklet(edition, vocabulary, code) else "",
    )  # fmt: skip
    title = term_title(edition, vocabulary, code)
    mood = SENSITIVE if any(offer.is_sensitive for offer in offers) else ""
    description = f"{title} – {edition.settings.region.name}"
    return Drawn(title, description, content, head=feed_link(edition, page), mood=mood)


def _has_booklet(edition: Edition, vocabulary: str, code: str) -> bool:
    return vocabulary == "municipalities" and code in edition.booklet_places


def labels(edition: Edition, vocabulary: str) -> list[Text]:
    """Return the labels of a vocabulary."""
    return [
        edition.label(vocabulary, code) for code in edition.directory.vocabulary.terms[vocabulary]
    ]


def _ages(edition: Edition, term: Term) -> str:
    low, high = getattr(term, "minimum_age", None), getattr(term, "maximum_age", None)
    if not low or not high:
        return ""
    age = edition.lang.age
    if low.startswith("0 "):
        return edition.gettext("up to {age}", age=age(high))
    return edition.gettext("{youngest} to {oldest}", youngest=age(low), oldest=age(high))


def _youth_office(edition: Edition, term: Term) -> tuple[Text, ListedOffer | None] | None:
    """Return label and offer (None if nobody has entered it) of a place's youth office."""
    code = getattr(term, "youth_office", None)
    return (edition.label("youth_offices", code), edition.youth_office(code)) if code else None


def _groups(edition: Edition, vocabulary: str, code: str, offers: list[ListedOffer]) -> list[Group]:
    if vocabulary == "municipalities":
        return _by_place(edition, offers, code)
    return (_by_topic if vocabulary == "life_phases" else _by_reach)(edition, offers)


def _by_place(edition: Edition, offers: list[ListedOffer], code: str) -> list[Group]:
    """Group by nearness: in the place, for it, in the whole region, everywhere."""
    say, place = edition.gettext, str(edition.label("municipalities", code))
    here: list[ListedOffer] = []
    for_it: list[ListedOffer] = []
    region: list[ListedOffer] = []
    wide: list[ListedOffer] = []
    everywhere = len(edition.directory.vocabulary.municipalities)
    for offer in offers:
        if any(one.is_in(code) for one in offer.places):
            here.append(offer)
        elif offer.is_wide:
            wide.append(offer)
        else:
            (region if len(offer.towns) == everywhere else for_it).append(offer)
    name = edition.settings.region.name
    return [
        Group("hier", say("In {place}", place=place), cards(edition, here)),
        Group("auch", say("Also for {place}", place=place), cards(edition, for_it)),
        Group("region", say("For the whole region: {region}", region=name), cards(edition, region)),
        Group("ueberall", _wide_title(edition), cards(edition, wide)),
    ]


def _wide_title(edition: Edition) -> str:
    return edition.gettext("By phone and online, wherever you are")


def _by_reach(edition: Edition, offers: list[ListedOffer]) -> list[Group]:
    """Group by where: helplines, the region, each place, everywhere."""
    towns = edition.directory.vocabulary.municipalities
    near = [offer for offer in offers if not offer.is_wide]
    regional = [offer for offer in near if len(offer.towns) == len(towns)]
    wide = [offer for offer in offers if offer.is_wide]
    region = edition.gettext("For the whole region: {region}", region=edition.settings.region.name)
    some = edition.gettext("For some places")
    local = [offer for offer in near if len(offer.towns) < len(towns)]
    return [
        Group("orte", some, cards(edition, local)),
        Group("region", region, cards(edition, regional)),
        Group("ueberall", _wide_title(edition), cards(edition, wide)),
    ]


def _by_topic(edition: Edition, offers: list[ListedOffer]) -> list[Group]:
    """Group by the first topic, in the order of the vocabulary."""
    found: dict[str, list[ListedOffer]] = defaultdict(list)
    for offer in offers:
        found[offer.record.topics[0]].append(offer)
    topics = edition.directory.vocabulary.terms["topics"]
    return [
        Group(code, str(edition.label("topics", code)), cards(edition, found[code]))
        for code in topics
    ]


def draw_provider(edition: Edition, page: Page) -> Drawn:
    """Draw a provider with its places and offers."""
    provider = edition.directory.providers[page.subject]
    words = edition.of_provider(provider.id)
    own = edition.directory.by_provider.get(provider.id, [])
    offers = [offer for offer in own if offer.is_current(edition.day)]
    places = (Place(provider.id, location) for location in provider.record.locations)
    name = edition.provider_name(provider)
    mood = SENSITIVE if any(offer.is_sensitive for offer in offers) else ""
    content = edition.draw(
        "fragments/provider.html",
        home="../..", name=name, record=provider.record, words=words,
        notices=notices(edition, provider.id, "provider", provider.record),
        kind=kind_text(edition, provider.record.kind),
        ways=ways(edition, provider.record, words),
        addresses=[address_of(edition, place) for place in places],
        cards=cards(edition, offers), is_sensitive=bool(mood),
        upkeep=upkeep(edition, provider, is_sensitive=any(one.is_sensitive for one in own)),
        subscription=subscription(edition, page),
    )  # fmt: skip
    description = edition.gettext("Offers of {provider} for families", provider=name)
    return Drawn(str(name), description, content, mood=mood)


def kind_text(edition: Edition, kind: str) -> str:
    """Say what kind of organisation a provider is."""
    say = edition.gettext
    return {
        "public body": say("Public body"),
        "welfare organisation": say("Welfare organisation"),
        "church": say("Church"),
        "association": say("Association"),
        "health service": say("Health service"),
        "company": say("Company"),
        "network": say("Network"),
    }[kind]
