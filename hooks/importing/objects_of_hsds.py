"""Objects of HSDS in the words of records, where both mean the same and say it differently."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hooks.hsds_profile import RUN
from hooks.importing.forms import DAYS
from hooks.importing.rows import scalar

if TYPE_CHECKING:
    from collections.abc import Callable

    from hooks.importing.filling import Filler

Prepared = dict[str, Any] | None
_UNSUPPORTED = ("count", "byweekno", "bymonthday", "byyearday")
"""Parts of a recurrence rule that records do not have: without them it would say other days."""


def prepared_object(model: str, item: dict[str, Any], filler: Filler, name: str) -> Prepared:
    """Return an object as a record can take it; None if it must stay away.

    Args:
        model: The name of the record that it becomes.
        item: The object.
        filler: Notes what stays away.
        name: What the report calls the field.
    """
    prepare = _PREPARED.get(model)
    return prepare(item, filler, name) if prepare else item


def _schedule(item: dict[str, Any], filler: Filler, name: str) -> Prepared:
    """Return a schedule in words that records know; None if it would say other days."""
    if item.get("attending_type") == RUN:
        return None
    told = item.get("description") or scalar(item.get("opens_at")) or "?"
    ended = scalar(item.get("valid_to"))
    if ended and ended < filler.region.day.isoformat():
        filler.log.left_out(name, f"Diese Zeit galt bis {ended}", told)
        return None
    unsupported = [part for part in _UNSUPPORTED if item.get(part) not in (None, "")]
    freq = scalar(item.get("freq")).upper()
    if unsupported or freq == "YEARLY":
        parts = ", ".join(unsupported) or freq
        filler.log.left_out(name, f"Diese Wiederholung kennen Einträge nicht ({parts})", told)
        return None
    byday = item.get("byday") or (",".join(DAYS) if freq == "DAILY" else None)
    weekly = "WEEKLY" if freq in {"", "DAILY"} else freq
    interval = None if scalar(item.get("interval")) == "1" else item.get("interval")
    prepared = {**item, "freq": weekly, "byday": byday, "interval": interval, "id": None}
    known = {"opening hours", "phone hours", "by appointment", "meeting"}
    if prepared.get("attending_type") not in known:
        if prepared.get("attending_type"):
            filler.log.left_out(f"{name}.kind", "Freier Text", prepared["attending_type"])
        prepared["attending_type"] = None
    return prepared


def _price(item: dict[str, Any], filler: Filler, name: str) -> Prepared:
    ended = scalar(item.get("valid_to"))
    if ended and ended < filler.region.day.isoformat():
        filler.log.left_out(name, f"Dieser Preis galt bis {ended}", item.get("amount"))
        return None
    return {**item, "currency": scalar(item.get("currency")).upper() or None}


def _contact(item: dict[str, Any], filler: Filler, name: str) -> Prepared:
    """Return an office; the name of a person stays away, and a mail address made of it."""
    person = scalar(item.get("name"))
    prepared = {**item, "name": None, "title": item.get("title") or item.get("department")}
    parts = [part.casefold() for part in person.split() if len(part) > 2]  # noqa: PLR2004 - initials say nothing
    box = scalar(item.get("email")).partition("@")[0].casefold()
    if person:
        told = "Der Name einer Person steht nur mit Einwilligung da"
        filler.log.left_out(f"{name}.name", told, "(Name)")
    if any(part in box for part in parts):
        filler.log.left_out(f"{name}.email", "Die Mailadresse einer Person", "(Adresse)")
        prepared["email"] = None
    if not prepared["title"]:
        filler.log.left_out(name, "Die Stelle oder Aufgabe fehlt", "(Kontakt)")
        return None
    return prepared


def _language(item: dict[str, Any], filler: Filler, name: str) -> Prepared:  # noqa: ARG001 - like its siblings
    """Return a language by its code, else by its name."""
    said = [scalar(item.get(part)).strip() for part in ("code", "name")]
    found = (filler.region.code(text, ("languages",)) for text in said if text)
    return {**item, "code": next(filter(None, found), said[0] or said[1])}


_PREPARED: dict[str, Callable[[dict[str, Any], Filler, str], Prepared]] = {
    "SpokenLanguage": _language,
    "Schedule": _schedule,
    "CostOption": _price,
    "Contact": _contact,
}
"""What HSDS says differently, by the record it becomes."""
