"""What stands in a cell of a table: facts of an offer in words, several joined in one text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hooks.drawing import facts
from hooks.drawing.times import hours_of, run_date, upcoming

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hooks.directory import ListedOffer
    from hooks.drawing.edition import Edition, Words
    from hooks.drawing.times import Hours
    from hooks.model.contact import Phone
    from hooks.model.offer import SpokenLanguage
    from hooks.model.schedule import Run, Schedule


def joined(parts: Iterable[object], between: str = "; ") -> str:
    """Return the texts that are not empty as one."""
    return between.join(filter(None, map(str, parts)))


def addresses(edition: Edition, offer: ListedOffer, _: Words) -> str:
    """Return the places, as far as they are public."""
    return joined(_address(edition, offer, index) for index in range(len(offer.places)))


def _address(edition: Edition, offer: ListedOffer, index: int) -> str:
    address = facts.address_of(edition, offer.places[index])
    if not address.is_public:
        return address.town
    return joined((address.name or "", address.street, address.town), ", ")


def times(edition: Edition, offer: ListedOffer, words: Words) -> str:
    """Return the schedules in words, each with its place where there are several."""
    return joined(_time(edition, offer, one, words) for one in offer.record.schedules)


def _time(edition: Edition, offer: ListedOffer, schedule: Schedule, words: Words) -> str:
    described = words.item("schedules.description", schedule.description)
    kinds = {
        "phone hours": edition.gettext("Phone hours"),
        "by appointment": edition.gettext("By appointment"),
    }
    shown = _hours(edition, hours_of(edition, schedule, described))
    shown = joined((kinds.get(schedule.kind, ""), shown), ": ")
    keys = offer.record.locations
    if len(keys) == 1 or schedule.location not in keys:
        return shown
    return joined((_address(edition, offer, keys.index(schedule.location)), shown), ": ")


def _hours(edition: Edition, hours: Hours) -> str:
    since = hours.since and edition.gettext("from {time}, end not known", time=hours.since)
    notes = joined((*hours.notes, hours.description or ""), ", ")
    return joined((hours.days, hours.clock, since, notes and f"({notes})"), " ")


def courses(edition: Edition, offer: ListedOffer, words: Words) -> str:
    """Return the courses to come, each with its dates."""
    return joined(_course(edition, one, words) for one in offer.record.runs)


def _course(edition: Edition, run: Run, words: Words) -> str:
    dates = [run_date(edition, one) for one in upcoming(run, edition.day)]
    if not dates:
        return ""
    shown = joined((joined((one.shown, one.hours), " ") for one in dates), ", ")
    cancelled = edition.gettext("Cancelled") if run.cancelled else ""
    return joined((words.item("runs.name", run.name) or "", shown, cancelled), ": ")


def phones(edition: Edition, offer: ListedOffer, words: Words) -> str:
    """Return the numbers, each with what it is for and when somebody answers."""
    return joined(_phone(edition, one, words) for one in offer.record.phones)


def _phone(edition: Edition, phone: Phone, words: Words) -> str:
    kinds = {"fax": edition.gettext("Fax"), "sms": "SMS"}
    label = words.item("phones.label", phone.label) or ""
    hours = joined((_hours(edition, hours_of(edition, one, None)) for one in phone.schedules), ", ")
    named = joined((kinds.get(phone.kind, ""), label, phone.number), ": ")
    return joined((named, hours and f"({hours})"), " ")


def links(_: Edition, offer: ListedOffer, words: Words) -> str:
    """Return the addresses in the net."""
    named = ((words.item("links.label", one.label) or "", one.url) for one in offer.record.links)
    return joined(joined(one, ": ") for one in named)


def contacts(_: Edition, offer: ListedOffer, words: Words) -> str:
    """Return the offices; a person's name stands on the page alone."""
    return joined(
        joined((words.required("contacts.role", one.role), one.phone or "", one.email or ""), ", ")
        for one in offer.record.contacts
    )


def prices(edition: Edition, offer: ListedOffer, words: Words) -> str:
    """Return the prices, each with what it is for."""
    named = (
        (
            words.item("cost_options.option", one.option) or "",
            edition.lang.money(one.amount, one.currency),
        )
        for one in offer.record.cost_options
    )
    return joined(joined(one, ": ") for one in named)


def languages(edition: Edition, offer: ListedOffer, words: Words) -> str:
    """Return the languages that are spoken, each with its condition."""

    def said(one: SpokenLanguage) -> str:
        note = words(f"languages.{one.code}.note", one.note)
        return joined((edition.label("languages", one.code), (note and f"({note})") or ""), " ")

    return joined(said(one) for one in offer.record.languages)
