"""The page for translators says what is so."""

from __future__ import annotations

import re
from collections import Counter

import click
import pytest

from hooks.commands.translate import translate
from hooks.languages import language
from hooks.translations.page import NOTHING, PLACE, draw_table
from hooks.translations.state import Progress, State
from hooks.translations.verdicts import Verdict
from tests.conftest import ROOT

PAGE = (ROOT / "docs/redaktion/uebersetzen.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("state", State)
def test_every_state_is_explained(state: State) -> None:
    """A head of the table without meaning helps nobody."""
    assert f"| **{state}** |" in PAGE


@pytest.mark.parametrize("verdict", Verdict)
def test_every_word_of_a_report_is_explained(verdict: Verdict) -> None:
    """An editor who merges a file reads what happened."""
    assert f"\n| {verdict} |" in PAGE


def test_every_command_and_option_of_the_page_exists() -> None:
    """And every command is on it."""
    options = {
        option
        for command in translate.commands.values()
        for parameter in command.params
        if isinstance(parameter, click.Option)
        for option in parameter.opts
    }

    named = set(re.findall(r"translate ([a-z]+)", PAGE))

    assert named == translate.commands.keys()
    assert set(re.findall(r"--[a-z][a-z-]+", PAGE)) == options


def test_the_pattern_for_weblate_finds_every_catalog() -> None:
    """Each provider is a component, each file a language."""
    found = re.search(r"`(offers/\(\?P<component>.*)` \|", PAGE)
    assert found
    pattern = re.compile(found[1])
    paths = [path.relative_to(ROOT).as_posix() for path in ROOT.glob("offers/*/locales/*")]

    matches = [pattern.fullmatch(path) for path in paths]

    assert len(paths) > 0
    assert all(
        match and f"offers/{match['component']}/locales/{match['language']}.po" == path
        for match, path in zip(matches, paths, strict=True)
    )


def test_the_table_has_its_place_on_the_page() -> None:
    """A build puts it there."""
    assert PLACE.removeprefix("<p>").removesuffix("</p>") in PAGE.splitlines()
    assert "<table>" in draw_table([])


def test_only_a_file_with_texts_is_offered() -> None:
    """A translator with nothing to do reads so, and how to get what a machine wrote."""
    done = Progress(language("uk"), Counter({State.MACHINE: 7}))
    waiting = Progress(language("ar"), Counter({State.MACHINE: 7, State.MISSING: 1}))

    drawn = draw_table([done, waiting])

    assert re.findall(r"<td>([^<]*|<a .*?</a>)</td></tr>", drawn) == [
        NOTHING,
        '<a href="../uebersetzen/ar.po" download>ar.po</a>',
    ]
    assert f"„{NOTHING}“" in PAGE
