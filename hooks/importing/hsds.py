"""Objects of HSDS to the data of records, by the HSDS names that the models declare."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hooks.importing.forms import DAYS, clock, counted, phone
from hooks.importing.packages import plural
from hooks.importing.rows import scalar
from hooks.importing.targets import targets_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hooks.importing.filling import Filler
    from hooks.importing.targets import Target
    from hooks.model.base import Record

Scope = dict[str, Any]
"""The objects at hand, by their HSDS name."""
_BY_HAND = frozenset({"locations", "location", "municipality"})
"""Fields that the places of a service fill."""
_UNSUPPORTED = ("count", "byweekno", "bymonthday", "byyearday")
"""Parts of a recurrence rule that records do not have: without them it would say other days."""
_DETAILS = frozenset({"yes", "partly", "no", "unknown"})


def from_hsds(
    model: type[Record], scope: Scope, filler: Filler, name: str, words: Mapping[str, Any]
) -> dict[str, Any]:
    """Return the fields of a record that objects of HSDS fill.

    Args:
        model: The record.
        scope: The objects, such as `service` or `location` and `address`.
        filler: Cleans and notes.
        name: What the report calls the record.
        words: For fields, what to enter instead of the source's words.
    """
    found: dict[str, Any] = {}
    for field, target in targets_of(model).items():
        if field in _BY_HAND:
            continue
        value = _field(target, scope, filler, f"{name}.{field}", words.get(field, {}))
        if value not in (None, [], {}):
            found[field] = value
    return found


def _field(
    target: Target, scope: Scope, filler: Filler, name: str, words: Mapping[str, str]
) -> Any:
    if not target.hsds:
        inside = target.record and any(one.hsds for one in targets_of(target.record).values())
        if not inside or target.is_list or target.record is None:
            return None
        return from_hsds(target.record, scope, filler, name, {})
    raw = _pluck(scope, target.hsds)
    if target.is_map:
        return _features(raw, filler, name)
    if target.hsds.startswith("attribute."):
        return _terms(target, raw, filler, words)
    if target.record:
        return _records(target, raw, scope, filler, name)
    return filler.value(target, _worded(_simple(target, raw), words), name)


def _pluck(scope: Scope, hsds: str) -> Any:
    """Return what stands under `<object>.<attribute>`; of objects in a list, all."""
    kind, _, attribute = hsds.partition(".")
    if kind in scope:
        return scope[kind].get(attribute)
    objects = [item for one in scope.values() for item in objects_in(one.get(plural(kind)))]
    if kind in {"attribute", "accessibility"}:
        return objects
    return [item[attribute] for item in objects if item.get(attribute) not in (None, "")]


def objects_in(value: Any) -> list[dict[str, Any]]:
    """Return the objects of a list; nothing where there is none."""
    listed = value if isinstance(value, list) else []
    return [item for item in listed if isinstance(item, dict)]


def _simple(target: Target, raw: Any) -> Any:
    """Return scalars where HSDS has objects or numbers and records have a text."""
    if isinstance(raw, list):
        return [_simple(target, one) for one in raw]
    if isinstance(raw, dict):
        return raw.get("code") or raw.get("number") or raw.get("name")
    if target.form == "Age" and scalar(raw).isdigit():
        return counted(scalar(raw), "year")
    if target.form == "Clock":
        return clock(scalar(raw))
    return phone(raw) if target.form == "PhoneNumber" and isinstance(raw, str) else raw


def _worded(raw: Any, words: Mapping[str, str]) -> Any:
    if isinstance(raw, list):
        return [_worded(one, words) for one in raw]
    return words.get(scalar(raw).strip(), raw) if words else raw


def _terms(target: Target, raw: Any, filler: Filler, words: Mapping[str, str]) -> list[str] | None:
    """Return the codes of the taxonomy's terms that belong to a field."""
    found: list[str] = []
    for attribute in raw or ():
        term = attribute.get("taxonomy_term")
        term = term if isinstance(term, dict) else {}
        if term.get("taxonomy") in filler.region.codes.keys() - set(target.vocabularies):
            continue
        found += _codes(term, target, filler, words)
    return list(dict.fromkeys(found)) or None


def _codes(
    term: dict[str, Any], target: Target, filler: Filler, words: Mapping[str, Any]
) -> list[str]:
    texts = [scalar(term.get(part)).strip() for part in ("code", "name", "id")]
    meant = [words[text] for text in texts if text in words]
    known = [filler.region.code(text, target.vocabularies) for text in texts if text]
    first = next(iter([*meant, *filter(None, known)]), None)
    return first if isinstance(first, list) else [first] if first else []


def _records(target: Target, raw: Any, scope: Scope, filler: Filler, name: str) -> Any:
    if target.record is None or raw in (None, "", []):
        return None
    if not target.is_list:
        return from_hsds(target.record, scope, filler, name, {})
    found = []
    for item in raw if isinstance(raw, list) else [raw]:
        one = (
            _record(target.record, item, filler, name)
            if isinstance(item, dict)
            else filler.value(target, item, name)
        )
        for part in one if isinstance(one, list) else [one]:
            if part and part not in found:
                found.append(part)
    return found


def _record(
    model: type[Record], item: dict[str, Any], filler: Filler, name: str
) -> dict[str, Any] | None:
    prepare = _PREPARED.get(model.__name__, _as_it_is)
    prepared = prepare(item, filler, name)
    if prepared is None:
        return None
    kinds = {one.hsds.partition(".")[0] for one in targets_of(model).values() if one.hsds}
    return from_hsds(model, dict.fromkeys(kinds, prepared), filler, name, {}) or None


def _as_it_is(item: dict[str, Any], filler: Filler, name: str) -> dict[str, Any] | None:  # noqa: ARG001 - like its siblings
    return item


def _schedule(item: dict[str, Any], filler: Filler, name: str) -> dict[str, Any] | None:
    """Return a schedule in words that records know; None if it would say other days."""
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


def _price(item: dict[str, Any], filler: Filler, name: str) -> dict[str, Any] | None:
    ended = scalar(item.get("valid_to"))
    if ended and ended < filler.region.day.isoformat():
        filler.log.left_out(name, f"Dieser Preis galt bis {ended}", item.get("amount"))
        return None
    return {**item, "currency": scalar(item.get("currency")).upper() or None}


def _contact(item: dict[str, Any], filler: Filler, name: str) -> dict[str, Any] | None:
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


def _language(item: dict[str, Any], filler: Filler, name: str) -> dict[str, Any] | None:  # noqa: ARG001 - like its siblings
    """Return a language by its code, else by its name."""
    said = [scalar(item.get(part)).strip() for part in ("code", "name")]
    found = (filler.region.code(text, ("languages",)) for text in said if text)
    return {**item, "code": next(filter(None, found), said[0] or said[1])}


_PREPARED = {
    "SpokenLanguage": _language,
    "Schedule": _schedule,
    "CostOption": _price,
    "Contact": _contact,
}
"""What HSDS says differently, by the record it becomes."""


def _features(raw: Any, filler: Filler, name: str) -> dict[str, str] | None:
    """Return accessibility by code; sentences about it stay away and are told."""
    found = {}
    for item in raw or ():
        told, details = scalar(item.get("description")), scalar(item.get("details")).casefold()
        code = filler.region.code(told, ("accessibility",))
        if code and details in _DETAILS:
            found[code] = details
        elif told:
            filler.log.left_out(name, "Freier Text zur Barrierefreiheit", told)
    return found or None
