"""`comment`: the report on a proposal as a comment."""

from __future__ import annotations

from pathlib import Path

import click

from hooks.comment import Places, draw_comment
from hooks.report import read_report


@click.command(help="Macht aus einem Bericht den Kommentar zu einem Vorschlag (Markdown).")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--preview", default="", help="Adresse der Vorschau, mit / am Ende.")
@click.option("--download", default="", help="Adresse, unter der sie zum Herunterladen liegt.")
@click.option("--commit", default="", help="Welcher Stand geprüft wurde.")
@click.option("--doubted", is_flag=True, help="Der Vorschlag konnte den Bericht selbst schreiben.")
def comment(file: Path, preview: str, download: str, commit: str, *, doubted: bool) -> None:
    """Write the comment; a report that is none is told in it."""
    places = Places(preview, download, commit, doubted)
    click.echo(draw_comment(read_report(file), places), nl=False)
