"""The pages that one enters by: home, helplines, moved pages, choice of language, not found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from hooks.drawing.browse import counts, labels, tree
from hooks.drawing.cards import Group, card, cards, texts_of
from hooks.drawing.contacts import ways
from hooks.drawing.facts import has_place
from hooks.drawing.offers import notices_of
from hooks.drawing.region_map import region_map
from hooks.drawing.subscribing import feed_link
from hooks.frame import SENSITIVE, Drawn
from hooks.languages import EASY
from hooks.model.schedule import DAYS
from hooks.pages import record_path

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hooks.directory import ListedOffer
    from hooks.drawing.contacts import Way
    from hooks.drawing.edition import Edition
    from hooks.languages import Language
    from hooks.model.offer import SpokenLanguage
    from hooks.model.schedule import Schedule
    from hooks.pages import Page
    from hooks.texts import Text

NEW = 4
"""How many new and upcoming offers the home page shows."""


def draw_home(edition: Edition, page: Page) -> Drawn:
    """Draw the home page: where, how old, what; helplines; new and upcoming."""
    title = edition.gettext("Help for families in {region}", region=edition.settings.region.name)
    vocabularies = ("municipalities", "life_phases", "topics")
    content = edition.draw(
        "fragments/home.html",
        home=".", title=title,
        trees={name: tree(edition, name) for name in vocabularies},
        counts={name: counts(edition, name) for name in vocabularies},
        total=len(edition.listing.offers), easy=_easy(edition),
        map=region_map(edition, counts(edition, "municipalities")),
        news=cards(edition, _news(edition), NEW),
        notices=notices_of(
            edition, [text for name in vocabularies for text in labels(edition, name)]
        ),
    )  # fmt: skip
    description = edition.gettext(
        "Counselling, meeting places, money, childcare: find help near you, in your language."
    )
    mood = SENSITIVE if any(offer.is_sensitive for offer in _news(edition)) else ""
    head, day = feed_link(edition, page), edition.as_of
    return Drawn(title, description, content, head=head, mood=mood, day=day)


def _easy(edition: Edition) -> Language | None:
    """Return Leichte Sprache, where the site speaks it."""
    return edition.languages.get(EASY)


def _news(edition: Edition) -> list[ListedOffer]:
    """Return offers with coming runs, and those that began in the last three months."""
    recent = 92
    return [
        offer
        for offer in edition.listing.offers
        if any(date.end >= edition.day for run in offer.record.runs for date in run.dates)
        or (
            offer.record.offered_since
            and 0 <= (edition.day - offer.record.offered_since).days <= recent
        )
    ]


@dataclass(frozen=True, slots=True)
class Line:
    """A helpline as the list shows it."""

    offer: ListedOffer
    ways: list[Way]
    speaks: int
    """Whether the reader's language is spoken there: 2 always, 1 by the note, 0 not known."""
    note: Text | None
    """When or how it is spoken."""
    interpretation: Text | None
    """Whether somebody interprets."""
    hours_unknown: bool
    """Whether there is a number to call and nobody has said when it is answered."""
    openings: str
    """When somebody answers, for the page's script: `day.opens.closes`, day 0 = Monday, minutes."""


def draw_helplines(edition: Edition, _: Page) -> Drawn:
    """Draw the helplines, those that speak the reader's language first.

    The page's script then puts those first that answer now.
    """
    shown = lines_of(edition)
    content = edition.draw(
        "fragments/helplines.html",
        home=".", lines=shown, language_name=edition.lang.name,
        notices=notices_of(edition, texts_of(card(edition, one.offer) for one in shown)),
    )  # fmt: skip
    title = edition.gettext("Help right now")
    description = edition.gettext("Numbers to call when you need somebody at once.")
    return Drawn(title, description, content, mood=SENSITIVE)


def lines_of(edition: Edition) -> list[Line]:
    """Return all helplines: those that speak the reader's language first, then by their hours."""
    lines = [_line(edition, one) for one in edition.listing.offers if one.record.helpline]
    return sorted(lines, key=lambda one: (-one.speaks, _closed(one), one.offer.record.name))


def _line(edition: Edition, offer: ListedOffer) -> Line:
    record, words = offer.record, edition.of_offer(offer)
    schedules = [one for phone in record.phones for one in phone.schedules]
    spoken = _spoken(edition, offer)
    return Line(
        offer=offer,
        ways=ways(edition, record, words),
        speaks=0 if spoken is None else 1 if spoken.note else 2,
        note=words(f"languages.{spoken.code}.note", spoken.note) if spoken else None,
        interpretation=words("interpretation_services", record.interpretation_services),
        hours_unknown=bool(record.phones) and not schedules,
        openings=" ".join(span for one in schedules for span in _spans(one)),
    )


def _spans(schedule: Schedule) -> list[str]:
    """Return the weekly spans of a schedule; none where days or the end are not plain."""
    if schedule.freq != "weekly" or schedule.interval > 1 or not schedule.closes_at:
        return []
    opens, closes = schedule.opens_at or 0, schedule.closes_at
    return [f"{DAYS.index(day)}.{opens}.{closes}" for day in schedule.byday]


def _spoken(edition: Edition, offer: ListedOffer) -> SpokenLanguage | None:
    """Return the reader's language if it is spoken there and is not everybody's here."""
    own = edition.lang.locale.language
    if own == edition.texts.source.locale.language:
        return None
    languages = offer.record.languages
    return next((one for one in languages if one.code.split("-")[0] == own), None)


def _closed(line: Line) -> bool:
    """Whether no number of an offer is known to be answered around the clock."""
    phones = line.offer.record.phones
    return not any(one.is_always for phone in phones for one in phone.schedules)


WRITTEN = frozenset({"chat", "messenger", "sms"})
"""Kinds of links and phones by which one writes and is answered soon."""


def draw_youth(edition: Edition, _: Page) -> Drawn:
    """Draw the door for young people: write first, then call, then go there."""
    terms = edition.directory.vocabulary.terms["audiences"]
    young = {code for code, term in terms.items() if term.youth}
    offers = [one for one in edition.listing.offers if young & set(one.record.audiences)]
    writing = [one for one in offers if _can_write(one)]
    calling = [one for one in offers if one.record.helpline and one not in writing]
    others = [one for one in offers if one not in writing and one not in calling]
    going = [one for one in others if has_place(one)]
    more = [one for one in others if one not in going]
    say = edition.gettext
    groups = [
        Group("schreiben", say("Write, without speaking"), cards(edition, writing)),
        Group("anrufen", say("Call"), cards(edition, calling)),
        Group("hingehen", say("Go there"), cards(edition, going)),
        Group("mehr", say("More help"), cards(edition, more)),
    ]
    title = say("For you, if you are young yourself")
    content = edition.draw(
        "fragments/youth.html",
        home=".", title=title, groups=[one for one in groups if one.cards],
        notices=notices_of(edition, [text for group in groups for text in group.texts]),
    )  # fmt: skip
    description = say("Chat, helplines and meeting places for young people.")
    return Drawn(title, description, content, mood=SENSITIVE)


def _can_write(offer: ListedOffer) -> bool:
    record = offer.record
    kinds = {link.kind for link in record.links} | {phone.kind for phone in record.phones}
    return bool(kinds & WRITTEN)


def draw_moved(edition: Edition, page: Page) -> Drawn:
    """Draw a page that leads from a former id to the record of today."""
    root = "/".join([".."] * (page.depth - 1)) or "."
    target = f"{root}/{record_path(page.subject)}"
    title = edition.gettext("This page has moved")
    content = edition.draw("fragments/moved.html", home=root, title=title, target=target)
    head = Markup('<meta http-equiv="refresh" content="0; url={}">').format(target)
    return Drawn(title, title, content, head=head)


def draw_choice(editions: Sequence[Edition]) -> Drawn:
    """Draw the choice of language at the root of the site."""
    first = editions[0]
    title = first.gettext("Help for families in {region}", region=first.settings.region.name)
    content = first.draw("fragments/choice.html", editions=editions, title=title)
    return Drawn(title, title, content)


def draw_not_found(editions: Sequence[Edition], base: str) -> Drawn:
    """Draw the page for addresses that lead nowhere, in all languages.

    Args:
        editions: All languages.
        base: Path of the site on its host, without '/' at the end.
    """
    first = editions[0]
    title = first.gettext("This page does not exist")
    content = first.draw("fragments/not_found.html", editions=editions, base=base)
    return Drawn(title, title, content)
