"""What a program takes, as the operating system counts it."""

from __future__ import annotations

import os
import subprocess
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread
from time import perf_counter
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

EVERY = 0.5
"""Seconds between two looks at the memory of all processes."""
PROCESSES = Path("/proc")


def take_time(
    command: Sequence[str], folder: Path, log: Path, environment: Mapping[str, str]
) -> dict[str, float]:
    """Run a program in a folder; return seconds and bytes, those of the processes it starts too.

    Raises:
        click.ClickException: It has failed.
    """
    with log.open("w+", encoding="utf-8") as told:
        start = perf_counter()
        child = subprocess.Popen(
            command, cwd=folder, env=os.environ | environment, stdout=told, stderr=told
        )
        with _memory_of(child.pid) as seen:
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
        "peak_memory": max(usage.ru_maxrss * 1024, *seen),
    }


@contextmanager
def _memory_of(process: int) -> Iterator[list[int]]:
    """Look now and then at the memory of a process and of those below it, shared pages once."""
    seen, end = [0], Event()

    def look() -> None:
        while not end.wait(EVERY):
            seen.append(sum(map(_own_memory, _family(process))))

    looking = Thread(target=look, daemon=True)
    looking.start()
    try:
        yield seen
    finally:
        end.set()
        looking.join()


def _family(process: int) -> Iterator[int]:
    """Yield a process and all below it; none where Linux does not tell."""
    yield process
    try:
        told = (PROCESSES / f"{process}/task/{process}/children").read_text(encoding="utf-8")
    except OSError:
        return
    for one in told.split():
        yield from _family(int(one))


def _own_memory(process: int) -> int:
    """Return the bytes of a process: of what several share, its part."""
    try:
        told = (PROCESSES / f"{process}/smaps_rollup").read_text(encoding="utf-8")
    except OSError:
        return 0
    sizes = [int(line.split()[1]) for line in told.splitlines() if line.startswith("Pss:")]
    return sum(sizes) * 1024
