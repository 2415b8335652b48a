"""How one file of a site is found and made, alone or with those that are made together with it."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from hooks.drawing.professionals import DUE_TABLE
from hooks.editable import FOLDER as RECORDS
from hooks.editable import LIST
from hooks.exports.booklets import booklet
from hooks.exports.outlets import IN_EACH_LANGUAGE, ONCE
from hooks.language_folder import (
    MANIFEST,
    OFFLINE,
    SITEMAP,
    contents_of,
    draw_whole,
    manifest,
    tables,
)
from hooks.pages import HOME, booklet_path
from hooks.translations.desk import FOLDER as TRANSLATORS
from hooks.translations.desk import site_path
from hooks.translations.page import PAGE, filled_page
from hooks.translations.state import progress
from hooks.writing import LOST, record_files, root_files, root_pages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from hooks.drawing.edition import Edition
    from hooks.language_folder import Site
    from hooks.languages import Language
    from hooks.spools import Content
    from hooks.translations.state import Progress

    Files = Iterable[tuple[str, Content]]
    """Path and content of each file."""


class Parts:
    """The parts of a site, each made when one of its files is asked for."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.pages = {page.path: page for page in site.pages}
        self._languages = {lang.code: lang for lang in site.publication.shard}
        self._editions: dict[str, Edition] = {}

    def is_known(self, path: str) -> bool:
        """Whether a path is that of a generated page in a language, or of what all pages name."""
        code, _, rest = path.partition("/")
        return code in self._languages and (rest in self.pages or rest == MANIFEST)

    def files(self, path: str) -> Files:
        """Yield the file of a path, with paths and contents of those that come along.

        Args:
            path: From the root of the site; nothing comes of one that is not made here.
        """
        code, _, rest = path.partition("/")
        if code in self._languages:
            made = self._in_language(self.edition(self._languages[code]), rest)
            return ((f"{code}/{place}", content) for place, content in made)
        return self._at_root(path) if self.site.publication.has_root else ()

    def edition(self, lang: Language) -> Edition:
        """Return the directory in a language."""
        if lang.code not in self._editions:
            self._editions[lang.code] = self.site.publication.edition(lang, self.site.env)
        return self._editions[lang.code]

    def _in_language(self, edition: Edition, path: str) -> Files:
        if path in self.pages:
            return [(path, draw_whole(self.site, edition, self.pages[path])[0])]
        for patterns, make in _IN_LANGUAGE.items():
            if _is(path, patterns):
                return make(self.site, edition, path)
        return next((make(edition) for make, own in IN_EACH_LANGUAGE.items() if _is(path, own)), ())

    def _at_root(self, path: str) -> Files:
        publication = self.site.publication
        folder = path.partition("/")[0]
        if path in {HOME, LOST}:
            return root_pages(self.site)
        if folder == "search":
            return publication.search.shared_files()
        if folder == RECORDS:
            return self._record(path)
        if folder == TRANSLATORS or path == PAGE:
            return self._for_translators(path)
        if folder == "daten":
            return self._export(path)
        return root_files(publication) if _is(path, _ROOT) else ()

    def _record(self, path: str) -> Files:
        publication, name = self.site.publication, path.partition("/")[2].rpartition(".")[0]
        wanted = f"{publication.offers.name}/{name}.yml"
        is_known = any(one.path == wanted for one in publication.directory.documents)
        return record_files(publication, wanted) if is_known else ()

    def _export(self, path: str) -> Files:
        publication = self.site.publication
        edition = self.edition(publication.source)
        made = (make(publication, edition) for make, own in ONCE.items() if _is(path, own))
        return next(made, ())

    def _for_translators(self, path: str) -> Files:
        if path == PAGE:
            return filled_page(self.site.target, self._figures())
        desk = self.site.publication.desk
        texts = [self.edition(lang).texts for lang in self._others() if site_path(lang) == path]
        return ((path, desk.export(one, desk.items(one))) for one in texts)

    def _figures(self) -> Iterator[Progress]:
        desk = self.site.publication.desk
        for lang in self._others():
            yield progress(lang, desk.items(self.edition(lang).texts))

    def _others(self) -> tuple[Language, ...]:
        """Return the languages that the records are translated into."""
        return self.site.publication.languages[1:]


def _offline(site: Site, edition: Edition, path: str) -> Files:
    """Yield the list of all pages with their sizes: for it they are drawn, and not written."""
    contents = contents_of(site, edition, is_written=False)
    yield path, contents.lists(site.publication.version)


_IN_LANGUAGE: Mapping[tuple[str, ...], Callable[[Site, Edition, str], Files]] = {
    ("search/*",): lambda site, edition, _: site.publication.search.files(
        edition, site.publication.codes
    ),
    (DUE_TABLE, LIST, SITEMAP): lambda site, edition, _: tables(site, edition),
    (MANIFEST,): lambda site, edition, path: [(path, manifest(site, edition))],
    (OFFLINE,): _offline,
    (booklet_path("*"),): lambda _, edition, path: booklet(edition, path),
}
"""What else lies in the folder of a language, by the patterns of its paths."""
_ROOT = ("sw.js", "sitemap.xml", "_headers", ".htaccess", ".nojekyll", "schema/*.json")


def _is(path: str, patterns: tuple[str, ...]) -> bool:
    return any(fnmatchcase(path, pattern) for pattern in patterns)
