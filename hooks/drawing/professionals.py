"""The page for professionals: what wants to be confirmed, by youth office and provider."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from hooks.drawing.offers import notices_of
from hooks.drawing.upkeep import Assurance, assurance
from hooks.frame import SENSITIVE, Drawn
from hooks.freshness import REGION, DueGroup, by_youth_office, due_offers
from hooks.pages import offer_path
from hooks.tables import table_text

if TYPE_CHECKING:
    from hooks.directory import ListedOffer, ListedProvider
    from hooks.drawing.edition import Edition
    from hooks.freshness import DueProvider
    from hooks.pages import Page
    from hooks.texts import Text

HOME = ".."
"""From the page to its language's folder."""
DUE_TABLE = "fachkraefte/faellig.csv"
"""What is due as a table, in the folder of a language."""

SHEET = Markup('<link rel="stylesheet" href="{}/../assets/professionals.css">')
"""What pages for professionals look like; takes the way to the language's folder."""


@dataclass(frozen=True, slots=True)
class Due:
    """An offer that wants to be confirmed, as the page lists it."""

    id: str
    name: Text
    assurance: Assurance | None


@dataclass(frozen=True, slots=True)
class Asked:
    """A provider to ask, and what for."""

    id: str
    name: Text
    email: str
    """"" where the provider has none."""
    offers: tuple[Due, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """What is due in one youth office's towns."""

    anchor: str
    title: Text | str
    count: int
    providers: tuple[Asked, ...]


def draw_professionals(edition: Edition, _: Page) -> Drawn:
    """Draw the page for professionals."""
    due = _due(edition)
    parts = [_part(edition, one) for one in by_youth_office(edition.directory, due)]
    title = edition.gettext("For professionals")
    content = edition.draw(
        "fragments/professionals.html",
        home=HOME, title=title, parts=parts, due=len(due),
        never=sum(one.record.assured_date is None for one in due),
        total=len(edition.listing.offers),
        table=DUE_TABLE.rpartition("/")[2],
        places=list(edition.directory.vocabulary.municipalities),
        notices=notices_of(edition, [edition.name_of(one) for one in due]),
    )  # fmt: skip
    description = edition.gettext("Which offers want to be confirmed, and whom to ask.")
    mood = SENSITIVE if any(one.is_sensitive for one in due) else ""
    return Drawn(title, description, content, head=SHEET.format(HOME), mood=mood)


def _due(edition: Edition) -> list[ListedOffer]:
    months = edition.settings.assured_months
    return edition.remember("due", lambda: due_offers(edition.directory, edition.day, months))


def _part(edition: Edition, group: DueGroup) -> Part:
    title = _title(edition, group)
    providers = tuple(_asked(edition, one) for one in group.providers)
    return Part(f"{group.kind.replace(' ', '-')}-{group.code}", title, group.count, providers)


def _title(edition: Edition, group: DueGroup) -> Text | str:
    if group.kind == "youth office":
        return edition.label("youth_offices", group.code)
    if group.kind == REGION:
        return edition.gettext("For the whole region and beyond")
    return edition.gettext("For places of no youth office")


def _asked(edition: Edition, due: DueProvider) -> Asked:
    provider = due.provider
    offers = tuple(Due(one.id, edition.name_of(one), assurance(edition, one)) for one in due.offers)
    return Asked(provider.id, edition.provider_name(provider), _mail(provider), offers)


def _mail(provider: ListedProvider) -> str:
    return provider.record.email or ""


def due_table(edition: Edition) -> str:
    """Return what is due as a table, an offer a row, with the names that editors know."""
    say = edition.gettext
    head = [
        say("Youth office"), say("Provider"), say("Offer"), say("Id"), say("Last confirmed"),
        say("Confirmed by"), say("E-mail"), say("Page"),
    ]  # fmt: skip
    due = _due(edition)
    offices: dict[str, list[str]] = {}
    for group in by_youth_office(edition.directory, due):
        for asked in group.providers:
            for offer in asked.offers:
                offices.setdefault(offer.id, []).append(str(_title(edition, group)))
    return table_text([head, *(_row(edition, one, offices[one.id]) for one in due)])


def _row(edition: Edition, offer: ListedOffer, offices: list[str]) -> list[str]:
    record = offer.record
    return [
        ", ".join(offices),
        offer.provider.record.name,
        record.name,
        offer.id,
        record.assured_date.isoformat() if record.assured_date else "",
        record.assurer or "",
        _mail(offer.provider),
        f"{edition.site_url}{edition.lang.code}/{offer_path(offer.id)}",
    ]
