"""`start`: the folder that another region's directory begins with."""

from __future__ import annotations

from pathlib import Path

import click

from hooks.commands.german import ask_yes
from hooks.languages import UnknownLanguageError, language
from hooks.origin import Origin
from hooks.problems import did_you_mean
from hooks.regional import LANDS
from hooks.starting import Wishes, next_steps
from hooks.starting import start as lay_out


def _helplines(_context: click.Context, _option: click.Parameter, wanted: bool | None) -> bool:
    """Ask for what no option has answered."""
    question = "Die bundesweiten Notrufe und Telefone übernehmen?"
    return ask_yes(question, default=False) if wanted is None else wanted


@click.command(help="Beginnt das Verzeichnis eines anderen Kreises in einem Ordner.")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--region", prompt="Wie heißt Ihr Kreis", help="Zum Beispiel: Kreis Beispiel.")
@click.option("--land", prompt="In welchem Bundesland", help="Zum Beispiel: Hessen.")
@click.option("--country", default="DE", show_default=True, help="Staat (ISO 3166).")
@click.option(
    "--languages",
    default=lambda: ",".join(Origin().settings.languages),
    prompt="In welchen Sprachen; zuerst die der Einträge (de)",
    help="Kürzel mit Komma; de muss das erste sein.",
)
@click.option(
    "--helplines/--no-helplines",
    default=None,
    callback=_helplines,
    help="Ob die bundesweiten Telefone übernommen werden.",
)
def start(folder: Path, languages: str, **answers: str | bool) -> None:
    """Lay a folder out, and say what is left to do."""
    wishes = Wishes(languages=_codes(languages), **answers)  # type: ignore[arg-type] # as click read them
    if wishes.country == "DE" and wishes.land not in LANDS:
        told = f"»{wishes.land}« ist kein Bundesland.{did_you_mean(wishes.land, LANDS)}"
        raise click.ClickException(told)
    try:
        started = lay_out(folder, wishes)
    except FileExistsError as error:
        message = f"In {folder} gibt es schon {error}. Beginnen Sie in einem leeren Ordner."
        raise click.ClickException(message) from None
    click.echo(next_steps(started))


def _codes(written: str) -> tuple[str, ...]:
    """Return the languages' codes.

    Raises:
        ClickException: One is unknown, or the first is not that of the texts that are copied.
    """
    codes = tuple(dict.fromkeys(code.strip() for code in written.split(",") if code.strip()))
    source = Origin().settings.source_language
    if codes[:1] != (source,):
        raise click.ClickException(f"Die erste Sprache muss »{source}« sein.")
    try:
        for code in codes:
            language(code)
    except UnknownLanguageError as error:
        raise click.ClickException(str(error)) from None
    return codes
