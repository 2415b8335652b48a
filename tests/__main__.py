"""All checks, one after the other: `python -m tests`. What follows it goes to pytest."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
"""What a Chromium is called on PATH."""
CHECKS = (("ruff", "check"), ("ruff", "format", "--check"), ("mypy",))
"""What runs before pytest, whose summary is the last thing to read."""


def main(arguments: list[str]) -> int:
    """Run every check, even after one failed.

    Args:
        arguments: What pytest gets besides its settings.

    Returns:
        1 if anything failed, else 0.
    """
    os.environ["CHROMIUM"] = find_browser() or install_browser()
    failed = [" ".join(check) for check in CHECKS if not run_check(*check)]
    if failed:
        tell(f"Failed before pytest: {', '.join(failed)}")
    passed = run_check("pytest", "--numprocesses", "auto", "--dist", "worksteal", *arguments)
    return 0 if passed and not failed else 1


def find_browser() -> str:
    """Return the path of a Chromium on this machine; empty if there is none.

    The environment's CHROMIUM comes first.
    """
    found = (shutil.which(name) for name in BROWSERS)
    return os.environ.get("CHROMIUM") or next(filter(None, found), "")


def install_browser() -> str:
    """Install a Chromium: Debian's, else Playwright's own.

    Returns:
        The path of Debian's; empty for Playwright's own, which it finds itself.

    Raises:
        CalledProcessError: Playwright could not install its own either.
    """
    if install_package("chromium") and (path := find_browser()):
        return path
    command = [sys.executable, "-m", "playwright", "install", "--with-deps", "chromium"]
    subprocess.run(command, check=True)
    return ""


def install_package(name: str) -> bool:
    """Install a package of Debian as root or with sudo, and return whether that went well."""
    apt, sudo = shutil.which("apt-get"), shutil.which("sudo")
    if not apt or not (sudo or os.geteuid() == 0):
        return False
    prefix = [] if os.geteuid() == 0 else [str(sudo)]
    steps = (["update"], ["install", "--yes", "--no-install-recommends", name])
    return all(subprocess.run([*prefix, apt, *step], check=False).returncode == 0 for step in steps)


def run_check(tool: str, *arguments: str) -> bool:
    """Run a tool of this environment under its name, and return whether it is content."""
    tell(" ".join((tool, *arguments)))
    command = [sys.executable, "-m", tool, *arguments]
    return subprocess.run(command, check=False).returncode == 0


def tell(text: str) -> None:
    """Write a line before what the next tool writes."""
    sys.stdout.write(f"\n{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
