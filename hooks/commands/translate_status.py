"""`translate status`: how far each language is, and what is open in one."""

from __future__ import annotations

import click

from hooks.commands.project import Project, pass_project
from hooks.commands.translating import (
    EVERYTHING,
    broken_is_told,
    chosen,
    desk_of,
    records,
    steps,
    texts_of,
)
from hooks.translations.state import (
    HEADS,
    OPEN,
    State,
    as_markdown,
    as_text,
    by_record,
    progress,
)


@click.command(help="Zeigt je Sprache, was übersetzt ist; für eine Sprache, was offen ist.")
@click.argument("code", metavar="[SPRACHE]", required=False)
@click.option("--machine", is_flag=True, help="Auch, was noch niemand gelesen hat.")
@click.option(
    "--format", "form", type=click.Choice(["text", "markdown"]), default="text",
    help="Form der Tabelle.",
)  # fmt: skip
@pass_project
def status(project: Project, code: str | None, form: str, *, machine: bool) -> None:
    """Print the figures of all languages, or the open texts of one by record."""
    desk = desk_of(project, records(project))
    wanted = chosen(project, (code,) if code else ())
    with broken_is_told():
        items = {lang: desk.items(texts_of(project, lang)) for lang in steps(wanted, "Sprachen")}
    write = as_markdown if form == "markdown" else as_text
    if code is None:
        rows = [progress(lang, found).cells for lang, found in items.items()]
        click.echo(write(HEADS, rows))
        return
    states = EVERYTHING if machine else OPEN
    rows = by_record(items[wanted[0]], states)
    heads = ["Eintrag", *(state for state in State if state in states)]
    click.echo(write(heads, rows) if rows else "Nichts ist offen.")
