"""`translate`: the commands for translations."""

from __future__ import annotations

import click

from hooks.commands.translate_export import export
from hooks.commands.translate_merge import merge
from hooks.commands.translate_status import status
from hooks.commands.translate_update import update


@click.group(
    help="Übersetzungen: was fehlt, Kataloge erneuern, Dateien für Übersetzende.",
    commands=[update, status, export, merge],
)
def translate() -> None:
    """Group the commands."""
