"""What sftp and rsync are told, so that they bring a site to a server in its order."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hooks.upload import ENTRIES, LISTS, MANIFEST, SAFE, UnsafeNameError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from hooks.upload import Plan

_PLACE = re.compile(r"(?:[A-Za-z0-9._-]+@)?[A-Za-z0-9.-]+:(/?[A-Za-z0-9._/-]*[A-Za-z0-9_-])/?")


def folder_of(target: str) -> str:
    """Return the folder on the server of `user@host:/folder`, without '/' at the end.

    Raises:
        UnsafeNameError: It is no such target, or it is a server's root.
    """
    found = _PLACE.fullmatch(target)
    if not found or ".." in found[1].split("/"):
        raise UnsafeNameError(target)
    return found[1]


def sftp_batch(plan: Plan, site: Path, folder: str, during: Path, after: Path) -> Iterator[str]:
    """Yield the lines that `sftp -b` executes; it stops at the first that fails.

    Each file arrives under another name and is then renamed, which servers do at once: a reader
    gets the old or the new one, never half of it.

    Args:
        plan: What is to be done.
        site: Where the new site lies.
        folder: Its place on the server, from `folder_of`; "" for the one that sftp begins in.
        during: A file that holds the manifest while files travel.
        after: A file that holds the one of the end.
    """
    if folder:
        yield f'cd "{folder}"'
    yield from _put(str(during), MANIFEST)
    for name in plan.folders:
        yield f'-mkdir "{name}"'
    for path in plan.send:
        yield from _put(f"{site}/{path}", path)
    for path in plan.delete:
        yield f'-rm "{path}"'
    for name in plan.empty:
        yield f'-rmdir "{name}"'
    yield from _put(str(after), MANIFEST)


def _put(local: str, remote: str) -> tuple[str, str]:
    if not SAFE.fullmatch(local):
        raise UnsafeNameError(local)
    return f'put "{local}" "{remote}.upload"', f'rename "{remote}.upload" "{remote}"'


_LAST = [*(f"/{name}" for name in sorted(ENTRIES)), *sorted(LISTS)]
_ALWAYS = [
    "--recursive", "--checksum", "--delay-updates", "--omit-dir-times", "--chmod=D755,F644",
    "--exclude=/.well-known/", f"--exclude=/{MANIFEST}",
]  # fmt: skip


def rsync_passes(site: Path, target: str, shell: str = "") -> list[list[str]]:
    """Return the commands that bring a site to a server, one after the other.

    Args:
        site: Where the new site lies.
        target: `user@host:/folder`, or a folder of this machine.
        shell: How rsync reaches the server, such as `ssh -F config`; "" for its own way.
    """
    last = [f"--exclude={name}" for name in _LAST]
    search = ["--exclude=/search/**.json", "--exclude=/*/search/**.json"]
    new_pages = ["--ignore-existing", "--include=*/", "--include=*.html", "--exclude=*"]
    passes = [
        [*last, *search, "--exclude=*.html"],
        [*last, *new_pages],
        [*last],
        ["--delete-after"],
    ]
    start = ["rsync", *_ALWAYS, *([f"--rsh={shell}"] if shell else [])]
    return [[*start, *one, f"{site}/", f"{target.rstrip('/')}/"] for one in passes]
