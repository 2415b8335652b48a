"""Tables as files that spreadsheets open as they are meant."""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING

from hooks.spools import Spool

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
    written = StringIO()
    csv.writer(written, delimiter=";").writerows(map(_plain, rows))
    return _MARK + written.getvalue()


def large_tables(rows: Iterable[Sequence[str]]) -> tuple[Spool, Spool]:
    """Return many rows as CSV with commas, as most programs read them, and as `table_text` does."""
    spools = Spool(), Spool()
    for spool in spools:
        spool.write(_MARK)
    writers = [csv.writer(one, delimiter=sign) for one, sign in zip(spools, ",;", strict=True)]
    for row in rows:
        plain = _plain(row)
        for writer in writers:
            writer.writerow(plain)
    return spools


def _plain(row: Sequence[str]) -> list[str]:
    return [plain_cell(one) for one in row]


def plain_cell(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text
