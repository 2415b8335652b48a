"""How the folder of one language is written: its pages, search, exports and lists."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from hooks.drawing import draw_page
from hooks.drawing.professionals import DUE_TABLE, due_table
from hooks.editable import LIST, entries
from hooks.exports.outlets import language_files
from hooks.frame import frame_name, view_of
from hooks.offline import HELPLINES, Contents, web_manifest
from hooks.pages import offer_path, plan
from hooks.site_files import write, write_all
from hooks.sitemaps import sitemap

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from jinja2 import Environment

    from hooks.drawing.edition import Edition
    from hooks.frame import Frame
    from hooks.offline import Entry
    from hooks.pages import Page
    from hooks.publication import Publication

MANIFEST, OFFLINE, SITEMAP = "manifest.webmanifest", "offline.json", "sitemap.xml"
DEPTHS = (1, 2, 3)
"""How deep the pages of a language lie below the root of the site."""


@dataclass(frozen=True)
class Site:
    """What the folders of all languages are written from. None of them needs another one."""

    publication: Publication
    env: Environment
    """The theme's environment."""
    frames: Mapping[str, Frame]
    """By `frame_name`."""
    hand_written: Sequence[str]
    """Paths of the hand-written pages, in the languages' folders."""
    target: Path
    """The folder to write into; the hand-written pages and all assets are there."""

    @cached_property
    def pages(self) -> list[Page]:
        """The generated pages of each language."""
        return plan(self.publication.listing.directory)

    @cached_property
    def shared_search(self) -> list[Entry]:
        """Path and size of what the index of every language needs."""
        version = self.publication.search.version
        files = self.publication.search.shared_files()
        return [(f"{path}?{version}", len(content.encode())) for path, content in files]


def write_language(site: Site, edition: Edition) -> None:
    """Write the folder of a language.

    Args:
        site: What it is written from.
        edition: The directory in that language.
    """
    folder = site.target / edition.lang.code
    lists = contents_of(site, edition).lists(site.publication.version)
    write(folder / OFFLINE, lists)
    write_all(tables(site, edition), folder)
    write_all(language_files(edition), folder)


def contents_of(site: Site, edition: Edition, *, is_written: bool = True) -> Contents:
    """Return what browsers may keep of a language.

    Args:
        site: What it is made from.
        edition: The directory in that language.
        is_written: Whether the pages, the index and the manifest are written, too.
    """
    contents = Contents(site.target, is_written, sensitive=site.shared_search.copy())
    contents.add_assets()
    for path in site.hand_written:
        contents.add_written(f"{edition.lang.code}/{path}")
    _write_pages(site, edition, contents)
    _write_search(site.publication, edition, contents)
    contents.write(f"{edition.lang.code}/{MANIFEST}", manifest(site, edition))
    return contents


def manifest(site: Site, edition: Edition) -> str:
    """Return the manifest of a language."""
    return web_manifest(edition.lang, edition.site_name, site.publication.site_path)


def tables(site: Site, edition: Edition) -> Iterator[tuple[str, str]]:
    """Yield path and content of what lists all records of a language."""
    publication = site.publication
    yield DUE_TABLE, due_table(edition)
    yield LIST, entries(edition)
    paths = [*site.hand_written, *_listed(site)]
    found = sitemap(publication.site_url, edition.lang.code, publication.codes, paths)
    yield SITEMAP, found


def draw_whole(site: Site, edition: Edition, page: Page) -> tuple[str, bool]:
    """Return a page with all that is around it, and whether nobody should see it."""
    view = view_of(draw_page(edition, page), page.canonical)
    frame = site.frames[frame_name(edition.lang, page.depth)]
    return frame.pour(view), view.is_sensitive


def _write_pages(site: Site, edition: Edition, contents: Contents) -> None:
    code, offers = edition.lang.code, edition.directory.offers
    for page in site.pages:
        html, is_sensitive = draw_whole(site, edition, page)
        offer = offers.get(page.subject) if page.kind == "offer" else None
        contents.write(
            f"{code}/{page.path}",
            html,
            is_sensitive=is_sensitive,
            is_helpline=bool(offer and offer.record.helpline) or page.path == HELPLINES,
        )


def _write_search(publication: Publication, edition: Edition, contents: Contents) -> None:
    """Write the index of a language; it names every offer, so it is sensitive as a whole."""
    query = f"?{edition.index}"
    for path, content in publication.search.files(edition, publication.codes):
        place = f"{edition.lang.code}/{path}"
        contents.write(place, content, query=query, is_sensitive=True)


def _listed(site: Site) -> list[str]:
    """Return the paths that search engines may know."""
    current = {offer_path(offer.id) for offer in site.publication.listing.offers}
    listed = (page for page in site.pages if page.kind != "offer" or page.path in current)
    return [page.path for page in listed if page.kind != "moved"]
