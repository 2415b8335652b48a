"""How fast records are checked: `python -m tests.bench.checks`.

Three things in turn, several times: reading and checking in one program, without its start, as
records a second; the whole command; and the command on a directory of one offer, its start-up.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import click

from tests.bench.build import BUILD_DAY, copy_project
from tests.bench.processes import take_time
from tests.bench.results import RESULTS, heading, keep
from tests.bench.tables import MEGA, table

if TYPE_CHECKING:
    from collections.abc import Mapping

CHECK = [sys.executable, "-m", "hooks", "check"]
READING = """
import sys
from pathlib import Path
from time import process_time
from hooks.directory import load_directory
from hooks.rules import check_records
from hooks.garbage import nothing_collected
from datetime import date
start = process_time()
with nothing_collected():
    directory, problems = load_directory(Path("offers"))
    problems += check_records(directory, Path("offers"), date(2026, 11, 22), frozenset(), 12)
count = len(directory.offers) + len(directory.providers)
sys.stderr.write(f"{count} {process_time() - start}")
"""
"""Reads all records, joins them and checks them with each other, and tells what that took."""


def measure(work: Path, count: int, rounds: int) -> dict[str, Any]:
    """Return the middle of what each took."""
    for name, offers in (("many", count), ("one", 1)):
        (work / name).mkdir()
        copy_project(work / name, offers)
    taken = [_round(work) for _ in range(rounds)]
    return {key: median(one[key] for one in taken) for key in taken[0]} | {"offers": count}


def _round(work: Path) -> dict[str, float]:
    environment = {"SOURCE_DATE_EPOCH": BUILD_DAY}
    log = work / "log"
    take_time([sys.executable, "-c", READING], work / "many", log, environment)
    records, seconds = map(float, log.read_text(encoding="utf-8").split())
    whole = take_time(CHECK, work / "many", log, environment)
    start = take_time(CHECK, work / "one", log, environment)
    return {
        "records": records,
        "records_per_second": records / seconds,
        "whole": whole["wall"],
        "whole_user": whole["user"],
        "memory": whole["peak_memory"],
        "start": start["wall"],
        "start_user": start["user"],
    }


def checks_table(measured: Mapping[str, float]) -> str:
    """Return what was measured."""
    catalogs = "with all catalogs"
    rows = [
        ("records read, joined and checked, a second of CPU",
         f"{measured['records_per_second']:,.0f}"),
        (f"`check` on {measured['records']:,.0f} records {catalogs}",
         f"{measured['whole']:.2f} s ({measured['whole_user']:.2f} s user)"),
        ("its peak memory", f"{measured['memory'] / MEGA:,.0f} MB"),
        ("`check` on one offer: the start",
         f"{measured['start']:.2f} s ({measured['start_user']:.2f} s user)"),
    ]  # fmt: skip
    return table(("what", "value"), rows)


@click.command()
@click.option("--offers", "count", type=click.IntRange(1), default=3000, show_default=True)
@click.option("--rounds", type=click.IntRange(1, 20), default=5, show_default=True)
@click.option("--json", "result", type=click.Path(path_type=Path), default=RESULTS / "checks.json")
def main(count: int, rounds: int, result: Path) -> None:
    """Measure how fast synthetic records are checked."""
    load = os.getloadavg()[0]
    with TemporaryDirectory(prefix="checks-") as folder:
        measured = measure(Path(folder), count, rounds)
    keep(result, {"measured": measured}, load)
    click.echo(f"{heading(load)}\n\n{checks_table(measured)}")


if __name__ == "__main__":
    main()
