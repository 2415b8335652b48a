"""`new`: asks for what an offer needs, and writes it where it belongs."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from hooks.commands.drafts import draft_offer, draft_provider
from hooks.commands.interview import Interview
from hooks.commands.project import Project, WrongUsageError, pass_project
from hooks.directory import VOCABULARY, load_directory
from hooks.drafting import HELPFUL
from hooks.files import replace_all
from hooks.model.offer import Offer
from hooks.problems import InvalidDirectoryError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from hooks.commands.interview import Draft

HELP = """Fragt nach dem Nötigsten und schreibt daraus ein Angebot, bei Bedarf mit seinem Anbieter.

Jede Antwort wird gleich geprüft. Mit Strg+C brechen Sie ab: Geschrieben wird erst ganz am Ende, und
nie über eine Datei, die es schon gibt. Was eine Option beantwortet, wird nicht gefragt; mit einer
Möglichkeit der Erreichbarkeit auch nicht nach den anderen, mit --kind nicht nach einem Ort.
"""
OPTIONS = {
    "provider": "Kennung oder Name des Anbieters.",
    "provider-id": "Kennung eines neuen Anbieters; sonst aus seinem Namen.",
    "kind": "Was für ein Anbieter, wenn er neu ist, zum Beispiel Verein.",
    "street": "Straße und Hausnummer eines neuen Anbieters.",
    "municipality": "Stadt oder Gemeinde der Region dazu,",
    "town": "oder ein Ort außerhalb der Region.",
    "postal-code": "Postleitzahl dazu.",
    "name": "Name des Angebots.",
    "id": "Kennung des Angebots; sonst aus seinem Namen.",
    "summary": "Was eine Familie bekommt, höchstens 200 Zeichen.",
    "topics": "Themen, mit Komma.",
    "life-phases": "Lebensphasen, mit Komma.",
    "areas": "Gebiete, mit Komma.",
    "access": "Wie man hineinkommt, zum Beispiel offen.",
    "cost": "Was es kostet, zum Beispiel kostenlos.",
    "phone": "Telefonnummer.",
    "email": "E-Mail der Stelle.",
    "link": "Seite im Internet.",
    "locations": "Orte des Anbieters, mit Komma.",
    "source": "Adresse der Quelle, oder ihr Name.",
    "source-date": "Datum der Quelle; ohne Angabe: heute gelesen.",
}


def _with_options(command: click.Command) -> click.Command:
    command.params += [click.Option([f"--{name}"], help=told) for name, told in OPTIONS.items()]
    return command


@_with_options
@click.command(help=HELP)
@click.option("--provider-only", is_flag=True, help="Legt nur den Anbieter an.")
@pass_project
def new(project: Project, /, *, provider_only: bool, **given: str | None) -> None:
    """Ask for a record, check it and write it."""
    directory, _ = load_directory(project.offers)
    if VOCABULARY in directory.broken:
        message = "Das Vokabular hat Fehler; der Befehl »check offers/vocabulary« nennt sie."
        raise WrongUsageError(message)
    answers = {name.replace("_", "-"): one for name, one in given.items() if one is not None}
    drafts = _draft(Interview(directory, answers, project.day), provider_only=provider_only)
    _tell_what_next(project, _write(drafts, project.offers))


def _draft(talk: Interview, *, provider_only: bool) -> list[Draft]:
    """Return the finished records; leave the program if they are not finished."""
    try:
        provider = draft_provider(talk)
        return [provider] if provider_only else [provider, draft_offer(talk, provider)]
    except click.Abort:
        click.echo("\nAbgebrochen. Es ist nichts geschrieben.", err=True)
    except InvalidDirectoryError as error:
        click.echo(
            f"Die Antworten passen nicht zusammen. Es ist nichts geschrieben.\n{error}", err=True
        )
    sys.exit(1)


def _write(drafts: Sequence[Draft], offers: Path) -> list[Path]:
    """Write records into new files."""
    texts = {offers / draft.path: draft.text for draft in drafts if draft.text}
    try:
        replace_all(texts, only_new=True)
    except FileExistsError as error:
        message = f"{error.filename} gibt es schon. Nichts davon ist geändert."
        raise WrongUsageError(message) from None
    return list(texts)


def _tell_what_next(project: Project, written: list[Path]) -> None:
    root = project.root.resolve()
    names = [path.resolve().relative_to(root).as_posix() for path in written]
    if not names:
        click.echo("Diesen Anbieter gibt es schon. Es ist nichts geschrieben.")
        return
    helpful = {name: Offer.model_fields[name] for name in HELPFUL}
    click.echo("\nGeschrieben:\n" + "".join(f"  {name}\n" for name in names))
    click.echo("Was Familien am meisten hilft, wenn Sie es wissen, tragen Sie dort noch ein:")
    click.echo("".join(f"  {name}: {field.title}\n" for name, field in helpful.items()))
    called = click.get_current_context().find_root().info_name
    click.echo(f"Prüfen: {called} check {' '.join(names)}")
    click.echo("Übersetzen: docs/redaktion/uebersetzen.md sagt, wie.")
