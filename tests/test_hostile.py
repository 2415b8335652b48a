"""A hostile record comes out inert, or is refused."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import html5lib
import icalendar
import polib
import pytest

from hooks.directory import load_directory
from hooks.rules import known_texts
from hooks.texts import source_texts
from tests.conftest import build_site, serve
from tests.test_region import copy_region

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

ATTACKS = (
    "<script>alert(1)</script>",
    "\"><img src=x onerror='alert(1)'>",
    "' autofocus onfocus='alert(1)",
    "</title></style></script><svg onload=alert(1)>",
    "{{ 7*7 }}{% raw %}",
    "@@frame:content@@",
    "[x](javascript:alert(1))",
    "&lt;b&gt; &#x3c;i&#x3e;",
)
SCRIPTS = (
    "/page.js",
    "/search/finder.js",
    "/list/list.js",
    "/suggest/suggest.js",
    "/coverage.js",
    "/offices.js",
)
_ELEMENTS = {"img", "iframe", "object", "embed", "style", "base"}


def _poison(project: Path) -> list[str]:
    """Put attacks into every text of a provider's records and of their translations."""
    folder = project / "offers/everything"
    directory, _ = load_directory(project / "offers")
    known = known_texts(directory)["everything"]
    texts = sorted({text for found in known.values() for text in found}, key=len, reverse=True)
    poisoned: dict[str, str] = {}
    for index, text in enumerate(texts):
        poisoned[text] = f"{ATTACKS[index % len(ATTACKS)]} T{index}."
    for path in folder.glob("*.yml"):
        path.write_text(_replace(path.read_text(), poisoned))
    return list(poisoned.values())


def _replace(source: str, poisoned: dict[str, str]) -> str:
    for text, attack in poisoned.items():
        quoted = "'" + attack.replace("'", "''") + "'"
        start = re.escape(text.partition(",")[0].partition("\n")[0])
        block = rf"(?<=description: )\|\n  {start}.*\n(?:  .*\n|\n)*"
        plain = rf"(?:(?<=[:,-] )|(?<=\[)){re.escape(text)}(?=[\],}}\n])"
        pattern, new = (block, f"{quoted}\n") if "\n" in text else (plain, quoted)
        source = re.sub(pattern, new.replace("\\", r"\\"), source)
    return source


def _open(project: Path) -> None:
    """Add the same offer for everybody to see, so that it stands in calendars and feeds."""
    folder = project / "offers/everything"
    lines = (folder / "everything.yml").read_text().splitlines(keepends=True)
    kept = (line for line in lines if not line.startswith(("sensitive:", "former_ids:")))
    (folder / "open.yml").write_text("".join(kept))


def _translate(project: Path) -> None:
    """Translate every text into an attack of its own."""
    directory, _ = load_directory(project / "offers")
    catalog = polib.POFile()
    catalog.metadata = {"Content-Type": "text/plain; charset=utf-8", "Language": "fr"}
    index = 0
    for context, texts in known_texts(directory)["everything"].items():
        for text in sorted(texts):
            attack = f"{ATTACKS[index % len(ATTACKS)]} F{index}."
            catalog.append(polib.POEntry(msgctxt=context, msgid=text, msgstr=attack))
            index += 1
    (project / "offers/everything/locales").mkdir()
    catalog.save(str(project / "offers/everything/locales/fr.po"))


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a region whose every text attacks."""
    folder = tmp_path_factory.mktemp("hostile")
    project = copy_region(folder / "project")
    _poison(project)
    _open(project)
    _translate(project)
    built = build_site(project, folder / "site")

    assert built.returncode == 0, built.stderr
    return folder / "site"


def test_the_attacks_stand_in_every_text(tmp_path: Path) -> None:
    """Otherwise this file would prove nothing."""
    project = copy_region(tmp_path / "project")
    _poison(project)

    directory, problems = load_directory(project / "offers")

    assert problems == []
    offer = directory.offers["everything/everything"]
    texts = [one.text for one in source_texts(offer.record, "x")]
    assert len(texts) > 25
    assert all(any(attack in text for attack in ATTACKS) for text in texts)


def test_every_attack_comes_out_as_text(hostile: Path) -> None:
    """No element, attribute or link comes from a record or a translation."""
    for path in hostile.rglob("*.html"):
        tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(path.read_text())
        for element in tree.iter():
            if not isinstance(element.tag, str):
                continue
            assert element.tag not in _ELEMENTS, path
            assert not [name for name in element.attrib if name.lower().startswith("on")], path
            assert "javascript:" not in element.attrib.get("href", ""), path
            if element.tag == "script" and element.attrib.get("type") != "application/ld+json":
                assert element.attrib["src"].endswith(SCRIPTS), path
            if element.tag == "form":
                assert element.attrib.get("action", "finden.html").endswith("finden.html"), path


def test_the_reader_sees_the_attack_as_it_was_written(hostile: Path) -> None:
    """Escaped once: what the editor wrote is what stands there."""
    html = (hostile / "en/angebote/everything/everything.html").read_text()
    text = "".join(html5lib.HTMLParser(namespaceHTMLElements=False).parse(html).itertext())

    for attack in ATTACKS:
        assert attack in text, attack
    assert "F0." in (hostile / "fr/angebote/everything/index.html").read_text()


def test_nothing_of_an_attack_runs(hostile: Path, page: Page) -> None:
    """In Chromium, from the disk: no dialog, no error on the console."""
    told: list[str] = []
    page.on("dialog", lambda dialog: told.append(dialog.message))
    page.on("pageerror", lambda error: told.append(str(error)))
    for path in ("everything.html", "index.html"):
        for code in ("en", "fr"):
            page.goto((hostile / code / "angebote/everything" / path).as_uri())

    assert told == []


def test_nothing_of_an_attack_runs_in_the_finder(hostile: Path, page: Page) -> None:
    """Names and texts of results stand there as they were written."""
    told: list[str] = []
    page.on("dialog", lambda dialog: told.append(dialog.message))
    page.on("pageerror", lambda error: told.append(str(error)))
    with serve(hostile) as address:
        page.goto(f"{address}/en/finden.html#q=script alert img")
        page.locator("#results .card").first.wait_for()
        shown = page.locator("#results").inner_text()

    assert told == []
    assert any(attack.split()[0] in shown for attack in ATTACKS)


def test_no_attack_leaves_its_place_in_a_calendar(hostile: Path) -> None:
    """Each text is a text of its event, as it was written, and there are no other events."""
    calendar = icalendar.Calendar.from_ical(
        (hostile / "en/angebote/everything/open.ics").read_bytes()
    )
    texts = [str(event["SUMMARY"]) for event in calendar.events]

    assert len(texts) == 3
    assert all(any(attack in text for attack in ATTACKS) for text in texts)


def test_no_attack_leaves_its_place_in_a_feed(hostile: Path) -> None:
    """Names and summaries have no elements inside."""
    space = "{http://www.w3.org/2005/Atom}"
    for path in hostile.rglob("*.atom"):
        entries = ET.parse(path).getroot().findall(f"{space}entry")  # noqa: S314 - our own file
        for entry in entries:
            for name in ("title", "summary"):
                assert list(entry.find(f"{space}{name}") or ()) == [], path
    newest = ET.parse(hostile / "en/index.atom").iter(f"{space}title")  # noqa: S314
    titles = [str(title.text) for title in newest]
    assert any(attack in title for attack in ATTACKS for title in titles)
