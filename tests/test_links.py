"""Links to others are tried politely, and told only when they lead nowhere."""

from __future__ import annotations

import http.server
import ssl
import subprocess
import threading
import time
from contextlib import contextmanager
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from hooks.__main__ import main
from hooks.external_links import Answer, Manners, ask, ask_all
from hooks.link_table import addresses_in, addresses_in_pages, addresses_of, table_of
from hooks.source import parse

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MANNERS = Manners("offer-directory-link-check (test)", timeout=0.5, pause=0.01)


class _Pages(http.server.BaseHTTPRequestHandler):
    """A page for each way in which a page can answer."""

    asked: list[tuple[str, str, str, float]]

    def do_HEAD(self) -> None:
        self._answer()

    def do_GET(self) -> None:
        self._answer()

    def _answer(self) -> None:
        agent = self.headers["User-Agent"]
        self.asked.append((self.command, self.path, agent, time.monotonic()))
        code, _, target = self.path.strip("/").partition("/")
        if code == "slow":
            time.sleep(1)
        if code == "get" and self.command == "HEAD":
            code = "405"
        if code == "flaky":
            code = "503" if len(self.asked) < 3 else "200"
        self.send_response(int(code) if code.isdigit() else 200)
        if target:
            self.send_header("Location", f"/{target}")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the parent's name
        """Stay silent."""


@contextmanager
def _serve(
    context: ssl.SSLContext | None = None,
) -> Iterator[tuple[str, list[tuple[str, str, str, float]]]]:
    """Serve the pages; yield the address and what is asked."""
    asked: list[tuple[str, str, str, float]] = []
    handler = type("Pages", (_Pages,), {"asked": asked})
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        if context:
            server.socket = context.wrap_socket(server.socket, server_side=True)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        scheme = "https" if context else "http"
        yield f"{scheme}://127.0.0.1:{server.server_address[1]}", asked
        server.shutdown()


@pytest.fixture
def server() -> Iterator[tuple[str, list[tuple[str, str, str, float]]]]:
    """A server without TLS."""
    with _serve() as found:
        yield found


@pytest.mark.parametrize(
    ("path", "trouble", "moved_to", "asked"),
    [
        ("200", "", "", ["HEAD"]),
        ("301/200", "", "/200", ["HEAD", "HEAD"]),
        ("302/200", "", "", ["HEAD", "HEAD"]),
        ("302/301/200", "", "", ["HEAD", "HEAD", "HEAD"]),
        ("get", "", "", ["HEAD", "GET"]),
        ("404", "gibt es nicht (404)", "", ["HEAD", "GET"]),
        ("301/410", "gibt es nicht mehr (410)", "", ["HEAD", "HEAD", "GET", "GET"]),
        ("500", "antwortet mit einem Fehler (500)", "", ["HEAD", "GET", "GET", "GET"]),
        ("flaky", "", "", ["HEAD", "GET", "GET"]),
        ("slow", "antwortet nicht rechtzeitig", "", ["HEAD", "GET", "GET"]),
    ],
)  # fmt: skip
def test_an_answer_is_told_in_words(
    server: tuple[str, list[tuple[str, str, str, float]]],
    path: str,
    trouble: str,
    moved_to: str,
    asked: list[str],
) -> None:
    """And no page is asked more often than it takes."""
    base, log = server
    url = f"{base}/{path}"

    answer = ask(url, MANNERS)

    assert answer == Answer(url, trouble, base + moved_to if moved_to else "")
    assert [method for method, *_ in log] == asked
    assert {agent for _, _, agent, _ in log} == {MANNERS.agent}


def test_a_false_certificate_is_told(tmp_path: Path) -> None:
    """A visitor's browser would warn."""
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1",  # noqa: S607 - a tool of every machine
         "-subj", "/CN=127.0.0.1", "-keyout", str(key), "-out", str(certificate)],
        check=True, capture_output=True,
    )  # fmt: skip
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)

    with _serve(context) as (base, _):
        answer = ask(f"{base}/200", MANNERS)

    assert answer.trouble == "hat kein gültiges Zertifikat"


def test_a_server_that_is_gone_is_told() -> None:
    """Nobody listens there, or the name is unknown."""
    assert ask("http://127.0.0.1:9/", MANNERS).trouble.startswith("nicht erreichbar")
    assert ask("http://nowhere.invalid/", MANNERS).trouble != ""
    assert ask("http://[broken/", MANNERS).trouble != ""


def test_a_host_is_asked_one_after_the_other(
    server: tuple[str, list[tuple[str, str, str, float]]],
) -> None:
    """With a pause in between."""
    base, log = server
    urls = [f"{base}/200?{number}" for number in range(4)]

    answers = ask_all(urls, Manners("test", pause=0.1))

    times = [when for *_, when in log]
    assert list(answers) == urls
    assert all(later - earlier >= 0.1 for earlier, later in pairwise(times))


def test_addresses_are_found_where_they_stand(tmp_path: Path) -> None:
    """In any field of a record, in the pages of docs/; examples are left out."""
    text = b"name: A\nlinks:\n  - https://one.de\n  - {url: https://two.de/x}\nsummary: see https://three.de.\n"
    document = parse(text, "offers/a/b.yml")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/a.md").write_text("x\n[y](https://four.de/a), <https://example.org/>.\n")

    assert list(addresses_of(document.data, document.positions, document.path)) == [
        ("https://one.de", "offers/a/b.yml:3"),
        ("https://two.de/x", "offers/a/b.yml:4"),
        ("https://three.de", "offers/a/b.yml:5"),
    ]
    found = list(addresses_in_pages(tmp_path / "docs", tmp_path))
    assert found == [("https://four.de/a", "docs/a.md:2")]
    assert addresses_in("http://127.0.0.1:8000/ https://beispiel.example/") == []


def test_the_table_remembers_since_when() -> None:
    """A link that has been dead for long keeps its day; a new one gets today's."""
    places = {"https://a.de": ["offers/a/b.yml:3"], "https://b.de": ["docs/a.md:1"]}
    dead = [Answer("https://a.de", "gibt es nicht (404)")]

    first = table_of(dead, places, "", "2026-11-23")
    both = [*dead, Answer("https://b.de", "antwortet nicht rechtzeitig")]
    second = table_of(both, places, first, "2026-11-30")

    assert first == (
        "### Führen ins Leere: 1\n\n"
        "| Adresse | was damit ist | steht in | seit |\n"
        "|---|---|---|---|\n"
        "| <https://a.de> | gibt es nicht (404) | `offers/a/b.yml:3` | 2026-11-23 |\n"
    )
    assert "| <https://a.de> | gibt es nicht (404) | `offers/a/b.yml:3` | 2026-11-23 |" in second
    assert "| <https://b.de> | antwortet nicht rechtzeitig | `docs/a.md:1` | 2026-11-30 |" in second


def test_all_well_is_an_empty_table() -> None:
    """By which the issue is closed."""
    assert table_of([Answer("https://a.de")], {"https://a.de": ["x:1"]}, "", "2026-11-23") == ""


def test_a_server_cannot_write_into_the_table() -> None:
    """Where it redirects to is its own choice."""
    evil = "https://evil.de/`|x>@everyone<img src=x>\n# Titel"
    moved = Answer("https://a.de", moved_to=evil)

    row = table_of([moved], {"https://a.de": ["x:1"]}, "", "2026-11-23").splitlines()[-1]

    assert row == (
        "| <https://a.de> | umgezogen nach "
        "<https://evil.de/%60%7Cx%3E%40everyone%3Cimg%20src=x%3E%0A#%20Titel> | `x:1` |  |"
    )


def test_the_command_writes_the_table_and_never_fails(
    server: tuple[str, list[tuple[str, str, str, float]]], tmp_path: Path
) -> None:
    """Links of others are no reason not to publish."""
    base, _ = server
    (tmp_path / "offers/a").mkdir(parents=True)
    address = base.replace("127.0.0.1", "127.1")
    (tmp_path / "offers/a/b.yml").write_text(f"links:\n  - {address}/404\n  - {address}/200\n")
    output = tmp_path / "table.md"
    command = ["--project", str(tmp_path), "links", "--output", str(output), "--pause", "0"]

    result = CliRunner().invoke(main, command)

    assert result.exit_code == 0, result.output
    assert result.output == "Adressen: 2, davon ohne Ziel: 1.\n"
    assert f"| <{address}/404> | gibt es nicht (404) | `offers/a/b.yml:2` |" in output.read_text()
