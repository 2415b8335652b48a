"""Languages are drawn on all cores; nobody notices but by the time it takes."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from hooks.problems import InvalidDirectoryError, Problem
from hooks.side_by_side import side_by_side
from tests.conftest import ROOT

DYING = """\
import os, signal
from hooks.side_by_side import side_by_side
side_by_side(lambda _: os.kill(os.getpid(), signal.SIGKILL), [1, 2])
"""
WAITING = """\
import time
from hooks.side_by_side import side_by_side
def work(number):
    print("working" if number == 1 else "", end="\\n" if number == 1 else "", flush=True)
    time.sleep(120)
side_by_side(work, [1, 2])
"""
"""In a process of its own: that of the tests has threads, so nothing forks there."""


def test_answers_come_in_the_order_of_what_was_given() -> None:
    """However many processes they come from."""
    assert side_by_side(lambda number: number * number, range(7)) == [0, 1, 4, 9, 16, 25, 36]


def test_a_problem_is_told_as_if_there_were_one_process() -> None:
    """With its file, line and sentence."""

    def fail(code: str) -> None:
        raise InvalidDirectoryError([Problem("mkdocs.yml", 3, 1, f"Heft für {code}: zu groß.")])

    with pytest.raises(InvalidDirectoryError) as told:
        side_by_side(fail, ["de"] * 4)

    assert str(told.value) == (
        "mkdocs.yml:3:1: Fehler: Heft für de: zu groß.\nFehler: 1, Warnungen: 0"
    )


@pytest.mark.skipif(not hasattr(os, "sched_getaffinity"), reason="forks on Linux only")
def test_a_process_that_is_killed_ends_the_build() -> None:
    """As where memory runs out: nothing waits for it."""
    if len(os.sched_getaffinity(0)) < 2:
        pytest.skip("one core: nothing runs beside another")

    done = subprocess.run(
        [sys.executable, "-c", DYING], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].startswith("hooks.side_by_side.LostProcessError")


@pytest.mark.skipif(not hasattr(os, "sched_getaffinity"), reason="forks on Linux only")
def test_no_process_outlives_a_build_that_is_killed() -> None:
    """It would hold the lock of what the build has left, and nobody would read its answer."""
    building = subprocess.Popen([sys.executable, "-c", WAITING], cwd=ROOT, stdout=subprocess.PIPE)
    assert building.stdout
    assert building.stdout.readline() == b"working\n"

    building.kill()

    building.communicate(timeout=20)
