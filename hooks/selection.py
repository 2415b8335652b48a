"""Which of all problems somebody asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hooks.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

    from hooks.checking import Sources
    from hooks.problems import Problem

_KNOWN = "Nennen Sie Dateien oder Ordner in offers/ oder docs/, oder mkdocs.yml."


class WrongPathError(Exception):
    """A path that nothing is told about; the text says so in German."""


def shown_paths(root: Path, sources: Sources, paths: Iterable[Path]) -> Iterator[str]:
    """Yield how problems call files and folders; "" is the whole project.

    Args:
        root: The folder of the project.
        sources: Where its parts lie.
        paths: As somebody wrote them: from here, or from the root.

    Raises:
        WrongPathError: One does not exist, or is none that problems can be in.
    """
    parts = (sources.config, sources.offers, sources.docs, sources.overrides)
    top, homes = root.resolve(), [part.resolve() for part in parts]
    for path in paths:
        there = [one.resolve() for one in (path, root / path) if one.exists()]
        if not there:
            raise WrongPathError(f"»{path}« gibt es nicht. {_KNOWN}")
        ours = [one for one in there if one == top or any(map(one.is_relative_to, homes))]
        if not ours:
            raise WrongPathError(f"»{path}« gehört nicht zu dem, was geprüft wird. {_KNOWN}")
        yield "" if ours[0] == top else ours[0].relative_to(top).as_posix()


def within(problems: Iterable[Problem], shown: Collection[str]) -> list[Problem]:
    """Return the problems of some files and folders; of all if none is named."""
    return [
        problem
        for problem in problems
        if not shown or any(_is_within(problem.path, path) for path in shown)
    ]


def _is_within(path: str, folder: str) -> bool:
    return not folder or path == folder or path.startswith(f"{folder}/")


def of_change(problems: Iterable[Problem], changed: Collection[str]) -> list[Problem]:
    """Return all errors, and the warnings of files that changed.

    A change in one file can make another one wrong, so an error is told wherever it is.
    """
    return [
        problem
        for problem in problems
        if problem.severity is Severity.ERROR or problem.path in changed
    ]
