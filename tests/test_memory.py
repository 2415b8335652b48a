"""What a preview has read once it does not read again, and never shows what is old."""

from __future__ import annotations

import shutil
from datetime import date
from typing import TYPE_CHECKING

import pytest

from hooks.directory import load_directory
from hooks.memory import Memory, states_below
from hooks.problems import errors
from hooks.rules import check_catalogs
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

DAY = date(2026, 11, 23)


@pytest.fixture
def offers(tmp_path: Path) -> Path:
    """Records to change."""
    return shutil.copytree(ROOT / "tests/region/offers", tmp_path / "offers")


def test_only_changed_records_are_read_again(offers: Path) -> None:
    """The others are the very same, whatever has changed beside them."""
    memory = Memory()
    before, _ = load_directory(offers, memory=memory)
    group = offers / "riverside/playgroup.yml"
    group.write_text(group.read_text().replace("by the river", "by the lake"))

    after, _ = load_directory(offers, memory=memory)

    assert after.offers["riverside/playgroup"].record.name == "Playgroup by the lake"
    for name in before.offers.keys() - {"riverside/playgroup"}:
        assert after.offers[name].record is before.offers[name].record


def test_a_record_of_the_same_size_and_time_is_read_again_if_it_was_replaced(offers: Path) -> None:
    """As where a program writes beside a file, keeps its time, and swaps the two."""
    memory = Memory()
    load_directory(offers, memory=memory)
    group, other = offers / "riverside/playgroup.yml", offers.parent / "other.yml"
    other.write_text(group.read_text().replace("river", "ocean"))
    shutil.copystat(group, other)
    other.replace(group)

    after, _ = load_directory(offers, memory=memory)

    assert after.offers["riverside/playgroup"].record.name == "Playgroup by the ocean"


def test_records_are_read_again_when_the_terms_change(offers: Path) -> None:
    """A code that is gone is a mistake of each record that names it."""
    memory = Memory()
    assert not errors(load_directory(offers, memory=memory)[1])
    topics = offers / "vocabulary/topics.yml"
    topics.write_text(topics.read_text().replace("code: leisure", "code: pastime"))

    _, problems = load_directory(offers, memory=memory)

    assert "»leisure«" in str(next(one for one in problems if "playgroup" in one.path))


def test_catalogs_are_checked_again_when_their_records_change(offers: Path) -> None:
    """A translation becomes old without any change of its own file."""
    memory = Memory()
    catalog = offers / "riverside/locales/fr.po"
    catalog.parent.mkdir(exist_ok=True)
    catalog.write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        'msgctxt "playgroup.name"\nmsgid "Playgroup by the river"\nmsgstr "Jeux"\n'
    )
    directory, _ = load_directory(offers, memory=memory)
    assert not [*check_catalogs(directory, offers, memory=memory)]
    group = offers / "riverside/playgroup.yml"
    group.write_text(group.read_text().replace("by the river", "by the lake"))

    directory, _ = load_directory(offers, memory=memory)
    told = [str(one) for one in check_catalogs(directory, offers, memory=memory)]

    assert told == [
        "offers/riverside/locales/fr.po:5:1: Warnung: Die Übersetzung von »Playgroup by the river« "
        "(playgroup.name) ist veraltet: Der deutsche Text hat sich geändert."
    ]


def test_files_that_come_and_go_are_another_state(offers: Path) -> None:
    """A file more, a file less, a file changed."""
    folder, record = offers / "riverside", offers / "riverside/playgroup.yml"
    states = [states_below([folder, offers / "nothing.yml"])]

    (folder / "new.yml").write_text("")
    states.append(states_below([folder, offers / "nothing.yml"]))
    record.write_text(record.read_text() + "\n")
    states.append(states_below([folder, offers / "nothing.yml"]))
    (offers / "nothing.yml").write_text("")
    states.append(states_below([folder, offers / "nothing.yml"]))
    record.unlink()
    states.append(states_below([folder, offers / "nothing.yml"]))

    assert all(one != other for number, one in enumerate(states) for other in states[:number])
    assert states_below([folder, offers / "nothing.yml"]) == states[-1]
