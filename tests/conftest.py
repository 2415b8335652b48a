"""What tests share: one build of the real site, served to one Chromium."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import subprocess
import sys
import threading
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Browser, Page, Playwright, sync_playwright

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

ROOT = Path(__file__).parent.parent
DAY = "2026-11-23"
"""The build day of all tests: a Monday."""
EPOCH = "1795435200"
"""Noon of that day."""
SITE_URL = "https://example.org/familien/"


def build_site(
    project: Path, site: Path, *options: str, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Build a project's site with MkDocs, as an operator does."""
    command = [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(site), *options]
    variables = {
        **os.environ,
        "SOURCE_DATE_EPOCH": EPOCH,
        "SITE_URL": SITE_URL,
        "NO_MKDOCS_2_WARNING": "1",
        **environment,
    }
    return subprocess.run(
        command, cwd=project, env=variables, capture_output=True, text=True, check=False
    )


def copy_project(target: Path) -> Path:
    """Copy what a site is built from, so that a test may change it."""
    for name in ("docs", "offers", "hooks", "overrides"):
        ignore = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / name, target / name, ignore=ignore)
    shutil.copy(ROOT / "mkdocs.yml", target)
    return target


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site, built once."""
    target = tmp_path_factory.mktemp("real") / "site"
    built = build_site(ROOT, target, "--strict")

    assert built.returncode == 0, built.stderr
    return target


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project to change."""
    return copy_project(tmp_path / "project")


class _Logging(http.server.SimpleHTTPRequestHandler):
    """A web server whose log is a list."""

    def __init__(self, *args: Any, log: list[str], broken: Container[str], **options: Any) -> None:
        self._log, self._broken = log, broken
        super().__init__(*args, **options)

    def do_GET(self) -> None:
        """Answer, or fail where that is wanted."""
        if self.path in self._broken:
            self.send_error(HTTPStatus.SERVICE_UNAVAILABLE)
        else:
            super().do_GET()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the parent's name
        """Keep what web servers write down: address, referrer and all other headers."""
        self._log.append(f"{format % args} {self.headers}")


@contextmanager
def serve(root: Path, log: list[str] | None = None, broken: Container[str] = ()) -> Iterator[str]:
    """Serve a folder; yield its address without '/' at the end, and log into the list.

    Paths that are broken are answered with an error of the server.
    """
    log = [] if log is None else log
    handler = functools.partial(_Logging, directory=str(root), log=log, broken=broken)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


@pytest.fixture(scope="session")
def base(site: Path) -> Iterator[str]:
    """Where the real site is served, below a folder as on Pages; ends with '/'.

    Beside it, in `/scripts/`, are the modules that its scripts are joined from.
    """
    root = site.parent / "served"
    root.mkdir()
    (root / "familien").symlink_to(site, target_is_directory=True)
    (root / "scripts").symlink_to(ROOT / "overrides/assets", target_is_directory=True)
    with serve(root) as address:
        yield f"{address}/familien/"


def launch(playwright: Playwright) -> Browser:
    """Start Chromium."""
    options = ["--no-sandbox", "--disable-background-networking", "--disable-quic"]
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    return playwright.chromium.launch(executable_path=path, args=options)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A real Chromium: the one that CHROMIUM names, else Playwright's own."""
    with sync_playwright() as playwright:
        chromium = launch(playwright)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A phone's window."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    yield context.new_page()
    context.close()
