"""`links`: whether the pages of others that ours lead to are still there."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hooks.commands.project import Project, pass_project
from hooks.external_links import Manners, ask_all
from hooks.link_table import addresses_in_pages, addresses_of, table_of
from hooks.source import read_source

if TYPE_CHECKING:
    from collections.abc import Iterator

_FILE = click.Path(dir_okay=False, path_type=Path)


@click.command(help="Fragt alle Adressen anderer Seiten ab und schreibt auf, welche nicht gehen.")
@click.option("--output", type=_FILE, required=True, help="Datei für die Tabelle; leer: alles gut.")
@click.option("--previous", type=_FILE, help="Die Tabelle vom letzten Mal: Daher kommt »seit«.")
@click.option("--pause", default=1.0, show_default=True, help="Sekunden zwischen zwei Anfragen.")
@pass_project
def links(project: Project, output: Path, previous: Path | None, pause: float) -> None:
    """Write the table; links that lead nowhere are no failure of ours."""
    places = defaultdict(list)
    for address, place in _addresses(project):
        places[address].append(place)
    answers = ask_all(places, Manners(_name(project), pause=pause)).values()
    before = previous.read_text(encoding="utf-8") if previous and previous.exists() else ""
    table = table_of(answers, places, before, project.day.isoformat())
    output.write_text(table, encoding="utf-8")
    wrong = sum(bool(answer.trouble) for answer in answers)
    click.echo(f"Adressen: {len(places)}, davon ohne Ziel: {wrong}.")


def _addresses(project: Project) -> Iterator[tuple[str, str]]:
    root = project.root
    for file in sorted(project.offers.rglob("*.yml")):
        document = read_source(file, file.relative_to(root).as_posix())
        yield from addresses_of(document.data, document.positions, document.path)
    yield from addresses_in_pages(root / "docs", root)


def _name(project: Project) -> str:
    settings = project.settings
    place = settings.repository.url if settings and settings.repository else ""
    return f"offer-directory-link-check ({place or 'no address given'})"
