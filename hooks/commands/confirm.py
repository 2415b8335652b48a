"""`confirm`: enter that a provider has confirmed its offers."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

import click

from hooks.assurance import find_offers, looks_like_person, plan_changes
from hooks.commands.project import Project, pass_project
from hooks.confirmation import MAX_TEXT, Confirmation, RefusedError, read_confirmation
from hooks.directory import load_directory
from hooks.files import replace_all

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from hooks.assurance import Change
    from hooks.directory import ListedOffer

_NEXT = (
    "So geht es weiter: Sehen Sie die Änderung mit »git diff« an, prüfen Sie sie mit "
    "»python -m hooks check«, und schlagen Sie sie vor."
)

_PERSON = (
    "Ist das der Name eines Menschen? Nennen Sie die Stelle, zum Beispiel »Familienbüro«: "
    "Was einmal gespeichert ist, bleibt in alten Fassungen stehen."
)


@click.command(
    help="Trägt ein, dass Angebote bestätigt sind: ANBIETER/ANGEBOT, oder ANBIETER für alle."
)
@click.argument("ids", nargs=-1, metavar="KENNUNG...")
@click.option("--assurer", default="", help="Die Stelle, die bestätigt hat; keine Person.")
@click.option(
    "--date",
    "when",
    type=click.DateTime(["%Y-%m-%d", "%d.%m.%Y"]),
    metavar="JAHR-MONAT-TAG",
    help="Der Tag der Bestätigung; sonst heute.",
)
@click.option(
    "--issue",
    type=click.File(encoding="utf-8", errors="replace"),
    help="Datei mit dem Text eines Issues oder einer E-Mail (- liest die Eingabe): "
    "Kennung und Stelle stehen darin.",
)
@pass_project
def confirm(
    project: Project,
    ids: tuple[str, ...],
    assurer: str,
    when: datetime | None,
    issue: TextIO | None,
) -> None:
    """Set `assured_date` and `assurer` of offers; nothing is written if anything is wrong."""
    if bool(ids) == bool(issue):
        raise click.UsageError("Nennen Sie Kennungen, oder mit --issue einen Text.")
    try:
        asked = read_confirmation(issue.read(MAX_TEXT + 1)) if issue else Confirmation(ids, "")
        offers = find_offers(load_directory(project.offers)[0], asked.ids)
        office = assurer.strip() or asked.assurer
        if not issue:
            office = office or _ask(offers)
        changes = plan_changes(offers, project.root, office, _day(project.day, when))
    except RefusedError as error:
        raise click.ClickException(f"Nichts wurde geändert.\n{error}") from None
    _write(project, changes)
    if looks_like_person(office):
        click.echo(_PERSON)


def _ask(offers: Sequence[ListedOffer]) -> str:
    """Ask for the office where a record names none yet."""
    if all(offer.record.assurer for offer in offers):
        return ""
    answer: str = click.prompt("Welche Stelle hat bestätigt? (keine Person)")
    return answer.strip()


def _day(today: date, when: datetime | None) -> date:
    day = when.date() if when else today
    if day > today:
        raise RefusedError([f"Der {day:%d.%m.%Y} liegt in der Zukunft."])
    return day


def _write(project: Project, changes: Sequence[Change]) -> None:
    """Write all changes, and tell them."""
    new = [change for change in changes if change.is_new]
    replace_all({project.root / change.offer.document.path: change.text for change in new})
    for change in changes:
        path = change.offer.document.path
        assured = change.offer.record.assured_date
        before = f"davor am {assured:%d.%m.%Y}" if assured else "davor noch nie"
        click.echo(f"{path}: {f'bestätigt, {before}' if change.is_new else 'steht schon so da'}")
    click.echo(f"Geänderte Dateien: {len(new)}." + (f"\n{_NEXT}" if new else ""))
