"""What a visitor meets in a real browser."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.accessibility import PAGES
from tests.test_site import LANGUAGES, SAMPLE

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

KEPT = """async () => [
  localStorage.length, sessionStorage.length, (await caches.keys()).length,
  (await indexedDB.databases()).length,
  (await navigator.serviceWorker.getRegistrations()).length,
]"""
OFFER = "angebote/familienbuendnis-altenberge/familienbuero.html"


def test_the_language_selector_leads_to_the_same_page(page: Page, base: str) -> None:
    """From an offer in German to the same offer in Arabic."""
    page.goto(f"{base}de/{OFFER}")

    page.locator(".languages summary").click()
    page.get_by_role("link", name="العربية").click()

    assert page.url == f"{base}ar/{OFFER}"
    assert page.locator("html").get_attribute("dir") == "rtl"


def test_arabic_runs_from_right_to_left(page: Page, base: str) -> None:
    """Headings start at the right; phone numbers and times do not turn around."""
    page.goto(f"{base}ar/angebote/kreis-steinfurt/jugendamt.html")

    heading = page.locator("h1")
    number = page.locator(".action bdi").first

    assert heading.evaluate("element => getComputedStyle(element).textAlign") == "start"
    assert heading.evaluate("element => getComputedStyle(element).direction") == "rtl"
    assert number.evaluate("element => getComputedStyle(element).direction") == "ltr"
    assert number.inner_text() == "02551 69-1115"


@pytest.mark.parametrize("code", LANGUAGES)
def test_nothing_leaves_the_site_and_nothing_is_stored(
    browser: Browser, base: str, code: str
) -> None:
    """No request elsewhere, no cookie, no storage, no error, no violation of the policy.

    Every kind of page, from the choice of language to pages for editors.
    """
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    told: list[str] = []

    def violated(text: str) -> None:
        told.append(text)

    page.on("request", lambda request: told.append(request.url))
    page.on("console", lambda message: told.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: told.append(f"error: {error}"))
    page.expose_function("violated", violated)
    page.add_init_script("addEventListener('securitypolicyviolation', (one) => violated('policy'))")

    for path in (*PAGES.values(), "../redaktion/gestaltung.html"):
        page.goto("about:blank")
        page.goto(f"{base}{code}/{path}")
        assert page.evaluate(KEPT) == [0, 0, 0, 0, 0], path

    known = (base, "about:blank")
    assert [text for text in told if not text.startswith(known)] == []
    assert context.cookies() == []
    context.close()


def test_a_violation_of_the_policy_would_be_noticed(page: Page, base: str) -> None:
    """Otherwise the test above would prove nothing."""
    told: list[str] = []

    def violated(text: str) -> None:
        told.append(text)

    page.expose_function("violated", violated)
    page.goto(f"{base}de/index.html")
    page.evaluate(
        """() => {
          addEventListener("securitypolicyviolation", (one) => violated(one.blockedURI));
          document.body.append(Object.assign(new Image(), { src: "https://example.org/a.png" }));
        }"""
    )
    page.wait_for_timeout(200)

    assert told == ["https://example.org/a.png"]


_CUT = """() => [...document.querySelectorAll("main *")].filter((one) => {
  const style = getComputedStyle(one);
  const scrolls = ["auto", "scroll"].includes(style.overflowX) || style.position === "absolute";
  return !scrolls && style.display !== "inline" && one.clientWidth > 1
    && one.scrollWidth > one.clientWidth + 1 && !one.closest(".visually-hidden");
}).map((one) => one.outerHTML.slice(0, 120))"""
_OVERLAPS = """() => {
  const texts = [...document.querySelectorAll("main :is(h1, h2, h3, p, a, li, dt, dd, summary)")]
    .filter((one) => one.checkVisibility() && !one.closest(".visually-hidden")
      && getComputedStyle(one).display !== "inline");
  const boxes = texts.map((one) => [one, one.getBoundingClientRect()]);
  return boxes.flatMap(([one, box], index) => boxes.slice(index + 1, index + 12)
    .filter(([other, next]) => !one.contains(other) && !other.contains(one)
      && Math.min(box.right, next.right) - Math.max(box.left, next.left) > 2
      && Math.min(box.bottom, next.bottom) - Math.max(box.top, next.top) > 2)
    .map(([other]) => one.textContent.trim().slice(0, 40) + " | " + other.textContent.trim()));
}"""


@pytest.mark.parametrize("width", [320, 390, 1280])
@pytest.mark.parametrize("code", ["de", "de-simple", "ar", "uk"])
def test_nothing_is_cut_and_no_text_lies_on_another(
    browser: Browser, base: str, code: str, width: int
) -> None:
    """Every kind of page; what is longer than its box wraps."""
    context = browser.new_context(viewport={"width": width, "height": 740})
    page = context.new_page()
    for path in SAMPLE:
        page.goto(f"{base}{code}/{path}")

        assert page.evaluate(_CUT) == [], path
        assert page.evaluate(_OVERLAPS) == [], path
    context.close()


def test_an_offer_prints_on_one_page(browser: Browser, base: str) -> None:
    """For the fridge door, in German and from right to left."""
    context = browser.new_context()
    page = context.new_page()
    for code in ("de", "ar"):
        page.goto(f"{base}{code}/angebote/kreis-steinfurt/jugendamt.html")
        printed = page.pdf(format="A4")
        assert printed.count(b"/Type /Page\n") + printed.count(b"/Type /Page ") == 1
    context.close()


@pytest.mark.parametrize("width", [320, 360, 1280])
@pytest.mark.parametrize("code", ["de", "de-simple", "ar", "ku", "uk"])
def test_no_page_scrolls_sideways(browser: Browser, base: str, code: str, width: int) -> None:
    """Long words wrap, at every width."""
    context = browser.new_context(viewport={"width": width, "height": 740})
    page = context.new_page()
    for path in ("../404.html", "../index.html", *SAMPLE):
        page.goto(f"{base}{code}/{path}")

        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
    context.close()


def test_dates_that_have_passed_disappear(browser: Browser, base: str) -> None:
    """The page was built on a Monday; on Wednesday its Monday is gone."""
    context = browser.new_context()
    page = context.new_page()
    page.clock.set_fixed_time("2026-11-25T09:00:00")
    page.goto(f"{base}de/{OFFER}")

    shown = page.locator(".dates li:visible time").evaluate_all(
        "all => all.map(one => one.getAttribute('datetime'))"
    )

    assert shown == ["2026-11-25"]
    assert page.locator("#stale").is_hidden()
    context.close()


@pytest.mark.parametrize("path", ["index.html", OFFER, "ueber.html", "../404.html"])
def test_an_old_copy_of_the_site_says_so(browser: Browser, base: str, path: str) -> None:
    """After more than fourteen days, on every page; and of which day it is."""
    context = browser.new_context()
    page = context.new_page()
    page.clock.set_fixed_time("2026-12-08T09:00:00")
    page.goto(f"{base}de/{path}")

    assert page.locator("#stale").is_visible()
    assert page.locator("#as-of").inner_text() == "Stand: 23. November 2026"
    context.close()


def test_the_home_page_says_of_which_day_it_is_without_script(site: Path) -> None:
    """In each language, in words and for programs."""
    shown = {code: (site / code / "index.html").read_text() for code in LANGUAGES}
    lines = {code: re.search(r'<p id="as-of">(.*)</p>', html) for code, html in shown.items()}

    told = [line[1] if line else "" for line in lines.values()]
    assert all('<time datetime="2026-11-23">' in line for line in told), lines
    assert 'Stand: <time datetime="2026-11-23">23. November 2026</time>' in told


def test_everything_that_matters_works_without_script(browser: Browser, base: str) -> None:
    """Choose a language, a place, an offer, and call."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{base}index.html")

    page.get_by_role("link", name="English").click()
    page.get_by_role("heading", name="Where do you live?").click()
    page.locator(".terms").get_by_role("link", name="Emsdetten").click()
    page.get_by_role("link", name="Family office Emsdetten").first.click()

    assert page.locator("a[href^='tel:']").first.get_attribute("href") == "tel:+492572922333"
    context.close()


def test_a_page_can_be_walked_by_keyboard(page: Page, base: str) -> None:
    """The first stop skips to the content; the language list opens with Enter."""
    page.goto(f"{base}de/index.html")

    page.keyboard.press("Tab")

    assert page.evaluate("document.activeElement.getAttribute('href')") == "#content"
    page.locator(".languages summary").focus()
    page.keyboard.press("Enter")
    assert page.get_by_role("link", name="Türkçe").is_visible()


def test_large_targets_for_thumbs(page: Page, base: str) -> None:
    """Calling, writing and going are at least 44 pixels high."""
    page.goto(f"{base}de/angebote/stadt-emsdetten/familienbuero.html")

    heights = page.locator(".action, .way").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect().height)"
    )

    assert min(heights) >= 44
