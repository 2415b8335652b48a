"""`check`: everything that a build would refuse, without building."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from hooks.commands.project import Project, pass_project
from hooks.directory import load_directory
from hooks.problems import errors, tell
from hooks.reminders import tell_due
from hooks.rules import check_directory

if TYPE_CHECKING:
    from hooks.problems import Problem


@click.command(help="Prüft alle Einträge, ohne die Seite zu bauen.")
@click.option("--due", is_flag=True, help="Listet stattdessen auf, was zu bestätigen ist.")
@pass_project
def check(project: Project, *, due: bool) -> None:
    """Tell all problems of all records; end with 1 if there are errors."""
    if due:
        directory, broken = load_directory(project.offers)
        click.echo(tell_due(directory, project.day, project.assured_months))
        if errors(broken):
            click.echo("Einträge mit Fehlern fehlen in dieser Liste.", err=True)
        return
    problems = find_problems(project)
    click.echo(tell(problems))
    sys.exit(1 if errors(problems) else 0)


def find_problems(project: Project) -> list[Problem]:
    """Return all problems of a project's settings and records."""
    directory, problems = load_directory(project.offers)
    found = check_directory(
        directory, project.offers, project.day, project.known_ids, project.assured_months
    )
    return [*project.settings_problems, *problems, *found]
