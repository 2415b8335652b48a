"""Tables as files that spreadsheets open as they are meant."""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_MARK = "\ufeff"
"""Tells Excel that the file is in UTF-8."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What makes a spreadsheet take a text for a formula:
https://owasp.org/www-community/attacks/CSV_Injection"""


def table_text(rows: Iterable[Sequence[str]]) -> str:
    """Return rows as CSV with semicolons, as spreadsheets in Germany read them.

    A text that would be taken for a formula gets a leading apostrophe.
    """
    return _written(_plain(rows), ";")


def table_texts(rows: Iterable[Sequence[str]]) -> tuple[str, str]:
    """Return rows as CSV with commas, as most programs read them, and as `table_text` does."""
    plain = _plain(rows)
    return _written(plain, ","), _written(plain, ";")


def _plain(rows: Iterable[Sequence[str]]) -> list[list[str]]:
    return [[plain_cell(one) for one in row] for row in rows]


def _written(rows: list[list[str]], delimiter: str) -> str:
    written = StringIO()
    csv.writer(written, delimiter=delimiter).writerows(rows)
    return _MARK + written.getvalue()


def plain_cell(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text
