"""What is wrong with a record, where it stands, and how it is told."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


MANY = 50
"""More words than this help nobody."""


class Severity(StrEnum):
    """How a problem weighs: an error keeps the site from being built, a warning does not."""

    ERROR = "Fehler"
    WARNING = "Warnung"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake in one file, told to the editor who made it."""

    path: str
    """Path of the file with '/', relative to the root of the repository."""
    line: int
    """Counted from 1."""
    column: int
    """Counted from 1, in characters."""
    message: str
    """German, whole sentences: what is wrong and what to write instead."""
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        """Tell the problem in one line, in the form that terminals link to the place."""
        message = " ".join(self.message.split())
        return f"{self.path}:{self.line}:{self.column}: {self.severity}: {message}"


class InvalidDirectoryError(Exception):
    """The records have errors, so there is nothing to build."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep the problems."""
        self.problems = sorted(problems)
        super().__init__(self.problems)

    def __str__(self) -> str:
        """Tell the list of the problems and their number."""
        return tell(self.problems)


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """Return those of the problems that keep the site from being built."""
    return [problem for problem in problems if problem.severity is Severity.ERROR]


def tell(problems: Iterable[Problem]) -> str:
    """Write the problems one a line, in the order of files, and count them in the last line."""
    listed = sorted(problems)
    wrong = len(errors(listed))
    counted = f"Fehler: {wrong}, Warnungen: {len(listed) - wrong}"
    return "\n".join([*map(str, listed), counted])


def did_you_mean(wrong: str, known: Iterable[str], *, every: bool = True) -> str:
    """Return a German sentence with the nearest known word, else with all of them if they are few.

    Args:
        wrong: What was written.
        known: What could have been meant.
        every: Whether to name all of them where none is near.

    Returns:
        `Meinten Sie »x«?`, or `Möglich: a, b, c.`, or "" if none or too many are known.
    """
    words = sorted(known)
    if near := get_close_matches(wrong, words, n=1, cutoff=0.6):
        return f" Meinten Sie »{near[0]}«?"
    return f" Möglich: {', '.join(words)}." if every and 0 < len(words) <= MANY else ""
