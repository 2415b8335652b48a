"""Numbers as printable characters: hosts compress JSON, and leave binary files as they are.

`overrides/assets/search/coding.js` reads what is written here.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

ALPHABET = "".join(chr(code) for code in range(33, 127) if chr(code) not in '"\\')
"""92 characters that JSON writes as they are."""
HALF = len(ALPHABET) // 2


def number(value: int) -> str:
    """Write a number: digits of base 46, the lowest first; the upper half means there are more."""
    written = ""
    while value >= HALF:
        written += ALPHABET[HALF + value % HALF]
        value //= HALF
    return written + ALPHABET[value]


def postings(found: Sequence[tuple[int, int]]) -> str:
    """Write document numbers in rising order with their impacts (0 to 7)."""
    gaps = (later - earlier for earlier, later in pairwise([0, *(one for one, _ in found)]))
    return "".join(number(gap * 8 + impact) for gap, (_, impact) in zip(gaps, found, strict=True))


def front_coded(words: Iterable[str]) -> str:
    """Write sorted words: how many letters each shares with the one before, and the rest."""
    parts, before = [], ""
    for word in words:
        shared = 0
        while shared < min(len(word), len(before), HALF - 1) and word[shared] == before[shared]:
            shared += 1
        parts.append(ALPHABET[shared] + word[shared:])
        before = word
    return " ".join(parts)


def column(values: Sequence[int]) -> str:
    """Write numbers, all with the same number of characters; the first says how many."""
    width = 1
    while max(values, default=0) >= len(ALPHABET) ** width:
        width += 1
    return str(width) + "".join(_fixed(value, width) for value in values)


def _fixed(value: int, width: int) -> str:
    digits = ""
    for _ in range(width):
        digits += ALPHABET[value % len(ALPHABET)]
        value //= len(ALPHABET)
    return digits
