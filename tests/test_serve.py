"""The preview shows what an editor or a designer has just changed."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
from typing import TYPE_CHECKING
from urllib.error import URLError
from urllib.request import urlopen

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PATIENCE = 120
"""Seconds after which a preview that shows nothing new counts as broken."""


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def preview(project: Path) -> Iterator[str]:
    """Where `mkdocs serve` shows the copied project; ends with '/'."""
    config = (project / "mkdocs.yml").read_text()
    few = re.sub(r"languages: \[.*\]", "languages: [de]", config)
    (project / "mkdocs.yml").write_text(few)
    place = f"127.0.0.1:{_free_port()}"
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", place]
    variables = {**os.environ, "SITE_URL": f"http://{place}/", "NO_MKDOCS_2_WARNING": "1"}
    with subprocess.Popen(command, cwd=project, env=variables, stderr=subprocess.DEVNULL) as server:
        yield f"http://{place}/"
        server.terminate()


def _wait_for(url: str, text: str) -> None:
    """Ask again until a page shows a text."""
    end = time.monotonic() + PATIENCE
    shown = ""
    while text not in shown:
        assert time.monotonic() < end, f"{url} never showed {text}"
        time.sleep(0.2)
        try:
            with urlopen(url, timeout=PATIENCE) as answer:  # noqa: S310 - our own server
                shown = answer.read().decode()
        except URLError:
            continue


def test_changed_records_templates_and_pages_are_shown(project: Path, preview: str) -> None:
    """One after the other, while the preview goes on; a mistake does not end it."""
    offer = project / "offers/stadt-emsdetten/familienbuero.yml"
    right = offer.read_text()
    page = f"{preview}de/angebote/stadt-emsdetten/familienbuero.html"
    _wait_for(page, "Familienbüro Emsdetten")

    offer.write_text(right.replace("name: Familienbüro Emsdetten", "name: Familienladen"))
    _wait_for(page, "<h1 data-sheet>Familienladen</h1>")

    offer.write_text("name: [")
    template = project / "overrides/fragments/offer.html"
    template.write_text(template.read_text() + '<p id="new">neu</p>')
    offer.write_text(right)
    _wait_for(page, '<p id="new">neu</p>')

    text = project / "docs/ueber.md"
    text.write_text(text.read_text() + "\nGanz neu.\n")
    _wait_for(f"{preview}de/ueber.html", "<p>Ganz neu.</p>")
