"""Pages and records of one region, opened for another to make them its own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

LANDS = (
    "Baden-Württemberg", "Bayern", "Berlin", "Brandenburg", "Bremen", "Hamburg", "Hessen",
    "Mecklenburg-Vorpommern", "Niedersachsen", "Nordrhein-Westfalen", "Rheinland-Pfalz",
    "Saarland", "Sachsen", "Sachsen-Anhalt", "Schleswig-Holstein", "Thüringen",
)  # fmt: skip
"""The Länder of Germany: by its name a Kreis gets the holidays and helplines of its Land."""
CHECK = (
    "<mark>[Betreiber: Diese Seite kommt aus einem anderen Verzeichnis. Lesen Sie sie ganz, "
    "passen Sie sie an, auch an das Recht Ihres Landes, und löschen Sie dann diesen Absatz.]</mark>"
)
"""Keeps the site from being published until somebody has read the page."""
OPEN = "<mark>["
_FRONT = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_TITLE = re.compile(r"^# .*\n", re.MULTILINE)
_SENTENCE = re.compile(r"(?<=[.!?])\s+")


def opened_page(text: str, named: re.Pattern[str], region: str) -> str:
    """Return a page with the other region's name, marked, and a note at its beginning.

    Args:
        text: The page as Markdown.
        named: Matches the names of the region that it was written for.
        region: The name of the new region.
    """
    front = _FRONT.match(text)
    end = front.end() if front else 0
    lines = [_renamed(line, named, region) for line in text[end:].splitlines(keepends=True)]
    head, body = named.sub(lambda _: region, text[:end]), "".join(lines)
    title = _TITLE.search(body)
    place = title.end() if title else 0
    return f"{head}{body[:place]}\n{CHECK}\n{body[place:]}"


def _renamed(line: str, named: re.Pattern[str], region: str) -> str:
    """Put the new name into a line; marked, for grammar and truth of the sentence may change."""
    is_plain = OPEN in line or line.startswith("#")
    return named.sub(lambda _: region if is_plain else f"{OPEN}{region}]</mark>", line)


def cut_fields(record: Mapping[str, Any], named: re.Pattern[str]) -> dict[str, Any]:
    """Return the fields of a record that name a region, without what names it.

    Args:
        record: The record's data.
        named: Matches the names of the region.

    Returns:
        What is left of each: of lists the other entries, of texts the other sentences; None where
        nothing is left.
    """
    touched = {name: value for name, value in record.items() if _names(value, named)}
    return {name: _rest(value, named) or None for name, value in touched.items()}


def _rest(value: Any, named: re.Pattern[str]) -> Any:
    if isinstance(value, list):
        return [item for item in value if not _names(item, named)]
    if isinstance(value, str):
        paragraphs = re.split(r"\n\s*\n", value.strip())
        rest = (" ".join(_other_sentences(one, named)) for one in paragraphs)
        return "\n\n".join(filter(None, rest))
    return None


def _other_sentences(paragraph: str, named: re.Pattern[str]) -> list[str]:
    if not named.search(paragraph):
        return [paragraph]
    return [one for one in _SENTENCE.split(paragraph) if not named.search(one)]


def _names(value: Any, named: re.Pattern[str]) -> bool:
    if isinstance(value, Mapping):
        return any(_names(inner, named) for inner in value.values())
    if isinstance(value, list):
        return any(_names(inner, named) for inner in value)
    return isinstance(value, str) and named.search(value) is not None
