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


def table_text(rows: Iterable[Sequence[str]], delimiter: str = ";") -> str:
    """Return rows as CSV.

    A text that would be taken for a formula gets a leading apostrophe.

    Args:
        rows: The texts of the cells.
        delimiter: Spreadsheets in Germany expect semicolons, most programs commas.
    """
    written = StringIO()
    writer = csv.writer(written, delimiter=delimiter)
    writer.writerows([plain_cell(one) for one in row] for row in rows)
    return _MARK + written.getvalue()


def plain_cell(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text
