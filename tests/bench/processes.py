"""What a program takes, as the operating system counts it."""

from __future__ import annotations

import os
import subprocess
from time import perf_counter
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path


def take_time(
    command: Sequence[str], folder: Path, log: Path, environment: Mapping[str, str]
) -> dict[str, float]:
    """Run a program in a folder; return seconds and bytes.

    Raises:
        click.ClickException: It has failed.
    """
    with log.open("w+", encoding="utf-8") as told:
        start = perf_counter()
        child = subprocess.Popen(
            command, cwd=folder, env=os.environ | environment, stdout=told, stderr=told
        )
        _, status, usage = os.wait4(child.pid, 0)
        wall = perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)
        told.seek(0)
        if child.returncode:
            raise click.ClickException(f"The build has failed.\n{told.read()}")
    return {
        "wall": wall,
        "user": usage.ru_utime,
        "system": usage.ru_stime,
        "peak_memory": usage.ru_maxrss * 1024,
    }
