"""Everything that families read is there in every language of the site."""

from __future__ import annotations

from pathlib import Path

import polib
import pytest

from hooks.directory import Directory, load_directory
from hooks.languages import language
from hooks.rules import known_texts
from hooks.source import read_source
from hooks.texts import machine_mark, read_record_texts
from hooks.translations.refusal import lost_numbers
from tests.conftest import ROOT

OFFERS = ROOT / "offers"
LANGUAGES = tuple(read_source(ROOT / "mkdocs.yml", "mkdocs.yml").data["extra"]["languages"])
TRANSLATED = LANGUAGES[1:]
LIMITS = {"name": 100, "summary": 200}


@pytest.fixture(scope="module")
def directory() -> Directory:
    """The real records."""
    return load_directory(OFFERS)[0]


@pytest.mark.parametrize("code", TRANSLATED)
def test_every_text_of_every_record_is_translated(directory: Directory, code: str) -> None:
    """Records and vocabulary, everyday words included; none is stale."""
    source, lang = language(LANGUAGES[0]), language(code)
    texts = read_record_texts(OFFERS, lang, source)

    missing = [
        (folder, context, text)
        for folder, contexts in known_texts(directory).items()
        for context, found in contexts.items()
        for text in found
        if texts.text(folder, context, text, in_list=True).lang != code
    ]

    assert missing == []


@pytest.mark.parametrize("code", TRANSLATED)
def test_every_translation_keeps_what_must_not_change(code: str) -> None:
    """Paragraphs stay paragraphs, phone numbers stay themselves, limits hold."""
    for path in sorted(OFFERS.glob(f"*/locales/{language(code).folder}.po")):
        for entry in polib.pofile(str(path)).translated_entries():
            field = str(entry.msgctxt).rpartition(".")[2]
            told = f"{path.parent.parent.name} {entry.msgctxt}"
            if code != "de-simple":
                assert entry.msgid.count("\n\n") == entry.msgstr.count("\n\n"), told
            assert len(entry.msgstr) <= LIMITS.get(field, 5000), told
            assert lost_numbers(entry.msgid, entry.msgstr) == [], told


@pytest.mark.parametrize("code", TRANSLATED)
def test_what_a_machine_translated_is_marked(code: str) -> None:
    """The marks fit their texts, until a person edits one."""
    entries = [
        entry
        for path in OFFERS.glob(f"*/locales/{language(code).folder}.po")
        for entry in polib.pofile(str(path))
    ]

    marked = [entry for entry in entries if machine_mark(entry.msgstr) in entry.tcomment]

    assert len(marked) > 0


@pytest.mark.parametrize("page", [path.stem for path in (ROOT / "docs").glob("[a-z]*.md")])
def test_every_hand_written_page_is_there_in_every_language(page: str) -> None:
    """With as many open places as the German one; easy language puts several into one."""
    name = page.partition(".")[0]
    for code in TRANSLATED:
        assert (ROOT / f"docs/{name}.{code}.md").is_file(), f"{name}.{code}.md"
    german = (ROOT / f"docs/{name}.md").read_text()
    own = Path(ROOT / f"docs/{page}.md").read_text()

    if not page.endswith(".de-simple"):
        assert own.count("<mark>") == german.count("<mark>")
    assert own.startswith("---\ntitle: ")


def test_german_names_of_houses_and_towns_stay(directory: Directory) -> None:
    """A family that stands before the door reads what the page says."""
    for code in TRANSLATED:
        texts = read_record_texts(OFFERS, language(code), language("de"))
        for town in directory.vocabulary.municipalities.values():
            context = f"municipalities.{town.code}.label"
            assert texts.text("vocabulary", context, town.label).value == town.label, code
