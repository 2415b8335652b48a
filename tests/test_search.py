"""The search index: what it holds, and that both sides of it read words alike."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from hooks.exports.embed import SCRIPT
from hooks.scripts import ENTRIES
from hooks.search.coding import column, front_coded, postings
from hooks.search.compounds import Compounds
from hooks.search.documents import Analysis
from hooks.search.normaliser import stem, terms, words
from hooks.search.rules import rules_of
from hooks.source import read_source
from tests.conftest import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Page

LANGUAGES = ("de", "de-simple", "en", "uk", "ru", "ar", "fa", "tr", "ku", "pl", "ro", "bg", "xx")
ODD = "ẞ İI ıi ŁÓDŹ Œuvre ‏مُحَمَّد ـــ ٣سنوات می‌شود naïve Straße 48429 ﬁne ¼ 1100 ХIII ʼїжак"
"""Letters on which programs disagree."""
VECTORS = {
    "de": {
        "Mütter": "muter",
        "Muetter": "muter",
        "Kündigung": "kundig",
        "gekündigt": "kundig",
        "Schuldnerberatung": "schuldnerberat",
        "Hebame": "hebam",
        "Hebammen": "hebam",
        "Straße": "stra",
    },
    "tr": {"İLTİCA": "iltic", "danışmanlığı": "danisman", "danismanligi": "danisman"},
    "ar": {"القابلة": "قابل", "قابلة": "قابل"},
    "uk": {"вагітність": "вагітн", "вагітних": "вагітн"},
    "ru": {"беременность": "беремен", "беременных": "беремен"},
}
"""Words and their stems, for both sides."""


def _texts() -> dict[str, str]:
    """Return what the catalogs of the vocabulary say in each language."""
    folder = ROOT / "offers" / "vocabulary"
    found = {"de": (folder / "needs.yml").read_text(), "xx": ODD}
    for path in (folder / "locales").glob("*.po"):
        found[path.stem.replace("_", "-")] = path.read_text()
    return found


@pytest.mark.parametrize("code", VECTORS)
def test_forms_of_a_word_have_one_stem(code: str) -> None:
    """Umlauts, doubled letters, articles, endings."""
    rules = rules_of(code)
    found = {word: stem(words(word, rules)[0], rules) for word in VECTORS[code]}

    assert found == VECTORS[code]


@pytest.mark.parametrize("code", LANGUAGES)
def test_scripts_read_words_as_the_index_does(page: Page, base: str, code: str) -> None:
    """Every word of the vocabulary's catalogs, and letters on which programs disagree."""
    rules = rules_of(code)
    lines = [*_texts()[code].splitlines(), ODD]
    page.goto(f"{base}404.html")
    script = """async ([address, lines, rules]) => {
      const { terms, words } = await import(address);
      return lines.map((line) => [words(line, rules), terms(line, rules)]);
    }"""

    address = "/scripts/search/normalise.js"
    found = page.evaluate(script, [address, lines, rules.as_data()])

    expected = [[words(line, rules), list(terms(line, rules))] for line in lines]
    assert found == expected


def test_scripts_read_numbers_as_they_were_written(page: Page, base: str) -> None:
    """Postings, columns and words that share their beginnings."""
    found = [(0, 7), (3, 0), (4, 1), (50_000, 5)]
    known = ["hebam", "hebamme", "hebel", "zebra"]
    values = [0, 91, 92, 8_500, 3]
    page.goto(f"{base}404.html")
    script = """async ([address, postings, words, column]) => {
      const { readColumn, readFrontCoded, readPostings } = await import(address);
      const { documents, impacts } = readPostings(postings);
      return [documents.map((one, at) => [one, impacts[at]]), readFrontCoded(words),
        [...readColumn(column)]];
    }"""

    written = [
        postings(8 * number + impact for number, impact in found),
        front_coded(known),
        column(values),
    ]
    read = page.evaluate(script, ["/scripts/search/coding.js", *written])

    assert read == [[list(one) for one in found], known, values]


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("Schuldnerberatung", {"schuldner", "beratung"}),
        ("Kindertagespflege", {"kinder", "tagespflege", "pflege"}),
        ("Hebammensprechstunde", {"hebammen", "sprechstunde", "stunde"}),
        ("Jugendamt", {"jugend", "amt"}),
        ("Krabbelgruppe", {"krabbel", "gruppe"}),
        ("Müttercafé", {"mütter", "café"}),
    ],
)
def test_compounds_are_found_by_their_parts(word: str, parts: set[str]) -> None:
    """With the words of a dictionary and of the records."""
    assert parts <= set(Compounds.of([]).parts(word))


@pytest.mark.parametrize("word", ["Beratung", "Gesundheit", "Verhütung", "Heirat"])
def test_words_that_are_no_compounds_stay_whole(word: str) -> None:
    """Parts by chance would find what is not meant."""
    assert Compounds.of([]).parts(word) == ()


def test_a_word_that_shares_its_end_with_another_is_completed() -> None:
    """Schuldner- und Insolvenzberatung is found by Schuldnerberatung's parts."""
    analysis = Analysis(rules_of("de"), Compounds.of(["Schuldnerberatung"]))

    found = analysis.text("Schuldner- und Insolvenzberatung")

    assert {"schuldnerberat", "insolvenzberat", "berat"} <= found.keys()


def test_no_place_that_is_not_public_has_a_position(site: Path) -> None:
    """The women's shelter is nowhere; others are no nearer than their town."""
    facets = json.loads((site / "search/facets.json").read_text())
    points = json.loads((site / "search/points.json").read_text())
    written = json.loads((site / "de/search/results-0.json").read_text())
    results = [one["id"] for one in written["results"]]
    assert len(results) == facets["count"]
    shelter = results.index("diakonie-west/frauenhaus")
    rows = points["at"]["rows"]

    width = int(rows[0])
    alphabet = [chr(code) for code in range(33, 127) if chr(code) not in '"\\']
    digits = rows[1 + shelter :: len(results)]
    assert len(digits) == width
    value = sum(alphabet.index(one) * 92**at for at, one in enumerate(digits))
    assert points["at"]["combinations"][value] == []


def test_all_files_of_the_index_belong_together(site: Path) -> None:
    """Each says the version that the page asks for, and every build says the same."""
    html = (site / "de/finden.html").read_text()
    versions = {
        json.loads(path.read_text())["version"]
        for path in [*site.glob("search/*.json"), *site.glob("*/search/*.json")]
    }

    assert len(versions) == 1
    assert f'data-index="{versions.pop()}"' in html


def test_every_script_is_one_that_a_page_loads(site: Path) -> None:
    """A file more is a round trip more: each is whole, and none is published in vain."""
    pages = [page.read_text() for page in (site / "de").rglob("*.html")]
    loaded = {name for html in pages for name in re.findall(r'src="(?:\.\./)+([^"]+\.js)"', html)}
    scripts = {path.relative_to(site).as_posix() for path in site.rglob("*.js")}

    assert scripts == {*loaded, "sw.js", SCRIPT}
    assert set(ENTRIES) == loaded
    assert not [name for name in loaded if "\nimport " in (site / name).read_text()]


@pytest.fixture(scope="module")
def searches() -> list[dict[str, Any]]:
    """The golden searches."""
    path = Path(__file__).parent / "searches.yml"
    found: list[dict[str, Any]] = read_source(path, path.name).data["searches"]
    return found


def test_families_find_what_they_mean(
    page: Page, base: str, site: Path, searches: list[dict[str, Any]]
) -> None:
    """All golden searches, in all languages: the offer is among the first five results."""
    version = json.loads((site / "search/facets.json").read_text())["version"]
    page.goto(f"{base}404.html")
    script = """async ([base, version, searches]) => {
      const { openSearch } = await import(`/scripts/search/search.js`);
      const { emptyState } = await import(`/scripts/search/state.js`);
      const opened = {}, found = [];
      for (const { lang, words } of searches) {
        opened[lang] ??= await openSearch(base.replace(/[/]$/, ""), lang, version);
        const state = { ...emptyState(), q: words };
        const { hits } = await opened[lang].find(state, false, new Date("2026-11-23T10:00:00"));
        found.push((await opened[lang].results(hits.slice(0, 5))).map((one) => one.id));
      }
      return found;
    }"""

    found = page.evaluate(script, [base, version, searches])

    missed = [
        f"{one['lang']} »{one['words']}«: {ids}"
        for one, ids in zip(searches, found, strict=True)
        if one["finds"] not in ids
    ]
    assert missed == []
