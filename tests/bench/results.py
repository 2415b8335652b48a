"""Where measurements are kept: the figures as JSON, beside what they were measured on."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tests.bench.machine import machine, versions

RESULTS = Path(__file__).parent / "results"
"""Not kept in the repository: other machines measure other things."""


def keep(result: Path, measured: dict[str, Any], load: float) -> None:
    """Write a measurement with the machine, the packages and the moment.

    Args:
        result: Where to.
        measured: The figures.
        load: How busy the machine was before.
    """
    told = {
        "when": datetime.now(UTC).isoformat(timespec="seconds"),
        "load_before": round(load, 2),
        "machine": machine(),
        "versions": versions(),
        **measured,
    }
    result.parent.mkdir(parents=True, exist_ok=True)
    result.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


def heading(load: float) -> str:
    """Return the machine in a line."""
    on = machine()
    used = ", ".join(f"{name} {number}" for name, number in versions().items())
    return (
        f"{on['cpu']}, {on['cores']} cores, load {load:.2f} before, Python {on['python']}, {used}."
    )
