"""The figures of all languages on the page for translators, with a file to download for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from hooks.translations.desk import site_path
from hooks.translations.state import HEADS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from hooks.translations.state import Progress

PLACE = "<p>[[translations]]</p>"
"""Where the table stands in the page, once Markdown has drawn it."""
PAGE = "redaktion/uebersetzen.html"
NOTHING = "nichts offen"
"""Instead of a file without a text, in which a translator would look in vain."""
_UP = "../"
"""From the page to the root of the site."""


def filled_page(site: Path, figures: Iterable[Progress]) -> Iterator[tuple[str, str]]:
    """Yield the page with the table in it; nothing of a site without the page, or its place.

    Only the end of a build knows the figures: the catalogs of a language are read once, when its
    pages are drawn.
    """
    page = site / PAGE
    html = page.read_text(encoding="utf-8") if page.exists() else ""
    if PLACE in html:
        yield PAGE, html.replace(PLACE, draw_table(figures))


def draw_table(figures: Iterable[Progress]) -> Markup:
    """Return the table as HTML."""
    names = [*HEADS, "Datei"]
    heads = Markup("").join(Markup('<th scope="col">{}</th>').format(name) for name in names)
    rows = Markup("").join(_row(one) for one in figures)
    table = "<table><thead><tr>{}</tr></thead><tbody>{}</tbody></table>"
    return Markup(table).format(heads, rows)  # noqa: S704 - a constant; what goes in is escaped


def _row(figures: Progress) -> Markup:
    lang = figures.lang
    name = Markup('<th scope="row"><bdi lang="{0}">{1}</bdi> ({0})</th>').format(
        lang.code, lang.name
    )
    cells = Markup("").join(Markup("<td>{}</td>").format(cell) for cell in figures.cells[1:])
    link = _link(site_path(lang)) if figures.is_open else NOTHING
    return Markup("<tr>{}{}<td>{}</td></tr>").format(name, cells, link)


def _link(path: str) -> Markup:
    file = path.rpartition("/")[2]
    return Markup('<a href="{}" download>{}</a>').format(_UP + path, file)
