"""YAML text to plain data, with the position of every key and value.

Scalars stay the text that the editor wrote: `10:30`, `no` and `01067` mean what they say, and the
model decides what is a number or a date. This goes further than YAML 1.2 and needs no quotes.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

import yaml

from hooks.problems import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

MAX_BYTES = 256 * 1024
"""More than any honest record; a larger file is a mistake or an attack."""
MAX_DEPTH = 20
"""Levels of nesting; records need 6. Reading stops at once where it is exceeded."""
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]"
)
"""Control characters, and those that turn the direction of the text around them."""
NULLS = frozenset({"", "~", "null", "Null", "NULL"})
"""What YAML 1.2 (core schema) reads as nothing, when it is not quoted."""

_PECULIAR = re.compile(
    r"[&*!\\]"  # anchors, aliases, tags, characters by their number
    r"|[ \t]#"  # comments after values, which may have been meant as text
    r"|\n(?:---|\.\.\.|%|[ ?:-]{60})"  # several documents, directives, deep nesting
)
"""What may be wrong, or in need of a warning; most records have nothing of it."""
_COMMENT = re.compile("#[^\n]*")
_ENV = "!ENV"
_MANY_BRACKETS = 200
"""More could be nested so deep that the C parser crashes; no record has as many."""
_START = "Mit diesem Zeichen darf kein Wert beginnen. Setzen Sie ihn in Anführungszeichen."
_SYNTAX = {
    "mapping values are not allowed": (
        "Ein Doppelpunkt mit Leerzeichen danach trennt Feld und Wert. "
        "Steht er im Text, setzen Sie den Text in Anführungszeichen."
    ),
    "cannot start any token": (
        "Mit diesem Zeichen darf kein Wert beginnen (zum Beispiel Tabulator, @, `, %). "
        "Setzen Sie den Wert in Anführungszeichen; rücken Sie mit Leerzeichen ein."
    ),
    "did not find expected key": (
        "Die Einrückung passt nicht, oder ein Anführungszeichen steht mitten im Wert. "
        "Felder einer Ebene beginnen in derselben Spalte."
    ),
    "expected <block end>": "Die Einrückung passt nicht: Listeneinträge beginnen mit »- «.",
    "did not find expected '-'": "Die Einrückung passt nicht: Listeneinträge beginnen mit »- «.",
    "could not find expected ':'": (
        "Hier oder eine Zeile davor fehlt der Doppelpunkt nach dem Namen eines Feldes, "
        "das Leerzeichen nach »:« oder »-«, oder die Einrückung."
    ),
    "unexpected end of stream": "Ein Anführungszeichen oder eine Klammer wird nicht geschlossen.",
    "did not find expected ',' or ']'": "Der Liste in eckigen Klammern fehlt Komma oder »]«.",
    "did not find expected ',' or '}'": "Der Angabe in Klammern fehlt ein Komma oder »}«.",
    "alphabetic or numeric": _START,
    "block sequence entries": _START,
    "found a tab": "Hier steht ein Tabulator. Rücken Sie mit Leerzeichen ein.",
}
_LOOK = "Sehen Sie hier und eine Zeile davor nach Einrückung, Doppelpunkten, Anführungszeichen."


@dataclass(slots=True)
class Positions:
    """Where a value of a document stands, and the values inside it."""

    line: int = 1
    column: int = 1
    key_line: int = 1
    key_column: int = 1
    start: int = field(default=0, compare=False)
    """Where the value begins, in characters from the beginning of the file."""
    end: int = field(default=0, compare=False)
    """Where YAML says that it ends, blank lines and comments after it included."""
    key_start: int = field(default=-1, compare=False)
    """Where the name of its field begins; -1 for items of lists."""
    inside: dict[str | int, Positions] = field(default_factory=dict)
    """By key of a mapping or index of a list."""

    def find(self, path: Sequence[str | int], *, key: bool = False) -> tuple[int, int]:
        """Return line and column of a value, or of the nearest one around it that was written.

        Args:
            path: Keys and indexes from the document's root.
            key: Whether to point at the field's name instead of its value.
        """
        place = self
        for step in path:
            inner = place.inside.get(step)
            if inner is None:
                return place.line, place.column
            place = inner
        return (place.key_line, place.key_column) if key else (place.line, place.column)


@dataclass(frozen=True)
class Document:
    """What could be read of a YAML file."""

    path: str
    """Path with '/', relative to the root of the repository."""
    data: dict[str, Any]
    """Mappings, lists, texts, and None where nothing is written; empty if nothing could be read."""
    places: Positions | str
    """Where all that stands, or the text that tells it: most records need it never."""
    problems: tuple[Problem, ...] = ()
    """What YAML would allow and records do not, or the one mistake that ended the reading."""

    @cached_property
    def positions(self) -> Positions:
        """Where each key and value stands."""
        if isinstance(self.places, str):
            return _compose(self.places, self.path).positions
        return self.places

    @property
    def bare(self) -> Document:
        """The file without what stands in it; `read_again` reads that."""
        return Document(self.path, {}, Positions())

    def problem(self, path: Sequence[str | int], message: str, *, key: bool = False) -> Problem:
        """Return a problem that points at a value of this document."""
        return Problem(self.path, *self.positions.find(path, key=key), message)


def read_source(file: Path, path: str, environment: Mapping[str, str] | None = None) -> Document:
    """Read a YAML file.

    Args:
        file: Where it lies.
        path: How it is called in problems.
        environment: What `!ENV NAME` and `!ENV [NAME, …, default]` are filled from, as MkDocs
            does; None where they are refused, as in all records.
    """
    if file.is_symlink() or (file.exists() and not file.is_file()):
        return _unreadable(path, "Hier liegt keine gewöhnliche Datei, sondern ein Verweis.")
    try:
        with file.open("rb") as opened:
            content = opened.read(MAX_BYTES + 1)
    except OSError:
        return _unreadable(path, "Die Datei lässt sich nicht lesen. Ist sie da, und darf man es?")
    return parse(content, path, environment)


def parse(
    content: bytes,
    path: str,
    environment: Mapping[str, str] | None = None,
    *,
    is_placed: bool = False,
) -> Document:
    """Parse the bytes of a YAML file; see `read_source`.

    Args:
        content: The file.
        path: How it is called in problems.
        environment: As for `read_source`.
        is_placed: Whether somebody will ask where everything stands: else that is found out when
            it is asked for, and the file is read twice.
    """
    if len(content) > MAX_BYTES:
        return _unreadable(path, f"Die Datei ist größer als {MAX_BYTES // 1024} kB.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = "Die Datei ist nicht in UTF-8 gespeichert. Speichern Sie sie als UTF-8."
        before = error.object[: error.start].decode("utf-8")
        return _unreadable(path, message, *_place(before, len(before)))
    if found := _INVISIBLE.search(text):
        return _unreadable(path, _invisible(found[0]), *_place(text, found.start()))
    text = text.replace("\r\n", "\n")
    is_slow = is_placed or _PECULIAR.search("\n" + text)
    data = None if is_slow else _compose_quickly(text)
    return _compose(text, path, environment) if data is None else Document(path, data, text)


def read_again(root: Path, document: Document) -> dict[str, Any]:
    """Return what stands in a file that was free of errors when it was read.

    Args:
        root: The root of the repository.
        document: The file; nothing but its path needs to be known.

    Raises:
        OSError: It is not there any more.
    """
    return parse((root / document.path).read_bytes(), document.path).data


def without_comments(content: bytes) -> bytes:
    """Return the bytes of a YAML file without what editors wrote beside its values.

    Args:
        content: The file, free of errors.
    """
    text = content.decode("utf-8-sig").replace("\r\n", "\n")
    kept, done = [], 0
    for start, end in _comments(text):
        line = text.rfind("\n", 0, start) + 1
        is_alone = not text[line:start].strip()
        kept.append(text[done : line if is_alone else start].rstrip(" \t"))
        done = min(end + is_alone, len(text))
    lines = "".join([*kept, text[done:]])
    mark = codecs.BOM_UTF8 if content.startswith(codecs.BOM_UTF8) else b""
    return mark + (lines.replace("\n", "\r\n") if b"\r\n" in content else lines).encode()


def comments(content: bytes) -> Iterator[tuple[int, int, str]]:
    """Yield line, column and text of what editors wrote beside the values of a YAML file.

    Args:
        content: The file, free of errors.
    """
    text = content.decode("utf-8-sig").replace("\r\n", "\n")
    for start, end in _comments(text):
        yield *_place(text, start), text[start:end]


def _comments(text: str) -> Iterator[tuple[int, int]]:
    """Yield where comments begin and end: all that stands between tokens, but for blanks."""
    before = 0
    for token in yaml.scan(text, Loader=yaml.CSafeLoader):
        if token.start_mark and token.end_mark:
            yield from _found(text, before, token.start_mark.index)
            before = token.end_mark.index
            if getattr(token, "style", None) in {"|", ">"}:
                yield from _found(text, *_head(text, token.start_mark.index))
    yield from _found(text, before, len(text))


def _head(text: str, start: int) -> tuple[int, int]:
    """Return where the first line of a block of text begins and ends; it may have a comment."""
    return start, text.find("\n", start)


def _found(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    return (found.span() for found in _COMMENT.finditer(text, start, max(start, end)))


def _invisible(char: str) -> str:
    return f"Hier steht ein unsichtbares Steuerzeichen (U+{ord(char):04X}). Löschen Sie es."


def _unreadable(path: str, message: str, line: int = 1, column: int = 1) -> Document:
    return Document(path, {}, Positions(), (Problem(path, line, column, message),))


def _place(text: str, offset: int) -> tuple[int, int]:
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


class _Nodes(yaml.CSafeLoader):
    """Composes nodes in C, three times faster than events can be read in Python."""

    def resolve(self, *_: object) -> str:
        """Give nodes no types: the model has its own."""
        return ""

    def descend_resolver(self, *_: object) -> None:
        """Do nothing on the way down."""

    def ascend_resolver(self) -> None:
        """Do nothing on the way up."""


class _PeculiarError(Exception):
    """Something that only `_compose` can judge."""


def _compose_quickly(text: str) -> dict[str, Any] | None:
    """Return the data of a document without any peculiarity; None if it has one."""
    if text.count("[") + text.count("{") > _MANY_BRACKETS:
        return None
    try:
        data = _plain_value(_Nodes(text).get_single_node(), 0)
    except (yaml.YAMLError, _PeculiarError):
        return None
    return data if isinstance(data, dict) else None


def _plain_value(node: yaml.Node | None, depth: int) -> Any:
    if isinstance(node, yaml.ScalarNode):
        return None if not node.style and node.value in NULLS else node.value
    if node is None or depth >= MAX_DEPTH:
        raise _PeculiarError
    if isinstance(node, yaml.SequenceNode):
        return [_plain_value(item, depth + 1) for item in node.value]
    data = {_plain_key(key): _plain_value(value, depth + 1) for key, value in node.value}
    if len(data) < len(node.value):
        raise _PeculiarError
    return data


def _plain_key(node: yaml.Node) -> str:
    key = _plain_value(node, MAX_DEPTH)
    if not isinstance(key, str):
        raise _PeculiarError
    return key


def _compose(text: str, path: str, environment: Mapping[str, str] | None = None) -> Document:
    """Read with care: every position, and everything that is wrong."""
    composer = _Composer(yaml.parse(text, Loader=yaml.CSafeLoader), path, text.splitlines())
    composer.environment = environment
    positions = Positions()
    try:
        data = composer.document(positions)
    except _TooDeepError as error:
        return _unreadable(path, str(error), *error.place)
    except yaml.YAMLError as error:
        return Document(path, {}, positions, (*composer.problems, _syntax_problem(error, path)))
    if not isinstance(data, dict):
        return _unreadable(path, "Die Datei besteht aus Feldern: »name: …«, »summary: …«.")
    return Document(path, data, positions, tuple(composer.problems))


def _start(event: yaml.Event) -> tuple[int, int]:
    """Return line and column, from 1."""
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _end(event: yaml.Event) -> int:
    """Return where an event ends, in characters from the beginning of the file."""
    return event.end_mark.index if event.end_mark else 0


class _TooDeepError(Exception):
    """The nesting is deeper than any record; reading on could take minutes."""

    def __init__(self, event: yaml.Event) -> None:
        super().__init__(f"Die Angaben sind tiefer als {MAX_DEPTH} Ebenen verschachtelt.")
        self.place = _start(event)


class _Composer:
    """Builds data from the events of one document, as they come."""

    def __init__(self, events: Iterator[yaml.Event], path: str, lines: list[str]) -> None:
        self.events = events
        self.path = path
        self.lines = lines
        self.problems: list[Problem] = []
        self.environment: Mapping[str, str] | None = None

    def document(self, positions: Positions) -> Any:
        data: Any = None
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent) and event.explicit and data is not None:
                self._report(event, "Eine Datei enthält nur einen Eintrag: »---« ist zu viel.")
                break
            if isinstance(event, yaml.NodeEvent):
                data = self._value(event, positions, 0)
        return data

    def _value(self, event: yaml.Event, place: Positions, depth: int) -> Any:
        self._check(event, depth)
        mark = event.start_mark
        if mark:
            place.line, place.column, place.start = mark.line + 1, mark.column + 1, mark.index
        value = self._inside(event, place, depth)
        if self.environment is not None and getattr(event, "tag", None) == _ENV:
            return _from_environment(value, self.environment)
        return value

    def _inside(self, event: yaml.Event, place: Positions, depth: int) -> Any:
        if isinstance(event, yaml.ScalarEvent):
            place.end = _end(event)
            self._warn_of_comment(event)
            return None if not event.style and event.value in NULLS else event.value
        if isinstance(event, yaml.SequenceStartEvent):
            return list(self._items(place, depth))
        return self._mapping(place, depth) if isinstance(event, yaml.MappingStartEvent) else None

    def _items(self, place: Positions, depth: int) -> Iterator[Any]:
        for index, event in enumerate(self.events):
            if isinstance(event, yaml.SequenceEndEvent):
                place.end = _end(event)
                return
            inner = place.inside[index] = Positions()
            yield self._value(event, inner, depth + 1)

    def _mapping(self, place: Positions, depth: int) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for event in self.events:
            if isinstance(event, yaml.MappingEndEvent):
                place.end = _end(event)
                break
            inner = Positions()
            key = self._value(event, inner, depth + 1)
            inner.key_line, inner.key_column = inner.line, inner.column
            inner.key_start = inner.start
            value = self._value(next(self.events), inner, depth + 1)
            if not isinstance(key, str):
                self._report(event, "Vor dem Doppelpunkt steht nur der Name des Feldes.")
            elif key in data:
                self._report(event, f"Das Feld »{key}« steht schon weiter oben. Löschen Sie eines.")
            else:
                place.inside[key], data[key] = inner, value
        return data

    def _check(self, event: yaml.Event, depth: int) -> None:
        if depth > MAX_DEPTH:
            raise _TooDeepError(event)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            message = "Verweise mit & und * gibt es hier nicht. Schreiben Sie den Wert aus."
            self._report(event, message)
        if found := _INVISIBLE.search(getattr(event, "value", None) or ""):
            self._report(event, _invisible(found[0]))
        tag = getattr(event, "tag", None)
        if tag and (self.environment is None or tag != _ENV):
            self._report(event, f"Die Typangabe »{tag}« gibt es hier nicht. Löschen Sie sie.")

    def _warn_of_comment(self, event: yaml.ScalarEvent) -> None:
        """Warn where `#` may have cut a text: `Treff # offen` is read as `Treff`."""
        end = event.end_mark
        if event.style or " " not in event.value or end is None or end.line >= len(self.lines):
            return
        if self.lines[end.line][end.column :].lstrip().startswith("#"):
            message = 'Nach »#« liest das Programm nicht weiter. Gehört es zum Text? Dann: "…".'
            place = (end.line + 1, end.column + 1)
            self.problems.append(Problem(self.path, *place, message, Severity.WARNING))

    def _report(self, event: yaml.Event, message: str) -> None:
        self.problems.append(Problem(self.path, *_start(event), message))


def _from_environment(value: Any, environment: Mapping[str, str]) -> Any:
    """Return the first of the named variables that is set, else the default, which comes last."""
    written = value if isinstance(value, list) else [value]
    *names, default = written if len(written) > 1 else [*written, None]
    found = (environment[str(name)] for name in names if str(name) in environment)
    return next(found, default)


def _syntax_problem(error: yaml.YAMLError, path: str) -> Problem:
    mark = getattr(error, "problem_mark", None)
    told = " ".join(filter(None, (getattr(error, "problem", None), getattr(error, "reason", None))))
    advice = next((german for start, german in _SYNTAX.items() if start in told), None)
    message = f"Das ist kein gültiges YAML. {advice or _LOOK}"
    return Problem(path, mark.line + 1 if mark else 1, mark.column + 1 if mark else 1, message)
