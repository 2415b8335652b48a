"""The interface is there in every language, whole and in its forms."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import polib
import pytest

from hooks.languages import language
from hooks.suggesting import form_texts
from hooks.texts import interface, machine_mark
from tests.conftest import ROOT

CATALOGS = ROOT / "overrides/locales"
LANGUAGES = ("de", "de-simple", "uk", "ru", "ar", "fa", "tr", "ku", "pl", "ro", "bg", "fr")
"""English is the language of the code, German that of the model."""
_PLACE = re.compile(r"\{[a-z]+\}")
FIELD = "field"
"""The context of what the model says of fields, in German."""
Key = tuple[str | None, str]


def _is_needed(key: Key, code: str) -> bool:
    """Whether a language needs a message: what is said of fields is German, all else English."""
    return code != ("de" if key[0] == FIELD else "en")


def _catalog(code: str) -> polib.POFile:
    path = CATALOGS / language(code).folder / "LC_MESSAGES" / "messages.po"
    return polib.pofile(str(path))


@pytest.fixture(scope="module")
def extracted(tmp_path_factory: pytest.TempPathFactory) -> dict[Key, polib.POEntry]:
    """All messages that the code and the templates say."""
    target = tmp_path_factory.mktemp("pot") / "messages.pot"
    options = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["offers"]["keywords"]
    keywords = [part for keyword in options for part in ("-k", keyword)]
    babel = [sys.executable, "-m", "babel.messages.frontend", "-q"]
    extract = ["extract", "-F", "pyproject.toml", *keywords, "-o", str(target), "."]
    subprocess.run([*babel, *extract], cwd=ROOT, check=True)
    fields = [polib.POEntry(msgctxt=one.context, msgid=one.text) for one in form_texts()]
    entries = [*polib.pofile(str(target)), *fields]
    return {(entry.msgctxt, entry.msgid): entry for entry in entries}


@pytest.mark.parametrize("code", [*LANGUAGES, "en"])
def test_everything_that_is_said_is_translated(
    code: str, extracted: dict[Key, polib.POEntry]
) -> None:
    """No message is missing, none is left over, none is empty or fuzzy."""
    catalog = [entry for entry in _catalog(code) if not entry.obsolete]
    entries = {(entry.msgctxt, entry.msgid): entry for entry in catalog}

    assert set(entries) == {key for key in extracted if _is_needed(key, code)}
    for entry in entries.values():
        forms = list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]
        assert all(forms), entry.msgid
        assert not entry.fuzzy, entry.msgid


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_place_is_lost_in_translation(code: str) -> None:
    """Every `{place}` stands in every translation; one and two may leave out the count."""
    for entry in _catalog(code):
        if entry.msgid_plural:
            places = {place for form in entry.msgstr_plural.values() for place in _found(form)}
            assert places == _found(entry.msgid_plural), entry.msgid
        else:
            assert _found(entry.msgstr) == _found(entry.msgid), entry.msgid


def _found(text: str) -> set[str]:
    return set(_PLACE.findall(text))


@pytest.mark.parametrize("code", LANGUAGES)
def test_machine_translations_of_the_interface_are_marked(code: str) -> None:
    """Until a person edits one, its comment holds the mark of its text."""
    marked = 0
    for entry in _catalog(code):
        text = entry.msgstr_plural[0] if entry.msgid_plural else entry.msgstr
        marked += machine_mark(text) in entry.comment + entry.tcomment

    assert marked > 0


@pytest.mark.parametrize(
    ("code", "forms"),
    [
        ("de", {0: "0 Angebote", 1: "1 Angebot", 2: "2 Angebote", 11: "11 Angebote"}),
        ("en", {0: "0 offers", 1: "1 offer", 2: "2 offers", 100: "100 offers"}),
        (
            "pl",
            {
                0: "0 ofert",
                1: "1 oferta",
                2: "2 oferty",
                5: "5 ofert",
                11: "11 ofert",
                22: "22 oferty",
                100: "100 ofert",
            },
        ),
        ("uk", {1: "1 пропозиція", 2: "2 пропозиції", 5: "5 пропозицій", 21: "21 пропозиція"}),
        (
            "ar",
            {
                0: "لا عروض",
                1: "عرض واحد",
                2: "عرضان",
                5: "5 عروض",
                11: "11 عرضًا",
                100: "100 عرض",
            },
        ),
    ],
)
def test_counts_are_said_in_the_right_form(code: str, forms: dict[int, str]) -> None:
    """One, two, five, eleven: each language has its own rule."""
    words = interface(CATALOGS, code)

    said = {
        count: words.ngettext("{count} offer", "{count} offers", count).format(count=count)
        for count in forms
    }

    assert said == forms


def test_no_catalog_holds_characters_that_turn_text_around() -> None:
    """Direction comes from the page, never from invisible characters."""
    for path in sorted([*CATALOGS.rglob("*.po"), *Path(ROOT / "offers").rglob("*.po")]):
        assert not re.search("[\u202a-\u202e\u2066-\u2069]", path.read_text()), path
