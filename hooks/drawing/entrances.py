"""The pages that one enters by: home, helplines, moved pages, choice of language, not found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from hooks.drawing.browse import counts, tree
from hooks.drawing.cards import cards
from hooks.drawing.contacts import ways
from hooks.frame import Drawn
from hooks.pages import record_path

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hooks.directory import ListedOffer
    from hooks.drawing.edition import Edition
    from hooks.pages import Page

NEW = 4
"""How many new and upcoming offers the home page shows."""


def draw_home(edition: Edition, _: Page) -> Drawn:
    """Draw the home page: where, how old, what; helplines; new and upcoming."""
    title = edition.gettext("Help for families in {region}", region=edition.settings.region.name)
    vocabularies = ("municipalities", "life_phases", "topics")
    content = edition.draw(
        "fragments/home.html",
        home=".", title=title,
        trees={name: tree(edition, name) for name in vocabularies},
        counts={name: counts(edition, name) for name in vocabularies},
        total=len(edition.listing.offers),
        news=cards(edition, _news(edition))[:NEW],
    )  # fmt: skip
    description = edition.gettext(
        "Counselling, meeting places, money, childcare: find help near you, in your language."
    )
    return Drawn(title, description, content)


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


def draw_helplines(edition: Edition, _: Page) -> Drawn:
    """Draw the helplines, those that speak the reader's language first."""
    spoken = edition.lang.locale.language
    lines = [offer for offer in edition.listing.offers if offer.record.helpline]
    shown = sorted(lines, key=lambda one: (not _speaks(one, spoken), _closed(one), one.record.name))
    content = edition.draw(
        "fragments/helplines.html",
        home=".",
        lines=[
            (one, ways(edition, one.record, edition.of_offer(one)), _speaks(one, spoken))
            for one in shown
        ],
        language_name=edition.lang.name,
    )
    title = edition.gettext("Help right now")
    description = edition.gettext("Numbers to call when you need somebody at once.")
    return Drawn(title, description, content, mood="sensitive")


def _speaks(offer: ListedOffer, language: str) -> bool:
    return any(one.code.split("-")[0] == language for one in offer.record.languages)


def _closed(offer: ListedOffer) -> bool:
    """Whether no number of an offer is known to be answered around the clock."""
    return not any(one.is_always for phone in offer.record.phones for one in phone.schedules)


def draw_moved(edition: Edition, page: Page) -> Drawn:
    """Draw a page that leads from a former id to the record of today."""
    root = "/".join([".."] * (page.depth - 1)) or "."
    target = f"{root}/{record_path(page.subject)}"
    title = edition.gettext("This page has moved")
    content = edition.draw("fragments/moved.html", home=root, title=title, target=target)
    head = Markup('<meta http-equiv="refresh" content="0; url={}">').format(target)
    return Drawn(title, title, content, head=str(head))


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
