"""Places in the files of GitHub and GitLab that an operator has to fill before publishing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hooks.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_TEAM = "»@ORGANISATION« ist ein Platzhalter: Niemand müsste zustimmen. Nennen Sie hier Ihre Teams."
_PAGE = "Das ist ein Platzhalter. Nennen Sie die Adresse Ihrer Seite »Mitmachen«."
_PLACES = {
    ".github/CODEOWNERS": ("@ORGANISATION/", _TEAM),
    ".gitlab/CODEOWNERS": ("@ORGANISATION/", _TEAM),
    ".github/ISSUE_TEMPLATE/config.yml": ("https://familien.example/", _PAGE),
}


def placeholder_problems(root: Path) -> Iterator[Problem]:
    """Yield the lines that still hold what the project came with.

    Args:
        root: The folder of the project; files that it does not have are not missed.
    """
    for path, (placeholder, message) in _PLACES.items():
        file = root / path
        lines = file.read_text(encoding="utf-8").splitlines() if file.is_file() else ()
        for number, line in enumerate(lines, 1):
            if placeholder in line and not line.startswith("#"):
                yield Problem(path, number, line.index(placeholder) + 1, message)
