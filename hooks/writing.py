"""How all generated pages and files of a site are written, language by language."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

from markupsafe import Markup

from hooks.drawing import draw_page
from hooks.drawing.entrances import draw_choice, draw_not_found
from hooks.drawing.professionals import DUE_TABLE, due_table
from hooks.editable import FOLDER, LIST, editable, entries
from hooks.exports.outlets import language_files, shared_files
from hooks.frame import Frame, frame_name, view_of
from hooks.offline import HELPLINES, Contents, web_manifest, worker
from hooks.pages import offer_path, plan
from hooks.policy import apache_file, netlify_file
from hooks.schema.files import schema_files
from hooks.sitemaps import sitemap, sitemap_index
from hooks.translations.desk import site_path
from hooks.translations.page import fill_page
from hooks.translations.state import progress

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from jinja2 import Environment

    from hooks.drawing.edition import Edition
    from hooks.offline import Entry
    from hooks.pages import Page
    from hooks.publication import Publication
    from hooks.texts import RecordTexts
    from hooks.translations.state import Progress

DEPTHS = (1, 2, 3)
"""How deep the pages of a language lie below the root of the site."""
NOT_FOUND = "frame-404"
"""The frame whose links begin at the host, because hosts show it at any depth."""


def write_site(
    publication: Publication,
    env: Environment,
    frames: Mapping[str, Frame],
    hand_written: Sequence[str],
    target: Path,
) -> int:
    """Draw and write all generated pages, language by language.

    Args:
        publication: What was read.
        env: The theme's environment.
        frames: The frames, by `frame_name`.
        hand_written: Paths of the hand-written pages, in the languages' folders.
        target: The folder to write into; the hand-written pages and all assets are there.

    Returns:
        The number of pages.
    """
    pages = plan(publication.listing.directory)
    codes = [lang.code for lang in publication.languages]
    digest, shared = sha256(), _write_shared_search(publication, target)
    written = {code: Contents(target, digest, sensitive=shared.copy()) for code in codes}
    figures: list[Progress] = []
    for lang in publication.languages:
        edition, contents = publication.edition(lang, env), written[lang.code]
        contents.add_assets()
        for path in hand_written:
            contents.add_written(f"{lang.code}/{path}")
        _write_pages(edition, pages, frames, contents)
        _write_search(publication, edition, contents)
        write(target / lang.code / DUE_TABLE, due_table(edition))
        write(target / lang.code / LIST, entries(edition))
        _write_all(language_files(edition), target / lang.code)
        if lang == publication.source:
            _write_all(shared_files(publication, edition), target)
        manifest = web_manifest(lang, edition.site_name, publication.site_path)
        contents.write(f"{lang.code}/manifest.webmanifest", manifest)
        figures += _write_translations(publication, edition.texts, target)
    fill_page(target, figures)
    version = digest.hexdigest()[:16]
    for code, contents in written.items():
        write(target / code / "offline.json", contents.lists(version))
    _write_sitemaps(publication, [*hand_written, *_listed(publication, pages)], target)
    _write_root(publication, target, version)
    _write_records(publication, target)
    return len(codes) * len(pages) + _write_root_pages(publication, env, frames, target)


def _write_all(files: Iterable[tuple[str, str | bytes]], folder: Path) -> None:
    for path, content in files:
        write(folder / path, content)


def _write_translations(
    publication: Publication, texts: RecordTexts, target: Path
) -> Iterator[Progress]:
    """Write the file for a language's translators; yield how far they are."""
    if texts.lang != publication.source:
        items = publication.desk.items(texts)
        write(target / site_path(texts.lang), publication.desk.export(texts, items))
        yield progress(texts.lang, items)


def _write_sitemaps(publication: Publication, paths: Sequence[str], target: Path) -> None:
    """Write a sitemap to each language, and the index of them."""
    codes = [lang.code for lang in publication.languages]
    for code in codes:
        write(target / code / "sitemap.xml", sitemap(publication.site_url, code, codes, paths))
    write(target / "sitemap.xml", sitemap_index(publication.site_url, codes))


def _listed(publication: Publication, pages: Sequence[Page]) -> list[str]:
    """Return the paths that search engines may know."""
    current = {offer_path(offer.id) for offer in publication.listing.offers}
    listed = (page for page in pages if page.kind != "offer" or page.path in current)
    return [page.path for page in listed if page.kind != "moved"]


def _write_pages(
    edition: Edition, pages: Sequence[Page], frames: Mapping[str, Frame], contents: Contents
) -> None:
    code, offers = edition.lang.code, edition.directory.offers
    around = {depth: frames[frame_name(edition.lang, depth)] for depth in DEPTHS}
    for page in pages:
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
    codes = [lang.code for lang in publication.languages]
    query = f"?{edition.index}"
    for path, content in publication.search.files(edition, codes):
        place = f"{edition.lang.code}/{path}"
        contents.write(place, content, query=query, is_sensitive=True)


def _write_shared_search(publication: Publication, target: Path) -> list[Entry]:
    """Write what the index of every language needs; return path and size of each file."""
    version = publication.search.version
    return [
        (f"{path}?{version}", write(target / path, content))
        for path, content in publication.search.shared_files()
    ]


def _write_records(publication: Publication, target: Path) -> None:
    """Write the files of all records: as they are, and as the form edits them."""
    directory = publication.listing.directory
    paths = [one.document.path for one in directory.providers.values()]
    for path in [*paths, *(one.document.path for one in directory.offers.values())]:
        content = (publication.offers.parent / path).read_bytes()
        place = target / FOLDER / path.partition("/")[2]
        write(place, content.decode("utf-8-sig"))
        write(place.with_suffix(".json"), editable(content, path))


def _write_root_pages(
    publication: Publication, env: Environment, frames: Mapping[str, Frame], target: Path
) -> int:
    editions = [publication.bare_edition(lang, env) for lang in publication.languages]
    home = Markup('<link rel="canonical" href="{}">').format(publication.site_url)
    choice = replace(view_of(draw_choice(editions), ""), head=str(home))
    lost = view_of(draw_not_found(editions, publication.site_path), "")
    write(target / "index.html", frames[frame_name(None, 0)].pour(choice))
    write(target / "404.html", frames[NOT_FOUND].pour(lost))
    return 2


def _write_root(publication: Publication, target: Path, version: str) -> None:
    """Write what lies beside the languages: the worker, headers, schemas for editors."""
    script = publication.catalogs.parent / "assets/sw.js"
    write(target / "sw.js", worker(script, version))
    write(target / "_headers", netlify_file())
    write(target / ".htaccess", apache_file(publication.site_path))
    write(target / ".nojekyll", "")
    for name, content in schema_files(publication.listing.directory.vocabulary):
        write(target / "schema" / name, content)


def write(path: Path, content: str | bytes) -> int:
    """Write a file and the folders above it; return its size in bytes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    return path.write_bytes(content.encode() if isinstance(content, str) else content)
