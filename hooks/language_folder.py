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
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from jinja2 import Environment

    from hooks.drawing.edition import Edition
    from hooks.frame import Frame
    from hooks.offline import Entry
    from hooks.pages import Page
    from hooks.publication import Publication

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
        """Path and size of what the index of every language needs; it is written first."""
        version = self.publication.search.version
        return [
            (f"{path}?{version}", write(self.target / path, content))
            for path, content in self.publication.search.shared_files()
        ]


def write_language(site: Site, edition: Edition) -> None:
    """Write the folder of a language.

    Args:
        site: What it is written from.
        edition: The directory in that language.
    """
    publication, lang = site.publication, edition.lang
    folder = site.target / lang.code
    contents = Contents(site.target, sensitive=site.shared_search.copy())
    contents.add_assets()
    for path in site.hand_written:
        contents.add_written(f"{lang.code}/{path}")
    _write_pages(site, edition, contents)
    _write_search(publication, edition, contents)
    write(folder / DUE_TABLE, due_table(edition))
    write(folder / LIST, entries(edition))
    write_all(language_files(edition), folder)
    manifest = web_manifest(lang, edition.site_name, publication.site_path)
    contents.write(f"{lang.code}/manifest.webmanifest", manifest)
    write(folder / "offline.json", contents.lists(publication.version))
    codes, paths = publication.codes, [*site.hand_written, *_listed(site)]
    write(folder / "sitemap.xml", sitemap(publication.site_url, lang.code, codes, paths))


def _write_pages(site: Site, edition: Edition, contents: Contents) -> None:
    code, offers = edition.lang.code, edition.directory.offers
    around = {depth: site.frames[frame_name(edition.lang, depth)] for depth in DEPTHS}
    for page in site.pages:
        view = view_of(draw_page(edition, page), page.canonical)
        offer = offers.get(page.subject) if page.kind == "offer" else None
        contents.write(
            f"{code}/{page.path}",
            around[page.depth].pour(view),
            is_sensitive=view.is_sensitive,
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
