"""Suggesting and correcting without git: a form that writes records, for everybody."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from hooks.directory import load_directory
from hooks.editable import editable
from hooks.model.offer import Offer
from hooks.model.provider import Provider
from hooks.model.reading import read_record
from hooks.source import parse, without_comments
from tests.conftest import ROOT, build_site, serve
from tests.test_region import REGION, copy_region

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Locator, Page

REPOSITORY = "  repository: {kind: github, url: 'https://forge.example.org/our/guide'}\n"
HOSTILE = "<img src=x onerror=\"document.title='broken'\">' # : - [x] {y} &amp; \\"
SUBMIT = "#suggest-form > button[type=submit]"
TEXT = "#suggest-files textarea"
EVERYTHING = "everything/everything"
ASK_EACH = """async (ids) => {
  const part = (id) => document.getElementById(id);
  const { unchanged } = JSON.parse(part("suggest").dataset.says);
  const wrong = [];
  for (const id of ids) {
    document.activeElement.blur();
    location.hash = id;
    while (document.activeElement.id !== "suggest-name") await new Promise((go) => setTimeout(go));
    for (const one of document.querySelectorAll("[data-field] :is(input, select, textarea)")) {
      if (!one.matches(":disabled")) one.dispatchEvent(new Event("input", { bubbles: true }));
    }
    part("told").replaceChildren();
    part("suggest-form").requestSubmit();
    const isOf = document.querySelector(".languages a").hash === `#${id}`;
    if (part("told").textContent !== unchanged || !isOf) wrong.push(id);
  }
  return wrong;
}"""
"""What a visitor does who opens every record, types all of it anew and sends it."""
STORED = "Object.fromEntries(Object.entries(localStorage))"


@pytest.fixture(scope="module")
def region(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The other region's site, whose records lie in a project that takes suggestions."""
    folder = tmp_path_factory.mktemp("suggest")
    project = copy_region(folder / "project")
    settings = project / "mkdocs.yml"
    settings.write_text(settings.read_text() + REPOSITORY)
    built = build_site(project, folder / "served/guide", "--strict")

    assert built.returncode == 0, built.stderr
    return folder / "served"


@pytest.fixture(scope="module")
def address(region: Path) -> Iterator[str]:
    """Where its form is."""
    with serve(region) as host:
        yield f"{host}/guide/en/vorschlagen.html"


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A visitor who may copy."""
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    yield context
    context.close()


@pytest.fixture
def form(context: BrowserContext) -> Page:
    """A window."""
    return context.new_page()


def _open(page: Page, address: str, record: str = "") -> None:
    page.goto("about:blank")
    page.goto(f"{address}#{record}")
    page.locator("#suggest-edit:visible, #suggest-start:visible").wait_for()


def _result(page: Page) -> str:
    page.locator(SUBMIT).click()
    page.locator("#suggest-outcome:visible, #suggest-errors:visible").first.wait_for()

    assert page.locator("#suggest-errors").inner_text() == ""
    return page.locator(TEXT).first.input_value()


def _source(record: str) -> str:
    """Return a record as it is published; of a provider with a secret place, without comments."""
    content = (REGION / f"offers/{record}.yml").read_bytes()
    return (without_comments(content) if record == EVERYTHING else content).decode()


def _changes(before: str, after: str) -> list[str]:
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm="")
    return [line for line in lines if not line.startswith(("---", "+++", "@@"))]


def _problems(text: str, model: Any = Offer) -> list[str]:
    directory, _ = load_directory(REGION / "offers")
    terms = {name: tuple(found) for name, found in directory.vocabulary.terms.items()}
    _, problems = read_record(model, parse(text.encode(), "x.yml"), terms)
    return [str(one) for one in problems]


def _tab_to(page: Page, wanted: Locator, most: int = 400) -> None:
    for _ in range(most):
        page.keyboard.press("Tab")
        if wanted.evaluate("(one) => one === document.activeElement"):
            return
    raise AssertionError(f"{wanted} cannot be reached")


def test_a_new_offer_is_written_with_the_keyboard_alone(form: Page, address: str) -> None:
    """From the first Tab to the saved file, which the real reader takes without a word."""
    _open(form, address, "+")
    keys = form.keyboard
    _tab_to(form, form.locator("#suggest-provider"))
    keys.type("Riverside")
    for name, text in (("name", "Knitting & Tea: für Ämter"), ("summary", "Knit: with # others.")):
        _tab_to(form, form.locator(f"#offer-{name}"))
        keys.type(text)
    _tab_to(form, form.locator("#offer-description"))
    keys.type("One line.\nAnother line.\n- point")
    for name, code in (
        ("topics", "leisure"), ("life-phases", "school"), ("service-areas", "northtown"),
    ):  # fmt: skip
        _tab_to(form, form.locator(f"#offer-{name} input[value={code}]"))
        keys.press("Space")
    _tab_to(form, form.locator("#sheet-offer [data-field=schedules] > .group__add"))
    keys.press("Enter")
    keys.type("Mo-Do 08:30-12:30")
    _tab_to(form, form.locator("#sheet-offer [data-field=phones] > .group__add"))
    keys.press("Enter")
    keys.type("01632 960030")
    for name, letter in (("access", "o"), ("cost", "f")):
        _tab_to(form, form.locator(f"#offer-{name}"))
        keys.type(letter)
    _tab_to(form, form.locator(SUBMIT))
    keys.press("Enter")
    _tab_to(form, form.locator(".file__save"))
    with form.expect_download() as saved:
        keys.press("Enter")

    text = saved.value.path().read_text()
    data = parse(text.encode(), "").data
    assert saved.value.suggested_filename == "knitting-und-tea-fuer-aemter.yml"
    assert form.locator("#suggest-files h3").inner_text() == (
        "offers/riverside/knitting-und-tea-fuer-aemter.yml"
    )
    assert _problems(text) == []
    assert data["name"] == "Knitting & Tea: für Ämter"
    assert data["description"] == "One line.\n\nAnother line.\n- point\n"
    assert data["schedules"] == ["Mo-Do 08:30-12:30"]
    assert data["phones"] == ["01632 960030"]
    assert [*data["sources"][0]] == ["title", "seen"]


def test_a_new_organisation_comes_with_a_file_of_its_own(form: Page, address: str) -> None:
    """Two files, both without mistakes, with short names from the names."""
    _open(form, address, "+")
    form.locator("#suggest-provider").select_option("+")
    form.locator("#provider-name").fill("Die Brücke e. V.")
    form.locator("#provider-kind").select_option("association")
    form.locator("#sheet-provider [data-field=locations] > .group__add").click()
    place = form.locator("#sheet-provider [data-field=locations] .item")
    place.locator("[data-field=id] input").fill("haus")
    place.locator("[data-field=street] input").fill("2 Mill Lane")
    place.locator("[data-field=postal_code] input").fill("10001")
    place.locator("[data-field=municipality] select").select_option("northtown")
    form.locator("#offer-name").fill("Treff")
    form.locator("#offer-summary").fill("Ein Treff.")
    for box in ("topics input[value=leisure]", "life-phases input[value=school]"):
        form.locator(f"#offer-{box}").check()
    form.locator("#offer-service-areas input[value=northtown]").check()
    form.locator("#offer-access").select_option("open")
    form.locator("#offer-cost").select_option("free")
    _result(form)

    paths = form.locator("#suggest-files h3").all_inner_texts()
    offer, provider = (one.input_value() for one in form.locator(TEXT).all())
    assert paths == ["offers/die-bruecke-e-v/treff.yml", "offers/die-bruecke-e-v/provider.yml"]
    assert _problems(offer) == []
    assert parse(offer.encode(), "").data["locations"] == ["haus"]
    assert _problems(provider, Provider) == []


EDITS = {
    "#offer-name": ("A new name", ["-name: Offer name", "+name: A new name"]),
    "#offer-valid-to": ("2028-01-01", ["-valid_to: 2027-12-31", "+valid_to: 2028-01-01"]),
    "#offer-email": ("new@example.org", ["-email: offer@example.org", "+email: new@example.org"]),
    "#offer-ages-minimum-age input": (
        "7",
        [
            "-ages: {minimum_age: 6 years, maximum_age: 10 years, whose: child}",
            "+ages: {minimum_age: 7 years, maximum_age: 10 years, whose: child}",
        ],
    ),
    "#offer-keywords": ("keyword one\ntwo", [
        "-keywords: [keyword one]", "+keywords: [keyword one, two]",
    ]),
    "#offer-description": (
        "Offer description one, continued.\n\n- Offer bullet one\n- Offer bullet 2",
        ["-  - Offer bullet two", "+  - Offer bullet 2"],
    ),
    "#offer-professional-notes": ("", ["-professional_notes: Offer notes for professionals"]),
    "[data-field=schedules] .item:first-child [data-field=opens_at] input": (
        "16:30", ["-    opens_at: 16:00", "+    opens_at: 16:30"],
    ),
    "[data-field=phones] .item:first-child [data-field=label] input": (
        "Front: desk", ["-    label: Phone label", '+    label: "Front: desk"'],
    ),
    "#offer-capacity-waiting-time": (
        "Long", ["-  waiting_time: Waiting time", "+  waiting_time: Long"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("field", EDITS)
def test_a_correction_changes_only_its_line(form: Page, address: str, field: str) -> None:
    """Of a record that has every field: what nobody touches stays byte for byte."""
    typed, lines = EDITS[field]
    _open(form, address, EVERYTHING)
    form.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    form.locator(f"#sheet-offer {field}").first.fill(typed)

    after = _result(form)

    assert _changes(_source(EVERYTHING), after) == lines
    assert _problems(after) == []


def test_choices_change_only_their_line(form: Page, address: str) -> None:
    """A box, a choice, a yes or no, a language of a phone."""
    _open(form, address, EVERYTHING)
    form.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    form.locator("#offer-topics input[value=counsel]").uncheck()
    form.locator("#offer-residence").select_option("usual")
    form.locator("#sheet-offer [data-field=runs] [data-field=cancelled] input").uncheck()
    form.locator("#offer-locations input[value=quiet]").uncheck()

    assert _changes(_source(EVERYTHING), _result(form)) == [
        "-topics: [counsel, leisure]",
        "+topics: [leisure]",
        "-residence: required",
        "-locations: [hall, beyond, quiet, hidden]",
        "+residence: usual",
        "+locations: [hall, beyond, hidden]",
        "-    cancelled: true",
    ]


def test_entries_of_lists_come_and_go(form: Page, address: str) -> None:
    """A phone more, a time in one line that gets a note, a link less; the focus goes along."""
    _open(form, address, EVERYTHING)
    phones = form.locator("#sheet-offer > [data-field=phones]")
    phones.locator("> .group__add").click()
    form.keyboard.type("01632 960099")
    hours = phones.locator(".item").first.locator("[data-field=schedules]")
    phones.locator(".item").first.locator("details").first.evaluate("(one) => { one.open = true; }")
    hours.locator("details").evaluate("(one) => { one.open = true; }")
    hours.locator("[data-field=description] textarea").fill("Ring twice")
    form.locator("#sheet-offer > [data-field=links] .item__remove").click()
    gone = form.evaluate("document.activeElement.className")
    after = _result(form)

    assert "group__add" in gone
    assert _problems(after) == []
    assert parse(after.encode(), "").data["phones"] == [
        {
            "number": "01632 960020", "kind": "voice", "label": "Phone label", "languages": ["fr"],
            "schedules": [
                {
                    "byday": "MO,TU,WE,TH", "opens_at": "08:30", "closes_at": "12:30",
                    "description": "Ring twice",
                }
            ],
        },
        {"number": "01632 960021", "kind": "sms"},
        "01632 960099",
    ]  # fmt: skip
    assert "links" not in parse(after.encode(), "").data


def test_a_mark_before_the_text_stays(form: Page, address: str) -> None:
    """Some editors on Windows write one; a correction of something else keeps it."""
    marked = "\ufeff" + _source("riverside/playgroup")
    read = editable(marked.encode(), "offers/riverside/playgroup.yml")
    form.route("**/riverside/playgroup.json", lambda route: route.fulfill(body=read))
    _open(form, address, "riverside/playgroup")
    form.locator("#offer-summary").fill("New")

    after = _result(form)

    assert after.startswith("\ufeffname: ")
    assert len(_changes(marked, after)) == 2


def _ids(offers: Path) -> list[str]:
    found = sorted(path.relative_to(offers).with_suffix("") for path in offers.glob("*/*.yml"))
    ids = [path.as_posix().removesuffix("/provider") for path in found]
    return [one for one in ids if not one.startswith("vocabulary")]


def _unchanged(page: Page, address: str, ids: list[str]) -> list[str]:
    """Return the records that change although nobody has changed them."""
    _open(page, address)
    wrong: list[str] = page.evaluate(ASK_EACH, ids)
    return wrong


def test_opening_and_typing_everything_anew_changes_nothing(form: Page, address: str) -> None:
    """Every record of a region that has every field."""
    assert _unchanged(form, address, _ids(REGION / "offers")) == []


def test_no_real_record_changes_by_being_opened(form: Page, base: str) -> None:
    """All of them, offers and organisations, with every field typed anew."""
    assert _unchanged(form, f"{base}de/vorschlagen.html", _ids(ROOT / "offers")) == []


def test_hostile_text_stays_text(form: Page, address: str) -> None:
    """In every field: nothing of it becomes part of a page, all of it comes back."""
    _open(form, address, "riverside/playgroup")
    form.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    for add in form.locator("#sheet-offer > [data-field] > .group__add:visible").all():
        add.click()
    kinds = "[data-kind=text], [data-kind=prose], [data-kind=lines]"
    texts = form.locator(f"#sheet-offer :is({kinds}) :is(input, textarea)")
    for one in texts.all():
        if one.is_visible():
            one.fill(HOSTILE)
    form.locator(SUBMIT).click()
    form.locator("#suggest-errors:visible").wait_for()

    assert form.locator("main img").count() == 0
    assert form.title() != "broken"
    _open(form, address, "riverside/playgroup")
    form.locator("#offer-name").fill(HOSTILE)
    form.locator("#offer-summary").fill(HOSTILE)
    form.locator("#offer-description").fill(HOSTILE)
    data = parse(_result(form).encode(), "").data
    assert [data["name"], data["summary"], data["description"].strip()] == [HOSTILE] * 3


def test_mistakes_are_told_where_they_are_and_nothing_is_lost(form: Page, address: str) -> None:
    """After leaving a field, and all together with links when sending."""
    _open(form, address, "+")
    form.locator("#offer-email").fill("nobody")
    assert form.locator("#offer-email-wrong").inner_text() == ""
    form.keyboard.press("Tab")
    told = form.locator("#offer-email-wrong").inner_text()
    form.locator("#offer-name").fill("x" * 101)
    form.locator(SUBMIT).click()
    links = form.locator("#suggest-errors a").all_inner_texts()
    focused = form.evaluate("document.activeElement.id")
    form.locator("#suggest-errors a").filter(has_text="E-Mail").click()

    assert told == "“nobody” is not an e-mail address."
    assert form.locator("#offer-email").get_attribute("aria-invalid") == "true"
    assert focused == "suggest-errors"
    assert "Name: At most 100 characters; these are 101." in links
    assert any(one.endswith("Please choose.") for one in links)
    assert form.evaluate("document.activeElement.id") == "offer-email"
    assert form.locator("#offer-email").input_value() == "nobody"
    assert form.locator("#offer-name").input_value() == "x" * 101
    assert form.locator("#suggest-outcome").is_hidden()
    form.locator("#offer-email").fill("some@example.org")
    assert form.locator("#offer-email-wrong").inner_text() == ""
    assert form.locator("#offer-email").get_attribute("aria-invalid") is None


def test_fields_of_a_record_agree(form: Page, address: str) -> None:
    """Who pays belongs to costs that are covered; the model says so."""
    _open(form, address, EVERYTHING)
    form.locator("#offer-cost").select_option("sliding")
    form.locator(SUBMIT).click()

    told = form.locator("#suggest-errors a").all_inner_texts()
    assert len(told) == 1
    assert "This belongs here only with" in told[0]


def test_another_entry_does_not_lose_what_was_typed(form: Page, address: str) -> None:
    """Back and forth between entries, without keeping anything on the device."""
    _open(form, address, "riverside/playgroup")
    form.locator("#offer-name").fill("Typed")
    form.evaluate("location.hash = 'helpers/line'")
    form.wait_for_function("() => document.getElementById('offer-name').value !== 'Typed'")
    form.go_back()
    form.wait_for_function("() => document.getElementById('offer-name').value === 'Typed'")

    assert form.evaluate(STORED) == {}


def test_a_draft_stays_on_the_device_only_where_somebody_asks(form: Page, address: str) -> None:
    """Ticked, it survives a reload; unticked, it is gone."""
    _open(form, address, "riverside/playgroup")
    form.locator("#offer-name").fill("Typed")
    before = form.evaluate(STORED)
    form.locator("#suggest-keep").check()
    form.locator("#offer-summary").fill("More")
    kept = form.evaluate(STORED)
    form.reload()
    form.wait_for_function("() => document.getElementById('offer-summary').value === 'More'")
    name, ticked = form.locator("#offer-name").input_value(), form.locator("#suggest-keep")

    assert before == {}
    assert list(kept) == ["offers:/guide/:drafts"]
    assert name == "Typed"
    assert ticked.is_checked()
    ticked.uncheck()
    assert form.evaluate(STORED) == {}


def test_a_device_that_is_full_says_so(form: Page, address: str) -> None:
    """The tick goes, and with it the promise, as soon as nothing more can be kept."""
    _open(form, address, "riverside/playgroup")
    form.locator("#suggest-keep").check()
    form.evaluate("() => { Storage.prototype.setItem = () => { throw new Error(); }; }")
    form.locator("#offer-name").fill("Typed")

    assert not form.locator("#suggest-keep").is_checked()
    assert form.locator("#told").inner_text() == "This browser does not allow saving."
    assert form.locator("#offer-name").input_value() == "Typed"


def test_what_nobody_should_see_asks_before_it_is_kept(form: Page, address: str) -> None:
    """No is the first answer; leaving the page removes what yes has kept."""
    _open(form, address, EVERYTHING)
    form.locator("#suggest-keep").click()
    focused = form.evaluate("document.activeElement.value")
    form.keyboard.press("Enter")
    refused = form.evaluate(STORED), form.locator("#suggest-keep").is_checked()
    form.locator("#suggest-keep").click()
    form.locator("#save-question button[value=yes]").click()
    kept = list(form.evaluate(STORED))
    form.route("https://www.dwd.de/**", lambda route: route.fulfill(body="weather"))
    form.locator("#exit").click()
    form.wait_for_url("https://www.dwd.de/**")
    form.goto(address)

    assert focused == "no"
    assert refused == ({}, False)
    assert kept == ["offers:/guide/:drafts"]
    assert form.evaluate(STORED) == {}


def test_a_topic_that_nobody_should_see_takes_the_draft_back(form: Page, address: str) -> None:
    """What was kept before it became secret is removed, until somebody says yes."""
    _open(form, address, "riverside/playgroup")
    form.locator("#suggest-keep").check()
    form.locator("#offer-topics input[value=safety]").check()

    assert form.evaluate(STORED) == {}
    assert form.locator("#save-question").is_visible()


def _suggest(form: Page, address: str, provider: str) -> None:
    """Fill in a new offer, all but a way to reach it."""
    _open(form, address, "+")
    form.locator("#suggest-provider").select_option(provider)
    form.locator("#offer-name").fill("Treff")
    form.locator("#offer-summary").fill("Ein Treff.")
    for box in ("topics input[value=leisure]", "life-phases input[value=school]"):
        form.locator(f"#offer-{box}").check()
    form.locator("#offer-service-areas input[value=northtown]").check()
    form.locator("#offer-access").select_option("open")
    form.locator("#offer-cost").select_option("free")


def _told(form: Page) -> list[str]:
    form.locator(SUBMIT).click()
    form.locator("#suggest-outcome:visible, #suggest-errors:visible").first.wait_for()
    return form.locator("#suggest-errors a").all_inner_texts()


def test_an_offer_that_nobody_can_reach_is_not_ready(form: Page, address: str) -> None:
    """A phone, a mail or a place with a street: one of them has to be there."""
    _suggest(form, address, "riverside")
    before = _told(form)
    form.locator("#offer-locations input[value=house]").check()

    assert before == [
        "Phone: Please say how to reach it: a phone number, an e-mail address, a link, an "
        "office, or a place with its street."
    ]
    assert _told(form) == []


def test_places_of_another_organisation_do_not_stay_chosen(form: Page, address: str) -> None:
    """Who changes the organisation gets its places, and keeps none of the other's."""
    _suggest(form, address, "riverside")
    form.locator("#offer-locations input[value=house]").check()
    form.locator("#offer-email").fill("treff@example.org")
    form.locator("#suggest-provider").select_option("everything")
    form.locator("#offer-locations input[value=hall]").wait_for()

    assert "locations" not in parse(_result(form).encode(), "").data


def test_what_a_record_names_exists(form: Page, address: str) -> None:
    """The place of a time, and the offer that one has to go to first."""
    _suggest(form, address, "everything")
    form.locator("#offer-email").fill("treff@example.org")
    form.locator("#offer-access").select_option("referral")
    form.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    form.locator("#offer-referral-by").fill("doctor\nriverside/nothing")
    form.locator("#sheet-offer [data-field=schedules] > .group__add").first.click()
    form.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    time = form.locator("#sheet-offer > [data-field=schedules] .item")
    time.locator("[data-field=byday] input").fill("MO")
    time.locator("[data-field=location] input").fill("hall")
    before = _told(form)
    form.locator("#offer-locations input[value=hall]").check()
    form.locator("#offer-referral-by").fill("doctor\nriverside/playgroup")

    assert before == [
        "Place: Please tick this place under “Places” as well.",
        "Referral by: This entry does not exist, or not any more.",
    ]
    assert _told(form) == []


def test_postal_codes_belong_to_their_towns(form: Page, address: str) -> None:
    """A wrong one is told with the town; where there is only one, it may not be missing."""
    _open(form, address, "riverside")
    add = form.locator("#sheet-provider [data-field=locations] > .group__add")
    for code in ("10002", ""):
        add.click()
        place = form.locator("#sheet-provider [data-field=locations] .item").last
        place.locator("[data-field=id] input").fill("house" if code else "barn")
        place.locator("[data-field=street] input").fill("2 Mill Lane")
        place.locator("[data-field=municipality] select").select_option("northtown")
        place.locator("[data-field=postal_code] input").fill(code)

    assert _told(form) == [
        "Code: This short name exists already. Please choose another one.",
        "Postcode: This postcode does not belong to Northtown.",
        "Postcode: Please fill this in.",
    ]


def test_a_new_offer_of_a_secret_organisation_goes_to_no_public_page(
    form: Page, address: str
) -> None:
    """Whatever its topic is: its address would name the organisation."""
    form.route("**/eintraege.json", lambda route: route.fulfill(json=[["refuge", "R", "", 1]]))
    _suggest(form, address, "refuge")
    form.locator("#offer-email").fill("treff@example.org")
    _result(form)

    assert form.locator(".file__public").count() == 0
    assert form.locator("#suggest-secret").is_visible()


def test_a_line_that_is_no_time_is_told_once(form: Page, address: str) -> None:
    """What it might mean is not told as well; a time that ends too early is told at its line."""
    _suggest(form, address, "riverside")
    form.locator("#offer-locations input[value=house]").check()
    form.locator("#sheet-offer [data-field=schedules] > .group__add").first.click()
    line = form.locator("#sheet-offer [data-field=schedules] .item [data-field='*'] input").first
    line.fill("Fr-Mo 10:00")
    misread = _told(form)
    line.fill("Mo 12:00-9:00")
    backwards = _told(form)

    assert len(misread) == 1
    assert misread[0].startswith("Time in one line: “Fr-Mo 10:00” is not a time.")
    assert backwards == [
        "Time in one line: The end is before the beginning. Past midnight, these are two times."
    ]


def test_the_places_have_no_empty_help(form: Page, address: str) -> None:
    """Only the sentence that says what to choose."""
    _open(form, address, EVERYTHING)
    helps = form.locator("#sheet-offer > [data-field=locations] > .entry__help").all_inner_texts()

    assert len(helps) == 1
    assert helps[0].startswith("The places of the organisation.")


def test_the_forge_gets_a_new_file_with_its_text(form: Page, address: str) -> None:
    """Prefilled; a correction leads to the page of its file, with a word on pasting."""
    _suggest(form, address, "riverside")
    form.locator("#offer-locations input[value=house]").check()
    text = _result(form)
    new = urlsplit(form.locator(".file__public a").get_attribute("href") or "")
    mail = form.locator("#suggest-mail").get_attribute("href") or ""
    pasted = form.locator(".file__paste").is_visible()

    assert new.path == "/our/guide/new/main/offers/riverside"
    assert parse_qs(new.query) == {"filename": ["treff.yml"], "value": [text]}
    assert not pasted
    assert mail.startswith("mailto:families@example.org?subject=")
    assert text.replace("\n", "\r\n") in unquote(mail)
    assert "public at once" in form.locator(".file__public").inner_text()


def test_what_nobody_should_see_goes_to_no_public_page(form: Page, address: str) -> None:
    """Mail and the file only, by the record or by a topic of now; the subject is silent."""
    _open(form, address, EVERYTHING)
    form.locator("#offer-name").fill("x")
    _result(form)
    assert form.locator(".file__public").count() == 0
    assert form.locator("#suggest-secret").is_visible()
    mail = form.locator("#suggest-mail").get_attribute("href") or ""
    assert parse_qs(urlsplit(mail).query)["subject"] == ["A question"]

    _open(form, address, "riverside/playgroup")
    form.locator("#offer-name").fill("x")
    _result(form)
    edit = form.locator(".file__public a").get_attribute("href")
    assert edit == "https://forge.example.org/our/guide/edit/main/offers/riverside/playgroup.yml"
    assert form.locator(".file__paste").is_visible()
    form.locator("#offer-topics input[value=safety]").check()
    assert form.locator("#suggest-outcome").is_hidden()
    _result(form)
    assert form.locator(".file__public").count() == 0


def test_the_text_can_be_copied(form: Page, address: str) -> None:
    """By the button, and by hand where the browser refuses."""
    _open(form, address, "riverside/playgroup")
    form.locator("#offer-name").fill("Copied")
    text = _result(form)
    form.locator(".file__copy").click()
    form.wait_for_function("() => document.getElementById('told').textContent !== ''")
    copied = form.evaluate("navigator.clipboard.readText()")
    form.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error()); }")
    form.locator(".file__copy").click()
    form.wait_for_function("() => document.activeElement.localName === 'textarea'")

    assert copied == text
    assert form.evaluate("String(getSelection())") == text


def test_records_are_found_by_a_part_of_their_name(form: Page, address: str) -> None:
    """Offers by their own name or the organisation's; a click opens the form."""
    _open(form, address)
    form.locator("#suggest-filter").fill("EVERYTHING/everything náme")
    count = form.locator("#suggest-count").inner_text()
    form.locator("#suggest-records a").first.click()
    form.locator("#suggest-edit:visible").wait_for()

    assert count == "Found: 1"
    assert form.locator("#offer-name").input_value() == "Offer name"
    assert form.locator(".languages a").first.get_attribute("href") is not None
    assert form.evaluate("document.querySelector('.languages a').hash") == f"#{EVERYTHING}"


def test_an_address_of_no_record_says_so(form: Page, address: str) -> None:
    """And offers the list; nothing is fetched for what cannot be an id."""
    for wrong in ("riverside/nothing", "../../x", "%3Cimg%3E", "%", "a/b/c"):
        _open(form, address, wrong)
        form.locator("#suggest-broken:visible").wait_for()

        assert form.locator("#suggest-start").is_visible()
        assert "does not exist" in form.locator("#suggest-broken").inner_text()


def test_nothing_leaves_and_nothing_is_stored_unasked(form: Page, address: str) -> None:
    """A whole correction asks nobody but the site itself."""
    asked: list[str] = []
    form.on("request", lambda request: asked.append(request.url))
    _open(form, address, "riverside/playgroup")
    form.locator("#offer-name").fill("Secret words")
    _result(form)

    host = address.partition("/guide")[0]
    assert [url for url in asked if not url.startswith((host, "blob:", "about:"))] == []
    assert [url for url in asked if "Secret" in url] == []
    assert form.evaluate(STORED) == {}
    assert form.context.cookies() == []


def test_without_script_the_page_says_what_to_tell_whom(browser: Browser, address: str) -> None:
    """The operator's number and mail, and what an entry needs."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)

    told = page.locator("#suggest-scriptless").inner_text()
    assert page.locator("#suggest").is_hidden()
    assert "families@example.org" in told
    assert "01632 960000" in told
    assert len(page.locator("#suggest-scriptless dt").all()) > 10
    context.close()


def test_a_record_is_there_to_read_as_it_is(region: Path) -> None:
    """The file itself, byte for byte; without comments where a place is not public."""
    records = region / "guide/eintraege"
    open_record, hidden = "riverside/playgroup.yml", "everything/everything.yml"

    assert (records / open_record).read_bytes() == (REGION / "offers" / open_record).read_bytes()
    written = (REGION / "offers" / hidden).read_text()
    assert "# " in written
    assert (records / hidden).read_text() == written.partition("\n")[2]
    assert not (region / "guide/eintraege/vocabulary").exists()


OUTLETS = """([repository, path, text]) =>
  import("/suggest/outlets.js").then(({ newFile, editFile }) =>
    [newFile(repository, path, text), editFile(repository, path)])"""
FORGES = {
    "github": (
        "https://forge.example.org/o/r/new/a/b/offers/x?filename=y.yml&value=a%3A%20%C3%A4%0A",
        "https://forge.example.org/o/r/edit/a/b/offers/x/y.yml",
    ),
    "forgejo": (
        "https://forge.example.org/o/r/_new/a/b/offers/x?filename=y.yml&value=a%3A%20%C3%A4%0A",
        "https://forge.example.org/o/r/_edit/a/b/offers/x/y.yml",
    ),
    "gitlab": (
        "https://forge.example.org/o/r/-/new/a/b/offers/x?file_name=y.yml",
        "https://forge.example.org/o/r/-/edit/a/b/offers/x/y.yml",
    ),
}


@pytest.fixture(scope="module")
def scripts(browser: Browser) -> Iterator[Page]:
    """A page from which modules can be loaded."""
    with serve(ROOT / "overrides/assets") as host:
        page = browser.new_page()
        page.goto(host)
        yield page
        page.close()


@pytest.mark.parametrize("kind", FORGES)
def test_each_forge_has_its_own_addresses(scripts: Page, kind: str) -> None:
    """GitLab fills in no text."""
    repository = {"kind": kind, "url": "https://forge.example.org/o/r/", "branch": "a/b"}

    new, edit = scripts.evaluate(OUTLETS, [repository, "offers/x/y.yml", "a: ä\n"])

    assert (new["url"], edit["url"]) == FORGES[kind]
    assert (new["isFilled"], edit["isFilled"]) == (kind != "gitlab", False)


@pytest.mark.parametrize(("more", "is_filled"), [(0, True), (1, False)])
def test_what_is_too_long_for_an_address_is_left_out(
    scripts: Page, more: int, is_filled: bool
) -> None:
    """At 8,000 characters it still goes in, at 8,001 it has to be pasted."""
    repository = {"kind": "github", "url": "https://forge.example.org/o/r", "branch": "main"}
    start = len("https://forge.example.org/o/r/new/main/offers/x?filename=y.yml&value=")

    new, _ = scripts.evaluate(OUTLETS, [repository, "offers/x/y.yml", "a" * (8000 - start + more)])

    assert new["isFilled"] is is_filled
    assert ("value" in new["url"]) is is_filled


@pytest.mark.parametrize(("length", "is_filled"), [(1000, True), (2000, False)])
def test_what_is_too_long_for_a_mail_is_attached(
    scripts: Page, length: int, is_filled: bool
) -> None:
    """The mail then says so, and names the file."""
    found = scripts.evaluate(
        """([text]) => import("/suggest/outlets.js").then(({ mail }) =>
          mail("a@example.org", "S: x", [{ path: "offers/x/y.yml", text }], "Attached:"))""",
        ["a" * length],
    )

    assert found["isFilled"] is is_filled
    assert found["url"].startswith("mailto:a@example.org?subject=S%3A%20x&body=")
    assert "offers%2Fx%2Fy.yml" in found["url"]
    assert ("Attached" in found["url"]) is not is_filled


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Café für Eltern & Großeltern", "cafe-fuer-eltern-und-grosseltern"),
        ("ŁÓDŹ – Çay Evi", "lodz-cay-evi"),
        ("Mother's Group 24/7", "mothers-group-24-7"),
        ("مركز", ""),
        ("word " * 20, "word-word-word-word-word-word-word-word-word-word"),
    ],
)
def test_short_names_come_from_names(scripts: Page, name: str, short: str) -> None:
    """As people spell umlauts in addresses; where no Latin letter is, none is made up."""
    found = scripts.evaluate(
        '(name) => import("/suggest/names.js").then(({ slug }) => slug(name))', name
    )

    assert found == short
    assert re.fullmatch("([a-z0-9]+(-[a-z0-9]+)*)?", found)


CONTRADICTIONS = {
    "valid_from: 2027-03-01\nvalid_to: 2027-02-28": [["valid_to", "backwards"]],
    "valid_from: 2027-03-01\nvalid_to: 2027-03-01": [],
    "ages: {minimum_age: 7 years, maximum_age: 11 months}": [["maximum_age", "ages"]],
    "ages: {minimum_age: 11 months, maximum_age: 0 years}": [],
    "schedules: [{byday: MO, opens_at: 12:00, closes_at: 9:00}]": [["closes_at", "overnight"]],
    "schedules: [{byday: MO, opens_at: 9:00, closes_at: 12:00}]": [],
    "schedules: [{byday: MO, dtstart: 2027-03-01, until: 2027-02-01}]": [["until", "backwards"]],
    "schedules: [{byday: 2MO}]": [["byday", "numbered"]],
    "schedules: [{byday: MO, freq: monthly}]": [["byday", "numbered"]],
    'schedules: [{byday: "1MO,2TU", freq: monthly}]': [["byday", "mixed"]],
    'schedules: [{byday: "1MO,3MO,3TU,1TU", freq: monthly}]': [],
    "runs: [{dates: [2027-05-03], registration_until: 2027-05-04}]": [
        ["registration_until", "late"]
    ],
    "runs: [{dates: [2027-05-03/2027-05-04 10:00], registration_until: 2027-05-04}]": [],
    "runs: [{dates: [{first: 2027-05-03, last: 2027-05-01}]}]": [["last", "backwards"]],
    "cost: free\ncost_options: [{amount: 3}]": [["cost", "priced"]],
    'cost: free\ncost_options: [{amount: "0"}]': [],
    "cost: unknown\nruns: [{dates: [2027-05-03], cost_options: [{amount: 0.50}]}]": [
        ["cost", "priced"]
    ],
}
"""What stands in an offer, and which field contradicts others, by what is told there."""
INSIDE = """([data]) => import("/suggest/between.js").then(({ contradictions }) => {
  const records = [data, data.ages, ...(data.schedules ?? []), ...(data.runs ?? []),
    ...(data.runs ?? []).flatMap((run) => run.dates ?? [])];
  return records.filter((one) => typeof one === "object")
    .flatMap((one) => contradictions({ freq: "weekly", ...one }));
})"""


@pytest.mark.parametrize("written", CONTRADICTIONS)
def test_the_form_refuses_the_contradictions_that_the_model_refuses(
    scripts: Page, written: str
) -> None:
    """The same records, and no others."""
    names = {line.partition(":")[0] for line in written.split("\n")}
    kept = [line for line in BARE if line.partition(":")[0] not in names]
    text = "\n".join([*kept, written, ""])

    told = scripts.evaluate(INSIDE, [parse(text.encode(), "").data])

    assert told == CONTRADICTIONS[written]
    assert bool(_problems(text)) is bool(told)


BARE = (
    "name: A", "summary: B", "topics: [leisure]", "life_phases: [school]",
    "service_areas: [northtown]", "access: open", "cost: fee", "email: a@example.org",
    "sources: [{title: C, seen: 2026-11-01}]",
)  # fmt: skip
