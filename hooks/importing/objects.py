"""JSON to objects and rows."""

from __future__ import annotations

import json
from typing import Any

from hooks.importing.rows import MAX_CELL, Read, Row, look_up, refuse

MAX_DEPTH = 40
"""Levels of nesting; HSDS needs 12."""


def read_json(content: bytes, path: str) -> Any:
    """Parse JSON.

    Args:
        content: The file, in UTF-8 or UTF-16.
        path: How it is called in problems.

    Raises:
        InvalidDirectoryError: It is no JSON, or nests or holds more than any honest source.
    """
    try:
        text = content.decode(json.detect_encoding(content), "strict").removeprefix("\ufeff")
        data = json.loads(text, parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        message = "Hier hört das JSON auf, gültig zu sein."
        if error.pos >= len(text.rstrip()):
            message = "Die Datei endet mitten im JSON. Ist sie ganz angekommen?"
        raise refuse(path, message, error.lineno, error.colno) from None
    except UnicodeError:
        raise refuse(path, "Die Datei ist nicht in UTF-8 gespeichert.") from None
    except RecursionError:
        raise refuse(path, f"Das JSON ist tiefer als {MAX_DEPTH} Ebenen verschachtelt.") from None
    except ValueError as error:
        raise refuse(path, f"Eine Zahl im JSON ist keine: {error}.") from None
    _check(data, path, "", 0)
    return data


def _refuse_constant(name: str) -> None:
    raise ValueError(name)


def _check(data: Any, path: str, place: str, depth: int) -> None:
    if depth > MAX_DEPTH:
        message = f"{place}: Das JSON ist tiefer als {MAX_DEPTH} Ebenen verschachtelt."
        raise refuse(path, message)
    if isinstance(data, str) and len(data) > MAX_CELL:
        raise refuse(path, f"{place}: Dieser Text hat mehr als {MAX_CELL} Zeichen.")
    if isinstance(data, dict):
        for name, value in data.items():
            _check(value, path, f"{place}.{name}" if place else name, depth + 1)
    if isinstance(data, list):
        for index, value in enumerate(data):
            _check(value, path, f"{place}[{index}]", depth + 1)


def read_list(content: bytes, path: str, inside: str | None = None) -> Read:
    """Read a list of objects.

    Args:
        content: The file.
        path: How it is called in problems.
        inside: The path of the list, if it does not stand alone.

    Raises:
        InvalidDirectoryError: There is no list, or it holds something else than objects.
    """
    data = read_json(content, path)
    found = look_up(data, inside) if inside else data
    if not isinstance(found, list):
        where = f"Unter »{inside}«" if inside else "In dieser Datei"
        raise refuse(path, f"{where} steht keine Liste. Nennen Sie ihren Ort unter »rows«.")
    for index, item in enumerate(found):
        if not isinstance(item, dict):
            raise refuse(path, f"{inside or ''}[{index}]: Hier steht kein Objekt.")
    return Read([Row(f"{inside or ''}[{index}]", item) for index, item in enumerate(found)])
