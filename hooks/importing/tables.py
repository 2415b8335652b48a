"""Tables (CSV) to rows: encoding, delimiter and quotes are found out."""

from __future__ import annotations

import codecs
import csv
import io
from typing import TYPE_CHECKING

from hooks.importing.rows import MAX_CELL, Read, Row, refuse
from hooks.problems import InvalidDirectoryError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

DELIMITERS = (";", ",", "\t", "|")
_SAMPLE = 50
"""Rows that decide on the delimiter."""
_MANY = 20
"""Ragged rows that are told; more of them help nobody."""


def read_table(
    content: bytes, path: str, delimiter: str | None = None, encoding: str | None = None
) -> Read:
    """Read a table; its first line names the columns.

    Args:
        content: The file.
        path: How it is called in problems.
        delimiter: None to find it out.
        encoding: None to find it out.

    Raises:
        InvalidDirectoryError: It is no table, or rows have more or fewer cells than columns.
    """
    text = _decode(content, path, encoding)
    lines = _split(text, path, delimiter or _delimiter(text))
    header = next(lines, (1, [""]))[1]
    names = [name.strip() for name in header]
    if not any(names):
        raise refuse(path, "Die erste Zeile nennt die Spalten; hier steht nichts.")
    if doubled := next((name for name in names if name and names.count(name) > 1), None):
        raise refuse(path, f"Die Spalte »{doubled}« steht zweimal in der ersten Zeile.")
    return Read(list(_rows(lines, names, path)))


def _rows(lines: Iterator[tuple[int, list[str]]], names: list[str], path: str) -> Iterator[Row]:
    ragged = []
    for number, cells in lines:
        if not any(cell.strip() for cell in cells):
            continue
        extra = cells[len(names) :]
        if len(cells) < len(names) or any(cell.strip() for cell in extra):
            told = f"Diese Zeile hat {len(cells)} Zellen, die erste nennt {len(names)} Spalten."
            ragged.append(Problem(path, number, 1, told))
        data = {name: cell for name, cell in zip(names, cells, strict=False) if name}
        if not ragged:
            yield Row(f"Zeile {number}", data)
    if ragged:
        raise InvalidDirectoryError(ragged[:_MANY])


def _decode(content: bytes, path: str, encoding: str | None) -> str:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encoding = encoding or "utf-16"
    try:
        text = content.decode("utf-8-sig" if encoding in {None, "utf-8"} else str(encoding))
    except UnicodeError as error:
        if encoding:
            line = content[: getattr(error, "start", 0)].count(b"\n") + 1
            raise refuse(path, f"Die Datei ist nicht in {encoding} gespeichert.", line) from None
        text = content.decode("cp1252", "replace")
    if "\0" in text:
        line = text[: text.index("\0")].count("\n") + 1
        raise refuse(path, "Das ist keine Tabelle in Textform (CSV).", line)
    return text


def _delimiter(text: str) -> str:
    """Return what splits the first rows into most cells, and all of them into as many."""

    def quality(delimiter: str) -> tuple[int, int]:
        sample = csv.reader(io.StringIO(text[: MAX_CELL * 10], newline=""), delimiter=delimiter)
        try:
            counts = [len(cells) for cells, _ in zip(sample, range(_SAMPLE), strict=False) if cells]
        except csv.Error:
            return 0, 0
        width = counts[0] if counts else 0
        return (sum(count == width for count in counts) if width > 1 else 0, width)

    return max(DELIMITERS, key=quality)


def _split(text: str, path: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the number of each row's first line, and its cells."""
    csv.field_size_limit(MAX_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    try:
        for cells in reader:
            yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        told = str(error)
        message = "Ein Anführungszeichen schließt nicht, oder nach ihm steht noch Text."
        if "field limit" in told:
            message = (
                f"Eine Zelle hat mehr als {MAX_CELL} Zeichen. Ist ein Anführungszeichen zu viel?"
            )
        raise refuse(path, f"Diese Zeile ist nicht zu lesen. {message}", line) from None
