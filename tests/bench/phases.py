"""Runs `mkdocs build` in this process and measures it: `python -m tests.bench.phases REPORT`.

The functions of `hooks/` are wrapped where they are looked up, before MkDocs loads its hook.
`hooks/` knows nothing of it.
"""

from __future__ import annotations

import cProfile
import json
import os
import runpy
import sys
from dataclasses import asdict
from importlib import import_module
from pathlib import Path

import click

from tests.bench.clock import Clock, cost_of_timing

OUTSIDE = "MkDocs and theme"
WRAPPED = (
    ("read: YAML", "hooks.directory", "read_source"),
    ("read: model", "hooks.directory", "read_record"),
    ("read: join", "hooks.checking", "load_directory"),
    ("check", "hooks.checking", "check_records"),
    ("check", "hooks.checking", "check_catalogs"),
    ("texts", "hooks.publication", "read_record_texts"),
    ("texts of the interface", "hooks.publication", "interface"),
    ("pour", "hooks.language_folder", "view_of"),
    ("pour", "hooks.frame.Frame", "pour"),
    ("write: pages", "hooks.offline.Contents", "write"),
    ("write: records", "hooks.writing", "_write_records"),
    ("write: sitemaps", "hooks.language_folder", "sitemap"),
    ("write: swap", "hooks.staging", "publish"),
    ("search", "hooks.publication.Publication", "edition"),
    ("search", "hooks.language_folder", "_write_search"),
    ("translators", "hooks.translations.desk.Desk", "items"),
    ("translators", "hooks.translations.desk.Desk", "export"),
    ("exports", "hooks.language_folder", "write_all"),
    ("exports", "hooks.writing", "write_all"),
    ("exports", "hooks.drawing.offers", "linked_head"),
    ("links of docs/", "hooks.links", "dead_links"),
    ("other of prepare", "hooks.publication", "prepare"),
    ("other of write_site", "hooks.writing", "write_site"),
)
"""Phase, where a function is looked up, and its name."""


class UnknownFunctionError(LookupError):
    """A function that was measured is not there any more."""

    def __init__(self, place: str, name: str) -> None:
        """Name the function."""
        super().__init__(f"{place} has no {name}: write its new name into tests/bench/phases.py.")


def wrap_hooks(clock: Clock) -> None:
    """Let a clock measure the functions of `hooks/`, and what draws each kind of page.

    Raises:
        UnknownFunctionError: A function has another name now.
    """
    for phase, place, name in WRAPPED:
        owner = _owner(place)
        if not hasattr(owner, name):
            raise UnknownFunctionError(place, name)
        setattr(owner, name, clock.timed(phase, getattr(owner, name)))
    drawers = import_module("hooks.drawing").DRAWERS
    for kind, drawer in drawers.items():
        drawers[kind] = clock.timed(f"draw: {kind}", drawer)


def _owner(place: str) -> object:
    """Return a module, or a class of one."""
    module, _, name = place.rpartition(".")
    return getattr(import_module(module), name) if name[0].isupper() else import_module(place)


def run_mkdocs() -> None:
    """Run `mkdocs build` as a command line does.

    Raises:
        SystemExit: The build has failed.
    """
    sys.argv = ["mkdocs", "build", "--quiet"]
    try:
        runpy.run_module("mkdocs", run_name="__main__", alter_sys=True)
    except SystemExit as end:
        if end.code:
            raise


def _stay_on_one_core() -> None:
    """Keep all work in this process, whose time alone is measured."""
    if sys.platform == "linux":
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


@click.command()
@click.argument("report", type=click.Path(path_type=Path))
@click.option("--profile", is_flag=True, help="Write a profile of cProfile, no phases.")
def main(report: Path, *, profile: bool) -> None:
    """Build the site of the working directory and write a REPORT."""
    _stay_on_one_core()
    if profile:
        profiler = cProfile.Profile()
        profiler.runcall(run_mkdocs)
        profiler.dump_stats(report)
        return
    clock = Clock(OUTSIDE)
    wrap_hooks(clock)
    run_mkdocs()
    clock.stop()
    calls = sum(spent.calls for spent in clock.phases.values())
    phases = {name: asdict(spent) for name, spent in clock.phases.items()}
    measured = {"phases": phases, "wrapper": calls * cost_of_timing()}
    report.write_text(json.dumps(measured), encoding="utf-8")


if __name__ == "__main__":
    main()
