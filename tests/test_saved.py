"""The saved list: kept only when asked, shared without a server, printed for the fridge door."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.conftest import serve

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

OFFER = "stadt-emsdetten/familienbuero"
SENSITIVE = "bafza/hilfetelefon-gewalt-gegen-frauen"
STORED = "Object.fromEntries(Object.entries(localStorage))"
KEY = "offers:/familien/:saved"


@pytest.fixture
def print_stub(page: Page) -> Page:
    """A page whose printer keeps what it was given, until somebody says that it is done."""
    page.add_init_script(
        """window.print = () => {
          window.printed = document.querySelector(".sheet")?.outerHTML ?? "page";
        };"""
    )
    return page


def test_saving_keeps_one_key_and_counts(page: Page, base: str) -> None:
    """Named after the path of the site; a second click takes it back and leaves nothing."""
    page.goto(f"{base}de/angebote/{OFFER}.html")
    button = page.get_by_role("button", name="Merken", exact=True)
    assert page.evaluate(STORED) == {}

    button.click()

    assert page.evaluate(STORED) == {KEY: f'["{OFFER}"]'}
    assert button.get_attribute("aria-pressed") == "true"
    assert page.locator("#told").inner_text() == "In Ihrer Merkliste gespeichert."
    page.goto(f"{base}ar/index.html")
    assert page.locator("#saved-number").inner_text() == "(1)"
    page.goto(f"{base}fa/index.html")
    assert page.locator("#saved-number").inner_text() == "(۱)"
    page.goto(f"{base}de/angebote/{OFFER}.html")
    button.click()
    assert page.evaluate(STORED) == {}


def test_a_sensitive_offer_asks_first(page: Page, base: str) -> None:
    """No is the first answer; Escape is no, and the focus returns."""
    page.goto(f"{base}de/angebote/{SENSITIVE}.html")
    button = page.get_by_role("button", name="Merken", exact=True)
    for answer in ("Enter", "Escape"):
        button.click()
        assert page.evaluate("document.activeElement.value") == "no"
        page.keyboard.press(answer)
        assert page.locator("#save-question").is_hidden()
        assert page.evaluate("document.activeElement.dataset.save") == SENSITIVE
        assert page.evaluate(STORED) == {}

    button.click()
    page.get_by_role("button", name="Ja, merken").click()

    assert page.evaluate(STORED) == {KEY: f'["{SENSITIVE}"]'}


def test_a_browser_that_keeps_nothing_says_so(page: Page, base: str) -> None:
    """Storage may be switched off."""
    page.add_init_script("Storage.prototype.setItem = () => { throw new Error('off'); };")
    page.goto(f"{base}de/angebote/{OFFER}.html")

    page.get_by_role("button", name="Merken", exact=True).click()

    assert page.locator("#save-refused").is_visible()
    assert page.locator(".save").get_attribute("aria-pressed") == "false"


def _list(page: Page, base: str, ids: list[str], code: str = "de") -> None:
    page.goto(f"{base}{code}/merkliste.html#{','.join(ids)}")
    page.locator("#saved-offers .card").nth(len(ids) - 1).wait_for()


def test_the_list_shows_numbers_and_forgets_on_request(page: Page, base: str) -> None:
    """Name, summary, a number to call; one can go, all can go."""
    page.goto(f"{base}uk/angebote/{OFFER}.html")
    page.locator(".save").click()
    page.goto(f"{base}uk/angebote/stadt-rheine/familienbuero.html")
    page.goto(f"{base}uk/angebote/kreis-steinfurt/index.html")
    page.evaluate(f"""localStorage.setItem("{KEY}", '["{OFFER}", "no/such", "<b>/x", 7]')""")
    page.goto(f"{base}uk/merkliste.html")
    cards = page.locator("#saved-offers .card")
    cards.nth(1).wait_for()

    assert cards.count() == 2
    assert cards.nth(0).locator("a[href='tel:+492572922333']").is_visible()
    assert cards.nth(1).locator(".card__gone").is_visible()
    assert page.locator("#saved-count").inner_text().endswith("2")
    cards.nth(1).get_by_role("button").click()
    page.locator("#saved-offers .card").nth(1).wait_for(state="detached")
    assert page.evaluate(STORED) == {KEY: f'["{OFFER}"]'}
    page.locator("#list-clear").click()
    page.locator("#saved-none").wait_for()
    assert page.evaluate("document.activeElement.id") == "saved-none"
    assert page.locator("#told").inner_text() != ""
    assert page.evaluate(STORED) == {}


def test_a_list_handed_on_stands_behind_the_hash_only(site: Path, browser: Browser) -> None:
    """The log of the server holds no list; nothing is stored until the reader says so."""
    log: list[str] = []
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    with serve(site, log) as host:
        base = f"{host}/"
        _list(page, base, [OFFER, SENSITIVE])
        page.get_by_role("button", name="Teilen").click()
        copied = page.evaluate("navigator.clipboard.readText()")

        assert copied == f"{base}de/merkliste.html#{OFFER},{SENSITIVE}"
        assert page.locator("#told").inner_text() == "Die Adresse ist kopiert."
        assert page.evaluate(STORED) == {}
        assert page.locator("#handed").is_visible()
        page.get_by_role("button", name="Diese Angebote merken").click()
        assert page.evaluate(STORED) == {}
        page.get_by_role("button", name="Ja, merken").click()
        page.locator("#handed").wait_for(state="hidden")
        assert "#" not in page.url
        assert page.evaluate(STORED) == {"offers:/:saved": f'["{OFFER}","{SENSITIVE}"]'}
    assert [line for line in log if "," in line.partition(" HTTP")[0]] == []
    context.close()


def test_the_skip_link_keeps_a_list_that_was_handed_on(page: Page, base: str) -> None:
    """It stands only in the address."""
    _list(page, base, [OFFER])
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_timeout(200)

    assert page.locator("#saved-offers .card").count() == 1


def test_paper_shows_no_day_that_has_passed(sheets: Page, base: str) -> None:
    """As the page itself; the sheet is drawn from a page that no script has seen."""
    sheets.clock.set_fixed_time("2026-11-25T09:00:00")
    sheets.goto(f"{base}de/angebote/familienbuendnis-altenberge/familienbuero.html")
    sheets.locator(".print select").select_option("uk")
    sheets.locator(".print button").click()
    sheets.locator(".sheet").wait_for(state="attached")
    days = sheets.locator(".sheet .dates li").evaluate_all(
        "all => all.map((one) => one.dataset.until)"
    )

    assert days
    assert min(days) >= "2026-11-25"


def test_the_system_shares_where_it_can(page: Page, base: str) -> None:
    """Else the address is copied, else shown; what the way back needs is not in it."""
    page.add_init_script("navigator.share = (given) => { window.given = given.url; };")
    page.goto(f"{base}de/angebote/{OFFER}.html")
    page.get_by_role("button", name="Teilen").click()
    assert page.evaluate("window.given") == page.url

    page.add_init_script(
        "navigator.share = undefined;"
        "Object.defineProperty(navigator, 'clipboard', { value: undefined });"
    )
    page.reload()
    page.get_by_role("button", name="Teilen").click()
    assert page.get_by_label("Adresse zum Kopieren").input_value() == page.url


@pytest.fixture
def sheets(browser: Browser) -> Iterator[Page]:
    """A window that keeps sheets on the page, to look at them."""
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script("window.print = () => undefined;")
    yield page
    context.close()


def test_an_offer_prints_in_two_languages_side_by_side(sheets: Page, base: str) -> None:
    """The reader's and another; each column has its language and direction; one code."""
    sheets.goto(f"{base}ar/angebote/kreis-steinfurt/jugendamt.html")
    sheets.locator(".print select").select_option("de")
    sheets.locator(".print button").click()
    sheets.locator(".sheet").wait_for(state="attached")
    sheets.emulate_media(media="print")
    columns = sheets.locator(".sheet__column")
    said = columns.evaluate_all("all => all.map((one) => [one.lang, one.dir])")
    left = columns.evaluate_all("all => all.map((one) => one.getBoundingClientRect().left)")

    assert said == [["ar", "rtl"], ["de", "ltr"]]
    assert left[0] > left[1]
    assert sheets.locator(".sheet .qr").count() == 1
    for column in columns.all():
        text = column.inner_text()
        assert "02551 69-1115" in text
        assert "Tecklenburger Straße 10" in text
    assert "2026" in sheets.locator(".sheet__day").inner_text()
    hidden = sheets.locator("body > :not(.sheet)").evaluate_all(
        "all => all.filter((one) => getComputedStyle(one).display !== 'none').length"
    )
    assert hidden == 0
    sheets.evaluate("dispatchEvent(new Event('afterprint'))")
    assert sheets.locator(".sheet").count() == 0


def test_a_list_prints_every_offer_with_number_address_and_code(sheets: Page, base: str) -> None:
    """And no navigation; one language where no second is chosen."""
    _list(sheets, base, [OFFER, "kreis-steinfurt/jugendamt"], "ar")
    sheets.locator("#list-print button").click()
    sheets.locator(".sheet").wait_for(state="attached")
    sheets.emulate_media(media="print")

    assert sheets.locator(".sheet__offer").count() == 2
    assert sheets.locator(".sheet__column").count() == 2
    assert sheets.locator(".sheet .qr svg").count() == 2
    assert sheets.locator(".sheet .qr svg").first.is_visible()
    assert "02572 922333" in sheets.locator(".sheet").inner_text()
    assert not sheets.locator(".top").is_visible()


def test_one_language_prints_the_page_itself(print_stub: Page, base: str) -> None:
    """Nothing is fetched for it."""
    print_stub.goto(f"{base}de/angebote/{OFFER}.html")

    print_stub.locator(".print button").click()

    assert print_stub.evaluate("window.printed") == "page"


def test_the_code_on_paper_leads_to_the_offer_in_the_readers_language(
    browser: Browser, base: str
) -> None:
    """The phone's language decides; other phones choose, and still come to the offer."""
    for locale, expected in (("ar-SY", f"{base}ar/angebote/{OFFER}.html"), ("sv-SE", None)):
        context = browser.new_context(locale=locale)
        page = context.new_page()
        page.goto(f"{base}#{OFFER}")
        if expected:
            page.wait_for_url(expected)
        else:
            page.get_by_role("link", name="English").click()
            page.wait_for_url(f"{base}en/angebote/{OFFER}.html")
        context.close()


def test_the_list_explains_itself_without_script(browser: Browser, base: str) -> None:
    """Nothing dead stands there."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{base}de/merkliste.html")
    main = page.locator("main")

    assert page.locator("#list-scriptless").is_visible()
    assert main.locator("button:visible, form:visible").count() == 0
    page.goto(f"{base}de/angebote/{OFFER}.html")
    assert main.locator("button:visible").count() == 0
    context.close()
