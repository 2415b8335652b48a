"""A running `mkdocs serve`, as tests and an editor's browser see it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

from tests.conftest import EPOCH

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

PATIENCE = 120
"""Seconds after which a preview that shows nothing new counts as broken."""


@dataclass(frozen=True)
class Shown:
    """What a preview shows and tells."""

    url: str
    """Ends with '/'."""
    log: Path
    """What stands in the window of the command."""

    def get(self, path: str) -> tuple[int, bytes]:
        """Return status and content of a file."""
        try:
            with urlopen(self.url + path, timeout=PATIENCE) as answer:  # noqa: S310 - our own server
                return answer.status, answer.read()
        except HTTPError as error:
            with error:
                return error.code, error.read()

    def text(self, path: str) -> str:
        """Return a page; empty as long as nobody answers."""
        try:
            return self.get(path)[1].decode()
        except (URLError, ConnectionError):
            return ""

    def wait_for(self, path: str, text: str) -> None:
        """Ask again until a page shows a text."""
        self._wait(lambda: text in self.text(path), f"{path} never showed {text}")

    def wait_until_gone(self, path: str) -> None:
        """Ask again until there is no such page."""
        self._wait(lambda: self.get(path)[0] == 404, f"{path} is still there")

    def wait_until_told(self, text: str) -> None:
        """Read again until the command has told something."""
        self._wait(lambda: text in self.log.read_text(), f"{text} was never told")

    def _wait(self, is_so: Callable[[], bool], otherwise: str) -> None:
        end = time.monotonic() + PATIENCE
        while not is_so():
            assert time.monotonic() < end, f"{otherwise}\n{self.log.read_text()}"
            time.sleep(0.1)


def free_place() -> str:
    """Return a host with a port that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return f"127.0.0.1:{probe.getsockname()[1]}"


@contextmanager
def previewing(project: Path, place: str = "", options: Sequence[str] = ()) -> Iterator[Shown]:
    """Run `mkdocs serve` on a project; yield what it shows from its first page on."""
    place = place or free_place()
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", place, *options]
    variables = {
        **os.environ,
        "SOURCE_DATE_EPOCH": EPOCH,
        "SITE_URL": f"http://{place}/",
        "NO_MKDOCS_2_WARNING": "1",
    }
    log = project.parent / "preview.log"
    with (
        log.open("w") as told,
        subprocess.Popen(command, cwd=project, env=variables, stderr=told) as server,
    ):
        shown = Shown(f"http://{place}/", log)
        try:
            shown.wait_for("index.html", "</html>")
            yield shown
        finally:
            server.terminate()
