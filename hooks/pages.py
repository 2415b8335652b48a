"""Which pages there are, and where. Paths are the same in every language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hooks.directory import Directory

BROWSE = {"municipalities": "orte", "topics": "themen", "life_phases": "lebensphasen"}
"""The vocabularies that families browse by, and the folder of their pages."""

CORRECTIONS = "vorschlagen.html"
"""Where entries are corrected, in the folder of a language, if there is such a page."""
PROFESSIONALS = "fachkraefte/index.html"
"""The page for those who refer families, and for editors."""

DATA = "daten.html"
"""In which formats the directory can be had."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the directory, in every language."""

    path: str
    """Relative to the language's folder, with '/'."""
    kind: str
    """What draws it; see `hooks.drawing.DRAWERS`."""
    subject: str = ""
    """What it is about: an id, a code, or nothing."""

    @property
    def canonical(self) -> str:
        """The path that the page names as its own: of the record of today, where it has moved."""
        return record_path(self.subject) if self.kind == "moved" else self.path

    @property
    def depth(self) -> int:
        """How many folders lie between the page and the root of the site."""
        return self.path.count("/") + 1


def plan(directory: Directory) -> list[Page]:
    """Return all generated pages of a language."""
    return [
        Page("index.html", "home"),
        Page("finden.html", "finder"),
        Page("hilfe-sofort.html", "helplines"),
        Page("jung.html", "youth"),
        Page("merkliste.html", "saved"),
        Page("offline.html", "offline"),
        Page("sicher.html", "safety"),
        Page(CORRECTIONS, "suggest"),
        Page("gebaerdensprache.html", "sign_language"),
        Page(PROFESSIONALS, "professionals"),
        Page(DATA, "data"),
        *_browse_pages(directory),
        *_record_pages(directory),
    ]


def _browse_pages(directory: Directory) -> Iterator[Page]:
    for vocabulary, folder in BROWSE.items():
        yield Page(f"{folder}/index.html", f"{vocabulary}_index")
        for code in directory.vocabulary.terms[vocabulary]:
            yield Page(f"{folder}/{code}.html", vocabulary, code)


def _record_pages(directory: Directory) -> Iterator[Page]:
    for provider in directory.providers:
        yield Page(provider_path(provider), "provider", provider)
    for offer in directory.offers:
        yield Page(offer_path(offer), "offer", offer)
    for old, new in directory.moved.items():
        path = offer_path(old) if "/" in old else provider_path(old)
        yield Page(path, "moved", new)


def offer_path(offer_id: str) -> str:
    """Return where an offer's page is, in the language's folder."""
    return f"angebote/{offer_id}.html"


def provider_path(provider_id: str) -> str:
    """Return where a provider's page is, in the language's folder."""
    return f"angebote/{provider_id}/index.html"


def booklet_path(place: str) -> str:
    """Return where the booklet of a place is, in the language's folder."""
    return f"hefte/{place}.pdf"


def record_path(record_id: str) -> str:
    """Return where the page of an offer (id with '/') or a provider is."""
    return offer_path(record_id) if "/" in record_id else provider_path(record_id)
