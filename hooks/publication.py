"""One build of the site: everything that was read and checked."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from hooks.agenda import Agenda
from hooks.checking import check_project
from hooks.coverage import Coverage
from hooks.digests import digest_of, digest_of_texts
from hooks.drawing.edition import Edition
from hooks.drawing.filters import overlay
from hooks.happenings import Diary
from hooks.history import record_dates
from hooks.languages import EASY, Language, language
from hooks.listing import Listing
from hooks.memory import NO_MEMORY, NoMemory, state_of
from hooks.origin import PROGRAM
from hooks.problems import InvalidDirectoryError, errors
from hooks.search.catalog import SearchCatalog
from hooks.settings import shard_of
from hooks.texts import RecordTexts, catalogs_in, interface, read_record_texts
from hooks.translations.desk import Desk

if TYPE_CHECKING:
    from gettext import NullTranslations
    from pathlib import Path

    from jinja2 import Environment

    from hooks.checking import Sources
    from hooks.directory import Directory
    from hooks.problems import Problem
    from hooks.settings import Settings


@dataclass(frozen=True)
class Publication:
    """Everything that was read and checked, before anything is written."""

    settings: Settings
    listing: Listing
    languages: tuple[Language, ...]
    shard: tuple[Language, ...]
    """Those whose folders this build writes."""
    problems: tuple[Problem, ...]
    """Warnings; errors would have ended the build."""
    offers: Path
    catalogs: Path
    """The folder of the interface's catalogs."""
    site_url: str
    """Ends with '/'."""
    catalogs_changed: float
    """When one of the interface's catalogs last changed, in seconds."""
    has_history: bool
    """Whether the repository knows since when each record is there."""
    inputs: tuple[Path, ...]
    """Files and folders that the site is made of, beside the records."""
    memory: NoMemory = NO_MEMORY
    """What was read before."""

    @property
    def site_path(self) -> str:
        """The path of the site on its host, without '/' at the end."""
        return urlsplit(self.site_url).path.rstrip("/")

    @cached_property
    def search(self) -> SearchCatalog:
        """What the finder can find, in all languages."""
        return SearchCatalog(self.listing, self.source.code, self.offers)

    @cached_property
    def agenda(self) -> Agenda:
        """What takes place, in all languages."""
        return Agenda(Diary(self.listing, self.site_url, self.settings.region.timezone))

    @cached_property
    def coverage(self) -> Coverage:
        """How many offers there are for what, and where."""
        dates = self.listing.dates.items()
        entered = {one: found.published.date() for one, found in dates if "/" in one}
        return Coverage(self.listing, entered, tuple(one.code for one in self.languages))

    @cached_property
    def desk(self) -> Desk:
        """What translators get."""
        directory, root = self.listing.directory, self.offers.parent
        return Desk(directory, root, self.catalogs, self.site_url)

    @property
    def directory(self) -> Directory:
        """All records."""
        return self.listing.directory

    @property
    def source(self) -> Language:
        """The language of the records."""
        return self.languages[0]

    @property
    def codes(self) -> list[str]:
        """The codes of all languages."""
        return [lang.code for lang in self.languages]

    @property
    def has_root(self) -> bool:
        """Whether this build writes what lies beside the languages, too."""
        return self.source in self.shard

    def writes(self, name: str) -> bool:
        """Whether this build writes what bears a name in the folder of the site."""
        if name in self.codes:
            return any(name == lang.code for lang in self.shard)
        return self.has_root

    @cached_property
    def version(self) -> str:
        """Tells this build from others, alike in all its shards.

        It is made from what the site is made of; the day stands for the packages, too.
        """
        told = [self.search.edited, digest_of(*self.inputs), self.site_url, str(self.listing.day)]
        told.append(self.settings.model_dump_json())
        told += (f"{one}{dates}" for one, dates in sorted(self.listing.dates.items()))
        return digest_of_texts(told)

    @cached_property
    def as_of(self) -> dict[str, str]:
        """The line that says of which day the site is, by language."""
        return {
            lang.code: self.words(lang)
            .gettext("As of {date}")
            .format(date=lang.short_date(self.listing.day))
            for lang in self.languages
        }

    def words(self, lang: Language) -> NullTranslations:
        """Return the texts of the interface in a language."""
        return interface(self.catalogs, lang.code, self.catalogs_changed)

    def edition(self, lang: Language, env: Environment) -> Edition:
        """Return the directory in a language.

        Args:
            lang: The language.
            env: The theme's environment; what it draws here is escaped.
        """
        texts = self.memory.recall(
            ("texts", lang.code),
            lambda: {path: state_of(path) for path in catalogs_in(self.offers, lang)},
            lambda: read_record_texts(self.offers, lang, self.source),
        )
        return replace(
            self.bare_edition(lang, env),
            texts=texts, search=self.search, agenda=self.agenda, coverage=self.coverage,
        )  # fmt: skip

    def bare_edition(self, lang: Language, env: Environment) -> Edition:
        """Return the directory in a language without the translations of its records."""
        words, source_words = self.words(lang), self.words(self.source)
        texts = RecordTexts(lang, self.source)
        mine = overlay(env)
        languages = {one.code: one for one in self.languages}
        return Edition(
            lang, self.listing, self.settings, texts, words, source_words, mine,
            self.site_url, languages,
        )  # fmt: skip


def prepare(sources: Sources, site_url: str, memory: NoMemory = NO_MEMORY) -> Publication:
    """Read and check everything.

    Args:
        sources: Where it lies.
        site_url: Where the site will be.
        memory: What was read and checked before.

    Raises:
        InvalidDirectoryError: Something is wrong with the settings, the records, the pages or
            the environment.
    """
    checked = check_project(sources, memory=memory)
    settings, catalogs = checked.settings, sources.catalogs
    if settings is None or errors(checked.problems):
        raise InvalidDirectoryError(checked.problems)
    languages = tuple(_language(code, settings) for code in settings.languages)
    shard = shard_of(settings.languages)
    dates, url = record_dates(sources.offers), site_url.rstrip("/") + "/"
    listing = Listing(checked.directory.without_files(), checked.day, dates or {})
    return Publication(
        settings, listing, languages, tuple(one for one in languages if one.code in shard),
        tuple(checked.problems), sources.offers, catalogs, url,
        max((path.stat().st_mtime for path in catalogs.rglob("*.po")), default=0),
        has_history=dates is not None, inputs=_inputs(sources), memory=memory,
    )  # fmt: skip


def _language(code: str, settings: Settings) -> Language:
    """Return a language; Leichte Sprache bears its name once its readers have tested it."""
    found = language(code)
    if code == EASY and settings.easy_language_tested:
        return replace(found, name="Leichte Sprache")
    return found


def _inputs(sources: Sources) -> tuple[Path, ...]:
    """Return each folder once: a region's templates may be the program's."""
    found = (sources.docs, sources.custom, sources.overrides, PROGRAM / "hooks")
    return tuple(dict.fromkeys(one.resolve() for one in found if one))
