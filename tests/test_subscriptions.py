"""What one can subscribe to, in a region whose records have dates and a history."""

from __future__ import annotations

import os
import shutil
import subprocess
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import feedparser
import icalendar
import pytest

from hooks.links import links
from tests.conftest import SITE_URL, build_site
from tests.test_region import copy_region

if TYPE_CHECKING:
    from pathlib import Path

OFFER = "angebote/everything/everything"
WRITTEN, CHANGED, CONFIRMED = "2026-10-01", "2026-10-20", "2026-11-20"
"""The days of the commits of the fixture."""
PLACES = """\
  - {kind: meeting, location: quiet, byday: MO, opens_at: 09:00, closes_at: 10:00}
  - {kind: meeting, location: hidden, byday: TU, opens_at: 09:00, closes_at: 10:00}
  - {kind: meeting, byday: WE, opens_at: 09:00}
"""


def git(folder: Path, *arguments: str, day: str = WRITTEN) -> None:
    """Run git in a repository of a test, on a day."""
    command = [str(shutil.which("git")), "-c", "user.name=x", "-c", "user.email=x@example.org"]
    moment = f"{day}T12:00:00Z"
    dated = {"GIT_COMMITTER_DATE": moment, "GIT_AUTHOR_DATE": "2020-01-01T00:00:00Z"}
    subprocess.run(
        [*command, *arguments], cwd=folder, check=True, capture_output=True, env=os.environ | dated
    )


def _change(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


@pytest.fixture(scope="module")
def lively(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a region with an offer of all fields that everybody may see."""
    folder = tmp_path_factory.mktemp("lively")
    project = copy_region(folder / "project")
    offers = project / "offers"
    record = offers / "everything/everything.yml"
    _change(record, "sensitive: true\n", "")
    _change(record, "runs:\n", f"{PLACES}runs:\n")
    git(project, "init", "-q", "-b", "main")
    git(project, "add", "offers")
    git(project, "commit", "-qm", "x")
    _change(offers / "riverside/playgroup.yml", "[Di 10:00-11:30]", "[Di 10:00-12:00]")
    git(project, "commit", "-qam", "y", day=CHANGED)
    _change(record, "assured_date: 2026-11-20", "assured_date: 2026-11-21")
    git(project, "commit", "-qam", "z", day=CONFIRMED)
    built = build_site(project, folder / "site", "--strict")

    assert built.returncode == 0, built.stderr
    assert "Die Geschichte des Projekts fehlt" not in built.stderr
    return folder / "site"


def _calendar(site: Path, path: str) -> Any:
    return icalendar.Calendar.from_ical((site / path).read_bytes())


def _summaries(site: Path, path: str) -> list[str]:
    return [str(event["SUMMARY"]) for event in _calendar(site, path).events]


def test_the_calendar_of_an_offer_says_what_its_page_says(lively: Path) -> None:
    """Name, times, place and address of the page, as another program reads them."""
    calendar = _calendar(lively, f"en/{OFFER}.ics")
    event = calendar.events[0]

    assert calendar["NAME"] == calendar["X-WR-CALNAME"] == "Offer name"
    assert calendar["URL"] == event["URL"] == f"{SITE_URL}en/{OFFER}.html"
    assert event["SUMMARY"] == "Offer name"
    assert event["SUMMARY"].params["LANGUAGE"] == "en"
    assert event["DESCRIPTION"] == (
        "Schedule description\nOffer name\nOffer summary\nSomebody refers you\n"
        "Costs are covered\nProvider name"
    )
    assert event["LOCATION"] == "Location name, 2 Mill Lane, 10003 Southtown"
    assert event["DTSTART"].params["TZID"] == "Europe/London"
    assert event["DTSTART"].dt.isoformat() == "2026-11-09T16:00:00+00:00"
    assert event["RRULE"]["BYDAY"] == ["2MO", "4MO"]
    assert event["STATUS"] == "CONFIRMED"


def test_a_cancelled_course_stands_in_the_calendar_as_cancelled(lively: Path) -> None:
    """With the name of the course, for programs that show no state."""
    events = _calendar(lively, f"en/{OFFER}.ics").events
    found = [event for event in events if event["STATUS"] == "CANCELLED"]

    assert {str(event["SUMMARY"]) for event in found} == {"Cancelled: Run name"}
    assert len(found) == 2


def test_a_secret_place_leaves_no_trace(lively: Path) -> None:
    """Of some places the town may be told, of others nothing."""
    calendar = _calendar(lively, f"en/{OFFER}.ics")
    places = {event["RRULE"]["BYDAY"][0]: event.get("LOCATION") for event in calendar.events
              if event["STATUS"] == "CONFIRMED"}  # fmt: skip

    assert places == {
        "2MO": "Location name, 2 Mill Lane, 10003 Southtown",
        "MO": "Northtown", "TU": None, "WE": None,
    }  # fmt: skip


def test_an_end_that_nobody_knows_is_said(lively: Path) -> None:
    """The event has no end, and its text says why."""
    event = _calendar(lively, f"en/{OFFER}.ics").events[3]

    assert "DTEND" not in event
    assert event["DESCRIPTION"].startswith("from 09:00, end not known\n")


def test_a_place_has_what_takes_place_there(lively: Path) -> None:
    """By where it is, not by whom it serves; hidden places are under no town."""
    north, south = (_summaries(lively, f"en/orte/{name}town.ics") for name in ("north", "south"))

    cancelled = "Cancelled: Run name"
    assert north == ["Offer name", "Playgroup by the river"]
    assert south == ["Offer name", cancelled, cancelled]
    assert _calendar(lively, "en/orte/northtown.ics")["NAME"] == "Offers for families in Northtown"


def test_an_age_and_a_provider_have_their_calendars(lively: Path) -> None:
    """And the same event is the same in all of them."""
    paths = (OFFER, "angebote/everything/index", "lebensphasen/school")
    calendars = [_calendar(lively, f"en/{path}.ics") for path in paths]
    uids = [{str(event["UID"]) for event in calendar.events} for calendar in calendars]

    assert uids[0] == uids[1] == uids[2]
    assert len(uids[0]) == 6
    assert _summaries(lively, "fr/lebensphasen/baby.ics") == ["Groupe de jeu au bord de la rivière"]


def test_events_are_the_same_in_every_language(lively: Path) -> None:
    """Identity and times; only the words differ, and old translations say so."""
    english, french = (
        _calendar(lively, f"{code}/angebote/riverside/playgroup.ics").events[0]
        for code in ("en", "fr")
    )

    for name in ("UID", "DTSTAMP", "DTSTART", "DTEND", "RRULE"):
        assert english[name].to_ical() == french[name].to_ical(), name
    assert french["SUMMARY"] == "Groupe de jeu au bord de la rivière"
    assert french["SUMMARY"].params["LANGUAGE"] == "fr"
    assert "Le texte original a changé depuis la traduction." in french["DESCRIPTION"]


def test_an_address_that_somebody_subscribed_to_stays(lively: Path) -> None:
    """Of offers that moved, ended, begin later, became sensitive or have no dates."""
    moved = ("everything/all", "anything/everything")
    for path in moved:
        assert _summaries(lively, f"en/angebote/{path}.ics")
    for path in ("everything/ended", "everything/later", "helpers/refuge", "helpers/line"):
        assert _summaries(lively, f"en/angebote/{path}.ics") == []


def test_a_sensitive_offer_is_in_no_calendar_and_no_feed(lively: Path) -> None:
    """Not even by the name of its own, empty one."""
    files = [path for ending in ("ics", "atom") for path in lively.rglob(f"*.{ending}")]

    assert len(files) > 20
    for path in files:
        text = path.read_text().replace("\r\n ", "")
        assert "Refuge" not in text, path
        assert "refuge.html" not in text, path


def test_pages_lead_to_their_calendars(lively: Path) -> None:
    """As a link that programs subscribe to, and as a file."""
    for path in (OFFER, "angebote/everything/index", "orte/northtown", "lebensphasen/baby"):
        found = links((lively / f"fr/{path}.html").read_text())
        own = path.rpartition("/")[2]

        assert f"webcal://example.org/familien/fr/{path}.ics" in found, path
        assert f"{own}.ics" in found, path


def test_pages_that_nobody_should_see_lead_to_no_calendar(lively: Path) -> None:
    """Nor do pages without dates."""
    for path in ("helpers/refuge", "helpers/index", "helpers/line", "everything/ended"):
        html = (lively / f"en/angebote/{path}.html").read_text()

        assert ".ics" not in html, path


def _feed(site: Path, path: str) -> Any:
    found = feedparser.parse(str(site / path))
    assert not found.bozo, found.get("bozo_exception")
    return found


def _day(moment: str) -> str:
    return f"{datetime.fromisoformat(moment).astimezone(UTC):%Y-%m-%d}"


def test_a_feed_tells_what_is_new_and_what_has_changed(lively: Path) -> None:
    """By the day on which it came onto the main branch; a confirmation changes nothing."""
    entries = _feed(lively, "en/index.atom").entries
    days = {one.title: (_day(one.published), _day(one.updated)) for one in entries}

    assert days == {
        "Playgroup by the river": (WRITTEN, CHANGED),
        "Offer name": (WRITTEN, WRITTEN),
        "Listening line": (WRITTEN, WRITTEN),
        "Youth office North": (WRITTEN, WRITTEN),
    }
    assert entries[0].title == "Playgroup by the river"
    assert entries[0].link == f"{SITE_URL}en/angebote/riverside/playgroup.html"


def test_a_place_and_a_topic_have_their_feeds(lively: Path) -> None:
    """In the language of the page."""
    place, topic = _feed(lively, "fr/orte/southtown.atom"), _feed(lively, "fr/themen/leisure.atom")

    assert "Groupe de jeu au bord de la rivière" not in [one.title for one in place.entries]
    assert [one.title for one in topic.entries] == [
        "Groupe de jeu au bord de la rivière", "Offer name",
    ]  # fmt: skip
    assert topic.feed.link == f"{SITE_URL}fr/themen/leisure.html"
    assert _feed(lively, "fr/themen/safety.atom").entries == []


def test_pages_name_their_feeds(lively: Path) -> None:
    """Where feed readers look; a sensitive topic has none that is named."""
    for path in ("index", "orte/northtown", "themen/leisure"):
        html = (lively / f"en/{path}.html").read_text()
        assert f'href="{SITE_URL}en/{path}.atom">' in html, path
    assert ".atom" not in (lively / "en/themen/safety.html").read_text()


def test_the_page_of_open_data_lists_calendars_and_feeds(lively: Path) -> None:
    """Those that hold something."""
    found = links((lively / "en/daten.html").read_text())

    assert {"orte/northtown.ics", "lebensphasen/baby.ics"} <= set(found)
    assert {"index.atom", "orte/southtown.atom", "themen/leisure.atom"} <= set(found)
    assert "themen/safety.atom" not in found


def test_a_build_without_history_says_so_once(tmp_path: Path) -> None:
    """Feeds then tell of confirmations, and of nothing that was never confirmed."""
    project = copy_region(tmp_path / "project")
    _change(project / "offers/everything/everything.yml", "sensitive: true\n", "")

    built = build_site(project, tmp_path / "site")

    assert built.stderr.count("Die Geschichte des Projekts fehlt oder ist gekürzt") == 1
    entries = _feed(tmp_path / "site", "en/index.atom").entries
    assert [(one.title, _day(one.updated)) for one in entries] == [("Offer name", "2026-11-20")]
    assert "published" not in entries[0]
