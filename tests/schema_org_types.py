"""Linked data against the vocabulary of schema.org, as a package holds it that we did not write."""

from __future__ import annotations

from typing import Any

from schema_org import registry


def typed(value: Any) -> Any:
    """Return linked data as objects of schema.org's own types.

    Raises:
        ValidationError: A type has no such property, or a value is not of the property's range.
    """
    if isinstance(value, list):
        return [typed(one) for one in value]
    if not isinstance(value, dict):
        return value
    if "@value" in value:
        return value["@value"]
    inner = {name: typed(one) for name, one in value.items() if name != "@context"}
    model = registry.get_model(value.get("@type", "Thing"))
    return model.model_validate(inner, strict=False)  # a time is a text in JSON


def nodes(data: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the things that linked data tells of: the offer, and its courses."""
    found: list[dict[str, Any]] = data.get("@graph", [data])
    return found
