"""An nginx from Debian on loopback, with the lines that operators are told to use."""

from __future__ import annotations

import getpass
import grp
import os
import shutil
import socket
import subprocess
import time
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from hooks.policy import nginx_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

HOST = "127.0.0.1"
MIME_TYPES = Path("/etc/nginx/mime.types")
PATIENCE = 5.0
"""Seconds until nginx answers."""
CONFIGURATION = """\
user {user};
daemon off;
worker_processes auto;
pid {work}/nginx.pid;
error_log {work}/error.log warn;
events {{ worker_connections 1024; }}
http {{
  default_type application/octet-stream;
  access_log off;
  sendfile on;
  tcp_nopush on;
  client_body_temp_path {work}/body;
  proxy_temp_path {work}/proxy;
  fastcgi_temp_path {work}/fastcgi;
  uwsgi_temp_path {work}/uwsgi;
  scgi_temp_path {work}/scgi;
  server {{
    listen {host}:{port};
    root {site};
{lines}
  }}
}}
"""


def find_program(name: str, installed_by: str) -> str:
    """Return the path of a program; `installed_by` is the command that brings it.

    Raises:
        click.ClickException: It is not installed.
    """
    path = shutil.which(name, path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    if path is None:
        raise click.ClickException(f"{name} is missing: {installed_by}")
    return path


@contextmanager
def nginx(site: Path) -> Iterator[int]:
    """Serve a folder as an operator would; yield the port.

    Raises:
        click.ClickException: nginx is not installed, or it refuses the lines.
    """
    program = find_program("nginx", "apt-get install nginx-light")
    with (
        TemporaryDirectory(prefix="bench-nginx-") as folder,
        socket.create_server((HOST, 0)) as one,
    ):
        work, port = Path(folder), one.getsockname()[1]
        one.close()
        configure(work, site, port)
        command = [program, "-p", folder, "-c", str(work / "nginx.conf")]
        server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        try:
            wait(server, port)
            yield port
        finally:
            server.terminate()
            server.wait(PATIENCE)


def configure(work: Path, site: Path, port: int) -> None:
    """Write the configuration: as little as possible around the lines for operators."""
    shutil.copy(MIME_TYPES, work / "mime.types")
    user = f"{getpass.getuser()} {grp.getgrgid(os.getgid()).gr_name}"
    text = CONFIGURATION.format(
        user=user, work=work, site=site, host=HOST, port=port, lines=nginx_lines("")
    )
    (work / "nginx.conf").write_text(text, encoding="utf-8")


def wait(server: subprocess.Popen[str], port: int) -> None:
    """Return once the server answers."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and server.poll() is None:
        try:
            fetch(port, "/")
        except OSError:
            time.sleep(0.05)
        else:
            return
    server.kill()
    raise click.ClickException(f"nginx does not start.\n{server.communicate()[1]}")


def fetch(port: int, path: str) -> tuple[int, dict[str, str], bytes]:
    """Return status, headers (names in lower case) and body of an answer, as browsers ask."""
    connection = HTTPConnection(HOST, port, timeout=PATIENCE)
    try:
        connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
        answer = connection.getresponse()
        found = {name.lower(): value for name, value in answer.getheaders()}
        return answer.status, found, answer.read()
    finally:
        connection.close()
