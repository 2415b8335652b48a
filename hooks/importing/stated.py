"""Fields that attributes say because HSDS has no place for them, as this program exports them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from hooks.hsds_profile import DIRECTORY_ID, FIELDS
from hooks.importing.rows import scalar
from hooks.importing.targets import OWN, split_path, targets_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hooks.importing.filling import Filler
    from hooks.model.base import Record

_OWN = frozenset().union(*OWN.values())
_PATH = re.compile(r"[a-z_]+(?:\.(?:[a-z_]+|[1-9]\d{0,3})){0,6}", re.ASCII)
"""`not_for`, `capacity.state`, `runs.2.dates.1`; no field is nested deeper."""


def objects_in(value: Any) -> list[dict[str, Any]]:
    """Return the objects of a list; nothing where there is none."""
    listed = value if isinstance(value, list) else []
    return [item for item in listed if isinstance(item, dict)]


def with_stated(
    found: dict[str, Any], model: type[Record], item: dict[str, Any], filler: Filler, name: str
) -> dict[str, Any]:
    """Return a record's fields with those that the attributes of its object say.

    Args:
        found: What HSDS itself says.
        model: The record.
        item: The object of HSDS.
        filler: Cleans and notes.
        name: What the report calls the record.
    """
    told, targets = _tree(item), targets_of(model)
    for field in targets:
        if field not in told or field in _OWN:
            continue
        value = filler.value(targets[field], _plain(told[field]), f"{name}.{field}")
        before = found.get(field)
        if isinstance(value, dict) and isinstance(before, dict):
            found[field] = before | value
        elif value is not None:
            found[field] = value
    return found


def directory_id(item: dict[str, Any]) -> str:
    """Return the id that a record has in the directory it comes from; "" where it has none."""
    if item.get("external_identifier_type") == DIRECTORY_ID:
        return scalar(item.get("external_identifier"))
    for one in objects_in(item.get("organization_identifiers")):
        if one.get("identifier_type") == DIRECTORY_ID:
            return scalar(one.get("identifier"))
    return next((text for path, text in _said(item) if path == ["id"]), "")


def _said(item: dict[str, Any]) -> Iterator[tuple[list[str | int], str]]:
    """Yield path and text of each field that attributes say."""
    for attribute in objects_in(item.get("attributes")):
        term, path = attribute.get("taxonomy_term"), attribute.get("link_type")
        is_ours = isinstance(term, dict) and term.get("taxonomy") == FIELDS
        if is_ours and isinstance(path, str) and _PATH.fullmatch(path):
            yield [*split_path(path)], scalar(attribute.get("value"))


def _tree(item: dict[str, Any]) -> dict[str | int, Any]:
    """Return the texts of all paths, nested; lists are mappings by number."""
    root: dict[str | int, Any] = {}
    for path, text in _said(item):
        here = root
        for step in path[:-1]:
            inner = here.setdefault(step, {})
            here = inner if isinstance(inner, dict) else {}
        here[path[-1]] = text
    return root


def _plain(tree: Any) -> Any:
    """Return mappings by number as lists."""
    if not isinstance(tree, dict):
        return tree
    if all(isinstance(step, int) for step in tree):
        return [_plain(tree[step]) for step in sorted(tree)]
    return {str(step): _plain(inner) for step, inner in tree.items()}
