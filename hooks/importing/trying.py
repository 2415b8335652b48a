"""A plan, tried on a copy: what the check of the whole directory says about its files."""

from __future__ import annotations

import re
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from hooks.directory import load_directory
from hooks.importing.notes import Entry, Outcome
from hooks.importing.planning import Plan, make_plan
from hooks.problems import errors
from hooks.rules import check_directory

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hooks.importing.drafts import Draft
    from hooks.importing.planning import Setting
    from hooks.problems import Problem

_ROUNDS = 10
_ENTANGLED = "Diese Zeile passt mit anderen nicht zusammen"


def try_plan(drafts: Sequence[Draft], setting: Setting) -> Plan:
    """Return a plan whose files pass the check; rows that do not are refused.

    Args:
        drafts: Those without problems of their own.
        setting: What is there.
    """
    refused: dict[str, str] = {}
    plan = Plan()
    for _ in range(_ROUNDS):
        plan = make_plan([one for one in drafts if one.key not in refused], setting)
        found = plan.refused or _refusals(plan, setting)
        if not found:
            break
        refused |= found
    else:
        plan = Plan(state=setting.state)
        refused |= {one.key: _ENTANGLED for one in drafts if one.key not in refused}
    plan.refused = refused
    return plan


def _refusals(plan: Plan, setting: Setting) -> dict[str, str]:
    """Return why rows cannot be written, by their keys; add warnings to the plan."""
    if not plan.files:
        return {}
    problems = [one for one in _check(plan, setting) if one.path.partition("/")[2] in plan.owners]
    wrong = errors(problems)
    refused: dict[str, str] = {}
    for problem in wrong:
        path = problem.path.partition("/")[2]
        for key in _concerned(path, problem, plan):
            refused[key] = f"{problem.message}"
    for problem in problems:
        if problem not in wrong:
            path = problem.path.partition("/")[2]
            record = path.removesuffix(".yml").removesuffix("/provider")
            plan.entries.append(Entry(Outcome.WARNING, "", "", record, reason=problem.message))
    return refused


def _concerned(path: str, problem: Problem, plan: Plan) -> list[str]:
    """Return the keys of the rows that a mistake is about: for one location, those at it."""
    keys = plan.owners.get(path, [])
    if not path.endswith("/provider.yml"):
        return keys
    lines = plan.files.get(path, "").splitlines()[: problem.line]
    names = [found[1] for line in lines if (found := re.match(r"\s+- id: (\S+)", line))]
    folder = path.partition("/")[0]
    at = [
        key
        for key in keys
        if names
        and f"- {names[-1]}" in plan.files.get(f"{plan.state.offers[key].id}.yml", "")
        and plan.state.offers[key].id.startswith(f"{folder}/")
    ]
    return at or keys


def _check(plan: Plan, setting: Setting) -> list[Problem]:
    with tempfile.TemporaryDirectory() as folder:
        offers = Path(folder) / setting.offers.name
        without_catalogs = shutil.ignore_patterns("locales")
        shutil.copytree(setting.offers, offers, symlinks=True, ignore=without_catalogs)
        for path, text in plan.files.items():
            target = offers / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(text.encode())
        directory, problems = load_directory(offers)
        return [*problems, *check_directory(directory, offers, setting.region.day)]
