"""mkdocs.yml as far as it must be known where MkDocs does not run."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

from hooks.source import Document, read_source

if TYPE_CHECKING:
    from pathlib import Path

_MOST = 5
"""Files that may inherit from one another; more are a circle."""


def read_configuration(file: Path, most: int = _MOST) -> Document:
    """Read a file of settings of MkDocs, with what it takes from others by INHERIT.

    Unlike MkDocs, what both files have is not joined: the nearer one counts.

    Args:
        file: mkdocs.yml.
        most: How many files may follow.
    """
    document = read_source(file, file.name, os.environ)
    parent = document.data.get("INHERIT")
    if not isinstance(parent, str) or not most:
        return document
    inherited = read_configuration(file.parent / parent, most - 1).data
    return replace(document, data={**inherited, **document.data})
