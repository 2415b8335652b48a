"""All formats in which the directory leaves for other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hooks.exports.booklets import booklets
from hooks.exports.spreadsheet import offers_table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from hooks.drawing.edition import Edition
    from hooks.publication import Publication

    Files = Iterator[tuple[str, str | bytes]]
    """Path and content of each file."""

IN_EACH_LANGUAGE: tuple[Callable[[Edition], Files], ...] = (offers_table, booklets)
"""What is written into the folder of each language."""
ONCE: tuple[Callable[[Publication, Edition], Files], ...] = ()
"""What is written once, from the root of the site; the edition is that of the records' language."""


def language_files(edition: Edition) -> Files:
    """Yield the files for other programs in a language, with paths in its folder."""
    for outlet in IN_EACH_LANGUAGE:
        yield from outlet(edition)


def shared_files(publication: Publication, edition: Edition) -> Files:
    """Yield the files for other programs that are the same for all languages.

    Args:
        publication: What was read.
        edition: The directory in the language of its records.
    """
    for outlet in ONCE:
        yield from outlet(publication, edition)
