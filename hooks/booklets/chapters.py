"""The chapters of a booklet: helplines, offers by life phase or topic, the index."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from hooks.booklets.faces import face, reach
from hooks.drawing.codes import qr_picture
from hooks.listing import codes_of
from hooks.pages import offer_path

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from hooks.booklets.orders import Order
    from hooks.booklets.voice import Piece, Voice
    from hooks.directory import ListedOffer
    from hooks.drawing.entrances import Line

MANY = "many"
"""The chapter of offers for more than half of all life phases; no code of the vocabulary."""


def offer_entry(voices: Sequence[Voice], offer: ListedOffer) -> dict[str, Any]:
    """Return an offer in each language, and what is the same in all."""
    first, record = voices[0].edition, offer.record
    faces = [face(voice, offer) for voice in voices]
    names = {one["name"]["text"] for one in faces}
    return {
        "id": offer.id,
        "faces": faces,
        "original": "" if record.name in names else record.name,
        "topics": _labels(voices, "topics", record.topics[0]),
        "reach": reach(voices, offer),
        "page": f"{first.site_url}{first.lang.code}/{offer_path(offer.id)}",
        "code": qr_picture(f"{first.site_url}#{offer.id}"),
    }


def helpline(voices: Sequence[Voice], line: Line) -> dict[str, Any]:
    """Return a helpline: whom one reaches, in which language, when."""
    entry = offer_entry(voices, line.offer)
    for voice, shown in zip(voices, entry["faces"], strict=True):
        shown["lines"] = _spoken(voice, line)
    if any(one["kind"] in {"voice", "sms"} for one in entry["reach"]):
        entry["code"] = ""
    return entry


def _spoken(voice: Voice, line: Line) -> list[dict[str, Any]]:
    """Say which languages are spoken, and who interprets."""
    words, label = voice.edition.of_offer(line.offer), voice.edition.label
    languages = [label("languages", one.code) for one in line.offer.record.languages]
    found = [voice.listed(languages)] if languages else []
    if line.interpretation:
        text = line.offer.record.interpretation_services
        if said := words("interpretation_services", text):
            found.append([voice.text(said)])
    return [{"icon": "speak", "pieces": pieces} for pieces in found]


def sections(
    voices: Sequence[Voice], order: Order, offers: Sequence[ListedOffer]
) -> list[dict[str, Any]]:
    """Return the chapters: an offer stands once, and its other life phases point to it."""
    vocabulary = "topics" if order.phase else "life_phases"
    terms = voices[0].edition.directory.vocabulary.terms
    homes: dict[str, list[ListedOffer]] = defaultdict(list)
    for offer in _by_topic(offers, list(terms["topics"])):
        homes[_home(offer, list(terms["life_phases"]), by_topic=bool(order.phase))].append(offer)
    found = [_section(_many(voices), homes[MANY], [])] if MANY in homes else []
    for code in terms[vocabulary]:
        own = homes.get(code, [])
        others = [one for one in offers if not order.phase and code in one.record.life_phases]
        also = [one for one in others if one not in own and one not in homes.get(MANY, [])]
        if own or also:
            found.append(_section(_labels(voices, vocabulary, code), own, also))
    return found


def _many(voices: Iterable[Voice]) -> list[Piece]:
    return [voice.say("For many ages") for voice in voices]


def _home(offer: ListedOffer, phases: Sequence[str], *, by_topic: bool) -> str:
    """Return the chapter that an offer stands in."""
    if by_topic:
        return offer.record.topics[0]
    own = [code for code in phases if code in offer.record.life_phases]
    return MANY if 2 * len(own) > len(phases) else own[0]


def _by_topic(offers: Iterable[ListedOffer], topics: Sequence[str]) -> list[ListedOffer]:
    return sorted(offers, key=lambda one: (topics.index(one.record.topics[0]), one.record.name))


def _section(
    title: list[Piece], own: Iterable[ListedOffer], also: Iterable[ListedOffer]
) -> dict[str, Any]:
    return {"title": title, "offers": [one.id for one in own], "also": [one.id for one in also]}


def _labels(voices: Iterable[Voice], vocabulary: str, code: str) -> list[Piece]:
    return [voice.text(voice.edition.label(vocabulary, code)) for voice in voices]


def index(voices: Sequence[Voice], offers: Sequence[ListedOffer]) -> list[dict[str, Any]]:
    """Return the parts of the index: topics, languages that are spoken, providers."""
    directory = voices[0].edition.directory
    topics = _by_code((code, one) for one in offers for code in codes_of(directory, one, "topics"))
    usual = voices[0].edition.texts.source.code
    spoken = _by_code(
        (lang.code, one) for one in offers for lang in one.record.languages if lang.code != usual
    )
    parts = [
        ([voice.say("Topics") for voice in voices], _entries(voices, "topics", topics)),
        (
            [voice.say("Which languages are spoken here?") for voice in voices],
            _entries(voices, "languages", spoken),
        ),
        ([voice.say("Who offers this?") for voice in voices], _providers(voices, offers)),
    ]
    return [{"title": title, "entries": entries} for title, entries in parts]


def _by_code(pairs: Iterable[tuple[str, ListedOffer]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for code, offer in pairs:
        found[code].append(offer.id)
    return found


def _entries(
    voices: Sequence[Voice], vocabulary: str, found: Mapping[str, list[str]]
) -> list[dict[str, Any]]:
    """Return the terms that occur, in the order of their vocabulary."""
    terms = voices[0].edition.directory.vocabulary.terms[vocabulary]
    return [
        {"title": _labels(voices, vocabulary, code), "offers": found[code]}
        for code in terms
        if code in found
    ]


def _providers(voices: Sequence[Voice], offers: Iterable[ListedOffer]) -> list[dict[str, Any]]:
    found = _by_code((one.provider.id, one) for one in offers)
    providers = voices[0].edition.directory.providers
    named = [
        ([voice.text(voice.edition.provider_name(providers[code])) for voice in voices], ids)
        for code, ids in found.items()
    ]
    ordered = sorted(named, key=lambda one: one[0][0]["text"].casefold())
    return [{"title": title, "offers": ids} for title, ids in ordered]
