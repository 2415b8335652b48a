"""What a proposal changes, as a file that one job writes and another, trusted one, reads.

The job that writes it runs what the proposal brings along, so whoever reads it trusts nothing:
only short texts of known names come through.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

if TYPE_CHECKING:
    from pathlib import Path

MAX_BYTES = 1024 * 1024
"""More than the longest report that this program writes."""
LONGEST = 500
"""Characters of a text; longer ones are cut."""
MANY = 200
"""Entries of a list; more are only counted."""

Text = Annotated[str, StringConstraints(max_length=LONGEST)]
Number = Annotated[str, StringConstraints(pattern=r"^\d{1,9}$")]
PagePath = Annotated[
    str, StringConstraints(pattern=r"^[a-z0-9-]+(/[a-z0-9-]+){0,5}\.html$", max_length=200)
]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Finding(_Part):
    """A problem of a record."""

    path: Text
    line: Number
    severity: Literal["Fehler", "Warnung"]
    message: Text


class Change(_Part):
    """A value by which people are reached or protected."""

    record: Text
    """What it belongs to: the id of an offer or a provider, else the path of a file."""
    field: Text
    """German."""
    old: Text
    """"" if there was none."""
    new: Text
    """"" if there is none any more."""


class Entry(_Part):
    """A record that is not as it was."""

    record: Text
    state: Literal["neu", "geändert", "entfernt"]
    fields: Text
    """Titles of the fields that differ, in German; "" for new and removed ones."""


class ChangedPage(_Part):
    """A page that looks different."""

    title: Text
    path: PagePath
    """In the site."""


class Report(_Part):
    """Everything that a reviewer wants to know before reading the files."""

    version: Literal["1"] = "1"
    changes: Annotated[tuple[Change, ...], Field(max_length=MANY)] = ()
    problems: Annotated[tuple[Finding, ...], Field(max_length=MANY)] = ()
    records: Annotated[tuple[Entry, ...], Field(max_length=MANY)] = ()
    pages: Annotated[tuple[ChangedPage, ...], Field(max_length=MANY)] = ()
    left_out: Number = "0"
    """How many entries of all lists did not fit."""


def read_report(file: Path) -> Report | None:
    """Read a report that somebody else may have written; None if it is none.

    Args:
        file: Where it lies. No more than `MAX_BYTES` of it are read.
    """
    try:
        with file.open("rb") as opened:
            content = opened.read(MAX_BYTES + 1)
        return None if len(content) > MAX_BYTES else Report.model_validate_json(content)
    except (OSError, ValidationError):
        return None


def shortened(text: str) -> str:
    """Return a text that fits into a report."""
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
