"""Records as the form in the browser edits them: text, data and where each value stands in it.

The browser reads no YAML. It is told where every value begins and ends and replaces only what a
visitor has changed, so that everything else stays as somebody wrote it, comments included.
"""

from __future__ import annotations

import codecs
import json
import re
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from hooks.source import parse, without_comments

if TYPE_CHECKING:
    from collections.abc import Callable

    from hooks.drawing.edition import Edition
    from hooks.source import Positions

FOLDER = "eintraege"
"""Where the records lie in the site: as they are, and as the form reads them."""
LIST = "eintraege.json"
"""The list of them, in the folder of each language."""
_WINDOWS = "\r\n"
"""The end of a line in Windows, which the reader counts as one character."""
_CHARACTER = re.compile(f"{_WINDOWS}|.", re.DOTALL)
_WIDE = "\uffff"
"""Characters beyond this one take two places in the texts of browsers."""


def editable(content: bytes, path: str) -> str:
    """Return a record as JSON for the form.

    Args:
        content: The file, free of errors.
        path: From the root of the repository.

    Returns:
        `path`, `mark` (what some editors put before a text), `text`, `data` and `spans`: for each
        value `[key, start, end]` as JavaScript counts (key: where the name of its field begins,
        -1 in lists), and for lists and mappings a fourth part, what is inside.
    """
    document = parse(content, path, is_placed=True)
    text = content.decode("utf-8-sig")
    spans = _spans(document.positions, text.replace(_WINDOWS, "\n"), _counter(text))
    mark = codecs.BOM_UTF8.decode() if content.startswith(codecs.BOM_UTF8) else ""
    facts = {"path": path, "mark": mark, "text": text, "data": document.data, "spans": spans}
    return json.dumps(facts, ensure_ascii=False, separators=(",", ":"))


def published(content: bytes, *, is_hidden: bool) -> bytes:
    """Return a record as everybody may read it.

    Where a place is not public, nobody reads what editors wrote beside the values: it may lead
    there, and no check understands it.

    Args:
        content: The file.
        is_hidden: Whether that is so, see `Directory.is_hidden`.
    """
    return without_comments(content) if is_hidden else content


def entries(edition: Edition) -> str:
    """Return the records as JSON, to choose from in a language, by name.

    Each is its id, its name, the name of its provider ("" for a provider), and 1 where nobody
    should see it, else 0.
    """
    directory = edition.directory
    named = {one.id: edition.provider_name(one).value for one in directory.providers.values()}
    found = [(one, name, "", _is_secret(edition, one)) for one, name in named.items()]
    found += [
        (one.id, edition.name_of(one).value, named[one.provider.id], int(one.is_sensitive))
        for one in directory.offers.values()
    ]
    listed = sorted(found, key=lambda one: (one[1].casefold(), one[0]))
    return json.dumps(listed, ensure_ascii=False, separators=(",", ":"))


def _is_secret(edition: Edition, provider: str) -> int:
    """Whether nobody should see a provider: it has only such offers."""
    offers = edition.directory.by_provider.get(provider, [])
    return int(bool(offers) and all(one.is_sensitive for one in offers))


def _counter(text: str) -> Callable[[int], int]:
    """Return what turns a number of characters, as the reader counts, into one of UTF-16 units."""
    if _WINDOWS not in text and (text.isascii() or max(text) <= _WIDE):
        return int
    lengths = (2 if one == _WINDOWS or one > _WIDE else 1 for one in _CHARACTER.findall(text))
    return list(accumulate(lengths, initial=0)).__getitem__


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
