"""The editors' commands: `python -m hooks check`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from hooks.directory import load_directory
from hooks.history import known_ids
from hooks.problems import InvalidDirectoryError, errors, tell
from hooks.rules import check_directory
from hooks.settings import Region, build_day, is_published


@click.group(help="Befehle für die Redaktion.")
def main() -> None:
    """Group the commands."""


@main.command(help="Prüft alle Einträge, ohne die Seite zu bauen.")
@click.argument(
    "folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path("offers"),
)
def check(folder: Path) -> None:
    """Tell all problems of all records; end with 1 if there are errors."""
    directory, problems = load_directory(folder)
    try:
        day = build_day(Region.model_fields["timezone"].default)
    except InvalidDirectoryError as error:
        raise click.ClickException(str(error)) from None
    once = known_ids(folder) if is_published(folder.parent / "mkdocs.yml") else frozenset()
    problems += check_directory(directory, folder, day, once)
    click.echo(tell(problems))
    sys.exit(1 if errors(problems) else 0)


if __name__ == "__main__":
    main()
