"""`translate export`: a file with all open texts of a language, for its translators."""

from __future__ import annotations

from pathlib import Path

import click

from hooks.commands.project import Project, pass_project
from hooks.commands.translating import (
    EVERYTHING,
    LANGUAGES,
    broken_is_told,
    chosen,
    desk_of,
    records,
    steps,
    texts_of,
)
from hooks.files import replace_all
from hooks.translations.state import OPEN


@click.command(help="Schreibt je Sprache eine Datei mit allen offenen Texten.")
@LANGUAGES
@click.option("--machine", is_flag=True, help="Auch maschinelle Texte, die niemand gelesen hat.")
@click.option(
    "--output", type=click.Path(file_okay=False, path_type=Path), default=Path(),
    help="Ordner für die Dateien; sonst der, in dem Sie gerade sind.",
)  # fmt: skip
@pass_project
def export(project: Project, codes: tuple[str, ...], output: Path, *, machine: bool) -> None:
    """Write a file for the translators of each language."""
    desk = desk_of(project, records(project))
    contents = {}
    with broken_is_told():
        for lang in steps(chosen(project, codes), "Dateien"):
            own = texts_of(project, lang)
            states = EVERYTHING if machine else OPEN
            path = output / f"{lang.code}.po"
            contents[path] = desk.export(own, desk.items(own), states)
    replace_all(contents)
    click.echo("\n".join(f"{path}: {_count(text)} Texte" for path, text in contents.items()))


def _count(text: str) -> int:
    return text.count("\nmsgctxt ")
