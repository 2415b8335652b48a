"""Whatever a catalog holds, and whatever somebody types, is read, told or searched for."""

from __future__ import annotations

import re
import shutil
import time
from contextlib import suppress
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hooks.interface import interface_problems
from hooks.languages import language
from hooks.search.compounds import Compounds
from hooks.search.documents import Analysis
from hooks.search.normaliser import terms, words
from hooks.search.rules import rules_of
from hooks.texts import catalog_problems, interface, read_record_texts
from hooks.translations.reading import BrokenCatalogError, decode, read_blocks
from tests.conftest import ROOT, build_site, serve
from tests.fuzzing import HOSTILE, damaged, fuzzed
from tests.test_region import copy_region

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Page

CATALOGS = [*ROOT.glob("offers/*/locales/*.po"), *ROOT.glob("tests/region/offers/*/locales/*.po")]
PIECES = (
    *('"', "\\", '\\"', "\n", "#", "#~ ", "#~| ", "#, fuzzy\n", "#| msgid ", "msgid ", "msgctxt "),
    *("msgstr ", "msgstr[0] ", "msgstr[9] ", 'msgid_plural "x"\n', "\n\n", "\r\n", "\r", "\u202e"),
    *("charset=latin-1", "charset=utf-16", "charset=nonsense", "charset=", "\ufeff", "\x00", "é"),
    *("Plural-Forms: nplurals=2; plural=n/0;\\n", "nplurals=99", 'msgid ""\nmsgstr ""\n', "\\x"),
    *(
        "Content-Type: text/plain\\n",
        "%(count)s",
        "%",
        "%%",
        "{}",
        "{",
        "}",
        "{sum.real}",
        "{count!r}",
        "{name:9}",
        "{name[0]}",
        "\ud7ff",
    ),
)
"""What translators, their tools and attackers write."""
LANGUAGES = ("de", "de-simple", "en", "uk", "ru", "ar", "fa", "tr", "ku", "pl", "ro", "bg")
TYPED = st.lists(
    st.sampled_from((*HOSTILE, "Hebamme", "Schuldner- und ", "2 Jahre", "heute", "AND", '"', "-"))
    | st.text(max_size=12),
    max_size=8,
).map(" ".join)
_COUNTS = (*range(25), 100, 101, 111, 1_000_000)


def _started(paths: list[Path]) -> list[str]:
    return sorted({path.read_text("utf-8")[:1500] for path in paths})


@fuzzed(150)
@given(
    st.binary(max_size=200)
    | st.lists(st.sampled_from(PIECES), max_size=25).map("".join)
    | damaged(_started(CATALOGS), PIECES)
)
def test_any_catalog_of_records_is_read_or_told(region: Path, content: bytes | str) -> None:
    """By the check, by the build, and by the program that gives translators their files."""
    written = content if isinstance(content, bytes) else content.encode(errors="replace")
    path = region / "offers/riverside/locales/fr.po"
    path.write_bytes(written)

    problems = list(catalog_problems(path, "fr.po", {"playgroup.name": {"Playgroup"}}))
    read = read_record_texts(region / "offers", language("fr"), language("en"))

    assert all("\n" not in str(problem) and problem.line >= 1 for problem in problems)
    known = [one for texts in read.known.values() for found in texts.values() for one in found]
    assert all(isinstance(one.text, str) for one in known)
    with suppress(BrokenCatalogError):
        read_blocks(decode(written))


@pytest.fixture(scope="module")
def region(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny region, whose catalog this file overwrites."""
    return copy_region(tmp_path_factory.mktemp("fuzzed") / "region")


@pytest.fixture(scope="module")
def locales(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of catalogs of the interface with one language."""
    folder = tmp_path_factory.mktemp("words") / "overrides/locales"
    shutil.copytree(ROOT / "overrides/locales/uk", folder / "uk")
    return folder


_SPOKEN = _started([ROOT / "overrides/locales/uk/LC_MESSAGES/messages.po"])[0]
_COUNTED = """
msgid "{count} offer"
msgid_plural "{count} offers"
msgstr[0] "{count} пропозиція"
msgstr[1] "{count} пропозиції"
msgstr[2] "{count} пропозицій"

msgid "{name}: up to {sum}"
msgstr "{name}: до {sum}"
"""
SPOKEN = _SPOKEN.rpartition("\n\n")[0].partition("\n\nmsgid")[0] + "\n" + _COUNTED


@fuzzed(150)
@given(damaged([SPOKEN], PIECES))
def test_a_catalog_of_the_interface_that_is_not_refused_can_be_drawn(
    locales: Path, text: str
) -> None:
    """Counting up, filling in: nothing fails only when a page is drawn."""
    path = locales / "uk/LC_MESSAGES/messages.po"
    path.write_bytes(text.encode(errors="replace"))
    if list(interface_problems(locales, language("uk"))):
        return
    interface.cache_clear()

    said = interface(locales, "uk")

    for count in _COUNTS:
        said.ngettext("{count} offer", "{count} offers", count).format(count=count)
    said.gettext("{name}: up to {sum}").format(name="", sum="")


@fuzzed(100)
@given(text=TYPED, code=st.sampled_from(LANGUAGES))
def test_any_text_has_its_words(text: str, code: str) -> None:
    """For the index: stems without spaces, and never an error."""
    rules = rules_of(code)
    analysis = Analysis(rules, Compounds.of(["Schuldnerberatung"]) if code == "de" else None)

    found = {*analysis.text(text, joined=True), *analysis.expressions([text])}

    assert not [term for term in found if re.search(r"\s", term)]
    assert set(terms(text, rules)) <= set(analysis.stems(text))
    assert len(words(text, rules)) <= len(text) * 18


@fuzzed(30)
@given(piece=TYPED, code=st.sampled_from(LANGUAGES))
def test_a_long_text_takes_no_longer_than_a_second(piece: str, code: str) -> None:
    """Ten thousand characters of anything, again and again."""
    analysis = Analysis(rules_of(code), Compounds.of([]) if code == "de" else None)
    text = (f"{piece} " * 10_000)[:10_000]
    start = time.process_time()

    analysis.text(text)

    assert time.process_time() - start < 5


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the site of the tiny region is served, beside the modules of its scripts."""
    folder = tmp_path_factory.mktemp("finder")
    built = build_site(copy_region(folder / "project"), folder / "site")

    assert built.returncode == 0, built.stderr
    (folder / "site/scripts").symlink_to(ROOT / "overrides/assets", target_is_directory=True)
    with serve(folder / "site") as address:
        yield address


_FIND = """async ([address, fragments]) => {
  const { openSearch } = await import(`${address}/search/search.js`);
  const { readState, writeState } = await import(`${address}/search/state.js`);
  const version = document.querySelector("[data-index]").dataset.index;
  const search = await openSearch("..", "en", version);
  await search.loadTimes();
  const found = [];
  for (const fragment of fragments) {
    const state = readState(writeState(readState(fragment)));
    const { hits } = await search.find(state, fragment.length % 2 === 0, new Date(2026, 10, 23));
    found.push(hits.length);
  }
  return found;
}"""


@fuzzed(2)
@given(st.lists(st.tuples(TYPED, st.text(max_size=9), TYPED), min_size=40, max_size=40))
def test_any_query_gets_an_answer(
    page: Page, asked: str, typed: list[tuple[str, str, str]]
) -> None:
    """In Chromium, with any address that somebody passes on: maybe nothing, never an error."""
    fragments = [
        f"#{urlencode({'q': words_, 'age': one, 'place': one, 'topic': two, 'km': two})}"
        for words_, one, two in typed
    ]
    page.goto(f"{asked}/en/finden.html")

    found = page.evaluate(_FIND, ["/scripts", [*fragments, *(one for _, one, _ in typed)]])

    assert len(found) == 2 * len(typed)
    assert all(0 <= one < 100 for one in found)
