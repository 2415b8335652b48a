"""How long the phases of a program take, each without the phases inside it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import wraps
from inspect import isgenerator
from time import perf_counter, process_time
from typing import TYPE_CHECKING, Any, ParamSpec

if TYPE_CHECKING:
    from collections.abc import Callable

Given = ParamSpec("Given")
TRIALS = 50_000
"""How many empty calls tell what a measured call costs."""


@dataclass(slots=True)
class Spent:
    """What a phase has taken so far."""

    calls: int = 0
    wall: float = 0.0
    """Seconds on the wall."""
    cpu: float = 0.0
    """Seconds of this process on the processor, user and system."""


@dataclass
class Clock:
    """Runs in one phase at a time; a phase inside another one stops that one's time."""

    outside: str
    """The name of what happens in no other phase."""
    phases: dict[str, Spent] = field(default_factory=dict)
    """By name, in the order in which they were first named."""

    def __post_init__(self) -> None:
        """Begin outside."""
        self._names = [self.outside]
        self.phases[self.outside] = Spent(1)
        self._last = perf_counter(), process_time()

    def _switch(self) -> None:
        wall, cpu = perf_counter(), process_time()
        spent = self.phases[self._names[-1]]
        spent.wall += wall - self._last[0]
        spent.cpu += cpu - self._last[1]
        self._last = wall, cpu

    def timed(self, phase: str, function: Callable[Given, Any]) -> Callable[Given, Any]:
        """Return a function that counts its time for a phase; a generator runs to its end."""
        spent = self.phases.setdefault(phase, Spent())

        @wraps(function)
        def run(*args: Given.args, **kwargs: Given.kwargs) -> Any:
            self._switch()
            self._names.append(phase)
            spent.calls += 1
            try:
                result = function(*args, **kwargs)
                return list(result) if isgenerator(result) else result
            finally:
                self._switch()
                self._names.pop()

        return run

    def stop(self) -> None:
        """Count the time since the last phase."""
        self._switch()


def cost_of_timing() -> float:
    """Return how many seconds a measured call takes longer than a plain one."""
    timed = Clock("outside").timed("inside", _nothing)
    return (_trial(timed) - _trial(_nothing)) / TRIALS


def _trial(function: Callable[[], Any]) -> float:
    start = perf_counter()
    for _ in range(TRIALS):
        function()
    return perf_counter() - start


def _nothing() -> None:
    pass
