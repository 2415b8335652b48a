"""Reading YAML: text stays what the editor wrote, and every mistake has its place."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from hooks.source import MAX_BYTES, parse, read_source, without_comments
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NO_YAML = "Das ist kein gültiges YAML."
COLON = (
    f"{NO_YAML} Ein Doppelpunkt mit Leerzeichen danach trennt Feld und Wert. "
    "Steht er im Text, setzen Sie den Text in Anführungszeichen."
)
BEGINNING = (
    f"{NO_YAML} Mit diesem Zeichen darf kein Wert beginnen (zum Beispiel Tabulator, @, `, %). "
    "Setzen Sie den Wert in Anführungszeichen; rücken Sie mit Leerzeichen ein."
)
INDENTATION = (
    f"{NO_YAML} Die Einrückung passt nicht, oder ein Anführungszeichen steht mitten im Wert. "
    "Felder einer Ebene beginnen in derselben Spalte."
)
NOT_CLOSED = f"{NO_YAML} Ein Anführungszeichen oder eine Klammer wird nicht geschlossen."
DOUBLED = "Das Feld »name« steht schon weiter oben. Löschen Sie eines."
NO_NAME = "Vor dem Doppelpunkt steht nur der Name des Feldes."
NO_SECOND = "Eine Datei enthält nur einen Eintrag: »---« ist zu viel."
NO_ALIAS = "Verweise mit & und * gibt es hier nicht. Schreiben Sie den Wert aus."
NO_FIELDS = "Die Datei besteht aus Feldern: »name: …«, »summary: …«."
NO_UTF_8 = "Die Datei ist nicht in UTF-8 gespeichert. Speichern Sie sie als UTF-8."
TOO_DEEP = "Die Angaben sind tiefer als 20 Ebenen verschachtelt."
RECORD = """\
# Ein Angebot.
name: Krabbelgruppe
topics:
  - baby
  - erziehung
ages: {Größe: 1, maximum_age: 3 years}
description: |
  Ein Absatz.
schedules:
  - Mo 10:00-11:30
runs:
  - dates: [2027-01-11, 2027-01-18]
    name:
      Kurs
notes: [[a], [b, c]]
"""


def _read(text: str) -> dict[str, object]:
    """Return the data of a text without mistakes."""
    document = parse(text.encode(), "x.yml")
    assert document.problems == ()
    return document.data


def _told(content: str | bytes) -> list[str]:
    """Return the problems of a file, without its name."""
    written = content.encode() if isinstance(content, str) else content
    problems = parse(written, "x.yml").problems
    return [f"{problem.line}:{problem.column}: {problem.message}" for problem in problems]


@pytest.mark.parametrize(
    "text",
    [
        "10:30", "190:20:30", "no", "No", "yes", "on", "off", "y", "true", "False", "01067", "0o17",
        "0x1F", "1e3", "1_000", "+1", "-0", ".inf", ".nan", "2026-11-22", "2026-11-22 10:00:00",
        "02551 69-0", "<<", "=", "nil", "None", "nULL", "~~",
    ],
)  # fmt: skip
def test_a_value_stays_the_text_that_the_editor_wrote(text: str) -> None:
    """Nobody has to know what YAML makes of times, postal codes and words."""
    assert _read(f"name: {text}\nlist: [{text}]\n{text}: name\n") == {
        "name": text,
        "list": [text],
        text: "name",
    }


@pytest.mark.parametrize("written", ["", "~", "null", "Null", "NULL", "# später"])
def test_a_field_without_a_value_has_none(written: str) -> None:
    """A field that is left open is the same as one that is left out."""
    assert _read(f"name: {written}\nlist:\n  - {written}\n") == {"name": None, "list": [None]}


@pytest.mark.parametrize("text", ["", "~", "null", "NULL", "no", "10:30", "# kein Kommentar"])
@pytest.mark.parametrize("quote", ['"', "'"])
def test_what_is_quoted_is_text(text: str, quote: str) -> None:
    """Quotes make a text of anything, also of nothing."""
    assert _read(f"name: {quote}{text}{quote}\n") == {"name": text}


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("|\n  Erster Absatz.\n\n  - Punkt\n", "Erster Absatz.\n\n- Punkt\n"),
        ("|-\n  null\n", "null"),
        (">-\n  Eine lange\n  Zeile.\n", "Eine lange Zeile."),
        ("Eine lange\n  Zeile.\n", "Eine lange Zeile."),
        ("|\n  key: [no, *alias\n", "key: [no, *alias\n"),
    ],
)
def test_prose_keeps_its_paragraphs(written: str, text: str) -> None:
    """Block scalars keep or fold lines, and nothing inside them means anything."""
    assert _read(f"description: {written}") == {"description": text}


def test_a_byte_order_mark_at_the_beginning_is_accepted() -> None:
    """Windows' editor writes one; nobody sees it."""
    document = parse(b"\xef\xbb\xbfname: Krabbelgruppe\n", "x.yml")

    assert document.data == {"name": "Krabbelgruppe"}
    assert document.problems == ()
    assert document.positions.find(("name",)) == (1, 7)


def test_line_ends_of_windows_change_nothing() -> None:
    """A file means the same, and its places are the same, on every system."""
    windows = parse(RECORD.replace("\n", "\r\n").encode(), "x.yml")

    assert windows == parse(RECORD.encode(), "x.yml")


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", f"1:1: {NO_FIELDS}"),
        (b"\n\n", f"1:1: {NO_FIELDS}"),
        (b"# leer\n", f"1:1: {NO_FIELDS}"),
        (b"---\n", f"1:1: {NO_FIELDS}"),
        (b"~\n", f"1:1: {NO_FIELDS}"),
        (b"Krabbelgruppe\n", f"1:1: {NO_FIELDS}"),
        (b"- name: Krabbelgruppe\n", f"1:1: {NO_FIELDS}"),
        (b"name: x" + b" " * MAX_BYTES, "1:1: Die Datei ist größer als 256 kB."),
        (b"name: Stra\xdfe\n", f"1:11: {NO_UTF_8}"),
        ("name: Größe ".encode() + b"\xfc\n", f"1:13: {NO_UTF_8}"),
        ("name: Größe\nkind: ".encode() + b"\xe4\n", f"2:7: {NO_UTF_8}"),
        (b"\xef\xbb\xbfname: \xe4\n", f"1:7: {NO_UTF_8}"),
        ("name: x\n".encode("utf-16"), f"1:1: {NO_UTF_8}"),
        (b"name: \xed\xa0\x80\n", f"1:7: {NO_UTF_8}"),
    ],
)
def test_what_is_no_record_is_told_once(content: bytes, problem: str) -> None:
    """A file that cannot be read has one problem and no data."""
    document = parse(content, "x.yml")

    assert _told(content) == [problem]
    assert document.data == {}


def test_the_largest_file_that_is_allowed_is_read() -> None:
    """The limit itself is not over the limit."""
    text = "name: x".ljust(MAX_BYTES)

    assert _read(text) == {"name": "x"}


@pytest.mark.parametrize(
    "char",
    [
        "\x00", "\x07", "\x1b", "\x7f", "\x80", "\x9f", "\u061c", "\u200e", "\u200f", "\u202a",
        "\u202e", "\u2066", "\u2069", "\ufeff",
        "\x85", "\u2028", "\u2029",  # YAML ends a line here, and editors show one
    ],
)  # fmt: skip
def test_a_character_that_nobody_sees_is_told_with_its_place(char: str) -> None:
    """Nothing in a record reads otherwise than it looks."""
    problem = f"Hier steht ein unsichtbares Steuerzeichen (U+{ord(char):04X}). Löschen Sie es."

    assert _told(f"name: Größe\nkind: Ver{char}ein\n") == [f"2:10: {problem}"]


@pytest.mark.parametrize("escape", [r"\0", r"\a", r"\e", r"\x9f", r"\u202e", r"\U00002066", r"\P"])
def test_an_invisible_character_cannot_hide_behind_its_code(escape: str) -> None:
    """Double quotes allow codes for characters; they do not get past the check."""
    told = _told(f'name: Größe\nkind: "Ver{escape}ein"\n')

    assert len(told) == 1
    assert told[0].startswith("2:7: Hier steht ein unsichtbares Steuerzeichen (U+")


def test_harmless_codes_of_characters_are_text() -> None:
    """Quotation marks, backslashes and letters may be written as codes."""
    assert _read(r'name: "\"A\\B\" \u00e4 \n"') == {"name": '"A\\B" ä \n'}


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("name: a\nkind: b\nname: c\n", [f"3:1: {DOUBLED}"]),
        ("a: {name: 1, c: 2, name: 3}\n", [f"1:20: {DOUBLED}"]),
        ('name: a\n"name": b\n', [f"2:1: {DOUBLED}"]),
        ("a: &b c\n", [f"1:4: {NO_ALIAS}"]),
        ("a: &b\n  c: d\ne: *b\n", [f"1:4: {NO_ALIAS}", f"3:4: {NO_ALIAS}"]),
        ("a: &b {c: d}\ne:\n  <<: *b\n", [f"1:4: {NO_ALIAS}", f"3:7: {NO_ALIAS}"]),
        ("a: *nirgends\n", [f"1:4: {NO_ALIAS}"]),
        ("a: b\n---\na: c\n", [f"2:1: {NO_SECOND}"]),
        ("a: b\n...\n---\n", [f"3:1: {NO_SECOND}"]),
        ("[a, b]: c\n", [f"1:1: {NO_NAME}"]),
        ("a: b\n? {c: d}\n: e\n", [f"2:3: {NO_NAME}"]),
        ("~: a\n", [f"1:1: {NO_NAME}"]),
    ],
)
def test_what_records_do_without_is_told_with_its_place(text: str, problems: list[str]) -> None:
    """YAML can do more than anyone should have to read."""
    assert _told(text) == problems


@pytest.mark.parametrize(
    ("written", "tag"),
    [
        ("!!str b", "tag:yaml.org,2002:str"),
        ("!!int 1", "tag:yaml.org,2002:int"),
        ("! b", "!"),
        ("!eigen b", "!eigen"),
        ("!!set {b: c}", "tag:yaml.org,2002:set"),
        ("!!python/object/apply:os.system [ls]", "tag:yaml.org,2002:python/object/apply:os.system"),
    ],
)
def test_a_type_is_told_and_never_followed(written: str, tag: str) -> None:
    """No text of a record makes Python do anything."""
    told = _told(f"a: {written}\n")

    assert told == [f"1:4: Die Typangabe »{tag}« gibt es hier nicht. Löschen Sie sie."]


def test_the_first_of_two_values_counts() -> None:
    """A doubled field does not hide other mistakes of the file."""
    document = parse(b"name: a\nkind: b\nname: c\n", "x.yml")

    assert document.data == {"name": "a", "kind": "b"}
    assert document.positions.find(("name",)) == (1, 7)


def test_a_merge_key_is_a_field_like_any_other() -> None:
    """Nothing comes into a record from somewhere else."""
    assert _read("a:\n  <<: {b: c}\n") == {"a": {"<<": {"b": "c"}}}


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("name: Tee: für alle\n", f"1:10: {COLON}"),
        ("name: a\n  kind: b\n", f"2:7: {COLON}"),
        ("email: @b\n", f"1:8: {BEGINNING}"),
        ("a: `b\n", f"1:4: {BEGINNING}"),
        ("a:\n\t- b\n", f"2:1: {BEGINNING}"),
        ("a:\n  b: c\n d: e\n", f"3:2: {INDENTATION}"),
        ('name: "a" b\n', f"1:11: {INDENTATION}"),
        ('a: "b\nc: d\n', f"3:1: {NOT_CLOSED}"),
        ("a: 'b\nc: d\n", f"3:1: {NOT_CLOSED}"),
        (
            "a: b\n\tc: d\n",
            f"2:1: {NO_YAML} Hier steht ein Tabulator. Rücken Sie mit Leerzeichen ein.",
        ),
        (
            "a:\n  - b\n  c: d\n",
            f"3:3: {NO_YAML} Die Einrückung passt nicht: Listeneinträge beginnen mit »- «.",
        ),
        (
            "a: b\nc\n",
            f"3:1: {NO_YAML} Hier oder eine Zeile davor fehlt der Doppelpunkt nach dem Namen "
            "eines Feldes, das Leerzeichen nach »:« oder »-«, oder die Einrückung.",
        ),
        ("a: [b\nd: e\n", f"2:2: {NO_YAML} Der Liste in eckigen Klammern fehlt Komma oder »]«."),
        ("a: {b: c\nd: e\n", f"2:2: {NO_YAML} Der Angabe in Klammern fehlt ein Komma oder »}}«."),
    ],
)
def test_broken_yaml_is_told_with_its_place_and_advice(text: str, problem: str) -> None:
    """An editor need not know the words of a YAML parser."""
    assert _told(text) == [problem]


def test_what_is_wrong_before_the_yaml_breaks_is_told_too() -> None:
    """All mistakes that can be seen in one run are told in it."""
    told = _told("a: &b c\nd: [e\n")

    assert [line.partition(": ")[0] for line in told] == ["1:4", "3:1"]


@pytest.mark.parametrize(
    ("path", "value", "key"),
    [
        ((), (2, 1), (1, 1)),
        (("name",), (2, 7), (2, 1)),
        (("topics",), (4, 3), (3, 1)),
        (("topics", 0), (4, 5), (1, 1)),
        (("topics", 1), (5, 5), (1, 1)),
        (("ages",), (6, 7), (6, 1)),
        (("ages", "Größe"), (6, 15), (6, 8)),
        (("ages", "maximum_age"), (6, 31), (6, 18)),
        (("description",), (7, 14), (7, 1)),
        (("schedules", 0), (10, 5), (1, 1)),
        (("runs", 0), (12, 5), (1, 1)),
        (("runs", 0, "dates"), (12, 12), (12, 5)),
        (("runs", 0, "dates", 1), (12, 25), (1, 1)),
        (("runs", 0, "name"), (14, 7), (13, 5)),
        (("notes", 1), (15, 14), (1, 1)),
        (("notes", 1, 1), (15, 18), (1, 1)),
    ],
)
def test_every_value_and_field_has_a_place(
    path: tuple[str | int, ...], value: tuple[int, int], key: tuple[int, int]
) -> None:
    """Line and column count from 1, in characters; entries of lists have no name."""
    positions = parse(RECORD.encode(), "x.yml").positions

    assert positions.find(path) == value
    if path and isinstance(path[-1], str):
        assert positions.find(path, key=True) == key


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (("cost",), (2, 1)),
        (("runs", 0, "location"), (12, 5)),
        (("schedules", 0, "opens_at"), (10, 5)),
        (("topics", 7), (4, 3)),
        (("ages", "whose", "x"), (6, 7)),
    ],
)
def test_what_was_not_written_has_the_place_around_it(
    path: tuple[str | int, ...], place: tuple[int, int]
) -> None:
    """A missing field is told at its record, a part of a short form at the whole of it."""
    positions = parse(RECORD.encode(), "x.yml").positions

    assert positions.find(path) == place
    assert positions.find(path, key=True) == place


def test_a_field_without_a_value_has_a_place() -> None:
    """What is missing is told where it would stand."""
    positions = parse(b"name:\nkind: church\n", "x.yml").positions

    assert positions.find(("name",)) == (1, 6)
    assert positions.find(("name",), key=True) == (1, 1)


def test_a_problem_points_at_a_value_or_at_its_field() -> None:
    """A document tells where something is, under the name that it was given."""
    document = parse(RECORD.encode(), "offers/a/b.yml")

    assert str(document.problem(("ages", "maximum_age"), "Zu alt.")) == (
        "offers/a/b.yml:6:31: Fehler: Zu alt."
    )
    assert str(document.problem(("ages", "maximum_age"), "Weg.", key=True)) == (
        "offers/a/b.yml:6:18: Fehler: Weg."
    )


@pytest.mark.parametrize("depth", [20, 21])
def test_lists_may_be_twenty_deep(depth: int) -> None:
    """Honest records need six levels."""
    told = _told("a: " + "[" * (depth - 1) + "b" + "]" * (depth - 1))

    assert told == ([] if depth == 20 else [f"1:24: {TOO_DEEP}"])


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[" * 100_000, TOO_DEEP),
        ("{" * 100_000, TOO_DEEP),
        ("- " * 100_000, TOO_DEEP),
        ("? " * 100_000, TOO_DEEP),
        ("{a: " * 60_000, TOO_DEEP),
        ("a: " + "[" * 100_000 + "]" * 100_000, TOO_DEEP),
        ("\n".join(" " * depth + "a:" for depth in range(700)), TOO_DEEP),
        ("-" * 100_000, NO_FIELDS),
        ("]" * 100_000, NO_YAML),
        ("a: " * 80_000, NO_YAML),
        ('"' + "a\n" * 100_000, NO_YAML),
        ("&a " * 80_000, NO_ALIAS),
    ],
    ids=lambda text: text[:4] if len(text) > 100 else "",
)
def test_an_endless_file_neither_crashes_nor_stalls(text: str, problem: str) -> None:
    """One bad file ends in a sentence, not in a dead process or a build without end."""
    code = (
        "import sys; from hooks.source import parse; "
        "print(*parse(sys.stdin.buffer.read(), 'x.yml').problems, sep='\\n')"
    )

    done = subprocess.run(
        [sys.executable, "-c", code],
        input=text, cwd=ROOT, env={**os.environ, "PYTHONUTF8": "1"},
        capture_output=True, encoding="utf-8", timeout=300, check=True,
    )  # fmt: skip

    assert problem in done.stdout.splitlines()[0]


def test_a_billion_laughs_stay_a_few_lines() -> None:
    """Aliases are told and never followed."""
    names = "abcdefghi"
    lines = [f"{names[0]}: &{names[0]} [lol, lol]"]
    lines += [f"{new}: &{new} [{f'*{old}, ' * 9}]" for old, new in pairwise(names)]

    document = parse("\n".join(lines).encode(), "x.yml")

    assert {problem.message for problem in document.problems} == {NO_ALIAS}
    assert document.data["i"] == [None] * 9


def test_a_file_is_read_from_the_disk(tmp_path: Path) -> None:
    """The file lies anywhere, and problems name it as the repository does."""
    file = tmp_path / "irgendwo.yml"
    file.write_bytes(b"name: a\nname: b\n")

    document = read_source(file, "offers/a/b.yml")

    assert document.data == {"name": "a"}
    assert [problem.path for problem in document.problems] == ["offers/a/b.yml"]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("fehlt.yml", "Die Datei lässt sich nicht lesen. Ist sie da, und darf man es?"),
        (".", "Hier liegt keine gewöhnliche Datei, sondern ein Verweis."),
        ("verweis.yml", "Hier liegt keine gewöhnliche Datei, sondern ein Verweis."),
    ],
)
def test_a_file_that_cannot_be_read_is_a_problem(tmp_path: Path, name: str, told: str) -> None:
    """A missing file, a folder in its place and a link that leads elsewhere end in a sentence."""
    (tmp_path / "verweis.yml").symlink_to("/dev/zero")

    document = read_source(tmp_path / name, "offers/a/b.yml")

    assert document.data == {}
    assert str(document.problems[0]) == f"offers/a/b.yml:1:1: Fehler: {told}"


REMARK = "# Geheimer Weg 7"
WRITTEN = sorted(ROOT.glob("tests/region/offers/*/*.yml"))


def _remarked(text: str) -> Iterator[str]:
    """Yield a text with a remark at each of its places that YAML takes for one."""
    lines = text.splitlines()
    for number, line in enumerate(lines):
        alone = [" " * indent + REMARK for indent in (0, 2, 4, 8)]
        for put in ([f"{line}  {REMARK}"], *([line, one] for one in alone)):
            tried = "\n".join([*lines[:number], *put, *lines[number + 1 :]]) + "\n"
            if parse(tried.encode(), "x").data == parse(text.encode(), "x").data:
                yield tried


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.stem)
def test_whatever_yaml_skips_is_left_out(path: Path) -> None:
    """Comments on lines of their own and behind values, in lists, brackets, blocks of text."""
    text = without_comments(path.read_bytes()).decode()

    tried = list(_remarked(text))

    assert len(tried) > len(text.splitlines())
    assert {without_comments(one.encode()).decode() for one in tried} == {text}


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_what_only_looks_like_a_comment_stays(end: str, mark: str) -> None:
    """In quotes, in addresses, in a block of text; ends of lines and a mark before stay, too."""
    kept = ['a: "x # y"', "b: https://example.org/#z", "c: |", "  # eins", "  zwei # drei"]
    told = [f"{kept[0]} {REMARK}", *kept[1:2], f"c: |  {REMARK}", *kept[3:], REMARK]

    left = without_comments((mark + end.join(told) + end).encode())

    assert left.decode() == mark + end.join(kept) + end
