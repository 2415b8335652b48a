"""What the commands for translations share."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

import click

from hooks.directory import Directory, load_directory
from hooks.problems import errors, tell
from hooks.texts import read_record_texts
from hooks.translations.desk import Desk
from hooks.translations.reading import BrokenCatalogError
from hooks.translations.state import OPEN, State

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hooks.commands.project import Project
    from hooks.languages import Language
    from hooks.problems import Problem
    from hooks.texts import RecordTexts

Step = TypeVar("Step")
EVERYTHING = OPEN | {State.MACHINE, State.SAME}
"""What nobody has read yet counts as open, too."""
LANGUAGES = click.argument("codes", metavar="[SPRACHE]…", nargs=-1)


def records(project: Project) -> Directory:
    """Return the records; those with errors are told and left as they are."""
    directory, problems = load_directory(project.offers)
    if errors(problems):
        click.echo(tell(errors(problems)), err=True)
        click.echo("Ordner mit Fehlern bleiben, wie sie sind.", err=True)
    return directory


def desk_of(project: Project, directory: Directory) -> Desk:
    """Return what is known about the translations of a project."""
    return Desk(directory, project.root, project.catalogs, project.site_url)


def texts_of(project: Project, lang: Language) -> RecordTexts:
    """Return the catalogs of a language, as readers get them."""
    return read_record_texts(project.offers, lang, project.languages[0])


def chosen(project: Project, codes: Sequence[str]) -> list[Language]:
    """Return the languages that were named, else all that are translated into."""
    known = {lang.code: lang for lang in project.languages}
    named = [code.replace("_", "-") for code in codes]
    for code in named:
        if code not in known:
            raise click.BadParameter(f"»{code}« ist keine Sprache der Seite: {', '.join(known)}.")
    return [known[code] for code in named] or project.languages[1:]


def refuse(problems: Sequence[Problem]) -> None:
    """End the command if catalogs are broken, before anything is written.

    Raises:
        ClickException: There are problems.
    """
    if problems:
        raise click.ClickException(f"{tell(problems)}\nNichts wurde geschrieben.")


@contextmanager
def broken_is_told() -> Iterator[None]:
    """End the command, with place and reason, where a catalog turns out to be broken."""
    try:
        yield
    except BrokenCatalogError as error:
        place = f"{error.path}:{error.line}"
        raise click.ClickException(f"{place}: {error} Nichts wurde geschrieben.") from None


def steps(work: Sequence[Step], label: str) -> Iterator[Step]:
    """Yield the steps of long work, with a bar where a person is watching."""
    hidden = not sys.stderr.isatty()
    with click.progressbar(work, label=label, file=sys.stderr, hidden=hidden) as shown:
        yield from shown
