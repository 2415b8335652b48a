"""The editors' commands: `python -m hooks`, or `python <program>/hooks` from any folder."""

from __future__ import annotations

import errno
import sys
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path

import click

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from hooks.commands.german import speak_german
from hooks.commands.project import Project
from hooks.faults import tell_fault

speak_german()

COMMANDS = {
    "booklet": "booklet.booklet",
    "check": "check.check",
    "comment": "comment.comment",
    "confirm": "confirm.confirm",
    "import": "importing.import_",
    "links": "links.links",
    "new": "new.new",
    "report": "report.report",
    "schema": "schema.schema",
    "start": "start.start",
    "translate": "translate.translate",
    "update-vocabulary": "update_vocabulary.update_vocabulary",
    "upload": "upload.upload",
}
"""Where each command is, in `hooks.commands`."""


class _Commands(click.Group):
    """Loads a command when it is asked for: all of them take longer than a check of one file."""

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name].partition(".")
        command: click.Command = getattr(import_module(f"hooks.commands.{module}"), name)
        return command

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; what the machine could not do is told in words."""
        try:
            return super().invoke(ctx)
        except OSError as error:
            if error.errno == errno.EPIPE:  # nobody reads any more, which click knows
                raise
            raise click.ClickException(tell_fault(error)) from None


@click.group(
    help="Befehle für die Redaktion.", cls=_Commands, commands=[*map(click.Command, COMMANDS)]
)
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
