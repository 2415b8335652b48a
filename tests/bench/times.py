"""Schedules and runs of synthetic offers: every form that the records have."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.bench.dice import Dice

FIRST = date(2027, 1, 11)
"""The Monday before the first dates of the runs."""


def schedules(dice: Dice, location: str) -> list[Any]:
    """Return one of six sets of schedules.

    Args:
        dice: Of the offer.
        location: The id of its place.
    """
    start = f"{dice.one('begin', (8, 9, 10, 14)):02d}:30"
    mornings = {"location": location, "byday": "MO,TU,WE,TH", "opens_at": start}
    friday = {"location": location, "byday": "FR", "opens_at": "08:30", "closes_at": "11:30"}
    return dice.one(
        "schedules",
        (
            [mornings | {"closes_at": "16:30"}, friday],
            [mornings | {"closes_at": "16:00"}, "Mo-Do 16:30-17:30"],
            [_monthly(location)],
            [_fortnightly(dice, location)],
            [friday, {"kind": "by appointment", "location": location}],
            [mornings | {"until": "2027-06-30", "except_dates": ["2026-12-08", "2027-02-15"]}],
        ),
    )


def _monthly(location: str) -> dict[str, Any]:
    return {
        "kind": "meeting",
        "location": location,
        "freq": "monthly",
        "byday": "2MO,4MO",
        "opens_at": "15:00",
        "closes_at": "17:00",
        "school_holidays": "never",
    }


def _fortnightly(dice: Dice, location: str) -> dict[str, Any]:
    return {
        "kind": "meeting",
        "location": location,
        "interval": "2",
        "byday": dice.one("weekday", ("TU", "WE", "TH")),
        "dtstart": "2026-09-01",
        "opens_at": "09:30",
        "closes_at": "11:00",
        "description": "Bitte bringen Sie ein Handtuch und etwas zu trinken mit.",
    }


def run(dice: Dice, location: str) -> dict[str, Any]:
    """Return a course of six dates for every eighth offer, nothing for the others."""
    if not dice.one_in("run", 8):
        return {}
    first = FIRST + timedelta(days=dice.below("first day", 60))
    days = [first + timedelta(weeks=week) for week in range(6)]
    course = {
        "name": "Kurs mit sechs Treffen",
        "location": location,
        "dates": [f"{day} 10:00-11:30" for day in days],
        "registration_until": str(first - timedelta(days=7)),
        "capacity": {"state": "open", "as_of": "2026-11-02"},
    }
    return {"runs": [course]}
