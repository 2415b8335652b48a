"""Calendars, read by programs that we did not write."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from itertools import combinations, product
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
from dateutil.rrule import rruleset, rrulestr

from hooks.calendar_lines import END, escaped, folded, zone_lines
from hooks.directory import Directory, ListedOffer, load_directory
from hooks.happenings import Diary
from hooks.listing import Listing
from hooks.model.provider import Closure
from hooks.model.schedule import DAYS, Run, Schedule
from hooks.recurrence import occurrences
from tests.conftest import DAY, ROOT, SITE_URL

if TYPE_CHECKING:
    from collections.abc import Iterator

ZONE = "Europe/Berlin"
HERE = ZoneInfo(ZONE)
FIRST, LAST = date(2026, 11, 1), date(2027, 11, 30)
"""What a calendar of the tests' day can hold at most."""
PLAIN = "stadtbibliothek-emsdetten/wissen-und-co"
"""An offer of the real records whose times are open."""


@cache
def _directory() -> Directory:
    return load_directory(ROOT / "offers")[0]


def _offer(**changes: object) -> ListedOffer:
    """Return an offer that is not sensitive, with schedules or runs of a test."""
    offer = _directory().offers[PLAIN]
    record = offer.record.model_copy(update={"schedules": (), "runs": (), **changes})
    return replace(offer, record=record)


def _diary(day: str = DAY) -> Diary:
    return Diary(Listing(_directory(), date.fromisoformat(day)), SITE_URL, ZONE)


def _calendar(offer: ListedOffer, day: str = DAY) -> Any:
    """Return what takes place of an offer, as another program reads it."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:test", *zone_lines(ZONE, FIRST, LAST)]
    for happening in _diary(day).happenings(offer):
        lines += ["BEGIN:VEVENT", *happening.lines, "END:VEVENT"]
    return icalendar.Calendar.from_ical(folded([*lines, "END:VCALENDAR"]))


def _times(calendar: Any) -> list[tuple[Any, Any]]:
    """Return beginning and end of all that takes place, by a library that reads the rules."""
    return sorted(span for event in calendar.events for span in _spans(event))


def _spans(event: Any) -> Iterator[tuple[Any, Any]]:
    first, end = event["DTSTART"].dt, event["DTEND"].dt
    if "RRULE" not in event:
        yield first, end
        return
    days = rruleset()
    days.rrule(rrulestr(event["RRULE"].to_ical().decode(), dtstart=first))  # type: ignore[arg-type]
    for left_out in event.exdates:
        days.exdate(left_out)
    for begin in days:
        yield begin, begin + (end - first)


def _rules() -> Iterator[dict[str, Any]]:
    """Yield schedules of all forms that a record may have."""
    holidays = product(("never", "only", "also"), ("never", "only", "also"))
    weekly = [",".join(pair) for pair in combinations(DAYS, 2)] + [",".join(DAYS)]
    monthly = [f"{number}{day}" for number in ("1", "5", "-1") for day in DAYS] + ["2MO,4MO"]
    for public, school in holidays:
        rest = {"public_holidays": public, "school_holidays": school}
        for freq, rules in (("weekly", weekly), ("monthly", monthly)):
            for byday, interval in product(rules, (1, 2)):
                yield {"freq": freq, "byday": byday, "interval": interval, **rest}


def test_a_calendar_names_the_days_of_the_page() -> None:
    """All rules, for a year and across both changes of the clocks, with what is left out."""
    closed = (Closure.model_validate({"from": "2027-03-22", "until": "2027-04-05"}),)
    real = _offer()
    provider = replace(
        real.provider, record=real.provider.record.model_copy(update={"closures": closed})
    )
    extra = {"dtstart": "2026-10-07", "opens_at": "09:30", "closes_at": "11:00"}
    checked = 0
    for rule in _rules():
        written = {**rule, **extra, "except_dates": ["2026-12-07", "2027-02-01"]}
        schedule = Schedule.model_validate(written)
        offer = replace(_offer(schedules=(schedule,)), provider=provider)

        found = _times(_calendar(offer))

        vocabulary = _directory().vocabulary
        days = list(occurrences(schedule, vocabulary.calendar, provider.closed, FIRST))
        assert [begin for begin, _ in found] == [_at(day, 9, 30) for day in days], written
        assert [end for _, end in found] == [_at(day, 11, 0) for day in days], written
        checked += len(days)
    assert checked > 5000


def _at(day: date, hour: int, minute: int) -> datetime:
    return datetime.combine(day, time(hour, minute), HERE)


def test_the_clock_on_the_wall_stays_the_same_in_summer() -> None:
    """Ten o'clock is ten o'clock: two hours before UTC in summer, one in winter."""
    offer = _offer(schedules=(Schedule.model_validate("So 10:00-11:00"),))

    found = dict(_times(_calendar(offer)))

    winter, summer = _at(date(2027, 3, 21), 10, 0), _at(date(2027, 4, 4), 10, 0)
    assert {winter, summer, _at(date(2027, 10, 31), 10, 0)} <= found.keys()
    assert winter.utcoffset() == timedelta(hours=1)
    assert summer.utcoffset() == timedelta(hours=2)


@pytest.mark.parametrize(
    "zone",
    [
        "Europe/Berlin",
        "Europe/London",
        "UTC",
        "America/New_York",
        "Australia/Lord_Howe",
        "Asia/Tehran",
    ],
)
def test_a_calendar_brings_its_clock_along(zone: str) -> None:
    """What it says of the zone gives the time of the zone, hour by hour for two years."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:test"]
    lines += [*zone_lines(zone, date(2026, 1, 1), date(2028, 1, 1)), "END:VCALENDAR"]

    calendar: Any = icalendar.Calendar.from_ical(folded(lines))
    told = calendar.timezones[0].to_tz()

    moment = datetime(2026, 1, 2, tzinfo=UTC)
    while moment < datetime(2027, 12, 30, tzinfo=UTC):
        expected = moment.astimezone(ZoneInfo(zone))
        wall = expected.replace(tzinfo=None)
        if not expected.fold and not _is_doubled(wall, ZoneInfo(zone)):
            assert wall.replace(tzinfo=told).utcoffset() == expected.utcoffset(), moment
        moment += timedelta(hours=1)


def _is_doubled(wall: datetime, zone: ZoneInfo) -> bool:
    """Whether a time of the wall comes twice, when clocks go back."""
    first, second = (wall.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    return first.utcoffset() != second.utcoffset()


@pytest.mark.parametrize(
    ("written", "begin", "end"),
    [
        ({"byday": "MO"}, date(2026, 11, 2), date(2026, 11, 3)),
        ({"byday": "MO", "opens_at": "09:30"}, _at(date(2026, 11, 2), 9, 30), None),
        (
            {"byday": "MO", "opens_at": "20:00", "closes_at": "24:00"},
            _at(date(2026, 11, 2), 20, 0),
            _at(date(2026, 11, 3), 0, 0),
        ),
    ],
    ids=["no time", "open end", "midnight"],
)
def test_what_is_not_known_is_not_invented(written: dict[str, Any], begin: Any, end: Any) -> None:
    """Without a time it is a whole day; without an end it has none."""
    offer = _offer(schedules=(Schedule.model_validate(written),))

    event = _calendar(offer).events[0]

    assert event["DTSTART"].dt == begin
    assert (event["DTEND"].dt if "DTEND" in event else None) == end


def test_the_dates_of_a_course_are_events() -> None:
    """Single dates, days in a row with the same hours, and whole days."""
    dates = ["2027-01-11 10:00-11:30", "2027-03-27/2027-03-29 09:00-16:00", "2027-07-19/2027-07-23"]
    run = Run.model_validate({"dates": dates})

    found = [begin for begin, _ in _rows(_offer(runs=(run,)))]

    assert found == [
        "2027-01-11 10:00", "2027-03-27 09:00", "2027-03-28 09:00", "2027-03-29 09:00",
        "2027-07-19",
    ]  # fmt: skip
    assert _rows(_offer(runs=(run,)))[-1] == ("2027-07-19", "2027-07-24")


def _rows(offer: ListedOffer) -> list[tuple[str, str]]:
    spans = (span for event in _calendar(offer).events for span in _spans(event))
    return sorted((_shown(begin), _shown(end)) for begin, end in spans)


def _shown(moment: date) -> str:
    return f"{moment:%Y-%m-%d %H:%M}" if isinstance(moment, datetime) else f"{moment:%Y-%m-%d}"


def test_a_cancelled_course_says_so() -> None:
    """Programs strike it out instead of showing a date that nobody keeps."""
    run = Run.model_validate({"dates": ["2027-01-11 10:00-11:30"], "cancelled": True})

    event = _calendar(_offer(runs=(run,))).events[0]

    assert event["STATUS"] == "CANCELLED"


@pytest.mark.parametrize(
    "written",
    [
        {"kind": "phone hours", "byday": "MO", "opens_at": "09:00"},
        {"kind": "by appointment"},
        {**Schedule.from_short_form("24/7")},
        {"byday": "MO", "opens_at": "09:00", "until": "2026-10-30"},
    ],
    ids=["phone hours", "by arrangement", "around the clock", "over"],
)
def test_what_is_no_date_is_no_event(written: dict[str, Any]) -> None:
    """One cannot go there on a day."""
    offer = _offer(schedules=(Schedule.model_validate(written),))

    assert list(_diary().happenings(offer)) == []


def test_a_paused_offer_has_no_times() -> None:
    """They come back with it."""
    offer = _offer(schedules=(Schedule.model_validate("Mo 10:00"),), status="temporarily closed")

    assert list(_diary().happenings(offer)) == []


def test_nothing_takes_place_after_the_end_of_an_offer() -> None:
    """Its last day ends the rule."""
    offer = _offer(
        schedules=(Schedule.model_validate("Mo 10:00-11:00"),), valid_to=date(2026, 12, 20)
    )

    days = [begin.date() for begin, _ in _times(_calendar(offer))]

    assert days[-1] == date(2026, 12, 14)


def _uids(*schedules: Schedule, day: str = DAY) -> list[str]:
    return [str(event["UID"]) for event in _calendar(_offer(schedules=schedules), day).events]


def test_an_event_keeps_its_identity() -> None:
    """From day to day, with another hour, and beside a new event; no two share one."""
    monday = Schedule.model_validate("Mo 10:00-11:00")
    later = Schedule.model_validate("Mo 15:00-16:00")
    friday = Schedule.model_validate("Fr 10:00-11:00")

    (uid,) = _uids(monday)

    assert _uids(monday, day="2027-02-03") == [uid]
    assert _uids(later) == [uid]
    assert _uids(friday, monday)[1] == uid
    assert len(set(_uids(monday, later, friday))) == 3


def test_a_calendar_stays_the_same_for_a_month() -> None:
    """Whoever fetches it every day need not be told anything new."""
    offer = _offer(schedules=(Schedule.model_validate("Mo-Mi 10:00-11:00"),))
    offer = replace(
        offer, record=offer.record.model_copy(update={"assured_date": date(2026, 5, 4)})
    )

    first, last = (_calendar(offer, day).to_ical() for day in ("2026-11-01", "2026-11-30"))

    assert first == last
    assert b"DTSTAMP:20260504T000000Z" in first


@pytest.mark.parametrize(
    "text",
    [
        "a, b; c\\d\ne",
        "\\n",
        "Ünï" * 60,
        "مرحبا " * 40,
        "👨‍👩‍👧" * 20,
        "x" * 500,
        "BEGIN:VEVENT\r\nX",
    ],
)
def test_every_text_comes_back_as_it_was(text: str) -> None:
    """In lines of at most 75 bytes, and without a way out of its place."""
    written = folded(["BEGIN:VEVENT", f"SUMMARY:{escaped(text)}", "END:VEVENT"])

    event: Any = icalendar.Event.from_ical(written)

    assert str(event["SUMMARY"]) == text.replace("\r", "")
    assert all(len(line.encode()) <= 75 for line in written.split(END))
