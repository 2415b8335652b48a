"""Facts in every language: a golden file for each."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from hooks.drawing.direction import isolated
from hooks.languages import Language, UnknownLanguageError, language
from hooks.source import read_source
from tests.conftest import ROOT

GOLDEN = {path.stem: path for path in (Path(__file__).parent / "languages").glob("*.yml")}
CODES = sorted(GOLDEN)
DAYS = 7


def _golden(code: str) -> dict[str, Any]:
    document = read_source(GOLDEN[code], GOLDEN[code].name)

    assert not document.problems, "\n".join(map(str, document.problems))
    data: dict[str, Any] = document.data
    for texts in (data["money"], data["lists"]):
        texts.update({one: re.sub(r"<U\+(\w{4})>", _char, text) for one, text in texts.items()})
    return data


def _char(found: re.Match[str]) -> str:
    return chr(int(found[1], 16))


def _write(lang: Language, golden: dict[str, Any]) -> dict[str, Any]:
    """Write in a language what stands left of the colons of its golden file."""
    day = date.fromisoformat
    return {
        "name": lang.name,
        "direction": lang.direction,
        "full_dates": {one: lang.full_date(day(one)) for one in golden["full_dates"]},
        "short_dates": {one: lang.short_date(day(one)) for one in golden["short_dates"]},
        "partial_dates": {one: lang.partial_date(one) for one in golden["partial_dates"]},
        "weekdays": [lang.weekday(index) for index in range(DAYS)],
        "lists": {words: lang.list(words.split()) for words in golden["lists"]},
        "ages": {age: lang.age(age) for age in golden["ages"]},
        "money": {one: lang.money(Decimal(one), "EUR") for one in golden["money"]},
        "numbers": {one: lang.number(float(one)) for one in golden["numbers"]},
    }


@pytest.mark.parametrize("code", CODES)
def test_facts_are_written_as_in_the_golden_file(code: str) -> None:
    """Names, dates, lists, ages, money and numbers, as their readers write them."""
    golden = _golden(code)

    written = _write(language(code), golden)

    assert written == golden


def test_every_language_of_the_site_has_a_golden_file() -> None:
    """Whoever adds a language shows how its facts are written."""
    settings = read_source(ROOT / "mkdocs.yml", "mkdocs.yml").data["extra"]

    assert set(settings["languages"]) <= set(CODES)


def test_easy_language_writes_facts_as_german_does() -> None:
    """It differs in its name, its code and its folder, and in nothing else."""
    easy, german = language("de-simple"), _golden("de")

    written = _write(easy, german)

    assert written == {**german, "name": "Einfache Sprache"}
    assert (easy.code, easy.folder) == ("de-simple", "de_simple")


@pytest.mark.parametrize("code", CODES)
def test_the_clock_has_24_hours_everywhere(code: str) -> None:
    """No a.m. and p.m., the same digits as on the door, and an end at midnight."""
    minutes = (0, 5, 510, 720, 1080, 1439, 1440)

    shown = [language(code).clock(one) for one in minutes]

    assert shown == ["00:00", "00:05", "08:30", "12:00", "18:00", "23:59", "24:00"]


@pytest.mark.parametrize("code", CODES)
def test_digits_are_latin_in_every_language(code: str) -> None:
    """Arabic and Persian readers compare them with letters, clocks and calendars here."""
    written = str(_write(language(code), _golden(code)))

    assert {char for char in written if char.isdigit() and not char.isascii()} == set()


@pytest.mark.parametrize("code", ["xx", "klingon", "", "de-", "../de", "EN_US_x", "C"])
def test_an_unknown_language_is_told_in_german(code: str) -> None:
    """The operator reads which code of mkdocs.yml is wrong, and what codes look like."""
    with pytest.raises(UnknownLanguageError) as raised:
        language(code)

    message = f"Die Sprache »{code}« ist nicht bekannt (BCP 47, zum Beispiel: de, uk)."
    assert str(raised.value) == message


def test_numbers_inside_arabic_sentences_keep_their_order() -> None:
    """Dates, times and telephone numbers are set apart, and so is what a visitor has typed."""
    told = isolated("»{text}« ليس تاريخًا: 2026-11-22 أو 10:00-11:30. MO,WE")

    assert told == (
        "»\u2068{text}\u2069« ليس تاريخًا: \u20662026-11-22\u2069 أو \u206610:00-11:30\u2069. MO,WE"
    )
