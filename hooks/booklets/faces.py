"""An offer in one language, in few lines: what a family needs before it calls or goes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hooks.drawing import facts
from hooks.drawing.cards import state_text
from hooks.drawing.contacts import ways
from hooks.drawing.times import hours_of, run_date, upcoming
from hooks.drawing.upkeep import assurance

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hooks.booklets.voice import Line, Voice
    from hooks.directory import ListedOffer, Place
    from hooks.drawing.contacts import Way
    from hooks.drawing.edition import Words
    from hooks.model.schedule import Run, Schedule

    Facts = Iterator[tuple[str, Line]]
    """Name of an icon (see `hooks.booklets.printing.ICONS`), or "", and what is said beside it."""

DATES = 3
"""How many dates of a course fit."""
PRICES = 3
"""How many prices fit."""


def face(voice: Voice, offer: ListedOffer) -> dict[str, Any]:
    """Return what is said of an offer in a language."""
    edition, record = voice.edition, offer.record
    words = edition.of_offer(offer)
    alert = record.alert if record.alert and record.alert.until >= edition.day else None
    notes = [voice.own(state)] if (state := state_text(edition, offer)) else []
    if alert:
        notes.append(voice.text(words.required("alert.text", alert.text)))
    return {
        "name": voice.text(edition.name_of(offer)),
        "notes": notes,
        "summary": voice.text(words.required("summary", record.summary)),
        "lines": [{"icon": icon, "pieces": line} for icon, line in _facts(voice, offer, words)],
        "provider": voice.inline(edition.provider_name(offer.provider)),
        "assured": _assured(voice, offer),
    }


def _facts(voice: Voice, offer: ListedOffer, words: Words) -> Facts:
    yield from _where(voice, offer)
    yield from _times(voice, offer, words)
    yield from _who(voice, offer)
    yield from _cost(voice, offer, words)
    if spoken := offer.record.languages:
        label = voice.edition.label
        yield "speak", voice.listed(label("languages", one.code) for one in spoken)


def _where(voice: Voice, offer: ListedOffer) -> Facts:
    for place in offer.places:
        yield from _address(voice, place)
    if not offer.places and not voice.is_local:
        line = voice.listed(facts.areas(voice.edition, offer))
        yield "area", voice.spaced([voice.say("For:"), *line[:1]]) + line[1:]


def _address(voice: Voice, place: Place) -> Facts:
    """Say where a place is; of one that is not public only what may be told."""
    shown = facts.address_of(voice.edition, place)
    if not shown.is_public:
        town = "" if place.location.disclosure == "on request" else shown.town
        known = [voice.ltr(town)] if town else []
        asking = voice.say("You will get the exact address when you ask.")
        yield "place", voice.spaced([*known, asking])
        return
    address = voice.ltr(", ".join(filter(None, (shown.street, shown.town))))
    if not shown.name:
        yield "place", [address]
    elif voice.is_rtl:
        yield "place", [voice.inline(shown.name)]
        yield "", [address]
    else:
        yield "place", [voice.inline(shown.name), voice.own(" – "), address]


def _times(voice: Voice, offer: ListedOffer, words: Words) -> Facts:
    for schedule in offer.record.schedules:
        yield "time", _schedule(voice, schedule, words)
    for run in offer.record.runs:
        if not run.cancelled and upcoming(run, voice.edition.day):
            yield "date", _run(voice, run, words)


def _schedule(voice: Voice, schedule: Schedule, words: Words) -> Line:
    text = words.item("schedules.description", schedule.description)
    line = voice.hours(hours_of(voice.edition, schedule, text))
    kinds = {
        "by appointment": voice.say("By appointment"),
        "phone hours": voice.say("Phone hours"),
    }
    kind = kinds.get(schedule.kind)
    return [kind, voice.own(": "), *line] if kind else line


def _run(voice: Voice, run: Run, words: Words) -> Line:
    name = words.item("runs.name", run.name)
    line = [voice.inline(name) if name else voice.say("Course"), voice.own(": ")]
    days = [run_date(voice.edition, one) for one in upcoming(run, voice.edition.day)[:DATES]]
    for index, day in enumerate(days):
        line += [voice.own("; ")] if index else []
        line += voice.spaced([voice.own(day.shown), *([voice.ltr(day.hours)] if day.hours else [])])
    return line


def _who(voice: Voice, offer: ListedOffer) -> Facts:
    ages = offer.record.ages
    if ages:
        yield "who", [voice.own(facts.ages_text(voice.edition, ages))]
    if access := facts.access_text(voice.edition, offer):
        yield "door", [voice.own(access)]


def _cost(voice: Voice, offer: ListedOffer, words: Words) -> Facts:
    if offer.record.cost == "unknown":
        return
    line = [voice.own(facts.cost_text(voice.edition, offer))]
    for price in offer.record.cost_options[:PRICES]:
        amount = voice.edition.lang.money(price.amount, price.currency)
        line += [voice.own("; "), voice.ltr(amount)]
        if option := words.item("cost_options.option", price.option):
            line += [voice.own(" – "), voice.inline(option)]
    yield "cost", line


def _assured(voice: Voice, offer: ListedOffer) -> Line:
    found = assurance(voice.edition, offer)
    if found is None:
        return [voice.say("Not yet confirmed by the provider.")]
    said = voice.say("Confirmed on {date} by:", date=found.date)
    return voice.spaced([said, voice.inline(found.by)])


def reach(voices: Iterable[Voice], offer: ListedOffer) -> list[dict[str, Any]]:
    """Return the ways to reach an offer, or else its provider; numbers stand once.

    Args:
        voices: The languages of the booklet; each says whom one reaches, and when.
        offer: The offer.
    """
    spoken = [(voice, _ways(voice, offer)) for voice in voices]
    found = []
    for index in _chosen(spoken[0][1]):
        first = spoken[0][1][index]
        notes = [_way_notes(voice, own[index]) for voice, own in spoken]
        found.append({"kind": first.kind, "href": first.href, "shown": first.shown, "notes": notes})
    return found


def _ways(voice: Voice, offer: ListedOffer) -> list[Way]:
    edition = voice.edition
    own = ways(edition, offer.record, edition.of_offer(offer))
    provider = offer.provider
    return own or ways(edition, provider.record, edition.of_provider(provider.id))


def _chosen(found: list[Way]) -> list[int]:
    """Return which ways to print: all numbers to call or write to, one of each other kind."""
    kinds: set[str] = set()
    chosen = []
    for index, way in enumerate(found):
        if not way.href or (way.kind in kinds and way.kind not in {"voice", "sms"}):
            continue
        kinds.add(way.kind)
        chosen.append(index)
    return chosen


def _way_notes(voice: Voice, way: Way) -> list[Line]:
    """Say whom one reaches, in which languages, and when; names of persons stay on the pages."""
    lines = []
    head = [voice.say("Write a text message")] if way.kind == "sms" else []
    if way.kind in {"chat", "messenger", "video", "form", "booking", "registration"}:
        head.append(voice.own(way.verb))
    elif way.label and way.kind != "website":
        head.append(voice.inline(way.label))
    if head:
        lines.append(voice.spaced(head))
    if way.languages:
        spoken = voice.listed(way.languages)
        lines.append(voice.spaced([voice.say("Spoken here:"), *spoken[:1]]) + spoken[1:])
    return lines + [voice.hours(one) for one in way.hours]
