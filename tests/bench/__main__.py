"""All measurements in one go, as one report: `python -m tests.bench`.

Each runs in a process of its own, so that none stands in the way of another. What a machine lacks
(Hugo, nginx, Lighthouse) is told in the report, and the others go on.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import click

from tests.bench.results import RESULTS

ROOT = Path(__file__).parent.parent.parent


def measurements(sizes: str, most: int) -> dict[str, list[str]]:
    """Return what is measured: its heading, and the module with its arguments.

    Args:
        sizes: How many offers, with commas, for the measurement of growth.
        most: How many offers others get that are measured at two sizes.
    """
    return {
        "Whole builds, and how they grow": ["growth", "--offers", sizes],
        "Beside Hugo and idiomatic MkDocs": ["rivals", "--offers", str(most)],
        "The preview, 300 offers": ["preview", "--offers", "300"],
        f"The preview, {most:,} offers": ["preview", "--offers", str(most)],
        "Checking": ["checks", "--offers", str(most)],
        "Pages on a slow phone": ["phone"],
        "Lighthouse": ["lighthouse"],
        "The finder on a slow phone": ["transfer", "--offers", "300", "--offers", str(most)],
        "How good the search is": ["quality"],
        "A web server": ["load"],
    }


def run(module: str, *arguments: str) -> tuple[str, dict[str, object]]:
    """Return what a measurement prints and its figures, or why it could not be made."""
    result = RESULTS / ("_".join([module, *arguments[1::2]]).replace(",", "-") + ".json")
    result.unlink(missing_ok=True)
    command = [sys.executable, "-m", f"tests.bench.{module}", *arguments, "--json", str(result)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        return f"Not measured.\n\n{done.stdout}{done.stderr[-1000:]}", {}
    return done.stdout, json.loads(result.read_text(encoding="utf-8"))


@click.command()
@click.option("--offers", "sizes", default="300,3000", show_default=True, help="With commas.")
@click.option("--most", type=click.IntRange(1), default=3000, show_default=True)
@click.option("--only", multiple=True, help="Only this module, such as `growth`; may be repeated.")
def main(sizes: str, most: int, only: tuple[str, ...]) -> None:
    """Measure everything; write `report.md` and `report.json` into tests/bench/results/."""
    RESULTS.mkdir(exist_ok=True)
    parts, told = ["# Measurements"], {}
    for heading, (module, *arguments) in measurements(sizes, most).items():
        if not only or module in only:
            click.echo(f"{heading} …", err=True)
            printed, told[heading] = run(module, *arguments)
            parts.append(f"## {heading}\n\n{printed.strip()}")
    report = "\n\n".join(parts) + "\n"
    (RESULTS / "report.md").write_text(report, encoding="utf-8")
    figures = json.dumps(told, indent=1, ensure_ascii=False) + "\n"
    (RESULTS / "report.json").write_text(figures, encoding="utf-8")
    click.echo(report)


if __name__ == "__main__":
    main()
