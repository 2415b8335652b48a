"""`upload`: a built site to web space of one's own."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from hooks.orders import folder_of
from hooks.transfer import TransferError, send_by_rsync, send_by_sftp
from hooks.upload import UnsafeNameError

_SITE = click.Path(exists=True, file_okay=False, path_type=Path)
_CONFIG = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command(help="Bringt die gebaute Seite auf eigenen Webspace, ohne dass sie je halb ist.")
@click.argument("site", type=_SITE)
@click.argument("target")
@click.option("--via", type=click.Choice(["rsync", "sftp"]), default="sftp", show_default=True)
@click.option("--ssh-config", type=_CONFIG, help="Einstellungen für ssh: Schlüssel, known_hosts.")
def upload(site: Path, target: str, via: str, ssh_config: Path | None) -> None:
    """Send a site to `user@host:/folder`."""
    try:
        folder = folder_of(target)
        if not (site / "index.html").is_file():
            raise click.ClickException(f"In {site} liegt keine gebaute Seite.")
        options = ["-F", str(ssh_config.resolve())] if ssh_config else []
        if via == "rsync":
            send_by_rsync(site, target, shlex.join(["ssh", *options]))
            click.echo("Die Seite ist auf dem Server.")
            return
        plan = send_by_sftp(site, folder, [*options, "--", target.partition(":")[0]])
        click.echo(f"Übertragen: {len(plan.send)}, gelöscht: {len(plan.delete)}.")
    except (TransferError, UnsafeNameError) as error:
        raise click.ClickException(str(error)) from None
