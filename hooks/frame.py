"""The theme around a page: drawn once for each language and depth, poured many times."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

if TYPE_CHECKING:
    from hooks.languages import Language

SENSITIVE = "sensitive"
"""The class of pages that show or name an offer that nobody should see over a shoulder."""
_MARK = re.compile("@@frame:([a-z]+)@@")


@dataclass(frozen=True, slots=True)
class Drawn:
    """What a page brings along."""

    title: str
    """Plain text."""
    description: str
    """Plain text, a sentence or two for search engines."""
    content: Markup
    head: Markup = field(default_factory=Markup)
    """More elements for the head."""
    mood: str = ""
    """Classes of the body: `sensitive`, `wide`."""
    day: Markup = field(default_factory=Markup)
    """The line that says of which day the site is; empty where a script writes it."""


@dataclass(frozen=True, slots=True)
class View:
    """The places of the theme's template that differ from page to page, safe to print."""

    path: str
    """Of the page in its language's folder; "" if it exists in one language only."""
    title: str
    description: str
    content: str
    head: str
    mood: str
    day: str

    @property
    def is_sensitive(self) -> bool:
        """Whether the page shows or names what nobody should see over a shoulder."""
        return SENSITIVE in self.mood.split()


def view_of(drawn: Drawn, path: str) -> View:
    """Return the texts of a page, escaped where they were plain."""
    return View(
        path=str(escape(path)),
        title=str(escape(drawn.title)),
        description=str(escape(drawn.description)),
        content=str(drawn.content),
        head=str(drawn.head),
        mood=str(escape(drawn.mood)),
        day=str(drawn.day),
    )


def marks() -> View:
    """Return marks in the place of texts: what is drawn with them is a frame."""
    return View(**{field.name: f"@@frame:{field.name}@@" for field in fields(View)})


class Frame:
    """A page of the theme with open places."""

    def __init__(self, html: str) -> None:
        """Split the theme's page at its marks."""
        self._parts = _MARK.split(html)

    def pour(self, view: View) -> str:
        """Return the page with its texts in their places."""
        parts = self._parts.copy()
        parts[1::2] = [getattr(view, name) for name in self._parts[1::2]]
        return "".join(parts)


def frame_name(lang: Language | None, depth: int) -> str:
    """Return the name of a frame's page: of a language and a number of folders below the root."""
    return f"{lang.code if lang else ''}/frame-{depth}".lstrip("/")
