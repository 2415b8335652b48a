"""Catalogs follow the German texts, and no translation is ever lost or shown at a wrong place."""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import pytest

from hooks.files import replace_all
from hooks.languages import language
from hooks.problems import errors
from hooks.texts import SourceText, Text, catalog_problems, machine_mark, read_record_texts
from hooks.translations.catalogs import new_header, read_catalog
from hooks.translations.entries import Entry, confirmed, write_entry
from hooks.translations.reading import BrokenCatalogError, decode, read_blocks
from hooks.translations.renewal import followed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from hooks.translations.catalogs import Catalog

EN, DE = language("en"), language("de")
ME = "verein"


def _texts(*pairs: tuple[str, str]) -> list[SourceText]:
    """Return texts to translate; those of `keywords` are items of a list."""
    return [SourceText(context, text, context.endswith("keywords")) for context, text in pairs]


def _follow(
    entries: Sequence[Entry], *wanted: tuple[str, str], moved: Mapping[str, str] | None = None
) -> list[Entry]:
    return followed({ME: entries}, {ME: _texts(*wanted)}, moved or {})[ME]


def _shown(folder: Path, entries: Sequence[Entry], context: str, text: str) -> Text:
    """Return what a reader of English gets."""
    catalog = read_catalog(folder / f"offers/{ME}/locales/en.po", new_header(EN))
    replace_all({catalog.path: catalog.with_entries(entries) or ""})
    texts = read_record_texts(folder / "offers", EN, DE)
    return texts.text(ME, context, text, in_list=context.endswith("keywords"))


HELP = Entry("beratung.summary", "Wir helfen.", "We help.")


def test_a_new_text_waits_for_its_translation_at_its_place() -> None:
    """Between what comes before and after it in the record; nothing is put in for it."""
    last = Entry("beratung.not_for", "Nicht für Firmen.", "Not for firms.")

    entries = _follow(
        [HELP, last],
        ("beratung.summary", "Wir helfen."),
        ("beratung.description", "Kommen Sie."),
        ("beratung.not_for", "Nicht für Firmen."),
    )

    assert entries == [HELP, Entry("beratung.description", "Kommen Sie."), last]


def test_a_changed_text_shows_the_old_translation_with_a_notice(tmp_path: Path) -> None:
    """Before and after the update, until somebody translates it anew."""
    before = _shown(tmp_path, [HELP], "beratung.summary", "Wir helfen sofort.")

    entries = _follow([HELP], ("beratung.summary", "Wir helfen sofort."))

    assert [write_entry(entry) for entry in entries] == [
        "#, fuzzy\n"
        '#| msgctxt "beratung.summary"\n'
        '#| msgid "Wir helfen."\n'
        'msgctxt "beratung.summary"\n'
        'msgid "Wir helfen sofort."\n'
        'msgstr "We help."'
    ]
    after = _shown(tmp_path, entries, "beratung.summary", "Wir helfen sofort.")
    assert before == after == Text("We help.", "en", is_stale=True)


def test_a_text_that_changes_twice_remembers_what_its_translation_was_made_for() -> None:
    """Not the text between."""
    once = _follow([HELP], ("beratung.summary", "Wir helfen sofort."))

    twice = _follow(once, ("beratung.summary", "Wir helfen heute."))

    assert [(entry.source, entry.former, entry.text) for entry in twice] == [
        ("Wir helfen heute.", "Wir helfen.", "We help.")
    ]


def test_a_text_that_changes_back_is_current_again() -> None:
    """Nobody needs to confirm what was right before."""
    changed = _follow([HELP], ("beratung.summary", "Wir helfen sofort."))

    assert _follow(changed, ("beratung.summary", "Wir helfen.")) == [HELP]


def test_what_nobody_had_confirmed_is_not_confirmed_by_changing_back() -> None:
    """It was fuzzy before, and a person has yet to read it."""
    fuzzy = replace(HELP, flags=("fuzzy",))
    changed = _follow([fuzzy], ("beratung.summary", "Wir helfen sofort."))

    back = _follow(changed, ("beratung.summary", "Wir helfen."))

    assert [entry.is_fuzzy for entry in back] == [True]


def test_a_text_that_is_gone_is_kept_and_comes_back_with_its_translation(tmp_path: Path) -> None:
    """At the end of the file, where readers and checks do not see it."""
    gone = _follow([HELP])
    shown = _shown(tmp_path, gone, "beratung.summary", "Wir helfen.")

    back = _follow(gone, ("beratung.summary", "Wir helfen."))

    assert [write_entry(entry) for entry in gone] == [
        '#~ msgctxt "beratung.summary"\n#~ msgid "Wir helfen."\n#~ msgstr "We help."'
    ]
    assert shown == Text("Wir helfen.", "de")
    assert back == [HELP]


def test_an_outdated_translation_is_kept_for_the_text_that_it_was_made_for() -> None:
    """If that text comes back, its translation is current."""
    changed = _follow([HELP], ("beratung.summary", "Wir helfen sofort."))
    gone = _follow(changed)

    assert _follow(gone, ("beratung.summary", "Wir helfen.")) == [HELP]


def test_an_item_of_a_list_never_inherits(tmp_path: Path) -> None:
    """Even if one went and one came: it may be another paper, another word."""
    item = Entry("beratung.keywords", "Schulden", "debts")

    entries = _follow([item], ("beratung.keywords", "Miete"))

    assert entries == [Entry("beratung.keywords", "Miete"), replace(item, is_obsolete=True)]
    shown = _shown(tmp_path, entries, "beratung.keywords", "Miete")
    assert shown == Text("Miete", "de")


def test_of_two_older_texts_none_is_taken_and_both_are_kept() -> None:
    """Nobody knows which of them comes nearer."""
    other = Entry("beratung.summary", "Wir halfen.", "We helped.")

    entries = _follow([HELP, other], ("beratung.summary", "Wir helfen sofort."))

    assert entries == [
        Entry("beratung.summary", "Wir helfen sofort."),
        replace(HELP, is_obsolete=True),
        replace(other, is_obsolete=True),
    ]


def test_two_translations_of_a_text_that_is_gone_are_both_kept() -> None:
    """The later one comes back; tools of gettext allow each text once, so a number parts them."""
    first, second = replace(HELP, is_obsolete=True), replace(HELP, text="We are there.")

    gone = _follow([second, first])

    assert gone == [
        replace(first, context="beratung.summary#2"),
        replace(second, is_obsolete=True),
    ]
    assert _follow(gone, ("beratung.summary", "Wir helfen."))[0] == second


def test_the_mark_of_a_machine_stays_with_its_text() -> None:
    """An outdated machine's text is still a machine's."""
    made = replace(HELP, notes=(machine_mark("We help."),))

    (entry,) = _follow([made], ("beratung.summary", "Wir helfen sofort."))

    assert entry.is_machine


def test_a_record_that_names_its_former_id_takes_its_translations_along() -> None:
    """Current ones stay current, outdated ones outdated, also in another folder."""
    old = Entry("alt.name", "Treff", "Meeting")
    stale = _follow([Entry("alt.summary", "Kommt.", "Come.")], ("alt.summary", "Kommen Sie."))

    found = followed(
        {"a": [old, *stale], "b": []},
        {"a": [], "b": _texts(("neu.name", "Treff"), ("neu.summary", "Kommen Sie."))},
        {"a/alt": "b/neu"},
    )

    assert found["a"] == []
    assert found["b"] == [
        replace(old, context="neu.name"),
        replace(stale[0], context="neu.summary", former_context="neu.summary"),
    ]


PLACES = {
    "the same record": ("verein", "beratung.alternate_name"),
    "a renamed record": ("verein", "neu.name"),
    "the same context of another provider": ("amt", "beratung.name"),
}


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
def test_the_same_text_elsewhere_is_suggested_and_not_shown(
    tmp_path: Path, place: tuple[str, str]
) -> None:
    """It may mean something else there; a person confirms it first."""
    own, (folder, context) = Entry("beratung.name", "Bank", "bench"), place
    wanted = {ME: _texts(("beratung.name", "Bank")), folder: _texts((context, "Bank"))}

    entries = followed({folder: [], ME: [own]}, {ME: wanted[ME], **wanted}, {})[folder]

    (suggested,) = [entry for entry in entries if entry.context == context and entry != own]
    assert write_entry(suggested) == (
        "#. Vorschlag aus verein/beratung.name\n"
        "#, fuzzy\n"
        '#| msgctxt "verein/beratung.name"\n'
        '#| msgid "Bank"\n'
        f'msgctxt "{context}"\n'
        'msgid "Bank"\n'
        'msgstr "bench"'
    )
    assert _shown(tmp_path, [suggested], context, "Bank") == Text("Bank", "de")


def test_a_confirmed_suggestion_loses_its_hint() -> None:
    """Poedit takes the mark away; the hint where it came from is of no use any more."""
    hint = ("Vorschlag aus amt/beratung.summary",)

    assert _follow([replace(HELP, hints=hint)], ("beratung.summary", "Wir helfen.")) == [HELP]


def test_german_is_never_suggested_as_a_translation() -> None:
    """A name that stays German elsewhere proves nothing."""
    name = Entry("beratung.name", "Familienbüro", "Familienbüro")

    entries = _follow([name], ("beratung.name", "Familienbüro"), ("gruppe.name", "Familienbüro"))

    assert entries == [name, Entry("gruppe.name", "Familienbüro")]


def test_entries_keep_their_lines(tmp_path: Path) -> None:
    """However a tool has wrapped them: a diff shows what has changed, and nothing else."""
    path = tmp_path / "en.po"
    odd = '# ich\nmsgctxt "a.name"\nmsgid ""\n"A"\n"B"\nmsgstr   "C"'
    path.write_text(f'msgid ""\nmsgstr "Language: en\\n"\n\n{odd}\n', encoding="utf-8")
    catalog = read_catalog(path, "")

    new = catalog.with_entries(_follow(catalog.entries, ("a.name", "AB"), ("a.summary", "D")))

    assert catalog.with_entries(_follow(catalog.entries, ("a.name", "AB"))) is None
    assert new == (
        f'msgid ""\nmsgstr "Language: en\\n"\n\n{odd}\n\n'
        'msgctxt "a.summary"\nmsgid "D"\nmsgstr ""\n'
    )


HARD = (
    'Er sagte: "Komm!"\\', "Zeile\n\n- Punkt\n- Punkt", "\ttab", "عربي " * 30, "a\u2028b",
    "wort " * 60, "wort-" * 60, "\\n ist kein Umbruch", "{count}", "x" * 200, "Ende ", " Anfang",
)  # fmt: skip
"""What has broken readers and writers of catalogs."""


@pytest.mark.parametrize("text", HARD)
@pytest.mark.parametrize("is_obsolete", [False, True], ids=["in use", "obsolete"])
def test_what_is_written_is_what_is_read(text: str, *, is_obsolete: bool) -> None:
    """Also what gettext's tools hide in comments."""
    entry = Entry(
        "a.summary", text, text, flags=("fuzzy",), former=text, former_context="b.summary",
        notes=("machine:123", "ich"), is_obsolete=is_obsolete,
    )  # fmt: skip

    (read,) = read_blocks(decode(write_entry(entry).encode()))

    assert read.entry == entry


def test_forms_for_counts_are_kept() -> None:
    """The interface counts; six forms in Arabic."""
    entry = Entry(None, "{count} offer", plural="{count} offers", forms=tuple("abcdef"))

    assert [block.entry for block in read_blocks(write_entry(entry))] == [entry]


BROKEN = {
    "a keyword misspelt": ('msgid "a"\nmsgstring "b"\n', 2),
    "no text": ('msgid "a"\n\nmsgid "b"\nmsgstr "c"\n', 3),
    "a text that does not end": ('msgid "a"\nmsgstr "b\n', 2),
    "words between entries": ('msgid "a"\nmsgstr "b"\n\nbitte\n', 4),
    "a quotation mark inside": ('msgid "a"\nmsgstr "b"c"\n', 2),
}


@pytest.mark.parametrize(("text", "line"), BROKEN.values(), ids=BROKEN)
def test_a_broken_file_is_refused_with_its_line(text: str, line: int) -> None:
    """Nothing is guessed."""
    with pytest.raises(BrokenCatalogError) as error:
        read_blocks(text)

    assert error.value.line == line


# Two hundred histories


@dataclass
class _World:
    """Records that editors change at random, and catalogs that translators work on."""

    dice: random.Random
    root: Path
    texts: dict[str, dict[str, str]] = field(default_factory=dict)
    """German by folder and context; that of `keywords` is one item a line."""
    moved: dict[str, str] = field(default_factory=dict)
    made_for: dict[str, set[str]] = field(default_factory=dict)
    """German texts that a person has confirmed a translation for."""
    contexts: dict[str, set[str]] = field(default_factory=dict)
    """Last parts of the contexts that a translation was made for."""

    def wanted(self) -> dict[str, list[SourceText]]:
        return {
            folder: [
                SourceText(context, text, context.endswith("keywords"))
                for context, written in texts.items()
                for text in dict.fromkeys(written.split("\n"))
            ]
            for folder, texts in self.texts.items()
        }

    def catalogs(self) -> dict[str, Catalog]:
        paths = {name: self.root / f"offers/{name}/locales/en.po" for name in self.texts}
        return {name: read_catalog(path, new_header(EN)) for name, path in paths.items()}

    def write(self, entries: Mapping[str, Sequence[Entry]]) -> None:
        found = {
            catalog.path: catalog.with_entries(entries[name])
            for name, catalog in self.catalogs().items()
        }
        replace_all({path: text for path, text in found.items() if text is not None})

    def update(self) -> dict[str, list[Entry]]:
        entries = {name: catalog.entries for name, catalog in self.catalogs().items()}
        return followed(entries, self.wanted(), self.moved)

    def edit(self) -> None:
        """Change a text, take one away, bring one back, rename an offer."""
        folder = self.dice.choice(sorted(self.texts))
        texts = self.texts[folder]
        offer = self.dice.choice("xyz")
        context = f"{offer}.{self.dice.choice(['name', 'summary', 'keywords'])}"
        kind = self.dice.random()
        if kind < 0.2:
            texts.pop(context, None)
        elif kind < 0.3:
            self.rename(folder, offer, self.dice.choice("xyzuvw"))
        else:
            many = context.endswith("keywords")
            words = [f"Text {self.dice.randrange(6)}" for _ in range(3 if many else 1)]
            texts[context] = "\n".join(words)

    def rename(self, folder: str, old: str, new: str) -> None:
        texts = self.texts[folder]
        if old == new or any(context.startswith(f"{new}.") for context in texts):
            return
        self.texts[folder] = {
            f"{new}.{context[2:]}" if context.startswith(f"{old}.") else context: text
            for context, text in texts.items()
        }
        self.moved = {f"{folder}/{old}": f"{folder}/{new}"} if self.dice.random() < 0.5 else {}

    def translate(self) -> None:
        """Translate anew, confirm what is there, or leave it."""
        found = {name: list(catalog.entries) for name, catalog in self.catalogs().items()}
        for name, entries in found.items():
            found[name] = [entry if entry.is_obsolete else self.work(entry) for entry in entries]
        self.write(found)

    def work(self, entry: Entry) -> Entry:
        kind = self.dice.random()
        if kind < 0.4 and not entry.has_text:
            entry = replace(entry, text=f"word {len(self.made_for)}")
        elif kind >= 0.4 or not entry.is_fuzzy or entry.source in self.made_for[entry.text]:
            return entry
        self.made_for.setdefault(entry.text, set()).add(entry.source)
        self.contexts.setdefault(entry.text, set()).add(str(entry.context).partition(".")[2])
        return confirmed(entry)


@pytest.mark.parametrize("seed", range(200))
def test_no_translation_is_lost_or_shown_for_another_text(tmp_path: Path, seed: int) -> None:
    """Over texts changed, taken away and brought back, offers renamed, work done and left."""
    world = _World(random.Random(seed), tmp_path, {"a": {}, "b": {}})  # noqa: S311 - no secret
    for _ in range(8):
        for _ in range(world.dice.randrange(4)):
            world.edit()
        world.write(world.update())
        world.moved = {}

        assert world.update() == {name: list(one.entries) for name, one in world.catalogs().items()}
        _check_kept(world)
        _check_shown(world)
        world.translate()


def _check_kept(world: _World) -> None:
    """Every text of a person is still in a catalog that tools read; no German passes for one."""
    entries = [entry for catalog in world.catalogs().values() for entry in catalog.entries]

    for catalog in world.catalogs().values():
        told = catalog_problems(catalog.path, "en.po", None) if catalog.path.exists() else []
        assert errors(told) == []
        assert len({entry.key for entry in catalog.entries}) == len(catalog.entries)
    assert world.made_for.keys() <= {entry.text for entry in entries}
    assert all(entry.text != entry.source for entry in entries)


def _check_shown(world: _World) -> None:
    """What readers get was made for this text; with a notice, for an older one of its field."""
    texts = read_record_texts(world.root / "offers", EN, DE)
    for folder, wanted in world.wanted().items():
        for one in wanted:
            found = texts.text(folder, one.context, one.text, in_list=one.in_list)
            if found.is_stale:
                assert one.context.partition(".")[2] in world.contexts[found.value]
            elif found.lang == "en":
                assert one.text in world.made_for[found.value]
