"""Work on all cores of the machine, where that is safe: on Linux, by forking."""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import signal
import sys
import threading
from contextlib import ExitStack
from functools import partial
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from multiprocessing.connection import Connection

_PR_SET_PDEATHSIG = 1
"""https://man7.org/linux/man-pages/man2/pr_set_pdeathsig.2const.html"""
Given = TypeVar("Given")
Made = TypeVar("Made")


class LostProcessError(RuntimeError):
    """A process ended without a word, as where memory runs out."""


def side_by_side(function: Callable[[Given], Made], given: Sequence[Given]) -> list[Made]:
    """Return what a function makes of each of several things.

    Each core gets a process and a share of the things. It begins with all that is known here and
    hands back only what the function returns or raises.

    Raises:
        LostProcessError: A process was ended from outside.
    """
    cores = min(_cores(), len(given))
    if cores < 2:  # noqa: PLR2004 - nothing could happen at once
        return [function(one) for one in given]
    with ExitStack() as end:
        shares = [given[first::cores] for first in range(cores)]
        asked = [_start(partial(_work, function, share), end) for share in shares]
        told: list[list[Made]] = [_answer(one) for one in asked]
    return [told[number % cores][number // cores] for number in range(len(given))]


def _cores() -> int:
    """Return how many processes may run; a fork would keep locks that other threads hold."""
    if sys.platform != "linux" or threading.active_count() > 1:
        return 1
    return len(os.sched_getaffinity(0))


def _start(work: Callable[[Connection], None], end: ExitStack) -> Connection:
    """Start a process that is gone at the end; return where it answers."""
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=work, args=(sender,), daemon=True)
    process.start()
    sender.close()
    end.callback(process.join)
    end.callback(process.terminate)
    return receiver


def _work(function: Callable[[Given], Made], share: Sequence[Given], sender: Connection) -> None:
    _end_with_parent()
    try:
        sender.send([function(one) for one in share])
    except Exception as error:
        sender.send(error)


def _end_with_parent() -> None:
    """Let Linux end this process with the one that forked it, whose locks it holds as well."""
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    parent = multiprocessing.parent_process()
    if parent and os.getppid() != parent.pid:
        os._exit(1)


def _answer(receiver: Connection) -> list[Made]:
    try:
        told = receiver.recv()
    except EOFError:
        raise LostProcessError from None
    if isinstance(told, Exception):
        raise told
    found: list[Made] = told
    return found
