"""What the workflows ask of GitHub: comments and issues that are written once and then renewed.

Needs GITHUB_TOKEN, GITHUB_REPOSITORY and GITHUB_API_URL, which GitHub sets but for the token.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlsplit

from api import Api, are_records

US = "github-actions[bot]"
"""Whose comments and issues are ours; nobody else's is ever changed."""

FILES = 3000


def connect() -> Api:
    """Return the API of the repository that the workflow runs in."""
    url = os.environ.get("GITHUB_API_URL", "https://api.github.com")
    headers = {
        "Authorization": f"Bearer {os.environ['GITHUB_TOKEN']}",
        "Accept": "application/vnd.github+json",
        "X-GitHub-Api-Version": "2022-11-28",
    }
    return Api(f"{url}/repos/{os.environ['GITHUB_REPOSITORY']}", headers)


def find_pull_request(api: Api, owner: str, branch: str, commit: str) -> str:
    """Return the number of the open pull request that stands at a commit; "" if there is none.

    Args:
        api: Of the repository.
        owner: Of the repository that the branch lies in.
        branch: Its name; anybody may have chosen it.
        commit: What was checked. Another one means that the report is out of date.
    """
    asked = api.pages("/pulls", state="open", head=f"{owner}:{branch}")
    return next((str(one["number"]) for one in asked if one["head"]["sha"] == commit), "")


def is_doubted(api: Api, number: str) -> bool:
    """Whether a pull request changes more than records and pages: then its report may be forged.

    GitHub lists no more than `FILES` files.
    """
    files = list(api.pages(f"/pulls/{number}/files"))
    paths = (path for one in files for path in (one["filename"], one.get("previous_filename")))
    return len(files) >= FILES or not are_records(filter(None, paths))


def artifact(api: Api, run: str, name: str) -> dict[str, Any]:
    """Return what GitHub knows of an artifact of a run; empty if there is none."""
    found = api.ask("GET", f"/actions/runs/{run}/artifacts?per_page=100")["artifacts"]
    return next((one for one in found if one["name"] == name and not one["expired"]), {})


def save_artifact(api: Api, run: str, name: str, limit: int, target: Path) -> bool:
    """Save the archive of an artifact, if there is one of at most `limit` bytes."""
    known = artifact(api, run, name)
    if not known or known["size_in_bytes"] > limit:
        return False
    content = api.fetch_if_there(f"/actions/artifacts/{known['id']}/zip", limit)
    if content is not None:
        target.write_bytes(content)
    return content is not None


def preview_url(api: Api, repository: str, url: str) -> str:
    """Return where previews are shown; ends with '/'.

    Args:
        api: Of the repository that the site comes from.
        repository: `owner/name` of the one that holds the previews.
        url: Its address, if it has a name of its own.

    Raises:
        SystemExit: It would be the site's own host: scripts of a preview could then read what
            visitors of the site keep there.
    """
    owner, _, name = repository.partition("/")
    address = url.rstrip("/") or f"https://{owner.lower()}.github.io/{name}"
    try:
        site = api.ask("GET", "/pages")["html_url"]
    except HTTPError:
        site = ""  # the site is not on Pages
    if urlsplit(address).hostname == urlsplit(site).hostname:
        raise SystemExit(f"Vorschau und Seite liegen beide auf {urlsplit(site).hostname}.")
    return f"{address}/"


def write_comment(api: Api, number: str, text: str) -> None:
    """Write a comment; renew the one of before, which begins with the same line."""
    marker = text.partition("\n")[0]
    comments = api.pages(f"/issues/{number}/comments")
    ours = (one for one in comments if one["user"]["login"] == US)
    known = next((one["id"] for one in ours if one["body"].startswith(marker)), None)
    if known:
        api.ask("PATCH", f"/issues/comments/{known}", {"body": text})
    else:
        api.ask("POST", f"/issues/{number}/comments", {"body": text})


def find_issue(api: Api, title: str) -> dict[str, Any]:
    """Return our open issue of a title; empty if there is none."""
    found = api.pages("/issues", state="open", creator=US)
    return next((one for one in found if one["title"] == title and "pull_request" not in one), {})


def write_issue(api: Api, title: str, text: str) -> None:
    """Open an issue, or renew ours of that title; without text, close it."""
    known = find_issue(api, title)
    if known and not text:
        api.ask("PATCH", f"/issues/{known['number']}", {"state": "closed"})
    elif known and known["body"] != text:
        api.ask("PATCH", f"/issues/{known['number']}", {"body": text})
    elif text and not known:
        api.ask("POST", "/issues", {"title": title, "body": text})


def look_up(api: Api, command: str, *arguments: str) -> str:
    """Return what a workflow wants to know; "" if there is nothing."""
    match command, arguments:
        case "pull-request", (owner, branch, commit):
            return find_pull_request(api, owner, branch, commit)
        case "doubted", (number,):
            return "--doubted" if is_doubted(api, number) else ""
        case "preview-url", (repository, url):
            return preview_url(api, repository, url)
        case "artifact-id", (run, name):
            return str(artifact(api, run, name).get("id", ""))
        case "issue-text", (title,):
            return find_issue(api, title).get("body") or ""
    raise SystemExit(f"unknown: {command} {len(arguments)}")


def main(command: str, *arguments: str) -> int:
    """Run a command of the workflows; return 1 where something that was asked for is not there."""
    api = connect()
    match command, arguments:
        case "artifact", (run, name, limit, target):
            return 0 if save_artifact(api, run, name, int(limit), Path(target)) else 1
        case "comment", (number, file):
            write_comment(api, number, Path(file).read_text(encoding="utf-8"))
        case "issue", (title, file):
            write_issue(api, title, Path(file).read_text(encoding="utf-8").strip())
        case _:
            sys.stdout.write(look_up(api, command, *arguments))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:]))
