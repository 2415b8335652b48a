"""How all generated pages and files of a site are written."""

from __future__ import annotations

import gc
from dataclasses import replace
from functools import partial
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from markupsafe import Markup

from hooks.drawing.entrances import draw_choice, draw_not_found
from hooks.editable import FOLDER, editable, published
from hooks.exports.outlets import shared_files
from hooks.frame import frame_name, view_of
from hooks.garbage import little_collected
from hooks.language_folder import write_language
from hooks.offline import worker
from hooks.pages import HOME
from hooks.policy import apache_file, netlify_file
from hooks.schema.files import schema_files
from hooks.side_by_side import side_by_side
from hooks.site_files import write, write_all
from hooks.sitemaps import sitemap_index
from hooks.translations.desk import site_path
from hooks.translations.page import filled_page
from hooks.translations.state import progress

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from hooks.language_folder import Site
    from hooks.languages import Language
    from hooks.publication import Publication
    from hooks.translations.state import Progress

    Part = Callable[[], Progress | None]
    """Writes a part of the site that needs no other part."""

LOST = "404.html"
"""What hosts show where there is no page."""
NOT_FOUND = "frame-404"
"""The frame whose links begin at the host, because hosts show it at any depth."""


def write_site(site: Site) -> None:
    """Draw and write the languages of this build, and what lies beside them if that belongs to it.

    Args:
        site: What is written, and where.
    """
    publication = site.publication
    languages = publication.languages if publication.has_root else publication.shard
    _prepare(site)
    write_all(publication.search.shared_files(), site.target)
    parts: list[Part] = [partial(_write_parts, site, lang) for lang in languages]
    if publication.has_root:
        parts.insert(0, partial(_write_records, publication, site.target))
    with little_collected():
        figures = side_by_side(_write, parts)
    if publication.has_root:
        write_all(filled_page(site.target, filter(None, figures)), site.target)
        write_all(root_pages(site), site.target)
        write_all(root_files(publication), site.target)


def _write(part: Part) -> Progress | None:
    return part()


def _prepare(site: Site) -> None:
    """Find out what all languages need before they part, so that none has to do it again."""
    _ = site.shared_search, site.pages
    publication = site.publication
    _ = publication.version, publication.coverage, publication.desk.wanted
    publication.agenda.complete()


def _write_parts(site: Site, lang: Language) -> Progress | None:
    """Write a language's folder, and what lies elsewhere and needs its texts.

    Returns:
        How far its translation is, where this build tells it.
    """
    told = _write_edition(site, lang)
    gc.collect()  # an edition and its templates know each other
    return told


def _write_edition(site: Site, lang: Language) -> Progress | None:
    publication = site.publication
    edition = publication.edition(lang, site.env)
    if lang in publication.shard:
        write_language(site, edition)
    if lang == publication.source:
        write_all(shared_files(publication, edition), site.target)
    elif publication.has_root:
        items = publication.desk.items(edition.texts)
        write(site.target / site_path(lang), publication.desk.export(edition.texts, items))
        return progress(lang, items)
    return None


def _write_records(publication: Publication, target: Path) -> None:
    """Write the files of all records: as they are to be read, and as the form edits them."""
    for one in publication.directory.documents:
        for place, content in record_files(publication, one.path):
            write(target / place, content)


def record_files(publication: Publication, path: str) -> Iterator[tuple[str, str]]:
    """Yield the files of a record.

    Args:
        publication: What was read.
        path: Of the record, as its document names it.
    """
    content = (publication.offers.parent / path).read_bytes()
    place = PurePosixPath(FOLDER, path.partition("/")[2])
    provider = publication.directory.providers[place.parts[1]]
    content = published(content, is_hidden=publication.directory.is_hidden(provider))
    yield str(place), content.decode("utf-8-sig")
    yield str(place.with_suffix(".json")), editable(content, path)


def root_pages(site: Site) -> Iterator[tuple[str, str]]:
    """Yield the pages that belong to no language."""
    publication, frames = site.publication, site.frames
    editions = [publication.bare_edition(lang, site.env) for lang in publication.languages]
    home = Markup('<link rel="canonical" href="{}">').format(publication.site_url)
    choice = replace(view_of(draw_choice(editions), ""), head=str(home))
    lost = view_of(draw_not_found(editions, publication.site_path), "")
    yield HOME, frames[frame_name(None, 0)].pour(choice)
    yield LOST, frames[NOT_FOUND].pour(lost)


def root_files(publication: Publication) -> Iterator[tuple[str, str]]:
    """Yield what lies beside the languages: the worker, headers, schemas for editors."""
    script = publication.catalogs.parent / "assets/sw.js"
    yield "sw.js", worker(script, publication.version)
    yield "sitemap.xml", sitemap_index(publication.site_url, publication.codes)
    yield "_headers", netlify_file()
    yield ".htaccess", apache_file(publication.site_path)
    yield ".nojekyll", ""
    for name, content in schema_files(publication.directory.vocabulary):
        yield f"schema/{name}", content
