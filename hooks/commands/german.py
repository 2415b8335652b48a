"""German for the editors' commands: what click says by itself, and questions for yes or no.

Click takes its words from gettext, which goes by the environment and reads compiled files from
outside the program. The commands are German everywhere, so they are put in the place of gettext.
"""

from __future__ import annotations

import sys

import click

WORDS = {
    "Usage:": "Aufruf:",
    "Options": "Optionen",
    "Commands": "Befehle",
    "Show this message and exit.": "Zeigt diese Hilfe.",
    "default: {default}": "ohne Angabe: {default}",
    "Aborted!": "Abgebrochen.",
    "Error: {message}": "Fehler: {message}",
    "Try '{command} {option}' for help.": "Hilfe: {command} {option}",
    "Missing command.": "Der Befehl fehlt.",
    "Missing argument": "Es fehlt",
    "Missing option": "Es fehlt die Option",
    "Invalid value: {message}": "Das passt nicht: {message}",
    "Invalid value for {param_hint}: {message}": "{param_hint} passt nicht: {message}",
    "No such option {name!r}.": "Die Option {name!r} gibt es nicht.",
    "No such command {name!r}.": "Den Befehl {name!r} gibt es nicht.",
    "Did you mean {possibility}?": "Meinten Sie {possibility}?",
    "(Did you mean one of: {possibilities}?)": "(Meinten Sie eines davon: {possibilities}?)",
    "Got unexpected extra argument ({args})": "Das ist zu viel: {args}",
    "Got unexpected extra arguments ({args})": "Das ist zu viel: {args}",
    "Option {name!r} requires an argument.": "Nach {name!r} fehlt ein Wert.",
    "Option {name!r} does not take a value.": "Nach {name!r} steht kein Wert.",
    "{value!r} is not one of {choices}.": "{value!r} gibt es nicht. Möglich: {choices}.",
    "{value!r} does not match the format {format}.": "{value!r} hat nicht die Form {format}.",
    "{value!r} does not match the formats {formats}.": (
        "{value!r} ist kein Tag. Schreiben Sie 2026-11-22 oder 22.11.2026."
    ),
    "{value!r} is not a valid {number_type}.": "{value!r} ist keine Zahl.",
    "{value} is not in the range {range}.": "{value} liegt nicht im Bereich {range}.",
    "{name} {filename!r} does not exist.": "{filename!r} gibt es nicht.",
    "{name} {filename!r} is a file.": "{filename!r} ist eine Datei.",
    "{name} {filename!r} is a directory.": "{filename!r} ist ein Ordner.",
    "{name} {filename!r} is not readable.": "{filename!r} lässt sich nicht lesen.",
    "{name} {filename!r} is not writable.": "{filename!r} lässt sich nicht schreiben.",
    "Could not open file {filename!r}: {message}": "{filename!r} lässt sich nicht öffnen.",
}
"""Click's words, and ours for them; what is not among them stays as it is."""
MODULES = ("core", "decorators", "exceptions", "formatting", "parser", "termui", "types")
"""Those of click that have words."""
_ANSWERS = {"j": True, "ja": True, "y": True, "yes": True, "n": False, "nein": False, "no": False}


def speak_german() -> None:
    """Let click speak German from now on."""
    for name in MODULES:
        module = sys.modules[f"click.{name}"]
        for function, spoken in (("_", _german), ("ngettext", _counted)):
            if hasattr(module, function):
                setattr(module, function, spoken)


def _german(text: str) -> str:
    return WORDS.get(text, text)


def _counted(one: str, many: str, count: int) -> str:
    return _german(one if count == 1 else many)


def ask_yes(question: str, *, default: bool) -> bool:
    """Ask until the answer is yes or no, in German or in English."""
    found: bool = click.prompt(
        f"{question} [{'J/n' if default else 'j/N'}]",
        default="j" if default else "n",
        show_default=False,
        value_proc=_answer,
    )
    return found


def _answer(text: str) -> bool:
    small = text.strip().casefold()
    if small not in _ANSWERS:
        raise click.UsageError("Antworten Sie mit j (ja) oder n (nein).")
    return _ANSWERS[small]
