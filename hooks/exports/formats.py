"""What can be had of the directory as files, as catalogues of open data describe it."""

from __future__ import annotations

from dataclasses import dataclass

from hooks.exports.hsds.api import FOLDER as HSDS
from hooks.exports.spreadsheet import GERMAN_TABLE, TABLE


@dataclass(frozen=True, slots=True)
class Format:
    """A file, or one for each language."""

    path: str
    """In the folder of a language, or from the root."""
    kind: str
    """Its code among the EU's file types."""
    media_type: str
    in_each_language: bool = True


FORMATS = (
    Format(TABLE, "CSV", "text/csv"),
    Format(GERMAN_TABLE, "CSV", "text/csv"),
    Format("index.atom", "ATOM", "application/atom+xml"),
    Format(f"{HSDS}/package.zip", "ZIP", "application/zip", in_each_language=False),
    Format(f"{HSDS}/index.json", "JSON", "application/json", in_each_language=False),
)
"""Every file that holds the whole directory; the page of open data leads to each."""
