"""Numbers as printable characters: hosts compress JSON, and leave binary files as they are.

`overrides/assets/search/coding.js` reads what is written here.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

ALPHABET = "".join(chr(code) for code in range(33, 127) if chr(code) not in '"\\')
"""92 characters that JSON writes as they are."""
HALF = len(ALPHABET) // 2


@lru_cache(maxsize=4096)
def number(value: int) -> str:
    """Write a number: digits of base 46, the lowest first; the upper half means there are more."""
    written = ""
    while value >= HALF:
        written += ALPHABET[HALF + value % HALF]
        value //= HALF
    return written + ALPHABET[value]


def postings(found: Iterable[int]) -> str:
    """Write where a term is said, in rising order: numbers of documents, times 8, and impacts."""
    written, before = [], 0
    for one in found:
        written.append(number(one - before))
        before = one - one % 8
    return "".join(written)


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
    """Write numbers with equally many digits each: how many, all last digits, all before them.

    Where small numbers are common, most first digits are alike, and side by side they pack well.
    """
    width = 1
    while max(values, default=0) >= len(ALPHABET) ** width:
        width += 1
    return str(width) + "".join(_digits(values, at) for at in range(width))


def _digits(values: Sequence[int], at: int) -> str:
    base = len(ALPHABET)
    digits = {value: ALPHABET[value // base**at % base] for value in set(values)}
    return "".join(map(digits.__getitem__, values))
