"""One build of the site: everything that was read and checked."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from hooks.directory import load_directory
from hooks.drawing.edition import Edition
from hooks.drawing.filters import overlay
from hooks.history import known_ids
from hooks.languages import EASY, Language, UnknownLanguageError, language
from hooks.listing import Listing
from hooks.problems import InvalidDirectoryError, Problem, errors
from hooks.rules import check_directory
from hooks.search.catalog import SearchCatalog
from hooks.settings import Settings, build_day, read_settings
from hooks.texts import RecordTexts, interface, read_record_texts

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from jinja2 import Environment


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
        languages = {one.code: one for one in self.languages}
        return Edition(
            lang, self.listing, self.settings, texts, words, source_words, mine,
            self.site_url, languages,
        )  # fmt: skip


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
    settings, problems = read_settings(config_file, extra)
    if settings is None:
        raise InvalidDirectoryError(problems)
    day = build_day(settings.region.timezone)
    directory, problems = load_directory(offers)
    once = known_ids(offers) if settings.published else frozenset()
    problems += check_directory(directory, offers, day, once, settings.assured_months)
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
