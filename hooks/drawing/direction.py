"""Facts inside texts that run from right to left."""

from __future__ import annotations

import re

_FACT = re.compile(r"\{[a-z]+\}|-?[0-9A-Za-z]+(?:[ .,:/-]-?[0-9A-Za-z]+)*")
"""A place for what a visitor typed, or Latin letters and digits with what stands between them."""
_START = {True: "\u2068", False: "\u2066"}
_END = "\u2069"


def isolated(text: str) -> str:
    """Return a text in which dates, numbers and times keep the order that they are written in.

    After Arabic letters, browsers turn `2026-11-22` around, as Unicode asks of them
    (https://www.unicode.org/reports/tr9/#W2). The marks are Unicode's, so that they also hold where
    scripts write the text.
    """
    return _FACT.sub(_mark, text)


def _mark(found: re.Match[str]) -> str:
    fact = found[0]
    is_place = fact.startswith("{")
    needs_marks = is_place or any(letter.isdigit() for letter in fact)
    return f"{_START[is_place]}{fact}{_END}" if needs_marks else fact
