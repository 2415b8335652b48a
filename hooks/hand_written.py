"""The hand-written pages of `docs/`: which file speaks for which language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hooks.languages import is_known

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from hooks.languages import Language
    from hooks.settings import Operator

_OPERATOR = re.compile(r"\[([^\]]+)\]\(operator:([a-z_]+)\)")
_OPEN = re.compile(rf"<mark>\[|{_OPERATOR.pattern}")
ONCE = "redaktion/"
"""Pages for editors: in the language of the records, once, outside the languages' folders."""
COMMANDS = "python -m hooks"
"""How these pages call the editors' commands where the program lies beside the records."""
_HANDBOOK_LANGUAGE = "de"


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


def fill_places(text: str, operator: Operator) -> str:
    """Let links such as `[form](operator:feedback_form)` lead where the settings say.

    What the operator has not set becomes an open place, which keeps the site from being published.

    Args:
        text: A page as Markdown.
        operator: The settings.
    """

    def fill(found: re.Match[str]) -> str:
        address = getattr(operator, found[2], None)
        if address:
            return f"[{found[1]}]({address})"
        return f"<mark>[{found[1]}: mkdocs.yml, extra.operator.{found[2]}]</mark>"

    return _OPERATOR.sub(fill, text)


def read_handbook(docs: Path, source: Language) -> dict[str, str]:
    """Return the pages for editors that come with the program, by their place in `docs/`.

    Args:
        docs: The program's own `docs/`.
        source: The language of the records; the handbook is German.
    """
    if source.code != _HANDBOOK_LANGUAGE:
        return {}
    found = sorted((docs / ONCE).glob("*.md"))
    return {f"{ONCE}{path.name}": path.read_text(encoding="utf-8") for path in found}


def handbook_files(docs: Path, source: Language) -> list[str]:
    """Return the pictures and examples that these pages lead to, by their place in `docs/`."""
    if source.code != _HANDBOOK_LANGUAGE:
        return []
    found = (path for path in sorted((docs / ONCE).rglob("*")) if path.is_file())
    return [path.relative_to(docs).as_posix() for path in found if path.suffix != ".md"]


def commands(program: Path, project: Path) -> str:
    """Return how editors call the commands from the folder of a project.

    Args:
        program: The folder that holds `hooks/`.
        project: The folder that holds `offers/`.
    """
    program, project = program.resolve(), project.resolve()
    if program == project:
        return COMMANDS
    inside = program.relative_to(project) if program.is_relative_to(project) else program
    return f"python {inside.as_posix()}/hooks"


def open_places(text: str, operator: Operator) -> Iterator[tuple[int, int]]:
    """Yield line and column, from 1, of each place that still waits for the operator's words.

    Args:
        text: A page as Markdown.
        operator: The settings.
    """
    for number, line in enumerate(text.splitlines(), 1):
        for found in _OPEN.finditer(line):
            if not getattr(operator, found[2] or "", None):
                yield number, found.start() + 1


def written_in(src_uri: str, languages: Sequence[Language]) -> Language:
    """Return the language of a Markdown file; the first one where its name says none."""
    code = src_uri.removesuffix(".md").rpartition(".")[2]
    return next((lang for lang in languages if lang.code == code), languages[0])


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
