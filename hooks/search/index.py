"""An index of one language: which documents say a term, and how much it counts there.

Documents are numbered: first the offers, then the terms of vocabularies, through which a word finds
all offers that bear them. So what people say for a topic stands in the index once, not once an
offer.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from hooks.search.coding import front_coded, postings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from hooks.search.documents import Weights

LEVELS = (1.0, 1.6, 2.5, 4.0, 6.0, 9.0, 12.0, 14.0)
"""From which weight on an impact counts; scripts know the same values from the index."""
SHARD = 9_000
"""About how many characters of terms and postings a file holds."""
COMMON = 0.4
"""Words that more than this share of offers say: where only prose says them, they are left out."""


@dataclass(frozen=True)
class Index:
    """Terms in order, with their postings."""

    terms: tuple[str, ...]
    postings: tuple[str, ...]
    starts: tuple[int, ...]
    """Where each shard begins, by number of the term."""

    @property
    def firsts(self) -> list[str]:
        """The first term of each shard."""
        return [self.terms[start] for start in self.starts]

    def shards(self, parts: Mapping[str, str]) -> Iterator[dict[str, Any]]:
        """Yield the shards: terms, postings, and the parts of those terms that are compounds."""
        for start, end in zip(self.starts, (*self.starts[1:], len(self.terms)), strict=True):
            own = self.terms[start:end]
            yield {
                "terms": " ".join(own),
                "postings": " ".join(self.postings[start:end]),
                "parts": {term: parts[term] for term in own if term in parts},
            }

    def words(self) -> str:
        """Return all terms, for those that are misspelt."""
        return front_coded(self.terms)


def impact(weight: float) -> int:
    """Return the level of a weight, from 0 to 7."""
    return max(0, bisect_right(LEVELS, weight) - 1)


def build(documents: Iterable[Weights], offers: int) -> Index:
    """Return the index of numbered documents.

    Args:
        documents: Weighted terms, by number; each is asked for once, and none is kept.
        offers: How many of them are offers; the others are terms of vocabularies.
    """
    found: defaultdict[str, array[int]] = defaultdict(_nowhere)
    for number, weights in enumerate(documents):
        for term, weight in weights.items():
            found[term].append(number * 8 + impact(weight))
    terms = tuple(sorted(term for term in found if term))
    written = tuple(postings(_pruned(found.pop(term), offers)) for term in terms)
    return Index(terms, written, tuple(_starts(terms, written)))


def _nowhere() -> array[int]:
    """Return the place for postings as `postings` writes them: four bytes each."""
    return array("I")


def _pruned(found: Sequence[int], offers: int) -> Sequence[int]:
    """Leave out mere mentions of a word that nearly everybody says."""
    if len(found) <= max(COMMON * offers, 50):
        return found
    return [one for one in found if one % 8 > 1] or found


def _starts(terms: Iterable[str], written: Iterable[str]) -> Iterator[int]:
    size = SHARD
    for number, (term, posting) in enumerate(zip(terms, written, strict=True)):
        if size >= SHARD:
            yield number
            size = 0
        size += len(term) + len(posting) + 2
