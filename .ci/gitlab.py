"""What scheduled pipelines ask of GitLab: the comment of each merge request, and issues.

Needs API_TOKEN, a protected variable, and CI_API_V4_URL and CI_PROJECT_ID, which GitLab sets. It
runs on the default branch only, so that no merge request's code ever meets the token.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from api import Api, are_records

REPORT_LIMIT = 1024 * 1024
"""Bytes of a report; `python -m hooks comment` reads no more either."""


def connect() -> Api:
    """Return the API of the GitLab that the pipeline runs on."""
    return Api(os.environ["CI_API_V4_URL"], {"PRIVATE-TOKEN": os.environ["API_TOKEN"]})


def project() -> str:
    """Return the path of the project in the API."""
    return f"/projects/{int(os.environ['CI_PROJECT_ID'])}"


def write_comments(api: Api) -> None:
    """Write or renew the comment of each open merge request whose report is up to date."""
    for merge_request in api.pages(f"{project()}/merge_requests", state="opened"):
        jobs = latest_jobs(api, merge_request)
        if "report" in jobs:
            text = draw_comment(api, merge_request, jobs)
            write_note(api, f"{project()}/merge_requests/{merge_request['iid']}/notes", text)


def latest_jobs(api: Api, merge_request: dict[str, Any]) -> dict[str, Any]:
    """Return the finished jobs of the last pipeline at a merge request's commit, by name.

    The pipeline of a fork lies in the fork.
    """
    listed = api.ask("GET", f"{project()}/merge_requests/{merge_request['iid']}/pipelines")
    for pipeline in listed:
        if pipeline["sha"] == merge_request["sha"]:
            path = f"/projects/{int(pipeline['project_id'])}/pipelines/{int(pipeline['id'])}/jobs"
            found = {one["name"]: one for one in api.pages(path) if one["status"] == "success"}
            return {name: {**one, "project": pipeline["project_id"]} for name, one in found.items()}
    return {}


def draw_comment(api: Api, merge_request: dict[str, Any], jobs: dict[str, Any]) -> str:
    """Return the comment as `python -m hooks comment` draws it."""
    job = jobs["report"]
    path = f"/projects/{int(job['project'])}/jobs/{int(job['id'])}/artifacts/report.json"
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "report.json"
        file.write_bytes(api.fetch_if_there(path, REPORT_LIMIT) or b"")
        command = [sys.executable, "-m", "hooks", "comment", str(file)]
        options = ["--commit", str(merge_request["sha"]), *preview(jobs)]
        options += ["--doubted"] if is_doubted(api, merge_request, job) else []
        told = subprocess.run([*command, *options], check=True, capture_output=True)  # noqa: S603 - ours
    return told.stdout.decode()


def is_doubted(api: Api, merge_request: dict[str, Any], job: dict[str, Any]) -> bool:
    """Whether a report may be forged: a fork wrote it, or the proposal changes what writes it."""
    if int(job["project"]) != int(os.environ["CI_PROJECT_ID"]):
        return True
    files = api.pages(f"{project()}/merge_requests/{merge_request['iid']}/diffs")
    return not are_records(path for one in files for path in (one["old_path"], one["new_path"]))


def preview(jobs: dict[str, Any]) -> list[str]:
    """Return where the preview lies: GitLab shows it on the host of its Pages."""
    job = jobs.get("preview")
    return ["--preview", f"{job['web_url']}/artifacts/file/preview/"] if job else []


def write_note(api: Api, path: str, text: str) -> None:
    """Write a note; renew the one of before, which begins with the same line and is ours."""
    marker = text.partition("\n")[0]
    us = api.ask("GET", "/user")["id"]
    ours = (one for one in api.pages(path) if one["author"]["id"] == us)
    known = next((one for one in ours if one["body"].startswith(marker)), None)
    if known is None:
        api.ask("POST", path, {"body": text})
    elif known["body"].strip() != text.strip():
        api.ask("PUT", f"{path}/{known['id']}", {"body": text})


def find_issue(api: Api, title: str) -> dict[str, Any]:
    """Return our open issue of a title; empty if there is none."""
    us = str(api.ask("GET", "/user")["id"])
    found = api.pages(f"{project()}/issues", state="opened", author_id=us)
    return next((one for one in found if one["title"] == title), {})


def write_issue(api: Api, title: str, text: str) -> None:
    """Open an issue, or renew ours of that title; without text, close it."""
    known = find_issue(api, title)
    path = f"{project()}/issues"
    if known and not text:
        api.ask("PUT", f"{path}/{known['iid']}", {"state_event": "close"})
    elif known and known["description"] != text:
        api.ask("PUT", f"{path}/{known['iid']}", {"description": text})
    elif text and not known:
        api.ask("POST", path, {"title": title, "description": text})


def main(command: str, *arguments: str) -> None:
    """Run a command of the pipelines."""
    api = connect()
    match command, arguments:
        case "comments", ():
            write_comments(api)
        case "issue", (title, file):
            write_issue(api, title, Path(file).read_text(encoding="utf-8").strip())
        case "issue-by-number", (number,):
            issue = api.ask("GET", f"{project()}/issues/{int(number)}")
            sys.stdout.write(issue["description"] or "")
        case "issue-text", (title,):
            sys.stdout.write(find_issue(api, title).get("description") or "")
        case _:
            raise SystemExit(f"unknown: {command} {len(arguments)}")


if __name__ == "__main__":
    main(*sys.argv[1:])
