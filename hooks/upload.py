"""In which order a new site takes the place of an old one on a server, file by file.

At no moment does a page lead to something that is not there: first come the files that pages load,
then new pages, then what leads to them, and only then is anything deleted.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from enum import IntEnum
from hashlib import sha256
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

MANIFEST = ".upload.json"
"""What the server holds, kept there: the digest of each file, by its path."""
ENTRIES = frozenset({"index.html", "404.html", "sw.js", ".htaccess", "_headers", "sitemap.xml"})
"""What browsers and hosts look for at the root."""
LISTS = frozenset({"offline.json", "sitemap.xml", "manifest.webmanifest"})
"""What tells programs of the pages, in each language."""
SAFE = re.compile(r"[A-Za-z0-9._/+@=-]+")
"""Names that mean nothing to any program on the way."""


class Stage(IntEnum):
    """When a file travels."""

    ASSET = 1
    NEW_PAGE = 2
    SEARCH = 3
    PAGE = 4
    ENTRY = 5


class UnsafeNameError(Exception):
    """A file or a target has a name that a program on the way could read as something else."""

    def __init__(self, name: str) -> None:
        """Tell the name in German."""
        super().__init__(f"»{name}« enthält Zeichen, die beim Übertragen etwas bedeuten können.")


@dataclass(frozen=True)
class Plan:
    """What is to be done, in this order."""

    folders: tuple[str, ...] = ()
    """To be made, outer ones first."""
    send: tuple[str, ...] = ()
    delete: tuple[str, ...] = ()
    empty: tuple[str, ...] = ()
    """Folders that are empty then, inner ones first."""
    during: Mapping[str, str] = field(default_factory=dict)
    """The manifest while files travel: "" for a file that may be old, new or missing."""
    after: Mapping[str, str] = field(default_factory=dict)


def stage_of(path: str, *, is_new: bool) -> Stage:
    """Return when a file travels.

    Args:
        path: In the site, with '/'.
        is_new: Whether the server does not have it yet.
    """
    parts = PurePosixPath(path).parts
    if path in ENTRIES or parts[-1] in LISTS:
        return Stage.ENTRY
    if path.endswith(".html"):
        return Stage.NEW_PAGE if is_new else Stage.PAGE
    is_search = path.endswith(".json") and "search" in parts[:-1]
    return Stage.SEARCH if is_search else Stage.ASSET


def digests(site: Path) -> dict[str, str]:
    """Return the digest of each file of a site, by its path.

    Raises:
        UnsafeNameError: A file has a name that no page of ours has.
    """
    found = {}
    for file in sorted(site.rglob("*")):
        if file.is_file():
            path = file.relative_to(site).as_posix()
            if not SAFE.fullmatch(path):
                raise UnsafeNameError(path)
            found[path] = sha256(file.read_bytes()).hexdigest()
    return found


def plan_upload(site: Mapping[str, str], server: Mapping[str, str]) -> Plan:
    """Return what brings a server from one site to another.

    Args:
        site: The digests of the new site.
        server: The manifest of the server; empty if it has none, and then nothing is deleted.
    """
    changed = [path for path in site if server.get(path) != site[path]]
    known = set(server)
    order = sorted(changed, key=lambda path: (stage_of(path, is_new=path not in known), path))
    gone = sorted(known - set(site))
    folders, there = _folders(site), {path: digest for path, digest in server.items() if digest}
    return Plan(
        folders=tuple(sorted(folders - _folders(there))),
        send=tuple(order),
        delete=tuple(gone),
        empty=tuple(sorted(_folders(server) - folders, reverse=True)),
        during={**server, **dict.fromkeys([*order, *gone], "")},
        after=dict(site),
    )


def _folders(paths: Mapping[str, str]) -> set[str]:
    parents = (parent.as_posix() for path in paths for parent in PurePosixPath(path).parents)
    return {parent for parent in parents if parent != "."}


def read_manifest(text: str) -> dict[str, str]:
    """Return a manifest; empty if the text is none, or if a name in it is unsafe."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    pairs = data.items() if isinstance(data, dict) else ()
    found = {str(path): str(digest) for path, digest in pairs}
    return found if all(_is_inside(path) for path in found) else {}


def _is_inside(path: str) -> bool:
    parts = PurePosixPath(path).parts
    return bool(SAFE.fullmatch(path)) and not path.startswith(("/", "-")) and ".." not in parts


def write_manifest(manifest: Mapping[str, str]) -> str:
    """Write a manifest; the same files make the same text."""
    return json.dumps(manifest, indent=0, sort_keys=True) + "\n"
