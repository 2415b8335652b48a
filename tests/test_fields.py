"""Every field that an editor can write is read, drawn on a page and documented."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from hooks.directory import load_directory
from hooks.model.base import Record
from hooks.model.reading import model_in
from hooks.model.vocabulary import LifePhase, Municipality, Term, YouthOffice
from hooks.reference import field_reference
from hooks.texts import source_texts
from tests.conftest import build_site
from tests.test_region import REGION, copy_region

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

UNSEEN = ("everything.keywords",)
"""Texts that serve the search alone."""
SHOWN = {
    "offered_since": "1 October 2026",
    "minimum_age": "6 years to 10 years",
    "residence": "only if you live there",
    "byday": "second and fourth",
    "except_dates": "14 December 2026",
    "until": "30 June 2027",
    "opens_at": '<bdi dir="ltr">16:00–17:30</bdi>',
    "school_holidays": "not in the school holidays",
    "public_holidays": "also on public holidays",
    "next date": "Monday, 23 November 2026",
    "unknown end": "from 09:00, end not known",
    "by appointment": "Times by arrangement",
    "run dates": "Monday, 11 January 2027",
    "run span": "Tuesday, 6 April 2027 to Friday, 9 April 2027",
    "registration": "Registration from 1 November 2026 to 5 January 2027",
    "cancelled": "Cancelled",
    "places": "12 places",
    "waiting list": "There is a waiting list",
    "run price": "£20.00",
    "price": "€5.00",
    "sms": 'href="sms:+441632960021"',
    "phone": 'href="tel:+441632960020"',
    "email": 'href="mailto:offer@example.org"',
    "contact": 'href="mailto:role@example.org"',
    "link": 'href="https://example.org/book"',
    "access": "Somebody refers you",
    "referral_by": "a doctor",
    "referring offer": "riverside/youth-office.html",
    "referring offer's phone": "01632 960001",
    "cost": "Costs are covered",
    "covered_by": "the health insurance and the youth office",
    "languages": "Arabic",
    "formats": "On site and Phone",
    "reassurances": "Anonymous",
    "capacity": "Full at the moment",
    "as_of": "as of 2 November 2026",
    "meanwhile": "riverside/playgroup.html",
    "assured_date": "Confirmed on 20 November 2026 by:",
    "sources": 'href="https://example.org/source"',
    "street": "2 Mill Lane",
    "postal_code": "10003 Southtown",
    "position": "search?query=54.41%2C+-1.51",
    "town": "Fartown",
    "accessibility": "<dt>Step-free</dt><dd>yes</dd>",
    "disclosure": "You will get the exact address when you ask.",
    "closures": "Closed from 24 December 2026 to 31 December 2026",
    "audiences": "Parents and Teenagers",
    "service_areas": "Northtown and Southtown",
    "life_phases": "School child",
    "topics": "Counselling",
    "sensitive": '<body class="sensitive">',
}
"""What a reader sees of the fields that are no texts."""


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages of a provider that uses every field."""
    folder = tmp_path_factory.mktemp("everything")
    built = build_site(copy_region(folder / "project"), folder / "site")

    assert built.returncode == 0, built.stderr
    return folder / "site/en/angebote/everything"


def _fields(record: Record) -> Iterator[str]:
    """Yield `Model.field` for all fields that are written."""
    for name in record.model_fields_set:
        yield f"{type(record).__name__}.{name}"
        value = getattr(record, name)
        for inner in value if isinstance(value, tuple) else (value,):
            if isinstance(inner, Record):
                yield from _fields(inner)


def _all_fields(model: type[Record]) -> Iterator[str]:
    for name, field in model.model_fields.items():
        yield f"{model.__name__}.{name}"
        inner: Any = model_in(field.annotation)
        if inner is not None:
            yield from _all_fields(inner)


def test_the_sample_uses_every_field() -> None:
    """Otherwise this test would overlook the new one."""
    directory, problems = load_directory(REGION / "offers")
    offer = directory.offers["everything/everything"]
    provider = directory.providers["everything"]
    written = {*_fields(offer.record), *_fields(provider.record)}
    written |= {f for other in directory.offers.values() for f in _fields(other.record)}
    models = (type(offer.record), type(provider.record))

    assert problems == []
    assert {name for model in models for name in _all_fields(model)} - written == set()


def test_every_text_is_drawn(everything: Path) -> None:
    """On the offer's page or on the provider's."""
    directory, _ = load_directory(REGION / "offers")
    offer = directory.offers["everything/everything"]
    pages = {
        "everything": (everything / "everything.html").read_text(),
        "provider": (everything / "index.html").read_text(),
    }
    texts = [*source_texts(offer.record, "everything")]
    texts += source_texts(directory.providers["everything"].record, "provider")

    for text in texts:
        if text.context in UNSEEN:
            continue
        shown = pages["everything"] + pages["provider"]
        for line in filter(None, re.split(r"\n+- |,?\n+", text.text)):
            assert line.strip() in shown, text


@pytest.mark.parametrize("field", SHOWN)
def test_every_fact_is_drawn(everything: Path, field: str) -> None:
    """In words, by the page's language."""
    assert SHOWN[field] in (everything / "everything.html").read_text()


def test_a_provider_shows_its_fax_person_and_kind(everything: Path) -> None:
    """A fax number is no link; a person has agreed."""
    html = (everything / "index.html").read_text()

    for shown in ("01632 960010", "Pat Example", "Company", "tel:+441632960011"):
        assert shown in html
    assert "tel:+441632960010" not in html


def test_a_hidden_place_leaves_no_trace(everything: Path) -> None:
    """Not even its town stands on a page."""
    html = (everything / "everything.html").read_text()
    places = html.partition('<h2 id="where">')[2].partition("<h2")[0]

    assert places.count("You will get the exact address when you ask.") == 2
    assert places.count("<address>") == 4


def test_every_field_is_documented() -> None:
    """The reference is written from the model."""
    reference = field_reference()
    directory, _ = load_directory(REGION / "offers")
    models: list[type[Record]] = [type(directory.offers["everything/everything"].record)]
    models += [type(directory.providers["everything"].record)]
    models += [Term, LifePhase, YouthOffice, Municipality]

    for model in models:
        for name in model.model_fields:
            field = model.model_fields[name]
            assert f"{field.alias or name}" in reference
            assert str(field.description) in reference
