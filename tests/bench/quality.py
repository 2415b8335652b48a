"""How good the search is: `python -m tests.bench.quality`, in a real browser.

A hit is an offer of one of the kinds that a query names, and where it names a place, one there.
recall@10 is the share of hits among the first ten (of as many as there are, if these are fewer),
MRR the mean of one divided by the place of the first hit.
"""

from __future__ import annotations

import json
import os
from collections import defaultdict
from pathlib import Path
from statistics import mean
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import click

from tests.bench.browsing import chromium, serve
from tests.bench.results import RESULTS, keep
from tests.bench.search_index import ROOT, make_index
from tests.bench.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterable

DATA = Path(__file__).parent / "data"
FIRST = 10
SCRIPT = """async ([queries, version]) => {
  const { openSearch } = await import("/assets/search/search.js");
  const { emptyState } = await import("/assets/search/state.js");
  const opened = {}, found = [];
  for (const { lang, q } of queries) {
    opened[lang] ??= await openSearch("", lang, version);
    const now = new Date("2026-11-22T10:00:00Z");
    const { hits } = await opened[lang].find({ ...emptyState(), q }, false, now);
    found.push(hits.slice(0, 10));
  }
  return found;
}"""
Score = tuple[float, float]
"""recall@10 and the reciprocal rank."""


def ask(queries: list[dict[str, Any]], count: int, work: Path) -> tuple[list[Any], dict[str, Any]]:
    """Return the offers' numbers that each query finds first, and the index that was asked."""
    site = work / f"site-{count}"
    languages = sorted({"de", *(query["lang"] for query in queries)})
    made = make_index(site, count, languages)
    (site / "index.html").write_text("<!doctype html><title>Search</title>", encoding="utf-8")
    with serve(site) as address, chromium() as browser:
        page = browser.new_page()
        page.goto(address)
        return page.evaluate(SCRIPT, [queries, made["version"]]), made


def rate(query: dict[str, Any], hits: list[int], made: dict[str, Any]) -> Score | None:
    """Return how good an answer is; None where no offer is a hit."""
    wanted = {number for number, one in enumerate(made["ids"]) if _is_hit(query, *one)}
    if not wanted:
        return None
    good = [hit in wanted for hit in hits[:FIRST]]
    rank = next((1 / place for place, is_good in enumerate(good, 1) if is_good), 0.0)
    return sum(good) / min(FIRST, len(wanted)), rank


def _is_hit(query: dict[str, Any], name: str, towns: list[str]) -> bool:
    concept = name.rpartition("-")[0]
    if concept not in query["concepts"]:
        return False
    return not query["muni"] or _town(query["muni"]) in towns


def _town(name: str) -> str:
    folded = name.lower().replace("ä", "ae").replace("ö", "oe").replace("ü", "ue")
    return folded.replace(" ", "-")


def scores(
    queries: list[dict[str, Any]], found: list[Any], made: dict[str, Any]
) -> dict[str, list[Score]]:
    """Return the scores by kind; German kinds and other languages have a sum each."""
    by_kind: dict[str, list[Score]] = defaultdict(list)
    for query, hits in zip(queries, found, strict=True):
        if score := rate(query, hits, made):
            by_kind[query["kind"]].append(score)
            by_kind["German" if query["lang"] == "de" else "other languages"].append(score)
    return by_kind


def quality_table(measured: dict[int, dict[str, list[Score]]]) -> str:
    """Return recall@10 and MRR by kind of query, for each number of offers."""
    kinds = dict.fromkeys(kind for by_kind in measured.values() for kind in by_kind)
    head = ["kind", *(f"{count:,} offers: queries, recall@10, MRR" for count in measured)]
    rows = [
        [kind, *(_cell(by_kind.get(kind, [])) for by_kind in measured.values())] for kind in kinds
    ]
    return table(head, rows)


def _cell(found: Iterable[Score]) -> str:
    if not (known := list(found)):
        return "–"
    recall, rank = (mean(one) for one in zip(*known, strict=True))
    return f"{len(known)}, {recall:.3f}, {rank:.3f}"


@click.command()
@click.option("--offers", "counts", multiple=True, default=(300, 3000), show_default=True, type=int)
@click.option(
    "--queries",
    "files",
    multiple=True,
    default=[str(DATA / "queries-dev.json"), str(DATA / "queries-unseen.json")],
    type=click.Path(exists=True, path_type=Path),
    help="JSON of the form of queries-dev.json.",
)
@click.option("--misses", is_flag=True, help="Also tell which queries fail.")
@click.option("--json", "result", type=click.Path(path_type=Path), default=RESULTS / "quality.json")
def main(counts: tuple[int, ...], files: tuple[Path, ...], misses: bool, result: Path) -> None:
    """Print how much of what queries mean is found."""
    told, load = {}, os.getloadavg()[0]
    with TemporaryDirectory(prefix="quality-") as folder:
        for file in files:
            queries = json.loads(Path(file).read_text(encoding="utf-8"))["queries"]
            measured = {}
            for count in counts:
                found, made = ask(queries, count, Path(folder))
                measured[count] = scores(queries, found, made)
                if misses:
                    _tell_misses(queries, found, made)
            shown = Path(file).resolve()
            name = shown.relative_to(ROOT) if shown.is_relative_to(ROOT) else shown.name
            told[str(name)] = measured
            click.echo(f"\n{name}\n\n{quality_table(measured)}")
    keep(result, {"measured": told}, load)


def _tell_misses(queries: list[dict[str, Any]], found: list[Any], made: dict[str, Any]) -> None:
    for query, hits in zip(queries, found, strict=True):
        score = rate(query, hits, made)
        if score and score[0] < 0.5:
            got = dict.fromkeys(made["ids"][hit][0].rpartition("-")[0] for hit in hits)
            told = f"{score[0]:.1f} {query['lang']} »{query['q']}«: {', '.join(got) or 'nothing'}"
            click.echo(told)


if __name__ == "__main__":
    main()
