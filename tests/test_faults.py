"""Whatever happens to the machine: the site of before stays, and somebody is told what to do."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from hooks.problems import InvalidDirectoryError, Problem
from hooks.settings import build_day
from hooks.staging import publish, stage
from hooks.strays import stray_problems
from tests.conftest import EPOCH, ROOT, build_site
from tests.test_region import REGION, copy_region

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

STOPPED = "Error: Der Bau ist abgebrochen; die Seite von vorher bleibt, wie sie war."
FULL = "Der Speicherplatz ist voll. Schaffen Sie Platz."
LINK = "Das ist ein Verweis (Symlink). Legen Sie die Datei oder den Ordner selbst hierher."
GOOD = "the good one"
PART = {"BUILD_LANGUAGES": "fr"}
"""One of two languages, which is half the work and has records, pages and catalogs."""
UNIX = pytest.mark.skipif(sys.platform == "win32", reason="needs locks, links and limits of Unix")
_LIMITED = """\
import resource, runpy, sys
resource.setrlimit(resource.RLIMIT_FSIZE, 2 * (int(sys.argv.pop()),))
runpy.run_module("mkdocs", run_name="__main__", alter_sys=True)
"""


@pytest.fixture
def region(tmp_path: Path) -> Path:
    """The tiny region, with a site of before beside it."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.html").write_text(GOOD)
    return copy_region(tmp_path / "project")


def _is_as_before(folder: Path) -> bool:
    left = sorted(path.name for path in folder.iterdir() if path.name != "project")
    return left == ["site"] and (folder / "site/index.html").read_text() == GOOD


@UNIX
@pytest.mark.parametrize("limit", [40_000, 100_000], ids=["copied", "drawn"])
def test_a_file_that_may_not_grow_ends_the_build(region: Path, tmp_path: Path, limit: int) -> None:
    """Be it one that MkDocs copies or a page: half of it lies beside the site, and is removed."""
    command = [sys.executable, "-c", _LIMITED, "build", "--site-dir", str(tmp_path / "site")]
    command.append(str(limit))
    variables = {**os.environ, "SOURCE_DATE_EPOCH": EPOCH, "PYTHONDONTWRITEBYTECODE": "1"}
    built = subprocess.run(
        command, cwd=region, capture_output=True, text=True, check=False, env=variables
    )

    assert built.returncode == 1
    assert STOPPED in built.stderr
    assert "Die Datei würde größer, als es hier erlaubt ist." in built.stderr
    assert "Traceback" not in built.stderr
    assert _is_as_before(tmp_path)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk with two megabytes, where the tests may mount one."""
    disk, mount = tmp_path / "disk", shutil.which("mount")
    disk.mkdir()
    options = ["-t", "tmpfs", "-o", "size=2m", "tmpfs", str(disk)]
    if not mount or subprocess.run([mount, *options], capture_output=True, check=False).returncode:
        pytest.skip("only root may mount a disk, and not in every container")
    yield disk
    subprocess.run([str(shutil.which("umount")), str(disk)], check=True)


def test_a_full_disk_ends_the_build(region: Path, small_disk: Path) -> None:
    """The site of before is on it, and stays."""
    (small_disk / "site").mkdir()
    (small_disk / "site/index.html").write_text(GOOD)

    built = build_site(region, small_disk / "site")

    assert built.returncode == 1
    assert f"{STOPPED} {FULL}" in built.stderr
    assert "Traceback" not in built.stderr
    assert _is_as_before(small_disk)


def test_where_nothing_can_be_written_nothing_is_built(region: Path, tmp_path: Path) -> None:
    """A file stands in the way; a folder without the right to write is told likewise."""
    (tmp_path / "file").write_text(GOOD)

    built = build_site(region, tmp_path / "file/site")

    assert built.returncode == 1
    message = f"Neben {tmp_path}/file/site lässt sich nicht schreiben. {tmp_path}/file: "
    assert f"{message}Da liegt etwas anderes." in built.stderr
    assert (tmp_path / "file").read_text() == GOOD


_AS_NOBODY = """\
import os, sys
from pathlib import Path
from hooks.faults import tell_fault
from hooks.staging import stage
if os.geteuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
try:
    stage(Path(sys.argv[1]))
except OSError as error:
    print(tell_fault(error))
"""


@pytest.fixture
def closed() -> Iterator[Path]:
    """A folder that nobody may write into, and everybody reach; those of pytest are its user's."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o555)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


@UNIX
def test_a_folder_without_the_right_to_write_is_told(closed: Path) -> None:
    """In words, not in numbers. Root may write anywhere, so it becomes somebody else."""
    command = [sys.executable, "-c", _AS_NOBODY, str(closed / "site")]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout

    assert re.fullmatch(
        rf"{closed}/\.site-\w+: Dem Programm fehlt das Recht dazu\.\n", told, re.ASCII
    )
    assert [*closed.iterdir()] == []


def _begin_build(region: Path, site: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(site)]
    variables = {**os.environ, "SOURCE_DATE_EPOCH": EPOCH, **PART}
    return subprocess.Popen(command, cwd=region, env=variables, stderr=subprocess.PIPE, text=True)


def _wait_for(found: Callable[[], object]) -> None:
    end = time.monotonic() + 60
    while not found():
        assert time.monotonic() < end
        time.sleep(0.01)


@UNIX
def test_what_a_killed_build_left_is_gone_after_the_next(region: Path, tmp_path: Path) -> None:
    """The site of before is whole in between."""
    building = _begin_build(region, tmp_path / "site")
    _wait_for(lambda: [*tmp_path.glob(".site-*-building/*")])
    building.kill()
    building.communicate()
    assert (tmp_path / "site/index.html").read_text() == GOOD
    assert [*tmp_path.glob(".site-*-building")] != []

    built = build_site(region, tmp_path / "site", **PART)

    assert built.returncode == 0, built.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["project", "site"]


@UNIX
def test_two_builds_at_once_both_end_with_a_whole_site(region: Path, tmp_path: Path) -> None:
    """Neither touches what the other is still building."""
    both = [_begin_build(region, tmp_path / "site") for _ in range(2)]

    told = [building.communicate()[1] for building in both]

    assert [building.returncode for building in both] == [0, 0], told
    assert sorted(path.name for path in tmp_path.iterdir()) == ["project", "site"]
    assert (tmp_path / "site/fr/finden.html").exists()


_HOLDER = """\
import sys
from pathlib import Path
from hooks.staging import stage
staged = stage(Path(sys.argv[1]))
(staged / "index.html").write_text("of another")
print(staged, flush=True)
sys.stdin.read()
"""


@UNIX
def test_a_build_that_still_runs_is_left_alone(tmp_path: Path) -> None:
    """Its folder is swept once its program has ended, however it ended."""
    command = [sys.executable, "-c", _HOLDER, str(tmp_path / "site")]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(command, cwd=ROOT, text=True, **pipes) as holder:  # type: ignore[call-overload]
        other = Path(holder.stdout.readline().strip())

        mine = stage(tmp_path / "site")
        assert (other / "index.html").exists()
        holder.kill()
    assert (other / "index.html").exists()
    publish(mine, tmp_path / "site")
    stage(tmp_path / "site")

    assert not other.exists()


@UNIX
def test_a_site_returns_whose_publishing_was_killed(tmp_path: Path) -> None:
    """Between two renames there is a moment without a site; the next build brings it back."""
    away = tmp_path / ".site-12345678-replaced/site"
    away.mkdir(parents=True)
    (away / "index.html").write_text(GOOD)

    stage(tmp_path / "site")

    assert (tmp_path / "site/index.html").read_text() == GOOD
    assert not away.parent.exists()


@UNIX
def test_folders_of_other_sites_and_people_are_never_swept(tmp_path: Path) -> None:
    """Only what builds of this very site make."""
    names = [".site-building", ".site-other-12345678-building", ".site-secrets", "site-x-building"]
    for name in names:
        (tmp_path / name).mkdir()

    stage(tmp_path / "site")

    assert all((tmp_path / name).is_dir() for name in names)


_VANISHING = """

_read_as_before = record_dates


def record_dates(offers: Path) -> object:
    (offers / "riverside/playgroup.yml").unlink(missing_ok=True)
    return _read_as_before(offers)
"""


def test_a_file_that_vanishes_while_it_is_needed_ends_the_build(
    region: Path, tmp_path: Path
) -> None:
    """A record that was read and checked is gone when its copy is published."""
    module = region / "hooks/history.py"
    module.write_text(module.read_text() + _VANISHING)

    built = build_site(region, tmp_path / "site")

    assert built.returncode == 1
    path = f"{region}/offers/riverside/playgroup.yml"
    assert f"{STOPPED} {path}: Die Datei ist nicht mehr da." in built.stderr
    assert "Traceback" not in built.stderr
    assert _is_as_before(tmp_path)


@pytest.mark.parametrize(
    "epoch", ["garbage", "-1", "1e9", "99999999999", "1795435200.5", " 1795435200", "１７９５"]
)
def test_a_build_day_that_is_none_is_told(epoch: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before anything is read."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)

    with pytest.raises(InvalidDirectoryError) as told:
        build_day("Europe/Berlin")

    message = f"»{epoch}« ist keine Zahl von Sekunden seit 1970."
    assert told.value.problems == [Problem("SOURCE_DATE_EPOCH", 1, 1, message)]


def test_a_build_day_that_is_empty_is_today(region: Path, tmp_path: Path) -> None:
    """CI sets a variable to nothing where it is not filled."""
    built = build_site(region, tmp_path / "site", SOURCE_DATE_EPOCH="", **PART)

    assert built.returncode == 0, built.stderr


def _link_page(project: Path, outside: Path) -> str:
    (project / "docs/geheim.md").symlink_to(outside / "geheim.md")
    return "docs/geheim.md"


def _link_picture(project: Path, outside: Path) -> str:
    (project / "docs/bild.png").symlink_to(outside / "geheim.md")
    return "docs/bild.png"


def _link_folder(project: Path, outside: Path) -> str:
    (project / "docs/fotos").symlink_to(outside)
    return "docs/fotos"


def _link_in_a_circle(project: Path, _: Path) -> str:
    (project / "docs/kreis").symlink_to(project / "docs")
    return "docs/kreis"


def _link_to_nothing(project: Path, outside: Path) -> str:
    (project / "docs/nichts.md").symlink_to(outside / "nichts.md")
    return "docs/nichts.md"


def _link_record(project: Path, outside: Path) -> str:
    (project / "offers/riverside/other.yml").symlink_to(outside / "geheim.md")
    return "offers/riverside/other.yml"


def _link_provider(project: Path, outside: Path) -> str:
    (project / "offers/other").symlink_to(outside)
    return "offers/other"


def _link_catalogs(project: Path, outside: Path) -> str:
    (project / "offers/everything/locales").symlink_to(outside)
    return "offers/everything/locales"


@UNIX
@pytest.mark.parametrize(
    "put",
    [
        *(_link_page, _link_picture, _link_folder, _link_in_a_circle, _link_to_nothing),
        *(_link_record, _link_provider, _link_catalogs),
    ],
)
def test_a_link_is_refused_by_its_name(tmp_path: Path, put: Callable[[Path, Path], str]) -> None:
    """It could publish any file of the machine, and none is opened."""
    outside, project = tmp_path / "outside", tmp_path / "project"
    outside.mkdir()
    (outside / "geheim.md").write_text("# geheim\n")
    for name in ("offers", "docs"):
        shutil.copytree(REGION / name, project / name)
    shown = put(project, outside)

    problems = [*stray_problems(project / "offers"), *stray_problems(project / "docs")]

    assert problems == [Problem(shown, 1, 1, LINK)]


@UNIX
def test_a_project_with_a_link_is_not_built(region: Path, tmp_path: Path) -> None:
    """Nor does the check follow it."""
    (region / "docs/passwd.txt").symlink_to("/etc/passwd")
    command = [sys.executable, "-m", "hooks", "check"]

    built = build_site(region, tmp_path / "site")
    checked = subprocess.run(command, cwd=region, capture_output=True, text=True, check=False)

    assert built.returncode == checked.returncode == 1
    assert f"docs/passwd.txt:1:1: Fehler: {LINK}" in built.stderr
    assert f"docs/passwd.txt:1:1: Fehler: {LINK}" in checked.stdout
    assert _is_as_before(tmp_path)


@UNIX
def test_what_is_no_file_is_told_and_not_waited_for(tmp_path: Path) -> None:
    """A pipe would never end; a name that is no text would break addresses."""
    docs = tmp_path / "docs"
    docs.mkdir()
    os.mkfifo(docs / "pipe.md")
    Path(os.fsdecode(os.fsencode(docs) + b"/\xff.md")).touch()

    told = sorted(map(str, stray_problems(docs)))

    assert told == [
        "docs/?.md:1:1: Fehler: Der Name ist nicht in UTF-8 geschrieben. Benennen Sie die Datei "
        "um.",
        "docs/pipe.md:1:1: Fehler: Das ist weder Datei noch Ordner. Löschen Sie es.",
    ]


def test_files_of_windows_make_the_same_pages(region: Path, tmp_path: Path) -> None:
    """Ends of lines and a mark before the text, in records, pages and settings."""
    plain = build_site(region, tmp_path / "plain", **PART)
    sources = [region / "mkdocs.yml", *region.glob("offers/*/*.yml"), *region.glob("docs/**/*.md")]
    for path in sources:
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    for path in region.glob("offers/*/locales/*.po"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))

    built = build_site(region, tmp_path / "site", **PART)

    assert plain.returncode == built.returncode == 0, built.stderr
    pages = sorted((tmp_path / "plain").rglob("*.html"))
    assert len(pages) > 50
    for path in pages:
        name = path.relative_to(tmp_path / "plain")
        assert _without_versions(tmp_path / "site" / name) == _without_versions(path), name


def _without_versions(path: Path) -> str:
    """Return a page without the versions of index and files, which are of their bytes."""
    return re.sub(r"\?[0-9a-f]{8,}|data-index=\"[^\"]*\"", "", path.read_text())
