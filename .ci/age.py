"""Tells when a published site has not been renewed: `age.py ADDRESS [DAYS]`.

For a machine that does not depend on the forge, from cron: it is silent and ends with 0 while all
is well, and says what is wrong and ends with 1 otherwise, which cron sends by mail.
"""

from __future__ import annotations

import re
import sys
import urllib.request
from datetime import UTC, date, datetime

DAYS = 3
"""Nights that may fail before somebody is told."""
_BUILT = re.compile(r'id="as-of">[^<]*<time datetime="(\d{4}-\d{2}-\d{2})"')
"""The foot of a home page."""


def built_on(address: str) -> date | None:
    """Return the day that a page says it was built on; None if it says none.

    Raises:
        OSError: The page does not answer.
    """
    if not address.startswith(("https://", "http://")):
        raise OSError("keine Adresse")
    with urllib.request.urlopen(address, timeout=30) as answer:  # noqa: S310 - checked above
        html: str = answer.read(1_000_000).decode("utf-8", "replace")
    found = _BUILT.search(html)
    return date.fromisoformat(found[1]) if found else None


def trouble(address: str, days: int, today: date) -> str:
    """Return what is wrong with a site, in German; "" if nothing is."""
    try:
        built = built_on(address)
    except OSError as error:
        return f"{address} antwortet nicht: {error}"
    if built is None:
        return f"{address} nennt den Tag ihres Baus nicht."
    old = (today - built).days
    return f"{address} ist {old} Tage alt (gebaut am {built:%d.%m.%Y})." if old > days else ""


if __name__ == "__main__":
    days = int(sys.argv[2]) if len(sys.argv) > 2 else DAYS  # noqa: PLR2004 - the second argument
    told = trouble(sys.argv[1], days, datetime.now(UTC).date())
    raise SystemExit(told or 0)
