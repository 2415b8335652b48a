"""The days of schedules, and how they are said: a golden file for each promise."""

# Without annotations from the future: pydantic reads those of `Case` while the program runs.
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from gettext import NullTranslations
from itertools import combinations
from pathlib import Path

import pytest
from jinja2 import Environment
from pydantic import ValidationError

from hooks.directory import Directory, Vocabulary
from hooks.drawing.edition import Edition
from hooks.drawing.times import hours_of, upcoming
from hooks.languages import language
from hooks.listing import Listing
from hooks.model.base import Record, of
from hooks.model.provider import Closure
from hooks.model.reading import Read, read_record
from hooks.model.schedule import DAYS, Run, RunDate, Schedule
from hooks.model.values import Date, PlainLine
from hooks.model.vocabulary import Holidays
from hooks.recurrence import (
    HORIZON,
    Calendar,
    calendar_of,
    closed_days,
    days_between,
    next_days,
    occurrences,
)
from hooks.settings import Region, Settings
from hooks.source import read_source
from hooks.texts import RecordTexts, interface
from tests.conftest import ROOT

CASES = sorted((Path(__file__).parent / "schedules").glob("*.yml"))
OPEN: frozenset[date] = frozenset()
"""A provider that never closes."""


class Words(Record):
    """A schedule in the words of a language."""

    days: PlainLine = of("", "Die Tage.")
    clock: PlainLine = of("", "Von–bis.", default="")
    since: PlainLine = of("", "Der Beginn, wenn das Ende nicht bekannt ist.", default="")
    notes: tuple[PlainLine, ...] = of("", "Was dazu gesagt wird, der Reihe nach.", default=())


class Case(Record):
    """A golden file: a schedule as in a record, its next days, and its words."""

    schedule: Schedule = of("", "Die Zeit, wie sie im Eintrag steht.")
    closures: tuple[Closure, ...] = of(
        "", "Tage, an denen der Anbieter geschlossen hat.", default=()
    )
    known_until: Date | None = of(
        "", "Bis wann die Feiertage bekannt sind; ohne: wie in holidays.yml.", default=None
    )
    start: Date = of("", "Der Tag, an dem jemand fragt.")
    count: int | None = of(
        "",
        "Nach wie vielen Tagen gefragt wird; ohne: so viele, wie unter »days« stehen.",
        default=None,
    )
    days: tuple[Date, ...] = of("", "Die nächsten Tage; sind es weniger als »count«, alle.")
    words: dict[str, Words] = of("", "Je Sprache (de und en immer), wie die Zeit gesagt wird.")


def _read(model: type[Read], path: Path) -> Read:
    record, problems = read_record(model, read_source(path, path.name), {})

    assert record is not None, "\n".join(map(str, problems))
    return record


@cache
def _interface(code: str) -> NullTranslations:
    return interface(ROOT / "overrides/locales", code)


def _say(code: str, schedule: Schedule, day: date) -> Words:
    lang, source = language(code), language("de")
    edition = Edition(
        lang=lang,
        listing=Listing(Directory(Vocabulary({}, Calendar()), {}, {}), day),
        settings=Settings(region=Region(name="Kreis Steinfurt", country="DE"), languages=("de",)),
        texts=RecordTexts(lang, source),
        words=_interface(code),
        source_words=_interface("de"),
        env=Environment(autoescape=True),
    )
    said = hours_of(edition, schedule, None)
    return Words.model_construct(
        days=said.days, clock=said.clock, since=said.since, notes=said.notes
    )


@pytest.fixture(scope="module")
def calendar() -> Calendar:
    """The holidays of North Rhine-Westphalia."""
    return calendar_of(_read(Holidays, ROOT / "offers/vocabulary/holidays.yml"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_next_days_are_those_of_the_golden_file(path: Path, calendar: Calendar) -> None:
    """A family comes on a day on which somebody is there."""
    case = _read(Case, path)
    known = replace(calendar, known_until=case.known_until or calendar.known_until)
    count = case.count or len(case.days)

    days = next_days(case.schedule, known, closed_days(case.closures), case.start, count)

    assert days == list(case.days)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_schedule_is_said_in_the_words_of_the_golden_file(path: Path) -> None:
    """A family reads the whole rule in its own language."""
    case = _read(Case, path)

    said = {code: _say(code, case.schedule, case.start) for code in case.words}

    assert said == case.words
    assert {"de", "en"} <= said.keys()


PAIRS = [",".join(pair) for pair in combinations(DAYS, 2)]
NUMBERED = [f"{number}{day}" for number in ("1", "2", "3", "4", "5", "-1") for day in DAYS]


@pytest.mark.parametrize("first", [date(2026, 10, 1), date(2027, 2, 10), date(2027, 12, 30)])
@pytest.mark.parametrize("interval", [1, 2, 3])
@pytest.mark.parametrize(("freq", "rules"), [("weekly", PAIRS), ("monthly", NUMBERED)])
def test_a_rule_names_the_days_that_counting_finds(
    freq: str, rules: list[str], interval: int, first: date
) -> None:
    """A year counted day by day, without the library of rules, gives the same days."""
    start = date(2027, 1, 1)
    fields = {"freq": freq, "interval": interval, "dtstart": first}
    schedules = [Schedule.model_validate({**fields, "byday": rule}) for rule in rules]

    found = {one.byday: list(occurrences(one, Calendar(), OPEN, start)) for one in schedules}

    days = [day for day in days_between(start, start + HORIZON) if day >= first]
    assert found == {one.byday: list(_counted(one, first, days)) for one in schedules}


@pytest.mark.parametrize("start", [date(2027, 3, 1), date(2027, 3, 17), date(2027, 3, 31)])
@pytest.mark.parametrize(("freq", "rules"), [("weekly", PAIRS), ("monthly", NUMBERED)])
def test_a_rule_without_a_first_day_holds_from_any_day_on(
    freq: str, rules: list[str], start: date
) -> None:
    """Asked in the middle of a month, its later days are named, and no earlier one."""
    schedules = [Schedule.model_validate({"freq": freq, "byday": rule}) for rule in rules]

    found = {one.byday: list(occurrences(one, Calendar(), OPEN, start)) for one in schedules}

    days = list(days_between(start, start + HORIZON))
    assert found == {one.byday: list(_counted(one, start, days)) for one in schedules}


def _counted(schedule: Schedule, first: date, days: Iterable[date]) -> Iterable[date]:
    """Return those of the days that are a rule's, by its definition."""
    is_on = _is_in_week if schedule.freq == "weekly" else _is_in_month
    return (day for day in days if is_on(schedule, first, day))


def _is_in_week(schedule: Schedule, first: date, day: date) -> bool:
    mondays = [one - timedelta(days=one.weekday()) for one in (first, day)]
    weeks = (mondays[1] - mondays[0]).days // 7
    return DAYS[day.weekday()] in schedule.byday and weeks % schedule.interval == 0


def _is_in_month(schedule: Schedule, first: date, day: date) -> bool:
    months = (day.year - first.year) * 12 + day.month - first.month
    is_last = (day + timedelta(days=7)).month != day.month
    numbers = {str((day.day - 1) // 7 + 1), "-1" if is_last else ""}
    names = {f"{number}{DAYS[day.weekday()]}" for number in numbers}
    return bool(names & set(schedule.byday)) and months % schedule.interval == 0


def test_without_holidays_every_day_is_a_working_day() -> None:
    """A region that lists no holidays gets plain rules."""
    schedule = Schedule.model_validate("Fr 10:00-12:00")

    days = next_days(schedule, calendar_of(None), OPEN, date(2026, 12, 24), 2)

    assert days == [date(2026, 12, 25), date(2027, 1, 1)]


def test_school_holidays_that_are_not_known_yet_end_the_days() -> None:
    """Public holidays are known longer ahead than those of schools."""
    holidays = Holidays.model_validate(
        {
            "public_holidays": [{"date": "2028-01-01", "name": "Neujahr"}],
            "school_holidays": [{"first": "2026-12-23", "last": "2027-01-06", "name": "Ferien"}],
        }
    )
    schedule = Schedule.model_validate({"byday": "FR", "school_holidays": "never"})

    days = next_days(schedule, calendar_of(holidays), OPEN, date(2026, 12, 14), 3)

    assert days == [date(2026, 12, 18)]


@pytest.mark.parametrize(
    ("written", "first", "last", "opens_at", "closes_at"),
    [
        ("2027-01-11", date(2027, 1, 11), None, None, None),
        ("2027-01-11 10:00", date(2027, 1, 11), None, 600, None),
        ("2027-01-11 10:00-11:30", date(2027, 1, 11), None, 600, 690),
        ("2027-01-11 9:30-11:30", date(2027, 1, 11), None, 570, 690),
        ("2027-04-06/2027-04-09", date(2027, 4, 6), date(2027, 4, 9), None, None),
        ("2027-04-06/2027-04-09 09:00-16:00", date(2027, 4, 6), date(2027, 4, 9), 540, 960),
    ],
)
def test_a_date_of_a_run_has_a_short_form(
    written: str, first: date, last: date | None, opens_at: int | None, closes_at: int | None
) -> None:
    """One day or several, with or without a time."""
    read = RunDate.model_validate(written)

    assert (read.first, read.last) == (first, last)
    assert (read.opens_at, read.closes_at) == (opens_at, closes_at)
    assert read.end == (last or first)


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("11.01.2027", "»11.01.2027« ist kein Termin. Schreiben Sie »2027-01-11 10:00-11:30«."),
        (
            "2027-01-11 10:00 – 11:30",
            "In »2027-01-11 10:00 – 11:30« ist nur der Strich falsch. "
            "Schreiben Sie »2027-01-11 10:00-11:30«.",
        ),
        ("2027-02-30", "»2027-02-30« ist kein Datum. Schreiben Sie Jahr-Monat-Tag: 2026-11-22."),
        ("2027-01-11 10:60", "»10:60« ist keine Uhrzeit. Schreiben Sie Stunden:Minuten: 08:30."),
    ],
)
def test_a_date_of_a_run_that_does_not_exist_is_refused(written: str, message: str) -> None:
    """The editor reads what to write instead."""
    with pytest.raises(ValidationError) as raised:
        RunDate.model_validate(written)

    assert [error["msg"] for error in raised.value.errors()] == [message]


@pytest.mark.parametrize(
    ("day", "shown"),
    [
        (date(2027, 1, 1), ["2027-01-11 10:00", "2027-04-06/2027-04-09", "2027-05-03"]),
        (date(2027, 1, 11), ["2027-01-11 10:00", "2027-04-06/2027-04-09", "2027-05-03"]),
        (date(2027, 1, 12), ["2027-04-06/2027-04-09", "2027-05-03"]),
        (date(2027, 4, 9), ["2027-04-06/2027-04-09", "2027-05-03"]),
        (date(2027, 4, 10), ["2027-05-03"]),
        (date(2027, 5, 4), []),
    ],
)
def test_dates_of_a_run_are_shown_until_their_last_day(day: date, shown: list[str]) -> None:
    """Whoever looks on the day itself, or in the middle of the week, still finds it."""
    dates = ["2027-01-11 10:00", "2027-04-06/2027-04-09", "2027-05-03"]
    run = Run.model_validate({"dates": dates})

    found = upcoming(run, day)

    assert found == [RunDate.model_validate(date_) for date_ in shown]
