"""`translate update`: catalogs follow the texts of records and, if asked, of the interface."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from hooks.commands.project import Project, pass_project
from hooks.commands.translating import LANGUAGES, broken_is_told, chosen, records, refuse, steps
from hooks.files import replace_all
from hooks.translations.interface import (
    all_messages,
    followed,
    interface_languages,
    is_inside,
    number_of_forms,
    read_interface,
)
from hooks.translations.renewal import renewed

if TYPE_CHECKING:
    from pathlib import Path

    from hooks.languages import Language
    from hooks.problems import Problem


@click.command(help="Bringt die Kataloge auf den Stand der deutschen Texte.")
@LANGUAGES
@click.option("--interface", is_flag=True, help="Auch die Wörter der Oberfläche (overrides/).")
@pass_project
def update(project: Project, codes: tuple[str, ...], *, interface: bool) -> None:
    """Let all catalogs follow the records; write them only if all could be read."""
    directory = records(project)
    contents: dict[Path, str] = {}
    problems: list[Problem] = []
    lines = []
    for lang in steps(_translated(project, codes), "Kataloge"):
        renewal = renewed(directory, project.offers, lang)
        contents |= renewal.contents()
        problems += renewal.problems
        changes = ", ".join(f"{count} {what}" for what, count in renewal.changes().items())
        lines.append(f"{lang.code}: {changes or 'unverändert'}")
    if interface:
        contents |= _interface_contents(project)
    refuse(problems)
    replace_all(contents)
    click.echo("\n".join([*lines, f"Geänderte Dateien: {len(contents)}"]))


def _translated(project: Project, codes: tuple[str, ...]) -> list[Language]:
    """Return the languages whose catalogs are to follow; that of the records has none."""
    languages, source = chosen(project, codes), project.languages[0]
    if source in languages:
        raise click.BadParameter(
            f"»{source.code}« ist die Sprache der Einträge und hat keine Kataloge."
        )
    return languages


def _interface_contents(project: Project) -> dict[Path, str]:
    """Return the interface's catalogs that change."""
    if not is_inside(project.catalogs, project.root):
        raise click.ClickException("Die Wörter der Oberfläche liegen beim Programm, nicht hier.")
    said = all_messages(project.root)
    found = {}
    with broken_is_told():
        for lang in interface_languages(project.catalogs, project.languages):
            catalog = read_interface(project.catalogs, lang)
            forms = number_of_forms(project.catalogs, lang)
            found[catalog.path] = catalog.with_entries(followed(catalog, said, lang, forms))
    return {path: text for path, text in found.items() if text is not None}
