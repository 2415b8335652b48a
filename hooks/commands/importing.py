"""`import`: records from other people's data."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from hooks.commands.project import Project, pass_project
from hooks.importing.reports import FORMS, tell_import, write_report
from hooks.importing.running import Order, read_overwrite, run_import
from hooks.importing.saving import write_plan
from hooks.problems import InvalidDirectoryError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MAPPING = click.Path(exists=True, dir_okay=False, path_type=Path)
_FILE = click.Path(exists=True, path_type=Path)


def _fields(context: click.Context, option: click.Parameter, text: str) -> frozenset[str]:  # noqa: ARG001 - click's signature
    try:
        return read_overwrite(text)
    except ValueError as error:
        raise click.BadParameter(str(error)) from None


def _report(context: click.Context, option: click.Parameter, path: Path | None) -> Path | None:  # noqa: ARG001 - click's signature
    if path and path.suffix.lower() not in FORMS:
        raise click.BadParameter("Der Bericht endet auf .csv oder .md.")
    return path


@click.command(
    name="import",
    help="Übernimmt Einträge aus fremden Daten: JSON, Tabellen (CSV) oder HSDS. "
    "ZUORDNUNG ist eine YAML-Datei, die sagt, welche Spalte in welches Feld gehört; "
    "QUELLE eine Datei oder ein Ordner (mehrere sind die Seiten einer Liste). "
    "Was die Redaktion von Hand geändert hat, bleibt.",
)
@click.argument("mapping", metavar="ZUORDNUNG", type=_MAPPING)
@click.argument("sources", metavar="QUELLE...", nargs=-1, required=True, type=_FILE)
@click.option("--dry-run", is_flag=True, help="Nur zeigen, was geschähe; nichts schreiben.")
@click.option(
    "--report", metavar="DATEI", callback=_report, type=click.Path(dir_okay=False, path_type=Path),
    help="Den vollständigen Bericht als .csv oder .md schreiben.",
)  # fmt: skip
@click.option(
    "--overwrite", metavar="FELD,…", default="", callback=_fields,
    help="Felder, in denen die Quelle auch gegen die Redaktion gilt, "
    "zum Beispiel summary,provider.email,location.street.",
)  # fmt: skip
@pass_project
def import_(  # noqa: PLR0913 - an option each
    project: Project,
    mapping: Path,
    sources: tuple[Path, ...],
    report: Path | None,
    overwrite: frozenset[str],
    *,
    dry_run: bool,
) -> None:
    """Import; end with 1 where the mapping or the source is broken."""
    country = project.settings.region.country if project.settings else "DE"
    order = Order(project.offers, mapping, sources, country, project.day, overwrite)
    try:
        result = run_import(order, _watched)
    except InvalidDirectoryError as error:
        click.echo(error, err=True)
        sys.exit(1)
    try:
        if not dry_run:
            write_plan(result.plan, order.offers, order.mapping)
        if report:
            report.write_text(write_report(result.entries, report.suffix.lower()), "utf-8")
    except OSError as error:
        raise click.ClickException(f"{error.filename} lässt sich nicht schreiben.") from None
    click.echo(tell_import(result.entries, result.remarks, is_dry=dry_run))


def _watched(items: Sequence[Any], name: str) -> Iterator[Any]:
    """Hand items on under a progress bar, if anybody is watching."""
    if not sys.stderr.isatty():
        yield from items
        return
    with click.progressbar(items, label=name, file=sys.stderr) as shown:
        yield from shown
