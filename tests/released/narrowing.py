"""What a newer schema refuses and an older one allowed, as far as their structure tells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

Json = dict[str, Any]

WIDENED: dict[str, str] = {}
"""By the expression of the last release: the one of today, where it matches more."""
_WORDS = {
    "title", "description", "errorMessage", "patternErrorMessage", "enumDescriptions", "examples",
    "defaultSnippets", "default", "$comment",
}  # fmt: skip
"""What editors are told and offered; it refuses nothing."""
_NAMES = ("properties", "definitions")
_UPPER = ("maxLength", "maxItems", "maximum", "maxProperties")
_LOWER = ("minLength", "minItems", "minimum")


def narrowed(old: Json, new: Json) -> list[str]:
    """Return where and how the new schema is narrower; empty if it allows all that the old did."""
    return list(_Pair(old, new).compare(old, new, ""))


class _Pair:
    """Two schemas and their definitions."""

    def __init__(self, old: Json, new: Json) -> None:
        self.old, self.new = old, new

    def compare(self, old: Json, new: Json, path: str) -> Iterator[str]:
        olds, news = _alternatives(old, self.old), _alternatives(new, self.new)
        for one in olds:
            found = [list(self._one(one, other, path)) for other in news]
            yield from min(found, key=lambda told: (f"{path}: type" in told, len(told)))

    def _one(self, old: Json, new: Json, path: str) -> Iterator[str]:
        if not set(_types(old)) <= set(_types(new)):
            yield f"{path}: type"
        if "enum" in new and not {*map(str, old.get("enum", ["?"]))} <= {*map(str, new["enum"])}:
            yield f"{path}: enum"
        if not {WIDENED.get(one, one) for one in _patterns(old)} >= _patterns(new):
            yield f"{path}: pattern"
        yield from _bounds(old, new, path)
        yield from self._fields(old, new, path)
        if "items" in old and isinstance(old["items"], dict):
            yield from self.compare(old["items"], new.get("items", {}), f"{path}[]")

    def _fields(self, old: Json, new: Json, path: str) -> Iterator[str]:
        before, now = old.get("properties", {}), new.get("properties", {})
        closed = new.get("additionalProperties") is False
        for name in before:
            if name in now:
                yield from self.compare(before[name], now[name], f"{path}.{name}")
            elif closed:
                yield f"{path}.{name}: removed"
        for name in _required(new) - _required(old):
            yield f"{path}.{name}: required"
        known = [bare(one) for one in _rules(old)]
        yield from (f"{path}: rule" for one in _rules(new) if bare(one) not in known)


def _alternatives(schema: Json, root: Json) -> list[Json]:
    """Return the schemas of which one has to hold, without references."""
    if "$ref" in schema:
        return _alternatives(root["definitions"][schema["$ref"].rpartition("/")[2]], root)
    inner = schema.get("anyOf") or schema.get("oneOf")
    return [found for one in inner for found in _alternatives(one, root)] if inner else [schema]


def _types(schema: Json) -> list[str]:
    every = ["string", "number", "boolean", "object", "array", "null"]
    if "not" in schema:
        return [one for one in every if one not in schema["not"]["type"]]
    types = schema.get("type", every)
    named = types if isinstance(types, list) else [types]
    return [*named, "integer"] if "number" in named else named


def _patterns(schema: Json) -> set[str]:
    parts = (schema, *schema.get("allOf", ()))
    return {part["pattern"] for part in parts if "pattern" in part}


def _bounds(old: Json, new: Json, path: str) -> Iterator[str]:
    for name in _UPPER:
        if name in new and new[name] < old.get(name, float("inf")):
            yield f"{path}: {name}"
    for name in _LOWER:
        if name in new and new[name] > old.get(name, float("-inf")):
            yield f"{path}: {name}"
    if new.get("uniqueItems") and not old.get("uniqueItems"):
        yield f"{path}: uniqueItems"


def _required(schema: Json) -> set[str]:
    alone = (one for one in schema.get("allOf", ()) if set(one) <= {"required", "errorMessage"})
    return {name for one in (schema, *alone) for name in one.get("required", ())}


def _rules(schema: Json) -> list[Json]:
    return [one for one in schema.get("allOf", ()) if {"if", "anyOf", "oneOf"} & set(one)]


def bare(schema: Any, *, has_names: bool = False) -> Any:
    """Return a schema without what it only tells.

    Args:
        schema: A schema or a part of one.
        has_names: Whether its keys are names of fields or definitions.
    """
    if isinstance(schema, dict):
        return {
            name: bare(one, has_names=name in _NAMES and not has_names)
            for name, one in schema.items()
            if has_names or name not in _WORDS
        }
    return [bare(one) for one in schema] if isinstance(schema, list) else schema
