"""A large site is built in parts, each on a machine of its own, and copied together."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from tests.conftest import build_site
from tests.test_region import copy_region

if TYPE_CHECKING:
    from pathlib import Path


def _files(site: Path) -> dict[str, bytes]:
    found = (path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in found}


def test_shards_make_the_same_site_as_one_build(tmp_path: Path) -> None:
    """Byte for byte, when their folders are copied into one; none writes what another does."""
    project, together = copy_region(tmp_path / "project"), tmp_path / "together"
    whole = build_site(project, tmp_path / "whole", "--strict")
    assert whole.returncode == 0, whole.stderr

    for code in ("fr", "en"):
        shard = tmp_path / code
        built = build_site(project, shard, "--strict", BUILD_LANGUAGES=code)
        assert built.returncode == 0, built.stderr
        shutil.copytree(shard, together, dirs_exist_ok=True)

    assert [path.name for path in (tmp_path / "fr").iterdir()] == ["fr"]
    assert not (tmp_path / "en/fr").exists()
    assert _files(together) == _files(tmp_path / "whole")


def test_a_shard_of_an_unknown_language_is_refused(tmp_path: Path) -> None:
    """Else a typing error would leave a language out of the site."""
    built = build_site(
        copy_region(tmp_path / "project"), tmp_path / "site", BUILD_LANGUAGES="en, fx"
    )

    assert built.returncode != 0
    assert "BUILD_LANGUAGES:1:1: Fehler: »fx« ist keine Sprache der Seite." in built.stderr
