"""Records are edited so that an editor's lines and comments stay."""

from __future__ import annotations

from difflib import ndiff
from typing import TYPE_CHECKING, Any

import pytest

from hooks.editing import set_fields, write_record
from hooks.model.offer import Offer
from hooks.model.provider import Provider
from hooks.problems import InvalidDirectoryError
from hooks.source import parse
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

RECORD = """\
# Zuletzt im Herbst besprochen.
name: Elterntreff   # wie an der Tür
summary: >-
  Ein Treff für alle, die ein kleines Kind haben und andere kennenlernen möchten, jede Woche, ohne
  Anmeldung.
topics: [freizeit, baby]

phones:
  # das Büro
  - number: 01632 960001
    schedules:
      - Mo-Do 08:30-12:30   # nicht freitags
  - 01632 960002

# Preise stehen im Flyer
access: open
cost: "free"

sources:
  - title: Flyer
    date: 2026
"""
RECORDS = sorted(
    path for path in (ROOT / "offers").glob("*/*.yml") if path.parent.name != "vocabulary"
)


def changed(before: str, after: str) -> list[str]:
    """Return the lines that differ, with their sign."""
    return [line for line in ndiff(before.splitlines(), after.splitlines()) if line[0] in "+-"]


def model_of(path: Path) -> type[Offer | Provider]:
    """Return what a file holds."""
    return Provider if path.name == "provider.yml" else Offer


@pytest.mark.parametrize(
    ("changes", "lines"),
    [
        (
            {"assured_date": "2026-11-20", "assurer": "Stadt"},
            ["+ assured_date: 2026-11-20", "+ assurer: Stadt"],
        ),
        (
            {"name": "Treff"},
            ["- name: Elterntreff   # wie an der Tür", "+ name: Treff         # wie an der Tür"],
        ),
        ({"cost": None}, ['- cost: "free"']),
        ({"topics": ["freizeit"]}, ["- topics: [freizeit, baby]", "+ topics: [freizeit]"]),
        ({"email": "a@example.org"}, ["+ email: a@example.org"]),
        ({"keywords": ["Treff", "no", "a: b"]},
         ["+ keywords:", "+   - Treff", "+   - no", "+   - 'a: b'", "+ "]),
        (
            {"phones": [{"number": "01632 960001", "schedules": ["Mo-Do 08:30-12:30"]}]},
            ["-   - 01632 960002"],
        ),
        ({"name": "Elterntreff"}, []),
    ],
)  # fmt: skip
def test_only_the_changed_lines_differ(changes: dict[str, Any], lines: list[str]) -> None:
    """All others stay byte for byte, comments included."""
    assert changed(RECORD, set_fields(RECORD, changes, Offer)) == lines


def test_comments_inside_a_changed_field_stay() -> None:
    """They belong to the editor."""
    phones = [{"number": "01632 960001", "schedules": ["Mo-Do 08:30-12:30"]}, "01632 960009"]
    edited = set_fields(RECORD, {"phones": phones}, Offer)

    assert changed(RECORD, edited) == ["-   - 01632 960002", "+   - 01632 960009"]
    assert "# das Büro" in edited
    assert "# nicht freitags" in edited


def test_a_comment_below_a_long_text_stays_there_once() -> None:
    """Also where the new text is short."""
    text = "name: X\nsummary: >-\n  Ein langer\n  Satz.\n# Zu den Themen\ntopics: [a]\n"

    edited = set_fields(text, {"summary": "Kurz."}, Offer)

    assert edited == "name: X\nsummary: Kurz.\n# Zu den Themen\ntopics: [a]\n"


@pytest.mark.parametrize("ending", ["\r\n", "\n"])
def test_line_endings_and_the_mark_at_the_start_stay(ending: str) -> None:
    """Windows writes them."""
    text = "\ufeff" + RECORD.replace("\n", ending)

    edited = set_fields(text, {"cost": "fee"}, Offer)

    assert edited == text.replace('"free"', "fee")


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_record_survives_being_written_anew(path: Path) -> None:
    """Written and read it says the same; confirmed, it differs in two lines."""
    text, model = path.read_text(), model_of(path)
    data = parse(text.encode(), path.name).data

    assert set_fields(text, data, model) == text
    assert set_fields(write_record(data, model), data, model) == write_record(data, model)
    if model is Offer:
        confirmed = set_fields(text, {"assured_date": "2026-11-20", "assurer": "Amt"}, model)
        assert changed(text, confirmed) == ["+ assured_date: 2026-11-20", "+ assurer: Amt"]


def test_texts_read_back_as_they_were_written() -> None:
    """Whatever YAML would make of them."""
    words = ["", " x", "- x", "a: b", "x # y", "null", "~", "no", "10:30", "01067", "'", '"', "x:"]
    words += ["{a}", "[a]", "*a", "&a", "!a", "%a", "@a", "`a", "|", ">", "?", "a " * 80, "مرحبا"]
    data = {"name": "X", "keywords": [word for word in words if word]}

    read = parse(write_record(data, Offer).encode(), "x.yml")

    assert [word.strip() for word in read.data["keywords"]] == [w.strip() for w in words if w]
    assert not read.problems


def test_prose_keeps_its_paragraphs_and_bullets() -> None:
    """However long its lines are."""
    text = "Ein Satz. " * 30 + "\n\n- " + "Punkt " * 30 + "\n- zwei\n\nEnde."

    written = write_record({"description": text}, Offer)
    again = set_fields(written, {"description": text}, Offer)

    assert max(map(len, written.splitlines())) <= 100
    assert again == written


def test_a_broken_file_is_not_touched() -> None:
    """What cannot be read cannot be edited."""
    with pytest.raises(InvalidDirectoryError, match="Das ist kein gültiges YAML"):
        set_fields("name: [x\n", {"name": "y"}, Offer)
