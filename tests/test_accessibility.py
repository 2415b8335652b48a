"""Nobody is left out: axe-core, keyboard, text size and spacing, on every kind of page."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import html5lib
import pytest

from tests.accessibility import MODES, PAGES, Mode, show, violations
from tests.test_site import LANGUAGES

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

SVG = "{http://www.w3.org/2000/svg}"
OFFER = "angebote/bafza/hilfetelefon-gewalt-gegen-frauen.html"
SPACING = """() => {
  const sheet = document.styleSheets[0];
  sheet.insertRule("* { line-height: 1.5 !important; letter-spacing: 0.12em !important; "
    + "word-spacing: 0.16em !important; }", sheet.cssRules.length);
  sheet.insertRule("p { margin-block-end: 2em !important; }", sheet.cssRules.length);
}"""
CUT = """() => [...document.querySelectorAll("body *")].filter((one) => {
  const style = getComputedStyle(one);
  const hides = style.overflowX === "hidden" || style.overflowY === "hidden";
  return hides && one.clientWidth > 1 && !one.closest(".visually-hidden, .top__label")
    && (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1);
}).map((one) => one.outerHTML.slice(0, 100))"""
FOCUSED = """() => {
  const one = document.activeElement;
  const box = one.getBoundingClientRect();
  const exit = document.querySelector(".exit").getBoundingClientRect();
  const style = getComputedStyle(one);
  const isBelow = !one.closest(".exit") && box.top >= exit.top && box.bottom <= exit.bottom
    && box.left >= exit.left && box.right <= exit.right;
  return {
    name: one.id || one.getAttribute("href") || one.textContent.trim().slice(0, 40),
    seen: box.width > 0 && box.bottom > 0 && box.top < innerHeight && one.checkVisibility(),
    ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    covered: exit.width > 0 && isBelow,
    top: Math.round(box.top + scrollY),
  };
}"""


@pytest.mark.parametrize("code", LANGUAGES)
def test_axe_finds_nothing(page: Page, base: str, code: str) -> None:
    """Every kind of page in every language; schemes, widths and text sizes take turns."""
    found = []
    for number, (kind, path) in enumerate(PAGES.items()):
        if path.startswith("..") and code != LANGUAGES[number]:
            continue
        mode = MODES[(LANGUAGES.index(code) * 7 + number * 5) % len(MODES)]
        address = f"{base}{code}/{path}"
        found += [f"{kind} {mode}: {one}" for one in violations(page, address, mode)]

    assert found == []


def test_axe_would_find_something(page: Page, base: str) -> None:
    """Otherwise the test above would prove nothing."""
    page.goto(f"{base}de/index.html")
    mode = Mode("light", 360, 100)
    page.add_init_script(
        "addEventListener('DOMContentLoaded', () => document.body.append(new Image()))"
    )

    assert any(one.startswith("image-alt") for one in violations(page, page.url, mode))


@pytest.mark.parametrize("code", ["de", "ar", "ku"])
def test_wide_spacing_and_large_text_lose_nothing(browser: Browser, base: str, code: str) -> None:
    """WCAG 1.4.12 and 1.4.4, at 320 pixels: nothing is cut, nothing scrolls sideways."""
    context = browser.new_context(viewport={"width": 320, "height": 740})
    page = context.new_page()
    for kind, path in PAGES.items():
        show(page, f"{base}{code}/{path}")
        page.evaluate(SPACING)
        assert page.evaluate(CUT) == [], kind
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, kind
        page.evaluate("document.documentElement.style.fontSize = '212%'")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, kind
    context.close()


def _walk(page: Page, most: int = 400) -> list[dict[str, object]]:
    """Press Tab from the top of the page until it is left; return what had focus."""
    stops: list[dict[str, object]] = []
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            return stops
        stops.append(page.evaluate(FOCUSED))
    raise AssertionError(f"no end after {most} stops")


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize(
    "path", ["index.html", "finden.html#q=Schulden", "hilfe-sofort.html", OFFER, "merkliste.html"]
)
def test_keyboard_alone_reaches_everything(
    browser: Browser, base: str, path: str, width: int
) -> None:
    """Each stop can be seen, has a ring and lies under nothing; all controls are stops."""
    context = browser.new_context(viewport={"width": width, "height": 740})
    page = context.new_page()
    page.goto(f"{base}de/{path}")
    page.wait_for_load_state("networkidle")
    controls = page.locator("a[href], button, input, select, summary, progress + button")
    expected = controls.evaluate_all(
        "all => all.filter((one) => one.checkVisibility({ visibilityProperty: true })"
        " && !one.disabled && one.type !== 'hidden').length"
    )

    stops = _walk(page)

    assert [one for one in stops if not one["seen"] or not one["ring"] or one["covered"]] == []
    assert stops[0]["name"] == "#content"
    assert len(stops) == expected
    context.close()


def test_a_closed_list_holds_no_focus_and_escape_closes_it(page: Page, base: str) -> None:
    """The languages: Enter opens, Escape closes and gives the focus back."""
    page.goto(f"{base}de/index.html")
    summary = page.locator(".languages summary")
    summary.focus()

    page.keyboard.press("Tab")
    assert page.evaluate("!document.activeElement.closest('.languages')")
    summary.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.lang") == "de"
    page.keyboard.press("Escape")
    assert page.locator(".languages").get_attribute("open") is None
    assert page.evaluate("document.activeElement.localName") == "summary"


def test_targets_are_large_enough(browser: Browser, base: str) -> None:
    """24 pixels for what stands alone (WCAG 2.5.8), 44 for what matters."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    sizes = """(names) => [...document.querySelectorAll(names)]
      .filter((one) => one.checkVisibility() && getComputedStyle(one).display !== "inline")
      .map((one) => [one.textContent.trim(), one.getBoundingClientRect()])
      .map(([name, box]) => [name, Math.min(box.width, box.height)])"""
    for path in ("index.html", OFFER, "merkliste.html", "finden.html#q=Schulden"):
        page.goto(f"{base}de/{path}")
        page.wait_for_load_state("networkidle")
        small = page.evaluate(sizes, "a, button, select, input, summary")
        main = page.evaluate(sizes, ".action, .way, .exit__link, .plain-button, .search button")

        assert [one for one in small if one[1] < 24 and one[0]] == [], path
        assert [one for one in main if one[1] < 44] == [], path
    context.close()


@pytest.mark.parametrize("code", LANGUAGES)
def test_headings_and_landmarks_tell_the_page(site: Path, code: str) -> None:
    """One first heading, no level skipped, one main; landmarks of a kind have different names."""
    for kind, path in PAGES.items():
        html = (site / code / path.partition("#")[0]).read_text()
        tree = html5lib.HTMLParser(namespaceHTMLElements=False).parse(html)
        levels = [int(one.tag[1]) for one in tree.iter() if one.tag in {"h1", "h2", "h3", "h4"}]
        names = [one.get("aria-label") for one in tree.iter("nav")]

        assert levels.count(1) == 1, kind
        assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
        assert len(list(tree.iter("main"))) == 1, kind
        assert len(set(names)) == len(names), kind
        assert all(names), kind


def test_nothing_moves_on_its_own(browser: Browser, base: str) -> None:
    """Whoever asks for less motion gets none: no animation that shows, no smooth scrolling."""
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    for path in ("index.html", "finden.html#q=Schulden", OFFER):
        page.goto(f"{base}de/{path}")
        moving = page.evaluate(
            "document.getAnimations().filter((one) => one.effect.getTiming().duration > 0).length"
        )
        scrolling = page.evaluate("getComputedStyle(document.documentElement).scrollBehavior")

        assert moving == 0
        assert scrolling == "auto"
    context.close()


def test_every_topic_has_a_pictogram(site: Path) -> None:
    """For those who read little."""
    html = (site / "de/themen/index.html").read_text()
    tree = html5lib.HTMLParser(namespaceHTMLElements=False).parse(html)
    terms = [one for one in tree.iter("a") if one.get("class") == "term"]

    assert len(terms) > 20
    assert all(list(one.iter(f"{SVG}svg")) for one in terms)
