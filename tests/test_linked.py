"""What the head of an offer's page tells search engines and other programs."""

from __future__ import annotations

import gzip
import json
import re
import shutil
from html import unescape
from typing import TYPE_CHECKING, Any

import html5lib
import jinja2
import pytest
from rdflib import RDF, SDO, Graph, Literal

from hooks.checking import sources_of
from hooks.drawing.linked.service import linked, linked_head
from hooks.publication import prepare
from tests.conftest import EPOCH, SITE_URL
from tests.schema_org_types import nodes, typed
from tests.test_region import REGION
from tests.test_site import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from hooks.drawing.edition import Edition

_ELEMENT = re.compile(r'<script type="application/ld\+json">([^<]*)</script>')
_TELLS = "everything/everything"
HIDING = "\nsensitive: true"


def _written(site: Path) -> Iterator[tuple[Path, str, str]]:
    """Yield path, page and linked data of each offer's page that has any."""
    for code in LANGUAGES:
        for path in sorted((site / code / "angebote").glob("*/*.html")):
            html = path.read_text()
            for found in _ELEMENT.findall(html):
                yield path, html, found


@pytest.fixture
def region(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., tuple[Edition, dict[str, Any]]]:
    """Read the tiny region with changes in a record; return the edition and its linked data."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)

    def read(*changes: tuple[str, str], code: str = "en") -> tuple[Edition, dict[str, Any]]:
        folder = shutil.copytree(REGION, tmp_path / code)
        record = folder / "offers/everything/everything.yml"
        text = record.read_text()
        for old, new in ((HIDING, ""), *changes):
            assert old in text
            text = text.replace(old, new)
        record.write_text(text)
        publication = prepare(sources_of(folder / "mkdocs.yml"), SITE_URL)
        lang = next(one for one in publication.languages if one.code == code)
        edition = publication.edition(lang, jinja2.Environment())  # noqa: S701 - draws nothing
        return edition, linked(edition, edition.directory.offers[_TELLS])

    return read


def test_linked_data_is_schema_org(site: Path) -> None:
    """Every type, property and value of every page is one of the official vocabulary."""
    count = 0
    for _, _, found in _written(site):
        for node in nodes(json.loads(found)):
            typed(node)
            count += 1

    assert count > 1000


def test_the_checker_finds_what_schema_org_does_not_know() -> None:
    """`Service` has no `availableLanguage`, and a place is no audience."""
    for wrong in ({"availableLanguage": ["de"]}, {"audience": {"@type": "Place"}}):
        with pytest.raises(ValueError, match=next(iter(wrong))):
            typed({"@type": "Service", "name": "x", **wrong})


def test_linked_data_says_what_the_page_says(site: Path) -> None:
    """Each text, number, address, time and price stands on the page, too."""
    for path, html, found in _written(site):
        shown = unescape(re.sub(r"<[^>]+>", "", html.partition("<body")[2]))
        links = {unescape(one).lower() for one in re.findall(r'href="([^"]*)"', html)}
        for name, value in _facts(json.loads(found)):
            if name in {"telephone", "email", "serviceUrl"}:
                scheme = {"telephone": "tel:", "email": "mailto:"}.get(name, "")
                assert f"{scheme}{value}".lower() in links, path
            elif name in _SHOWN:
                assert str(value) in shown, f"{path}: {name}"


_SHOWN = {"name", "alternateName", "description", "contactType", "streetAddress", "postalCode",
          "addressLocality", "opens", "audienceType", "serviceType"}  # fmt: skip


def _facts(value: Any, name: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(value, list):
        for one in value:
            yield from _facts(one, name)
    elif not isinstance(value, dict):
        yield name, value
    elif "@value" in value:
        yield name, value["@value"]
    elif value.get("opens") != "00:00":  # closed, or around the clock, which pages say in words
        for key, one in value.items():
            yield from _facts(one, key)


def test_every_page_has_linked_data_unless_nobody_should_know(site: Path) -> None:
    """Phones offer what they read on visited pages elsewhere, where others see it."""
    for code in LANGUAGES:
        for path in (site / code / "angebote").glob("*/*.html"):
            html = path.read_text()
            is_offer = path.name != "index.html" and '<article class="offer">' in html
            is_open = 'id="save-question"' not in html
            assert len(_ELEMENT.findall(html)) == (is_offer and is_open), path


def test_linked_data_is_light(site: Path) -> None:
    """Less than 1.5 kB on every page, as hosts compress it."""
    sizes = [len(gzip.compress(found.encode(), 6)) for _, _, found in _written(site)]

    assert max(sizes) < 1_500


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")  # rdflib's own
def test_german_in_another_language_says_so(region: Callable[..., Any]) -> None:
    """A program that reads linked data knows the language of each text that is not translated."""
    _, data = region(code="fr")
    graph = Graph()
    context = {"@vocab": "https://schema.org/", "@language": "fr"}

    graph.parse(data=json.dumps({**data, "@context": context}), format="json-ld")

    service = next(iter(graph.subjects(RDF.type, SDO.Service)))
    assert list(graph.objects(service, SDO.name)) == [Literal("Offer name", lang="en")]


def test_no_place_that_must_stay_secret_is_told(region: Callable[..., Any]) -> None:
    """One is public, one lies beyond the region, of one only the town is told, of one nothing."""
    _, data = region()
    channels = nodes(data)[0]["availableChannel"]
    told = [one["serviceLocation"] for one in channels if "serviceLocation" in one]

    assert [one["address"].get("streetAddress") for one in told] == [
        "2 Mill Lane",
        "3 Far Road",
        None,
    ]
    assert told[0]["geo"] == {"@type": "GeoCoordinates", "latitude": 54.41, "longitude": -1.51}
    assert told[2] == {
        "@type": "Place",
        "address": {"@type": "PostalAddress", "addressLocality": "Northtown"},
    }


def test_no_person_is_told(region: Callable[..., Any]) -> None:
    """A name with consent stands on the page, and nowhere else."""
    role = "{role: Contact role, email: role@example.org}"
    person = "{role: Head, name: Pat Doe, name_consent: 2026-01-01, phone: 01632 960033}"
    _, data = region((role, person))

    assert "Pat Doe" not in json.dumps(data)
    assert "960033" not in json.dumps(data)


COURSE = {
    "@type": "Event",
    "name": "Run name",
    "eventStatus": "https://schema.org/EventCancelled",
    "description": "Run description",
    "location": {
        "@type": "Place",
        "name": "Location name",
        "address": {
            "@type": "PostalAddress",
            "addressLocality": "Southtown",
            "streetAddress": "2 Mill Lane",
            "postalCode": "10003",
            "addressCountry": "GB",
        },
        "geo": {"@type": "GeoCoordinates", "latitude": 54.41, "longitude": -1.51},
    },
    "offers": [
        {
            "@type": "Offer",
            "price": "20.00",
            "priceCurrency": "GBP",
            "name": "Run price option",
            "availabilityStarts": "2026-11-01",
            "availabilityEnds": "2027-01-05",
        }
    ],
    "startDate": "2027-01-11T10:00:00+00:00",
    "endDate": "2027-04-09T16:00:00+01:00",
    "subEvent": [
        {
            "@type": "Event",
            "startDate": "2027-01-11T10:00:00+00:00",
            "endDate": "2027-01-11T11:30:00+00:00",
        },
        {
            "@type": "Event",
            "startDate": "2027-04-06T09:00:00+01:00",
            "endDate": "2027-04-09T16:00:00+01:00",
        },
    ],
    "about": {"@id": f"{SITE_URL}#everything/everything"},
}
"""The course of the record that has everything."""


def test_courses_are_events(region: Callable[..., Any]) -> None:
    """With the time zone of the region, in summer too, the price, and that it is off."""
    _, data = region()

    assert nodes(data)[1] == COURSE
    for node in nodes(data):
        typed(node)


def test_a_course_begins_with_its_first_date(region: Callable[..., Any]) -> None:
    """In whichever order the record names them."""
    dates = "2027-01-11 10:00-11:30, 2027-04-06/2027-04-09 09:00-16:00"
    later, first = reversed(dates.split(", "))
    _, data = region((dates, f"{later}, {first}"))

    event = nodes(data)[1]
    assert event["startDate"] == "2027-01-11T10:00:00+00:00"
    assert event["endDate"] == "2027-04-09T16:00:00+01:00"


def test_a_course_that_has_passed_is_gone(region: Callable[..., Any]) -> None:
    """The page does not show it either."""
    dates = "2027-01-11 10:00-11:30, 2027-04-06/2027-04-09 09:00-16:00"
    _, data = region((dates, "2026-11-22 10:00"), ("registration_until: 2027-01-05", ""))

    assert "@graph" not in data


def test_times_that_depend_on_more_than_the_weekday_are_left_out(
    region: Callable[..., Any],
) -> None:
    """Every second Monday would be wrong on all others; closed days are told."""
    old = "  - {kind: by appointment, location: beyond}"
    _, data = region((old, "  - {location: hall, byday: MO, opens_at: 09:00, closes_at: 24:00}"))
    place = nodes(data)[0]["availableChannel"][1]["serviceLocation"]
    kind = {"@type": "OpeningHoursSpecification"}
    closed = {"opens": "00:00", "closes": "00:00"}

    assert place["openingHoursSpecification"] == [
        {**kind, "dayOfWeek": "https://schema.org/Monday", "opens": "09:00", "closes": "23:59"},
        {**kind, "dayOfWeek": "https://schema.org/PublicHolidays", **closed},
        {**kind, **closed, "validFrom": "2026-12-24", "validThrough": "2026-12-31"},
    ]


def test_ages_are_told_in_years(region: Callable[..., Any]) -> None:
    """Six weeks are a part of a year; whose age it is decides the name."""
    old = "{minimum_age: 6 years, maximum_age: 10 years, whose: child}"
    _, data = region((old, "{minimum_age: 6 weeks, maximum_age: 3 years, whose: child}"))
    _, young = region((old, "{maximum_age: 17 years, whose: young person}"), code="fr")

    audience = nodes(data)[0]["audience"]
    assert (audience["childMinAge"], audience["childMaxAge"]) == (0.12, 3)
    assert nodes(young)[0]["audience"]["suggestedMaxAge"] == 17


def test_a_hostile_text_stays_a_text(region: Callable[..., Any]) -> None:
    """It cannot end the element, begin a comment, or become another element."""
    attack = "</script><script>alert(1)</script><!-- & \\\" ' @@frame:content@@"
    edition, _ = region(("name: Offer name\n", f'name: "{attack}"\n'))
    head = linked_head(edition, edition.directory.offers[_TELLS])

    tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(
        f"<!doctype html><title>x</title>{head}"
    )

    scripts = list(tree.iter("script"))
    assert len(scripts) == 1
    assert nodes(json.loads(scripts[0].text or ""))[0]["name"] == attack.replace('\\"', '"')
