"""A new version of the program: what a region's vocabulary takes over from it."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from hooks.adopting import take_translations
from hooks.directory import KINDS, VOCABULARY, load_directory
from hooks.editing import set_fields
from hooks.history import revision, text_at
from hooks.news import add_news
from hooks.rules import known_texts
from hooks.source import parse

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SHARED = (
    "topics",
    "needs",
    "life_phases",
    "audiences",
    "formats",
    "reassurances",
    "accessibility",
    "languages",
)
"""The vocabularies that are the same in every region; the others belong to each region alone."""
_EMPTY_LINES = re.compile(r"\n\n+(?= +\S)")
_VERSION = ".program-version"
"""Beside the vocabulary: the commit of the program that the shared words were last taken from."""


def note_version(program: Path, offers: Path) -> None:
    """Remember which version of the program the vocabulary is from, where git knows it."""
    if commit := revision(program):
        (offers / VOCABULARY / _VERSION).write_text(f"{commit}\n", encoding="utf-8")


def update_vocabulary(program: Path, offers: Path) -> Iterator[str]:
    """Add to a region's shared words and their translations what the program has new, in place.

    Terms, words and translations are added, and texts renewed that nobody has changed. What the
    region has written itself stays, and nothing is removed.

    Args:
        program: The folder that holds `hooks/`.
        offers: The region's records, without errors.

    Yields:
        What was added and what stays different, in German.
    """
    noted = offers / VOCABULARY / _VERSION
    commit = noted.read_text(encoding="utf-8").strip() if noted.exists() else ""
    for name in SHARED:
        yield from _update_file(program, offers, commit, f"{VOCABULARY}/{name}.yml")
    known = known_texts(load_directory(offers)[0]).get(VOCABULARY, {})
    for target in sorted((offers / VOCABULARY / "locales").glob("*.po")):
        source = program / "offers" / VOCABULARY / "locales" / target.name
        if count := take_translations(source, target, known):
            yield f"{VOCABULARY}/locales/{target.name}: {count} Übersetzungen neu oder erneuert"
    note_version(program, offers)


def _update_file(program: Path, offers: Path, commit: str, name: str) -> Iterator[str]:
    source, target = program / "offers" / name, offers / name
    if not source.exists():
        return
    new_text = source.read_text(encoding="utf-8")
    if not target.exists():
        target.write_text(new_text, encoding="utf-8")
        yield f"{name}: neu"
        return
    text = target.read_text(encoding="utf-8")
    base = text_at(program, commit, f"offers/{name}")
    news = add_news(_data(text), _data(base), _data(new_text))
    if news.changed:
        model = KINDS[PurePosixPath(name).stem]
        target.write_text(_spaced(set_fields(text, {"terms": news.terms}, model)), encoding="utf-8")
    yield from (f"{name}: {one}" for one in news.told)


def _data(text: str) -> dict[str, Any]:
    return parse(text.encode(), "").data


def _spaced(text: str) -> str:
    """Put empty lines between terms, if there were some, and not inside, where words came last."""
    if _EMPTY_LINES.search(text):
        text = _EMPTY_LINES.sub("\n", text)
        text = re.sub(r"(?<!terms:)\n(?=  - code:)", "\n\n", text)
    return text.rstrip("\n") + "\n"
