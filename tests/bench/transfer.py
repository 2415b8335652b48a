"""What a phone waits and pays for the finder: `python -m tests.bench.transfer`.

A deep link to the finder with an empty cache until ten results and the counts of the filters stand
there, then a second query, then the filters with all their counts, at 1.6 Mbit/s, 150 ms and a
processor slowed four times.
"""

from __future__ import annotations

import os
import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import click

from tests.bench.browsing import chromium, serve
from tests.bench.build import copy_project, run_build
from tests.bench.results import RESULTS, heading, keep
from tests.bench.search_index import make_index
from tests.bench.tables import MEGA, table

if TYPE_CHECKING:
    from playwright.sync_api import Browser, CDPSession, Page

SLOW = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 94_000}
"""1.6 Mbit/s down, 750 kbit/s up, 150 ms."""
SLOWER = 4
RUNS = 3
FIRST, SECOND = "Beratung", "Hilfe mit Geld"
"""Words with more than ten hits at any size."""
IS_SHOWN = """(before) => new Promise((done) => {
  const look = () => {
    const cards = document.querySelectorAll("#results .card");
    const count = document.querySelector("[data-facet=topic] .facet__count")?.textContent;
    const first = cards[0]?.querySelector("a")?.getAttribute("href");
    if (cards.length >= 10 && count && first !== before) done([performance.now(), first]);
    else requestAnimationFrame(look);
  };
  look();
})"""


IS_COUNTED = """() => new Promise((done) => {
  const look = () => {
    const last = ["language", "day"].map((name) => `[data-facet=${name}] .facet__count`);
    if (last.every((one) => document.querySelector(one)?.textContent)) done(performance.now());
    else requestAnimationFrame(look);
  };
  look();
})"""


@dataclass
class Sent:
    """What went over the wire."""

    requests: int = 0
    bytes: int = 0

    def listen(self, session: CDPSession) -> None:
        """Count what arrives, headers included."""
        session.on("Network.loadingFinished", self._count)

    def _count(self, event: dict[str, Any]) -> None:
        self.requests += 1
        self.bytes += int(event["encodedDataLength"])


def visit(browser: Browser, address: str) -> dict[str, float]:
    """Open the finder as a phone does that has never been there, and search twice."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    session = context.new_cdp_session(page)
    page.set_default_timeout(120_000)
    sent = Sent()
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    sent.listen(session)
    page.goto(f"{address}de/finden.html#q={FIRST}", wait_until="commit")
    cold, first = page.evaluate(IS_SHOWN, "")
    told = {"cold": cold / 1000, "requests": sent.requests, "bytes": sent.bytes}
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(500)
    told |= {"settled": sent.bytes}
    second = _search_again(page, first)
    told |= {"second": second / 1000, "second_bytes": sent.bytes - told["settled"]}
    begin, before = page.evaluate("performance.now()"), sent.bytes
    page.locator("#filters > summary").evaluate("(summary) => summary.click()")
    counted = page.evaluate(IS_COUNTED)
    told |= {"filters": (counted - begin) / 1000, "filters_bytes": sent.bytes - before}
    context.close()
    return told


def _search_again(page: Page, first: str) -> float:
    begin = page.evaluate(
        """(words) => {
          const field = document.getElementById("words");
          field.value = words;
          const now = performance.now();
          field.closest("form").requestSubmit();
          return now;
        }""",
        SECOND,
    )
    shown, _ = page.evaluate(IS_SHOWN, first)
    return float(shown - begin)


def measure(browser: Browser, page: Path, count: int, work: Path) -> dict[str, Any]:
    """Return what the finder takes with so many offers; the middle of several visits."""
    site = work / f"site-{count}"
    made = make_index(site, count, ["de"])
    shutil.copytree(page / "assets", site / "assets", dirs_exist_ok=True)
    html = (page / "de/finden.html").read_text(encoding="utf-8")
    (site / "de/finden.html").write_text(_adapt(html, made), encoding="utf-8")
    with serve(site) as address:
        visits = [visit(browser, address) for _ in range(RUNS)]
    middle = {name: median(one[name] for one in visits) for name in visits[0]}
    return {"offers": count, "index": made, **middle}


def _adapt(html: str, made: dict[str, Any]) -> str:
    """Return the page of another build with the version and the files of this index."""
    old = re.findall(r'data-index="(\w+)"', html)[0]
    preload = '<link rel="preload" as="fetch" crossorigin="anonymous" href="{}.json?{}">'
    links = "".join(preload.format(name, made["version"]) for name in made["preloaded"])
    rest = re.sub(r'<link rel="preload" as="fetch"[^>]*>\n?', "", html)
    return rest.replace(old, made["version"]).replace("</head>", f"{links}</head>")


def transfer_table(measured: list[dict[str, Any]]) -> str:
    """Return time and bytes of both queries, and time, memory and size of the index."""
    head = (
        "offers", "cold", "requests", "bytes", "with times", "second query", "its bytes",
        "filters", "their bytes", "index: one language", "peak memory", "size",
    )  # fmt: skip
    rows = [
        (
            f"{one['offers']:,}",
            f"{one['cold']:.2f} s",
            f"{one['requests']:.0f}",
            f"{one['bytes'] / 1000:.0f} kB",
            f"{one['settled'] / 1000:.0f} kB",
            f"{one['second']:.2f} s",
            f"{one['second_bytes'] / 1000:.0f} kB",
            f"{one['filters']:.2f} s",
            f"{one['filters_bytes'] / 1000:.0f} kB",
            f"{one['index']['shared'] + one['index']['languages']['de']:.1f} s",
            f"{one['index']['peak_memory'] / MEGA:.0f} MB",
            f"{one['index']['bytes'] / MEGA:.1f} MB",
        )
        for one in measured
    ]
    return table(head, rows)


@click.command()
@click.option("--offers", "counts", multiple=True, default=(300, 3000), show_default=True, type=int)
@click.option(
    "--json", "result", type=click.Path(path_type=Path), default=RESULTS / "transfer.json"
)
def main(counts: tuple[int, ...], result: Path) -> None:
    """Measure the finder on a slow phone; 30,000 offers take some minutes to make."""
    load = os.getloadavg()[0]
    with TemporaryDirectory(prefix="transfer-") as folder:
        work = Path(folder)
        project = work / "project"
        project.mkdir()
        copy_project(project, 50)
        run_build(project, [str(project / "phases.json")])
        with chromium() as browser:
            measured = [measure(browser, project / "site", count, work) for count in counts]
    for one in measured:
        one["index"].pop("ids")
    keep(result, {"measured": measured}, load)
    click.echo(f"{heading(load)}\n\n{transfer_table(measured)}")


if __name__ == "__main__":
    main()
