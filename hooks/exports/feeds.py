"""Feeds (Atom, RFC 4287) of new and changed offers: of all, of each place, of each topic."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time
from itertools import islice
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from hooks.drawing.notices import text_notices
from hooks.drawing.titles import FEEDS, feed_title
from hooks.listing import codes_of
from hooks.pages import offer_path, plan
from hooks.texts import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hooks.directory import ListedOffer
    from hooks.drawing.edition import Edition
    from hooks.pages import Page

MOST = 50
"""How many offers a feed names."""
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What no document of XML 1.0 may hold."""
_FEED = Markup("""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{lang}">
<id>{own}</id>
<title>{title}</title>
<updated>{updated}</updated>
<link rel="self" type="application/atom+xml" href="{own}"/>
<link rel="alternate" type="text/html" hreflang="{lang}" href="{page}"/>
<author><name>{author}</name></author>
{rights}{entries}</feed>
""")
_ENTRY = Markup("""<entry>
<id>{url}</id>
{title}
<updated>{updated}</updated>
{published}<link rel="alternate" type="text/html" hreflang="{lang}" href="{url}"/>
{topics}{summary}
</entry>
""")


def feeds(edition: Edition) -> Iterator[tuple[str, str]]:
    """Yield a feed beside each page that has one, also where there is nothing to tell today.

    Sensitive offers are in none; those of whose changes nobody knows the day wait for it.
    """
    for page in plan(edition.directory):
        if page.kind in FEEDS:
            yield page.beside("atom"), _feed(edition, page)


def _feed(edition: Edition, page: Page) -> str:
    listing, base = edition.listing, f"{edition.site_url}{edition.lang.code}/"
    shown = list(islice(_under(edition, page), MOST))
    licence = edition.settings.data_licence
    latest = listing.changed((shown or listing.newest)[0]) if shown or listing.newest else None
    return str(
        _FEED.format(
            lang=edition.lang.code,
            own=base + page.beside("atom"),
            page=base + page.path,
            title=_legal(feed_title(edition, page)),
            updated=_moment(latest or datetime.combine(edition.day, time(), UTC)),
            author=_legal(edition.settings.operator.name or edition.site_name),
            rights=Markup("<rights>{}</rights>\n").format(licence.name) if licence else "",
            entries=Markup().join(_remembered(edition, offer) for offer in shown),
        )
    )


def _under(edition: Edition, page: Page) -> Iterator[ListedOffer]:
    """Yield the offers of a page, newest first; without a subject it is about all."""
    for offer in edition.listing.newest:
        if not page.subject or page.subject in codes_of(edition.directory, offer, page.kind):
            yield offer


def _remembered(edition: Edition, offer: ListedOffer) -> Markup:
    return edition.remember(("entry", offer.id), lambda: _entry(edition, offer))


def _entry(edition: Edition, offer: ListedOffer) -> Markup:
    listing, name = edition.listing, edition.name_of(offer)
    summary = edition.of_offer(offer).required("summary", offer.record.summary)
    notices = text_notices(edition, (name, summary))
    changed, published = listing.changed(offer), listing.published(offer)
    topics = (
        Markup('<category term="{}" label="{}"/>\n').format(code, edition.label("topics", code))
        for code in offer.record.topics
    )
    return _ENTRY.format(
        url=f"{edition.site_url}{edition.lang.code}/{offer_path(offer.id)}",
        lang=edition.lang.code,
        title=_element(edition, "title", name),
        updated=_moment(changed) if changed else "",
        published=_published(published),
        topics=Markup().join(topics),
        summary=_element(
            edition, "summary", Text(" ".join((str(summary), *notices)), summary.lang)
        ),
    )


def _published(moment: datetime | None) -> Markup:
    return Markup("<published>{}</published>\n").format(_moment(moment)) if moment else Markup()


def _element(edition: Edition, name: str, text: Text) -> Markup:
    """Return a text with its language, where it is not that of the feed."""
    is_foreign = text.lang != edition.lang.code
    lang = Markup(' xml:lang="{}"').format(text.lang) if is_foreign else Markup()
    return Markup("<{0}{1}>{2}</{0}>").format(name, lang, _legal(str(text)))


def _legal(text: str) -> Markup:
    return escape(_ILLEGAL.sub("", text))


def _moment(moment: datetime) -> str:
    """Write a moment in UTC, as RFC 3339 does."""
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
