"""Addresses that open a prefilled issue, a file to edit, or a prefilled mail."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hooks.settings import Repository

LIMIT = 2000
"""Characters of an address that every browser, mail program and host takes."""
TITLE = 120
"""Characters of a title; longer ones are cut."""
_WIDEST = 12
"""Characters of an address that one character of a text takes at most."""
_FORMS = ".github/ISSUE_TEMPLATE"
"""Where the forms lie; Forgejo and Gitea read GitHub's folder, too."""


@dataclass(frozen=True, slots=True)
class Question:
    """A field of an issue form."""

    id: str
    """Its id in the form, by which an address can fill it."""
    label: str
    """Its label in the form, which is its heading in the issue."""


def issue_url(
    repository: Repository, form: str, title: str, answers: Mapping[Question, str]
) -> str:
    """Return the address that opens a new issue with answers filled in.

    GitHub fills fields by their ids; Forgejo by `field:<id>`, and takes the body where it has no
    such form; GitLab has no forms, so that its description has the questions as headings, as the
    other two write them from their forms.

    Args:
        repository: Where the issue is opened; it can be public.
        form: File name of the form.
        title: One line.
        answers: By question; "" for one that is left to the writer.
    """
    start, short = _start(repository), title[:TITLE]
    body = "\n\n".join(f"### {one.label}\n\n{text}".rstrip() for one, text in answers.items())
    filled = {one.id: text for one, text in answers.items() if text}
    match repository.kind:
        case "github":
            return _url(f"{start}/issues/new", {"template": form, "title": short, **filled})
        case "gitlab":
            parts = {"issue[title]": short, "issue[description]": body}
            return _url(f"{start}/-/issues/new", parts)
        case "forgejo":
            fields = {f"field:{name}": text for name, text in filled.items()}
            parts = {"template": f"{_FORMS}/{form}", "title": short, **fields, "body": body}
            return _url(f"{start}/issues/new", parts)


def edit_url(repository: Repository, path: str) -> str:
    """Return the address that opens a file in the editor of the forge.

    Args:
        repository: Where the file lies, on its main branch.
        path: From the root of the repository, with '/'.
    """
    middle = {"github": "edit", "gitlab": "-/edit", "forgejo": "_edit"}[repository.kind]
    return f"{_start(repository)}/{middle}/{quote(repository.branch)}/{quote(path)}"


def mail_url(address: str, subject: str = "", body: str = "") -> str:
    """Return the address that opens a mail; RFC 6068 ends its lines with CRLF."""
    parts = {"subject": subject[:TITLE], "body": body.replace("\n", "\r\n")}
    filled = {name: text for name, text in parts.items() if text}
    start = f"mailto:{quote(address, safe='@+')}"
    return _url(start, filled) if filled else start


def _start(repository: Repository) -> str:
    return repository.url.rstrip("/").removesuffix(".git")


def _url(start: str, parts: Mapping[str, str]) -> str:
    """Join an address, at most `LIMIT` long: where it is longer, the longest text is cut."""
    texts = dict(parts)
    while len(url := f"{start}?{_query(texts)}") > LIMIT:
        longest = max(texts, key=lambda name: len(texts[name]))
        texts[longest] = texts[longest][: -max(1, (len(url) - LIMIT) // _WIDEST)]
    return url


def _query(parts: Mapping[str, str]) -> str:
    """Return a query in which a space is `%20`, which a mail program reads, too."""
    return "&".join(
        f"{quote(name, safe='')}={quote(text, safe='')}" for name, text in parts.items()
    )
