"""Measures one full build of synthetic offers: `python -m tests.bench.build --offers 3000`."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import click

from tests.bench.processes import take_time
from tests.bench.profiles import profile_table
from tests.bench.results import RESULTS, heading, keep
from tests.bench.tables import result_tables

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).parent.parent.parent
"""The root of the repository."""
COPIED = ("docs", "hooks", "overrides", "tests/bench")
BUILD_DAY = "1795348800"
"""22 November 2026 as SOURCE_DATE_EPOCH: the synthetic dates lie around it."""
LEFT_OUT = shutil.ignore_patterns("__pycache__", "results")


def copy_project(project: Path, count: int, languages: Sequence[str] = ()) -> None:
    """Copy what a build needs, with synthetic offers in the place of the real ones.

    Another process makes the offers: a small parent keeps the child's peak memory honest, for
    Linux counts what the parent held when it started the child.

    Args:
        project: Where to; an empty folder.
        count: How many offers.
        languages: Codes, German first; without any, all of the site.
    """
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    if languages:
        settings = re.sub(
            r"(?m)^  languages: .*$", f"  languages: [{', '.join(languages)}]", settings
        )
    (project / "mkdocs.yml").write_text(settings, encoding="utf-8")
    for name in COPIED:
        shutil.copytree(ROOT / name, project / name, ignore=LEFT_OUT)
    made = [sys.executable, "-m", "tests.bench.synthetic", str(project / "offers")]
    made += ["--languages", ",".join(languages[1:])] if languages else []
    subprocess.run([*made, "--offers", str(count)], cwd=ROOT, check=True, stdout=sys.stderr)


def run_build(project: Path, arguments: Sequence[str]) -> dict[str, float]:
    """Build a copy of the project in a process of its own, and return what it took.

    Raises:
        click.ClickException: The build has failed.
    """
    command = [sys.executable, "-m", "tests.bench.phases", *arguments]
    environment = {"SOURCE_DATE_EPOCH": BUILD_DAY, "PYTHONHASHSEED": "0"}
    return take_time(command, project, project / "build.log", environment)


def weigh(site: Path) -> dict[str, int]:
    """Return how many files and pages there are, and what all, the pages and the largest weigh."""
    sizes = {path: path.stat().st_size for path in site.rglob("*") if path.is_file()}
    pages = [size for path, size in sizes.items() if path.suffix == ".html"]
    return {
        "files": len(sizes),
        "pages": len(pages),
        "page_bytes": sum(pages),
        "largest_page_bytes": max(pages),
        "bytes": sum(sizes.values()),
    }


def measure(project: Path, count: int) -> dict[str, Any]:
    """Build a copy of the project and return everything that was measured."""
    report = project / "phases.json"
    total = run_build(project, [str(report)])
    return {
        "offers": count,
        "languages": len(list((project / "site").glob("*/sitemap.xml"))),
        "total": total,
        "site": weigh(project / "site"),
        **json.loads(report.read_text(encoding="utf-8")),
    }


@click.command()
@click.option("--offers", "count", default=3000, show_default=True, help="How many offers.")
@click.option("--json", "result", type=click.Path(path_type=Path), help="Where to write the JSON.")
@click.option("--profile", type=click.Path(path_type=Path), help="Write a cProfile file instead.")
def main(count: int, result: Path | None, profile: Path | None) -> None:
    """Measure one full build of synthetic offers in all languages of the site."""
    load = os.getloadavg()[0]
    with TemporaryDirectory(prefix="bench-") as folder:
        project = Path(folder)
        copy_project(project, count)
        if profile:
            run_build(project, [str(profile.resolve()), "--profile"])
            click.echo(profile_table(profile))
            return
        measured = measure(project, count)
    keep(result or RESULTS / f"build-{count}.json", measured, load)
    click.echo(f"{count:,} offers × {measured['languages']} languages, {heading(load)}\n")
    click.echo(result_tables(measured))


if __name__ == "__main__":
    main()
