"""A MkDocs hook for tests: draws chosen directory pages by MkDocs' own pipeline, unpoured."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from mkdocs.structure.files import File, Files, InclusionLevel  # noqa: TID251 - it is a hook

from hooks.drawing import draw_page
from hooks.frame import view_of
from hooks.languages import language
from hooks.pages import plan
from hooks.surroundings import surroundings

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig  # noqa: TID251
    from mkdocs.structure.pages import Page  # noqa: TID251

    from hooks.pages import Page as DirectoryPage

LANGUAGES = ("de", "ar")
SUFFIX = ".plain"


def chosen(pages: list[DirectoryPage]) -> list[DirectoryPage]:
    """Return three pages of each kind."""
    kinds: dict[str, list[DirectoryPage]] = {}
    for page in pages:
        kinds.setdefault(page.kind, []).append(page)
    return [page for same in kinds.values() for page in same[:3]]


def _build() -> Any:
    return sys.modules["hooks/events.py"]._build()


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages, beside where they will be poured."""
    for page in chosen(plan(_build().publication.listing.directory)):
        for code in LANGUAGES:
            uri = f"{code}/{page.path.removesuffix('.html')}{SUFFIX}.md"
            added = File.generated(config, uri, content="", inclusion=InclusionLevel.NOT_IN_NAV)
            files.append(added)
    return files


def on_page_context(context: dict[str, Any], page: Page, **_: object) -> dict[str, Any]:
    """Fill the theme's page with the real texts."""
    if not page.file.src_uri.endswith(f"{SUFFIX}.md"):
        return context
    build = _build()
    code, _slash, rest = page.file.src_uri.partition("/")
    path = rest.replace(f"{SUFFIX}.md", ".html")
    found = next(one for one in plan(build.publication.listing.directory) if one.path == path)
    edition = build.publication.edition(language(code), build.env)
    view = view_of(draw_page(edition, found), found.canonical)
    base = "/".join([".."] * found.depth)
    footer = build.footers[code]
    context.update(surroundings(build.publication, build.env, edition.lang, base, view, footer))
    return context
