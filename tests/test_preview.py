"""A preview shows what a build would write, and what an editor has just changed."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from tests.conftest import build_site
from tests.previewing import free_place, previewing
from tests.test_region import copy_region

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.previewing import Shown

GROUP = "angebote/riverside/playgroup.html"
_POLICY = re.compile(rb'<meta http-equiv="Content-Security-Policy" content="[^"]*">')
_RELOAD = re.compile(rb"<script>\nvar livereload = .*?</script>", re.DOTALL)


@pytest.fixture
def region(tmp_path: Path) -> Path:
    """A copy of the other region, in which every kind of record and page is."""
    return copy_region(tmp_path / "project")


@pytest.fixture
def shown(region: Path) -> Iterator[Shown]:
    """A preview of it."""
    with previewing(region) as shown:
        yield shown


def _edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def _plain(path: str, content: bytes) -> Any:
    """Return what preview and build have alike: the preview reloads itself, so pages are longer."""
    if path.endswith("offline.json"):
        lists = json.loads(content)
        return {name: one if name == "version" else dict(one).keys() for name, one in lists.items()}
    return _RELOAD.sub(b"", _POLICY.sub(b"", content))


def test_a_preview_shows_every_file_that_a_build_writes(region: Path, tmp_path: Path) -> None:
    """Pages of all kinds in all languages, search, exports, records, files at the root."""
    place, site = free_place(), tmp_path / "site"
    built = build_site(region, site, SITE_URL=f"http://{place}/")
    assert built.returncode == 0, built.stderr
    paths = sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    assert len(paths) > 400

    with previewing(region, place) as shown:
        for path in paths:
            status, content = shown.get(path)

            assert status == 200, path
            assert _plain(path, content) == _plain(path, (site / path).read_bytes()), path


def test_an_address_without_a_file_shows_what_hosts_show(shown: Shown) -> None:
    """A wrong address, a folder, and a language without its slash."""
    status, content = shown.get("en/angebote/riverside/nothing.html")

    assert status == 404
    assert _plain("404.html", content) == _plain("404.html", shown.get("404.html")[1])
    for folder in ("en/angebote/riverside", "en/angebote/riverside/"):
        assert "Playgroup by the river" in shown.text(folder)
    assert shown.get("en/hefte/northtown.pdf")[0] == 404
    assert shown.get("eintraege/riverside/nothing.json")[0] == 404


def test_a_changed_record_is_new_wherever_it_is_named(region: Path, shown: Shown) -> None:
    """Its page in each language, its provider, the lists, the search, its own text."""
    places = [
        f"en/{GROUP}", f"fr/{GROUP}", "en/angebote/riverside/index.html", "en/orte/northtown.html",
        "en/themen/leisure.html", "en/search/results-0.json", "eintraege/riverside/playgroup.yml",
        "en/daten/angebote.csv", "en/orte/northtown.ics", "en/fachkraefte/anbieter.html",
    ]  # fmt: skip
    for place in places:
        assert "Playgroup by the lake" not in shown.text(place)

    _edit(region / "offers/riverside/playgroup.yml", "by the river", "by the lake")

    for place in places:
        shown.wait_for(place, "Playgroup by the lake")
        assert "Playgroup by the river" not in shown.text(place)


def test_a_changed_record_is_new_on_the_page_of_another(region: Path, shown: Shown) -> None:
    """An offer leads to another one by its name."""
    page = "en/angebote/everything/everything.html"
    assert "Playgroup by the river" in shown.text(page)

    _edit(region / "offers/riverside/playgroup.yml", "by the river", "by the lake")

    shown.wait_for(page, "Playgroup by the lake")


def test_new_records_appear_and_deleted_ones_are_gone(region: Path, shown: Shown) -> None:
    """A page that somebody has seen does not stay."""
    second, page = region / "offers/riverside/second.yml", "en/angebote/riverside/second.html"
    text = (region / "offers/riverside/playgroup.yml").read_text()
    assert shown.get(page)[0] == 404

    second.write_text(text.replace("Playgroup", "Another group"))
    shown.wait_for(page, "Another group by the river")
    shown.wait_for("en/orte/northtown.html", "Another group by the river")
    second.unlink()
    shown.wait_until_gone(page)

    assert "Another group" not in shown.text("en/orte/northtown.html")
    assert "Playgroup by the river" in shown.text("en/orte/northtown.html")


def test_a_mistake_is_told_and_leaves_the_state_before(region: Path, shown: Shown) -> None:
    """Also on pages that nobody has opened yet; once it is mended, the preview goes on."""
    group = region / "offers/riverside/playgroup.yml"
    text = group.read_text()
    assert "by the river" in shown.text(f"en/{GROUP}")

    group.write_text(text.replace("name: Playgroup by the river", "name: Wrong\nnothing: 1"))
    shown.wait_until_told(
        "Die Einträge haben Fehler. Die Vorschau zeigt den Stand davor.\n"
        "offers/riverside/playgroup.yml:2:1: Fehler: Das Feld »nothing« gibt es hier nicht."
    )

    assert "by the river" in shown.text(f"en/{GROUP}")
    assert "by the river" in shown.text("en/orte/northtown.html")
    group.write_text(text.replace("by the river", "by the sea"))
    shown.wait_for(f"en/{GROUP}", "Playgroup by the sea")


def test_a_changed_translation_is_new(region: Path, shown: Shown) -> None:
    """In its own language, and only there."""
    catalog = region / "offers/riverside/locales/fr.po"
    catalog.parent.mkdir(exist_ok=True)
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    entry = 'msgctxt "playgroup.name"\nmsgid "Playgroup by the river"\nmsgstr "{}"\n'
    catalog.write_text(head + entry.format("Jeux au fleuve"))
    shown.wait_for(f"fr/{GROUP}", "Jeux au fleuve")

    catalog.write_text(head + entry.format("Jeux au lac"))

    shown.wait_for(f"fr/{GROUP}", "Jeux au lac")
    assert "Jeux" not in shown.text(f"en/{GROUP}").partition("<h1")[2].partition("</h1>")[0]


def test_changed_pages_and_terms_are_new(region: Path, shown: Shown) -> None:
    """A page of docs/ and the vocabulary, and the records are still there."""
    _edit(region / "docs/about.md", "For families in Exampleshire.", "For everybody.")
    shown.wait_for("en/about.html", "For everybody.")
    assert "Playgroup by the river" in shown.text(f"en/{GROUP}")

    _edit(region / "offers/vocabulary/topics.yml", "label: Leisure", "label: Pastime")

    shown.wait_for("en/themen/leisure.html", "Pastime")


def test_a_link_that_leads_nowhere_is_told(region: Path, shown: Shown) -> None:
    """Files that are only drawn on request count; once it is mended, the preview goes on."""
    right = "[table](daten/angebote.csv) [places](orte/index.html)"
    wrong = f"{right} [nothing](daten/nothing.csv)"

    _edit(region / "docs/about.md", "For families", f"{wrong} For families")
    shown.wait_until_told("Diese Verweise führen ins Leere:\nen/about.html: daten/nothing.csv\n")
    _edit(region / "docs/about.md", wrong, right)

    shown.wait_for("en/about.html", ">table</a>")
    assert "angebote.csv\n" not in shown.log.read_text()
