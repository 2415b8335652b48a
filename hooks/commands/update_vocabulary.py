"""`update-vocabulary`: the shared words as the program's new version has them."""

from __future__ import annotations

import click

from hooks.commands.project import Project, pass_project
from hooks.directory import VOCABULARY, load_directory
from hooks.files import desk
from hooks.origin import PROGRAM
from hooks.problems import errors, tell
from hooks.schema.files import write_schemas
from hooks.upgrading import update_vocabulary as update


@click.command(
    help="Ergänzt das gemeinsame Vokabular um das, was im Programm neu ist. Was Sie geändert "
    "haben, bleibt; Orte, Jugendämter, Gebiete und Ferien bleiben unberührt."
)
@pass_project
def update_vocabulary(project: Project) -> None:
    """Add what is new, also to the schemas of editors, and tell it."""
    if project.root.resolve() == PROGRAM:
        raise click.ClickException("Hier liegt das Programm selbst; es gibt nichts zu übernehmen.")
    _, problems = load_directory(project.offers)
    if wrong := errors(problems):
        raise click.ClickException(f"Die Einträge haben Fehler.\n{tell(wrong)}")
    with desk(project.root, f"offers/{VOCABULARY}") as lent:
        told = list(update(PROGRAM, lent / "offers"))
        write_schemas(lent, load_directory(lent / "offers")[0].vocabulary)
    click.echo("\n".join(told) or "Das Vokabular ist auf dem neuesten Stand.")
