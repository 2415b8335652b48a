"""Those who refer families find partners, and the right youth office."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from typing import TYPE_CHECKING

import pytest

from hooks.directory import Directory, load_directory
from hooks.links import links
from tests.conftest import DAY, ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

OFFICES = "de/jugendaemter.html"
SHOWN = "[...document.querySelectorAll('[data-words]')].filter((one) => one.offsetHeight).length"


@pytest.fixture(scope="module")
def directory() -> Directory:
    """The real records."""
    return load_directory(ROOT / "offers")[0]


def _sections(html: str) -> dict[str, str]:
    """Return the HTML below each topic of a page, by code."""
    parts = re.split(r'<section aria-labelledby="([a-z-]+)">', html)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def _expected(directory: Directory, place: str) -> set[tuple[str, str]]:
    """Return topic and offer of all that a page should show, counted from the records alone."""
    towns = set(directory.vocabulary.municipalities)
    found = set()
    for offer in directory.offers.values():
        if offer.is_current(date.fromisoformat(DAY)):
            beyond = {"land", "bund"} & set(offer.record.service_areas)
            is_everywhere = bool(beyond) or offer.towns == towns
            if is_everywhere if place == "region" else place in offer.towns and not is_everywhere:
                found |= {(topic, offer.id) for topic in offer.record.topics}
    return found


@pytest.mark.parametrize("place", ["rheine", "ladbergen", "wettringen", "region"])
def test_offers_of_a_topic_and_a_place_stand_beside_each_other(
    site: Path, directory: Directory, place: str
) -> None:
    """Each offer under each of its topics; what is for everybody has a page of its own."""
    sections = _sections((site / f"de/fachkraefte/orte/{place}.html").read_text())

    shown = {
        (topic, address.removeprefix("../../angebote/").removesuffix(".html"))
        for topic, html in sections.items()
        for heading in re.findall("<h3>.*?</h3>", html)
        for address in links(heading)
    }
    assert shown == _expected(directory, place)
    assert shown


def test_those_who_refer_see_notes_access_and_whom_to_ask(site: Path) -> None:
    """Of each offer, without opening it."""
    html = (site / "de/fachkraefte/orte/emsdetten.html").read_text()
    partners = html.split('<li class="partner">')
    offer = next(one for one in partners if "familienbuero.html" in one)
    text = re.sub(r"\s+", " ", unescape(re.sub("<.*?>", " ", offer)))

    record = load_directory(ROOT / "offers")[0].offers["stadt-emsdetten/familienbuero"].record
    assert record.phones[0].number in text
    assert "Emsdetten" in text


def test_every_note_for_professionals_is_on_a_page_for_them(
    site: Path, directory: Directory
) -> None:
    """Nobody has to look for it offer by offer."""
    pages = (site / "de/fachkraefte/orte").glob("*.html")
    text = unescape(" ".join(page.read_text() for page in pages))
    notes = [offer.record.professional_notes for offer in directory.offers.values()]

    first = [note.strip().splitlines()[0].removeprefix("- ") for note in notes if note]
    assert first
    assert all(line in text for line in first)


def test_all_providers_with_an_offer_are_on_one_page(site: Path, directory: Directory) -> None:
    """With what they offer, in every language."""
    day = date.fromisoformat(DAY)
    expected = {
        f"../angebote/{one.id}.html" for one in directory.offers.values() if one.is_current(day)
    } | {
        f"../angebote/{one.provider.id}/index.html"
        for one in directory.offers.values()
        if one.is_current(day)
    }
    for code in ("de", "ar"):
        html = (site / code / "fachkraefte/anbieter.html").read_text()

        assert expected <= set(links(html))


def test_who_looks_for_a_place_finds_the_youth_offices(site: Path) -> None:
    """The list of places leads to them, not only the page for professionals."""
    for code in ("de", "ar"):
        assert 'href="../jugendaemter.html"' in (site / code / "orte/index.html").read_text()


def test_every_place_and_postcode_has_its_youth_office(site: Path, directory: Directory) -> None:
    """Without script, as a list."""
    rows = re.findall("<li data-words.*?</li>", (site / OFFICES).read_text(), re.DOTALL)
    towns = directory.vocabulary.municipalities

    assert len(rows) == len(towns)
    for town in towns.values():
        (row,) = [one for one in rows if f"/orte/{town.code}.html" in one]
        office = directory.vocabulary.term("youth_offices", str(town.youth_office))
        assert office.label in unescape(row)
        assert all(code in row for code in town.postal_codes)


@pytest.mark.parametrize(
    ("typed", "places"),
    [("48431", ["Rheine"]), ("horstel", ["Hörstel"]), ("Hembergen", ["Emsdetten"]), ("xyz", [])],
)
def test_typing_a_postcode_or_a_place_leaves_only_its_row(
    page: Page, base: str, typed: str, places: list[str]
) -> None:
    """Also a part of a town, or without dots; what nobody is called is said."""
    page.goto(f"{base}{OFFICES}")
    every = page.evaluate(SHOWN)
    page.locator("#lookup-place").fill(typed)

    assert every == 24
    assert page.locator("[data-words]:visible .offices__place a").all_inner_texts() == places
    assert page.locator("#lookup-none").is_visible() == (not places)
