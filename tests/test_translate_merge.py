"""`translate merge`: what comes back from translators goes where it belongs, or is told."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import polib
import pytest

from hooks.languages import language
from hooks.texts import Text
from hooks.translations.catalogs import new_header, read_catalog
from tests.conftest import ROOT
from tests.desk import HELP, OFFERED, Desk, entries_of, open_desk

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Two providers and a helpline, nothing translated."""
    return open_desk(tmp_path)


def test_merging_gives_exactly_the_edited_texts(desk: Desk) -> None:
    """As a person's work, each at its place, and nothing else."""
    path = desk.fill(desk.export(), OFFERED, "We listen.")
    path = desk.fill(path, "familientreff/telefon.summary", "Call 0800 1110111.")
    path = path.rename(path.with_name("en-fertig.po"))

    told = desk.run("merge", str(path))

    done = {
        (path.parent.parent.name, entry.msgctxt): (entry.msgstr, entry.tcomment, entry.flags)
        for path in (desk.root / "offers").rglob("*.po")
        for entry in polib.pofile(str(path))
        if entry.msgstr
    }
    assert done == {
        ("stadt-beispielstadt", "familienberatung.summary"): ("We listen.", "", []),
        ("familientreff", "telefon.summary"): ("Call 0800 1110111.", "", []),
    }
    assert told.exit_code == 0
    assert re.fullmatch(r"en: 2 übernommen, \d+ leer\n", told.output)
    assert entries_of(desk.export()).keys() == entries_of(path).keys() - {
        OFFERED,
        "familientreff/telefon.summary",
    }


def _poedit(text: str) -> bytes:
    """Return a file as Poedit on Windows might: BOM, CRLF, rewrapped, another header."""
    file = polib.pofile(text, wrapwidth=40)
    file.metadata = {"X-Generator": "Poedit 3.4", **file.metadata, "Language": "en_GB"}
    return ("\ufeff" + str(file)).replace("\n", "\r\n").encode()


def _weblate(text: str) -> bytes:
    """Return a file as another tool might: reversed, with obsolete entries and comments."""
    file = polib.pofile(text)
    gone = polib.POEntry(msgctxt="alt/alt.name", msgid="Alt", msgstr="Old", obsolete=True)
    file[:] = [*reversed(file), gone]
    for entry in file:
        entry.comment, entry.occurrences = "", [("x.yml", "7")]
    file.metadata["PO-Revision-Date"] = "2027-01-01 00:00+0000"
    return str(file).encode()


TOOLS = {"Poedit": _poedit, "Weblate": _weblate}


@pytest.mark.parametrize("tool", TOOLS)
def test_a_file_comes_back_from_any_tool(desk: Desk, tool: str) -> None:
    """However it was rewritten."""
    path = desk.fill(desk.export(), OFFERED, "We listen to you, and we take the time you need.")
    path.write_bytes(TOOLS[tool](path.read_text(encoding="utf-8")))

    told = desk.run("merge", str(path))

    found = desk.shown(OFFERED, HELP)
    assert "en: 1 übernommen" in told.output
    assert found == Text("We listen to you, and we take the time you need.", "en")


def test_a_renamed_file_is_known_by_its_header(desk: Desk) -> None:
    """Mail programs rename what they save."""
    path = desk.fill(desk.export("uk"), OFFERED, "Ми слухаємо.")

    told = desk.run("merge", str(path.rename(path.with_name("Übersetzung (2).po"))))

    assert "uk: 1 übernommen" in told.output


def test_a_text_that_was_translated_for_an_older_german_is_outdated(desk: Desk) -> None:
    """The work is used, with the notice, and waits to be renewed."""
    path = desk.fill(desk.export(), OFFERED, "We listen.")
    desk.offer("stadt-beispielstadt/familienberatung.yml", "Wir hören zu.", "Wir helfen.")

    told = desk.run("merge", str(path))

    found = desk.shown(OFFERED, "Sie haben Fragen zur Erziehung. Wir helfen.")
    assert f"{path}:" in told.output
    assert "veraltet: Der deutsche Text hat sich geändert." in told.output
    assert found == Text("We listen.", "en", is_stale=True)
    assert entries_of(desk.export())[OFFERED].previous_msgid == HELP


def test_a_text_whose_offer_is_gone_is_told_and_kept(desk: Desk) -> None:
    """If the offer comes back, so does its translation."""
    path = desk.fill(desk.export(), "familientreff/telefon.name", "Helpline (Sorgentelefon)")
    file = desk.root / "offers/familientreff/telefon.yml"
    kept = file.read_text(encoding="utf-8")
    file.unlink()

    told = desk.run("merge", str(path))
    file.write_text(kept, encoding="utf-8")
    desk.run("update")

    assert "ohne Platz: Dieses Feld gibt es nicht mehr." in told.output
    found = desk.shown("familientreff/telefon.name", "Sorgentelefon")
    assert found == Text("Helpline (Sorgentelefon)", "en")


def test_what_another_person_translated_meanwhile_stays(desk: Desk) -> None:
    """Both hear of it; `--overwrite` decides, and even then nothing is lost."""
    late = desk.fill(desk.export(), OFFERED, "We hear you.")
    late = late.rename(late.with_name("spät-en.po"))
    desk.translate("We listen.")

    told = desk.run("merge", str(late))
    kept = desk.shown(OFFERED, HELP)
    forced = desk.run("merge", "--overwrite", str(late))

    assert told.exit_code == 1
    assert "im Widerspruch: Inzwischen hat jemand anders übersetzt: »We listen.«." in told.output
    assert kept == Text("We listen.", "en")
    assert forced.exit_code == 0
    assert desk.shown(OFFERED, HELP) == Text("We hear you.", "en")
    shelf = '#~ msgctxt "familienberatung.summary#2"\n#~ msgid '
    assert shelf in desk.catalog().read_text(encoding="utf-8")
    assert '#~ msgstr "We listen."' in desk.catalog().read_text(encoding="utf-8")


def test_what_a_machine_translated_is_marked_until_a_person_has_read_it(desk: Desk) -> None:
    """Merged with `--machine`; a person's file takes the mark away, changed or not."""
    path = desk.fill(desk.export(), OFFERED, "We listen.")
    desk.run("merge", "--machine", str(path))
    machine = desk.shown(OFFERED, HELP)

    read = desk.fill(desk.export("en", "--machine"), OFFERED, "We listen.")
    told = desk.run("merge", str(read))

    assert machine == Text("We listen.", "en", is_machine=True)
    assert "en: 1 übernommen" in told.output
    assert desk.shown(OFFERED, HELP) == Text("We listen.", "en")


def test_a_machine_never_replaces_a_person(desk: Desk) -> None:
    """Not even with a newer file."""
    path = desk.fill(desk.export(), OFFERED, "Machine words.")
    late = path.rename(path.with_name("en-maschine.po"))
    desk.translate("We listen.")

    told = desk.run("merge", "--machine", str(late))

    assert told.exit_code == 1
    assert desk.shown(OFFERED, HELP) == Text("We listen.", "en")


REFUSED = {
    "German": (OFFERED, HELP, "Die Übersetzung ist gleich dem Ausgangstext."),
    "a hidden character": (
        OFFERED,
        "We \u202elisten.",
        "Der Text enthält ein Steuerzeichen (U+202E). Löschen Sie es.",
    ),
    "a character that ends texts": (
        OFFERED,
        "We \0listen.",
        "Der Text enthält ein Steuerzeichen (U+0000). Löschen Sie es.",
    ),
    "too long": (OFFERED, "word " * 50, "Der Text hat 250 Zeichen. Möglich sind 200."),
    "a lost number": (
        "familientreff/telefon.summary",
        "Call us.",
        "Die Nummer 08001110111 fehlt in der Übersetzung.",
    ),
}


@pytest.mark.parametrize(("context", "text", "reason"), REFUSED.values(), ids=REFUSED)
def test_what_harms_readers_is_refused_with_its_line(
    desk: Desk, context: str, text: str, reason: str
) -> None:
    """The rest of the file is merged."""
    path = desk.fill(desk.export(), context, text)
    desk.fill(path, "stadt-beispielstadt/provider.name", "Stadt Beispielstadt")

    told = desk.run("merge", str(path))

    lines = path.read_text(encoding="utf-8").splitlines()
    line = lines.index(f'msgctxt "{context}"') + len(["the text", "counted from 1"])
    assert told.exit_code == 1
    assert f"{path}:{line}: abgelehnt: {reason}" in told.output
    assert "en: 1 übernommen" in told.output
    assert desk.shown(context, HELP).lang == "de"


def test_a_translation_like_the_german_needs_a_decision(desk: Desk) -> None:
    """Names may stay; for any other short text somebody says so."""
    desk.offer("stadt-beispielstadt/familienberatung.yml", HELP, "Triple P.")
    path = desk.fill(desk.export(), OFFERED, "Triple P.")

    assert desk.run("merge", str(path)).exit_code == 1
    assert desk.run("merge", "--allow-same", str(path)).exit_code == 0
    assert desk.shown(OFFERED, "Triple P.") == Text("Triple P.", "en")


def test_a_german_sentence_never_passes_for_a_translation(desk: Desk) -> None:
    """Whatever tool left it there: readers get it as German, and it is open until it is said."""
    path = desk.fill(desk.export(), OFFERED, f"{HELP} ")
    told = desk.run("merge", "--allow-same", str(path))
    desk.run("update")
    desk.fill(desk.catalog(), OFFERED.partition("/")[2], HELP)
    copied = desk.shown(OFFERED, HELP)
    sent = entries_of(desk.export())[OFFERED]
    said = desk.run("merge", str(desk.fill(desk.export(), OFFERED, "We listen.")))

    assert "abgelehnt: Die Übersetzung ist gleich dem Ausgangstext.\n" in told.output
    assert copied == Text(HELP, "de")
    assert (sent.msgstr, sent.flags) == ("", [])
    assert "en: 1 übernommen" in said.output
    assert desk.shown(OFFERED, HELP) == Text("We listen.", "en")


def test_the_german_of_before_never_passes_for_a_translation(desk: Desk) -> None:
    """Neither once the record says something else, nor once the catalog has followed it."""
    desk.run("update")
    desk.fill(desk.catalog(), OFFERED.partition("/")[2], HELP)
    desk.offer("stadt-beispielstadt/familienberatung.yml", "Wir hören zu.", "Wir helfen.")
    now = "Sie haben Fragen zur Erziehung. Wir helfen."

    before = desk.shown(OFFERED, now)
    desk.run("update")

    assert [before, desk.shown(OFFERED, now)] == [Text(now, "de")] * 2


STRANGE = {
    "a field that there is not": "stadt-beispielstadt/familienberatung.nichts",
    "a way out of the folder": "stadt-beispielstadt/../../provider.name",
    "a vocabulary that there is not": "vocabulary/nichts.nirgends.label",
    "a folder that there is not": "../../provider.name",
    "an end too soon": "stadt-beispielstadt/familienberatung.phones",
    "no field": "stadt-beispielstadt/",
}


@pytest.mark.parametrize("context", STRANGE.values(), ids=STRANGE)
def test_a_context_that_no_record_has_is_only_told(desk: Desk, context: str) -> None:
    """Nothing is written outside the catalogs, and the rest of the file is merged."""
    path = desk.fill(desk.export(), OFFERED, "We listen.")
    file = polib.pofile(str(path))
    file.append(polib.POEntry(msgctxt=context, msgid="Fremd", msgstr="Foreign"))
    file.save(str(path))

    told = desk.run("merge", str(path))

    folders = ("stadt-beispielstadt", "familientreff", "vocabulary")
    assert "ohne Platz: Diese" in told.output
    assert "en: 1 übernommen" in told.output
    written = set(desk.root.parent.rglob("en.po")) - {path}
    assert written == {desk.catalog(folder) for folder in folders}


def test_nothing_is_translated_into_the_language_of_the_records(desk: Desk) -> None:
    """A file whose language got lost makes no catalogs of German; words of the interface go in."""
    path = desk.fill(desk.export(), OFFERED, "We listen.")
    file = polib.pofile(str(path))
    file.metadata |= {"Language": "de", "X-Offers-Language": "de"}
    file.save(str(path))

    told = desk.run("merge", str(path))

    assert told.exit_code == 1
    reason = "Das ist die Sprache der Einträge. Ihre Texte ändern Sie in den Einträgen selbst."
    assert f"abgelehnt: {reason}" in told.output
    assert not list((desk.root / "offers").rglob("de.po"))


def test_an_unfinished_text_changes_nothing_for_readers(desk: Desk) -> None:
    """It stays fuzzy, is kept, and is exported again."""
    path = desk.fill(desk.export(), OFFERED, "We lis")
    file = polib.pofile(str(path))
    for entry in file:
        entry.flags = ["fuzzy"] if entry.msgctxt == OFFERED else []
    file.save(str(path))

    told = desk.run("merge", str(path))

    assert "en: 1 übernommen" in told.output
    assert desk.shown(OFFERED, HELP) == Text(HELP, "de")
    assert (entries_of(desk.export())[OFFERED].msgstr) == "We lis"


@pytest.mark.parametrize("content", ['msgid "a"\nmsgstr "b\n', "\xff", "Guten Tag!\n"])
def test_a_broken_file_is_told_with_its_line_and_nothing_is_written(
    desk: Desk, content: str
) -> None:
    """Not even what the other files hold."""
    good = desk.fill(desk.export(), OFFERED, "We listen.")
    bad = desk.root / "out/uk.po"
    bad.write_bytes(content.encode("latin-1"))

    told = desk.run("merge", str(good), str(bad))

    assert told.exit_code == 1
    assert re.search(rf"{bad}:\d+: D.*Nichts wurde geschrieben\.", told.output)
    assert not desk.catalog().exists()


def test_words_of_the_interface_travel_in_the_same_file(desk: Desk) -> None:
    """With all their forms; a place that is lost is refused."""
    path = desk.root / "overrides/locales/uk/LC_MESSAGES/messages.po"
    catalog = read_catalog(path, new_header(language("uk")))
    emptied = [
        replace(one, text="", forms=("",) * len(one.forms), notes=())
        if one.source in {"{count} offer", "Age of the child: {age}"}
        else one
        for one in catalog.entries
    ]
    path.write_text(catalog.with_entries(emptied) or "", encoding="utf-8")
    sent = desk.export("uk")
    file = polib.pofile(str(sent))
    count, age = (entry for entry in file if entry.msgctxt == "interface/")
    count, age = (count, age) if count.msgid_plural else (age, count)
    count.msgstr_plural = {0: "{count} a", 1: "{count} b", 2: "{count} c"}
    age.msgstr = "Вік дитини"
    file.save(str(sent))

    told = desk.run("merge", str(sent))

    merged = {entry.msgid: entry for entry in polib.pofile(str(path))}
    assert merged["{count} offer"].msgstr_plural == {0: "{count} a", 1: "{count} b", 2: "{count} c"}
    assert merged["Age of the child: {age}"].msgstr == ""
    assert "abgelehnt: {age} fehlt: Was in {…} steht, bleibt, wie es ist." in told.output


def test_words_of_a_program_that_lies_elsewhere_are_not_written_here(desk: Desk) -> None:
    """Another Kreis has pinned the program; the report says where the words belong."""
    path = desk.export("uk", "--machine")
    shutil.rmtree(desk.root / "overrides")
    before = (ROOT / "overrides/locales/uk/LC_MESSAGES/messages.po").read_bytes()

    told = desk.run("merge", str(path))

    assert "ohne Platz: Die Wörter der Oberfläche gehören zum Programm." in told.output
    assert (ROOT / "overrides/locales/uk/LC_MESSAGES/messages.po").read_bytes() == before


def test_an_unknown_language_is_told(desk: Desk) -> None:
    """With those that there are."""
    told = desk.run("export", "xx")

    assert told.exit_code == 2
    assert "»xx« ist keine Sprache der Seite: de, en, uk, de-simple." in told.output
