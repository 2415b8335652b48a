"""Which pages there are, and where. Paths are the same in every language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hooks.directory import Directory

BROWSE = {"municipalities": "orte", "topics": "themen", "life_phases": "lebensphasen"}
"""The vocabularies that families browse by, and the folder of their pages."""

HOME = "index.html"
"""Where a language begins, in its folder."""

CORRECTIONS = "vorschlagen.html"
"""Where entries are corrected, in the folder of a language, if there is such a page."""
PROFESSIONALS = "fachkraefte/index.html"
"""The page for those who refer families, and for editors."""

COVERAGE = "fachkraefte/abdeckung"
"""The folder of the pages that say how many offers there are where."""
COVERAGE_VIEWS = {
    "topics": "index",
    "life_phases": "lebensphasen",
    "languages": "sprachen",
    "cost": "kosten",
    "formats": "formen",
}
"""What the columns of those pages are, and the names of the pages."""
TREND = "fachkraefte/entwicklung.html"
"""How the number of offers has grown."""
UNREADY = "fachkraefte/offen.html"
"""Which offers are not translated, pause or are full."""

DATA = "daten.html"
"""In which formats the directory can be had."""
OFFICES = "jugendaemter.html"
"""Which youth office is responsible for which place."""
PROVIDERS = "fachkraefte/anbieter.html"
"""All providers, what they offer and whom to ask."""
EVERYWHERE = "region"
"""What stands for the whole region and beyond, where places have their codes."""


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

    def beside(self, ending: str) -> str:
        """Return the path of what lies beside the page under its name: `ics`, `atom`."""
        return f"{self.path.removesuffix('.html')}.{ending}"

    @property
    def depth(self) -> int:
        """How many folders lie between the page and the root of the site."""
        return self.path.count("/") + 1


def plan(directory: Directory) -> list[Page]:
    """Return all generated pages of a language."""
    return [
        Page(HOME, "home"),
        Page("finden.html", "finder"),
        Page("hilfe-sofort.html", "helplines"),
        Page("jung.html", "youth"),
        Page("merkliste.html", "saved"),
        Page("offline.html", "offline"),
        Page("sicher.html", "safety"),
        Page(CORRECTIONS, "suggest"),
        Page("gebaerdensprache.html", "sign_language"),
        Page(PROFESSIONALS, "professionals"),
        Page(TREND, "trend"),
        Page(UNREADY, "unready"),
        *coverage_pages(directory),
        Page(DATA, "data"),
        Page(OFFICES, "youth_offices"),
        Page(PROVIDERS, "providers"),
        *_network_pages(directory),
        *_browse_pages(directory),
        *_record_pages(directory),
    ]


def _browse_pages(directory: Directory) -> Iterator[Page]:
    for vocabulary, folder in BROWSE.items():
        yield Page(f"{folder}/index.html", f"{vocabulary}_index")
        for code in directory.vocabulary.terms[vocabulary]:
            yield Page(f"{folder}/{code}.html", vocabulary, code)


def _network_pages(directory: Directory) -> Iterator[Page]:
    for code in (*directory.vocabulary.municipalities, EVERYWHERE):
        yield Page(network_path(code), "network", code)


def coverage_pages(directory: Directory) -> Iterator[Page]:
    """Yield the pages of coverage; their subjects are a vocabulary and maybe a life phase."""
    for dimension, name in COVERAGE_VIEWS.items():
        yield Page(f"{COVERAGE}/{name}.html", "coverage", f"{dimension}/")
    for code in directory.vocabulary.terms["life_phases"]:
        yield Page(f"{COVERAGE}/phase-{code}.html", "coverage", f"topics/{code}")


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


def network_path(code: str) -> str:
    """Return where professionals see the offers of a place, or `EVERYWHERE`, side by side."""
    return f"fachkraefte/orte/{code}.html"


def booklet_path(place: str) -> str:
    """Return where the booklet of a place is, in the language's folder."""
    return f"hefte/{place}.pdf"


def record_path(record_id: str) -> str:
    """Return where the page of an offer (id with '/') or a provider is."""
    return offer_path(record_id) if "/" in record_id else provider_path(record_id)
