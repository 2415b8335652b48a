"""Problems as other programs want them: annotations of GitHub, a code-quality report of GitLab."""

from __future__ import annotations

import json
from collections import Counter
from hashlib import sha256
from secrets import token_hex
from typing import TYPE_CHECKING

from hooks.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hooks.problems import Problem

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning"}
"""https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands"""
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = {**_DATA, **str.maketrans({":": "%3A", ",": "%2C"})}
_WEIGHTS = {Severity.ERROR: "blocker", Severity.WARNING: "minor"}
"""https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format"""


def github_annotations(problems: Iterable[Problem]) -> str:
    """Write a workflow command a line; GitHub shows ten errors and ten warnings of a step."""
    return "\n".join(map(_annotation, sorted(problems)))


def _annotation(problem: Problem) -> str:
    file = problem.path.translate(_PROPERTY)
    message = problem.message.translate(_DATA)
    place = f"file={file},line={problem.line},col={problem.column}"
    return f"::{_COMMANDS[problem.severity]} {place}::{message}"


def without_commands(text: str) -> str:
    """Let GitHub take nothing in a text for a command: strangers may have written parts of it."""
    token = token_hex()
    return f"::stop-commands::{token}\n{text}\n::{token}::"


def gitlab_report(problems: Iterable[Problem]) -> str:
    """Write a code-quality report: JSON, a list of findings."""
    count: Counter[tuple[str, str]] = Counter()
    findings = []
    for problem in sorted(problems):
        message = " ".join(problem.message.split())
        count[problem.path, message] += 1
        same = count[problem.path, message]
        findings.append({
            "description": message,
            "check_name": _check_name(problem.path),
            "fingerprint": _fingerprint(problem.path, message, same),
            "severity": _WEIGHTS[problem.severity],
            "location": {"path": problem.path, "lines": {"begin": problem.line}},
        })  # fmt: skip
    return json.dumps(findings, ensure_ascii=False, indent=2) + "\n"


def _fingerprint(path: str, message: str, same: int) -> str:
    """Return what tells a finding from others wherever it moves in its file.

    Args:
        path: The file.
        message: What is told.
        same: Which of those with the same message it is, from 1.
    """
    return sha256(f"{path}\0{message}\0{same}".encode()).hexdigest()


def _check_name(path: str) -> str:
    """Return the kind of file that was checked."""
    if path.endswith(".po"):
        return "catalog"
    return {"offers": "record", "docs": "page"}.get(path.partition("/")[0], "settings")
