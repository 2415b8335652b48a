"""The finder in a real browser: what it finds, what it says, and what it tells nobody."""

from __future__ import annotations

import json
import random
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from hooks.directory import load_directory
from hooks.listing import Listing
from hooks.search.coding import column
from tests.conftest import DAY, ROOT, serve
from tests.counting import JOINT, codes, passes, slots

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page, Route

    from tests.counting import State

FACETS = {
    "phase": "life_phases",
    "topic": "topics",
    "language": "languages",
    "format": "formats",
    "reassurance": "reassurances",
    "access": "accessibility",
}
COSTS = ("free", "fee", "sliding", "covered", "unknown")
FIND = """async ([base, version, states]) => {
  const { openSearch } = await import(`/scripts/search/search.js`);
  const { emptyState } = await import(`/scripts/search/state.js`);
  const search = await openSearch(base.replace(/[/]$/, ""), "de", version);
  await search.loadTimes();
  const found = [];
  for (const state of states) {
    const own = { ...emptyState(), ...state };
    const result = await search.find(own, false, new Date("2026-11-23T09:00:00Z"));
    found.push({
      hits: (await search.results(result.hits)).map((one) => one.id),
      counts: Object.fromEntries(
        [...result.counts].map(([name, counts]) => [name, Object.fromEntries(counts)])),
      open: result.open,
    });
  }
  return found;
}"""


@pytest.fixture(scope="module")
def listing() -> Listing:
    """The real offers on the build day."""
    return Listing(load_directory(ROOT / "offers")[0], date.fromisoformat(DAY))


@pytest.fixture(scope="module")
def version(site: Path) -> str:
    """The version of the index."""
    found: str = json.loads((site / "search/facets.json").read_text())["version"]
    return found


def _random_state(dice: random.Random, listing: Listing) -> State:
    """Return some filters, of which most states have few."""
    terms = listing.directory.vocabulary.terms

    def some(choices: list[Any]) -> list[Any]:
        return dice.sample(choices, dice.choice((0, 0, 0, 1, 2)))

    state: State = {facet: some(list(terms[name])) for facet, name in FACETS.items()}
    state |= {"cost": some(list(COSTS)), "day": some(list(range(7))), "part": some([0, 1, 2])}
    state["place"] = dice.choice(["", "", *terms["municipalities"]])
    state["km"] = dice.choice((0, 5, 10, 20)) if state["place"] else 0
    return state


def test_counts_are_those_of_a_count_by_hand(
    page: Page, base: str, version: str, listing: Listing
) -> None:
    """Random filters: the offers found, and each choice's count without its own facet's choices."""
    dice = random.Random(4)  # noqa: S311 - any states will do
    states = [_random_state(dice, listing) for _ in range(60)]
    page.goto(f"{base}404.html")

    found = page.evaluate(FIND, [base, version, states])

    directory = listing.directory
    for state, result in zip(states, found, strict=True):
        expected = {one.id for one in listing.offers if passes(directory, one, state)}
        assert set(result["hits"]) == expected, state
        for facet in (*FACETS, "cost"):
            left_out = "" if facet in JOINT else facet
            considered = [
                one for one in listing.offers if passes(directory, one, state, leaving_out=left_out)
            ]
            counted: dict[str, int] = {}
            for one in considered:
                for code in codes(directory, one, facet):
                    counted[code] = counted.get(code, 0) + 1
            assert result["counts"][facet] == counted, (facet, state)


def test_days_are_counted_beside_the_chosen_time(
    page: Page, base: str, version: str, listing: Listing
) -> None:
    """Monday's count is of mornings only, once mornings are chosen."""
    page.goto(f"{base}404.html")

    [found] = page.evaluate(FIND, [base, version, [{"part": [0], "day": [2]}]])

    mondays = [one for one in listing.offers if (0, 0) in slots(one)]
    assert found["counts"]["day"]["0"] == len(mondays)
    assert len(mondays) > 3


def test_what_is_open_now_is_counted(page: Page, base: str, version: str) -> None:
    """On a Monday at ten some are open, helplines around the clock among them."""
    page.goto(f"{base}404.html")

    found = page.evaluate(FIND, [base, version, [{}, {"open": True}]])

    assert 0 < found[0]["open"] < len(found[0]["hits"])
    assert len(found[1]["hits"]) == found[0]["open"]
    assert "bafza/hilfetelefon-gewalt-gegen-frauen" in found[1]["hits"]


def test_helplines_never_fall_out_by_distance(page: Page, base: str, version: str) -> None:
    """Nor does what comes home or has no place that is public."""
    page.goto(f"{base}404.html")

    [found] = page.evaluate(FIND, [base, version, [{"place": "hopsten", "km": 5}]])

    assert "bafza/hilfetelefon-gewalt-gegen-frauen" in found["hits"]
    assert "diakonie-west/frauenhaus" in found["hits"]
    assert "stadtbibliothek-rheine/sternstuendchen" not in found["hits"]


def test_a_state_survives_its_address(page: Page, base: str) -> None:
    """Random states come back as they went; wrong addresses give a state that asks for nothing."""
    dice = random.Random(7)  # noqa: S311
    letters = "aäß&=#%+ ?/\"'<>عربي;,🙂"
    states = [
        {
            "q": "".join(dice.choices(letters, k=dice.randrange(12))).strip(),
            "place": dice.choice(["", "rheine", "48429"]),
            "km": dice.choice([0, 5, 20]),
            "age": dice.choice([None, 0, 3, 17]),
            "topic": dice.sample(["geld", "baby", "sucht"], dice.randrange(3)),
            "day": dice.sample(range(7), dice.randrange(3)),
            "open": dice.choice([True, False]),
            "sort": dice.choice(["", "date", "distance"]),
            "view": dice.choice(["", "map"]),
        }
        for _ in range(200)
    ]
    page.goto(f"{base}404.html")
    script = """async ([address, states, wrong]) => {
      const { emptyState, readState, writeState } = await import(address);
      const whole = states.map((state) => ({ ...emptyState(), ...state }));
      return [whole, whole.map((state) => readState(writeState(state))),
        wrong.map((one) => writeState(readState(one)))];
    }"""

    wrong = ["", "#", "#km=x&age=999&day=9,a&place=../x&sort=up&view=all&open=2", "#%E0%A4%A&=&&"]
    whole, read, harmless = page.evaluate(script, ["/scripts/search/state.js", states, wrong])

    assert read == whole
    assert harmless == ["#"] * len(wrong)


def _until(page: Page, expression: str) -> None:
    """Wait until an expression holds; pages forbid what Playwright's own waiting does."""
    for _ in range(200):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(50)
    pytest.fail(f"never: {expression}")


def _results(page: Page) -> list[str]:
    page.locator("#results .card, #nothing:visible").first.wait_for()
    return page.locator("#results .card__name").all_inner_texts()


@pytest.mark.parametrize(
    ("code", "typed", "name"),
    [
        ("de", "Geldsorgen", "schuldnerberatung"),
        ("ar", "ديون", "schuldnerberatung"),
        ("fa", "بدهی", "schuldnerberatung"),
        ("uk", "борги", "schuldnerberatung"),
    ],
)
def test_somebody_types_and_finds(page: Page, base: str, code: str, typed: str, name: str) -> None:
    """From right to left and in Cyrillic too; the count is announced, what was meant is marked."""
    page.goto(f"{base}{code}/finden.html")
    page.locator("#words").press_sequentially(typed)
    _until(page, f"!!document.querySelector('#results a[href*={name}]')")
    links = page.locator("#results .card__name a").evaluate_all("all => all.map((a) => a.href)")

    assert page.locator("#count").get_attribute("role") == "status"
    assert any(name in link for link in links[:5])
    assert page.evaluate("decodeURIComponent(location.hash)") == f"#q={typed}"


def test_results_show_which_words_were_meant(page: Page, base: str) -> None:
    """In names and texts, compounds among them; letters that say nothing stay as they are."""
    page.goto(f"{base}de/finden.html#q=die Kita und Tafel")
    _results(page)
    marked = {one.lower() for one in page.locator("#results mark").all_inner_texts()}

    assert marked
    assert all("kita" in one or "tafel" in one for one in marked)


def test_no_search_stays_in_the_history(page: Page, base: str) -> None:
    """After leaving quickly, Back would meet it; chips take filters back."""
    page.goto(f"{base}de/index.html")
    page.goto(f"{base}de/finden.html")
    _results(page)
    page.locator("#words").press_sequentially("Tafel")
    _until(page, "location.hash === '#q=Tafel'")
    page.locator("#filters > summary").click()
    page.locator("#place").select_option("lengerich")
    _until(page, "location.hash.includes('place=lengerich')")

    page.go_back()

    assert page.url.endswith("de/index.html")


def test_a_place_among_the_words_becomes_a_filter_that_can_be_taken_away(
    page: Page, base: str
) -> None:
    """Misspelt or as a postcode, too; then the words no longer hold it."""
    for typed in ("Kita Ibenbüren", "Kita 49477"):
        page.goto(f"{base}de/finden.html#q={typed}")
        _results(page)
        chip = page.locator(".chip").first
        chip.wait_for()
        assert "Ibbenbüren" in chip.inner_text() or "49477" in chip.inner_text()
        chip.click()
        _until(page, "location.hash === '#q=Kita'")
        assert page.locator(".chip").count() == 0


def test_an_age_among_the_words_becomes_a_filter(page: Page, base: str) -> None:
    """In the words of the language."""
    for code, typed in (
        ("de", "Turnen 3 Jahre"),
        ("de", "3-jährig"),
        ("ar", "٣ سنوات"),
        ("tr", "3 yaşında"),
    ):
        page.goto(f"{base}{code}/404.html")
        page.goto(f"{base}{code}/finden.html#q={typed}")
        page.locator(".chip").first.wait_for()
        assert (
            "3" in page.locator(".chip").inner_text() or "۳" in page.locator(".chip").inner_text()
        )


def test_nothing_found_is_no_dead_end(page: Page, base: str) -> None:
    """What to leave out, how many that gives, helplines, lists, and a card to print."""
    page.goto(f"{base}de/finden.html#q=Tafel&topic=sucht&cost=fee")
    page.locator("#nothing").wait_for()
    ideas = page.locator("#ideas button")

    assert page.locator("#nothing a[href$='hilfe-sofort.html']").is_visible()
    assert page.locator("#wish").is_visible()
    assert ideas.count() > 0
    ideas.first.click()
    page.locator("#results .card").first.wait_for()
    assert page.locator("#nothing").is_hidden()


def test_choices_that_would_leave_nothing_cannot_be_chosen(page: Page, base: str) -> None:
    """Each shows its count; what is chosen can always be taken back."""
    page.goto(f"{base}de/finden.html#q=Tafel")
    _results(page)
    _until(page, "document.querySelector('[data-facet=phase] .facet__count').textContent !== ''")
    boxes = page.locator(".filters input[type=checkbox]").evaluate_all(
        "all => all.map((one) => [one.disabled, one.checked,"
        " one.closest('label').querySelector('.facet__count').textContent])"
    )

    assert all(is_disabled == (count == "0") for is_disabled, _, count in boxes)
    assert {is_disabled for is_disabled, _, _ in boxes} == {True, False}


def test_a_town_of_the_map_can_be_chosen(page: Page, base: str) -> None:
    """By keyboard; its colour and its words tell how many results serve it."""
    page.goto(f"{base}de/finden.html#q=Tafel&view=map")
    _results(page)
    town = page.locator("#map [data-town=lengerich]")
    town.focus()
    page.keyboard.press("Enter")
    _until(page, "location.hash.includes('place=lengerich')")

    assert "Lengerich" in page.locator(".chip").inner_text()
    assert page.locator("#map [data-town=lengerich]").get_attribute("data-chosen") is not None


def test_the_map_needs_no_script(browser: Browser, base: str) -> None:
    """On the home page: 24 links with name and number, and the source beside it."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{base}de/index.html")
    names = page.locator(".map a[data-town]").evaluate_all(
        "all => all.map((one) => one.getAttribute('aria-label'))"
    )

    assert len(names) == 24
    assert all("Angebot" in name for name in names)
    assert page.locator(".map figcaption a[href='http://www.bkg.bund.de']").is_visible()
    page.locator(".map a[data-town=rheine]").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/de/orte/rheine.html")
    context.close()


REACH = """async ([km, rows]) => {
  const { openColumn } = await import("/scripts/search/columns.js");
  const { nearOf, residents, withinReach } = await import("/scripts/search/reach.js");
  const offers = {
    count: 5,
    head: { remote: ["phone"], places: [{ code: "here" }, { code: "there" }] },
    coded: new Map([["formats", { combinations: [[], ["phone"]], rows: [0, 0, 0, 0, 1] }]]),
    is: (flag, offer) => flag === "residents" && offer === 2,
  };
  const points = [[52, 7, ""], [52, 7.1, ""], [52, 7.2, "Beyond"]];
  const at = openColumn({ combinations: [[0], [1], [2], []], rows });
  const towns = { combinations: [[0], [1]], rows: [0, 1, 1, 1, 0] };
  const near = nearOf(offers, { points, at, towns }, { town: { code: "here" }, at: [52, 7] });
  return [[...withinReach(offers, near, km).passes],
    [...residents(offers, near.serves).passes], near.outside];
}"""
"""Five offers: at home, two 7 km away, one 14 km away beyond the border, and one by phone."""


@pytest.mark.parametrize(
    ("km", "reached"), [(0, [1, 1, 1, 0, 1]), (5, [1, 0, 0, 0, 1]), (20, [1, 1, 1, 1, 1])]
)
def test_places_beyond_the_border_are_found_by_distance(
    page: Page, base: str, km: int, reached: list[int]
) -> None:
    """And say so; what is for residents of another place only is set apart."""
    page.goto(f"{base}404.html")

    found = page.evaluate(REACH, [km, column([0, 1, 1, 2, 3])])

    assert found == [reached, [1, 1, 0, 1, 1], ["", "", "", "Beyond", ""]]


def test_from_the_home_page_to_a_phone_number_by_keyboard(page: Page, base: str) -> None:
    """Type at the top of the page, go to the first result, and stand on its number."""
    page.goto(f"{base}de/index.html")
    page.keyboard.press("Tab")
    for _ in range(40):
        if page.evaluate("document.activeElement.id") == "top-words":
            break
        page.keyboard.press("Tab")
    page.keyboard.type("Hilfetelefon")
    page.keyboard.press("Enter")
    page.locator("#results mark").first.wait_for()
    for _ in range(60):
        if page.evaluate("!!document.activeElement.closest('#results')"):
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/angebote/**")
    for _ in range(40):
        if page.evaluate("document.activeElement.href || ''").startswith("tel:"):
            break
        page.keyboard.press("Tab")

    assert page.evaluate("document.activeElement.href").startswith("tel:")


def test_the_home_page_asks_three_questions_that_can_be_skipped(page: Page, base: str) -> None:
    """One answered is enough."""
    page.goto(f"{base}de/index.html")
    page.locator("[data-question=phase]").select_option("baby")
    page.locator(".questions button").click()
    page.wait_for_url("**/finden.html#phase=baby")

    assert len(_results(page)) == 10


def test_the_search_follows_into_another_language(page: Page, base: str) -> None:
    """Its address goes along."""
    page.goto(f"{base}de/finden.html#topic=sucht")
    _results(page)
    page.locator(".languages summary").click()
    page.get_by_role("link", name="English").click()
    page.wait_for_url("**/en/finden.html#topic=sucht")

    assert len(_results(page)) > 0


def test_no_server_learns_what_somebody_looks_for(browser: Browser, site: Path) -> None:
    """Searching, reloading, sharing, submitting without script: no word of it in the log."""
    log: list[str] = []
    with serve(site, log) as address:
        context = browser.new_context()
        page = context.new_page()
        page.goto(f"{address}/de/index.html")
        page.locator("#top-words").fill("Zwickmühle Gewalt")
        page.keyboard.press("Enter")
        page.wait_for_url("**/finden.html#*")
        _results(page)
        page.reload()
        _results(page)
        page.locator("#words").fill("Flausenkram Sucht")
        page.locator("#words").press("Enter")
        _until(page, "location.hash.includes('Flausen')")
        context.new_page().goto(page.url)
        page.locator("#results a, #nothing a").first.click()
        context.close()
        plain = browser.new_context(java_script_enabled=False)
        page = plain.new_page()
        for path, field in (("index.html", "#top-words"), ("finden.html", "#words")):
            page.goto(f"{address}/de/{path}")
            page.locator(field).fill("Zwickmühle")
            page.locator(field).press("Enter")
            page.wait_for_url("**/finden.html*")
            assert page.locator("#lists").get_by_role("link", name="Schulden").is_visible()
        plain.close()

    assert len(log) > 30
    for word in ("wickm", "lausen", "?q", "Referer"):
        assert not [line for line in log if word in line], word


def test_the_index_out_of_reach_leads_to_the_lists(page: Page, base: str) -> None:
    """A clear message, and all offers in lists."""
    page.route("**/search/*.json*", lambda route: route.abort())
    page.goto(f"{base}de/finden.html#q=Tafel")
    page.locator("#broken").wait_for()

    assert page.locator("#lists").get_by_role("link", name="Schulden").is_visible()
    assert page.locator("#scriptless").is_hidden()


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_jumps_while_the_index_is_on_its_way(page: Page, base: str, width: int) -> None:
    """Whoever is about to tap something below taps that; 0.1 would still pass as good."""

    def late(route: Route) -> None:
        page.wait_for_timeout(500)
        route.continue_()

    page.set_viewport_size({"width": width, "height": 740})
    page.route("**/de/search/index.json*", late)
    page.add_init_script(
        """window.shift = 0; new PerformanceObserver((list) => {
          for (const one of list.getEntries()) window.shift += one.value;
        }).observe({ type: "layout-shift", buffered: true });"""
    )
    page.goto(f"{base}de/finden.html")
    page.locator("#results .card").first.wait_for()
    page.wait_for_timeout(500)

    assert page.evaluate("window.shift") < 0.05


def test_a_site_renewed_in_between_asks_to_be_loaded_again(page: Page, base: str) -> None:
    """Numbers of one build mean other offers in another."""
    page.route(
        "**/search/facets.json*",
        lambda route: route.fulfill(json={"version": "other", "count": 1}),
    )
    page.goto(f"{base}de/finden.html#q=Tafel")

    page.locator("#renewed a").wait_for()


def test_from_a_folder_the_page_explains_itself(page: Page, site: Path) -> None:
    """Modules do not load there; the lists do."""
    page.goto((site / "de/finden.html").as_uri())

    _until(page, "getComputedStyle(document.getElementById('scriptless')).visibility === 'visible'")
    page.locator("#lists").get_by_role("link", name="Schulden").click()
    assert page.url.endswith("de/themen/schulden.html")


def test_the_finder_stores_nothing_and_asks_nobody(browser: Browser, base: str) -> None:
    """No cookie, no storage, no other host, no breach of the policy."""
    context = browser.new_context()
    page = context.new_page()
    told: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{base}de/finden.html#q=Hilfe&place=rheine&view=map")
    _results(page)
    page.wait_for_load_state("networkidle")

    assert told == []
    assert [url for url in asked if not url.startswith(base)] == []
    assert context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    context.close()


def test_sorting_by_date_and_distance(page: Page, base: str) -> None:
    """The nearest first; the next first."""
    page.goto(f"{base}de/finden.html#sort=date")
    _results(page)
    _until(page, "document.querySelectorAll('#results [data-fact=date] time').length > 1")
    days = page.locator("#results time").evaluate_all("all => all.map((one) => one.dateTime)")
    assert days == sorted(days)

    page.goto(f"{base}de/hilfe-sofort.html")
    page.goto(f"{base}de/finden.html#sort=distance&place=rheine")
    _results(page)
    assert "Rheine" in page.locator("#results .card").first.inner_text()


def _count(page: Page) -> int:
    _results(page)
    return int(page.locator("#count").inner_text().split()[0])


def test_a_place_can_be_taken_back(page: Page, base: str) -> None:
    """In the list of places as in the chip, also where it was typed."""
    page.goto(f"{base}de/finden.html#q=Kita Rheine")
    _results(page)
    page.locator("#filters > summary").click()
    _until(page, "document.getElementById('place').value === 'rheine'")
    page.locator("#place").select_option("greven")
    _until(page, "location.hash === '#q=Kita&place=greven'")
    page.locator("#place").select_option("")
    _until(page, "location.hash === '#q=Kita'")


def test_links_within_the_page_leave_the_search_as_it_is(page: Page, base: str) -> None:
    """The one to the content and the one to what is missing."""
    page.goto(f"{base}de/finden.html#q=Tafel&topic=sucht")
    page.locator("#nothing a[href='#missing']").click()
    page.wait_for_timeout(300)

    assert page.locator("#words").input_value() == "Tafel"
    assert page.locator("#nothing").is_visible()


@pytest.mark.parametrize("typed", ["in Rheine", "Rheine !", "für 3 Jahre", "48429", "🙂 Rheine"])
def test_words_that_say_nothing_beside_a_filter_are_none(page: Page, base: str, typed: str) -> None:
    """The place or the age alone is asked for."""
    page.goto(f"{base}de/finden.html#q={typed}")

    assert _count(page) > 30
    assert page.locator("#note").is_hidden()


@pytest.mark.parametrize(
    "fragment",
    ["topic=xyz", "place=atlantis&km=5", "place=constructor", "age=99", "q=%20", "missing"],
)
def test_old_or_wrong_addresses_ask_for_nothing(page: Page, base: str, fragment: str) -> None:
    """All offers, and no chip."""
    page.goto(f"{base}de/finden.html#{fragment}")

    assert _count(page) == len(load_directory(ROOT / "offers")[0].offers)
    assert page.locator(".chip").count() == 0


def test_the_age_of_a_grown_up_is_no_childs_age(page: Page, base: str) -> None:
    """The words around it find what they find."""
    page.goto(f"{base}de/finden.html#q=alleinerziehend 35 Jahre")
    _results(page)

    assert page.locator("#results .card").count() > 0
    assert page.locator(".chip").count() == 0


def test_a_postcode_of_another_region_is_named(page: Page, base: str) -> None:
    """It filters nothing; the words beside it are searched."""
    page.goto(f"{base}de/finden.html#q=Tafel 48149")
    _results(page)

    assert "48149" in page.locator("#note").inner_text()
    assert "Tafel" in page.locator("#results .card").first.inner_text()


def test_after_the_network_is_back_the_search_goes_on(page: Page, base: str) -> None:
    """One file that fails does not end it."""
    page.goto(f"{base}de/finden.html")
    _results(page)
    page.route("**/search/terms-*", lambda route: route.abort())
    page.locator("#words").fill("Tafel")
    page.locator("#broken").wait_for()
    page.unroute("**/search/terms-*")
    page.locator("#words").fill("Tafeln")
    _until(page, "!!document.querySelector('#results a[href*=tafel]')")

    assert page.locator("#broken").is_hidden()


def test_what_was_typed_before_the_scripts_came_is_searched(page: Page, base: str) -> None:
    """On a slow network somebody is faster than the index."""

    def late(route: Route) -> None:
        page.wait_for_timeout(800)
        route.continue_()

    page.route("**/de/search/index.json*", late)
    page.goto(f"{base}de/finden.html", wait_until="commit")
    page.locator("#words").fill("Tafel")
    _until(page, "!!document.querySelector('#results a[href*=tafel]')")

    assert page.evaluate("location.hash") == "#q=Tafel"


def test_numbers_for_emergencies_stand_above_what_is_urgent(page: Page, base: str) -> None:
    """Where helplines come first, and where one of the numbers was typed."""
    for typed in ("112", "Suizid"):
        page.goto(f"{base}de/404.html")
        page.goto(f"{base}de/finden.html#q={typed}")
        page.locator("#urgent a[href='tel:112']").wait_for()
    page.goto(f"{base}de/404.html")
    page.goto(f"{base}de/finden.html#q=Bücherei")
    _results(page)
    assert page.locator("#urgent").is_hidden()


def test_what_else_to_try_leads_to_as_many_offers_as_it_says(page: Page, base: str) -> None:
    """Each idea that is offered."""
    page.goto(f"{base}de/finden.html#q=Tafel&topic=sucht,trennung&day=6")
    page.locator("#ideas button").first.wait_for()
    label = page.locator("#ideas button").first.inner_text()
    page.locator("#ideas button").first.click()
    page.locator("#ideas").wait_for(state="hidden")

    assert f" {_count(page)} " in label
