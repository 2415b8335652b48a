"""How long an editor waits for a change to be seen: `python -m tests.bench.preview --offers 3000`.

The real `mkdocs serve`, a page of an offer in Chromium, its file written again and again: from the
write until the new text stands in the browser.
"""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any
from urllib.error import URLError
from urllib.request import urlopen

import click

from tests.bench.browsing import chromium
from tests.bench.build import BUILD_DAY, copy_project
from tests.bench.results import RESULTS, heading, keep
from tests.bench.tables import MEGA, table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

LANGUAGES = ("de", "uk")
"""The language of the records, and one that they are translated into."""
PATIENCE = 600
"""Seconds after which a preview counts as broken."""
PAUSE, STEP = 1.0, 0.137
"""Seconds between changes, and how much longer each is: the server looks twice a second."""
IS_SHOWN = "(text) => document.querySelector('main, body').innerText.includes(text)"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def previewing(project: Path, told: dict[str, Any]) -> Iterator[str]:
    """Run `mkdocs serve`; yield its address, and note its peak memory at the end."""
    address = f"127.0.0.1:{_free_port()}"
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", address]
    variables = {"SOURCE_DATE_EPOCH": BUILD_DAY, "NO_MKDOCS_2_WARNING": "1"}
    variables |= {"SITE_URL": f"http://{address}/"}
    with (project / "preview.log").open("w") as log:
        server = subprocess.Popen(
            command, cwd=project, env=os.environ | variables, stdout=log, stderr=log
        )
        try:
            yield f"http://{address}/"
        finally:
            server.terminate()
            _, status, usage = os.wait4(server.pid, 0)
            server.returncode = os.waitstatus_to_exitcode(status)
            told["peak_memory"] = usage.ru_maxrss * 1024


def _wait_for(address: str) -> None:
    """Ask until a page is there.

    Raises:
        click.ClickException: It never is.
    """
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            with urlopen(address, timeout=PATIENCE):  # noqa: S310 - our own server
                return
        except URLError:
            time.sleep(0.02)
    raise click.ClickException(f"{address} never came.")


def watch(page: Page, record: Path, changes: int) -> list[float]:
    """Change the telephone number of a record; return the seconds until each stood in a page."""
    found = []
    for number in range(changes):
        time.sleep(PAUSE + number * STEP)
        shown = f"02551 99{time.monotonic_ns() % 10_000:04}"
        text = record.read_text(encoding="utf-8")
        changed = re.sub(r"(number: ).*", rf'\g<1>"{shown}"', text, count=1)
        begin = time.perf_counter()
        record.write_text(changed, encoding="utf-8")
        page.wait_for_function(IS_SHOWN, arg=shown, timeout=PATIENCE * 1000)
        found.append(time.perf_counter() - begin)
    return found


def measure(project: Path, changes: int) -> dict[str, Any]:
    """Return what a preview of a copied project takes."""
    record = _with_number(project / "offers")
    path = f"angebote/{record.parent.name}/{record.stem}.html"
    told: dict[str, Any] = {}
    begin = time.perf_counter()
    with chromium() as browser, previewing(project, told) as address:
        _wait_for(f"{address}{LANGUAGES[0]}/{path}")
        told["start"] = time.perf_counter() - begin
        for lang in LANGUAGES:
            page = browser.new_page()
            opened = time.perf_counter()
            page.goto(f"{address}{lang}/{path}")
            told[f"first {lang}"] = time.perf_counter() - opened
            told[f"changes {lang}"] = watch(page, record, changes)
            page.close()
    return told


def _with_number(offers: Path) -> Path:
    """Return the file of an offer that has a telephone number, from the middle of the list."""
    paths = sorted(path for path in offers.glob("*/*.yml") if path.name != "provider.yml")
    later = paths[len(paths) // 2 :]
    return next(path for path in later if "\nphones:" in path.read_text(encoding="utf-8"))


def preview_table(told: dict[str, Any]) -> str:
    """Return the figures as a table."""
    rows = [("start until the first page", f"{told['start']:.1f} s", "")]
    for lang in LANGUAGES:
        times = told[f"changes {lang}"]
        rows.append((f"first page in `{lang}`", f"{told[f'first {lang}']:.2f} s", ""))
        row = (f"change in `{lang}`", f"{median(times):.2f} s", f"{max(times):.2f} s")
        rows.append(row)
    rows.append(("peak memory", f"{told['peak_memory'] / MEGA:,.0f} MB", ""))
    return table(("preview", "middle", "worst"), rows)


@click.command()
@click.option("--offers", "count", default=3000, show_default=True, help="How many offers.")
@click.option("--changes", default=10, show_default=True, help="How many in each language.")
@click.option("--json", "result", type=click.Path(path_type=Path), help="Where to write the JSON.")
def main(count: int, changes: int, result: Path | None) -> None:
    """Measure how long a change takes from the file to the browser."""
    load = os.getloadavg()[0]
    with TemporaryDirectory(prefix="bench-") as folder:
        copy_project(Path(folder), count)
        measured = measure(Path(folder), changes)
    told = {"offers": count, **measured}
    keep(result or RESULTS / f"preview-{count}.json", told, load)
    click.echo(f"{count:,} offers, {heading(load)}\n")
    click.echo(preview_table(told))


if __name__ == "__main__":
    main()
