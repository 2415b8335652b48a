"""Records as the form in the browser edits them: text, data and where each value stands in it.

The browser reads no YAML. It is told where every value begins and ends and replaces only what a
visitor has changed, so that everything else stays as somebody wrote it, comments included.
"""

from __future__ import annotations

import json
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from hooks.source import parse

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from hooks.source import Positions

FOLDER = "eintraege"
"""Where the records lie in the site: as they are, and as the form reads them."""
_WIDE = "\uffff"
"""Characters beyond this one take two places in the texts of browsers."""


def editable(content: bytes, path: str) -> str:
    """Return a record as JSON for the form.

    Args:
        content: The file, free of errors.
        path: From the root of the repository.

    Returns:
        `path`, `text`, `data` and `spans`: for each value `[key, start, end]` as JavaScript counts
        (key: where the name of its field begins, -1 in lists), and for lists and mappings a fourth
        part, what is inside.
    """
    document = parse(content, path)
    text = content.decode("utf-8-sig")
    spans = _spans(document.positions, text, _counter(text))
    facts = {"path": path, "text": text, "data": document.data, "spans": spans}
    return json.dumps(facts, ensure_ascii=False, separators=(",", ":"))


def write_editable(file: Path, path: str) -> tuple[str, str]:
    """Return a record's text and its JSON."""
    content = file.read_bytes()
    return content.decode("utf-8-sig"), editable(content, path)


def _counter(text: str) -> Callable[[int], int]:
    """Return what turns a number of characters into one of UTF-16 units."""
    if text.isascii() or max(text) <= _WIDE:
        return int
    places = list(accumulate((1 + (char > _WIDE) for char in text), initial=0))
    return places.__getitem__


def _spans(place: Positions, text: str, count: Callable[[int], int]) -> list[Any]:
    inside: dict[str, Any] | list[Any] | None = None
    if place.inside:
        inner = {str(key): _spans(one, text, count) for key, one in place.inside.items()}
        inside = list(inner.values()) if 0 in place.inside else inner
    key = count(place.key_start) if place.key_start >= 0 else -1
    span = [key, count(place.start), count(_end(place, text))]
    return span if inside is None else [*span, inside]


def _end(place: Positions, text: str) -> int:
    """Return where a value ends, without the blank lines and comments that YAML counts in."""
    if place.inside and text[place.start] not in "[{":
        return _end(list(place.inside.values())[-1], text)
    written = text[place.start : place.end]
    return place.start + len(written.rstrip())
