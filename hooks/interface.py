"""Whether the interface can be drawn in a language."""

from __future__ import annotations

import re
from string import Formatter
from typing import TYPE_CHECKING

from hooks.problems import Problem
from hooks.texts import read_interface

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from hooks.languages import Language

_HOLE = re.compile(r"%\(\w+\)\w")
"""What templates of the theme fill in."""
_RULE = (
    "Die Regel für Mehrzahlen (»Plural-Forms«) stimmt nicht. Öffnen und speichern Sie die Datei "
    "mit Poedit."
)


def interface_path(catalogs: Path, lang: Language) -> Path:
    """Return where the catalog of the interface in a language is, if there is one."""
    return catalogs / lang.folder / "LC_MESSAGES" / "messages.po"


def interface_problems(catalogs: Path, lang: Language) -> Iterator[Problem]:
    """Yield what keeps the interface from being drawn in a language.

    Args:
        catalogs: Folder with `<lang>/LC_MESSAGES/messages.po`; a language may have none.
        lang: The language.
    """
    path = interface_path(catalogs, lang)
    if not path.exists():
        return
    shown = path.relative_to(catalogs.parent.parent).as_posix()
    messages, problems, is_counting = read_interface(path, shown)
    yield from problems
    if not is_counting:
        yield Problem(shown, 1, 1, _RULE)
    for message in messages:
        for hole in sorted(_holes(message.string) - _holes(message.id)):
            told = f"»{hole}« gibt es im englischen Text nicht: So kann es nicht gefüllt werden."
            yield Problem(shown, message.lineno or 1, 1, told)


def _holes(texts: str | Sequence[str] | None) -> set[str]:
    """Return what is filled in a text, or in all its plural forms: `{count}`."""
    forms = [texts] if isinstance(texts, str) else texts or ()
    return {hole for form in forms for hole in (*_HOLE.findall(form), *_fields(form))}


def _fields(form: str) -> Iterator[str]:
    """Yield what stands in braces, as a whole: `{x.y}` would show the inside of the program."""
    try:
        parts = list(Formatter().parse(form))
    except ValueError:  # a brace without its other
        yield "{" if "{" in form else "}"
        return
    for _, name, form_of, conversion in parts:
        if name is not None:
            changed = f"!{conversion}" if conversion else ""
            yield f"{{{name}{changed}{f':{form_of}' if form_of else ''}}}"
