"""What axe-core finds: every kind of page, in a language, a colour scheme, a width, a text size.

`python -m tests.accessibility SITE [--languages de,ar]` tries every combination on a built site
and prints a table; the tests try each kind of page in each language, with the rest in turn.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import axe_playwright_python
from playwright.sync_api import sync_playwright

from tests.conftest import launch, serve
from tests.test_site import LANGUAGES

if TYPE_CHECKING:
    from playwright.sync_api import Page

AXE = Path(axe_playwright_python.__file__).parent / "axe.min.js"
PAGES = {
    "choice of language": "../index.html",
    "lost": "../404.html",
    "home": "index.html",
    "finder": "finden.html",
    "finder, found": "finden.html#q=Schulden",
    "finder, map": "finden.html#view=map&place=rheine",
    "helplines": "hilfe-sofort.html",
    "young people": "jung.html",
    "places": "orte/index.html",
    "place": "orte/ladbergen.html",
    "topics": "themen/index.html",
    "topic": "themen/gewalt.html",
    "ages": "lebensphasen/index.html",
    "age": "lebensphasen/schwangerschaft.html",
    "provider": "angebote/kreis-steinfurt/index.html",
    "offer": "angebote/kreis-steinfurt/jugendamt.html",
    "sensitive offer": "angebote/bafza/hilfetelefon-gewalt-gegen-frauen.html",
    "saved list": "merkliste.html#stadt-emsdetten/familienbuero",
    "offline": "offline.html",
    "safety": "sicher.html",
    "sign language": "gebaerdensprache.html",
    "professionals": "fachkraefte/index.html",
    "coverage": "fachkraefte/abdeckung/index.html",
    "coverage, filtered": "fachkraefte/abdeckung/sprachen.html#phase=baby&cost=free",
    "development": "fachkraefte/entwicklung.html",
    "not ready": "fachkraefte/offen.html",
    "open data": "daten.html",
    "youth offices": "jugendaemter.html",
    "providers": "fachkraefte/anbieter.html",
    "network": "fachkraefte/orte/rheine.html",
    "suggestion": "vorschlagen.html",
    "suggestion, new": "vorschlagen.html#+",
    "correction": "vorschlagen.html#kreis-steinfurt/jugendamt",
    "hand-written": "barrierefreiheit.html",
}
"""A page of every kind, from the folder of a language."""
Scheme = Literal["light", "dark", "forced"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark", "forced")
WIDTHS = (320, 360, 1280)
SIZES = (100, 200)
"""Of text, in percent."""
RUN = """async () => {
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const found = await axe.run(document, { runOnly: tags, resultTypes: ["violations"] });
  return found.violations.map((one) =>
    `${one.id}: ${one.nodes.map((node) => node.html).slice(0, 3).join(" ")}`);
}"""


@dataclass(frozen=True, slots=True)
class Mode:
    """How a visitor looks at a page."""

    scheme: Scheme
    width: int
    size: int


MODES = tuple(Mode(*one) for one in product(SCHEMES, WIDTHS, SIZES))


def look(page: Page, mode: Mode) -> None:
    """Make a window show pages as a mode says."""
    page.set_viewport_size({"width": mode.width, "height": 740})
    page.emulate_media(
        color_scheme="dark" if mode.scheme == "dark" else "light",
        forced_colors="active" if mode.scheme == "forced" else "none",
    )


def show(page: Page, address: str) -> None:
    """Open a page afresh, and wait until its scripts have drawn what they draw."""
    page.goto("about:blank")
    page.goto(address)
    for filled in ("#finder", "#list"):
        if page.locator(filled).count():
            page.locator(f"{filled} .card:visible").first.wait_for()
    if page.locator("#suggest").count():
        page.locator("#suggest-edit:visible, #suggest-start:visible").wait_for()


def violations(page: Page, address: str, mode: Mode) -> list[str]:
    """Return what axe-core finds on a page, as rule and elements; [] if nothing."""
    look(page, mode)
    show(page, address)
    page.evaluate(f"document.documentElement.style.fontSize = '{mode.size * 1.0625}%'")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[str] = page.evaluate(RUN)
    return found


def main(arguments: list[str]) -> int:
    """Try every combination and print the table; return 1 if anything was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path)
    parser.add_argument("--languages", default=",".join(LANGUAGES))
    options = parser.parse_args(arguments)
    languages = options.languages.split(",")
    counts: Counter[tuple[str, Scheme]] = Counter()
    with serve(options.site.resolve().parent) as host, sync_playwright() as playwright:
        browser = launch(playwright)
        base = f"{host}/{options.site.resolve().name}/"
        page = browser.new_page()
        for mode, code, (kind, path) in product(MODES, languages, PAGES.items()):
            found = violations(page, f"{base}{code}/{path}", mode)
            counts[kind, mode.scheme] += len(found)
            for one in found:
                say(f"{code} {kind} {mode}: {one[:300]}")
        browser.close()
    runs = len(languages) * len(WIDTHS) * len(SIZES)
    say(f"violations in {runs} looks each (languages: {' '.join(languages)})")
    say(table(counts))
    return int(any(counts.values()))


def table(counts: Counter[tuple[str, Scheme]]) -> str:
    """Return the numbers of violations, a row a kind of page."""
    head = f"| page | {' | '.join(SCHEMES)} |\n|---|{'---:|' * len(SCHEMES)}"
    rows = (
        f"| {kind} | {' | '.join(str(counts[kind, scheme]) for scheme in SCHEMES)} |"
        for kind in PAGES
    )
    return "\n".join([head, *rows])


def say(text: str) -> None:
    """Write a line."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
