"""The finder: its form, its filters and the shape of a result; scripts fill it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from hooks.drawing.browse import counts, labels, tree
from hooks.drawing.facts import cost_label
from hooks.drawing.offers import notices_of
from hooks.drawing.region_map import region_map
from hooks.frame import SENSITIVE, Drawn
from hooks.model.offer import COSTS
from hooks.model.schedule import DAYS
from hooks.pages import BROWSE

if TYPE_CHECKING:
    from hooks.drawing.edition import Edition
    from hooks.pages import Page
    from hooks.texts import Text

DISTANCES = (5, 10, 20)
"""Kilometres."""


@dataclass(frozen=True, slots=True)
class Facet:
    """A group of boxes to tick."""

    name: str
    """As in the address of the finder."""
    legend: str
    choices: tuple[tuple[str, Text | str], ...]
    """Code and label."""


def draw_finder(edition: Edition, _: Page) -> Drawn:
    """Draw the finder; without script it is a way in to the lists."""
    title = edition.gettext("Find help")
    number = counts(edition, "municipalities")
    content = edition.draw(
        "fragments/finder.html",
        home=".", title=title, facets=_facets(edition), distances=DISTANCES,
        map=region_map(edition, number), map_counts=number,
        trees={name: tree(edition, name) for name in BROWSE},
        counts={name: counts(edition, name) for name in BROWSE},
        notices=notices_of(edition, [text for name in BROWSE for text in labels(edition, name)]),
    )  # fmt: skip
    description = edition.gettext(
        "Search in everyday words, by place and age. What you type stays on your device."
    )
    return Drawn(title, description, content, head=_head(edition), mood=f"{SENSITIVE} wide")


def _head(edition: Edition) -> Markup:
    """Return what the finder loads besides other pages, all of it at once instead of in a chain."""
    sheet = Markup('<link rel="stylesheet" href="../assets/finder.css">')
    preload = Markup('<link rel="preload" as="fetch" crossorigin="anonymous" href="{}.json?{}">')
    data = (preload.format(name, edition.index) for name in edition.preloaded)
    script = Markup('<script type="module" src="../assets/search/finder.js"></script>')
    return Markup("\n").join([sheet, *data, script])


def _facets(edition: Edition) -> list[Facet]:
    say = edition.gettext
    coded = {
        "phase": ("life_phases", say("How old is your child?")),
        "topic": ("topics", say("What do you need?")),
        "language": ("languages", say("Which language do you speak?")),
        "format": ("formats", say("How do you want to get help?")),
        "reassurance": ("reassurances", say("What matters to you?")),
        "access": ("accessibility", say("Without barriers")),
    }
    found = [
        Facet(name, legend, _terms(edition, vocabulary))
        for name, (vocabulary, legend) in coded.items()
    ]
    costs = tuple((code, cost_label(edition, code)) for code in COSTS)
    parts = (say("in the morning"), say("in the afternoon"), say("in the evening"))
    days = ((str(day), edition.lang.weekday(day)) for day in range(len(DAYS)))
    return [
        *found[:3],
        Facet("cost", say("What may it cost?"), costs),
        *found[3:],
        Facet("day", say("On which day?"), tuple(days)),
        Facet("part", say("At what time?"), tuple((str(at), one) for at, one in enumerate(parts))),
    ]


def _terms(edition: Edition, vocabulary: str) -> tuple[tuple[str, Text], ...]:
    terms = edition.directory.vocabulary.terms[vocabulary]
    return tuple((code, edition.label(vocabulary, code)) for code in terms)
