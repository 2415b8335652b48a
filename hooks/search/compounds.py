"""German compounds and the words that they are made of."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from simplemma.strategies.dictionaries import StreamDictionaryFactory

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_JOINTS = ("", "s", "es", "n", "en", "er", "e")
"""What may stand between the words of a compound."""
_SHORT = frozenset({"amt", "arzt", "bad", "bus", "hof", "kur", "not", "opa", "oma", "rat", "tag"})
"""Words of three letters that compounds are made of; most others are chance."""
_SHORTEST = 4
_LONG_ENOUGH = 8
_NO_PARTS = frozenset(
    {
        "heit",
        "keit",
        "lich",
        "isch",
        "ungs",
        "tion",
        "ment",
        "ling",
        "chen",
        "schaft",
        "ende",
        "halts",
    }
)
"""Endings that are words by chance."""


@cache
def _dictionary() -> Mapping[str, str]:
    """Return a dictionary that takes 22 MB instead of 112, and no longer to be there."""
    return StreamDictionaryFactory(cache_max_size=1).get_dictionary("de")


@dataclass
class Compounds:
    """Knows words, and takes compounds apart."""

    known: frozenset[str]
    """Words of the records, in small letters: what offers say can be a part."""
    _found: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, words: Iterable[str]) -> Compounds:
        """Return what takes compounds apart, given all words of the records."""
        return cls(frozenset(word.lower() for word in words))

    def parts(self, word: str) -> tuple[str, ...]:
        """Return the words that a compound is made of, and those that these are made of.

        Args:
            word: As it is written. Every way to take it apart counts; there may be none.
        """
        small = word.lower()
        if small not in self._found:
            self._found[small] = tuple(dict.fromkeys(self._split(small)))
        return self._found[small]

    def halves(self, word: str) -> Iterator[tuple[str, str]]:
        """Yield the ways to take a compound apart in two, without what joins them."""
        small = word.lower()
        for at in range(3, len(small) - 2) if len(small) >= _LONG_ENOUGH else ():
            right = small[at:]
            left = self._left(small[:at]) if self._is_word(right) else ""
            if left:
                yield left, right

    def _split(self, word: str) -> list[str]:
        found: list[str] = []
        for left, right in self.halves(word):
            found += [left, right, *self.parts(right), *self.parts(left)]
        return found

    def _left(self, written: str) -> str:
        """Return the first word of a compound without what joins it to the next; "" if none."""
        shown = (
            written[: len(written) - len(joint)] for joint in _JOINTS if written.endswith(joint)
        )
        return next((one for one in shown if self._is_word(one)), "")

    def _is_word(self, part: str) -> bool:
        if len(part) < _SHORTEST:
            return part in _SHORT
        return part not in _NO_PARTS and (part in self.known or _is_noun(part))


@cache
def _is_noun(word: str) -> bool:
    """Whether the dictionary has a noun of these letters, or the stem of a verb (`Sprech-`)."""
    words = _dictionary()
    return any(words.get(one) for one in (word.capitalize(), f"{word}en", f"{word}n"))
