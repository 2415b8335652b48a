"""What stands in a booklet, as data for the template: nothing of it is ever read as markup."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hooks.booklets.chapters import helpline, index, offer_entry, sections
from hooks.booklets.voice import Voice
from hooks.drawing.codes import qr_picture
from hooks.drawing.entrances import lines_of
from hooks.drawing.offers import notices_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

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
    first = editions[0]
    offers = order.offers(first.listing)
    lines = [one for one in lines_of(first) if order.has_helpline(one.offer)]
    book = {
        "languages": [voice.own(voice.edition.lang.name) for voice in voices],
        "digits": [first.lang.number(digit) for digit in range(10)],
        "day": [first.day.year, first.day.month, first.day.day],
        "title": [voice.own(order.title(voice.edition)) for voice in voices],
        "address": order.address(first),
        "code": qr_picture(order.address(first)),
        "source": first.texts.source.locale.language,
        "emergency": [first.settings.region.police, first.settings.region.ambulance],
        "words": _words(voices),
        "cover": _cover(voices, order),
        "helplines": [helpline(voices, one) for one in lines],
        "sections": sections(voices, order, offers),
        "offers": {one.id: offer_entry(voices, one) for one in offers},
        "index": index(voices, [*(one.offer for one in lines), *offers]),
    }
    return {**book, "notices": [_notices(voice) for voice in voices]}


def _each(voices: Iterable[Voice], message: str, **values: object) -> list[Piece]:
    return [voice.say(message, **values) for voice in voices]


def _words(voices: Sequence[Voice]) -> dict[str, list[Piece]]:
    return {
        "help": _each(voices, "Help right now"),
        "danger": _each(voices, "Is somebody in danger? Call the police:"),
        "fire": _each(voices, "Fire brigade and ambulance:"),
        "listens": _each(voices, "Here somebody listens. You do not have to know what to say."),
        "watched": _each(
            voices, "Does somebody check your phone? Use another one. Calls stay in the call list."
        ),
        "contents": _each(voices, "Contents"),
        "also": _each(voices, "See also:"),
        "index": _each(voices, "Index"),
        "today": _each(voices, "Paper grows old. This code leads to what holds today."),
        "door": _each(voices, "On the door:"),
        "none": _each(voices, "No offer is recorded here yet."),
    }


def _cover(voices: Sequence[Voice], order: Order) -> dict[str, list[Piece]]:
    found = {
        "site": [voice.own(voice.edition.site_name) for voice in voices],
        "date": [
            voice.say("As of {date}", date=voice.edition.lang.short_date(voice.edition.day))
            for voice in voices
        ],
    }
    settings = voices[0].edition.settings
    if order.place and order.phase:
        found["phase"] = [
            voice.text(voice.edition.label("life_phases", order.phase)) for voice in voices
        ]
    if not settings.published:
        found["draft"] = _each(
            voices,
            "Draft: this directory is not published yet. Not all entries have been confirmed.",
        )
    if settings.operator.name:
        found["operator"] = [voices[0].own(settings.operator.name)]
    return found


def _notices(voice: Voice) -> list[Piece]:
    """Say what a reader should know of the texts, in the words of the site's pages."""
    found = notices_of(voice.edition, voice.shown)
    told = []
    if found.is_stale:
        told.append(
            voice.say(
                "The original text has changed since it was translated. "
                "Some details may be out of date."
            )
        )
    if found.is_partly_foreign:
        told.append(voice.say("Some of this text is not translated yet."))
    if found.is_machine:
        told.append(voice.say("A computer translated this text. Mistakes are possible."))
    return told
