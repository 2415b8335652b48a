"""A site on its way to a server is never half: whoever reads it meanwhile finds whole pages."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

import pytest
from click.testing import CliRunner

from hooks.__main__ import main
from hooks.links import links
from hooks.orders import folder_of, rsync_passes, sftp_batch
from hooks.transfer import TransferError, send_by_rsync, send_by_sftp
from hooks.upload import (
    MANIFEST,
    UnsafeNameError,
    digests,
    plan_upload,
    read_manifest,
    write_manifest,
)

SERVERS = ("/usr/lib/openssh/sftp-server", "/usr/libexec/sftp-server", "/usr/lib/ssh/sftp-server")
SERVER = next((path for path in SERVERS if Path(path).exists()), "")
sftp = pytest.mark.skipif(
    not (SERVER and shutil.which("sftp")), reason="needs sftp and its server, without a network"
)
rsync = pytest.mark.skipif(not shutil.which("rsync"), reason="needs rsync")

OLD = {
    "index.html": '<a href="de/index.html">',
    "404.html": "<p>",
    "sw.js": "1",
    ".htaccess": "1",
    "assets/page.css": "1",
    "assets/gone.js": "1",
    "search/shared.json": "1",
    "de/offline.json": "1",
    "de/index.html": '<script src="../assets/gone.js"></script><a href="angebote/a/old.html">',
    "de/angebote/a/old.html": '<link href="../../../assets/page.css"><a href="../../index.html">',
}
NEW = {
    "index.html": '<a href="de/index.html"><link href="assets/fresh.css">',
    "404.html": "<p>",
    "sw.js": "2",
    ".htaccess": "2",
    "assets/page.css": "2",
    "assets/fresh.css": "2",
    "assets/fresh.js": "2",
    "search/shared.json": "2",
    "de/search/terms.json": "2",
    "de/offline.json": "2",
    "de/index.html": '<script src="../assets/fresh.js"></script><a href="angebote/b/new.html">',
    "de/angebote/b/new.html": '<link href="../../../assets/fresh.css"><a href="../../index.html">',
}


def _write(folder: Path, files: dict[str, str]) -> Path:
    for path, text in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    return folder


def _read(folder: Path) -> dict[str, str]:
    files = (file for file in folder.rglob("*") if file.is_file() and file.name != MANIFEST)
    return {file.relative_to(folder).as_posix(): file.read_text() for file in files}


def _broken(files: dict[str, str]) -> list[str]:
    """Return what pages of a site lead to and is not there."""
    found = []
    for path, text in files.items():
        for address in links(text) if path.endswith(".html") else ():
            steps: list[str] = []
            there = unquote(urlsplit(address).path).split("/")
            for part in (*PurePosixPath(path).parent.parts, *there):
                steps = steps[:-1] if part == ".." else [*steps, part]
            if "/".join(steps) not in files:
                found.append(f"{path}: {address}")
    return found


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """The site of before."""
    return _write(tmp_path / "old", OLD)


@pytest.fixture
def new(tmp_path: Path) -> Path:
    """The site of today."""
    return _write(tmp_path / "new", NEW)


def test_after_every_single_step_all_pages_are_whole(old: Path, new: Path) -> None:
    """Stylesheets, scripts and linked pages of every page are there at every moment."""
    server, plan = dict(OLD), plan_upload(digests(new), digests(old))

    assert _broken(server) == []
    for path in plan.send:
        server[path] = NEW[path]
        assert _broken(server) == [], path
    for path in plan.delete:
        del server[path]
        assert _broken(server) == [], path
    assert server == NEW


def test_only_what_has_changed_travels(old: Path, new: Path) -> None:
    """In the order of stages: assets, new pages, search, pages, entries; then deletions."""
    plan = plan_upload(digests(new), digests(old))

    assert plan.send == (
        "assets/fresh.css", "assets/fresh.js", "assets/page.css",
        "de/angebote/b/new.html",
        "de/search/terms.json", "search/shared.json",
        "de/index.html",
        ".htaccess", "de/offline.json", "index.html", "sw.js",
    )  # fmt: skip
    assert plan.delete == ("assets/gone.js", "de/angebote/a/old.html")
    assert (plan.folders, plan.empty) == (("de/angebote/b", "de/search"), ("de/angebote/a",))


def test_a_server_without_manifest_loses_nothing(new: Path) -> None:
    """What lies there may belong to somebody else."""
    plan = plan_upload(digests(new), {})

    assert set(plan.send) == set(NEW)
    assert plan.delete == ()


@pytest.mark.parametrize(
    "text", ["", "[]", "{", '{"../x": ""}', '{"/etc/x": ""}', '{"-x": ""}', '{"a\\nrm b": ""}']
)
def test_a_spoilt_manifest_is_none(text: str) -> None:
    """No path of it leaves the folder or becomes a command."""
    assert read_manifest(text) == {}


@pytest.mark.parametrize(
    "target", ["", "host", "host:", "host:/", "u@host:../x", "-oProxyCommand=x:y", "h:/a b"]
)
def test_a_target_that_could_mean_something_else_is_refused(target: str) -> None:
    """No server's root, no option of ssh, nothing above the folder."""
    with pytest.raises(UnsafeNameError):
        folder_of(target)


def test_a_target_names_a_folder() -> None:
    """With or without user, from the root or from home."""
    assert folder_of("me@example.org:/var/www/site/") == "/var/www/site"
    assert folder_of("example.org:htdocs") == "htdocs"


def test_a_file_with_a_strange_name_is_refused(new: Path) -> None:
    """It could end a line of the batch."""
    (new / 'a"\nrm x').write_text("")

    with pytest.raises(UnsafeNameError):
        digests(new)


@sftp
def test_an_upload_by_sftp_brings_exactly_the_new_site(
    old: Path, new: Path, tmp_path: Path
) -> None:
    """First the old one, then the new one; what was not ours stays."""
    server = tmp_path / "server"
    _write(server, {"foreign.txt": "x"})

    send_by_sftp(old, str(server), ["-D", SERVER])
    first = _read(server)
    plan = send_by_sftp(new, str(server), ["-D", SERVER])

    assert first == {**OLD, "foreign.txt": "x"}
    assert len(plan.send) == 11
    assert _read(server) == {**NEW, "foreign.txt": "x"}
    assert not (server / "de/angebote/a").exists()
    assert send_by_sftp(new, str(server), ["-D", SERVER]).send == ()


@sftp
@pytest.mark.parametrize("share", [0.1, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 0.97])
def test_an_interrupted_upload_leaves_whole_pages_and_is_taken_up_again(
    share: float, old: Path, new: Path, tmp_path: Path
) -> None:
    """The connection ends anywhere: pages are whole; the next run ends as if nothing had been."""
    server, desk = tmp_path / "server", tmp_path / "desk"
    server.mkdir()
    send_by_sftp(old, str(server), ["-D", SERVER])
    plan = plan_upload(digests(new), read_manifest((server / MANIFEST).read_text()))
    _write(desk, {"during": write_manifest(plan.during), "after": write_manifest(plan.after)})
    lines = list(sftp_batch(plan, new, str(server), desk / "during", desk / "after"))
    batch = desk / "batch"
    batch.write_text("\n".join(lines[: int(len(lines) * share)]) + "\n")
    command = [str(shutil.which("sftp")), "-q", "-b", str(batch), "-D", SERVER]
    subprocess.run(command, check=True, capture_output=True)
    known = read_manifest((server / MANIFEST).read_text())
    halfway = {path: text for path, text in _read(server).items() if not path.endswith(".upload")}

    send_by_sftp(new, str(server), ["-D", SERVER])

    assert _broken(halfway) == []
    assert known != digests(new)
    assert _read(server) == NEW


@sftp
def test_what_an_interrupted_upload_brought_and_nobody_wants_is_deleted(
    old: Path, new: Path, tmp_path: Path
) -> None:
    """A page that was sent, and withdrawn before the upload was complete."""
    server = tmp_path / "server"
    server.mkdir()
    send_by_sftp(old, str(server), ["-D", SERVER])
    plan = plan_upload(digests(new), digests(old))
    (server / MANIFEST).write_text(write_manifest(plan.during))
    _write(server, {"de/angebote/b/new.html": "sent"})

    send_by_sftp(old, str(server), ["-D", SERVER])

    assert _read(server) == OLD


@sftp
def test_a_server_that_refuses_is_told(new: Path) -> None:
    """And nothing is sent anywhere."""
    with pytest.raises(TransferError, match="»sftp« ist mit 1 gescheitert"):
        send_by_sftp(new, "/nowhere", ["-D", SERVER])


@rsync
def test_every_pass_of_rsync_leaves_whole_pages(old: Path, new: Path, tmp_path: Path) -> None:
    """And the last one the new site, without touching certificates of the host."""
    server = tmp_path / "server"
    shutil.copytree(old, server)
    _write(server, {".well-known/acme": "x"})

    for command in rsync_passes(new, str(server)):
        subprocess.run(command, check=True)
        assert _broken(_read(server)) == [], command

    assert _read(server) == {**NEW, ".well-known/acme": "x"}


@rsync
@pytest.mark.parametrize("wait", [0.02, 0.3, 0.6])
def test_a_killed_rsync_leaves_whole_pages(
    wait: float, old: Path, new: Path, tmp_path: Path
) -> None:
    """At whatever moment; the next run completes the site."""
    server = tmp_path / "server"
    shutil.copytree(old, server)
    for name in ("page.css", "fresh.css", "fresh.js"):
        (new / "assets" / name).write_bytes(bytes(200_000))
    for command in rsync_passes(new, str(server)):
        with subprocess.Popen([*command, "--bwlimit=200k", "--whole-file"]) as running:
            try:
                running.wait(wait)
            except subprocess.TimeoutExpired:
                running.kill()
                break
    halfway = {path: text for path, text in _read(server).items() if "/." not in path}

    send_by_rsync(new, str(server))

    assert _broken(halfway) == []
    assert digests(server) == digests(new)


def test_only_a_built_site_is_sent(tmp_path: Path) -> None:
    """An empty folder would delete everything."""
    result = CliRunner().invoke(main, ["upload", str(tmp_path), "me@example.org:/www"])

    assert result.exit_code == 1
    assert "liegt keine gebaute Seite" in result.output


def test_a_refused_target_is_told_in_german(tmp_path: Path) -> None:
    """Before any program runs."""
    result = CliRunner().invoke(main, ["upload", str(tmp_path), "--", "-oProxyCommand=x:y"])

    assert result.exit_code == 1
    assert "enthält Zeichen" in result.output
