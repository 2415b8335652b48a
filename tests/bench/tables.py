"""Measurements as Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MEGA = 1_000_000


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table; all columns but the first are numbers."""
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def result_tables(measured: dict[str, Any]) -> str:
    """Return the totals and the phases of a build."""
    timing = f"Measuring the phases itself took about {measured['wrapper']:.1f} s of that."
    return "\n\n".join([_totals(measured), phases_table(measured), timing])


def _totals(measured: dict[str, Any]) -> str:
    total, site = measured["total"], measured["site"]
    rows = [
        ("wall", f"{total['wall']:.1f} s"),
        ("user CPU", f"{total['user']:.1f} s"),
        ("system CPU", f"{total['system']:.1f} s"),
        ("peak memory", f"{total['peak_memory'] / MEGA:,.0f} MB"),
        ("files", f"{site['files']:,}"),
        ("pages", f"{site['pages']:,}"),
        ("bytes of pages", f"{site['page_bytes'] / MEGA:,.1f} MB"),
        ("largest page", f"{site['largest_page_bytes'] / MEGA:.2f} MB"),
        ("bytes of all files", f"{site['bytes'] / MEGA:,.1f} MB"),
    ]
    return table(("whole build", "value"), rows)


def phases_table(measured: dict[str, Any]) -> str:
    """Return the phases of a build, the longest first."""
    phases = measured["phases"]
    whole = sum(spent["wall"] for spent in phases.values())
    rows = [
        (
            name,
            f"{spent['calls']:,}",
            f"{spent['wall']:.2f} s",
            f"{spent['cpu']:.2f} s",
            f"{100 * spent['wall'] / whole:.0f} %",
        )
        for name, spent in sorted(phases.items(), key=lambda item: -item[1]["wall"])
        if spent["calls"]
    ]
    return table(("phase", "calls", "wall", "CPU", "share"), rows)
