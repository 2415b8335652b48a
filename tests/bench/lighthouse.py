"""What Lighthouse says of typical pages on a phone: `python -m tests.bench.lighthouse`.

Lighthouse is a program of Node.js (`npm install --global lighthouse`); nothing else needs it.
"""

from __future__ import annotations

import json
import os
import subprocess
from functools import partial
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

import click

from tests.bench.browsing import OPTIONS, browser_path, serve
from tests.bench.real_site import in_turn, real_site, typical_pages
from tests.bench.results import RESULTS, heading, keep
from tests.bench.tables import table
from tests.bench.webserver import find_program

if TYPE_CHECKING:
    from collections.abc import Sequence

CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
TIMES = {
    "first paint": "first-contentful-paint",
    "largest paint": "largest-contentful-paint",
    "blocked": "total-blocking-time",
    "speed index": "speed-index",
}
"""Lighthouse's audits that are milliseconds, as the table calls them."""
SHIFT = "cumulative-layout-shift"


def look(lighthouse: str, address: str) -> dict[str, Any]:
    """Return what Lighthouse says of a page, as on a slow phone, which is its usual way.

    Raises:
        click.ClickException: It has failed.
    """
    command = [lighthouse, address, "--quiet", "--output=json"]
    command += [f"--only-categories={','.join(CATEGORIES)}"]
    command += [f"--chrome-flags=--headless=new {' '.join(OPTIONS)}"]
    environment = os.environ | {"CHROME_PATH": browser_path() or ""}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise click.ClickException(f"Lighthouse has failed.\n{done.stderr[-2000:]}")
    return _told(json.loads(done.stdout))


def _told(report: dict[str, Any]) -> dict[str, Any]:
    audits, scores = report["audits"], report["categories"]
    failed = [
        one["id"]
        for name in CATEGORIES[1:]
        for one in scores[name]["auditRefs"]
        if (score := audits[one["id"]]["score"]) is not None and score < 1 and one["weight"]
    ]
    return {
        **{name: scores[name]["score"] * 100 for name in CATEGORIES},
        **{name: audits[audit]["numericValue"] for name, audit in TIMES.items()},
        SHIFT: audits[SHIFT]["numericValue"],
        "failed": failed,
        "version": report["lighthouseVersion"],
    }


def measure(lighthouse: str, site: Path, runs: int) -> dict[str, dict[str, Any]]:
    """Return the middle of several runs for each page, in turn."""
    pages = typical_pages(site)
    with serve(site) as base:
        addresses = {kind: base + path for kind, path in pages.items()}
        seen = in_turn(addresses, runs, partial(look, lighthouse))
    return {kind: _middle(told) for kind, told in seen.items()}


def _middle(told: Sequence[dict[str, Any]]) -> dict[str, Any]:
    numbers = [*CATEGORIES, *TIMES, SHIFT]
    return {**told[-1], **{name: median(one[name] for one in told) for name in numbers}}


def lighthouse_table(measured: dict[str, dict[str, Any]]) -> str:
    """Return scores of 100, times, and which audits that count have failed."""
    rows = [
        (
            kind,
            *(f"{one[name]:.0f}" for name in CATEGORIES),
            *(f"{one[name] / 1000:.2f} s" for name in TIMES),
            f"{one[SHIFT]:.3f}",
            ", ".join(one["failed"]) or "none",
        )
        for kind, one in measured.items()
    ]
    return table(("page", *CATEGORIES, *TIMES, "layout shift", "failed"), rows)


@click.command()
@click.option("--site", type=click.Path(path_type=Path), help="A built site; else it is built now.")
@click.option("--runs", type=click.IntRange(1, 20), default=3, show_default=True)
@click.option("--lighthouse", help="Its path; else the one that is found.")
@click.option(
    "--json", "result", type=click.Path(path_type=Path), default=RESULTS / "lighthouse.json"
)
def main(site: Path | None, runs: int, lighthouse: str | None, result: Path) -> None:
    """Ask Lighthouse about home, finder, an offer and a long list of the real site."""
    program = lighthouse or find_program("lighthouse", "npm install --global lighthouse")
    load = os.getloadavg()[0]
    with real_site(site) as folder:
        measured = measure(program, folder, runs)
    keep(result, {"measured": measured}, load)
    click.echo(f"Lighthouse {measured['home']['version']}, {heading(load)}\n")
    click.echo(lighthouse_table(measured))


if __name__ == "__main__":
    main()
