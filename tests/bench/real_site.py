"""The real site, built for a benchmark or taken from where it was built."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import click

from tests.bench.build import BUILD_DAY, ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping


@contextmanager
def real_site(built: Path | None) -> Iterator[Path]:
    """Yield a folder with the site: `built`, or else one that is built now and taken away again.

    Raises:
        click.ClickException: The build has failed.
    """
    if built:
        yield built.resolve()
        return
    with TemporaryDirectory(prefix="bench-site-") as folder:
        site = Path(folder) / "site"
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(site)]
        environment = os.environ | {"SOURCE_DATE_EPOCH": BUILD_DAY, "NO_MKDOCS_2_WARNING": "1"}
        done = subprocess.run(
            command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise click.ClickException(f"The build has failed.\n{done.stderr}")
        yield site


def typical_pages(site: Path) -> dict[str, str]:
    """Return the path of a page of each kind: the offer of middle size, the longest list."""
    offers = sorted(
        (path for path in (site / "de/angebote").glob("*/*.html") if path.stem != "index"),
        key=lambda path: (path.stat().st_size, path),
    )
    topics = sorted((site / "de/themen").glob("*.html"), key=lambda path: path.stat().st_size)
    return {
        "home": "de/index.html",
        "finder": "de/finden.html",
        "offer": offers[len(offers) // 2].relative_to(site).as_posix(),
        "browse": topics[-1].relative_to(site).as_posix(),
    }


def in_turn(
    pages: Mapping[str, str], runs: int, look: Callable[[str], dict[str, Any]]
) -> dict[str, list[dict[str, Any]]]:
    """Return what was seen of each page, one after the other and all again, by kind.

    Args:
        pages: Their addresses, by kind.
        runs: How often.
        look: Opens an address.
    """
    seen: dict[str, list[dict[str, Any]]] = {kind: [] for kind in pages}
    for _ in range(runs):
        for kind, address in pages.items():
            seen[kind].append(look(address))
    return seen
