"""Catalogs as text: split into entries that keep their wording, with line numbers.

polib reads catalogs too, but forgets how an entry was wrapped, what an obsolete one was made for
and where a mistake is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import polib

from hooks.translations.entries import Entry

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_KEYWORD = re.compile(r'(msgctxt|msgid_plural|msgid|msgstr)(\[(\d{1,2})\])?\s*"((?:[^"\\]|\\.)*)"')
_CONTINUED = re.compile(r'"((?:[^"\\]|\\.)*)"')
_CHARSET = re.compile(rb"charset=([A-Za-z0-9_-]+)")


class BrokenCatalogError(ValueError):
    """A text that is no catalog."""

    def __init__(self, line: int, message: str) -> None:
        """Keep the line, counted from 1, and the message in German."""
        super().__init__(message)
        self.line = line
        self.path: Path | None = None
        """The file, once it is known."""


NO_CATALOG = "Das ist keine gültige PO-Datei. Öffnen und speichern Sie sie mit Poedit."


@dataclass(frozen=True, slots=True)
class Block:
    """The lines of an entry, as they stand in the file."""

    entry: Entry
    raw: str


def decode(data: bytes) -> str:
    """Return a catalog's text, without byte order mark and with a line feed at the ends of lines.

    Raises:
        BrokenCatalogError: It is not in the encoding that it names, else UTF-8.
    """
    named = _CHARSET.search(data)
    charset = named[1].decode() if named and named[1] != b"CHARSET" else "utf-8"
    try:
        text = data.removeprefix(b"\xef\xbb\xbf").decode(charset)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        message = "Die Datei lässt sich nicht lesen. Speichern Sie sie mit Poedit als UTF-8."
        raise BrokenCatalogError(line, message) from None
    except LookupError:
        raise BrokenCatalogError(1, f"Die Kodierung »{charset}« ist nicht bekannt.") from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def read_blocks(text: str) -> list[Block]:
    """Return the entries of a catalog, the header (without source text) among them.

    Args:
        text: The catalog, with a line feed at the ends of lines.

    Raises:
        BrokenCatalogError: A line belongs to no catalog, or an entry lacks something.
    """
    return [_block(number, lines) for number, lines in _split(text) if not _is_comment(lines)]


def _is_comment(lines: list[str]) -> bool:
    return all(line.startswith("#") and not line.startswith("#~") for line in lines if line)


def _split(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the lines of each entry and the number of the first; an entry ends after its text."""
    lines: list[str] = []
    first, is_done = 1, False
    for number, line in enumerate(text.split("\n"), 1):
        bare = line.strip()
        content = bare.removeprefix("#~").strip()
        goes_on = not content or content.startswith(('"', "msgstr"))
        if is_done and bare and not goes_on:
            yield first, lines
            first, lines, is_done = number, [], False
        if bare or lines:
            lines.append(bare)
        else:
            first = number + 1
        is_done = is_done or content.startswith("msgstr")
    yield first, lines


@dataclass(slots=True)
class _Draft:
    """An entry while it is read: texts by keyword, comments by what they begin with."""

    texts: dict[str, str] = field(default_factory=dict)
    former: dict[str, str] = field(default_factory=dict)
    comments: dict[str, list[str]] = field(default_factory=dict)
    last: tuple[dict[str, str], str] | None = None
    is_obsolete: bool = False


def _block(first: int, lines: list[str]) -> Block:
    while lines and not lines[-1]:
        lines.pop()
    draft = _Draft()
    for number, line in enumerate(lines, first):
        if line and not _take(draft, line):
            raise BrokenCatalogError(number, NO_CATALOG)
    if "msgid" not in draft.texts or "msgstr" not in "".join(draft.texts):
        raise BrokenCatalogError(first, NO_CATALOG)
    texts = (line.removeprefix("#~").lstrip().startswith("msgid") for line in lines)
    return Block(_entry(draft, first + list(texts).index(True)), "\n".join(lines))


def _take(draft: _Draft, line: str) -> bool:
    """Add a line to an entry; return whether it belongs into a catalog."""
    if line.startswith("#~"):
        draft.is_obsolete = True
        line = line[2:].lstrip()
        if line.startswith("|"):
            line = f"#{line}"
    if line.startswith("#|"):
        return _take_text(draft, draft.former, line[2:].lstrip())
    if line.startswith("#"):
        kind = line[:2] if line[1:2] in {".", ",", ":"} else "#"
        draft.comments.setdefault(kind, []).append(line[len(kind) :].removeprefix(" "))
        return True
    return _take_text(draft, draft.texts, line)


def _take_text(draft: _Draft, texts: dict[str, str], line: str) -> bool:
    if found := _KEYWORD.fullmatch(line):
        keyword = f"{found[1]}{found[2] or ''}"
        if keyword in texts:
            return False
        texts[keyword] = polib.unescape(found[4])
        draft.last = (texts, keyword)
        return True
    found = _CONTINUED.fullmatch(line)
    if not found or not draft.last or draft.last[0] is not texts:
        return False
    texts[draft.last[1]] += polib.unescape(found[1])
    return True


def _entry(draft: _Draft, line: int) -> Entry:
    texts, comments = draft.texts, draft.comments
    forms = sorted((key for key in texts if "[" in key), key=lambda key: (len(key), key))
    flags = (flag.strip() for one in comments.get("#,", []) for flag in one.split(","))
    return Entry(
        context=texts.get("msgctxt"),
        source=texts["msgid"],
        text=texts.get("msgstr", ""),
        plural=texts.get("msgid_plural", ""),
        forms=tuple(texts[key] for key in forms),
        flags=tuple(filter(None, flags)),
        former=draft.former.get("msgid"),
        former_context=draft.former.get("msgctxt"),
        notes=tuple(comments.get("#", ())),
        hints=tuple(comments.get("#.", ())),
        references=tuple(place for one in comments.get("#:", ()) for place in one.split()),
        is_obsolete=draft.is_obsolete,
        line=line,
    )
