"""Choices that look random and are always the same."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

Option = TypeVar("Option")


@dataclass(frozen=True, slots=True)
class Dice:
    """Answers questions about one record, each independently of all others."""

    seed: str
    """The record: the same seed and question always have the same answer."""

    def below(self, question: str, count: int) -> int:
        """Return a number from 0 to below `count`."""
        digest = sha256(f"{self.seed}/{question}".encode()).digest()
        return int.from_bytes(digest[:8]) % count

    def one_in(self, question: str, count: int) -> bool:
        """Say yes once in `count` times."""
        return self.below(question, count) == 0

    def one(self, question: str, options: Sequence[Option]) -> Option:
        """Choose one of the options."""
        return options[self.below(question, len(options))]

    def some(self, question: str, options: Sequence[Option], least: int, most: int) -> list[Option]:
        """Choose from `least` to `most` different options, in their order."""
        count = least + self.below(f"{question} count", most - least + 1)
        ranks = [self.below(f"{question} {index}", 1 << 32) for index in range(len(options))]
        chosen = sorted(sorted(range(len(options)), key=ranks.__getitem__)[:count])
        return [options[index] for index in chosen]
