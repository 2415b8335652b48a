"""Texts of a booklet in one language, as data: each with the language that it is in."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from unicodedata import bidirectional

from hooks.languages import language

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hooks.drawing.edition import Edition
    from hooks.drawing.times import Hours
    from hooks.texts import Text

Piece = dict[str, str]
"""A text, its language (ISO 639) and its direction."""
Line = list[Piece]
"""Pieces that follow one another."""

_LTR, _OWN, _END = "\u2066", "\u2068", "\u2069"
"""Isolates of Unicode: what is between is laid out by itself."""
_HOLE = re.compile(r"@@(\d+)@@")


@dataclass(frozen=True)
class Voice:
    """Says texts in a language, and remembers which ones of the records it has said."""

    edition: Edition
    is_local: bool = False
    """Whether all is said for one place, so that it need not be named again and again."""
    shown: list[Text] = field(default_factory=list)

    @property
    def is_rtl(self) -> bool:
        """Whether the language is written from right to left."""
        return self.edition.lang.direction == "rtl"

    def own(self, text: str) -> Piece:
        """Return a text in this language."""
        return piece(text, self.edition.lang.code)

    def say(self, message: str, **values: object) -> Piece:
        """Return a text of the interface."""
        return self.own(self.edition.gettext(message, **values))

    def text(self, text: Text) -> Piece:
        """Return a text of a record that stands by itself."""
        self.shown.append(text)
        found = piece(text.value, text.lang)
        return {**found, "text": _kept_together(found["text"])} if found["dir"] == "rtl" else found

    def inline(self, text: Text) -> Piece:
        """Return a text of a record that stands among others."""
        found = self.text(text)
        if found["dir"] == self.edition.lang.direction:
            return found
        return {**found, "text": f"{_OWN}{found['text']}{_END}", "dir": self.edition.lang.direction}

    def ltr(self, fact: str) -> Piece:
        """Return a number, a time or a name that reads from left to right in every language."""
        return self.own(f"{_LTR}{fact}{_END}" if self.is_rtl and fact else fact)

    def listed(self, texts: Iterable[Text]) -> Line:
        """Join texts as this language joins words."""
        parts = [self.inline(one) for one in texts]
        holes = self.edition.lang.list([f"@@{index}@@" for index in range(len(parts))])
        found: list[str] = _HOLE.split(holes)
        return [
            parts[int(one)] if index % 2 else self.own(one)
            for index, one in enumerate(found)
            if one
        ]

    def hours(self, hours: Hours) -> Line:
        """Return a schedule in words."""
        line = [self.own(hours.days)]
        if hours.clock:
            line.append(self.ltr(hours.clock))
        if hours.since:
            line.append(self.say("from {time}, end not known", time=hours.since))
        line += [self.own(note) for note in hours.notes]
        if hours.description:
            line.append(self.inline(hours.description))
        return self.spaced(line)

    def spaced(self, pieces: Iterable[Piece]) -> Line:
        """Put a blank between pieces."""
        found: Line = []
        for one in pieces:
            found += [self.own(" "), one] if found else [one]
        return found


def piece(text: str, code: str) -> Piece:
    """Return a text in the language of a code of the site."""
    found = language(code)
    return {"text": text, "lang": found.locale.language, "dir": found.direction}


def _kept_together(text: str) -> str:
    """Isolate a Latin name that ends in a sign: among Arabic, its dot would stand before it."""
    sides = [side for side in map(bidirectional, text) if side in {"L", "R", "AL"}]
    is_latin = sides[:1] == ["L"] and bidirectional(text[-1]) not in {"L", "R", "AL"}
    return f"{_OWN}{text}{_END}" if is_latin else text
