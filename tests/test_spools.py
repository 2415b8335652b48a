"""Contents that grow too large for memory are the same as small ones."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest

from hooks.exports.hsds.package import zipped
from hooks.site_files import write
from hooks.spools import Spool

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "Zeile mit ä, ї und ع\r\n" * 40


@pytest.mark.parametrize("large", [10, 1_000_000], ids=["on disk", "in memory"])
def test_what_has_grown_is_written_whole_and_more_than_once(tmp_path: Path, large: int) -> None:
    """As it was added, in UTF-8, with its size."""
    grown = Spool(large)
    for line in TEXT.splitlines(keepends=True):
        grown.write(line)

    sizes = {write(tmp_path / name, grown) for name in ("one", "in/another")}

    assert sizes == {len(TEXT.encode())}
    assert (tmp_path / "one").read_bytes() == (tmp_path / "in/another").read_bytes()
    assert (tmp_path / "one").read_bytes() == TEXT.encode()
    assert str(grown) == TEXT


def test_a_zip_file_holds_what_has_grown(tmp_path: Path) -> None:
    """Beside what was short."""
    grown = Spool(10)
    grown.write(TEXT)

    write(tmp_path / "all.zip", zipped({"long.csv": grown, "short.json": "{}"}))

    with zipfile.ZipFile(tmp_path / "all.zip") as archive:
        assert archive.testzip() is None
        assert archive.read("long.csv") == TEXT.encode()
        assert archive.read("short.json") == b"{}"
