"""The files that tell GitHub and GitLab what to do are well formed, and give nobody too much."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from hooks.source import read_source
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
FORMS = sorted(path for path in (GITHUB / "ISSUE_TEMPLATE").glob("*.yml") if path.stem != "config")
TEMPLATES = sorted((ROOT / ".gitlab/issue_templates").glob("*.md"))
TRUSTED = {"comment", "confirm", "previews"}
"""Workflows that strangers start and that may write."""
ACTION = re.compile(r"actions/[a-z-]+@[0-9a-f]{40}|\./\.github/workflows/[a-z]+\.yml")
EMERGENCY = ("öffentlich", "nichts Persönliches", "110", "112", "E-Mail", "Gewalt")
"""What everybody reads before writing in public."""


def _data(path: Path) -> dict[str, Any]:
    document = read_source(path, path.name)
    assert document.problems == ()
    return document.data


def _jobs(path: Path) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = _data(path)["jobs"]
    return found


def _steps(path: Path) -> Iterator[dict[str, Any]]:
    for job in _jobs(path).values():
        yield from job.get("steps", ())


@pytest.mark.parametrize(
    ("schema", "files"),
    [
        ("vendor.github-workflows", WORKFLOWS),
        ("vendor.github-issue-forms", FORMS),
        ("vendor.github-issue-config", [GITHUB / "ISSUE_TEMPLATE/config.yml"]),
        ("vendor.dependabot", [GITHUB / "dependabot.yml"]),
        ("vendor.gitlab-ci", [ROOT / ".gitlab-ci.yml"]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_every_file_has_the_form_that_its_platform_reads(schema: str, files: list[Path]) -> None:
    """By the schemas that check-jsonschema brings along."""
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema]
    told = subprocess.run([*command, *map(str, files)], capture_output=True, text=True, check=False)

    assert files
    assert told.returncode == 0, told.stdout + told.stderr


def test_zizmor_finds_no_hole() -> None:
    """What is ignored says why beside it."""
    zizmor = Path(sys.executable).with_name("zizmor")
    options = ["--offline", "--no-progress", "--min-severity", "medium"]
    command = [str(zizmor), *options, str(GITHUB)]
    told = subprocess.run(command, capture_output=True, text=True, check=False)

    assert told.returncode == 0, told.stdout + told.stderr


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_a_workflow_gives_no_more_rights_than_needed(path: Path) -> None:
    """Nothing, or reading, unless a job asks for more; and every job comes to an end."""
    data = _data(path)

    assert data["permissions"] in ({}, {"contents": "read"})
    for name, job in _jobs(path).items():
        assert "timeout-minutes" in job or "uses" in job, name
        assert "write-all" not in str(job.get("permissions"))


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_no_script_is_put_together_from_data(path: Path) -> None:
    """What anybody may choose, such as a branch's name, comes as a variable."""
    for step in _steps(path):
        assert "${{" not in step.get("run", "")


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_actions_are_the_ones_that_were_read(path: Path) -> None:
    """By digest, from GitHub itself or from this repository; the token is not left behind."""
    uses = [step for step in [*_steps(path), *_jobs(path).values()] if "uses" in step]

    for step in uses:
        assert ACTION.fullmatch(step["uses"]), step["uses"]
        if step["uses"].startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] == "false"


@pytest.mark.parametrize("name", sorted(TRUSTED))
def test_what_strangers_start_runs_only_the_main_branch(name: str) -> None:
    """It checks that out, by name, and nothing else."""
    path = GITHUB / f"workflows/{name}.yml"
    checkouts = [step for step in _steps(path) if "actions/checkout@" in step.get("uses", "")]

    assert [step["with"]["ref"] for step in checkouts] == [
        "${{ github.event.repository.default_branch }}"
    ]
    assert not re.search(r"git fetch|gh pr checkout", path.read_text())


def test_no_other_workflow_is_started_by_strangers_with_rights() -> None:
    """A new one has to be thought about, and listed here."""
    events = {path.stem: str(_data(path)["on"]) for path in WORKFLOWS}
    risky = ("workflow_run", "pull_request_target", "issues", "issue_comment")

    assert {
        name for name, on in events.items() if any(f"'{one}'" in on for one in risky)
    } == TRUSTED


def test_what_proposals_run_has_no_rights() -> None:
    """check.yml runs their code: it reads, and no secret comes near it."""
    text = (GITHUB / "workflows/check.yml").read_text()

    assert "secrets." not in text
    assert re.findall(r": write", text) == []


def test_what_builds_the_site_fetches_the_whole_history() -> None:
    """Feeds tell by it when an offer was new, here and in the projects of other regions."""
    starter = ROOT / "hooks/starter"
    jobs = [
        job
        for path in [*WORKFLOWS, *starter.rglob("workflows/*.yml")]
        for job in _jobs(path).values()
    ]
    building = [job for job in jobs if re.search(r"mkdocs build|\.ci/(draft|kreis|run)", str(job))]

    assert len(building) == 7
    for job in building:
        (checkout,) = (one for one in job["steps"] if "actions/checkout@" in one.get("uses", ""))
        assert checkout["with"]["fetch-depth"] == "0"
    for path in (ROOT / ".gitlab-ci.yml", *starter.rglob("*gitlab-ci.yml")):
        assert "\n  GIT_DEPTH: 0\n" in path.read_text()


@pytest.mark.parametrize("name", ["deploy", "webspace", "shards"])
def test_nothing_goes_online_unchecked(name: str) -> None:
    """Both wait for all tests, and ask themselves whether it may be published."""
    path = GITHUB / f"workflows/{name}.yml"
    runs = [step.get("run", "") for step in _steps(path)]

    release = runs.index(".venv/bin/python -m hooks check --release")
    build = runs.index(".venv/bin/mkdocs build --strict")
    urls = [step["env"]["SITE_URL"] for step in _steps(path) if "SITE_URL" in step.get("env", {})]
    assert release < build
    assert len(urls) == 2
    assert urls[0] == urls[1]
    assert _jobs(path)["check"]["uses"] == "./.github/workflows/check.yml"


def test_gitlab_publishes_only_what_is_checked_and_keeps_the_token_from_proposals() -> None:
    """Jobs that name the token run on the default branch only."""
    jobs = re.split(r"\n(?=[a-z-]+:\n)", (ROOT / ".gitlab-ci.yml").read_text())
    by_name = {job.partition(":")[0]: job for job in jobs}

    for name in ("pages", "webspace"):
        assert "stage: deploy" in by_name[name]
        assert by_name[name].index("check --release") < by_name[name].index("mkdocs build")
    for name, job in by_name.items():
        if "gitlab.py" in job or "TOKEN" in job:
            assert '$CI_PIPELINE_SOURCE == "schedule"' in job or '== "web" && $CI_COMMIT' in job, (
                name
            )


def test_shards_are_off_until_somebody_asks_for_them() -> None:
    """And then no other workflow sends to the same web space."""
    jobs = _jobs(GITHUB / "workflows/shards.yml")
    gitlab = (ROOT / ".gitlab-ci.yml").read_text()

    assert {jobs[name]["if"] for name in ("check", "day")} == {"vars.SHARDS != ''"}
    assert jobs["build"]["needs"] == ["day"]
    assert jobs["upload"]["needs"] == ["check", "build"]
    for job in _jobs(GITHUB / "workflows/webspace.yml").values():
        assert "vars.SHARDS == ''" in str(job.get("if")) or job["needs"] == ["check"]
    for name in ("shards", "webspace-shards"):
        part = gitlab.partition(f"\n{name}:\n")[2].partition("\n\n")[0]
        assert re.findall(r"- if: (.*)", part) == [
            '$CI_PIPELINE_SOURCE == "schedule" && $TASK == "shards"'
        ]


def test_the_shards_of_gitlab_have_all_languages() -> None:
    """Each once, that of the records first."""
    gitlab = (ROOT / ".gitlab-ci.yml").read_text()
    parts = re.findall(r"^ {10}- (.*)$", gitlab.partition("BUILD_LANGUAGES:")[2], re.MULTILINE)
    languages = read_source(ROOT / "mkdocs.yml", "mkdocs.yml").data["extra"]["languages"]

    assert ",".join(parts).split(",") == languages


@pytest.mark.parametrize("path", [*FORMS, *TEMPLATES], ids=lambda path: path.stem)
def test_a_writer_is_told_first_that_it_is_public(path: Path) -> None:
    """And where to turn in danger, or with what nobody should see."""
    start = path.read_text(encoding="utf-8")[:1000]

    assert [word for word in EMERGENCY if word not in start] == []


def test_both_platforms_ask_the_same() -> None:
    """Each form of GitHub is a description of GitLab with the same questions."""
    forms = {_data(path)["name"]: _questions(path) for path in FORMS}
    found = {
        path.stem: re.findall(r"^### (.*)$", path.read_text(encoding="utf-8"), re.MULTILINE)
        for path in TEMPLATES
    }

    assert found == forms


def _questions(form: Path) -> list[str]:
    body = _data(form)["body"]
    return [
        field["attributes"]["label"]
        for field in body
        if field["type"] not in {"markdown", "checkboxes"}
    ]


def test_a_confirmation_has_the_answers_that_the_command_reads() -> None:
    """`python -m hooks confirm --issue` looks for these two."""
    body = _data(GITHUB / "ISSUE_TEMPLATE/bestaetigen.yml")["body"]
    asked = [(field.get("id"), field["attributes"].get("label")) for field in body]

    assert ("id", "Kennung") in asked
    assert ("assurer", "Bestätigt von") in asked


def test_nothing_comes_in_blank() -> None:
    """A blank issue would say nothing of being public."""
    assert _data(GITHUB / "ISSUE_TEMPLATE/config.yml")["blank_issues_enabled"] == "false"


def test_owners_are_teams() -> None:
    """Each line names a path and teams; the last fitting line counts, so the wide one is first."""
    text = (GITHUB / "CODEOWNERS").read_text(encoding="utf-8")
    lines = [line.split() for line in text.splitlines() if line and not line.startswith("#")]
    owner = re.compile(r"@[\w-]+/[\w-]+")

    assert lines[0][0] == "*"
    assert all(owner.fullmatch(name) for line in lines for name in line[1:])
    assert all(len(line) > 1 for line in lines)
    for folder in ("/.github/", "/.ci/", "/mkdocs.yml", "/offers/vocabulary/"):
        assert folder in {line[0] for line in lines}


def test_lock_files_say_how_they_are_renewed() -> None:
    """`.ci/packages` executes the second line."""
    for folder in ("", "hooks/booklets/", "tests/", ".ci/"):
        name = f"{folder}requirements.lock"
        second = (ROOT / name).read_text().splitlines()[1]
        assert second.removeprefix("#").strip().startswith("uv pip compile "), name
        assert second.endswith(f"-o {name}")
