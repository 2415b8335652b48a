"""Whatever a right record says, its pages are well-formed, and its texts are only texts."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import html5lib
import icalendar
import jinja2
import material
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hooks.agenda import Agenda
from hooks.checking import OVERRIDES, sources_of
from hooks.drawing import draw_page
from hooks.exports.calendars import calendars
from hooks.exports.feeds import feeds
from hooks.frame import view_of
from hooks.happenings import Diary
from hooks.model.base import Record
from hooks.pages import offer_path, plan
from hooks.publication import prepare
from hooks.texts import translated_fields
from tests.conftest import EPOCH, SITE_URL
from tests.fuzzing import TEXTS, fuzzed
from tests.test_region import REGION

if TYPE_CHECKING:
    from hooks.directory import ListedOffer
    from hooks.drawing.edition import Edition
    from hooks.pages import Page

OFFER = "everything/everything"
_SHOWN = {
    offer_path(OFFER),
    "angebote/everything/index.html",
    "orte/northtown.html",
    "fachkraefte/anbieter.html",
}
_CALENDARS = {f"angebote/{OFFER}.ics", "angebote/everything/index.ics"}
_ELEMENTS = {"img", "iframe", "object", "embed", "style", "base"}
"""What no page has from a record."""
_LIST = "\n- "


@pytest.fixture(scope="module")
def spoken(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """The tiny region in English, drawn with the theme's templates."""
    folders = [str(OVERRIDES), str(Path(material.__file__).parent / "templates")]
    compiled = jinja2.FileSystemBytecodeCache(str(tmp_path_factory.mktemp("compiled")))
    loader = jinja2.FileSystemLoader(folders)
    env = jinja2.Environment(loader=loader, bytecode_cache=compiled)  # noqa: S701 - as MkDocs' own
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", EPOCH)
        publication = prepare(sources_of(REGION / "mkdocs.yml"), SITE_URL)
    return publication.edition(publication.source, env)


def _said_anew(record: Any, texts: st.DataObject) -> Any:
    """Return a record whose every text for readers is another one."""
    changes: dict[str, Any] = {}
    for name, is_text in translated_fields(_model(record)):
        value = getattr(record, name)
        if is_text and value is not None:
            changes[name] = _other(value, texts)
        elif isinstance(value, Record):
            changes[name] = _said_anew(value, texts)
        elif isinstance(value, tuple) and value and isinstance(value[0], Record):
            changes[name] = tuple(_said_anew(one, texts) for one in value)
    return record.model_copy(update=changes)


def _model(record: Record) -> type[Record]:
    return type(record)


def _other(value: Any, texts: st.DataObject) -> Any:
    if isinstance(value, tuple):
        return tuple(_other(one, texts) for one in value)
    said = texts.draw(TEXTS)
    return (_LIST if "\n" in value else " ").join(["x", *said])


def _with(edition: Edition, offer: ListedOffer) -> Edition:
    directory = edition.listing.directory
    providers = {**directory.providers, offer.provider.id: offer.provider}
    changed = replace(directory, providers=providers, offers={**directory.offers, offer.id: offer})
    listing = replace(edition.listing, directory=changed, made={})
    diary = Diary(listing, edition.site_url, edition.settings.region.timezone)
    fresh: dict[str, Any] = {"labels": {}, "drawn": {}, "env": edition.env.overlay()}
    return replace(edition, listing=listing, agenda=Agenda(diary), **fresh)


def _page(edition: Edition, page: Page) -> ET.Element:
    """Return a page, read by a strict parser."""
    view = view_of(draw_page(edition, page), page.path)
    html = (
        f'<!doctype html><html lang="en"><head><title>{view.title}</title>{view.head}'
        f'<meta name="description" content="{view.description}"></head>'
        f'<body class="{view.mood}">{view.content}</body></html>'
    )
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    tree: ET.Element = parser.parse(html)
    return tree


def _check_inert(tree: ET.Element) -> None:
    for element in tree.iter():
        if not isinstance(element.tag, str):
            continue
        assert element.tag not in _ELEMENTS
        assert not [name for name in element.attrib if name.lower().startswith("on")]
        address = element.attrib.get("href", "https:").lower()
        scheme = address.partition(":")[0] if ":" in address.partition("/")[0] else "https"
        assert scheme in {"https", "http", "mailto", "tel", "sms", "webcal"}, address
        if element.tag == "script":
            assert element.attrib.get("type") == "application/ld+json"
            json.loads(element.text or "")


@fuzzed(25)
@given(texts=st.data(), is_open=st.booleans())
def test_no_text_leaves_its_place_in_a_page(
    spoken: Edition, texts: st.DataObject, *, is_open: bool
) -> None:
    """Offer, provider, list of a town and of helplines: parsed strictly, no element too many."""
    listed = spoken.listing.directory.offers[OFFER]
    provider = replace(listed.provider, record=_said_anew(listed.provider.record, texts))
    record = _said_anew(listed.record, texts)
    offer = replace(listed, record=record, provider=provider, is_sensitive=not is_open)
    edition = _with(spoken, offer)
    pages = [page for page in plan(spoken.listing.directory) if page.path in _SHOWN]
    assert len(pages) == len(_SHOWN)

    for page in pages:
        _check_inert(_page(edition, page))


@fuzzed(25)
@given(texts=st.data())
def test_no_text_leaves_its_place_in_a_calendar_or_a_feed(
    spoken: Edition, texts: st.DataObject
) -> None:
    """Another program reads as many events and entries as there were, with whole texts."""
    listed = spoken.listing.directory.offers[OFFER]
    offer = replace(listed, record=_said_anew(listed.record, texts), is_sensitive=False)
    edition = _with(spoken, offer)

    written = [*calendars(edition), *feeds(edition)]

    assert len(written) > 10
    for path, content in written:
        text = content if isinstance(content, str) else content.decode()
        if path.endswith(".ics"):
            names = {str(event["SUMMARY"]) for event in icalendar.Calendar.from_ical(text).events}
            assert path not in _CALENDARS or offer.record.name in names
            assert max(map(len, text.encode().split(b"\r\n"))) <= 75
            assert "\n" not in text.replace("\r\n", "")
        else:
            ET.fromstring(text)  # noqa: S314 - our own file
