"""What an old phone waits and pays for typical pages: `python -m tests.bench.phone`.

Each page is opened with an empty cache at 1.6 Mbit/s, 150 ms and a processor slowed four times.
"""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

import click

from tests.bench.browsing import chromium, serve
from tests.bench.real_site import in_turn, real_site, typical_pages
from tests.bench.results import RESULTS, heading, keep
from tests.bench.tables import table
from tests.bench.transfer import SLOW, SLOWER, Sent

if TYPE_CHECKING:
    from playwright.sync_api import Browser, CDPSession

WATCH = """(() => {
  const seen = { painted: 0, largest: 0, element: "", shift: 0, longest: 0 };
  const watch = (type, look) =>
    new PerformanceObserver((list) => list.getEntries().forEach(look))
      .observe({ type, buffered: true });
  watch("paint", (one) => {
    if (one.name === "first-contentful-paint") seen.painted = one.startTime;
  });
  watch("largest-contentful-paint", (one) => {
    seen.largest = one.startTime;
    seen.element = one.element ? one.element.tagName.toLowerCase() : "";
  });
  watch("layout-shift", (one) => { if (!one.hadRecentInput) seen.shift += one.value; });
  watch("longtask", (one) => { seen.longest = Math.max(seen.longest, one.duration); });
  window.seenOnPhone = seen;
})()"""
"""Runs before the page and notes what a reader sees of its coming."""
QUIET = 1_000
"""Milliseconds without a request until a page counts as there."""


def visit(browser: Browser, address: str) -> dict[str, Any]:
    """Open a page as a phone does that has never been there."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    session = context.new_cdp_session(page)
    page.set_default_timeout(120_000)
    sent = Sent()
    session.send("Network.enable")
    session.send("Performance.enable")
    session.send("Network.emulateNetworkConditions", SLOW)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    sent.listen(session)
    page.add_init_script(WATCH)
    page.goto(address, wait_until="networkidle")
    page.wait_for_timeout(QUIET)
    seen: dict[str, Any] = page.evaluate("window.seenOnPhone")
    used = processor(session)
    context.close()
    return {**seen, **used, "requests": sent.requests, "bytes": sent.bytes}


def processor(session: CDPSession) -> dict[str, float]:
    """Return the seconds that scripts, and everything together, kept the page's thread busy."""
    metrics = session.send("Performance.getMetrics")["metrics"]
    named = {one["name"]: float(one["value"]) for one in metrics}
    return {"script": named["ScriptDuration"], "busy": named["TaskDuration"]}


def measure(browser: Browser, site: Path, runs: int) -> dict[str, dict[str, Any]]:
    """Return what each page takes, in the middle of several visits in turn."""
    pages = typical_pages(site)
    with serve(site) as base:
        addresses = {kind: base + path for kind, path in pages.items()}
        visits = in_turn(addresses, runs, partial(visit, browser))
    return {kind: {"path": pages[kind], **_middle(told)} for kind, told in visits.items()}


def _middle(visits: list[dict[str, Any]]) -> dict[str, Any]:
    numbers = [name for name, value in visits[0].items() if not isinstance(value, str)]
    middle = {name: median(one[name] for one in visits) for name in numbers}
    return {"element": visits[-1]["element"], **middle}


def phone_table(measured: dict[str, dict[str, Any]]) -> str:
    """Return bytes, requests and times of each page."""
    head = (
        "page", "bytes", "requests", "first paint", "largest paint", "of", "layout shift",
        "scripts", "busy in all", "longest task",
    )  # fmt: skip
    rows = [
        (
            kind,
            f"{one['bytes'] / 1000:.0f} kB",
            f"{one['requests']:.0f}",
            f"{one['painted'] / 1000:.2f} s",
            f"{one['largest'] / 1000:.2f} s",
            one["element"],
            f"{one['shift']:.3f}",
            f"{one['script'] * 1000:.0f} ms",
            f"{one['busy'] * 1000:.0f} ms",
            f"{one['longest']:.0f} ms",
        )
        for kind, one in measured.items()
    ]
    return table(head, rows)


@click.command()
@click.option("--site", type=click.Path(path_type=Path), help="A built site; else it is built now.")
@click.option("--runs", type=click.IntRange(1, 20), default=5, show_default=True)
@click.option("--json", "result", type=click.Path(path_type=Path), default=RESULTS / "phone.json")
def main(site: Path | None, runs: int, result: Path) -> None:
    """Measure home, finder, an offer and a long list of the real site on a slow phone."""
    load = os.getloadavg()[0]
    with real_site(site) as folder, chromium() as browser:
        measured = measure(browser, folder, runs)
        version = browser.version
    keep(result, {"chromium": version, "measured": measured}, load)
    click.echo(f"Chromium {version}, {heading(load)}\n")
    click.echo(phone_table(measured))


if __name__ == "__main__":
    main()
