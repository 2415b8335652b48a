"""What differs between two versions of a file, and above all how people are reached by it."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from hooks.model.contact import Contact, Link, Phone
from hooks.model.offer import Offer
from hooks.model.provider import Location, Provider
from hooks.model.vocabulary import Term
from hooks.report import Change, Entry, shortened
from hooks.settings import Operator, Region, Settings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from hooks.model.base import Record

_Data = dict[str, Any]
_PLACE = (
    "disclosure", "street", "postal_code", "municipality", "town", "latitude", "longitude",
)  # fmt: skip
_LISTS: dict[str, tuple[type[Record], tuple[str, ...], str]] = {
    "phones": (Phone, ("number",), ""),
    "links": (Link, ("url",), ""),
    "contacts": (Contact, ("phone", "email"), "role"),
    "locations": (Location, _PLACE, "id"),
    "terms": (Term, ("sensitive",), "code"),
}
"""What is watched in lists: fields of their items, and which field tells one item from another."""
_CODES = ("topics", "locations")
"""Topics can be such that nobody should know of them; locations of an offer are references."""
_SINGLE = ("email", "sensitive", "helpline")
_SETTINGS: dict[str, tuple[type[Record], tuple[str, ...]]] = {
    "operator": (Operator, ("phone", "email", "feedback_form", "ombuds_office")),
    "region": (Region, ("police", "ambulance")),
}
_REACH = re.compile(
    r"https?://[^\s<>\"')\]]+|[\w.+-]+@[\w-]+\.[\w.-]*\w|(?<![\w-])[+0(][\d /()-]{5,}\d"
)
"""Addresses and numbers in running text."""


def watched_changes(record: str, old: _Data, new: _Data) -> list[Change]:
    """Return which numbers, links, addresses, disclosures and flags differ.

    Args:
        record: The id of an offer or a provider, or a path.
        old: The record before, as YAML has it; empty if there was none.
        new: The record now; empty if there is none any more.
    """
    return _compare(record, _watched(old), _watched(new))


def text_changes(record: str, old: str, new: str) -> list[Change]:
    """Return which numbers and addresses in a running text or a catalog differ."""
    before, after = _REACH.findall(old), _REACH.findall(new)
    gone = {"Im Text": [one for one in before if one not in after]}
    come = {"Im Text": [one for one in after if one not in before]}
    return _compare(record, gone, come)


def changed_entry(record: str, old: _Data | None, new: _Data | None) -> Entry:
    """Return what happened to a record, with the titles of its fields that differ."""
    if old is None:
        return Entry(record=shortened(record), state="neu", fields="")
    if new is None:
        return Entry(record=shortened(record), state="entfernt", fields="")
    names = [name for name in {**old, **new} if old.get(name) != new.get(name)]
    titles = ", ".join(_title(name) for name in names)
    return Entry(record=shortened(record), state="geändert", fields=shortened(titles))


def _title(name: str) -> str:
    for model in (Offer, Provider):
        if field := model.model_fields.get(name):
            return str(field.title)
    return "Begriffe" if name == "terms" else name


def _compare(
    record: str, old: Mapping[str, Sequence[str]], new: Mapping[str, Sequence[str]]
) -> list[Change]:
    return [
        Change(
            record=shortened(record), field=shortened(label),
            old=shortened(before), new=shortened(after),
        )
        for label in {**old, **new}
        for before, after in _pairs(old.get(label, ()), new.get(label, ()))
    ]  # fmt: skip


def _pairs(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[str, str]]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, start, end, begin, stop in matcher.get_opcodes():
        if tag != "equal":
            yield from zip_longest(old[start:end], new[begin:stop], fillvalue="")


def _watched(data: _Data) -> dict[str, list[str]]:
    """Return the watched values of a record or of mkdocs.yml, by what they are called."""
    found: dict[str, list[str]] = {}
    for label, value in (*_items(data), *_fields(data), *_settings(data)):
        found.setdefault(label, []).append(value)
    return found


def _fields(data: _Data) -> Iterator[tuple[str, str]]:
    for name in _SINGLE:
        if data.get(name) is not None:
            yield _title(name), _written(data[name])
    for name in _CODES:
        values = data.get(name)
        for value in values if isinstance(values, list) else ():
            if not isinstance(value, dict):
                yield _title(name), _written(value)


def _items(data: _Data) -> Iterator[tuple[str, str]]:
    for name, (model, fields, key) in _LISTS.items():
        items = data.get(name)
        for item in items if isinstance(items, list) else ():
            if isinstance(item, dict):
                whose = f" »{_written(item[key])}«" if item.get(key) else ""
                yield from _values(model, fields, item, f"{_title(name)}{whose}: ")
            elif not key:
                title = model.model_fields[fields[0]].title
                yield f"{_title(name)}: {title}", _written(item)


def _settings(data: _Data) -> Iterator[tuple[str, str]]:
    extra = data.get("extra")
    if not isinstance(extra, dict):
        return
    yield from _values(Settings, ("published", "exit_url"), extra, "")
    for name, (model, fields) in _SETTINGS.items():
        if isinstance(extra.get(name), dict):
            whose = f"{Settings.model_fields[name].title}: "
            yield from _values(model, fields, extra[name], whose)


def _values(
    model: type[Record], fields: Sequence[str], data: _Data, whose: str
) -> Iterator[tuple[str, str]]:
    for field in fields:
        if data.get(field) is not None:
            yield f"{whose}{model.model_fields[field].title}", _written(data[field])


def _written(value: Any) -> str:
    return " ".join(str(value).split())
