"""A plan to files: each whole or not at all."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from hooks.importing.state import state_path, write_state

if TYPE_CHECKING:
    from pathlib import Path

    from hooks.importing.planning import Plan


def write_plan(plan: Plan, offers: Path, mapping: Path) -> None:
    """Write the files of a plan, and then what is to be remembered.

    Args:
        plan: What is to be written.
        offers: The folder of records.
        mapping: The mapping's file; the state lies beside it.

    Raises:
        OSError: A file cannot be written; those before it are.
    """
    for path, text in sorted(plan.files.items(), key=_providers_first):
        _replace(offers / path, text)
    kept = write_state(plan.state)
    target = state_path(mapping)
    if not target.exists() or target.read_text("utf-8") != kept:
        _replace(target, kept)


def _providers_first(file: tuple[str, str]) -> tuple[str, bool, str]:
    folder, _, name = file[0].partition("/")
    return folder, name != "provider.yml", name


def _replace(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.neu")
    beside.write_bytes(text.encode())
    os.replace(beside, path)  # noqa: PTH105 - the one that replaces on Windows, too
