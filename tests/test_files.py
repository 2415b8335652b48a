"""What commands write into a project is there as a whole, or not at all."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from hooks.files import replace_all
from tests.conftest import EPOCH, ROOT
from tests.test_region import REGION

if TYPE_CHECKING:
    from pathlib import Path

UNIX = pytest.mark.skipif(sys.platform == "win32", reason="needs limits and signals of Unix")
_LIMITED = """\
import resource, runpy, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]),) * 2)
del sys.argv[1]
runpy.run_module("hooks", run_name="__main__", alter_sys=True)
"""
_KILLED = """\
import os, signal, sys
from pathlib import Path
from hooks.files import replace_all

class End(str):
    def encode(self, *_):
        os.kill(os.getpid(), signal.SIGKILL)

replace_all({Path(name): kind("new") for name, kind in zip(sys.argv[1:], (str, str, End))})
"""
_OFFER = (
    "--provider=Riverside Families", "--name=Café", "--summary=Kaffee und Zeit.",
    "--topics=leisure", "--life-phases=baby", "--areas=Exampleshire", "--access=offen",
    "--cost=kostenlos", "--source=https://example.org/cafe", "--source-date=2026-11",
    "--link=https://example.org/cafe",
)  # fmt: skip
_KREIS = ("--region", "Kreis Muster", "--land", "Hessen", "--languages", "de,en", "--helplines")


@pytest.fixture
def region(tmp_path: Path) -> Path:
    """The records and settings of the small region; its words are a version behind."""
    folder = tmp_path / "kreis"
    shutil.copytree(REGION / "offers", folder / "offers")
    shutil.copy(REGION / "mkdocs.yml", folder)
    return folder


def _files(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def _run(project: Path, limit: int, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", _LIMITED, str(limit), "--project", str(project), *arguments]
    variables = {**os.environ, "SOURCE_DATE_EPOCH": EPOCH, "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        command, cwd=ROOT, env=variables, capture_output=True, text=True, check=False
    )


@UNIX
@pytest.mark.parametrize(
    ("limit", "arguments"),
    [
        (1_000, ("confirm", "riverside", "everything", "--assurer", "Familienbüro")),
        (10_000, ("update-vocabulary",)),
        (100, ("new", *_OFFER)),
        (20_000, ("schema",)),
        (2_000, ("translate", "update")),
    ],
    ids=lambda one: one[0] if isinstance(one, tuple) else "",
)
def test_a_command_that_cannot_write_everything_writes_nothing(
    region: Path, limit: int, arguments: tuple[str, ...]
) -> None:
    """Some of the files would have fit; it says which one did not, and works once there is room."""
    before = _files(region)

    failed = _run(region, limit, *arguments)
    after = _files(region)
    done = _run(region, 10_000_000, *arguments)

    assert failed.returncode == 1, failed.stdout
    assert failed.stderr.endswith(": Die Datei würde größer, als es hier erlaubt ist.\n")
    assert "Traceback" not in failed.stderr
    assert after == before
    assert done.returncode == 0, done.stderr
    assert _files(region) != before


@UNIX
def test_a_kreis_begins_whole_or_not_at_all(tmp_path: Path) -> None:
    """Nothing of it is there, so that the next try begins in an empty folder."""
    folder = tmp_path / "kreis"

    failed = _run(tmp_path, 20_000, "start", str(folder), *_KREIS)
    assert not folder.exists()
    done = _run(tmp_path, 10_000_000, "start", str(folder), *_KREIS)

    assert failed.returncode == 1
    assert "Die Datei würde größer, als es hier erlaubt ist." in failed.stderr
    assert done.returncode == 0, done.stderr
    assert (folder / "offers/vocabulary/topics.yml").exists()


@UNIX
def test_a_killed_command_leaves_old_files_or_new_ones(region: Path) -> None:
    """Killed before all are ready, it leaves the old ones; what lies beside them is no record."""
    files = ("riverside/playgroup.yml", "riverside/locales/fr.po", "everything/everything.yml")
    names = [region / "offers" / name for name in files]
    before = [path.read_bytes() for path in names]

    killed = subprocess.run(
        [sys.executable, "-c", _KILLED, *map(str, names)], cwd=ROOT, check=False
    )
    checked = _run(region, 10_000_000, "check")

    assert killed.returncode == -signal.SIGKILL
    assert [path.read_bytes() for path in names] == before
    assert len([*region.rglob(".playgroup.yml.*"), *region.rglob(".fr.po.*")]) == len(names[:2])
    assert checked.returncode == 0, checked.stdout


def test_folders_that_stay_empty_go(tmp_path: Path) -> None:
    """The second file cannot be written: a file stands where its folder would be."""
    (tmp_path / "file").write_text("old")

    with pytest.raises(OSError, match="file/two"):
        replace_all({tmp_path / "made/here/one": "1", tmp_path / "file/two": "2"})

    assert [path.name for path in tmp_path.iterdir()] == ["file"]
    assert (tmp_path / "file").read_text() == "old"


@UNIX
def test_folders_that_are_made_in_part_go(tmp_path: Path) -> None:
    """No folder can have so long a name; the one above it is made by then."""
    with pytest.raises(OSError, match="xxx"):
        replace_all({tmp_path / "made" / ("x" * 300) / "one": "1"})

    assert [*tmp_path.iterdir()] == []


@UNIX
def test_a_file_keeps_its_rights(tmp_path: Path) -> None:
    """Others may still read it, or run it."""
    (tmp_path / "run").write_text("old")
    (tmp_path / "run").chmod(0o745)

    replace_all({tmp_path / "run": "new"})

    assert (tmp_path / "run").stat().st_mode & 0o777 == 0o745
    assert (tmp_path / "run").read_text() == "new"


def test_a_file_that_cannot_be_replaced_leaves_the_others_old(tmp_path: Path) -> None:
    """All are ready, the first ones replaced; the last one is a folder, which no file replaces."""
    (tmp_path / "one").write_text("old")
    (tmp_path / "two").mkdir()
    contents = {tmp_path / "one": "new", tmp_path / "made/here": "new", tmp_path / "two": "new"}

    with pytest.raises(OSError, match="two"):
        replace_all(contents)

    assert sorted(path.name for path in tmp_path.rglob("*")) == ["one", "two"]
    assert (tmp_path / "one").read_text() == "old"


def test_only_new_files_leave_those_that_are_there(tmp_path: Path) -> None:
    """Also what another program has made in the meantime; nothing new stays beside it."""
    (tmp_path / "two").write_text("old")

    with pytest.raises(FileExistsError, match="two"):
        replace_all({tmp_path / "one": "new", tmp_path / "two": "new"}, only_new=True)

    assert [path.name for path in tmp_path.iterdir()] == ["two"]
    assert (tmp_path / "two").read_text() == "old"


@UNIX
def test_a_link_stays_a_link(tmp_path: Path) -> None:
    """What it names is written."""
    (tmp_path / "real").write_text("old")
    (tmp_path / "link").symlink_to("real")

    replace_all({tmp_path / "link": "new"})

    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_text() == "new"
    assert len([*tmp_path.iterdir()]) == len(["real", "link"])
