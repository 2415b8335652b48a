"""The editors' commands: `python -m hooks`, or `python <program>/hooks` from any folder."""

from __future__ import annotations

import sys
from io import TextIOWrapper
from pathlib import Path

import click

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from hooks.commands.booklet import booklet
from hooks.commands.check import check
from hooks.commands.comment import comment
from hooks.commands.confirm import confirm
from hooks.commands.german import speak_german
from hooks.commands.importing import import_
from hooks.commands.links import links
from hooks.commands.new import new
from hooks.commands.project import Project
from hooks.commands.report import report
from hooks.commands.schema import schema
from hooks.commands.start import start
from hooks.commands.translate import translate
from hooks.commands.update_vocabulary import update_vocabulary
from hooks.commands.upload import upload

speak_german()

COMMANDS = [
    booklet,
    check,
    comment,
    confirm,
    import_,
    links,
    new,
    report,
    schema,
    start,
    translate,
    update_vocabulary,
    upload,
]


@click.group(help="Befehle für die Redaktion.", commands=COMMANDS)
@click.option(
    "--project",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    help="Ordner mit offers/, docs/ und mkdocs.yml; sonst der, in dem Sie gerade sind.",
)
@click.pass_context
def main(context: click.Context, project: Path) -> None:
    """Group the commands."""
    context.obj = Project(project)


def _survive_old_encodings() -> None:
    """Write `?` for letters that a terminal or file lacks: on Windows those of most scripts."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


if __name__ == "__main__":
    _survive_old_encodings()
    main(prog_name="python -m hooks" if __package__ else f"python {sys.argv[0]}")
