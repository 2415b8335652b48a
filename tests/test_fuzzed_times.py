"""Every rule names the days that it says, also for other programs and across summer time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
from dateutil import rrule
from hypothesis import given
from hypothesis import strategies as st

from hooks.calendar_lines import folded, zone_lines
from hooks.checking import sources_of
from hooks.happenings import Diary
from hooks.model.provider import Closure
from hooks.model.reading import read_data
from hooks.model.schedule import DAYS, Schedule
from hooks.publication import prepare
from hooks.recurrence import HORIZON, Calendar, closed_days, occurrences
from tests.conftest import EPOCH, SITE_URL
from tests.fuzzing import fuzzed
from tests.test_region import REGION

if TYPE_CHECKING:
    from hooks.publication import Publication

ZONES = st.sampled_from(("Europe/Berlin", "Europe/London", "Atlantic/Azores", "Asia/Kathmandu"))
STARTS = st.dates(date(2024, 1, 1), date(2034, 12, 31))
_WEEKDAYS = {name: getattr(rrule, name) for name in DAYS}
_WHEN = st.sampled_from(("never", "only", "also"))


@st.composite
def schedules(draw: st.DrawFn) -> Schedule:
    """Return any schedule that a record can have, with days."""
    freq = draw(st.sampled_from(("weekly", "monthly")))
    days = draw(st.lists(st.sampled_from(DAYS), min_size=1, max_size=4, unique=True))
    numbers = draw(st.lists(st.sampled_from(("-1", *"12345")), min_size=1, max_size=2, unique=True))
    opens = draw(st.integers(0, 1439))
    data: dict[str, Any] = {
        "freq": freq,
        "byday": days if freq == "weekly" else [f"{one}{day}" for day in days for one in numbers],
        "interval": str(draw(st.integers(1, 4))),
        "dtstart": draw(STARTS),
        "opens_at": _clock(opens),
        "public_holidays": draw(_WHEN),
        "school_holidays": draw(_WHEN),
        "except_dates": draw(st.lists(STARTS, max_size=3)),
    }
    if draw(st.booleans()):
        data["until"] = data["dtstart"] + timedelta(days=draw(st.integers(0, 900)))
    if draw(st.booleans()):
        data["closes_at"] = _clock(draw(st.integers(opens + 1, 1440)))
    written = {name: _written(value) for name, value in data.items()}
    record, wrong = read_data(Schedule, written, {})
    assert record is not None, wrong
    return record


def _written(value: Any) -> Any:
    return [str(one) for one in value] if isinstance(value, list) else str(value)


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def _days(schedule: Schedule, start: date, last: date) -> list[date]:
    """Return the days of a rule as python-dateutil knows them."""
    rule = rrule.rrule(
        rrule.WEEKLY if schedule.freq == "weekly" else rrule.MONTHLY,
        dtstart=datetime.combine(schedule.dtstart or start, time()),
        interval=schedule.interval,
        byweekday=[_weekday(day) for day in schedule.byday],
    )
    first, end = datetime.combine(start, time()), datetime.combine(last, time())
    return [moment.date() for moment in rule.between(first, end, inc=True)]


def _weekday(day: str) -> Any:
    weekday = _WEEKDAYS[day[-2:]]
    return weekday(int(day[:-2])) if len(day) > 2 else weekday


def _is_on(when: str, *, is_holiday: bool) -> bool:
    return {"never": not is_holiday, "only": is_holiday, "also": True}[when]


@fuzzed(150)
@given(
    schedule=schedules(),
    start=STARTS,
    public=st.frozensets(STARTS, max_size=9),
    closed=st.frozensets(STARTS, max_size=9),
    step=st.integers(1, 9),
)
def test_a_family_finds_somebody_on_every_day_and_on_no_other(
    schedule: Schedule, start: date, public: frozenset[date], closed: frozenset[date], step: int
) -> None:
    """The days of python-dateutil, without those that the record or the calendar takes out."""
    school = frozenset(start + timedelta(days=day) for day in range(0, 370, step))
    last = min(schedule.until or date.max, start + HORIZON)

    found = list(occurrences(schedule, Calendar(public, school), closed, start))

    assert found == [
        day
        for day in _days(schedule, start, last)
        if day not in {*closed, *schedule.except_dates}
        and _is_on(schedule.public_holidays, is_holiday=day in public)
        and _is_on(schedule.school_holidays, is_holiday=day in school)
    ]


@fuzzed(100)
@given(st.lists(st.tuples(STARTS, st.none() | st.integers(0, 400)), max_size=6))
def test_closing_days_are_all_days_of_all_closures(spans: list[tuple[date, int | None]]) -> None:
    """However they overlap."""
    closures = [
        Closure.model_construct(
            from_=first, until=None if days is None else first + timedelta(days=days)
        )
        for first, days in spans
    ]

    expected = {
        first + timedelta(days=day) for first, days in spans for day in range((days or 0) + 1)
    }
    assert closed_days(closures) == expected


@pytest.fixture(scope="module")
def region() -> Publication:
    """The tiny region."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", EPOCH)
        return prepare(sources_of(REGION / "mkdocs.yml"), SITE_URL)


@fuzzed(100)
@given(schedule=schedules(), day=STARTS, zone=ZONES)
def test_another_calendar_shows_the_same_days_and_hours(
    region: Publication, schedule: Schedule, day: date, zone: str
) -> None:
    """As icalendar and python-dateutil read them: by the clock on the wall, all year."""
    listing = replace(region.listing, day=day)
    offer = listing.directory.offers["riverside/playgroup"]
    record = offer.record.model_copy(
        update={"schedules": (schedule,), "runs": (), "valid_from": None, "valid_to": None}
    )
    found = list(Diary(listing, SITE_URL, zone).happenings(replace(offer, record=record)))
    calendar = listing.directory.vocabulary.calendar
    days = list(occurrences(schedule, calendar, offer.provider.closed, day.replace(day=1)))

    assert len(found) == (1 if days and not schedule.is_always else 0)
    for happening in found:
        shown = _expanded(happening.lines, zone)
        assert [moment.date() for moment in shown] == days
        assert {moment.time() for moment in shown} == {_time(schedule.opens_at or 0)}


def _time(minutes: int) -> time:
    return time(minutes // 60, minutes % 60)


def _expanded(lines: tuple[str, ...], zone: str) -> list[datetime]:
    """Return when an event begins, each time, by the clocks of its zone."""
    text = folded(("BEGIN:VEVENT", *lines, "END:VEVENT"))
    event: Any = icalendar.Event.from_ical(text)
    start = event["DTSTART"].dt
    assert start.tzinfo is not None
    if "RRULE" not in event:
        return [start]
    rules = rrule.rruleset()
    rule: Any = rrule.rrulestr(event["RRULE"].to_ical().decode(), dtstart=start)
    rules.rrule(rule)
    for left_out in event["EXDATE"].dts if "EXDATE" in event else ():
        rules.exdate(left_out.dt)
    return [moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None) for moment in rules]


@fuzzed(40)
@given(zone=ZONES, first=STARTS, days=st.integers(1, 500), minutes=st.integers(0, 1439))
def test_the_clock_in_a_calendar_is_the_one_of_the_zone(
    zone: str, first: date, days: int, minutes: int
) -> None:
    """Any moment, read by the calendar's own VTIMEZONE, is the moment of the real zone."""
    lines = folded(zone_lines(zone, first, first + timedelta(days=days)))
    component: Any = icalendar.Timezone.from_ical(lines)
    wall = datetime.combine(first + timedelta(days=days // 2), _time(minutes))
    told = component.to_tz(lookup_tzid=False)

    real = wall.replace(tzinfo=ZoneInfo(zone))
    read = wall.replace(tzinfo=told)

    is_ambiguous = real.utcoffset() != real.replace(fold=1).utcoffset()
    assert is_ambiguous or read.utcoffset() == real.utcoffset()
