"""What a translator is told about a text: where it stands, what field it is, words to use."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, get_origin

from hooks.directory import KINDS, VOCABULARY
from hooks.model.offer import Offer
from hooks.model.provider import Provider
from hooks.model.reading import model_in
from hooks.pages import BROWSE, offer_path, provider_path
from hooks.translations.inventory import INTERFACE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pydantic import BaseModel
    from pydantic.fields import FieldInfo

    from hooks.languages import Language
    from hooks.translations.state import Item

_SECTION = re.compile(r"^## .*\(`([a-z-]+)`\)$")
_ROW = re.compile(r"^\| ([^|]+) \| ([^|]+) \|$")
_SHORTEST = 4
"""Shorter words of the list are looked for as whole words."""


@dataclass(frozen=True)
class Guide:
    """What the notes are made from."""

    site_url: str
    """Ends with '/'."""
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """The list of words, by language and German word."""

    def notes(self, item: Item, lang: Language) -> list[str]:
        """Return the notes on a text, a line each."""
        fields = fields_of(item.folder, item.context or "")
        page = f"Seite: {self.site_url}{lang.code}/{_path(item)}"
        return [*_told(fields), page, *self._words(item.source, lang)]

    def _words(self, source: str, lang: Language) -> Iterator[str]:
        for german, word in self.words.get(lang.code, {}).items():
            end = "" if len(german) >= _SHORTEST else r"\b"
            if re.search(rf"\b{re.escape(german)}{end}", source):
                yield f"Wörterliste: {german} = {word}"


def _told(fields: tuple[FieldInfo, ...]) -> list[str]:
    if not fields:
        return ["Feld: Wort der Oberfläche, auf Englisch; {…} bleibt, wie es ist."]
    titles = " › ".join(str(one.title) for one in fields)
    limit = max_length(fields[-1])
    told = f"{titles} (höchstens {limit} Zeichen)" if limit else titles
    return [f"Feld: {told}. {fields[-1].description}"]


def max_length(last: FieldInfo) -> int | None:
    """Return how many characters a text may have; None if there is no limit."""
    if get_origin(last.annotation) is tuple:
        return None
    found = (getattr(mark, "max_length", None) for mark in last.metadata)
    return next(filter(None, found), None)


@cache
def fields_of(folder: str, context: str) -> tuple[FieldInfo, ...]:
    """Return the fields that lead to a text, from the record on.

    None for the interface, and for a context that no record has: files of strangers name any.
    """
    if folder == INTERFACE:
        return ()
    record, *steps = context.split(".")
    model: type[BaseModel] | None = Provider if record == "provider" else Offer
    if folder == VOCABULARY:
        kind = KINDS.get(record)
        model = model_in(kind.model_fields["terms"].annotation) if kind else None
        steps = steps[1:]
    return tuple(_walk(model, steps))


def _walk(model: type[BaseModel] | None, steps: list[str]) -> Iterator[FieldInfo]:
    while model and steps:
        fields = {(one.alias or name): one for name, one in model.model_fields.items()}
        if not (found := fields.get(steps[0])):
            return
        yield found
        model = model_in(found.annotation)
        has_id = model and {"id", "code"} & model.model_fields.keys()
        steps = steps[2 if has_id else 1 :]


def _path(item: Item) -> str:
    """Return a page that shows the text, in the language's folder."""
    record, _, rest = (item.context or "").partition(".")
    if item.folder == INTERFACE:
        return "index.html"
    if item.folder != VOCABULARY:
        own = offer_path(f"{item.folder}/{record}")
        return provider_path(item.folder) if record == "provider" else own
    if record in BROWSE:
        return f"{BROWSE[record]}/{rest.partition('.')[0]}.html"
    return "finden.html"


def read_words(text: str) -> dict[str, dict[str, str]]:
    """Return the list of words by language, from its page for editors."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    code = ""
    for line in text.splitlines():
        if section := _SECTION.match(line):
            code = section[1]
        elif code and (row := _ROW.match(line)) and row[1] not in {"Deutsch", "---"}:
            found[code][row[1]] = row[2]
    return dict(found)
