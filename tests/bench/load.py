"""What one small host carries: `python -m tests.bench.load`, with nginx and wrk from Debian.

It first proves that the lines for nginx in docs/redaktion/betrieb.md do what they promise, then
asks for pages as fast as nginx sends them, on loopback, for a bounded time on few connections.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import click

from hooks.policy import TYPES, headers
from tests.bench.real_site import real_site, typical_pages
from tests.bench.results import RESULTS, heading, keep
from tests.bench.tables import MEGA, table
from tests.bench.webserver import HOST, fetch, find_program, nginx

if TYPE_CHECKING:
    from collections.abc import Sequence

OPEN = "access-control-allow-origin"
LOADED = re.compile(
    r'<link rel="(?:stylesheet|manifest|preload|icon)"[^>]* href="([^"]+)"'
    r'|<script [^>]*src="([^"]+)"'
)
"""What a browser loads with a page."""
SCRIPT = """\
local paths, next_one = {{ {paths} }}, 0
wrk.headers["Accept-Encoding"] = "gzip"
request = function()
  next_one = next_one % #paths + 1
  return wrk.format("GET", paths[next_one])
end
done = function(summary, latency)
  local errors = summary.errors
  io.write(string.format('\\n{{"requests": %d, "bytes": %d, "seconds": %f, "errors": %d, ' ..
    '"middle": %f, "p90": %f, "p99": %f}}',
    summary.requests, summary.bytes, summary.duration / 1e6,
    errors.connect + errors.read + errors.write + errors.status + errors.timeout,
    latency:percentile(50) / 1e3, latency:percentile(90) / 1e3, latency:percentile(99) / 1e3))
end
"""


def prove_headers(port: int, site: Path) -> list[str]:
    """Return what nginx does not do although operators are told so; [] if all is well."""
    wrong = [*_wrong_headers(port, "/de/index.html", 200), *_wrong_headers(port, "/nowhere", 404)]
    if fetch(port, "/nowhere")[2] != fetch(port, "/404.html")[2]:
        wrong.append("/nowhere: not the page for lost visitors")
    for path, is_open in (("/de/daten/angebote.csv", True), ("/de/index.html", False)):
        if (OPEN in fetch(port, path)[1]) != is_open:
            wrong.append(f"{path}: {OPEN}")
    if fetch(port, "/sw.js")[1].get("cache-control") != "no-cache":
        wrong.append("/sw.js: cache-control")
    return wrong + _wrong_types(port, site)


def _wrong_headers(port: int, path: str, status: int) -> list[str]:
    answered, sent, _ = fetch(port, path)
    wrong = [name for name, value in headers().items() if sent.get(name.lower()) != value]
    wrong += [] if answered == status else [f"status {answered}"]
    wrong += [] if sent.get("content-encoding") == "gzip" else ["not compressed"]
    return [f"{path}: {one}" for one in wrong]


def _wrong_types(port: int, site: Path) -> list[str]:
    wrong = []
    for ending, kind in TYPES.items():
        found = next(site.rglob(f"*.{ending}"), None)
        path = found and "/" + found.relative_to(site).as_posix()
        if path and fetch(port, path)[1].get("content-type") != kind:
            wrong.append(f"{path}: not {kind}")
    return wrong


def targets(site: Path) -> dict[str, list[str]]:
    """Return what is asked for in turn, by name."""
    pages = {kind: f"/{path}" for kind, path in typical_pages(site).items()}
    finder = pages["finder"]
    index = [one for one in _loaded(site, finder) if ".json" in one]
    first = dict.fromkeys(path for page in pages.values() for path in (page, *_loaded(site, page)))
    return {
        "home": [pages["home"]],
        "offer": [pages["offer"]],
        "finder with its index": [finder, *index],
        "a first visit to all four pages": list(first),
    }


def _loaded(site: Path, page: str) -> list[str]:
    html = (site / page[1:]).read_text(encoding="utf-8")
    return [urljoin(page, link or script) for link, script in LOADED.findall(html)]


def run_load(port: int, paths: Sequence[str], seconds: int, connections: int) -> dict[str, float]:
    """Ask for paths in turn; return what wrk counted, latencies in milliseconds."""
    wrk = find_program("wrk", "apt-get install wrk")
    with TemporaryDirectory(prefix="bench-load-") as folder:
        script = Path(folder) / "paths.lua"
        script.write_text(SCRIPT.format(paths=", ".join(map(json.dumps, paths))))
        options = [f"--duration={seconds}s", f"--connections={connections}", "--threads=1"]
        command = [wrk, *options, "--latency", "--script", str(script), f"http://{HOST}:{port}"]
        told = subprocess.run(command, capture_output=True, text=True, check=True)
    counted: dict[str, float] = json.loads(told.stdout.splitlines()[-1])
    return counted


def measure(port: int, paths: Sequence[str], seconds: int, connections: int) -> dict[str, float]:
    """Return what a host carries of some paths."""
    weights = [len(fetch(port, path)[2]) for path in paths]
    counted = run_load(port, paths, seconds, connections)
    return {
        "files": len(paths),
        "compressed_bytes": sum(weights),
        "per_second": counted["requests"] / counted["seconds"],
        "visits_per_second": counted["requests"] / counted["seconds"] / len(paths),
        **counted,
    }


def load_table(measured: dict[str, dict[str, float]]) -> str:
    """Return requests, visits and bytes a second, and how long an answer takes."""
    head = (
        "asked for", "files", "gzip", "requests/s", "visits/s", "sent", "middle", "90 %", "99 %",
        "errors",
    )  # fmt: skip
    rows = [
        (
            name,
            f"{one['files']:.0f}",
            f"{one['compressed_bytes'] / 1000:.0f} kB",
            f"{one['per_second']:,.0f}",
            f"{one['visits_per_second']:,.0f}",
            f"{one['bytes'] / one['seconds'] / MEGA:.0f} MB/s",
            f"{one['middle']:.1f} ms",
            f"{one['p90']:.1f} ms",
            f"{one['p99']:.1f} ms",
            f"{one['errors']:.0f}",
        )
        for name, one in measured.items()
    ]
    return table(head, rows)


@click.command()
@click.option("--site", type=click.Path(path_type=Path), help="A built site; else it is built now.")
@click.option("--seconds", type=click.IntRange(1, 60), default=10, show_default=True)
@click.option("--connections", type=click.IntRange(1, 256), default=32, show_default=True)
@click.option("--json", "result", type=click.Path(path_type=Path), default=RESULTS / "load.json")
def main(site: Path | None, seconds: int, connections: int, result: Path) -> None:
    """Measure what nginx carries on this machine, which also asks."""
    find_program("wrk", "apt-get install wrk")
    load = os.getloadavg()[0]
    with real_site(site) as folder, nginx(folder) as port:
        if wrong := prove_headers(port, folder):
            raise click.ClickException("nginx does not do as told.\n" + "\n".join(wrong))
        measured = {
            name: measure(port, paths, seconds, connections)
            for name, paths in targets(folder).items()
        }
    keep(result, {"connections": connections, "measured": measured}, load)
    click.echo(f"{heading(load)}\n")
    click.echo(load_table(measured))


if __name__ == "__main__":
    main()
