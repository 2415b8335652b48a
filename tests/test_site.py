"""The built site: links, languages, promises of every page."""

from __future__ import annotations

import functools
import gzip
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree import ElementTree as ET

import html5lib
import pytest

from hooks.languages import language
from hooks.links import links
from hooks.policy import meta_policy
from tests.conftest import ROOT, SITE_URL

if TYPE_CHECKING:
    from pathlib import Path

LANGUAGES = ("de", "de-simple", "en", "uk", "ru", "ar", "fa", "tr", "ku", "pl", "ro", "bg")
SAMPLE = (
    "index.html",
    "finden.html",
    "hilfe-sofort.html",
    "jung.html",
    "orte/index.html",
    "orte/rheine.html",
    "themen/index.html",
    "themen/gewalt.html",
    "lebensphasen/index.html",
    "lebensphasen/baby.html",
    "angebote/kreis-steinfurt/index.html",
    "angebote/kreis-steinfurt/jugendamt.html",
    "angebote/bafza/hilfetelefon-gewalt-gegen-frauen.html",
    "angebote/familienbuendnis-altenberge/familienbuero.html",
    "merkliste.html",
    "offline.html",
    "sicher.html",
    "gebaerdensprache.html",
    "fachkraefte/index.html",
    "daten.html",
    "jugendaemter.html",
    "fachkraefte/anbieter.html",
    "fachkraefte/orte/rheine.html",
    "ueber.html",
    "impressum.html",
)
"""A page of every kind."""
OFFER = "angebote/kreis-steinfurt/jugendamt.html"


def _pages(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


@functools.cache
def _links(page: Path) -> tuple[str, ...]:
    """Return the addresses of a page, each once."""
    return tuple(dict.fromkeys(links(page.read_text())))


def test_every_link_leads_to_a_file(site: Path) -> None:
    """Relative links lead to files of the site; those of the 404 page begin at its path."""
    lost = []
    root = urlsplit(SITE_URL).path
    files = {f"{root}{path.relative_to(site)}" for path in site.rglob("*") if path.is_file()}
    for page in _pages(site):
        own = f"{root}{page.relative_to(site)}"
        for address in _links(page):
            parts = urlsplit(urljoin(own, address))
            if not parts.scheme and unquote(parts.path) not in files:
                lost.append(f"{own}: {address}")

    assert lost == []


def test_every_fragment_leads_to_an_element(site: Path) -> None:
    """A link within a page finds its target; `#` alone is its top."""
    for page in _pages(site):
        html = page.read_text()
        for address in _links(page):
            if address.startswith("#") and address != "#":
                assert f'id="{address[1:]}"' in html, f"{page}: {address}"


def test_every_scheme_is_one_that_is_safe(site: Path) -> None:
    """Links call, write or open pages, nothing else."""
    schemes = {urlsplit(address).scheme for page in _pages(site) for address in _links(page)}

    assert schemes <= {"", "https", "http", "mailto", "tel", "sms", "webcal"}


def test_a_calendar_is_only_ever_our_own(site: Path) -> None:
    """What programs subscribe to is a file of this site."""
    start = f"webcal://{SITE_URL.partition('://')[2]}"
    found = {one for page in _pages(site) for one in _links(page) if one.startswith("webcal:")}

    assert found
    for address in found:
        assert address.startswith(start)
        assert (site / address.removeprefix(start)).is_file(), address


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_page_speaks_its_language(site: Path, code: str) -> None:
    """`<html lang dir>` are those of the folder."""
    opening = f'<html lang="{code}" dir="{language(code).direction}"'
    pages = _pages(site / code)

    assert len(pages) > 150
    for page in pages:
        assert opening in page.read_text(), page


def test_every_page_names_itself_and_its_other_languages(site: Path) -> None:
    """Title, description, canonical address and all alternates are there, absolute."""
    for code in LANGUAGES:
        for path in SAMPLE:
            html = (site / code / path).read_text()

            assert f'<link rel="canonical" href="{SITE_URL}{code}/{path}">' in html
            for other in LANGUAGES:
                assert f'hreflang="{other}" href="{SITE_URL}{other}/{path}">' in html
            assert f'hreflang="x-default" href="{SITE_URL}de/{path}">' in html
            assert re.search(r"<title>[^<]{5,}</title>", html)
            assert re.search(r'<meta name="description" content="[^"]{10,}">', html)


def test_every_page_is_a_draft_until_it_is_published(site: Path) -> None:
    """Each page says so, and keeps search engines out."""
    for page in _pages(site):
        html = page.read_text()

        assert '<meta name="robots" content="noindex">' in html, page
        assert '<p class="banner">' in html, page


def test_the_handbook_leads_to_the_place_that_it_names(site: Path) -> None:
    """An editor who follows a link lands at the paragraph, not at the top of a page."""
    lost = []
    for page in sorted(site.glob("redaktion/*.html")):
        for address in _links(page):
            parts = urlsplit(address)
            target = (page.parent / unquote(parts.path)) if parts.path else page
            is_ours = not parts.scheme and parts.fragment and target.suffix == ".html"
            if is_ours and f'id="{parts.fragment}"' not in target.read_text():
                lost.append(f"{page.name}: {address}")
    assert lost == []


def test_every_page_has_the_strict_policy_first(site: Path) -> None:
    """The policy stands before anything that it could stop."""
    policy = f'<meta http-equiv="Content-Security-Policy" content="{meta_policy()}">'

    assert "unsafe" not in policy
    for page in _pages(site):
        head = page.read_text().partition("<head>\n")[2]
        assert head.startswith(policy), page


def test_no_page_holds_scripts_or_styles_of_its_own(site: Path) -> None:
    """What runs and what colours comes from files, so that the policy can be strict."""
    data = '<script type="application/ld+json">'
    for page in _pages(site):
        html = page.read_text().replace(data, "")

        assert not re.search(r"<script(?![^>]* src=)", html), page
        assert not re.search(r"<style|\sstyle=|\son[a-z]+=", html), page


@pytest.mark.parametrize("code", ["de", "de-simple", "ar", "uk"])
def test_pages_are_valid_html(site: Path, code: str) -> None:
    """A strict parser that we did not write finds no error; ids are unique."""
    for path in SAMPLE:
        html = (site / code / path).read_text()
        html5lib.HTMLParser(strict=True).parse(html)
        ids = re.findall(r'\sid="([^"]+)"', html)

        assert len(ids) == len(set(ids)), path


def test_every_page_is_in_the_sitemap_of_its_language(site: Path) -> None:
    """An index names the sitemaps; each names its pages with their alternates."""
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    index = ET.parse(site / "sitemap.xml").getroot()  # noqa: S314 - our own file
    named = [place.text for place in index.iter(f"{space}loc")]

    assert named == [f"{SITE_URL}{code}/sitemap.xml" for code in LANGUAGES]
    for code in LANGUAGES:
        tree = ET.parse(site / code / "sitemap.xml").getroot()  # noqa: S314
        places = {place.text for place in tree.iter(f"{space}loc")}
        files = {f"{SITE_URL}{path.relative_to(site)}" for path in _pages(site / code)}
        assert places == files


def test_the_start_page_offers_every_language_without_script(site: Path) -> None:
    """Plain links, each in its own language and direction."""
    html = (site / "index.html").read_text()

    assert f'<link rel="canonical" href="{SITE_URL}">' in html
    for code in LANGUAGES:
        direction = language(code).direction
        assert f'<a lang="{code}" hreflang="{code}" dir="{direction}"' in html
        assert f'href="{code}/index.html"' in html


def test_the_page_for_lost_visitors_helps_in_every_language(site: Path) -> None:
    """Its links begin at the host, because hosts show it at any depth."""
    html = (site / "404.html").read_text()

    for code in LANGUAGES:
        assert f'href="/familien/{code}/index.html"' in html
        assert f'href="/familien/{code}/hilfe-sofort.html"' in html


def test_no_file_of_the_theme_is_published(site: Path) -> None:
    """No bundle, no search index, no fonts, no source maps."""
    endings = {path.suffix for path in site.rglob("*") if path.is_file()}
    published = {path.relative_to(site) for path in (site / "assets").rglob("*.*")}
    ours = {path.relative_to(ROOT / "overrides") for path in (ROOT / "overrides").rglob("*.*")}

    texts = {".html", ".css", ".js", ".json", ".svg", ".xml", ".csv", ".yml", ".ics", ".atom", ""}
    known = texts | {".png", ".webmanifest", ".po", ".zip"}
    assert endings <= known
    assert published <= ours


def test_a_translated_offer_also_shows_its_german_name(site: Path) -> None:
    """Families find the door by the name on it."""
    html = (site / "ar/angebote/kreis-steinfurt/jugendamt.html").read_text()
    expected = '<bdi lang="de" dir="ltr" translate="no">Jugendamt des Kreises Steinfurt</bdi>'

    assert expected in html


def test_a_machines_work_says_so(site: Path) -> None:
    """On offers, lists, helplines and the home page, until a person has edited the text."""
    for path in ("index.html", "hilfe-sofort.html", "orte/rheine.html", "jung.html", OFFER):
        html = (site / "uk" / path).read_text()
        assert '<p class="notice">Цей текст переклав комп’ютер.' in html, path


def test_the_sheets_are_light(site: Path) -> None:
    """All style sheets of a family page together, before they are compressed."""
    sheets = re.findall(r'href="[./]*(assets/[a-z]+\.css)"', (site / "de" / OFFER).read_text())

    assert len(sheets) == 6
    assert sum((site / sheet).stat().st_size for sheet in sheets) < 30_000


@pytest.mark.parametrize("code", LANGUAGES)
def test_an_offer_is_light_on_a_first_visit(site: Path, code: str) -> None:
    """Page, sheets, script and picture, as hosts compress them: at most 40 kB."""
    page = site / code / OFFER
    html = page.read_text()
    loaded = re.findall(
        r'<(?:link rel="(?:stylesheet|icon)"|script)[^>]* (?:href|src)="([^"]+)"', html
    )
    files = [page, *(page.parent / address for address in loaded)]

    assert len(files) == 9
    assert sum(len(gzip.compress(file.read_bytes(), 6)) for file in files) < 40_000


def test_numbers_and_addresses_are_isolated_in_arabic(site: Path) -> None:
    """Phones, times and German addresses keep their order."""
    html = (site / "ar/angebote/kreis-steinfurt/jugendamt.html").read_text()

    assert '<bdi dir="ltr">02551 69-1115</bdi>' in html
    assert '<bdi dir="ltr" translate="no">Tecklenburger Straße 10</bdi>' in html
    assert 'href="tel:+492551691115"' in html


def test_short_codes_are_dialled_as_they_are(site: Path) -> None:
    """116 016 has no area and no country."""
    html = (site / "de/hilfe-sofort.html").read_text()

    assert 'href="tel:116016"' in html
    assert "tel:+49116016" not in html


def test_an_unconfirmed_offer_says_so_and_names_its_source(site: Path) -> None:
    """Calmly, with the date of the source."""
    html = (site / "de/angebote/stadt-emsdetten/familienbuero.html").read_text()

    assert re.search(r'<p class="unconfirmed" data-sheet>Quelle: [a-z.-]+', html)
    assert "noch nicht bestätigt" in html


def test_headers_for_hosts_hold_what_only_headers_may_say(site: Path) -> None:
    """frame-ancestors stands in the header file and not in the pages."""
    told = (site / "_headers").read_text()

    assert "frame-ancestors 'none'" in told
    assert "Referrer-Policy: no-referrer" in told
    assert "frame-ancestors" not in (site / "index.html").read_text()


def test_a_page_answers_in_the_order_in_which_families_ask(site: Path) -> None:
    """What, for whom, cost, where, contact, languages, who."""
    html = (site / "de/angebote/kreis-steinfurt/jugendamt.html").read_text()
    html = html.partition("</article>")[0]
    order = re.findall(r'<h2 id="([a-z-]+)"', html)

    assert order == ["what", "for-whom", "cost", "where", "contact", "languages", "who"]


def test_a_language_by_arrangement_is_no_promise(site: Path) -> None:
    """Cards leave it out, the helplines name the condition and the phrase card still helps."""
    offer = "angebote/islamic-relief-deutschland/muslimisches-seelsorgetelefon.html"
    page = (site / "ar" / offer).read_text()
    lines = (site / "ar/hilfe-sofort.html").read_text()
    line = lines.partition("muslimisches-seelsorgetelefon.html")[2].partition("</article>")[0]

    assert 'class="phrases"' in page
    assert re.search(r'<p class="fact fact--good">[^<]*\(', line)


def test_nothing_of_the_head_shows_as_text(site: Path) -> None:
    """What stands before the page's own content is drawn as elements, not as letters."""
    for page in _pages(site):
        head = page.read_text().partition("<body")[0]

        assert "&lt;link" not in head, page
        assert "&lt;script" not in head, page
