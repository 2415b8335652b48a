"""What the fields of a record owe each other, as JSON Schema."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hooks.model.agreements import WRITTEN, Agreement

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from hooks.model.base import Record

Json = dict[str, Any]


def rules(model: type[Record]) -> Iterator[Json]:
    """Yield a schema for each agreement of a record."""
    defaults = {name: field.default for name, field in model.model_fields.items()}
    for agreement in model.agreements:
        demand = _demand(agreement)
        if agreement.unless:
            yield {"if": _condition(agreement.unless, defaults), "else": demand}
        elif agreement.when:
            yield {"if": _condition(agreement.when, defaults), "then": demand}
        else:
            yield demand


def _condition(values: Mapping[str, Any], defaults: Mapping[str, Any]) -> Json:
    """Return what holds for a record in which fields have values; nothing is the default."""
    there = [name for name, value in values.items() if value != defaults[name]]
    wanted = {name: _wanted(value, value == defaults[name]) for name, value in values.items()}
    return {**({"required": there} if there else {}), "properties": wanted}


def _wanted(value: Any, is_default: bool) -> Json:
    if value == WRITTEN:
        return {"not": {"enum": [None, []]}}
    return {"enum": [*dict.fromkeys([value, str(value)]), *([None] if is_default else [])]}


def _demand(agreement: Agreement) -> Json:
    told = {"errorMessage": agreement.message}
    if agreement.none_of:
        nothing = {"type": ["null", "object"], "maxProperties": 0, **told}
        return {"properties": dict.fromkeys(agreement.none_of, nothing)}
    if agreement.value:
        name, value = agreement.value
        return {"properties": {name: {"const": value, **told}}}
    needed = [{"required": [name], **told} for name in agreement.any_of]
    return needed[0] if len(needed) == 1 else {"anyOf": needed}
