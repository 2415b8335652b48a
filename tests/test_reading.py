"""What is read quickly is read as with care: catalogs as by Babel, records by all rules."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from hooks import source, texts
from hooks.catalogs import Entry, head_of, is_up_to_date, read_usual
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

RECORDS = [*ROOT.glob("offers/*/*.yml"), *ROOT.glob("tests/region/offers/*/*.yml")]
CATALOGS = [*ROOT.glob("offers/*/locales/*.po"), *ROOT.glob("overrides/locales/*/*/*.po")]
HEAD = b'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
ENTRY = b"""\
# machine:f5b9f4e247a1
#, fuzzy
#| msgctxt "a.name"
msgctxt "a.summary"
msgid ""
"Ein \\"Treff\\"\\n"
"mit \\\\ und \\t."
msgstr "A meeting"
"""
_DICE = random.Random(8)  # noqa: S311 - no secret
PIECES = [
    *('"', "\\", "\n", "#", "#~ ", "#, fuzzy\n", "msgid ", "msgctxt ", "msgstr ", "\n\n", "\r\n"),
    *("- ", ": ", "[", "{", " ", "\t", "'", "---\n", "&a ", "*a", "!", "%", ", ", "? ", "|\n", "~"),
    *("\r", "\u202e", "é", "name: x\n", 'msgid_plural "x"\n', "charset=latin-1"),
]
"""What editors, translators and their tools put in or forget."""


def _changed(text: str, dice: random.Random) -> str:
    """Return a text after an accident: a piece more, a piece less, or two changed places."""
    place, end = sorted(dice.choices(range(len(text)), k=2))
    end = min(end, place + dice.choice([1, 1, 2, 40]))
    match dice.randrange(3):
        case 0:
            return text[:place] + dice.choice(PIECES) + text[place:]
        case 1:
            return text[:place] + text[end:]
    return text[:place] + text[end:] + text[place:end]


def _with_accidents(paths: list[Path], count: int) -> list[str]:
    """Return texts of files after accidents, the same in every run."""
    dice = random.Random(7)  # noqa: S311 - no secret
    chosen = dice.choices(sorted(paths), k=count)
    return [_changed(path.read_text("utf-8")[:2000], dice) for path in chosen]


def _told(entries: list[Entry]) -> list[tuple[object, ...]]:
    """Return what the site knows of entries."""
    return [(*entry[:3], entry.is_fuzzy, entry.line, *entry.comments) for entry in entries]


def _by_babel(content: bytes) -> list[Entry] | None:
    try:
        texts._check_lines(content)
        return [entry for entry in map(texts._entry, texts._read(content)) if entry.id]
    except Exception:  # whatever Babel refuses
        return None


def test_an_entry_is_read_with_all_its_lines() -> None:
    """Comments, what it was before, quotation marks, line ends and backslashes."""
    (entry,) = (read_usual(HEAD + ENTRY) or [])[1:]

    assert entry[:3] == ("a.summary", 'Ein "Treff"\nmit \\ und \t.', "A meeting")
    assert entry.is_fuzzy
    assert entry.line == 9
    assert entry.comments == ["machine:f5b9f4e247a1", '| msgctxt "a.name"']


def test_most_real_catalogs_are_read_quickly_and_as_babel_reads_them() -> None:
    """Every context, text, translation, comment, mark and line."""
    contents = [path.read_bytes() for path in CATALOGS]
    quick = {content: read_usual(content) for content in contents}

    assert len(contents) > 100
    assert [content[:300] for content in contents if not texts._is_usual(head_of(content))] == []
    assert sum(1 for entries in quick.values() if entries) > 0.9 * len(quick)
    for content, entries in quick.items():
        assert entries is None or _told(entries[1:]) == _told(_by_babel(content) or [])


SHELF = b"""\
# machine:f5b9f4e247a1
#, fuzzy
#~ msgctxt "a.alert.text"
#~ msgid ""
#~ "Im Juli "
#~ "geschlossen."
#~ msgstr "Closed in July."

#~ msgid "Alt"
#~ msgstr "Old"
"""


def test_obsolete_entries_at_the_end_are_passed_over_as_babel_does() -> None:
    """Their comments belong to them and to no other entry."""
    content = HEAD + ENTRY + b"\n" + SHELF

    quick = read_usual(content) or []

    assert _told(quick[1:]) == _told(_by_babel(content) or [])
    assert len(quick) == 2
    assert read_usual(HEAD + ENTRY + b"\n#~ kaputt\n") is None
    assert read_usual(HEAD + SHELF + b"\n" + ENTRY) is None


def test_what_an_obsolete_entry_was_made_for_keeps_no_catalog_from_being_read() -> None:
    """`msgmerge` writes it, and Babel refuses it."""
    former = b'#~| msgid "Vorher"\n#~ msgid "Alt"\n#~ msgstr "Old"\n'

    read = _by_babel(HEAD + ENTRY + b"\n" + former)

    assert read
    assert _told(read) == _told(_by_babel(HEAD + ENTRY) or [])


def test_an_accident_in_a_catalog_is_never_read_differently() -> None:
    """What is not of the usual form is left to Babel, with all it refuses."""
    shelved = [_changed((HEAD + ENTRY + b"\n" + SHELF).decode(), _DICE) for _ in range(1500)]
    for text in [*_with_accidents(CATALOGS, 1500), *shelved]:
        content = text.encode()
        entries = read_usual(content) if texts._is_usual(head_of(content)) else None
        if entries is not None:
            own = [entry for entry in entries if entry.id]
            assert _told(own) == _told(_by_babel(content) or [])


def test_a_catalog_is_up_to_date_only_if_there_is_nothing_to_tell() -> None:
    """Every text must be one of today in its own context."""
    known = {"a.summary": {'Ein "Treff"\nmit \\ und \t.'}}

    assert is_up_to_date(HEAD + ENTRY, known)
    assert not is_up_to_date(HEAD + ENTRY, {"a.summary": {"Ein Treff"}})
    assert not is_up_to_date(HEAD + ENTRY, {"b.summary": known["a.summary"]})
    assert not is_up_to_date(HEAD + ENTRY.replace(b"A meeting", "A\u202emeeting".encode()), known)
    assert not is_up_to_date(HEAD + ENTRY + b"kaputt", known)
    assert not is_up_to_date(HEAD + ENTRY.replace(b'msgctxt "a.summary"\n', b""), known)


def test_an_accident_in_a_record_is_never_read_differently() -> None:
    """Data, problems and every place are those of the careful reading."""
    quick = 0
    for text in _with_accidents(RECORDS, 1500):
        found, careful = source.parse(text.encode(), "x.yml"), None
        if isinstance(found.places, str):
            careful = source._compose(found.places, "x.yml")
            assert (found.data, found.problems) == (careful.data, careful.problems)
            assert found.positions == careful.positions
            quick += 1

    assert quick > 300
