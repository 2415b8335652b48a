"""`schema`: what editors need to complete and check records while one types."""

from __future__ import annotations

import sys

import click

from hooks.commands.project import Project, pass_project
from hooks.directory import VOCABULARY, load_directory
from hooks.problems import errors, tell
from hooks.sample import SAMPLES, sample
from hooks.schema.files import FOLDER, write_schemas


@click.command(help="Schreibt die Schemas, mit denen Editoren beim Tippen helfen.")
@click.option(
    "--sample",
    "wanted",
    type=click.Choice(list(SAMPLES)),
    help="Zeigt stattdessen einen Mustereintrag mit allen Feldern und ihren Erklärungen.",
)
@pass_project
def schema(project: Project, wanted: str | None) -> None:
    """Write the schemas with the codes of the region, or show a sample; end with 1 on errors."""
    directory, problems = load_directory(project.offers)
    folder = f"{project.offers.name}/{VOCABULARY}/"
    wrong = [one for one in errors(problems) if one.path.startswith(folder)]
    if wrong:
        click.echo(tell(wrong))
        sys.exit(1)
    if wanted:
        click.echo(sample(SAMPLES[wanted], directory.vocabulary), nl=False)
        return
    write_schemas(project.root, directory.vocabulary)
    click.echo(f"Geschrieben: {FOLDER}/")
