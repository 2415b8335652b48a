"""The events of MkDocs, each one call. No other module knows MkDocs."""

from __future__ import annotations

import gc
import os
import sys
from dataclasses import dataclass, field, replace
from functools import partial
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Literal

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")

import click
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.utils.meta import get_data

from hooks.checking import OVERRIDES, sources_of
from hooks.directory import VOCABULARY
from hooks.drawing.specimens import fill_specimens
from hooks.faults import tell_fault
from hooks.frame import Frame, View, frame_name, marks
from hooks.hand_written import (
    COMMANDS,
    ONCE,
    HandWritten,
    commands,
    fill_places,
    handbook_files,
    read_handbook,
    rehome,
    written_in,
)
from hooks.hosting import fill_hosting
from hooks.language_folder import DEPTHS, Site
from hooks.links import dead_links
from hooks.memory import NO_MEMORY, Memory, NoMemory
from hooks.on_request import OnRequest
from hooks.policy import NGINX, nginx_lines
from hooks.preview import Preview
from hooks.problems import InvalidDirectoryError, tell
from hooks.publication import Publication, prepare
from hooks.reference import field_reference, sample_page
from hooks.renewing import Renewal
from hooks.scripts import ENTRIES, dated, joined
from hooks.staging import discard, keep_only, publish, stage
from hooks.surroundings import once_view, prose_view, surroundings
from hooks.writing import NOT_FOUND, write_site

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

    from hooks.languages import Language


FIELDS = f"{ONCE}felder.md"
SAMPLES = f"{ONCE}muster.md"
"""The overview of all fields and the samples; they are written, not read."""

NO_HISTORY = (
    "Die Geschichte des Projekts fehlt oder ist gekürzt: Die Feeds nennen den Tag der letzten "
    "Bestätigung statt des Tags der letzten Änderung. Holen Sie sie ganz: git fetch --unshallow"
)
_STOPPED = "Der Bau ist abgebrochen; die Seite von vorher bleibt, wie sie war."


@dataclass
class _Build:
    """What one build knows, from its first event to its last."""

    publication: Publication
    frames: dict[str, Frame] = field(default_factory=dict)
    hand_written: dict[str, HandWritten] = field(default_factory=dict)
    """By the Markdown file's new home."""
    once: list[str] = field(default_factory=list)
    """The project's own Markdown files of pages that stand in one language."""
    footers: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    """Path and title of the pages at the foot, by language."""
    env: Environment | None = None


@dataclass
class _Command:
    """What MkDocs was called for, over all builds of it."""

    name: str = ""
    site: Path = Path("site")
    staged: Path | None = None
    is_done: bool = False
    build: _Build | None = None
    memory: NoMemory = NO_MEMORY
    """What was read, while a preview goes on."""
    preview: Preview | None = None
    """What a preview shows; None in all other cases."""


_command = _Command()


def _stage(site: Path) -> Path:
    try:
        return stage(site)
    except OSError as error:
        message = f"Neben {site} lässt sich nicht schreiben. {tell_fault(error)}"
        raise PluginError(message) from None


def _tell(text: str) -> None:
    """Write to the terminal, not to the log: strict mode counts what is logged."""
    sys.stderr.write(f"{text}\n")


def _build() -> _Build:
    if _command.build is None:
        raise PluginError("on_config comes first")
    return _command.build


def _env(build: _Build) -> Environment:
    if build.env is None:
        raise PluginError("on_env comes first")
    return build.env


def on_startup(command: Literal["build", "gh-deploy", "serve"], **_: object) -> None:
    """Remember what MkDocs was called for."""
    _command.name = command
    _command.memory = Memory() if command == "serve" else NO_MEMORY
    if not os.environ.get("SOURCE_DATE_EPOCH"):
        os.environ.pop("SOURCE_DATE_EPOCH", None)  # set to nothing, MkDocs takes it for a number


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read and check everything before anything is written."""
    _add_templates(config)
    publication = _read(config)
    if not publication.has_history and _command.build is None:
        _tell(NO_HISTORY)
    config.theme.static_templates = set()
    if _command.preview:
        _command.preview.end()
    _command.build = _Build(publication)
    if _command.name == "build" and not _command.staged:
        _command.site = Path(config.site_dir)
        _command.staged = _stage(_command.site)
        config.site_dir = str(_command.staged)
    return config


def _read(config: MkDocsConfig) -> Publication:
    """Read everything; in a preview, mistakes leave what was read before."""
    sources = replace(sources_of(Path(config.config_file_path)), docs=Path(config.docs_dir))
    site_url = config.site_url or "http://127.0.0.1:8000/"
    try:
        publication = prepare(sources, site_url, _command.memory)
    except InvalidDirectoryError as error:
        if _command.name != "serve" or _command.build is None:
            raise PluginError(f"Die Einträge haben Fehler.\n{error}") from None
        _tell(f"Die Einträge haben Fehler. Die Vorschau zeigt den Stand davor.\n{error}")
        return _command.build.publication
    if publication.problems:
        _tell(tell(publication.problems))
    return publication


def _add_templates(config: MkDocsConfig) -> None:
    """Put the program's templates before the theme's; a region's `custom_dir` comes before both."""
    dirs = config.theme.dirs
    if OVERRIDES not in (Path(folder).resolve() for folder in dirs):
        dirs.insert(1 if config.theme.custom_dir else 0, str(OVERRIDES))


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Give every hand-written page a home in each language, and add the frames."""
    build = _build()
    ours = [file for file in files if not file.src_uri.endswith(".md") and _is_ours(file)]
    kept = [file for file in ours if not file.src_uri.endswith(".js")]
    day, lines = build.publication.listing.day, build.publication.as_of
    scripts = {name: dated(joined(OVERRIDES / name), day, lines) for name in ENTRIES}
    kept += [_generate(config, name, script) for name, script in scripts.items()]
    there = {file.src_uri for file in kept}
    brought = handbook_files(ROOT / "docs", build.publication.source)
    kept += [_brought(config, uri) for uri in brought if uri not in there]
    pages = {
        file.src_uri: _filled(build.publication, file.src_uri, file.content_string)
        for file in files.documentation_pages()
    }
    for page in rehome(pages, build.publication.languages):
        build.hand_written[page.home_uri] = page
        kept.append(_generate(config, page.home_uri, pages[page.src_uri]))
    build.footers = {lang.code: _footer(build, lang, pages) for lang in build.publication.languages}
    once = _pages_for_editors(build.publication, pages, Path(config.config_file_path).parent)
    build.once = [uri for uri in once if uri in {*pages, FIELDS, SAMPLES}]
    kept += [_generate(config, uri, text) for uri, text in once.items()]
    kept += [_generate(config, f"{name}.md", "") for name in _frame_names(build)]
    return Files(kept)


def _pages_for_editors(
    publication: Publication, pages: dict[str, str], project: Path
) -> dict[str, str]:
    """Return the editors' handbook: the program's, and the project's own pages in their place."""
    handbook = read_handbook(ROOT / "docs", publication.source)
    own = {uri: text for uri, text in pages.items() if uri.startswith(ONCE)}
    lines, command = nginx_lines(publication.site_path).rstrip(), commands(ROOT, project)
    told = {
        uri: text.replace(NGINX, lines).replace(COMMANDS, command)
        for uri, text in {**handbook, **own}.items()
    }
    samples = sample_page(publication.listing.directory.vocabulary)
    return {**told, FIELDS: field_reference(), SAMPLES: samples}


def _filled(publication: Publication, src_uri: str, text: str) -> str:
    """Return a page with what the settings say; the examples of pages for editors stay."""
    settings = publication.settings
    words = publication.words(written_in(src_uri, publication.languages))
    filled = fill_places(text, settings.operator)
    return filled if src_uri.startswith(ONCE) else fill_hosting(filled, settings, words)


def _is_ours(file: File) -> bool:
    """Whether a static file is from docs/ or our overrides, not from the theme below."""
    path = Path(file.abs_src_path or "").resolve()
    return not path.is_relative_to(_theme_dir()) or path.is_relative_to(OVERRIDES)


def _theme_dir() -> Path:
    import material  # noqa: PLC0415 - the theme is looked up only here

    return Path(material.__file__).parent.resolve()


def _generate(config: MkDocsConfig, src_uri: str, content: str) -> File:
    return File.generated(config, src_uri, content=content, inclusion=InclusionLevel.NOT_IN_NAV)


def _brought(config: MkDocsConfig, src_uri: str) -> File:
    """Return a file of the program's own docs/."""
    return File(src_uri, str(ROOT / "docs"), config.site_dir, use_directory_urls=False)


def _footer(build: _Build, lang: Language, pages: dict[str, str]) -> list[tuple[str, str]]:
    found = []
    for name in build.publication.settings.footer:
        page = build.hand_written.get(f"{lang.code}/{name}.md")
        if page:
            _, meta = get_data(pages[page.src_uri])
            found.append((page.path, str(meta.get("title", name))))
    return found


def _frame_names(build: _Build) -> dict[str, tuple[Language, str]]:
    """Return each frame's language and base, by name."""
    publication = build.publication
    base = publication.site_path
    names = {
        frame_name(lang, depth): (lang, "/".join([".."] * depth))
        for lang in publication.languages
        for depth in DEPTHS
    }
    return {
        **names,
        frame_name(None, 0): (publication.source, "."),
        NOT_FOUND: (publication.source, base),
    }


def on_env(env: Environment, **_: object) -> Environment:
    """Keep the theme's environment for the generated pages."""
    _build().env = env
    return env


def on_page_context(context: TemplateContext, page: Page, **_: object) -> TemplateContext:
    """Tell the skeleton what is around a page, and what stands in it."""
    build = _build()
    name = page.file.src_uri.removesuffix(".md")
    names = _frame_names(build)
    if name in names:
        lang, base = names[name]
        view = _marks(name)
    else:
        own = build.hand_written.get(page.file.src_uri)
        lang = own.lang if own else build.publication.source
        base = "/".join([".."] * page.file.dest_uri.count("/")) or "."
        view = _view(build, page, own)
    footer = build.footers[lang.code]
    context.update(surroundings(build.publication, _env(build), lang, base, view, footer))  # type: ignore[typeddict-item]
    if _command.name == "serve":
        context["policy"] = ""  # type: ignore[typeddict-unknown-key] # the preview reloads by a script
    return context


def _marks(name: str) -> View:
    """Return marks; pages at the root have no path of their own in a language."""
    return marks() if "/" in name else replace(marks(), path="")


def _view(build: _Build, page: Page, own: HandWritten | None) -> View:
    title = str(page.meta.get("title") or unescape(str(page.title)))
    description = str(page.meta.get("description", ""))
    html = page.content or ""
    if own is None:
        edition = build.publication.bare_edition(build.publication.source, _env(build))
        return once_view(title, description, fill_specimens(edition, html))
    say = build.publication.bare_edition(own.lang, _env(build)).gettext
    notice = say("This page is not translated yet.")
    return prose_view(own, title, description, html, notice)


def on_post_page(output: str, page: Page, **_: object) -> str:
    """Keep the frames instead of writing them."""
    name = page.file.src_uri.removesuffix(".md")
    if name not in _frame_names(_build()):
        return output
    _build().frames[name] = Frame(output)
    return ""


def on_post_build(config: MkDocsConfig) -> None:
    """Draw and write all generated pages, or get ready to do so when they are asked for."""
    build, target = _build(), Path(config.site_dir)
    is_there = _show(build, target) if _is_watched() else _write(build, target)
    dead = list(dead_links(target, _to_check(build), is_there))
    if dead:
        raise PluginError("Diese Verweise führen ins Leere:\n" + "\n".join(dead))
    if _command.staged:
        keep_only(target, build.publication.writes)
    _command.is_done = True


def _is_watched() -> bool:
    """Whether this is a preview that changes; without that, MkDocs only serves what was written."""
    context = click.get_current_context(silent=True)
    asked = context.params.get("livereload", True) if context else True
    return _command.name == "serve" and bool(asked)


def _show(build: _Build, target: Path) -> Callable[[Path], bool]:
    _command.preview = Preview(_site(build, target))
    return _command.preview.has


def _write(build: _Build, target: Path) -> Callable[[Path], bool]:
    try:
        write_site(_site(build, target))
    except InvalidDirectoryError as error:
        raise PluginError(str(error)) from None
    return Path.is_file


def _site(build: _Build, target: Path) -> Site:
    source = build.publication.source
    paths = [page.path for page in build.hand_written.values() if page.lang == source]
    return Site(build.publication, _env(build), build.frames, paths, target)


def _to_check(build: _Build) -> Iterator[str]:
    """Yield the paths of the pages whose links must lead somewhere."""
    publication = build.publication
    written = [uri for uri, page in build.hand_written.items() if page.lang in publication.shard]
    for uri in [*written, *(build.once if publication.has_root else ())]:
        yield uri.removesuffix(".md") + ".html"


def on_serve(server: LiveReloadServer, config: MkDocsConfig, **_: object) -> LiveReloadServer:
    """Draw pages when they are asked for, and anew when records or templates change, too."""
    offers, settings = _build().publication.offers, Path(config.config_file_path)
    for folder in (offers, OVERRIDES):
        server.watch(str(folder))
    if _command.preview:
        places = [settings, Path(config.docs_dir), OVERRIDES, offers / VOCABULARY]
        places += map(Path, (*filter(None, [config.theme.custom_dir]), *config.watch))
        server.builder = Renewal(places, server.builder, partial(_renew, config))
        server.set_app(OnRequest(server.serve_request, server.mount_path, _shown))
        gc.freeze()  # the records stay: looking for garbage among 3,000 takes 0.4 s each time
    return server


def _shown() -> Preview:
    if _command.preview is None:
        raise PluginError("on_post_build comes first")
    return _command.preview


def _renew(config: MkDocsConfig) -> bool:
    """Read the records anew; return whether the hand-written pages stay as they are."""
    before = _build()
    publication = _read(config)
    if publication.listing.day != before.publication.listing.day:
        return False
    if publication is not before.publication:
        _shown().end()
        _command.build = replace(before, publication=publication)
        _show(_command.build, Path(config.site_dir))
    return True


def on_build_error(error: Exception, **_: object) -> None:
    """Leave the site of before as it is, and say what the machine could not do."""
    _command.is_done = False
    if isinstance(error, OSError):
        raise PluginError(f"{_STOPPED} {tell_fault(error)}") from None


def _publish(staged: Path, site: Path) -> None:
    try:
        publish(staged, site)
    except OSError as error:
        discard(staged)
        _tell(f"Die neue Seite ließ sich nicht an ihren Platz bringen. {tell_fault(error)}")
        raise SystemExit(1) from None
    _tell(f"Fertig: {site}")


def on_shutdown() -> None:
    """Put the new site in the place of the old one, if all went well."""
    if _command.staged and _command.is_done:
        _publish(_command.staged, _command.site)
    elif _command.staged:
        discard(_command.staged)
    _command.staged = None
