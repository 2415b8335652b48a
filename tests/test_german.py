"""The commands speak German, in what click says for them too."""

from __future__ import annotations

import inspect
import os
import string
import subprocess
import sys
from typing import TYPE_CHECKING

import click
import pytest
from click.testing import CliRunner

from hooks.__main__ import main
from hooks.commands.german import MODULES, WORDS, ask_yes
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator


def _commands(command: click.Command, *names: str) -> Iterator[tuple[str, ...]]:
    yield names
    if isinstance(command, click.Group):
        for name, inner in command.commands.items():
            yield from _commands(inner, *names, name)


@pytest.mark.parametrize("names", [*_commands(main)], ids=" ".join)
def test_every_help_is_german(names: tuple[str, ...]) -> None:
    """Its headings as well as its sentences."""
    told = CliRunner().invoke(main, [*names, "--help"]).stdout

    assert told.startswith("Aufruf: ")
    assert "\nOptionen:\n" in told
    assert "  Zeigt diese Hilfe." in told


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["confrm"], "Fehler: Den Befehl 'confrm' gibt es nicht. Meinten Sie 'confirm'?\n"),
        (["check", "--chnged"], "Die Option '--chnged' gibt es nicht. Meinten Sie '--changed'?\n"),
        (["check", "--format", "x"], "'x' gibt es nicht. Möglich: 'text', 'github', 'gitlab'.\n"),
        (["import"], "Fehler: Es fehlt 'ZUORDNUNG'.\n"),
        (["import", "x.yml", "y"], "'ZUORDNUNG' passt nicht: 'x.yml' gibt es nicht.\n"),
        (
            ["confirm", "a/b", "--date", "gestern"],
            "'--date' passt nicht: 'gestern' ist kein Tag. Schreiben Sie 2026-11-22 oder "
            "22.11.2026.\n",
        ),
        (["confirm", "a/b", "--date"], "Fehler: Nach '--date' fehlt ein Wert.\n"),
        (["confirm", "a/b"], "Fehler: Nichts wurde geändert.\n»a/b« gibt es nicht.\n"),
    ],
)
def test_a_wrong_call_is_answered_in_german(arguments: list[str], told: str) -> None:
    """With what was meant, where that can be guessed."""
    done = CliRunner().invoke(main, ["--project", str(ROOT), *arguments])

    assert done.stderr.endswith(told)
    assert done.exit_code


@pytest.mark.parametrize("english", WORDS)
def test_click_still_says_what_is_translated(english: str) -> None:
    """A new version of click may say it in other words; ours keep its places for values."""
    sources = "".join(inspect.getsource(sys.modules[f"click.{name}"]) for name in MODULES)
    places = [
        {name for _, name, _, _ in string.Formatter().parse(text) if name}
        for text in (WORDS[english], english)
    ]

    assert f'"{english}"' in sources
    assert places[0] <= places[1]


def test_letters_that_a_terminal_lacks_stop_no_command() -> None:
    """On Windows, whatever is sent into a file is written as in the nineties."""
    done = subprocess.run(
        [sys.executable, "-m", "hooks", "translate", "status"],
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"},
        capture_output=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert "Română (ro)".encode("cp1252", "replace") in done.stdout


@pytest.mark.parametrize(
    ("answers", "meant"), [("j", True), ("Ja", True), ("y", True), ("n", False), ("", True)]
)
def test_yes_and_no_are_understood(answers: str, meant: bool) -> None:
    """In both languages, and nothing for what is suggested."""
    heard: list[bool] = []
    command = click.command()(lambda: heard.append(ask_yes("Gut?", default=True)))

    CliRunner().invoke(command, input=f"{answers}\n")

    assert heard == [meant]
