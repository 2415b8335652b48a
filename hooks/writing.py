"""How all generated pages and files of a site are written."""

from __future__ import annotations

import gc
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from markupsafe import Markup

from hooks.drawing.entrances import draw_choice, draw_not_found
from hooks.editable import FOLDER, editable, published
from hooks.exports.outlets import shared_files
from hooks.frame import frame_name, view_of
from hooks.garbage import little_collected
from hooks.language_folder import write_language
from hooks.offline import worker
from hooks.policy import apache_file, netlify_file
from hooks.schema.files import schema_files
from hooks.side_by_side import side_by_side
from hooks.site_files import write, write_all
from hooks.sitemaps import sitemap_index
from hooks.translations.desk import site_path
from hooks.translations.page import fill_page
from hooks.translations.state import progress

if TYPE_CHECKING:
    from pathlib import Path

    from hooks.language_folder import Site
    from hooks.languages import Language
    from hooks.publication import Publication
    from hooks.translations.state import Progress

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
    with little_collected():
        figures = side_by_side(partial(_write_parts, site), languages)
    if publication.has_root:
        fill_page(site.target, filter(None, figures))
        _write_root_pages(site)
        _write_root(publication, site.target)
        _write_records(publication, site.target)


def _prepare(site: Site) -> None:
    """Find out what all languages need before they part, so that none has to do it again."""
    _ = site.shared_search, site.pages
    publication = site.publication
    _ = publication.version, publication.agenda, publication.coverage, publication.desk.wanted


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
    directory = publication.listing.directory
    for provider in directory.providers.values():
        offers = directory.by_provider.get(provider.id, [])
        for path in [provider.document.path, *(one.document.path for one in offers)]:
            content = (publication.offers.parent / path).read_bytes()
            content = published(content, provider, offers)
            place = target / FOLDER / path.partition("/")[2]
            write(place, content.decode("utf-8-sig"))
            write(place.with_suffix(".json"), editable(content, path))


def _write_root_pages(site: Site) -> None:
    publication, frames, target = site.publication, site.frames, site.target
    editions = [publication.bare_edition(lang, site.env) for lang in publication.languages]
    home = Markup('<link rel="canonical" href="{}">').format(publication.site_url)
    choice = replace(view_of(draw_choice(editions), ""), head=str(home))
    lost = view_of(draw_not_found(editions, publication.site_path), "")
    write(target / "index.html", frames[frame_name(None, 0)].pour(choice))
    write(target / "404.html", frames[NOT_FOUND].pour(lost))


def _write_root(publication: Publication, target: Path) -> None:
    """Write what lies beside the languages: the worker, headers, schemas for editors."""
    script = publication.catalogs.parent / "assets/sw.js"
    write(target / "sw.js", worker(script, publication.version))
    write(target / "sitemap.xml", sitemap_index(publication.site_url, publication.codes))
    write(target / "_headers", netlify_file())
    write(target / ".htaccess", apache_file(publication.site_path))
    write(target / ".nojekyll", "")
    for name, content in schema_files(publication.listing.directory.vocabulary):
        write(target / "schema" / name, content)
