"""Sends a site to a server with the programs that every machine has: sftp, or rsync over ssh."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from hooks.orders import rsync_passes, sftp_batch
from hooks.upload import MANIFEST, digests, plan_upload, read_manifest, write_manifest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hooks.upload import Plan


class TransferError(Exception):
    """The server could not be reached, or it refused a file. The next run goes on from there."""


def send_by_sftp(site: Path, folder: str, connection: Sequence[str]) -> Plan:
    """Send what has changed since the manifest on the server.

    Args:
        site: The new site.
        folder: Its place on the server.
        connection: What sftp gets to find the server: options and `user@host`.

    Returns:
        What was done.

    Raises:
        TransferError: Something failed; what had arrived is complete and fits together.
        UnsafeNameError: A file has a name that no page of ours has.
    """
    with tempfile.TemporaryDirectory() as name:
        desk = Path(name)
        plan = plan_upload(digests(site), _fetch_manifest(desk, folder, connection))
        during, after = desk / "during.json", desk / "after.json"
        during.write_text(write_manifest(plan.during), encoding="utf-8")
        after.write_text(write_manifest(plan.after), encoding="utf-8")
        batch = desk / "batch"
        lines = sftp_batch(plan, site.resolve(), folder, during, after)
        batch.write_text("".join(f"@{line}\n" for line in lines), encoding="utf-8")
        _run(["sftp", "-q", "-b", str(batch), *connection])
    return plan


def _fetch_manifest(desk: Path, folder: str, connection: Sequence[str]) -> dict[str, str]:
    """Return the server's manifest; empty if it has none.

    Raises:
        TransferError: The server or the folder on it could not be reached.
    """
    batch, copy = desk / "fetch", desk / "before.json"
    place = f'@cd "{folder}"\n' if folder else ""
    batch.write_text(f'{place}@-get "{MANIFEST}" "{copy}"\n', encoding="utf-8")
    _run(["sftp", "-q", "-b", str(batch), *connection])
    return read_manifest(copy.read_text(encoding="utf-8")) if copy.exists() else {}


def send_by_rsync(site: Path, target: str, shell: str = "") -> None:
    """Send what differs from what the server has.

    Args:
        site: The new site.
        target: `user@host:/folder`, or a folder of this machine.
        shell: How rsync reaches the server.

    Raises:
        TransferError: Something failed; the next run goes on from there.
    """
    for command in rsync_passes(site.resolve(), target, shell):
        _run(command)


def _run(command: Sequence[str]) -> None:
    program = shutil.which(command[0])
    if program is None:
        raise TransferError(f"Das Programm »{command[0]}« fehlt auf diesem Rechner.")
    done = subprocess.run([program, *command[1:]], check=False)  # noqa: S603 - our own commands
    if done.returncode:
        message = f"»{command[0]}« ist mit {done.returncode} gescheitert; siehe oben."
        raise TransferError(f"{message} Die Seite ist nicht halb: Ein neuer Lauf setzt fort.")
