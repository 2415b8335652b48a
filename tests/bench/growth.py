"""Full builds of more and more offers, and how they grow: `python -m tests.bench.growth`.

Each size is built as `mkdocs build` does, on all cores, several times in turn; and once on one core
with its phases, which shows where the time goes. Very large ones are only built once, on all cores.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from itertools import pairwise
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import click

from tests.bench.build import BUILD_DAY, copy_project, run_build, weigh
from tests.bench.processes import take_time
from tests.bench.results import RESULTS, heading, keep
from tests.bench.tables import MEGA, table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

ONCE = 10_000
"""Larger directories than this are built once, whatever is asked for, and not on one core."""
MKDOCS = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
ENVIRONMENT = {"SOURCE_DATE_EPOCH": BUILD_DAY, "NO_MKDOCS_2_WARNING": "1"}
GROWING = ("wall", "user", "system", "peak_memory", "files", "bytes")
"""What is compared from size to size."""
PARTS = {
    "read": "read", "check": "check", "texts": "join", "draw": "draw", "pour": "draw",
    "search": "search", "exports": "exports", "translators": "exports", "write": "write",
}  # fmt: skip
"""The part of a build that a phase belongs to, by what stands before `:`."""


def measure(work: Path, sizes: Sequence[int], rounds: int) -> dict[str, Any]:
    """Build all sizes in turn; return the middle of what each took, and its phases."""
    for size in sizes:
        (work / str(size)).mkdir()
        copy_project(work / str(size), size)
    taken: dict[int, list[dict[str, float]]] = {size: [] for size in sizes}
    for turn in range(rounds):
        for size in sizes:
            if turn == 0 or size <= ONCE:
                taken[size].append(_whole(work / str(size)))
    return {
        str(size): _told(work / str(size), runs, is_small=size <= ONCE)
        for size, runs in taken.items()
    }


def _whole(project: Path) -> dict[str, float]:
    shutil.rmtree(project / "site", ignore_errors=True)
    return take_time(MKDOCS, project, project / "build.log", ENVIRONMENT)


def _told(project: Path, runs: list[dict[str, float]], *, is_small: bool) -> dict[str, Any]:
    weight = weigh(project / "site")
    shutil.rmtree(project / "site")
    middle = {key: median(one[key] for one in runs) for key in runs[0]}
    whole = {**middle, **weight, "rounds": len(runs)}
    return whole | (_on_one_core(project) if is_small else {})


def _on_one_core(project: Path) -> dict[str, Any]:
    one_core = run_build(project, [str(project / "phases.json")])
    shutil.rmtree(project / "site")
    phases = json.loads((project / "phases.json").read_text(encoding="utf-8"))["phases"]
    return {"one_core": one_core, "parts": _parts(phases.items())}


def _parts(phases: Iterable[tuple[str, dict[str, float]]]) -> dict[str, float]:
    """Return the CPU of each part of a build, in seconds."""
    found = dict.fromkeys([*PARTS.values(), "other"], 0.0)
    for name, spent in phases:
        found[PARTS.get(name.partition(":")[0], "other")] += spent["cpu"]
    return found


def growth(measured: dict[str, Any]) -> dict[str, dict[str, float]]:
    """Return how often each figure of a size is that of the size before."""
    return {
        f"{less} → {more}": {key: measured[more][key] / measured[less][key] for key in GROWING}
        for less, more in pairwise(measured)
    }


def sizes_table(measured: dict[str, Any]) -> str:
    """Return time, memory and weight of each size."""
    head = (
        "offers", "wall", "user CPU", "system CPU", "peak memory", "on one core", "memory there",
        "files", "pages", "bytes", "rounds",
    )  # fmt: skip
    rows = [
        (
            f"{int(size):,}",
            f"{one['wall']:.1f} s",
            f"{one['user']:.1f} s",
            f"{one['system']:.1f} s",
            f"{one['peak_memory'] / MEGA:,.0f} MB",
            f"{one['one_core']['wall']:.1f} s" if "one_core" in one else "",
            f"{one['one_core']['peak_memory'] / MEGA:,.0f} MB" if "one_core" in one else "",
            f"{one['files']:,}",
            f"{one['pages']:,}",
            f"{one['bytes'] / MEGA:,.0f} MB",
            f"{one['rounds']}",
        )
        for size, one in measured.items()
    ]
    return table(head, rows)


def parts_table(measured: dict[str, Any]) -> str:
    """Return the CPU of each part of a build on one core, and its share."""
    names = [*dict.fromkeys(PARTS.values()), "other"]
    rows = [
        (f"{int(size):,}", *(_share(one["parts"], name) for name in names))
        for size, one in measured.items()
        if "parts" in one
    ]
    return table(("CPU at offers", *names), rows)


def _share(parts: dict[str, float], name: str) -> str:
    return f"{parts[name]:.1f} s ({100 * parts[name] / sum(parts.values()):.0f} %)"


def growth_table(measured: dict[str, Any]) -> str:
    """Return how often each figure is that of the size before."""
    rows = [
        (between, *(f"{times[key]:.1f} ×" for key in GROWING))
        for between, times in growth(measured).items()
    ]
    return table(("from → to", *(key.replace("_", " ") for key in GROWING)), rows)


@click.command()
@click.option("--offers", "wanted", default="300,3000", show_default=True, help="With commas.")
@click.option("--rounds", type=click.IntRange(1, 20), default=3, show_default=True)
@click.option("--json", "result", type=click.Path(path_type=Path), default=RESULTS / "growth.json")
def main(wanted: str, rounds: int, result: Path) -> None:
    """Build several sizes of a directory in all languages of the site."""
    sizes, load = sorted(map(int, wanted.split(","))), os.getloadavg()[0]
    with TemporaryDirectory(prefix="growth-") as folder:
        measured = measure(Path(folder), sizes, rounds)
    keep(result, {"measured": measured, "growth": growth(measured)}, load)
    click.echo(f"{heading(load)}\n")
    for drawn in (sizes_table, growth_table, parts_table):
        click.echo(f"{drawn(measured)}\n")


if __name__ == "__main__":
    main()
