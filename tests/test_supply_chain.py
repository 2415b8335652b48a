"""What the program stands on is known, checked by digest, told with each version, and watched."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator
from referencing import Registry, Resource

from tests.conftest import ROOT

CI = ROOT / ".ci"
LOCKS = ("requirements.lock", "hooks/booklets/requirements.lock", "tests/requirements.lock",
         ".ci/requirements.lock")  # fmt: skip
STANDARD = ROOT / "tests/standards/cyclonedx-1.6"
WELL = {"name": "babel", "version": "2.18.0", "vulns": []}
WEAK = {
    "name": "jinja2",
    "version": "3.1.4",
    "vulns": [
        {"id": "GHSA-1", "fix_versions": ["3.1.5", "3.1.6"], "aliases": [], "description": "x"},
        {"id": "PYSEC-2", "fix_versions": [], "aliases": [], "description": "y"},
    ],
}
SILENT = {"name": "click", "skip_reason": "Dependency not found on PyPI: click (8.5.1)"}


def _packages(lock: str) -> dict[tuple[str, str], set[str]]:
    """Return the digests of each package and version, read in another way than the program does."""
    lines = [
        one for one in (ROOT / lock).read_text().splitlines() if not one.lstrip().startswith("#")
    ]
    logical = "\n".join(lines).replace("\\\n", " ").splitlines()
    found = {}
    for line in logical:
        name, _, version = line.split()[0].partition("==")
        found[name, version] = set(re.findall(r"--hash=sha256:(\w+)", line))
    return found


def _bill(lock: str, epoch: str = "1795348800") -> dict[str, Any]:
    command = [sys.executable, str(CI / "bom.py"), lock]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": epoch}
    told = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=True)
    bill: dict[str, Any] = json.loads(told.stdout)
    return bill


def _issue(folder: Path, *reports: list[dict[str, Any]]) -> str:
    names = []
    for number, dependencies in enumerate(reports):
        names.append(str(folder / f"{number}.json"))
        Path(names[-1]).write_text(json.dumps({"dependencies": dependencies, "fixes": []}))
    command = [sys.executable, str(CI / "advisories.py"), *names]
    return subprocess.run(command, capture_output=True, check=True).stdout.decode()


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_is_locked_with_digests(lock: str) -> None:
    """One version each, from the index; pip refuses any other file."""
    packages = _packages(lock)

    assert len(packages) > 10
    assert [
        name for (name, version), digests in packages.items() if not version or not digests
    ] == []


def test_nothing_is_installed_without_digests() -> None:
    """Not by the workflows, nor by the commands that readers copy."""
    files = [
        *(path for path in CI.iterdir() if path.is_file()),
        *(ROOT / ".github/workflows").glob("*.yml"),
        *(path for path in (ROOT / "hooks/starter").rglob("*") if path.is_file()),
        ROOT / ".gitlab-ci.yml",
        ROOT / "README.md",
        ROOT / "docs/redaktion/betrieb.md",
    ]
    installing = [
        line
        for path in files
        for line in path.read_text(encoding="utf-8").splitlines()
        if re.search(r'pip"? install ', line)
    ]

    assert len(installing) >= 6
    assert [line for line in installing if "--require-hashes" not in line] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_a_bill_of_materials_is_what_other_programs_read(lock: str) -> None:
    """By the schema of CycloneDX."""
    schemas = [json.loads(path.read_text()) for path in STANDARD.glob("*.schema.json")]
    registry: Registry[Any] = Registry().with_resources(
        (one["$id"].replace(".schema", ".SNAPSHOT.schema"), Resource.from_contents(one))
        for one in schemas
    )
    (schema,) = (one for one in schemas if "/bom-" in one["$id"])

    problems = list(Draft7Validator(schema, registry=registry).iter_errors(_bill(lock)))

    assert problems == []


@pytest.mark.parametrize("lock", LOCKS)
def test_a_bill_of_materials_names_every_package_with_its_digests(lock: str) -> None:
    """No more and no less than the lock file."""
    bill = _bill(lock)
    told = {
        (one["name"], one["version"]): {
            digest["content"]
            for reference in one["externalReferences"]
            for digest in reference["hashes"]
        }
        for one in bill["components"]
    }

    assert told == _packages(lock)


def test_a_bill_of_materials_says_what_needs_what() -> None:
    """The program needs MkDocs, which needs Jinja; nothing is there that nothing needs."""
    bill = _bill("requirements.lock")
    needs = {one["ref"].partition("@")[0]: one["dependsOn"] for one in bill["dependencies"]}
    needed = {ref for refs in needs.values() for ref in refs}

    assert any(ref.startswith("pkg:pypi/mkdocs@") for ref in needs["family-offer-directory"])
    assert any(ref.startswith("pkg:pypi/jinja2@") for ref in needs["pkg:pypi/mkdocs"])
    assert {one["bom-ref"] for one in bill["components"]} == needed


def test_a_bill_of_materials_says_of_what_and_when() -> None:
    """The version and the licence are those of the program; the time is the commit's."""
    metadata = _bill("requirements.lock")["metadata"]
    version = re.search(r'^version = "(.*)"$', (ROOT / "pyproject.toml").read_text(), re.MULTILINE)

    assert metadata["timestamp"] == "2026-11-22T12:00:00+00:00"
    assert version
    assert metadata["component"]["version"] == version[1]
    assert metadata["component"]["licenses"] == [{"license": {"id": "MIT"}}]


def test_an_unsafe_package_is_told_with_the_way_out(tmp_path: Path) -> None:
    """Once, even if two lock files hold it; what is well is not mentioned."""
    told = _issue(tmp_path, [WELL, WEAK], [WEAK])

    assert told.endswith(
        "|---|---|---|---|\n"
        "| jinja2 | 3.1.4 | [GHSA-1](https://osv.dev/vulnerability/GHSA-1) | 3.1.5, 3.1.6 |\n"
        "| jinja2 | 3.1.4 | [PYSEC-2](https://osv.dev/vulnerability/PYSEC-2) | noch nicht |\n"
    )


def test_a_package_that_nobody_knows_is_not_taken_for_safe(tmp_path: Path) -> None:
    """An index that does not answer would else look like a clean bill of health."""
    assert _issue(tmp_path, [WELL, SILENT]) == (
        "Über diese Pakete war nichts zu erfahren; sehen Sie selbst nach: click\n"
    )


def test_there_is_no_issue_while_all_packages_are_well(tmp_path: Path) -> None:
    """An empty text closes the one of before."""
    assert _issue(tmp_path, [WELL], [WELL]) == ""


def test_what_a_database_says_is_no_markup(tmp_path: Path) -> None:
    """It comes from others: no link, no mention, no further column."""
    weakness = {"id": "](https://evil.example) @all |", "fix_versions": ["<b>1|2"]}

    told = _issue(tmp_path, [{**WEAK, "vulns": [weakness]}])

    assert "| [httpsevil.exampleall](https://osv.dev/vulnerability/httpsevil.exampleall) |" in told
    assert "| b12 |\n" in told


def test_an_unsafe_package_keeps_nobody_from_publishing() -> None:
    """The audit is a run of its own, which nothing that publishes waits for."""
    workflows = {path.stem: path.read_text() for path in (ROOT / ".github/workflows").glob("*.yml")}
    others = {name for name, text in workflows.items() if "audit" in text}
    jobs = re.split(r"\n(?=[a-z-]+:\n)", (ROOT / ".gitlab-ci.yml").read_text())
    (job,) = (job for job in jobs if ".ci/audit" in job)

    assert others == {"audit"}
    assert '$CI_PIPELINE_SOURCE == "schedule" && $TASK == "audit"' in job


def test_what_makes_a_release_runs_no_package() -> None:
    """It may write to the repository; whatever a package does, it cannot do it there."""
    text = (ROOT / ".github/workflows/release.yml").read_text()

    assert re.findall(r"run: (.*)", text) == [
        "bash .ci/bills",
        'gh release create "$GITHUB_REF_NAME" --verify-tag --notes-from-tag bills/*.json',
    ]
    assert "pip" not in (CI / "bills").read_text()
