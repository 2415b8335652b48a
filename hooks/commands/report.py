"""`report`: what a proposal changes, for the comment under it."""

from __future__ import annotations

from pathlib import Path

import click

from hooks.commands.check import find_problems
from hooks.commands.project import Project, pass_project
from hooks.history import fork_point
from hooks.proposal import report_on


@click.command(help="Schreibt auf, was ein Vorschlag ändert: zuerst Nummern, Links und Adressen.")
@click.option("--base", required=True, help="Wohin der Vorschlag soll, zum Beispiel origin/main.")
@click.option(
    "--output", required=True, type=click.Path(dir_okay=False, path_type=Path),
    help="Die Datei für den Bericht (JSON).",
)  # fmt: skip
@pass_project
def report(project: Project, base: str, output: Path) -> None:
    """Write the report; problems of records are part of it and no failure."""
    commit = fork_point(project.root, base)
    if not commit:
        raise click.UsageError(f"git kennt »{base}« nicht.")
    language = project.settings.source_language if project.settings else "de"
    found = report_on(project.root, commit, language, find_problems(project))
    output.write_text(found.model_dump_json(indent=1) + "\n", encoding="utf-8")
    click.echo(f"{len(found.changes)} wichtige Änderungen, {len(found.records)} Einträge: {output}")
