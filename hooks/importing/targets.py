"""Which fields of records an import can fill, and what form each has: read from the models."""

from __future__ import annotations

import types
from dataclasses import dataclass
from functools import cache
from typing import (
    TYPE_CHECKING,
    Annotated,
    Any,
    Literal,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)

from hooks.model import values
from hooks.model.base import Codes
from hooks.model.offer import Offer
from hooks.model.provider import Location, Provider
from hooks.model.reading import model_in
from hooks.problems import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pydantic.fields import FieldInfo

    from hooks.model.base import Record

SECTIONS: dict[str, type[Record]] = {"provider": Provider, "location": Location, "offer": Offer}
"""The parts of a mapping, and what each fills."""
OWN = {
    "provider": frozenset({"locations", "former_ids"}),
    "location": frozenset({"id"}),
    "offer": frozenset({"locations", "former_ids", "sources"}),
}
"""Fields that the import sets itself."""
_FORMS = {
    "Line": values.Line, "Prose": values.Prose, "PlainLine": values.PlainLine,
    "PhoneNumber": values.PhoneNumber, "Email": values.Email, "Url": values.Url,
    "Clock": values.Clock, "Date": values.Date, "Age": values.Age, "Amount": values.Amount,
    "Boolean": values.Boolean,
}  # fmt: skip


@dataclass(frozen=True)
class Target:
    """A field, and what a value of it looks like."""

    name: str
    """As an editor writes it."""
    form: str
    """The name of the type in `hooks.model.values`, `codes`, `words`, `record` or ""."""
    is_list: bool
    record: type[Record] | None
    """What its values are, if they are records themselves."""
    vocabularies: tuple[str, ...]
    """Where its codes are from."""
    words: tuple[str, ...]
    """What can stand there, if that is fixed."""
    hsds: str
    """`<object>.<attribute>` of HSDS, or ""."""
    limit: int | None
    """Characters."""
    is_map: bool = False
    """Whether it holds values by code, as `accessibility` does."""


@cache
def targets_of(model: type[Record]) -> dict[str, Target]:
    """Return the fields of a record, by the name that an editor writes."""
    hints = get_type_hints(model, include_extras=True)
    found = (_target(name, hints[name], field) for name, field in model.model_fields.items())
    return {target.name: target for target in found}


def _target(name: str, hint: Any, field: FieldInfo) -> Target:
    inner = _innermost(hint)
    record = model_in(field.annotation)
    extra = field.json_schema_extra if isinstance(field.json_schema_extra, dict) else {}
    limit = next(
        (int(one.max_length) for one in field.metadata if hasattr(one, "max_length")), None
    )
    codes = _codes(hint)
    words = tuple(map(str, get_args(inner))) if get_origin(inner) is Literal else ()
    plain = next((form for form, known in _FORMS.items() if known == inner), "")
    form = "record" if record else "codes" if codes else "words" if words else plain
    is_list = any(get_origin(part) is tuple for part in _parts(hint))
    is_map = any(get_origin(part) is dict for part in _parts(hint))
    return Target(
        field.alias or name, form, is_list, record, codes, words,  # type: ignore[arg-type] # all models are records
        str(extra.get("hsds", "")), None if is_list else limit, is_map,
    )  # fmt: skip


def _parts(hint: Any) -> list[Any]:
    """Return a type and all types inside it, without those inside records."""
    inside = [] if get_origin(hint) is Literal else get_args(hint)
    if get_origin(hint) is Annotated:
        inside = [inside[0]]
    return [hint, *(part for inner in inside for part in _parts(inner))]


def _innermost(hint: Any) -> Any:
    """Return what a value is: without None and lists, with the marks of its form."""
    while True:
        if any(hint == known for known in _FORMS.values()) or get_origin(hint) is Literal:
            return hint
        inside = [part for part in get_args(hint) if part not in {type(None), Ellipsis}]
        if get_origin(hint) not in {tuple, Union, types.UnionType, Annotated} or not inside:
            return hint
        hint = inside[0]


def _codes(hint: Any) -> tuple[str, ...]:
    marks = [mark for part in _parts(hint) for mark in getattr(part, "__metadata__", ())]
    return next((mark.vocabularies for mark in marks if isinstance(mark, Codes)), ())


def find_target(section: str, path: str) -> Target:
    """Return the field that a mapping names: `name`, `ages.minimum_age`, `phones.2.number`.

    Args:
        section: `provider`, `location` or `offer`.
        path: Names with dots; a number counts the entries of a list from 1.

    Raises:
        ValueError: There is none; the text says so in German.
    """
    model: type[Record] | None = SECTIONS[section]
    target: Target | None = None
    for step in split_path(path):
        if isinstance(step, int) or (target and target.is_map):
            continue
        known = targets_of(model) if model else {}
        if step not in known or (target is None and step in OWN[section]):
            names = [name for name in known if target or name not in OWN[section]]
            told = f"Das Feld »{step}« gibt es hier nicht.{did_you_mean(step, names)}"
            raise ValueError(told if names else f"»{path}« hat keine Felder in sich.")
        target = known[step]
        model = target.record
    if target is None:
        raise ValueError(f"»{path}« ist kein Feld.")
    return target


def split_path(path: str) -> Sequence[str | int]:
    """Return the names and numbers of a path."""
    return [int(step) if step.isdigit() else step for step in path.split(".")]


def data_path(section: str, path: str) -> tuple[str | int, ...]:
    """Return where a mapping's field stands in a record: `phones.2.number` is phones, 1, number."""
    model: type[Record] | None = SECTIONS[section]
    steps = split_path(path)
    found: list[str | int] = []
    for step, following in zip(steps, [*steps[1:], ""], strict=True):
        if isinstance(step, int):
            continue
        found.append(step)
        target = targets_of(model).get(step) if model else None
        model = target.record if target else None
        if target and target.is_list and target.record and following != "":
            found.append(following - 1 if isinstance(following, int) else 0)
    return tuple(found)


def nested(path: Sequence[str | int], value: Any) -> Any:
    """Return a value inside mappings and lists; lists hold it alone."""
    for step in reversed(path):
        value = [value] if isinstance(step, int) else {step: value}
    return value
