"""The pages that say how many offers there are for what, and where."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from markupsafe import Markup

from hooks.coverage import DIMENSIONS, MEASURES, Coverage
from hooks.drawing.heat import View, heat_of, label_of
from hooks.drawing.offers import notices_of
from hooks.frame import Drawn
from hooks.pages import COVERAGE, COVERAGE_VIEWS, coverage_pages
from hooks.texts import Text

if TYPE_CHECKING:
    from hooks.coverage import Measure
    from hooks.drawing.edition import Edition
    from hooks.drawing.heat import Heat
    from hooks.pages import Page

HOME = "../.."
"""From a page of coverage to its language's folder."""
GAPS = f"{COVERAGE}/luecken.csv"
"""What is missing where, in the folder of a language."""
DATA = "daten/abdeckung.json"
"""What the filters count, from the root of the site."""
PARAMETERS = dict(zip(DIMENSIONS, ("topic", "phase", "language", "cost", "format"), strict=True))
"""How addresses call the dimensions, as those of the finder do."""
_HEAD = Markup(
    '<link rel="stylesheet" href="../../../assets/coverage.css">'
    '<link rel="stylesheet" href="../../../assets/coverage-print.css" media="print">'
    '<script type="module" src="../../../assets/coverage/coverage.js"></script>'
)


def coverage_of(edition: Edition) -> Coverage:
    """Return what was counted; an edition without records has counted nothing."""
    return edition.coverage or Coverage(edition.listing, {})


def heats_of(edition: Edition, subject: str) -> list[Heat]:
    """Return both tables of a page.

    Args:
        edition: The directory in a language.
        subject: Of the page; see `hooks.pages.coverage_pages`.
    """
    dimension, _, life_phase = subject.partition("/")

    def make(measure: Measure) -> Heat:
        return heat_of(View(edition, coverage_of(edition), measure, dimension, life_phase))

    return edition.remember(("heats", subject), lambda: [make(one) for one in MEASURES])


def draw_coverage(edition: Edition, page: Page) -> Drawn:
    """Draw the numbers of offers by town, in columns of one kind."""
    dimension, _, life_phase = page.subject.partition("/")
    heats = heats_of(edition, page.subject)
    title = edition.gettext("What is offered where")
    lead = edition.gettext("How many offers are recorded for each place today.")
    names = dimension_names(edition)
    parts: list[Text | str] = [names[dimension]]
    if life_phase:
        parts.append(edition.label("life_phases", life_phase))
    content = edition.draw(
        "fragments/professionals/coverage.html",
        home=HOME, title=title, lead=lead, parts=parts, heats=heats, names=names, page=page,
        measures=measure_names(edition), table=file_name(csv_path(page)), gaps=file_name(GAPS),
        columns=_views(edition), phases=_phases(edition), filters=_filters(heats[0].view),
        fixed=life_phase and f"phase={life_phase}", parameter=PARAMETERS[dimension],
        planning=edition.directory.vocabulary.planning, data=f"../../../{DATA}",
        notices=notices_of(edition, _shown(heats)),
    )  # fmt: skip
    return Drawn(f"{title} – {' – '.join(map(str, parts))}", lead, content, _HEAD, "wide")


def csv_path(page: Page) -> str:
    """Return where the table of a page is, in the folder of a language."""
    return page.path.removesuffix(".html") + ".csv"


def file_name(path: str) -> str:
    """Return the last part of a path."""
    return path.rpartition("/")[2]


def dimension_names(edition: Edition) -> dict[str, str]:
    """Return what the dimensions are called."""
    say = edition.gettext
    return {
        "topics": say("Topics"),
        "life_phases": say("Life phases"),
        "languages": say("Spoken languages"),
        "cost": say("Cost"),
        "formats": say("Forms of help"),
    }


def measure_names(edition: Edition) -> dict[str, str]:
    """Return what the measures are called."""
    say = edition.gettext
    return {"serves": say("For people in the place"), "within": say("In the place itself")}


def _views(edition: Edition) -> list[tuple[str, str, str]]:
    """Return file, name and code of the pages with other columns."""
    names = dimension_names(edition)
    return [(f"{name}.html", names[code], code) for code, name in COVERAGE_VIEWS.items()]


def _phases(edition: Edition) -> list[tuple[str, Text | str, str]]:
    """Return file, name and code of the pages of topics; "" stands for all life phases."""
    every = edition.gettext("All life phases")
    pages = [one for one in coverage_pages(edition.directory) if one.subject.startswith("topics/")]
    codes = [(one, one.subject.partition("/")[2]) for one in pages]
    return [
        (file_name(page.path), edition.label("life_phases", code) if code else every, code)
        for page, code in codes
    ]


def _filters(view: View) -> list[tuple[str, str, list[tuple[str, Text | str]]]]:
    """Return name, label and choices of each filter; what the page shows needs none."""
    names = dimension_names(view.edition)
    shown = {view.dimension, "life_phases" if view.life_phase else ""}
    return [
        (PARAMETERS[one], names[one], _choices(replace(view, dimension=one)))
        for one in DIMENSIONS
        if one not in shown
    ]


def _choices(view: View) -> list[tuple[str, Text | str]]:
    return [(code, label_of(view, code)) for code in view.coverage.codes(view.dimension)]


def _shown(heats: list[Heat]) -> list[Text]:
    """Return the texts of records that a page shows."""
    found = [label for _, label in heats[0].columns] + [row.label for row in heats[0].rows]
    return [one for one in found if isinstance(one, Text)]
