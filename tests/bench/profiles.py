"""What a profile says of the functions of `hooks/`."""

from __future__ import annotations

import pstats
from pathlib import Path

from tests.bench.tables import table

MOST = 10
"""How many functions are shown."""


def profile_table(profile: Path) -> str:
    """Return the most expensive functions of `hooks/`: by own time, and with what they call."""
    stats = pstats.Stats(str(profile))
    found = [
        (_name(*place), *numbers[1:4])
        for place, numbers in stats.stats.items()  # type: ignore[attr-defined]
        if "hooks" in Path(place[0]).parts
    ]
    head = ("function", "calls", "own", "with calls")
    by_own, by_all = (
        table(head, [_row(*one) for one in sorted(found, key=lambda one: -one[column])[:MOST]])
        for column in (2, 3)
    )
    return f"By own time:\n\n{by_own}\n\nWith what they call:\n\n{by_all}"


def _name(file: str, line: int, function: str) -> str:
    parts = Path(file).parts
    start = len(parts) - 1 - parts[::-1].index("hooks")
    return f"{'/'.join(parts[start:])}:{line} {function}"


def _row(name: str, calls: int, own: float, whole: float) -> tuple[str, ...]:
    return name, f"{calls:,}", f"{own:.2f} s", f"{whole:.2f} s"
