"""Copies for times without internet: only what was asked for, renewed cleanly, gone on request."""

from __future__ import annotations

import json
import os
import shutil
import time
from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest

from tests.conftest import DAY, serve
from tests.test_site import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

OFFER = "stadt-emsdetten/familienbuero"
SENSITIVE = "bafza/hilfetelefon-gewalt-gegen-frauen"
COPIES = """async () => {
  const found = {};
  for (const name of await caches.keys()) {
    const kept = await (await caches.open(name)).keys();
    found[name] = kept.map((one) => new URL(one.url).pathname + new URL(one.url).search);
  }
  return found;
}"""
WORKERS = "async () => (await navigator.serviceWorker.getRegistrations()).map((one) => one.scope)"


@pytest.fixture
def network() -> Iterator[ExitStack]:
    """What is closed when there is no internet any more."""
    with ExitStack() as stack:
        yield stack


@pytest.fixture
def host(site: Path, tmp_path: Path, network: ExitStack) -> str:
    """The site below a folder, on a server of its own, so that workers do not meet."""
    (tmp_path / "familien").symlink_to(site, target_is_directory=True)
    return f"{network.enter_context(serve(tmp_path))}/familien/"


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A window of a phone."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    yield context.new_page()
    context.close()


def _save(page: Page, host: str, *ids: str) -> None:
    page.goto(f"{host}de/merkliste.html")
    page.evaluate(f"localStorage.setItem('offers:/familien/:saved', '{json.dumps(ids)}')")
    page.goto(f"{host}de/merkliste.html")
    page.locator("#offline > summary").click()


def _copy(site: Path, target: Path) -> Path:
    """Copy the site in one language; browsers trust its files for a time that grows with their age.

    So they get a time to come, which makes browsers ask each time.
    """
    others = shutil.ignore_patterns(*(code for code in LANGUAGES if code != "de"))
    shutil.copytree(site, target, ignore=others)
    for path in target.rglob("*.*"):
        _date(path, 1)
    return target


def _date(path: Path, days: int) -> None:
    """Let a file have been changed in some days' time."""
    then = time.time() + days * 86_400
    os.utime(path, (then, then))


def _change(path: Path, old: str, new: str) -> None:
    """Change a file, so that browsers and servers see that it is newer."""
    path.write_text(path.read_text().replace(old, new))
    _date(path, 2)


def _keep(page: Page) -> None:
    page.locator("#offline-form [type=submit]").click()
    page.locator("[data-told=stored]:visible").wait_for()


def _paths(page: Page) -> set[str]:
    copies: dict[str, list[str]] = page.evaluate(COPIES)
    return {path.removeprefix("/familien/") for kept in copies.values() for path in kept}


def test_nothing_is_copied_before_the_button(phone: Page, host: str) -> None:
    """Looking at the list, and at how large the copies would be, stores nothing."""
    _save(phone, host, OFFER)
    phone.locator("#offline-size:not(:empty)").wait_for()

    assert phone.evaluate(COPIES) == {}
    assert phone.evaluate(WORKERS) == []


def test_saved_offers_and_harmless_numbers_can_be_read_without_internet(
    phone: Page, host: str, network: ExitStack
) -> None:
    """What nobody should see is not among them, though it was saved."""
    _save(phone, host, OFFER, SENSITIVE)
    _keep(phone)

    paths = _paths(phone)
    assert f"de/angebote/{OFFER}.html" in paths
    assert "de/angebote/nummer-gegen-kummer/elterntelefon.html" in paths
    assert f"de/angebote/{SENSITIVE}.html" not in paths
    assert "de/hilfe-sofort.html" not in paths
    network.close()
    phone.goto(f"{host}de/angebote/{OFFER}.html")
    assert phone.locator("a[href^='tel:']").first.is_visible()
    assert phone.locator(".page").evaluate("one => getComputedStyle(one).maxWidth") != "none"
    phone.goto(f"{host}de/angebote/{SENSITIVE}.html")
    assert phone.url == f"{host}de/offline.html"
    assert "Gerade kein Internet" in phone.title()
    assert "116 016" not in phone.content()
    phone.goto(f"{host}de/merkliste.html")
    phone.locator("#saved-offers .card").first.wait_for()


def test_sensitive_numbers_come_along_when_asked_for(
    phone: Page, host: str, network: ExitStack
) -> None:
    """With a box of its own."""
    _save(phone, host, SENSITIVE)
    phone.locator("[name=private]").check()
    _keep(phone)

    assert {f"de/angebote/{SENSITIVE}.html", "de/hilfe-sofort.html"} <= _paths(phone)
    network.close()
    phone.goto(f"{host}de/hilfe-sofort.html")
    assert "116 016" in phone.content()


def test_the_size_told_before_is_the_size_of_what_is_kept(phone: Page, host: str) -> None:
    """Of the whole language, without and with sensitive pages."""
    _save(phone, host)
    phone.locator("#offline-size:not(:empty)").wait_for()
    small = phone.locator("#offline-size").inner_text()
    phone.locator("[value=all]").check()
    phone.locator("#offline-size").filter(has_not_text=small).wait_for()
    sizes = []
    for is_private in (False, True):
        before = phone.locator("#offline-size").inner_text()
        phone.locator("[name=private]").set_checked(is_private)
        if is_private:
            phone.locator("#offline-size").filter(has_not_text=before).wait_for()
        sizes.append(phone.locator("#offline-size").inner_text())
    _keep(phone)
    copies = phone.evaluate(
        """async () => {
          const [name] = await caches.keys();
          const cache = await caches.open(name);
          const kept = await cache.keys();
          const bodies = await Promise.all(kept.map(async (one) =>
            (await (await cache.match(one)).blob()).size));
          return [kept.length, bodies.reduce((sum, size) => sum + size, 0)];
        }"""
    )

    megabytes = f"{copies[1] / 1e6:.1f}".replace(".", ",").removesuffix(",0")
    assert sizes[1] == f"{copies[0]} Dateien, etwa {megabytes} MB"
    assert sizes[0] != sizes[1]


def test_the_whole_language_works_without_internet(
    phone: Page, host: str, network: ExitStack
) -> None:
    """Lists, offers and the search; other languages say what is missing."""
    _save(phone, host)
    phone.locator("[value=all]").check()
    phone.locator("[name=private]").check()
    _keep(phone)

    network.close()
    phone.goto(f"{host}de/orte/rheine.html")
    assert phone.locator(".card").count() > 20
    phone.goto(f"{host}de/finden.html#q=Schulden")
    phone.locator("#results .card").first.wait_for()
    phone.goto(f"{host}tr/index.html")
    assert phone.url == f"{host}de/offline.html"


def test_one_click_removes_all_copies(phone: Page, host: str) -> None:
    """Caches, worker, and the note of what was chosen; the list itself stays."""
    _save(phone, host, OFFER)
    _keep(phone)

    phone.locator("#offline-remove").click()
    phone.locator("[data-told=removed]:visible").wait_for()

    assert phone.evaluate(COPIES) == {}
    assert phone.evaluate(WORKERS) == []
    assert phone.evaluate("Object.keys(localStorage)") == ["offers:/familien/:saved"]


def test_what_cannot_be_fetched_leaves_nothing_half(
    phone: Page, site: Path, tmp_path: Path, network: ExitStack
) -> None:
    """The message says so, and the copies of before stay."""
    root = _copy(site, tmp_path / "familien")
    _save(phone, f"{network.enter_context(serve(tmp_path))}/familien/", OFFER)
    _keep(phone)
    before = phone.evaluate(COPIES)
    (root / "assets/print.css").unlink()

    phone.locator("#offline-form [type=submit]").click()
    phone.locator("[data-told=failed]:visible").wait_for()

    assert phone.evaluate(COPIES) == before


def test_what_is_saved_later_is_copied_with_the_list(phone: Page, host: str) -> None:
    """Whoever has asked for copies of the list need not ask again."""
    _save(phone, host)
    _keep(phone)
    phone.goto(f"{host}de/angebote/{OFFER}.html")
    phone.locator(".save").click()
    phone.goto(f"{host}de/merkliste.html#offline")
    phone.locator("[data-told=stored]:visible").wait_for()

    assert f"de/angebote/{OFFER}.html" in _paths(phone)


def test_what_leaves_the_list_leaves_the_device_also_without_internet(
    phone: Page, host: str, network: ExitStack
) -> None:
    """Its copy and its id, at once."""
    _save(phone, host, OFFER, SENSITIVE)
    phone.locator("[name=private]").check()
    _keep(phone)
    network.close()
    phone.goto(f"{host}de/merkliste.html")
    phone.locator("#list-clear").click()
    phone.wait_for_timeout(300)

    assert not {f"de/angebote/{OFFER}.html", f"de/angebote/{SENSITIVE}.html"} & _paths(phone)
    stored = phone.evaluate("JSON.stringify(localStorage)")
    assert SENSITIVE not in stored


def test_a_renewed_site_renews_the_copies(
    phone: Page, site: Path, tmp_path: Path, network: ExitStack
) -> None:
    """All at once; an offer that is gone goes."""
    root = _copy(site, tmp_path / "familien")
    host = f"{network.enter_context(serve(tmp_path))}/familien/"
    gone = "kreis-steinfurt/jugendamt"
    _save(phone, host, OFFER, gone)
    phone.locator("[name=private]").check()
    _keep(phone)
    assert f"de/angebote/{gone}.html" in _paths(phone)
    (name,) = phone.evaluate(COPIES)
    offer, worker = root / f"de/angebote/{OFFER}.html", root / "sw.js"
    _change(offer, "<h1 data-sheet>", "<h1 data-sheet>Neu: ")
    (root / f"de/angebote/{gone}.html").unlink()
    _change(worker, name.split(":")[3], "next")

    phone.evaluate("navigator.serviceWorker.ready.then((one) => one.update()).then(() => null)")
    for _ in range(100):
        names = list(phone.evaluate(COPIES))
        if len(names) == 1 and ":saved:next:" in names[0]:
            break
        phone.wait_for_timeout(100)

    assert [one.split(":")[3] for one in names] == ["next"]
    assert f"de/angebote/{gone}.html" not in _paths(phone)
    network.close()
    phone.goto(f"{host}de/angebote/{OFFER}.html")
    assert phone.locator("h1").inner_text().startswith("Neu: ")


def test_a_newer_page_comes_before_its_copy(
    phone: Page, site: Path, tmp_path: Path, network: ExitStack
) -> None:
    """With internet, readers see what the site says now."""
    root = _copy(site, tmp_path / "familien")
    host = f"{network.enter_context(serve(tmp_path))}/familien/"
    _save(phone, host, OFFER)
    _keep(phone)
    offer = root / f"de/angebote/{OFFER}.html"
    _change(offer, "<h1 data-sheet>", "<h1 data-sheet>Neu: ")

    phone.goto(f"{host}de/angebote/{OFFER}.html")

    assert phone.evaluate("!!navigator.serviceWorker.controller")
    assert phone.locator("h1").inner_text().startswith("Neu: ")


@pytest.mark.parametrize("window", ["resultingClientId", "unknownToOldBrowsers"])
def test_a_copy_says_its_own_age_and_a_new_page_that_of_the_site(
    phone: Page, site: Path, tmp_path: Path, network: ExitStack, window: str
) -> None:
    """Also where only some files can be reached, and where browsers name no windows to come."""
    root, broken = _copy(site, tmp_path / "familien"), set[str]()
    assert "resultingClientId" in (root / "sw.js").read_text()
    _change(root / "sw.js", "resultingClientId", window)
    host = f"{network.enter_context(serve(tmp_path, broken=broken))}/familien/"
    _save(phone, host, OFFER)
    _keep(phone)
    _change(root / "assets/page.js", DAY, "2026-12-09")
    phone.clock.set_fixed_time("2026-12-10T09:00:00")

    phone.goto(f"{host}de/angebote/{OFFER}.html")
    phone.get_by_text("Stand: 23. November 2026").wait_for()
    assert phone.locator("#stale").is_hidden()
    broken.add(f"/familien/de/angebote/{OFFER}.html")
    phone.goto(f"{host}de/angebote/{OFFER}.html")
    phone.locator("#stale").wait_for()
    assert phone.locator("h1").inner_text() == "Familienbüro Emsdetten"
    broken.clear()
    phone.goto(f"{host}de/angebote/{OFFER}.html")
    phone.get_by_text("Stand: 23. November 2026").wait_for()
    assert phone.locator("#stale").is_hidden()


def test_phones_can_put_it_among_their_programs(site: Path) -> None:
    """The manifest names the site in its language; its icons are there, in their sizes."""
    for code, direction in (("de", "ltr"), ("ar", "rtl")):
        path = site / code / "manifest.webmanifest"
        manifest = json.loads(path.read_text())

        assert (manifest["lang"], manifest["dir"]) == (code, direction)
        assert (path.parent / manifest["scope"]).resolve() == site.resolve()
        assert (path.parent / manifest["start_url"]).is_file()
        assert manifest["id"] == "/familien/"
        for icon in manifest["icons"]:
            data = (path.parent / icon["src"]).read_bytes()
            if icon["type"] == "image/png":
                width = int(icon["sizes"].partition("x")[0])
                assert int.from_bytes(data[16:20]) == width


def test_all_files_that_can_be_kept_exist(site: Path) -> None:
    """With the sizes that are told; no page is in two lists that both count."""
    for code in ("de", "ar"):
        contents = json.loads((site / code / "offline.json").read_text())
        lists = [contents[name] for name in ("always", "pages", "sensitive")]
        entries = [tuple(entry) for one in lists for entry in one]

        assert len({path for path, _ in entries}) == len(entries)
        for path, size in entries:
            assert (site / path.partition("?")[0]).stat().st_size == size, path
        pages = {str(path.relative_to(site)) for path in (site / code).rglob("*.html")}
        assert pages <= {path for path, _ in entries}
