"""Writes the search index of synthetic offers, without pages: what the other benchmarks search.

`python -m tests.bench.search_index SITE --offers 3000 --languages de,uk` prints what it took.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

import click
import jinja2

from hooks.directory import load_directory
from hooks.drawing.edition import Edition
from hooks.languages import language
from hooks.listing import Listing
from hooks.model.reading import read_record
from hooks.search.catalog import SearchCatalog
from hooks.settings import Settings
from hooks.source import Document, Positions, read_source
from hooks.texts import interface, read_record_texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROOT = Path(__file__).parent.parent.parent
DAY = date(2026, 11, 22)
"""The synthetic dates lie around it."""


def make_index(site: Path, count: int, languages: Sequence[str]) -> dict[str, Any]:
    """Write synthetic offers and their index in a process of its own, with the site's assets.

    Returns:
        `version`, `ids` (concept and place of each offer, by number), what it took and its size.
    """
    offers = site.parent / f"offers-{count}"
    if not offers.exists():
        made = [sys.executable, "-m", "tests.bench.synthetic", str(offers), "--offers", str(count)]
        made += ["--languages", ",".join(languages)]
        subprocess.run(made, cwd=ROOT, check=True, stdout=sys.stderr)
    command = [sys.executable, "-m", "tests.bench.search_index", str(site), "--source", str(offers)]
    child = subprocess.Popen(
        [*command, "--languages", ",".join(languages)], cwd=ROOT, stdout=subprocess.PIPE
    )
    told = json.loads(child.stdout.read()) if child.stdout else {}
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise click.ClickException("The index could not be written.")
    if not (site / "assets").exists():
        shutil.copytree(ROOT / "overrides/assets", site / "assets")
    return {**told, "peak_memory": usage.ru_maxrss * 1024}


def _catalog(offers: Path) -> SearchCatalog:
    directory, _ = load_directory(offers)
    return SearchCatalog(Listing(directory, DAY), "de")


def _edition(catalog: SearchCatalog, offers: Path, code: str, settings: Settings) -> Edition:
    lang, source = language(code), language("de")
    words = interface(ROOT / "overrides/locales", code)
    texts = read_record_texts(offers, lang, source)
    env = jinja2.Environment(autoescape=True)
    return Edition(lang, catalog.listing, settings, texts, words, words, env)


def _settings() -> Settings:
    document = read_source(ROOT / "mkdocs.yml", "mkdocs.yml")
    extra = Document("mkdocs.yml", document.data["extra"], Positions())
    found, _ = read_record(Settings, extra, {})
    if found is None:
        raise click.ClickException("mkdocs.yml has errors.")
    return found


def _write(folder: Path, files: Iterator[tuple[str, str]]) -> int:
    size = 0
    for path, content in files:
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        size += target.write_text(content, encoding="utf-8")
    return size


@click.command()
@click.argument("site", type=click.Path(path_type=Path))
@click.option("--source", required=True, type=click.Path(path_type=Path), help="The offers.")
@click.option("--languages", default="de", show_default=True, help="Codes with commas.")
def main(site: Path, source: Path, languages: str) -> None:
    """Write the index of a folder of offers into SITE and print what it took."""
    start = perf_counter()
    catalog, settings = _catalog(source), _settings()
    read = perf_counter()
    size = _write(site, catalog.shared_files())
    shared = perf_counter()
    took = {}
    for code in languages.split(","):
        begin = perf_counter()
        edition = _edition(catalog, source, code, settings)
        size += _write(site / code, catalog.files(edition, languages.split(",")))
        took[code] = perf_counter() - begin
    told = {
        "version": catalog.version,
        "preloaded": catalog.preloaded("de"),
        "ids": [
            [one.name, [place.location.municipality for place in one.places]]
            for one in catalog.offers
        ],
        "read": read - start,
        "shared": shared - read,
        "languages": took,
        "bytes": size,
    }
    click.echo(json.dumps(told))


if __name__ == "__main__":
    main()
