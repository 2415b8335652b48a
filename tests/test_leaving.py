"""Nobody is watched: leaving at once, and what stays behind."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from hooks.directory import load_directory
from tests.conftest import ROOT
from tests.test_site import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

NEUTRAL = "https://www.dwd.de/"
OFFER = "angebote/bafza/hilfetelefon-gewalt-gegen-frauen.html"


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A window for which the neutral page is there without the network."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    context.route(f"{NEUTRAL}**", lambda route: route.fulfill(body="<title>Wetter</title>"))
    yield context.new_page()
    context.close()


def test_every_page_that_names_a_sensitive_offer_has_the_way_out(site: Path) -> None:
    """Whatever kind of page it is: it links to such an offer, so it is marked."""
    directory, _ = load_directory(ROOT / "offers")
    sensitive = {f"{one.id}.html" for one in directory.offers.values() if one.is_sensitive}
    link = re.compile(r'href="[^"]*angebote/([a-z0-9-]+/[a-z0-9-]+\.html)"')
    marked = unmarked = 0
    for code in ("de", "ar"):
        for path in (site / code).rglob("*.html"):
            html = path.read_text()
            own = f"{path.parent.name}/{path.name}"
            main = html.partition("<main")[2].partition("</main>")[0]
            named = {own, *link.findall(main)} & sensitive
            is_marked = bool(re.search(r'<body class="[^"]*sensitive', html))
            assert is_marked or not named, path
            marked += is_marked
            unmarked += not is_marked

    assert marked > 100
    assert unmarked > 100


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_way_out_is_seen_where_it_is_needed_and_nowhere_else(
    phone: Page, base: str, code: str
) -> None:
    """In the thumb's reach, 44 pixels high, without hiding what it explains."""
    for path in (OFFER, "hilfe-sofort.html", "finden.html", "merkliste.html", "orte/rheine.html"):
        phone.goto(f"{base}{code}/{path}")
        box = phone.locator("#exit").bounding_box()

        assert box is not None
        assert box["height"] >= 44
        assert box["y"] > 740 / 2
        assert phone.locator(".traces").is_visible()
    phone.goto(f"{base}{code}/impressum.html")
    assert not phone.locator("#exit").is_visible()


def test_the_way_out_is_a_link_without_script(browser: Browser, base: str) -> None:
    """And tells the neutral page nothing."""
    context = browser.new_context(java_script_enabled=False)
    told: list[str | None] = []

    def answer(route: object) -> None:
        told.append(route.request.headers.get("referer"))  # type: ignore[attr-defined]
        route.fulfill(body="<title>Wetter</title>")  # type: ignore[attr-defined]

    context.route(f"{NEUTRAL}**", answer)
    page = context.new_page()
    page.goto(f"{base}de/{OFFER}")

    page.locator("#exit").click()

    assert page.url == NEUTRAL
    assert told == [None]
    context.close()


def test_leaving_blanks_the_page_before_the_other_one_is_there(phone: Page, base: str) -> None:
    """In the same moment, however slow the network: no text, no title, no telling address."""
    phone.goto(f"{base}de/{OFFER}")

    left = phone.evaluate(
        """() => {
          document.getElementById("exit").click();
          return [document.body.innerText.trim(), document.title, location.href];
        }"""
    )

    assert left == ["", "", base]
    phone.wait_for_url(NEUTRAL)


def test_going_back_after_leaving_meets_no_sensitive_page(phone: Page, base: str) -> None:
    """From home through places, offers, anchors, a search and another language."""
    phone.goto(f"{base}de/index.html")
    phone.locator(".top__help").click()
    phone.wait_for_url("**/hilfe-sofort.html*")
    phone.locator(".card__name a").first.click()
    phone.wait_for_url("**/angebote/**")
    phone.locator(".languages summary").click()
    phone.get_by_role("link", name="English").click()
    phone.wait_for_url("**/en/**")
    phone.get_by_role("link", name="Places").click()
    phone.wait_for_url("**/orte/index.html*")
    assert phone.locator("#exit").is_visible()
    phone.locator(".term", has_text="Rheine").click()
    phone.wait_for_url("**/orte/rheine.html*")
    phone.locator(".jumps a").first.click()
    phone.locator("#top-words").fill("debts")
    phone.keyboard.press("Enter")
    phone.wait_for_url("**/finden.html*")
    phone.locator("#results .card").first.wait_for()
    phone.locator("#exit").click()
    phone.wait_for_url(NEUTRAL)

    seen = []
    while phone.go_back() is not None:
        assert phone.locator("#back").is_hidden()
        seen.append(phone.url)

    assert seen == [f"{base}de/index.html"]


def test_no_address_tells_where_somebody_came_from(phone: Page, base: str) -> None:
    """Browsers remember every address; the way back is in none, and in no storage."""
    addresses: list[str] = []
    phone.on("framenavigated", lambda frame: addresses.append(frame.url))
    phone.goto(f"{base}de/{OFFER}")
    phone.locator(".top__name").click()
    phone.wait_for_url("**/index.html")
    phone.locator("#back").wait_for()

    assert set(addresses) == {f"{base}de/{OFFER}", f"{base}de/index.html"}
    assert phone.evaluate("[window.name, localStorage.length, sessionStorage.length]") == ["", 0, 0]
    assert phone.locator("#exit").is_visible()


def test_the_page_itself_offers_the_way_back_that_the_browser_lacks(phone: Page, base: str) -> None:
    """Also after a reload; the address says nothing of it."""
    phone.goto(f"{base}de/finden.html#q=Schulden")
    phone.locator("#results .card__name a").first.click()
    phone.wait_for_url("**/angebote/**")
    phone.locator("#back").wait_for()

    assert "#" not in phone.url
    phone.reload()
    phone.locator("#back").click()
    phone.wait_for_url("**/finden.html*")
    assert phone.url == f"{base}de/finden.html#q=Schulden"


@pytest.mark.parametrize(
    "back",
    ["https://evil.example/", "//evil.example/", "javascript:alert(1)", "../../elsewhere.html"],
)
def test_the_way_back_leads_nowhere_else(phone: Page, base: str, back: str) -> None:
    """Whatever another site has written into the name of the window."""
    phone.add_init_script(f"window.name = 'offers:/familien/:back:{back}';")
    phone.goto(f"{base}de/{OFFER}")

    assert phone.locator("#back").is_hidden()
    assert phone.evaluate("window.name") == ""


def test_shift_three_times_leaves_and_says_how_often(phone: Page, base: str) -> None:
    """Other keys in between begin anew; on other pages nothing happens."""
    phone.goto(f"{base}de/index.html")
    for _ in range(3):
        phone.keyboard.press("Shift")
    assert phone.url == f"{base}de/index.html"
    phone.goto(f"{base}de/{OFFER}")
    for key in ("Shift", "Shift", "a", "Shift"):
        phone.keyboard.press(key)
    phone.keyboard.press("Shift")
    told = phone.locator("#told").inner_text()
    assert told == "Noch einmal die Umschalttaste drücken, um die Seite zu verlassen."

    phone.keyboard.press("Shift")

    phone.wait_for_url(NEUTRAL)


def test_leaving_forgets_all_that_is_ours_and_nothing_of_the_neighbours(
    phone: Page, base: str
) -> None:
    """Hosts are shared: another site's keys, caches and workers stay."""
    phone.goto(f"{base}de/merkliste.html")
    phone.evaluate(
        """async () => {
          localStorage.setItem("offers:/familien/:saved", '["a/b"]');
          localStorage.setItem("offers:/familien/nord/:saved", '["a/b"]');
          localStorage.setItem("other", "1");
          await caches.open("offers:/familien/:all:1");
          await caches.open("offers:/:all:1");
          const root = document.documentElement.dataset.root;
          await navigator.serviceWorker.register(`${root}/sw.js`, { scope: `${root}/` });
        }"""
    )
    phone.locator("#exit").click()
    phone.wait_for_url(NEUTRAL)

    phone.goto(f"{base}de/impressum.html")
    left = phone.evaluate(
        """async () => [Object.keys(localStorage).sort(), await caches.keys(),
          (await navigator.serviceWorker.getRegistrations()).length]"""
    )

    assert left == [["offers:/familien/nord/:saved", "other"], ["offers:/:all:1"], 0]


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_warning_stands_before_the_first_contact(site: Path, code: str) -> None:
    """Somebody may read the list of calls; only the numbers for emergencies come before."""
    first = {OFFER: "action ", "angebote/bafza/index.html": "card", "jung.html": "card"}
    for path, contact in {**first, "hilfe-sofort.html": "way way--voice"}.items():
        main = (site / code / path).read_text().partition("<main")[2]

        assert 0 < main.find('class="watched"') < main.find(f'class="{contact}'), path
