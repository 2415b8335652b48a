"""Objects of HSDS to the data of records, by the HSDS names that the models declare."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hooks.hsds_profile import FIELDS
from hooks.importing.forms import age, clock, phone
from hooks.importing.objects_of_hsds import prepared_object
from hooks.importing.packages import plural
from hooks.importing.rows import scalar
from hooks.importing.stated import objects_in, with_stated
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


def _simple(target: Target, raw: Any) -> Any:
    """Return scalars where HSDS has objects or numbers and records have a text."""
    if isinstance(raw, list):
        return [_simple(target, one) for one in raw]
    if isinstance(raw, dict):
        return raw.get("code") or raw.get("number") or raw.get("name")
    if target.form == "Age":
        return age(scalar(raw))
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
        others = filler.region.codes.keys() - set(target.vocabularies)
        if term.get("taxonomy") in others | {FIELDS}:
            continue
        found += _codes(term, target, filler, words)
    return list(dict.fromkeys(found)) or None


def _codes(
    term: dict[str, Any], target: Target, filler: Filler, words: Mapping[str, Any]
) -> list[str]:
    texts = [scalar(term.get(part)).strip() for part in ("code", "name", "id")]
    texts[0] = texts[0].removeprefix(f"{term.get('taxonomy')}:")
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
    prepared = prepared_object(model.__name__, item, filler, name)
    if prepared is None:
        return None
    kinds = {one.hsds.partition(".")[0] for one in targets_of(model).values() if one.hsds}
    found = from_hsds(model, dict.fromkeys(kinds, prepared), filler, name, {})
    return with_stated(found, model, prepared, filler, name) or None


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
