"""Offers in the pages of others, in a real browser, from another origin."""

from __future__ import annotations

import fnmatch
import functools
import http.server
import json
import re
import threading
from html import unescape
from typing import TYPE_CHECKING, Any

import pytest
from jinja2 import Environment

from hooks.checking import sources_of
from hooks.exports.embed import short_lists
from hooks.policy import apache_file, netlify_file, nginx_lines
from hooks.publication import prepare
from tests.conftest import EPOCH, SITE_URL, serve
from tests.test_region import REGION
from tests.test_site import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Page, Route

LIST = "daten/einbetten/rheine/kindergarten.json"


class _Hosted(http.server.SimpleHTTPRequestHandler):
    """A host that reads `_headers`, as Netlify and Cloudflare Pages do."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def end_headers(self) -> None:
        """Send what the file says of this path."""
        pattern = ""
        for line in netlify_file().splitlines():
            name, _, value = line.strip().partition(": ")
            if not line.startswith(" "):
                pattern = line.replace(":language", "*")
            elif fnmatch.fnmatch(self.path, pattern):
                self.send_header(name, value)
        super().end_headers()


@pytest.fixture(scope="module")
def directory(site: Path) -> Iterator[str]:
    """Where the directory is served; ends with '/'."""
    handler = functools.partial(_Hosted, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


@pytest.fixture
def school(site: Path, directory: str, tmp_path: Path) -> Iterator[str]:
    """The page of a school on another origin, with the lines that the documentation gives."""
    html = (site / "de/daten.html").read_text()
    found = re.search(r'<pre class="snippet"[^>]*><code>(.*?)</code>', html, re.DOTALL)
    assert found
    snippet = unescape(found[1]).replace(SITE_URL, directory)
    snippet = re.sub('data-offers="[^"]*"', 'data-offers="rheine/kindergarten"', snippet)
    page = f'<!doctype html><html lang="de"><meta charset="utf-8"><title>Schule</title>{snippet}'
    (tmp_path / "index.html").write_text(page)
    with serve(tmp_path) as address:
        yield f"{address}/index.html"


def test_a_page_of_another_origin_shows_offers(
    site: Path, directory: str, school: str, page: Page
) -> None:
    """As plain text with links to the directory; the page's own link stays."""
    told: list[str] = []
    page.route("**/favicon.ico", lambda route: route.fulfill(body=""))
    page.on("console", lambda one: told.append(one.text))
    data = json.loads((site / "de" / LIST).read_text())
    page.goto(school)
    page.locator(".family-offers").wait_for()

    links = page.locator(".family-offers a")
    assert links.all_inner_texts() == [one["name"] for one in data["offers"]]
    first = data["offers"][0]
    assert links.first.get_attribute("href") == f"{directory}de/{first['page']}"
    assert first["summary"] in page.locator(".family-offers li").first.inner_text()
    assert "Stand: 23. November 2026" in page.locator(".family-offers > p").inner_text()
    assert page.locator("[data-offers] > a").is_visible()
    assert told == []


def test_nothing_is_stored_or_sent_with_it(school: str, page: Page) -> None:
    """No cookie, nothing in the browser's memory, no address of the page that shows the list."""
    sent: list[dict[str, str]] = []
    page.on("request", lambda one: sent.append({"url": one.url, **one.all_headers()}))
    page.goto(school)
    page.locator(".family-offers").wait_for()

    assert len([one for one in sent if "/daten/" in one["url"]]) == 2
    assert not [one for one in sent if "referer" in one or "cookie" in one]
    assert page.context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_without_script_or_directory_the_link_stays(school: str, page: Page) -> None:
    """A page that cannot reach the list shows what it showed before."""
    page.route("**/daten/einbetten/**", lambda route: route.abort())
    page.goto(school)

    assert page.locator("[data-offers] > a").is_visible()
    assert page.locator(".family-offers").count() == 0


def test_a_hostile_list_stays_text(school: str, page: Page) -> None:
    """What a list says cannot become an element or an address that runs."""
    attack = "<img src=x onerror=alert(1)>"
    offer = {"page": "javascript:alert(1)", "name": attack, "summary": attack, "where": attack}
    rest: dict[str, Any] = {"cost": attack, "state": attack, "name_language": attack}
    data = {"language": "de", "direction": "ltr", "notice": attack}
    body = json.dumps({**data, "offers": [{**offer, **rest}]})

    def answer(route: Route) -> None:
        headers = {"Access-Control-Allow-Origin": "*", "Content-Type": "application/json"}
        route.fulfill(body=body, headers=headers)

    page.route("**/daten/einbetten/**", answer)
    page.goto(school)
    page.locator(".family-offers").wait_for()

    assert page.locator("img").count() == 0
    assert page.locator(".family-offers a").inner_text() == attack
    href = page.locator(".family-offers a").get_attribute("href") or ""
    assert href.startswith("http://127.0.0.1:")


def test_other_origins_read_exports_and_nothing_else(
    directory: str, school: str, page: Page
) -> None:
    """A page of the directory is closed to the scripts of others."""
    page.goto(school)
    read = "url => fetch(url).then(one => one.ok, () => false)"

    assert page.evaluate(read, f"{directory}de/daten/angebote.csv")
    assert page.evaluate(read, f"{directory}daten/einbetten.js")
    assert not page.evaluate(read, f"{directory}de/index.html")
    assert not page.evaluate(read, f"{directory}de/offline.json")


def test_every_host_is_told_which_files_are_open() -> None:
    """Each header file names the folder of exports, at the root and in each language."""
    pattern = r"^/familien/([a-z-]+/)?daten/"

    assert f'<If "%{{REQUEST_URI}} =~ m#{pattern}#">' in apache_file("/familien")
    assert f"location ~ {pattern} {{" in nginx_lines("/familien")
    for path in ("/familien/daten/x.js", "/familien/de-simple/daten/einbetten/a/b.json"):
        assert re.match(pattern, path)
    for path in ("/familien/de/daten.html", "/familien/de/angebote/daten/x.html", "/familien/"):
        assert not re.match(pattern, path)


def test_there_is_a_list_for_each_place_life_phase_and_language(site: Path) -> None:
    """Also where it is empty, so that no address leads nowhere; with offers of that phase only."""
    counts = {len(list((site / code / "daten/einbetten").glob("*/*.json"))) for code in LANGUAGES}
    data = json.loads((site / "ar" / LIST).read_text())

    assert counts == {24 * 8}
    assert data["direction"] == "rtl"
    assert data["count"] >= len(data["offers"]) > 5
    for one in data["offers"]:
        html = (site / "ar" / one["page"]).read_text().partition("</article>")[0]
        phases = re.findall(r"/lebensphasen/(?!index)([a-z]+)\.html", html)
        assert "kindergarten" in phases or not phases  # none are named where all are meant


def test_a_list_says_what_is_wrong_with_its_translations(monkeypatch: pytest.MonkeyPatch) -> None:
    """As pages do: that a text is older than its original, too."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    publication = prepare(sources_of(REGION / "mkdocs.yml"), SITE_URL)
    french = publication.edition(publication.languages[1], Environment(autoescape=True))

    lists = {path: json.loads(text) for path, text in short_lists(french)}

    assert lists["daten/einbetten/northtown/baby.json"]["notice"] == (
        "Le texte original a changé depuis la traduction. "
        "Certains détails ne sont peut-être plus à jour."
    )


def test_offers_that_nobody_should_know_of_are_in_no_list(site: Path) -> None:
    """The pages of others have no button to leave them quickly."""
    for path in (site / "de/daten/einbetten").rglob("*.json"):
        for one in json.loads(path.read_text())["offers"]:
            assert 'id="save-question"' not in (site / "de" / one["page"]).read_text()
