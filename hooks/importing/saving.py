"""A plan to files: all of them or none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hooks.files import replace_all
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
        OSError: A file cannot be written; then all are as they were.
    """
    ordered = sorted(plan.files.items(), key=_providers_first)
    contents: dict[Path, str | bytes] = {offers / path: text for path, text in ordered}
    kept, target = write_state(plan.state), state_path(mapping)
    if not target.exists() or target.read_text("utf-8") != kept:
        contents[target] = kept
    replace_all(contents)


def _providers_first(file: tuple[str, str]) -> tuple[str, bool, str]:
    folder, _, name = file[0].partition("/")
    return folder, name != "provider.yml", name
