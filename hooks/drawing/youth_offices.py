"""Which youth office is responsible for which place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from hooks.drawing.offers import notices_of
from hooks.drawing.professionals import SHEET
from hooks.frame import SENSITIVE, Drawn

if TYPE_CHECKING:
    from hooks.directory import ListedOffer
    from hooks.drawing.edition import Edition
    from hooks.model.vocabulary import Municipality
    from hooks.pages import Page
    from hooks.texts import Text

_SCRIPT = Markup('<script type="module" src="../assets/offices.js"></script>')


@dataclass(frozen=True, slots=True)
class Responsible:
    """A place and its youth office."""

    code: str
    place: Text
    postal_codes: tuple[str, ...]
    office: tuple[Text, ListedOffer | None]
    """Its name, and the offer that holds its contact, if anybody has entered one."""
    words: str
    """All by which somebody may look for the place, in small letters."""


def draw_youth_offices(edition: Edition, _: Page) -> Drawn:
    """Draw the places by name, each with its postcodes and its youth office."""
    title = edition.gettext("Which youth office is responsible?")
    towns = edition.directory.vocabulary.municipalities.items()
    rows = [
        _row(edition, code, town, town.youth_office) for code, town in towns if town.youth_office
    ]
    rows.sort(key=lambda one: (str(one.place).casefold(), one.code))
    texts = [text for one in rows for text in (one.place, one.office[0])]
    content = edition.draw(
        "fragments/youth_offices.html",
        home=".", title=title, rows=rows, notices=notices_of(edition, texts),
    )  # fmt: skip
    description = edition.gettext("The youth office for each place and postcode.")
    named = [offer for one in rows if (offer := one.office[1])]
    mood = SENSITIVE if any(one.is_sensitive for one in named) else ""
    return Drawn(title, description, content, head=SHEET.format(".") + _SCRIPT, mood=mood)


def _row(edition: Edition, code: str, town: Municipality, office: str) -> Responsible:
    place = edition.label("municipalities", code)
    words = (str(place), town.label, *town.everyday_words, *town.postal_codes)
    return Responsible(
        code=code,
        place=place,
        postal_codes=town.postal_codes,
        office=(edition.label("youth_offices", office), edition.youth_office(office)),
        words=" ".join(dict.fromkeys(words)).lower(),
    )
