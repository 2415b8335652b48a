"""Feeds and calendars of the real site, read by programs that we did not write."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import feedparser
import icalendar
import pytest

from hooks.directory import load_directory
from tests.conftest import ROOT, SITE_URL
from tests.test_site import LANGUAGES

if TYPE_CHECKING:
    from pathlib import Path

SPACE = "{http://www.w3.org/2005/Atom}"


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_feed_is_well_formed(site: Path, code: str) -> None:
    """A feed reader finds no fault, and all that RFC 4287 asks for, once."""
    paths = sorted((site / code).rglob("*.atom"))

    assert len(paths) == 50
    for path in paths:
        parsed = feedparser.parse(path.read_bytes())
        assert not parsed.bozo, path
        assert parsed.version == "atom10"
        assert parsed.feed.id == f"{SITE_URL}{path.relative_to(site)}"
        for tree in (feed := ET.parse(path).getroot(), *feed.iter(f"{SPACE}entry")):  # noqa: S314
            for name in ("id", "title", "updated"):
                assert len(tree.findall(f"{SPACE}{name}")) == 1, (path, name)
        ids = [entry.id for entry in parsed.entries]
        assert len(ids) == len(set(ids)) <= 50


def test_entries_lead_to_pages_and_are_the_newest_first(site: Path) -> None:
    """In every language; sensitive offers are in none."""
    offers = load_directory(ROOT / "offers")[0].offers
    for path in site.rglob("*.atom"):
        entries = feedparser.parse(path.read_bytes()).entries
        for entry in entries:
            page = entry.link.removeprefix(SITE_URL)
            assert (site / page).is_file()
            offer = page.partition("/angebote/")[2].removesuffix(".html")
            assert not offers[offer].is_sensitive
        moments = [entry.updated_parsed for entry in entries]
        assert moments == sorted(moments, reverse=True)


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_calendar_can_be_read(site: Path, code: str) -> None:
    """Beside the pages of all offers, providers, places and ages; with dates or without."""
    pages = {path.with_suffix(".html") for path in (site / code).rglob("*.ics")}

    assert {path for path in pages if not path.is_file()} == set()
    for folder, index in (("angebote", ""), ("orte", "index"), ("lebensphasen", "index")):
        found = (site / code / folder).rglob("*.html")
        assert {path for path in found if path.stem != index} <= pages
    for path in pages:
        calendar: Any = icalendar.Calendar.from_ical(path.with_suffix(".ics").read_bytes())
        assert calendar["VERSION"] == "2.0"
        assert calendar["NAME"]
        assert [str(zone["TZID"]) for zone in calendar.timezones] == ["Europe/Berlin"]
        for component in (calendar, *calendar.walk()):
            assert component.errors == [], path
