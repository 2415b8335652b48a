"""The hand-written pages of `docs/`: which file speaks for which language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hooks.languages import is_known

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from hooks.languages import Language

ONCE = "redaktion/"
"""Pages for editors: in the language of the records, once, outside the languages' folders."""


@dataclass(frozen=True, slots=True)
class HandWritten:
    """A hand-written page in a language."""

    src_uri: str
    """The Markdown file, in `docs/`."""
    home_uri: str
    """Where it lives in the site, still as Markdown: `<lang>/<page>.md`."""
    lang: Language
    """The language of the page around the text."""
    text_lang: Language
    """The language of the text; the first one where there is no translation."""

    @property
    def path(self) -> str:
        """The page's path in its language's folder."""
        return self.home_uri.removeprefix(f"{self.lang.code}/").removesuffix(".md") + ".html"


def rehome(src_uris: Iterable[str], languages: Sequence[Language]) -> Iterator[HandWritten]:
    """Yield every hand-written page in every language.

    Args:
        src_uris: The Markdown files, in `docs/`; `page.<lang>.md` translates `page.md`.
        languages: The languages of the site; the first is that of the files without language.
    """
    first, known = languages[0], set(src_uris)
    for src_uri in sorted(known):
        stem = src_uri.removesuffix(".md")
        if src_uri.startswith(ONCE):
            continue
        if is_known(stem.rpartition(".")[2]) and "." in stem:
            continue
        for lang in languages:
            own = f"{stem}.{lang.code}.md"
            found, text_lang = (own, lang) if own in known else (src_uri, first)
            yield HandWritten(found, f"{lang.code}/{src_uri}", lang, text_lang)
