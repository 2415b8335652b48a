"""All formats in which the directory leaves for other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hooks.exports.booklets import booklets
from hooks.exports.calendars import calendars
from hooks.exports.catalogue import description
from hooks.exports.coverage import coverage_data, coverage_tables
from hooks.exports.embed import embedding_script, short_lists
from hooks.exports.feeds import feeds
from hooks.exports.hsds.api import hsds_files
from hooks.exports.hsds.translations import translation_files
from hooks.exports.spreadsheet import offers_table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from hooks.drawing.edition import Edition
    from hooks.publication import Publication
    from hooks.spools import Content

    Files = Iterator[tuple[str, Content]]
    """Path and content of each file."""

IN_EACH_LANGUAGE: tuple[Callable[[Edition], Files], ...] = (
    offers_table,
    coverage_tables,
    short_lists,
    calendars,
    feeds,
    translation_files,
    booklets,
)
"""What is written into the folder of each language."""
ONCE: tuple[Callable[[Publication, Edition], Files], ...] = (
    coverage_data,
    description,
    embedding_script,
    hsds_files,
)
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
