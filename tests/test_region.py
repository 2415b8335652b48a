"""Another region takes the directory over by swapping data, not code."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import polib
import pytest

from hooks.links import dead_links
from tests.conftest import ROOT, SITE_URL, build_site

if TYPE_CHECKING:
    from pathlib import Path

REGION = ROOT / "tests/region"


def copy_region(target: Path) -> Path:
    """Put the other region's data beside the same code."""
    shutil.copytree(REGION, target)
    for name in ("hooks", "overrides"):
        shutil.copytree(ROOT / name, target / name, ignore=shutil.ignore_patterns("__pycache__"))
    return target


@pytest.fixture(scope="module")
def region(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The other region's site."""
    folder = tmp_path_factory.mktemp("region")
    built = build_site(copy_region(folder / "project"), folder / "site", "--strict")

    assert built.returncode == 0, built.stderr
    return folder / "site"


def test_another_region_is_built_in_its_own_languages(region: Path) -> None:
    """English and French, and no other."""
    folders = {path.name for path in region.iterdir() if path.is_dir()}

    assert folders == {
        "en", "fr", "assets", "daten", "eintraege", "redaktion", "schema", "search", "uebersetzen",
    }  # fmt: skip
    assert "Offers for families in Northtown" in (region / "en/orte/northtown.html").read_text()
    assert '<html lang="fr" dir="ltr"' in (region / "fr/index.html").read_text()


def test_nothing_of_this_region_is_in_another(region: Path) -> None:
    """The word Steinfurt occurs nowhere."""
    for path in region.rglob("*"):
        if path.is_file():
            assert b"steinfurt" not in path.read_bytes().lower(), path


def test_a_published_region_is_no_draft(region: Path) -> None:
    """No notice, and search engines may come."""
    html = (region / "en/index.html").read_text()

    assert "noindex" not in html
    assert "Draft" not in html


def test_the_operator_is_reachable_from_every_page(region: Path) -> None:
    """Mail, phone in the country's form, licence and sources of the data."""
    html = (region / "fr/orte/index.html").read_text()

    assert 'href="mailto:families@example.org"' in html
    assert 'href="tel:+441632960000"' in html
    assert "CC0 1.0" in html
    assert "Example maps" in html


def test_the_regions_own_emergency_numbers_are_shown(region: Path) -> None:
    """Not those of Germany."""
    html = (region / "en/hilfe-sofort.html").read_text()

    assert 'href="tel:999"' in html
    assert "tel:110" not in html


def test_an_outdated_translation_is_shown_with_a_notice(region: Path) -> None:
    """The summary has changed since; the name has not."""
    html = (region / "fr/angebote/riverside/playgroup.html").read_text()

    assert "Rencontrer d’autres familles, chaque lundi." in html
    assert "Groupe de jeu au bord de la rivière" in html
    assert '<p class="notice">' in html


def test_what_is_not_translated_is_marked(region: Path) -> None:
    """The text of the records, with its language and a notice."""
    html = (region / "fr/angebote/riverside/youth-office.html").read_text()

    assert '<h1 data-sheet><span lang="en" dir="ltr">Youth office North</span></h1>' in html
    assert '<p class="notice">' in html


def test_translators_find_figures_and_files(region: Path) -> None:
    """On their page: how far each language is, and what is open in it, to download."""
    html = (region / "redaktion/uebersetzen.html").read_text()
    entries = list(polib.pofile(str(region / "uebersetzen/fr.po")))

    missing = len(entries) - len(["the outdated one"])
    figures = rf"<td>1</td><td>\d+</td><td>0</td><td>1</td><td>{missing}</td>"
    assert re.search(rf'<bdi lang="fr">français</bdi> \(fr\)</th>{figures}', html)
    assert '<a href="../uebersetzen/fr.po" download>fr.po</a>' in html
    assert "[[translations]]" not in html
    assert entries[0].msgctxt == "helpers/provider.name"
    stale = next(entry for entry in entries if entry.msgctxt == "riverside/playgroup.summary")
    assert stale.previous_msgid == "Meet other families with small children, every Monday."


def test_every_link_of_another_region_resolves(region: Path) -> None:
    """In all its pages, wherever they are."""
    pages = [str(path.relative_to(region)) for path in region.rglob("*.html")]

    assert list(dead_links(region, pages)) == []


def test_a_former_id_leads_to_the_page_of_today(region: Path) -> None:
    """Offers by their own former id, and all offers of a provider that moved."""
    for old in ("everything/all", "anything/everything"):
        html = (region / f"en/angebote/{old}.html").read_text()
        assert "url=../../angebote/everything/everything.html" in html
        assert (
            f'<link rel="canonical" href="{SITE_URL}en/angebote/everything/everything.html">'
            in html
        )
    assert "everything/index.html" in (region / "en/angebote/anything/index.html").read_text()


def test_an_offer_that_ended_keeps_a_page_that_leads_on(region: Path) -> None:
    """It says so, names other help, and is in no list."""
    html = (region / "en/angebote/everything/ended.html").read_text()

    assert "This offer does not exist any more." in html
    assert "angebote/riverside/youth-office.html" in html
    assert "ended@example.org" not in html
    assert "everything/ended.html" not in (region / "en/orte/northtown.html").read_text()


def test_an_offer_that_begins_later_says_when(region: Path) -> None:
    """Its page is there; lists wait."""
    html = (region / "en/angebote/everything/later.html").read_text()

    assert "This offer starts on 1 March 2027." in html
    assert "everything/later.html" not in (region / "en/themen/counsel.html").read_text()
