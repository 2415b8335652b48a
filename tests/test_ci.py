"""The small programs in .ci do what the workflows rely on."""

from __future__ import annotations

import http.server
import io
import json
import os
import re
import shutil
import stat
import subprocess
import sys
import threading
import zipfile
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import pytest

from hooks.comment import MARKER
from hooks.report import Report
from tests.conftest import EPOCH, ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CI = ROOT / ".ci"
SCRIPTS = sorted(path for path in CI.iterdir() if not path.suffix and path.is_file())
US = {"login": "github-actions[bot]"}
COMMIT = "a" * 40


class _Forge(http.server.BaseHTTPRequestHandler):
    """An API that answers from a table and remembers what is written."""

    answers: dict[str, Any]
    written: list[tuple[str, str, Any]]
    seen: list[tuple[str, str | None]]

    def _answer(self) -> None:
        path = urlsplit(self.path).path
        token = self.headers.get("Authorization") or self.headers.get("PRIVATE-TOKEN")
        self.seen.append((self.path, token))
        length = int(self.headers.get("Content-Length") or 0)
        if self.command != "GET":
            self.written.append((self.command, path, json.loads(self.rfile.read(length))))
        answer = self.answers.get(path, {} if self.command != "GET" else None)
        if isinstance(answer, str):
            self.send_response(302)
            self.send_header("Location", answer)
            self.end_headers()
            return
        self.send_response(404 if answer is None else 200)
        self.end_headers()
        self.wfile.write(answer if isinstance(answer, bytes) else json.dumps(answer).encode())

    do_GET = do_POST = do_PATCH = do_PUT = _answer  # noqa: N815 - the parent's names

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the parent's name
        """Stay silent."""


@contextmanager
def _forge(answers: dict[str, Any]) -> Iterator[tuple[str, type[_Forge]]]:
    """Serve an API; yield its address and what it remembers."""
    handler = type("Forge", (_Forge,), {"answers": answers, "written": [], "seen": []})
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}", handler
        server.shutdown()


def _run(
    *command: str | Path, cwd: Path = ROOT, **environment: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        list(map(str, command)), cwd=cwd, env={**os.environ, **environment},
        capture_output=True, text=True, check=False,
    )  # fmt: skip


def _github(url: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return _run(
        sys.executable, CI / "github.py", *arguments,
        GITHUB_API_URL=url, GITHUB_REPOSITORY="o/r", GITHUB_TOKEN="t",  # noqa: S106 - of a server here
    )  # fmt: skip


def _gitlab(url: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return _run(
        sys.executable, CI / "gitlab.py", *arguments,
        CI_API_V4_URL=url, CI_PROJECT_ID="7", API_TOKEN="t",  # noqa: S106 - of a server here
    )  # fmt: skip


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_a_script_is_executable_and_stops_at_the_first_failure(script: Path) -> None:
    """And bash can read it."""
    assert os.access(script, os.X_OK) or script.name == "run"
    assert re.search(r"^set -eu$", script.read_text(), re.MULTILINE)
    assert _run("bash", "-n", script).stderr == ""


@pytest.mark.parametrize("script", ["setup", "kreis"])
@pytest.mark.parametrize(
    ("line", "lock"),
    [
        ("  # booklets: true", "requirements.lock"),
        ("  booklets: [rheine]", "hooks/booklets/requirements.lock"),
    ],
)
def test_booklets_are_installed_where_they_are_wanted(
    script: str, line: str, lock: str, tmp_path: Path
) -> None:
    """Without a change of the scripts, which other Kreise cannot make."""
    (tmp_path / ".ci").mkdir()
    copied = shutil.copy(CI / script, tmp_path / ".ci")
    (tmp_path / "mkdocs.yml").write_text(f"extra:\n{line}\n")
    tools = tmp_path / ".venv/bin"
    tools.mkdir(parents=True)
    for name in ("pip", "python", "python3", "mkdocs"):
        (tools / name).write_text(f'#!/bin/sh\necho {name} "$@"\n')
        (tools / name).chmod(0o755)
    path = f"{tools}:{os.environ['PATH']}"

    told = subprocess.run(
        [copied], cwd=tmp_path, env={**os.environ, "PATH": path},
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip

    installed = next(one for one in told.splitlines() if one.startswith("pip "))
    assert installed.split()[-1].removeprefix(f"{tmp_path}/") == lock


def test_the_pull_request_is_the_one_whose_head_was_checked() -> None:
    """A newer commit, or somebody else's branch of the same name, is not commented."""
    pulls = [{"number": 4, "head": {"sha": "b" * 40}}, {"number": 5, "head": {"sha": COMMIT}}]
    with _forge({"/repos/o/r/pulls": pulls}) as (url, forge):
        found = _github(url, "pull-request", "stranger", "fix&state=closed", COMMIT)
        nothing = _github(url, "pull-request", "stranger", "fix", "c" * 40)

    assert found.stdout == "5"
    assert (nothing.stdout, nothing.returncode) == ("", 0)
    asked = parse_qs(urlsplit(forge.seen[0][0]).query)
    assert (asked["head"], asked["state"]) == (["stranger:fix&state=closed"], ["open"])


def test_a_comment_is_written_once_and_then_renewed(tmp_path: Path) -> None:
    """Somebody else's comment with the same beginning stays as it is."""
    file = tmp_path / "comment.md"
    file.write_text(f"{MARKER}\nnew")
    path = "/repos/o/r/issues/5/comments"
    foreign = {"id": 1, "user": {"login": "stranger"}, "body": f"{MARKER}\nmine"}
    own = {"id": 2, "user": US, "body": f"{MARKER}\nold"}
    other = {"id": 3, "user": US, "body": "something else"}
    with _forge({path: [foreign, other]}) as (url, first):
        _github(url, "comment", "5", file)
    with _forge({path: [foreign, other, own]}) as (url, second):
        _github(url, "comment", "5", file)

    assert first.written == [("POST", path, {"body": f"{MARKER}\nnew"})]
    assert second.written == [("PATCH", "/repos/o/r/issues/comments/2", {"body": f"{MARKER}\nnew"})]


def test_an_archive_is_fetched_without_giving_the_token_away(tmp_path: Path) -> None:
    """GitHub sends on to another host, which the token is no business of."""
    target = tmp_path / "report.zip"
    known = {"id": 9, "name": "report", "expired": False, "size_in_bytes": 3}
    with _forge({"/blob": b"zip"}) as (blob, storage):
        answers = {
            "/repos/o/r/actions/runs/1/artifacts": {"artifacts": [known]},
            "/repos/o/r/actions/artifacts/9/zip": f"{blob}/blob",
        }
        with _forge(answers) as (url, forge):
            found = _github(url, "artifact", "1", "report", "100", target)
            other = _github(url, "artifact", "1", "preview", "100", tmp_path / "none.zip")

    assert (found.returncode, target.read_bytes()) == (0, b"zip")
    assert other.returncode == 1
    assert {token for _, token in forge.seen} == {"Bearer t"}
    assert [token for _, token in storage.seen] == [None]


@pytest.mark.parametrize(("claimed", "real"), [(101, 3), (3, 101)])
def test_an_archive_that_is_too_large_is_not_fetched(
    claimed: int, real: int, tmp_path: Path
) -> None:
    """Whether GitHub says so, or it turns out so."""
    target = tmp_path / "report.zip"
    known = {"id": 9, "name": "report", "expired": False, "size_in_bytes": claimed}
    answers = {
        "/repos/o/r/actions/runs/1/artifacts": {"artifacts": [known]},
        "/repos/o/r/actions/artifacts/9/zip": bytes(real),
    }
    with _forge(answers) as (url, _):
        found = _github(url, "artifact", "1", "report", "100", target)

    assert found.returncode == 1
    assert not target.exists()


@pytest.mark.parametrize(
    ("own", "site", "told"),
    [
        ("", "https://kreis.github.io/wegweiser/", "https://vorschau.github.io/seiten/"),
        ("https://vorschau.example/", "https://kreis.github.io/x/", "https://vorschau.example/"),
        ("https://kreis.github.io/seiten", "https://kreis.github.io/wegweiser/", ""),
        ("https://familien.example/vorschau", "https://familien.example/", ""),
    ],
)
def test_a_preview_is_never_on_the_host_of_the_site(own: str, site: str, told: str) -> None:
    """Its scripts could read what visitors keep there."""
    with _forge({"/repos/o/r/pages": {"html_url": site}}) as (url, _):
        found = _github(url, "preview-url", "Vorschau/seiten", own)

    assert found.stdout == told
    assert (found.returncode == 0) == bool(told)


def _issue_steps(url: str, run: Any, folder: Path) -> None:
    """Report a failure, another one, and that all is well."""
    for text in ("first", "second", ""):
        (folder / "text.md").write_text(text)
        assert run(url, "issue", "T", folder / "text.md").returncode == 0


def test_there_is_one_issue_for_one_trouble_on_github(tmp_path: Path) -> None:
    """Opened, renewed, closed; pull requests and other people's issues are left alone."""
    path = "/repos/o/r/issues"
    pull = {"number": 1, "title": "T", "body": "", "pull_request": {}}
    own = {"number": 2, "title": "T", "body": "first"}
    with _forge({path: [pull]}) as (url, opened):
        _issue_steps(url, _github, tmp_path)
    with _forge({path: [pull, own]}) as (url, renewed):
        _issue_steps(url, _github, tmp_path)
        before = _github(url, "issue-text", "T").stdout

    assert opened.written[0] == ("POST", path, {"title": "T", "body": "first"})
    assert renewed.written == [
        ("PATCH", f"{path}/2", {"body": "second"}),
        ("PATCH", f"{path}/2", {"state": "closed"}),
    ]
    assert before == "first"
    assert "creator=github-actions%5Bbot%5D" in renewed.seen[0][0]


@pytest.mark.parametrize(
    ("failed", "written"), [("true", ("POST", "/repos/o/r/issues")), ("false", None)]
)
def test_a_night_that_failed_is_told(failed: str, written: tuple[str, str] | None) -> None:
    """With the way to the run; a good one tells nothing."""
    with _forge({"/repos/o/r/issues": []}) as (url, forge):
        done = _run(
            "bash", CI / "notice", failed,
            GITHUB_API_URL=url, GITHUB_REPOSITORY="o/r", GITHUB_TOKEN="t",  # noqa: S106 - of a server here
            GITHUB_SERVER_URL="https://github.com", GITHUB_RUN_ID="9",
        )  # fmt: skip

    assert done.returncode == 0, done.stderr
    assert [one[:2] for one in forge.written] == ([written] if written else [])
    if written:
        assert "https://github.com/o/r/actions/runs/9\n" in forge.written[0][2]["body"]


def test_there_is_one_issue_for_one_trouble_on_gitlab(tmp_path: Path) -> None:
    """Opened, renewed, closed."""
    path = "/projects/7/issues"
    own = {"iid": 2, "title": "T", "description": "first"}
    with _forge({"/user": {"id": 3}, path: []}) as (url, opened):
        _issue_steps(url, _gitlab, tmp_path)
    with _forge({"/user": {"id": 3}, path: [own], f"{path}/2": own}) as (url, renewed):
        _issue_steps(url, _gitlab, tmp_path)
        before = _gitlab(url, "issue-text", "T").stdout
        by_number = _gitlab(url, "issue-by-number", "2").stdout

    assert opened.written[0] == ("POST", path, {"title": "T", "description": "first"})
    assert renewed.written == [
        ("PUT", f"{path}/2", {"description": "second"}),
        ("PUT", f"{path}/2", {"state_event": "close"}),
    ]
    assert (before, by_number) == ("first", "first")


def _merge_request(
    report: bytes, notes: list[Any], project: int = 8, changed: str = "offers/a/b.yml"
) -> dict[str, Any]:
    start = "/projects/7/merge_requests"
    jobs = [
        {"id": 11, "name": "report", "status": "success", "web_url": "https://g.example/-/jobs/11"},
        {
            "id": 12,
            "name": "preview",
            "status": "success",
            "web_url": "https://g.example/-/jobs/12",
        },
    ]
    return {
        "/user": {"id": 3},
        start: [{"iid": 5, "sha": COMMIT}, {"iid": 6, "sha": "b" * 40}],
        f"{start}/5/pipelines": [{"id": 1, "sha": COMMIT, "project_id": project}],
        f"{start}/6/pipelines": [{"id": 2, "sha": COMMIT, "project_id": project}],
        f"/projects/{project}/pipelines/1/jobs": jobs,
        f"/projects/{project}/jobs/11/artifacts/report.json": report,
        f"{start}/5/notes": notes,
        f"{start}/5/diffs": [{"old_path": changed, "new_path": changed}],
    }


def test_each_merge_request_gets_its_comment() -> None:
    """From the report of its fork's pipeline; one whose report is out of date waits."""
    report = Report().model_dump_json().encode()
    with _forge(_merge_request(report, [])) as (url, forge):
        done = _gitlab(url, "comments")

    assert done.returncode == 0, done.stderr
    ((method, path, data),) = forge.written
    assert (method, path) == ("POST", "/projects/7/merge_requests/5/notes")
    assert data["body"].startswith(MARKER)
    assert "https://g.example/-/jobs/12/artifacts/file/preview/index.html" in data["body"]


@pytest.mark.parametrize(
    ("project", "changed", "is_doubted"),
    [
        (7, "offers/a/b.yml", False),
        (7, "docs/ueber.md", False),
        (7, ".gitlab-ci.yml", True),
        (7, "mkdocs.yml", True),
        (8, "offers/a/b.yml", True),
    ],
)
def test_a_report_that_may_be_forged_is_doubted_on_gitlab(
    project: int, changed: str, is_doubted: bool
) -> None:
    """A fork's pipeline is the fork's; and who changes the program writes what it says."""
    report = Report().model_dump_json().encode()
    with _forge(_merge_request(report, [], project, changed)) as (url, forge):
        done = _gitlab(url, "comments")

    assert done.returncode == 0, done.stderr
    assert ("Dieser Bericht kann gefälscht sein" in forge.written[0][2]["body"]) == is_doubted


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ([{"filename": "offers/a/b.yml"}, {"filename": "docs/ueber.md"}], ""),
        ([{"filename": "offers/a/b.yml"}, {"filename": ".github/workflows/x.yml"}], "--doubted"),
        ([{"filename": "offers/a.py", "previous_filename": "hooks/a.py"}], "--doubted"),
        ([{"filename": "docs-x/a.md"}], "--doubted"),
    ],
)
def test_a_report_that_may_be_forged_is_doubted_on_github(
    files: list[dict[str, str]], told: str
) -> None:
    """Who changes anything but records and pages may have changed what writes the report."""
    with _forge({"/repos/o/r/pulls/7/files": files}) as (url, _):
        assert _github(url, "doubted", "7").stdout == told


def test_a_merge_request_keeps_one_comment() -> None:
    """It is renewed if it is ours, and left alone while nothing is new."""
    report = Report().model_dump_json().encode()
    foreign = {"id": 20, "author": {"id": 4}, "body": f"{MARKER}\nmine"}
    own = {"id": 21, "author": {"id": 3}, "body": f"{MARKER}\nold"}
    with _forge(_merge_request(report, [foreign, own])) as (url, first):
        _gitlab(url, "comments")
    text = first.written[0][2]["body"]
    with _forge(_merge_request(report, [foreign, {**own, "body": text.strip()}])) as (url, second):
        _gitlab(url, "comments")

    assert first.written[0][:2] == ("PUT", "/projects/7/merge_requests/5/notes/21")
    assert second.written == []


@pytest.mark.parametrize("report", [b"<script>", b" " * 1_100_000])
def test_a_hostile_report_on_gitlab_is_only_told(report: bytes) -> None:
    """No JSON, or too much of it."""
    with _forge(_merge_request(report, [])) as (url, forge):
        done = _gitlab(url, "comments")

    assert done.returncode == 0, done.stderr
    assert "Der Bericht der Prüfung fehlt oder ist nicht lesbar." in forge.written[0][2]["body"]


def _zip(entries: dict[str, bytes], links: tuple[str, ...] = ()) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            entry = zipfile.ZipInfo(name)
            if name in links:
                entry.external_attr = (stat.S_IFLNK | 0o777) << 16
            archive.writestr(entry, data)
    return content.getvalue()


def _unpack(content: bytes, folder: Path, *only: str) -> subprocess.CompletedProcess[str]:
    archive = folder / "archive.zip"
    archive.write_bytes(content)
    return _run(sys.executable, CI / "unpack.py", archive, folder / "out/in", "1000000", *only)


def test_an_archive_of_strangers_brings_plain_files_only(tmp_path: Path) -> None:
    """Nothing above the folder, no links, no hidden files, no kinds that a site does not have."""
    wanted = ("index.html", "de/index.html", "assets/page.js", "assets/icon.svg")
    above = ("../evil.html", "/srv/evil.html", "de/../../evil.html", "..\\evil.html")
    hidden = (".git/config.html", ".htaccess", "link.html")
    others = ("CNAME", "_headers", "run.sh", "x.php")
    entries = dict.fromkeys([*wanted, *above, *hidden, *others], b"x")

    done = _unpack(_zip(entries, ("link.html",)), tmp_path)

    assert done.returncode == 0, done.stderr
    found = {
        path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()
    }
    assert found == {"archive.zip", *(f"out/in/{name}" for name in wanted)}


def test_one_file_of_an_archive_is_enough(tmp_path: Path) -> None:
    """The report, and nothing that lies beside it."""
    _unpack(_zip({"report.json": b"{}", "other.json": b"{}"}), tmp_path, "report.json")

    assert [path.name for path in (tmp_path / "out/in").iterdir()] == ["report.json"]


def test_a_bomb_does_not_go_off(tmp_path: Path) -> None:
    """20 MB of nothing, in 20 kB."""
    done = _unpack(_zip({"a.html": bytes(900_000), "b.html": bytes(20_000_000)}), tmp_path)

    assert done.returncode == 1
    assert "too large" in done.stderr


def test_no_archive_is_no_archive(tmp_path: Path) -> None:
    """And told in one line."""
    done = _unpack(b"PK\x03\x04 nothing", tmp_path)

    assert done.returncode == 1
    assert done.stderr.startswith("no archive of ours:")


def _git(folder: Path, *arguments: str) -> str:
    person = ["-c", "user.name=Test", "-c", "user.email=test@example.org"]
    git = str(shutil.which("git"))
    done = _run(git, "-C", folder, *person, *arguments)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture
def remote(tmp_path: Path) -> Path:
    """An empty repository on some server."""
    folder = tmp_path / "remote.git"
    folder.mkdir()
    _git(folder, "init", "--bare", "--initial-branch=main")
    return folder


def _previews(remote: Path) -> set[str]:
    return set(_git(remote, "ls-tree", "-r", "--name-only", "main").split())


def test_a_preview_comes_and_goes_without_a_trace(remote: Path, tmp_path: Path) -> None:
    """Each proposal has its folder; what is taken away is not in the history either."""
    folder = tmp_path / "preview"
    (folder / "de").mkdir(parents=True)
    (folder / "de/index.html").write_text("secret")
    always = {".nojekyll", "robots.txt"}

    put = [_run(CI / "preview", remote, "put", number, folder) for number in ("7", "8")]
    both = _previews(remote)
    (folder / "de/index.html").rename(folder / "de/other.html")
    put.append(_run(CI / "preview", remote, "put", "7", folder))
    renewed = _previews(remote)
    put.append(_run(CI / "preview", remote, "remove", "7"))

    assert [done.returncode for done in put] == [0, 0, 0, 0], put
    assert both == always | {"pr-7/de/index.html", "pr-8/de/index.html"}
    assert renewed == always | {"pr-7/de/other.html", "pr-8/de/index.html"}
    assert _previews(remote) == always | {"pr-8/de/index.html"}
    assert _git(remote, "rev-list", "--count", "main").strip() == "1"


@pytest.mark.parametrize("number", ["", "7/../8", "-x", "7 8"])
def test_a_preview_has_a_number(number: str, remote: Path) -> None:
    """No other folder is touched."""
    assert _run(CI / "preview", remote, "remove", number).returncode == 2


def _copy_ci(target: Path, python: str) -> Path:
    """Put .ci beside a .venv whose python is a script."""
    shutil.copytree(CI, target / ".ci")
    program = target / ".venv/bin/python"
    program.parent.mkdir(parents=True)
    program.write_text(python)
    program.chmod(0o755)
    return target


def test_web_space_is_reached_with_its_own_key_and_host(tmp_path: Path) -> None:
    """Both from variables; whoever is not the known host is refused; nothing stays behind."""
    seen = tmp_path / "seen"
    python = f'#!/bin/sh\necho "$@" >{seen}\nwhile [ $# -gt 1 ]; do shift; done\n'
    python += f'cat "$1" "$(dirname "$1")/key" "$(dirname "$1")/known_hosts" >>{seen}\n'
    python += f'stat -c %a "$(dirname "$1")/key" >>{seen}\n'
    project = _copy_ci(tmp_path / "project", python)
    (tmp_path / "desk").mkdir()

    done = _run(
        project / ".ci/webspace", TMPDIR=str(tmp_path / "desk"),
        WEBSPACE_TARGET="me@host.example:/www", WEBSPACE_KEY="line one\r\nline two",
        WEBSPACE_KNOWN_HOSTS="host.example ssh-ed25519 AAAA", WEBSPACE_PORT="2222",
    )  # fmt: skip

    assert done.returncode == 0, done.stderr
    told = seen.read_text()
    assert "-m hooks upload site me@host.example:/www --via sftp --ssh-config " in told
    assert "StrictHostKeyChecking yes" in told
    assert "Port 2222" in told
    assert "\nline one\nline two\nhost.example ssh-ed25519 AAAA\n600\n" in told
    assert list((tmp_path / "desk").iterdir()) == []


@pytest.fixture
def records(tmp_path: Path) -> Path:
    """A repository with a record."""
    folder = tmp_path / "records"
    (folder / "offers/a").mkdir(parents=True)
    (folder / "offers/a/b.yml").write_text("name: A\nassured_date: 2025-01-01\nassurer: X\n")
    _git(folder, "init", "--initial-branch=main")
    _git(folder, "add", "--all")
    _git(folder, "commit", "--message=Begin")
    return folder


@pytest.mark.parametrize(
    ("script", "code", "answer"),
    [
        ("sed -i 's/2025-01-01/2026-11-23/' offers/a/b.yml", 0, "ein Vorschlag geworden"),
        ("true", 0, "steht schon in unseren Einträgen"),
        ("sed -i 's/name: A/name: B/' offers/a/b.yml", 1, "Jemand aus der Redaktion"),
        ("sed -i 's/2025/2026/' offers/a/b.yml; touch new.yml", 1, "Jemand aus der Redaktion"),
        ("echo 'x: 1' >>offers/a/b.yml", 1, "Jemand aus der Redaktion"),
        ("rm offers/a/b.yml", 1, "Jemand aus der Redaktion"),
        ("echo '@everyone: keine Kennung.'; exit 1", 1, "\n    @everyone: keine Kennung.\n"),
    ],
)
def test_an_issue_changes_the_confirmation_and_nothing_else(
    script: str, code: int, answer: str, records: Path, tmp_path: Path
) -> None:
    """Whatever the command did; the writer is answered in either case."""
    python = tmp_path / "python"
    python.write_text(f"#!/bin/sh\n{script}\n")
    python.chmod(0o755)
    (tmp_path / "issue.md").write_text("### Kennung\n\na/b\n")

    done = _run(CI / "confirm", python, tmp_path / "issue.md", tmp_path / "answer.md", cwd=records)

    assert done.returncode == code, done.stderr
    assert answer in (tmp_path / "answer.md").read_text()


def test_a_proposal_is_made_once_and_checked(records: Path, remote: Path, tmp_path: Path) -> None:
    """The branch is pushed, the pull request opened, the check asked for."""
    log = tmp_path / "gh.log"
    program = tmp_path / "bin/gh"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\necho "$@" >>{log}\n')
    program.chmod(0o755)
    _git(records, "remote", "add", "origin", str(remote))
    path = f"{program.parent}:{os.environ['PATH']}"
    command = (CI / "propose", "bestaetigung-7", "Bestätigung aus #7", "Aus #7.")

    nothing = _run(*command, cwd=records, PATH=path)
    (records / "offers/a/b.yml").write_text("name: A\nassured_date: 2026-11-23\nassurer: X\n")
    done = _run(*command, cwd=records, PATH=path)

    assert (nothing.returncode, nothing.stdout) == (0, "Nichts hat sich geändert.\n")
    assert done.returncode == 0, done.stderr
    assert (
        _git(remote, "log", "--format=%s", "bestaetigung-7").splitlines()[0] == "Bestätigung aus #7"
    )
    assert log.read_text().splitlines() == [
        "auth setup-git",
        "pr list --head bestaetigung-7 --state open --json number --jq .[].number",
        "pr create --head bestaetigung-7 --title Bestätigung aus #7 --body Aus #7.",
        "workflow run check.yml --ref bestaetigung-7",
    ]


def _age(html: str, *days: str) -> subprocess.CompletedProcess[str]:
    with _forge({"/": html.encode()}) as (url, _):
        return _run(sys.executable, CI / "age.py", f"{url}/", *days)


@pytest.mark.parametrize(("old", "code"), [(0, 0), (3, 0), (4, 1)])
def test_somebody_learns_when_a_site_is_no_longer_renewed(old: int, code: int) -> None:
    """From another machine, by the day that home pages bear."""
    built = datetime.now(UTC).date() - timedelta(days=old)
    told = _age(f'<p id="as-of">Stand: <time datetime="{built}">heute</time></p>')

    assert told.returncode == code
    assert ("Tage alt" in told.stderr) == bool(code)


def test_somebody_learns_when_a_site_does_not_answer() -> None:
    """Or is another one."""
    nobody = _run(sys.executable, CI / "age.py", "http://127.0.0.1:9/")

    assert "antwortet nicht" in nobody.stderr
    assert "nennt den Tag ihres Baus nicht" in _age("<html>").stderr


def test_an_issue_of_the_form_becomes_exactly_a_confirmation(tmp_path: Path) -> None:
    """As GitHub writes it, through the real command; markup in the wrong place is refused."""
    region = tmp_path / "region"
    shutil.copytree(ROOT / "tests/region", region)
    _git(region, "init", "--initial-branch=main")
    _git(region, "add", "--all")
    _git(region, "commit", "--message=Begin")
    form = "### Kennung\n\n{}\n\n### Bestätigt von\n\n{}\n\n### Öffentlich\n\n- [X] Ja\n"
    tries = {
        "good": form.format("riverside/playgroup", "Family office"),
        "command": form.format("riverside/playgroup; touch evil", "$(touch evil)"),
        "path": form.format("../../etc/passwd", "Family office"),
        "lines": form.format("riverside/playgroup", "Family office\nsensitive: false"),
    }
    python = tmp_path / "python"
    python.write_text(f'#!/bin/sh\nPYTHONPATH={ROOT} exec {sys.executable} "$@"\n')
    python.chmod(0o755)
    codes = {}

    for name, text in tries.items():
        (tmp_path / f"{name}.md").write_text(text)
        command = (CI / "confirm", python, tmp_path / f"{name}.md", tmp_path / "answer.md")
        codes[name] = _run(*command, cwd=region, SOURCE_DATE_EPOCH=EPOCH).returncode
    changed = _git(region, "diff", "--unified=0")

    assert codes == {"good": 0, "command": 1, "path": 1, "lines": 1}
    lines = [line for line in changed.splitlines() if re.match(r"[+-](?![+-]{2} )", line)]
    assert set(lines) >= {"+assured_date: 2026-11-23", "+assurer: Family office"}
    assert {line[1:].partition(":")[0] for line in lines} == {"assured_date", "assurer"}
    assert not (region / "evil").exists()
