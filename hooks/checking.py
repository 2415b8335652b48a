"""Everything that keeps a project from being built: read and checked, nothing drawn."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from hooks.booklets.printing import NO_TYPST, is_installed
from hooks.configuration import read_configuration
from hooks.directory import Directory, Vocabulary, load_directory, nothing
from hooks.freshness import MONTHS
from hooks.garbage import nothing_collected
from hooks.hand_written import read_handbook
from hooks.history import known_ids
from hooks.interface import interface_path, interface_problems
from hooks.languages import language
from hooks.memory import NO_MEMORY, state_of
from hooks.origin import PROGRAM
from hooks.problems import Problem, did_you_mean, errors
from hooks.prose import link_problems, read_pages, waiting_problems
from hooks.recurrence import Calendar
from hooks.rules import check_catalogs, check_records
from hooks.settings import Region, Settings, build_day, read_settings
from hooks.strays import stray_problems

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from hooks.languages import Language
    from hooks.memory import NoMemory


OVERRIDES = PROGRAM / "overrides"
"""Templates, assets and words of the interface; they come with the program, wherever it lies."""


@dataclass(frozen=True)
class Sources:
    """Where the parts of a project lie."""

    config: Path
    """mkdocs.yml."""
    offers: Path
    """The folder of records."""
    docs: Path
    """The folder of hand-written pages."""
    custom: Path | None = None
    """The folder of a region's own templates and icons."""
    overrides: Path = OVERRIDES
    """The program's folder of templates, with the catalogs of the interface in `locales/`."""

    @property
    def catalogs(self) -> Path:
        """The folder of the interface's catalogs."""
        return self.overrides / "locales"


@dataclass(frozen=True)
class Checked:
    """What was read of a project, and all problems."""

    settings: Settings | None
    """None if they are wrong."""
    directory: Directory
    day: date
    """The day that all was checked for."""
    problems: list[Problem]


def sources_of(config: Path) -> Sources:
    """Return where the parts lie, as MkDocs will find them.

    Args:
        config: mkdocs.yml.
    """
    root, written = config.parent, read_configuration(config).data
    theme = written.get("theme")
    custom = theme.get("custom_dir") if isinstance(theme, dict) else None
    docs = root / str(written.get("docs_dir") or "docs")
    return Sources(config, root / "offers", docs, root / str(custom) if custom else None)


@nothing_collected()
def check_project(
    sources: Sources, tick: Callable[[], object] = nothing, memory: NoMemory = NO_MEMORY
) -> Checked:
    """Read and check everything.

    Args:
        sources: Where it lies.
        tick: Called for each record and each catalog that was read.
        memory: What was read and checked before.

    Raises:
        InvalidDirectoryError: SOURCE_DATE_EPOCH is no number of seconds.
    """
    settings, problems = read_settings(sources.config)
    region = settings.region.timezone if settings else Region.model_fields["timezone"].default
    day = build_day(region)
    if strays := [*stray_problems(sources.offers), *stray_problems(sources.docs)]:
        nothing_read = Directory(Vocabulary({}, Calendar()), {}, {})
        return Checked(settings, nothing_read, day, [*problems, *strays])
    offers, months = sources.offers, settings.assured_months if settings else MONTHS
    directory, found = load_directory(offers, tick, memory)
    once = known_ids(offers) if settings and settings.published else frozenset()
    problems += [*found, *check_records(directory, offers, day, once, months)]
    problems += check_catalogs(directory, offers, tick, memory)
    problems += _icon_problems(directory.vocabulary, sources)
    if settings:
        problems += _site_problems(sources, settings, directory, is_whole=not errors(problems))
        problems += _interface_problems(sources.catalogs, settings, memory)
    return Checked(settings, directory, day, problems)


def _site_problems(
    sources: Sources, settings: Settings, directory: Directory, *, is_whole: bool
) -> Iterator[Problem]:
    """Yield what is wrong with all that is not a record."""
    languages, shown = [language(code) for code in settings.languages], sources.docs.name
    pages, problems = read_pages(sources.docs)
    yield from problems
    if settings.published:
        yield from waiting_problems(pages, shown, settings)
    if is_whole:
        handbook = read_handbook(PROGRAM / "docs", languages[0])
        places = {**handbook, **pages}
        yield from link_problems(pages, places, shown, languages, directory)
    yield from _film_problems(sources, settings)
    yield from _booklet_problems(sources, settings, directory)


def _interface_problems(catalogs: Path, settings: Settings, memory: NoMemory) -> Iterator[Problem]:
    for code in settings.languages:
        yield from _words_problems(catalogs, language(code), memory)


def _words_problems(catalogs: Path, lang: Language, memory: NoMemory) -> list[Problem]:
    path = interface_path(catalogs, lang)
    return memory.recall(
        path, lambda: state_of(path), lambda: [*interface_problems(catalogs, lang)]
    )


def _film_problems(sources: Sources, settings: Settings) -> Iterator[Problem]:
    document = read_configuration(sources.config)
    for index, video in enumerate(settings.sign_language_videos):
        for field in ("file", "captions"):
            name = getattr(video, field)
            if not (sources.docs / name).is_file():
                message = f"Die Datei »{sources.docs.name}/{name}« gibt es nicht."
                yield document.problem(("extra", "sign_language_videos", index, field), message)


def _booklet_problems(
    sources: Sources, settings: Settings, directory: Directory
) -> Iterator[Problem]:
    """Yield places that don't exist, and that booklets cannot be set here."""
    document = read_configuration(sources.config)
    if settings.booklets and not is_installed():
        yield document.problem(("extra", "booklets"), NO_TYPST)
    places = () if isinstance(settings.booklets, bool) else settings.booklets
    towns = directory.vocabulary.municipalities
    for index, code in enumerate(places):
        if towns and code not in towns:
            message = f"»{code}« ist hier kein Ort.{did_you_mean(code, towns)}"
            yield document.problem(("extra", "booklets", index), message)


def _icon_problems(vocabulary: Vocabulary, sources: Sources) -> Iterator[Problem]:
    found = find_spec("material")
    themes = [
        Path(home) / "templates" for home in (found and found.submodule_search_locations) or ()
    ]
    homes = [sources.custom, sources.overrides, *themes]
    folders = [home / ".icons" for home in homes if home]
    for name, document in vocabulary.documents.items():
        for index, term in enumerate(vocabulary.terms.get(name, {}).values()):
            if term.icon and not any((home / f"{term.icon}.svg").is_file() for home in folders):
                message = (
                    f"Das Bild »{term.icon}« gibt es nicht. Suchen Sie eines im Theme: "
                    "material/home."
                )
                yield document.problem(("terms", index, "icon"), message)
