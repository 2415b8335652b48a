"""What keeps hand-written pages from being published, found in their Markdown."""

from __future__ import annotations

import re
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from hooks.hand_written import ONCE, open_places, rehome
from hooks.hosting import HOSTING, missing_hosting
from hooks.pages import plan
from hooks.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from hooks.directory import Directory
    from hooks.languages import Language
    from hooks.settings import Settings

Pages = dict[str, str]
"""The Markdown of each page, by its path in `docs/`."""
_LINK = re.compile(r"\]\(<?([^)\s>]+\.(?:html|md)(?:#[^)\s>]*)?)>?(?:\s+\"[^\"]*\")?\)")
"""A link to another page; what leads to other files only the finished site can tell."""
_FENCE = re.compile(r"^(```|~~~).*?^\1", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)|<!--.*?-->|^(?: {4}|\t).*", re.MULTILINE)
_MADE = ("index.html", "404.html", f"{ONCE}felder.html")
"""Pages that are neither of `docs/` nor of a language."""


def read_pages(docs: Path) -> tuple[Pages, list[Problem]]:
    """Read all hand-written pages.

    Args:
        docs: Their folder; problems call it by its name.
    """
    pages, problems = {}, []
    for path in sorted(docs.rglob("*.md")):
        uri = path.relative_to(docs).as_posix()
        try:
            pages[uri] = path.read_text(encoding="utf-8-sig")
        except UnicodeDecodeError:
            message = "Die Datei ist nicht in UTF-8 gespeichert. Speichern Sie sie als UTF-8."
            problems.append(Problem(f"{docs.name}/{uri}", 1, 1, message))
    return pages, problems


def waiting_problems(pages: Pages, docs: str, settings: Settings) -> Iterator[Problem]:
    """Yield the places that still wait for the operator's words.

    Args:
        pages: The pages.
        docs: How their folder is called in problems.
        settings: They fill some of the places.
    """
    told = "Hier fehlen Angaben des Betreibers. Mit »published: true« sind sie nötig."
    for uri, text in pages.items():
        if uri.startswith(ONCE):
            continue
        for line, column in open_places(text, settings.operator):
            yield Problem(f"{docs}/{uri}", line, column, told)
        missing = ", ".join(f"extra.{name}" for name in missing_hosting(settings))
        for number, line_text in enumerate(text.splitlines(), 1):
            if missing and HOSTING in line_text:
                yield Problem(f"{docs}/{uri}", number, 1, f"{told} In mkdocs.yml: {missing}.")


def link_problems(
    pages: Pages, all_pages: Pages, docs: str, languages: Sequence[Language], directory: Directory
) -> Iterator[Problem]:
    """Yield links that lead to no page of the site.

    Args:
        pages: The pages to look at.
        all_pages: These, and those that come with the program.
        docs: How their folder is called in problems.
        languages: The languages of the site.
        directory: All records.
    """
    paths = [page.path for page in plan(directory)]
    generated = (f"{lang.code}/{path}" for lang in languages for path in paths)
    hand_written = (_as_html(home) for _, home in _homes(all_pages, languages))
    known = {*_MADE, *generated, *hand_written}
    for uri, home in dict(reversed(_homes(pages, languages))).items():
        yield from _dead_links(f"{docs}/{uri}", pages[uri], home, known)


def _homes(pages: Mapping[str, str], languages: Sequence[Language]) -> list[tuple[str, str]]:
    """Return path in `docs/` and path in the site, both of Markdown, of every page."""
    once = [(uri, uri) for uri in pages if uri.startswith(ONCE)]
    return [*once, *((page.src_uri, page.home_uri) for page in rehome(pages, languages))]


def _as_html(path: str) -> str:
    return path.removesuffix(".md") + ".html" if path.endswith(".md") else path


def _dead_links(shown: str, text: str, home: str, known: set[str]) -> Iterator[Problem]:
    for number, line in enumerate(_without_code(text).splitlines(), 1):
        for found in _LINK.finditer(line):
            parts = urlsplit(found[1])
            if parts.scheme or parts.netloc or parts.path.startswith("/"):
                continue
            target = normpath(join(dirname(home), unquote(parts.path)))
            if _as_html(target) not in known:
                message = f"Dieser Verweis führt ins Leere: Die Seite »{found[1]}« gibt es nicht."
                yield Problem(shown, number, found.start(1) + 1, message)


def _without_code(text: str) -> str:
    """Return a text with blanks in the place of all that is an example or a comment."""
    return _CODE.sub(_blank, _FENCE.sub(_blank, text))


def _blank(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found[0])
