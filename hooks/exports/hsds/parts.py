"""What services, organizations and places have alike: phones, contacts, times, links."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hooks.exports.hsds.attributes import Attributes
from hooks.hsds_profile import END_OF_DAY, RUN
from hooks.model.schedule import Schedule

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from hooks.exports.hsds.terms import Object, Terms
    from hooks.model.contact import Contact, Link, Phone
    from hooks.model.offer import SpokenLanguage
    from hooks.model.schedule import Run, RunDate

_TYPES = {"sms": "text"}
"""Kinds of numbers that RFC 6350 calls otherwise."""
_MIDNIGHT = 1440


def said(**values: Any) -> Object:
    """Return an object without what is not known."""
    return {name: value for name, value in values.items() if value not in (None, "", [], ())}


def plain_number(number: float) -> float | int:
    """Return a whole number without a point."""
    return int(number) if number.is_integer() else number


def clock(minutes: int | None) -> str | None:
    """Return a local time as tables hold it; nobody can name one offset for summer and winter."""
    if minutes is None:
        return None
    return END_OF_DAY if minutes == _MIDNIGHT else f"{minutes // 60:02}:{minutes % 60:02}:00"


def phones(
    terms: Terms, name: str, listed: Sequence[Phone], written: Sequence[Any]
) -> list[Object]:
    """Return phones.

    Args:
        terms: For attributes.
        name: Whose they are; UUIDs are made of it.
        listed: The phones.
        written: The same, as they stand in the file: HSDS has no place for their hours.
    """
    both = zip(listed, written, strict=True)
    return [
        _phone(terms, f"{name}/phones/{number}", one, raw)
        for number, (one, raw) in enumerate(both, 1)
    ]


def _phone(terms: Terms, own: str, one: Phone, written: Any) -> Object:
    attributes = Attributes(terms, "phone", own)
    if isinstance(written, dict):
        attributes.fields([("schedules", written.get("schedules"))])
    return said(
        id=terms.ids.of("phone", own), number=one.number,
        type=_TYPES.get(one.kind, one.kind), description=one.label,
        languages=[spoken(terms, f"{own}/{code}", code, None) for code in one.languages],
        attributes=attributes.listed,
    )  # fmt: skip


def spoken(terms: Terms, name: str, code: str, note: str | None) -> Object:
    """Return a language that is spoken somewhere."""
    label = terms.edition.directory.vocabulary.term("languages", code).label
    return said(id=terms.ids.of("language", name), name=label, code=code, note=note)


def languages(terms: Terms, name: str, listed: Sequence[SpokenLanguage]) -> list[Object]:
    """Return the languages of an offer."""
    return [
        spoken(terms, f"{name}/languages/{number}", one.code, one.note)
        for number, one in enumerate(listed, 1)
    ]


def contacts(terms: Terms, name: str, listed: Sequence[Contact]) -> list[Object]:
    """Return offices and roles; the names of persons stay here."""
    found = []
    for number, one in enumerate(listed, 1):
        own = f"{name}/contacts/{number}"
        numbers = []
        if one.phone:
            numbers = [{"id": terms.ids.of("phone", own), "number": one.phone, "type": "voice"}]
        found.append(
            said(
                id=terms.ids.of("contact", own), title=one.role, email=one.email, phones=numbers
            )
        )  # fmt: skip
    return found


def website(listed: Sequence[Link]) -> str | None:
    """Return the address that HSDS has room for: the website, else the first link."""
    urls = [one.url for one in listed if one.kind == "website"] or [one.url for one in listed]
    return next(iter(urls), None)


def more_links(listed: Sequence[Link], written: Any) -> Any:
    """Return the links as they stand in the file where one address does not say them all."""
    is_plain = len(listed) == 1 and listed[0].kind == "website" and not listed[0].label
    return None if is_plain else written


def schedule(terms: Terms, name: str, one: Schedule, notes: Sequence[str] = ()) -> Object:
    """Return a recurring time.

    Args:
        terms: For attributes: HSDS knows no holidays and no exceptions.
        name: What the UUID is made of.
        one: The time.
        notes: What to say about holidays in words.
    """
    attributes = Attributes(terms, "schedule", name)
    attributes.fields(_beside(one))
    recurs = bool(one.byday)
    return said(
        id=terms.ids.of("schedule", name),
        freq=one.freq.upper() if recurs else None,
        interval=one.interval if recurs else None,
        wkst="MO" if recurs and one.interval > 1 else None,
        byday=",".join(one.byday),
        dtstart=one.dtstart and one.dtstart.isoformat(),
        until=one.until and one.until.isoformat(),
        opens_at=clock(one.opens_at), closes_at=clock(one.closes_at),
        description=one.description, attending_type=one.kind, notes="; ".join(notes),
        attributes=attributes.listed,
    )  # fmt: skip


def _beside(one: Schedule) -> list[tuple[str, Any]]:
    """Return what a recurrence rule does not say."""
    usual = Schedule.model_fields
    closes = "24:00" if one.closes_at == _MIDNIGHT else None
    found: list[tuple[str, Any]] = [
        ("closes_at", closes),
        ("except_dates", [day.isoformat() for day in one.except_dates]),
    ]
    for name in ("public_holidays", "school_holidays"):
        value = getattr(one, name)
        found.append((name, None if value == usual[name].default else value))
    return found


def run_dates(terms: Terms, name: str, run: Run, label: str, day: date) -> list[Object]:
    """Return the dates of a course from a day on; the course itself stands in attributes."""
    if run.cancelled:
        return []
    return [
        _run_date(terms, f"{name}/{number}", one, run.name or label)
        for number, one in enumerate(run.dates, 1)
        if one.end >= day
    ]


def _run_date(terms: Terms, name: str, one: RunDate, label: str) -> Object:
    """Return the days from the first to the last date as a rule that ends."""
    return said(
        id=terms.ids.of("schedule", name),
        valid_from=one.first.isoformat(), valid_to=one.end.isoformat(),
        dtstart=one.first.isoformat(), until=one.end.isoformat(),
        freq="WEEKLY", interval=1, byday="MO,TU,WE,TH,FR,SA,SU",
        opens_at=clock(one.opens_at), closes_at=clock(one.closes_at),
        description=label, attending_type=RUN,
    )  # fmt: skip
