"""One build of the site: what was read, and how all pages are written."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from markupsafe import Markup

from hooks.directory import load_directory
from hooks.drawing import draw_page
from hooks.drawing.edition import Edition
from hooks.drawing.entrances import draw_choice, draw_not_found
from hooks.drawing.filters import overlay
from hooks.frame import Frame, frame_name, view_of
from hooks.history import known_ids
from hooks.languages import EASY, Language, UnknownLanguageError, language
from hooks.listing import Listing
from hooks.model.reading import read_record
from hooks.pages import offer_path, plan
from hooks.policy import headers
from hooks.problems import InvalidDirectoryError, Problem, errors
from hooks.rules import check_directory
from hooks.search.catalog import SearchCatalog
from hooks.settings import Settings, build_day
from hooks.sitemaps import sitemap, sitemap_index
from hooks.source import Document, Positions, read_source
from hooks.texts import RecordTexts, interface, read_record_texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from jinja2 import Environment

    from hooks.pages import Page

DEPTHS = (1, 2, 3)
"""How deep the pages of a language lie below the root of the site."""
NOT_FOUND = "frame-404"
"""The frame whose links begin at the host, because hosts show it at any depth."""


@dataclass(frozen=True)
class Publication:
    """Everything that was read and checked, before anything is written."""

    settings: Settings
    listing: Listing
    languages: tuple[Language, ...]
    problems: tuple[Problem, ...]
    """Warnings; errors would have ended the build."""
    offers: Path
    catalogs: Path
    """The folder of the interface's catalogs."""
    site_url: str
    """Ends with '/'."""
    catalogs_changed: float
    """When one of the interface's catalogs last changed, in seconds."""

    @property
    def site_path(self) -> str:
        """The path of the site on its host, without '/' at the end."""
        return urlsplit(self.site_url).path.rstrip("/")

    @cached_property
    def search(self) -> SearchCatalog:
        """What the finder can find, in all languages."""
        return SearchCatalog(self.listing, self.source.code, _digest(self.offers))

    @property
    def source(self) -> Language:
        """The language of the records."""
        return self.languages[0]

    def edition(self, lang: Language, env: Environment) -> Edition:
        """Return the directory in a language.

        Args:
            lang: The language.
            env: The theme's environment; what it draws here is escaped.
        """
        texts = read_record_texts(self.offers, lang, self.source)
        index, preloaded = self.search.version, self.search.preloaded
        return replace(self.bare_edition(lang, env), texts=texts, index=index, preloaded=preloaded)

    def bare_edition(self, lang: Language, env: Environment) -> Edition:
        """Return the directory in a language without the translations of its records."""
        words = interface(self.catalogs, lang.code, self.catalogs_changed)
        source_words = interface(self.catalogs, self.source.code, self.catalogs_changed)
        texts = RecordTexts(lang, self.source)
        mine = overlay(env)
        return Edition(lang, self.listing, self.settings, texts, words, source_words, mine)


def _digest(folder: Path) -> str:
    """Return what tells the contents of a folder from any other."""
    digest = sha256()
    for path in sorted(folder.rglob("*.*")):
        if path.is_file():
            digest.update(path.read_bytes())
    return digest.hexdigest()


def prepare(
    config_file: Path, extra: Mapping[str, Any], offers: Path, catalogs: Path, site_url: str
) -> Publication:
    """Read and check everything.

    Args:
        config_file: mkdocs.yml, for the places of problems.
        extra: Its `extra`.
        offers: The folder of records.
        catalogs: The folder of the interface's catalogs.
        site_url: Where the site will be.

    Raises:
        InvalidDirectoryError: Something is wrong with the settings or the records.
    """
    settings = _read_settings(config_file, extra)
    day = build_day(settings.region.timezone)
    directory, problems = load_directory(offers)
    once = known_ids(offers) if settings.published else frozenset()
    problems += check_directory(directory, offers, day, once)
    try:
        languages = tuple(_language(code, settings) for code in settings.languages)
    except UnknownLanguageError as error:
        problems.append(Problem(config_file.name, 1, 1, str(error)))
        languages = ()
    if errors(problems):
        raise InvalidDirectoryError(problems)
    url = site_url.rstrip("/") + "/"
    return Publication(
        settings, Listing(directory, day), languages, tuple(problems), offers, catalogs, url,
        max((path.stat().st_mtime for path in catalogs.rglob("*.po")), default=0),
    )  # fmt: skip


def _language(code: str, settings: Settings) -> Language:
    """Return a language; Leichte Sprache bears its name once its readers have tested it."""
    found = language(code)
    if code == EASY and settings.easy_language_tested:
        return replace(found, name="Leichte Sprache")
    return found


def _read_settings(config_file: Path, extra: Mapping[str, Any]) -> Settings:
    places = read_source(config_file, config_file.name).positions
    written = Document(config_file.name, dict(extra), places.inside.get("extra", Positions()))
    settings, problems = read_record(Settings, written, {})
    if settings is None:
        raise InvalidDirectoryError(problems)
    return settings


def write_site(
    publication: Publication,
    env: Environment,
    frames: Mapping[str, Frame],
    hand_written: Iterable[str],
    target: Path,
) -> int:
    """Draw and write all generated pages, language by language.

    Args:
        publication: What was read.
        env: The theme's environment.
        frames: The frames, by `frame_name`.
        hand_written: Paths of the hand-written pages, in the languages' folders.
        target: The folder to write into.

    Returns:
        The number of pages.
    """
    pages = plan(publication.listing.directory)
    codes = [lang.code for lang in publication.languages]
    current = {offer_path(offer.id) for offer in publication.listing.offers}
    listed = (page for page in pages if page.kind != "offer" or page.path in current)
    paths = [*hand_written, *(page.path for page in listed if page.kind != "moved")]
    count = 0
    for lang in publication.languages:
        edition = publication.edition(lang, env)
        for path, html in _draw(edition, pages, frames):
            write(target / lang.code / path, html)
            count += 1
        for path, content in publication.search.files(edition, codes):
            write(target / lang.code / path, content)
        written = sitemap(publication.site_url, lang.code, codes, paths)
        write(target / lang.code / "sitemap.xml", written)
    write(target / "sitemap.xml", sitemap_index(publication.site_url, codes))
    return count + _write_root(publication, env, frames, target)


def _draw(
    edition: Edition, pages: Sequence[Page], frames: Mapping[str, Frame]
) -> Iterator[tuple[str, str]]:
    around = {depth: frames[frame_name(edition.lang, depth)] for depth in DEPTHS}
    for page in pages:
        view = view_of(draw_page(edition, page), page.canonical)
        yield page.path, around[page.depth].pour(view)


def _write_root(
    publication: Publication, env: Environment, frames: Mapping[str, Frame], target: Path
) -> int:
    editions = [publication.bare_edition(lang, env) for lang in publication.languages]
    home = Markup('<link rel="canonical" href="{}">').format(publication.site_url)
    choice = replace(view_of(draw_choice(editions), ""), head=str(home))
    lost = view_of(draw_not_found(editions, publication.site_path), "")
    write(target / "index.html", frames[frame_name(None, 0)].pour(choice))
    write(target / "404.html", frames[NOT_FOUND].pour(lost))
    for path, content in publication.search.shared_files():
        write(target / path, content)
    write(target / "_headers", _header_file())
    write(target / ".nojekyll", "")
    return 2


def _header_file() -> str:
    """Return the headers in the form of Netlify and Cloudflare Pages."""
    lines = (f"  {name}: {value}\n" for name, value in headers().items())
    return "/*\n" + "".join(lines)


def write(path: Path, text: str) -> None:
    """Write a file and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
