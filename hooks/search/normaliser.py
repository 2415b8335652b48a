"""Words as the index knows them. `overrides/assets/search/normalise.js` does the same."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import asdict, dataclass, field
from functools import cache
from typing import Any

_WORD = re.compile(r"[^\W_]+")
_MARK = re.compile(
    "[\u0300-\u036f\u064b-\u065f\u0670\u0610-\u061a\u06d6-\u06ed\u0640\u200b-\u200f]"
)
"""What is written above and below letters, and what only stretches or joins them."""


LONG = 8
"""From so many letters on, what stands around a word is taken off."""
_DOUBLED = re.compile(r"([^\W\d_])\1+")


@dataclass(frozen=True, slots=True, eq=False)
class Rules:
    """How a language's words are made alike; all of it is data, so that scripts can follow.

    There is one object a language: what is remembered by it need not read all of its rules.
    """

    letters: tuple[tuple[str, str], ...] = ()
    """Letters and pairs of letters, and what they count as, one after the other."""
    prefixes: tuple[str, ...] = ()
    """Articles and the like that are written together with the word, the longest first."""
    around: tuple[tuple[str, str], ...] = ()
    """Beginnings and endings that come together, as in `ge-kündig-t`."""
    suffixes: tuple[str, ...] = ()
    """Endings, the longest first."""
    rounds: int = 1
    """How many endings a word can have."""
    shortest: int = 4
    """How many letters a stem has at least."""
    stop: frozenset[str] = field(default_factory=frozenset)
    """Words that say nothing, folded."""
    light: frozenset[str] = field(default_factory=frozenset)
    """Words that say little beside others, such as `can` and `not`, folded."""

    def as_data(self) -> dict[str, Any]:
        """Return the rules for scripts."""
        return asdict(self) | {"stop": sorted(self.stop), "light": sorted(self.light)}


def fold(text: str, rules: Rules) -> str:
    """Return a text in small letters without accents, and with one spelling of each sound.

    Doubled letters become single: leaving one out is the commonest mistake.
    """
    plain = _MARK.sub("", unicodedata.normalize("NFKD", text)).lower()
    plain = _MARK.sub("", unicodedata.normalize("NFKD", plain))
    for written, meant in rules.letters:
        plain = plain.replace(written, meant)
    return _DOUBLED.sub(r"\1", plain)


def words(text: str, rules: Rules) -> list[str]:
    """Return the folded words of a text."""
    return _WORD.findall(fold(text, rules))


@cache
def stem(word: str, rules: Rules) -> str:
    """Return a folded word without its article and its endings."""
    for prefix in rules.prefixes:
        if word.startswith(prefix) and len(word) - len(prefix) >= rules.shortest - 1:
            word = word[len(prefix) :]
            break
    for begins, ends in rules.around:
        if word.startswith(begins) and word.endswith(ends) and len(word) >= LONG:
            word = word[len(begins) : -len(ends)]
    for _ in range(rules.rounds):
        shorter = _without_ending(word, rules)
        if shorter == word:
            break
        word = shorter
    return word


def _without_ending(word: str, rules: Rules) -> str:
    for suffix in rules.suffixes:
        if word.endswith(suffix) and len(word) - len(suffix) >= rules.shortest:
            return word[: -len(suffix)]
    return word


def terms(text: str, rules: Rules) -> tuple[str, ...]:
    """Return the stems of a text's words, without those that say nothing."""
    stop = rules.stop
    return tuple(stem(word, rules) for word in words(text, rules) if word not in stop)
