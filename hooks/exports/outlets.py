"""All formats in which the directory leaves for other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hooks.drawing.coverage import DATA as COVERAGE_DATA
from hooks.drawing.trend import TABLE as TREND_TABLE
from hooks.drawing.unready import TABLE as UNREADY_TABLE
from hooks.exports.booklets import booklets
from hooks.exports.calendars import calendars
from hooks.exports.catalogue import JSON_LD, TURTLE, description
from hooks.exports.coverage import coverage_data, coverage_tables
from hooks.exports.embed import FOLDER as SHORT_LISTS
from hooks.exports.embed import SCRIPT, embedding_script, short_lists
from hooks.exports.feeds import feeds
from hooks.exports.hsds.api import FOLDER as HSDS
from hooks.exports.hsds.api import hsds_files
from hooks.exports.hsds.translations import FOLDER as TRANSLATIONS
from hooks.exports.hsds.translations import translation_files
from hooks.exports.spreadsheet import GERMAN_TABLE, TABLE, offers_table
from hooks.pages import COVERAGE, booklet_path

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from hooks.drawing.edition import Edition
    from hooks.publication import Publication
    from hooks.spools import Content

    Files = Iterator[tuple[str, Content]]
    """Path and content of each file."""

IN_EACH_LANGUAGE: Mapping[Callable[[Edition], Files], tuple[str, ...]] = {
    offers_table: (TABLE, GERMAN_TABLE),
    coverage_tables: (f"{COVERAGE}/*.csv", TREND_TABLE, UNREADY_TABLE),
    short_lists: (f"{SHORT_LISTS}/*.json",),
    calendars: ("*.ics",),
    feeds: ("*.atom",),
    translation_files: (f"{TRANSLATIONS}/*",),
    booklets: (booklet_path("*"),),
}
"""What is written into the folder of each language, and the patterns of its paths."""
ONCE: Mapping[Callable[[Publication, Edition], Files], tuple[str, ...]] = {
    coverage_data: (COVERAGE_DATA,),
    description: (TURTLE, JSON_LD),
    embedding_script: (SCRIPT,),
    hsds_files: (f"{HSDS}/*",),
}
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
