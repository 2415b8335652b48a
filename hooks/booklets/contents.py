"""What stands in a booklet, as data for the template: nothing of it is ever read as markup."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hooks.booklets.chapters import helpline, index, offer_entry, sections
from hooks.booklets.voice import Voice
from hooks.drawing.codes import qr_picture
from hooks.drawing.entrances import lines_of
from hooks.drawing.notices import text_notices
from hooks.drawing.offers import notices_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hooks.booklets.orders import Order
    from hooks.booklets.voice import Piece
    from hooks.drawing.edition import Edition


def contents_of(editions: Sequence[Edition], order: Order) -> dict[str, Any]:
    """Return everything that a booklet says.

    Args:
        editions: Its languages, the first one leads; one or two.
        order: What it is about.
    """
    voices = [Voice(edition, is_local=bool(order.place)) for edition in editions]
    book = {**_front(voices, order), **_inside(voices, order)}
    return {**book, "notices": [_notices(voice) for voice in voices]}


def _front(voices: Sequence[Voice], order: Order) -> dict[str, Any]:
    """Return what stands on the cover, and words for all pages."""
    first = voices[0].edition
    return {
        "languages": [voice.own(voice.edition.lang.name) for voice in voices],
        "day": [first.day.year, first.day.month, first.day.day],
        "title": [voice.own(order.title(voice.edition)) for voice in voices],
        "address": order.address(first),
        "code": qr_picture(order.address(first)),
        "source": first.texts.source.locale.language,
        "emergency": [first.settings.region.police, first.settings.region.ambulance],
        "words": _beside([_words(voice) for voice in voices]),
        "cover": _beside([_cover(voice, order) for voice in voices]),
        "operator": first.settings.operator.name or "",
    }


def _inside(voices: Sequence[Voice], order: Order) -> dict[str, Any]:
    first = voices[0].edition
    offers = order.offers(first.listing)
    lines = [one for one in lines_of(first) if order.has_helpline(one.offer)]
    return {
        "helplines": [helpline(voices, one) for one in lines],
        "sections": sections(voices, order, offers),
        "offers": {one.id: offer_entry(voices, one) for one in offers},
        "index": index(voices, [*(one.offer for one in lines), *offers]),
    }


def _words(voice: Voice) -> dict[str, Piece]:
    say = voice.say
    return {
        "help": say("Help right now"),
        "danger": say("Is somebody in danger? Call the police:"),
        "fire": say("Fire brigade and ambulance:"),
        "listens": say("Here somebody listens. You do not have to know what to say."),
        "watched": say(
            "Does somebody check your phone? Use another one. Calls stay in the call list."
        ),
        "contents": say("Contents"),
        "also": say("See also:"),
        "index": say("Index"),
        "today": say("Paper grows old. This code leads to what holds today."),
        "door": say("On the door:"),
        "none": say("No offer is recorded here yet."),
    }


def _beside(spoken: Sequence[dict[str, Piece]]) -> dict[str, list[Piece]]:
    """Return each text in all languages."""
    return {name: [one[name] for one in spoken] for name in spoken[0]}


def _cover(voice: Voice, order: Order) -> dict[str, Piece]:
    edition = voice.edition
    found = {
        "site": voice.own(edition.site_name),
        "date": voice.say("As of {date}", date=edition.lang.short_date(edition.day)),
    }
    if order.place and order.phase:
        found["phase"] = voice.text(edition.label("life_phases", order.phase))
    if not edition.settings.published:
        found["draft"] = voice.say(
            "Draft: this directory is not published yet. Not all entries have been confirmed."
        )
    return found


def _notices(voice: Voice) -> list[Piece]:
    """Say what a reader should know of the texts, in the words of the site's pages."""
    found = [voice.own(one) for one in text_notices(voice.edition, voice.shown)]
    if notices_of(voice.edition, voice.shown).is_partly_foreign:
        found.append(voice.say("Some of this text is not translated yet."))
    return found
