"""`translate`: what translators and those who send them files can rely on."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import polib
import pytest

from hooks.directory import load_directory
from hooks.languages import language
from hooks.source import read_source
from hooks.texts import Text, machine_mark
from hooks.translations.renewal import renewed
from tests.conftest import ROOT
from tests.desk import HELP, OFFERED, Desk, entries_of, open_desk

if TYPE_CHECKING:
    from pathlib import Path


CODES = read_source(ROOT / "mkdocs.yml", "mkdocs.yml").data["extra"]["languages"][1:]
"""What the real records are translated into."""


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Two providers and a helpline, nothing translated."""
    return open_desk(tmp_path)


# update


def test_update_makes_a_catalog_for_each_language_and_provider(desk: Desk) -> None:
    """With the texts in the order of the record, and no word in place of a translation."""
    told = desk.run("update")

    entries = list(polib.pofile(str(desk.catalog(lang="de_simple"))))
    assert told.exit_code == 0
    assert [(entry.msgctxt, entry.msgid, entry.msgstr) for entry in entries] == [
        ("provider.name", "Stadt Beispielstadt", ""),
        ("familienberatung.name", "Familienberatung", ""),
        ("familienberatung.summary", HELP, ""),
    ]
    assert "Geänderte Dateien: 9" in told.output


def test_update_changes_nothing_where_nothing_has_changed(desk: Desk) -> None:
    """Run it as often as you like."""
    desk.run("update")
    before = {path: path.stat().st_mtime_ns for path in desk.root.rglob("*.po")}

    told = desk.run("update")

    assert {path: path.stat().st_mtime_ns for path in desk.root.rglob("*.po")} == before
    assert told.output.splitlines() == [
        "en: unverändert",
        "uk: unverändert",
        "de-simple: unverändert",
        "Geänderte Dateien: 0",
    ]


@pytest.mark.parametrize("code", CODES)
def test_updating_the_real_catalogs_loses_nothing(code: str) -> None:
    """Every translation of today is there tomorrow, and files that fit keep every byte."""
    offers, lang = ROOT / "offers", language(code)

    renewal = renewed(load_directory(offers)[0], offers, lang)

    assert renewal.problems == []
    for folder, catalog in renewal.catalogs.items():
        before = {entry.translations for entry in catalog.entries if entry.has_text}
        assert before <= {entry.translations for entry in renewal.entries[folder]}
    assert renewal.contents().keys() == {
        catalog.path
        for folder, catalog in renewal.catalogs.items()
        if set(renewal.entries[folder]) != set(catalog.entries)
    }


def test_a_changed_text_stays_readable_in_every_language(desk: Desk) -> None:
    """The old translation with a notice, before and after the update, until it is renewed."""
    desk.translate()
    desk.offer("stadt-beispielstadt/familienberatung.yml", "Wir hören zu.", "Wir helfen.")
    new = "Sie haben Fragen zur Erziehung. Wir helfen."
    before = desk.shown(OFFERED, new)

    desk.run("update")

    after = desk.shown(OFFERED, new)
    desk.translate("We help.")
    assert before == after == Text("We listen.", "en", is_stale=True)
    assert desk.shown(OFFERED, new) == Text("We help.", "en")


def test_records_with_mistakes_keep_their_catalogs(desk: Desk) -> None:
    """Their texts are not known, so nothing is taken for gone."""
    desk.translate()
    before = desk.catalog().read_bytes()
    desk.offer("stadt-beispielstadt/familienberatung.yml", "cost: free", "cost: gratis")

    told = desk.run("update")

    assert desk.catalog().read_bytes() == before
    assert "Ordner mit Fehlern bleiben, wie sie sind." in told.output


def test_a_broken_catalog_stops_the_update_before_anything_is_written(desk: Desk) -> None:
    """Its place is told."""
    desk.catalog().parent.mkdir()
    desk.catalog().write_text('msgid "a"\nmsgstring "b"\n', encoding="utf-8")

    told = desk.run("update")

    assert told.exit_code == 1
    assert "offers/stadt-beispielstadt/locales/en.po:2:1: Fehler: Das ist keine" in told.output
    assert "Nichts wurde geschrieben." in told.output
    assert not desk.catalog(lang="uk").exists()


def test_the_language_of_the_records_gets_no_catalogs(desk: Desk) -> None:
    """There is nothing to translate into it."""
    told = desk.run("update", "de")

    assert told.exit_code == 2
    assert "»de« ist die Sprache der Einträge und hat keine Kataloge." in told.output
    assert not list(desk.root.glob("offers/*/locales/de.po"))


def test_the_interface_follows_code_and_templates(desk: Desk) -> None:
    """By exact words: what is gone is kept at the end, what is new is empty in all its forms."""
    for name in ("hooks", "overrides/main.html", "pyproject.toml"):
        source, target = ROOT / name, desk.root / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, target)
    path = desk.root / "overrides/locales/uk/LC_MESSAGES/messages.po"
    path.write_text(
        path.read_text(encoding="utf-8").replace('msgid "{count} offer"', 'msgid "{count} thing"'),
        encoding="utf-8",
    )

    told = desk.run("update", "--interface")

    entries = {entry.msgid: entry for entry in polib.pofile(str(path))}
    assert told.exit_code == 0, told.output
    assert entries["{count} offer"].msgstr_plural == {0: "", 1: "", 2: ""}
    assert entries["{count} thing"].obsolete
    assert len(entries["{count} thing"].msgstr_plural) == 3


def test_what_the_model_says_of_fields_follows_in_every_language_but_german(desk: Desk) -> None:
    """English is translated from German here, and keeps what it has."""
    for name in ("hooks", "overrides", "pyproject.toml"):
        source, target = ROOT / name, desk.root / name
        if source.is_dir():
            shutil.copytree(source, target, dirs_exist_ok=True)
        else:
            shutil.copy(source, target)
    path = desk.root / "overrides/locales/en/LC_MESSAGES/messages.po"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('msgid "Wartezeit"', 'msgid "Wartefrist"'), encoding="utf-8")

    told = desk.run("update", "--interface")

    entries = {(entry.msgctxt, entry.msgid): entry for entry in polib.pofile(str(path))}
    german = polib.pofile(str(desk.root / "overrides/locales/de/LC_MESSAGES/messages.po"))
    assert told.exit_code == 0, told.output
    assert entries["field", "Wartezeit"].msgstr == ""
    assert entries["field", "Wartefrist"].obsolete
    assert entries["field", "Abstand"].msgstr == "Interval"
    assert {context for context, _ in entries} == {"field"}
    assert all(entry.msgctxt != "field" for entry in german)


# status


def test_status_counts_what_readers_get(desk: Desk) -> None:
    """Every text once, by state; those equal to the German apart."""
    desk.translate()
    path = desk.catalog("familientreff")
    text = path.read_text(encoding="utf-8")
    made = f'# {machine_mark("Group")}\nmsgctxt "krabbelgruppe.name"'
    text = text.replace('msgctxt "krabbelgruppe.name"', made)
    text = text.replace('"Krabbelgruppe"\nmsgstr ""', '"Krabbelgruppe"\nmsgstr "Group"')
    german = '"Eltern und Kinder treffen sich."\nmsgstr '
    text = text.replace(f'{german}""', f'{german}"Eltern und Kinder treffen sich."')
    path.write_text(text, encoding="utf-8")
    desk.offer("stadt-beispielstadt/familienberatung.yml", "Wir hören zu.", "Wir helfen.")

    rows = desk.run("status").output.splitlines()

    total = len([one for one in entries_of(desk.export("de-simple")) if one])
    assert rows[0].startswith("Sprache")
    assert rows[0].split()[1:] == [
        "von", "Menschen", "maschinell", "wie", "Deutsch", "veraltet", "fehlt", "übersetzt",
    ]  # fmt: skip
    figures = ["0", "1", "1", "1", str(total - 3), str(200 // total), "%"]
    assert rows[1].split() == ["English", "(en)", *figures]


def test_status_of_a_language_names_what_is_open_helplines_first(desk: Desk) -> None:
    """A translator begins where it matters most."""
    lines = desk.run("status", "en").output.splitlines()

    assert lines[0].split() == ["Eintrag", "veraltet", "fehlt"]
    assert [line.split()[0] for line in lines[1:3]] == [
        "familientreff/provider",
        "familientreff/telefon",
    ]
    assert lines[2].split() == ["familientreff/telefon", "0", "2"]
    assert lines[-1].split()[0] == "stadt-beispielstadt/familienberatung"


def test_status_as_markdown_is_a_table(desk: Desk) -> None:
    """For a merge request or a page."""
    lines = desk.run("status", "--format", "markdown").output.splitlines()

    assert lines[1] == "| --- | --: | --: | --: | --: | --: | --: |"
    assert lines[2].startswith("| English (en) | 0 | 0 | 0 | 0 |")


# export


def test_an_exported_file_tells_what_a_translator_needs(desk: Desk) -> None:
    """Where it stands, what field it is, how long it may be, words to use."""
    path = desk.root / "docs/redaktion/glossar.md"
    path.parent.mkdir(parents=True)
    words = "## English (`en`)\n\n| Deutsch | Übersetzung |\n|---|---|\n| Erziehung | parenting |\n"
    path.write_text(words, encoding="utf-8")

    entry = entries_of(desk.export())[OFFERED]

    assert entry.comment.splitlines() == [
        "Feld: Kurz gesagt (höchstens 200 Zeichen). Was eine Familie bekommt, in einfachen Worten,",
        "höchstens 200 Zeichen.",
        "Seite: https://example.org/familien/en/angebote/stadt-beispielstadt/familienberatung.html",
        "Wörterliste: Erziehung = parenting",
    ]
    assert entry.msgid == HELP
    assert (entry.msgstr, entry.flags) == ("", [])


def test_helplines_come_first_in_an_exported_file(desk: Desk) -> None:
    """Then what stands on many pages, then the providers by name."""
    contexts = list(entries_of(desk.export()))

    assert contexts[:3] == [
        "familientreff/provider.name",
        "familientreff/telefon.name",
        "familientreff/telefon.summary",
    ]
    assert str(contexts[3]).startswith("vocabulary/")
    assert contexts[-1] == "stadt-beispielstadt/familienberatung.summary"


def test_an_outdated_text_is_exported_with_both_german_texts(desk: Desk) -> None:
    """And marked, so that Poedit asks for it."""
    desk.translate()
    desk.offer("stadt-beispielstadt/familienberatung.yml", "Wir hören zu.", "Wir helfen.")

    entry = entries_of(desk.export())[OFFERED]

    assert entry.msgid == "Sie haben Fragen zur Erziehung. Wir helfen."
    assert entry.previous_msgid == HELP
    assert (entry.msgstr, entry.flags) == ("We listen.", ["fuzzy"])


def test_machine_made_texts_are_exported_on_demand_to_be_read(desk: Desk) -> None:
    """Without the option they count as done."""
    path = desk.fill(desk.export(), OFFERED, "We listen.")
    desk.run("merge", "--machine", str(path))

    plain, unread = entries_of(desk.export()), entries_of(desk.export("en", "--machine"))

    assert OFFERED not in plain
    assert (unread[OFFERED].msgstr, unread[OFFERED].flags) == ("We listen.", ["fuzzy"])


def test_an_identical_text_is_suggested_and_counts_for_nothing_until_confirmed(
    desk: Desk,
) -> None:
    """In the catalog and in the file; a file sent back as it is changes nothing for readers."""
    desk.translate()
    desk.offer("familientreff/krabbelgruppe.yml", "Eltern und Kinder treffen sich.", HELP)
    context = "familientreff/krabbelgruppe.summary"
    desk.run("update")

    path = desk.export()
    told = desk.run("merge", str(path))

    entry = entries_of(path)[context]
    assert (entry.msgstr, entry.flags) == ("We listen.", ["fuzzy"])
    assert entry.previous_msgctxt == OFFERED
    assert told.output.startswith("en: 1 unverändert")
    assert desk.shown(context, HELP) == Text(HELP, "de")


def test_the_same_records_give_the_same_file(desk: Desk) -> None:
    """No date, no order of chance."""
    first = desk.export().read_bytes()

    assert desk.export().read_bytes() == first
