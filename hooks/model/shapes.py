"""What may be written in a field, read from its type: for the schema, the reference, the sample."""

from __future__ import annotations

import types
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from hooks.model.base import Codes, Record, Translatable
from hooks.model.forms import Commas, Form

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping


@dataclass(frozen=True)
class Text:
    """A text of certain forms; dates and times are written as such texts."""

    forms: tuple[Form, ...] = ()
    pattern: str = ""
    """One more expression that only this field has."""
    max_length: int | None = None
    is_translated: bool = False


@dataclass(frozen=True)
class Choice:
    """One of a few words."""

    words: tuple[str, ...]


@dataclass(frozen=True)
class Code:
    """A code of one of some vocabularies."""

    vocabularies: tuple[str, ...]


@dataclass(frozen=True)
class Number:
    """A number between two bounds."""

    is_whole: bool
    form: Form | None = None
    """How it is written where it is more than a number: money."""
    at_least: float | None = None
    at_most: float | None = None


@dataclass(frozen=True)
class Flag:
    """Yes or no."""

    form: Form


@dataclass(frozen=True)
class Entries:
    """A list of entries of one shape."""

    of: Shape
    at_least: int = 0
    at_most: int | None = None
    line: Form | None = None
    """The form of the whole list in one line, where that is possible."""


@dataclass(frozen=True)
class Row:
    """A list of a fixed number of entries."""

    of: tuple[Shape, ...]


@dataclass(frozen=True)
class Pairs:
    """Lines of keys and values."""

    key: Shape
    value: Shape


@dataclass(frozen=True)
class Fields:
    """The fields of a record."""

    model: type[Record]


Shape = Text | Choice | Code | Number | Flag | Entries | Row | Pairs | Fields


@dataclass(frozen=True)
class FieldOf:
    """A field of a record, as far as editors are concerned."""

    name: str
    """As it is written."""
    title: str
    help: str
    is_required: bool
    default: Any
    """What it is when it is left out; meaningless if it is required."""
    example: str
    """YAML, "" if there is none."""
    hsds: str
    group: str
    """The heading that begins here; "" if none does."""
    is_distinct: bool
    meanings: Mapping[str, str]
    """What English words mean, in German."""
    shape: Shape


def title_of(model: type[BaseModel]) -> str:
    """Return what a record is called in German."""
    return str(model.model_config.get("title", ""))


def fields_of(model: type[BaseModel]) -> Iterator[FieldOf]:
    """Yield the fields of a record in their order."""
    for name, field in model.model_fields.items():
        yield _field_of(field.alias or name, field)


def _field_of(name: str, field: FieldInfo) -> FieldOf:
    extra: Any = field.json_schema_extra or {}
    return FieldOf(
        name=name,
        title=field.title or "",
        help=field.description or "",
        is_required=field.is_required(),
        default=field.default,
        example=str((field.examples or [""])[0]),
        hsds=extra.get("hsds", ""),
        group=extra.get("group", ""),
        is_distinct="distinct" in extra,
        meanings=extra.get("meanings", {}),
        shape=shape_of(field.annotation, field.metadata),
    )


def shape_of(annotation: Any, marks: list[Any]) -> Shape:
    """Return what may be written for a type.

    Args:
        annotation: The type, with or without its marks.
        marks: What else is known of it: forms, codes, constraints.
    """
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return shape_of(inner[0], [*_flat(inner[1:]), *marks])
    if origin in (Union, types.UnionType):
        return shape_of(next(one for one in inner if one is not type(None)), marks)
    if origin is Literal:
        return Choice(inner)
    if origin is tuple:
        return _list_shape(inner, marks)
    if origin is dict:
        return Pairs(shape_of(inner[0], []), shape_of(inner[1], []))
    return _single_shape(annotation, marks)


def _flat(marks: Iterable[Any]) -> Iterator[Any]:
    """Yield the marks, and what is in those that pydantic's `Field` has gathered."""
    for mark in marks:
        yield from mark.metadata if isinstance(mark, FieldInfo) else (mark,)


def _list_shape(inner: tuple[Any, ...], marks: list[Any]) -> Shape:
    if inner[-1] is not Ellipsis:
        return Row(tuple(shape_of(one, []) for one in inner))
    commas = next((mark for mark in marks if isinstance(mark, Commas)), None)
    return Entries(
        shape_of(inner[0], [commas.form] if commas else []),
        at_least=_limit(marks, "min_length") or 0,
        at_most=_limit(marks, "max_length"),
        line=commas.line if commas else None,
    )


def _single_shape(annotation: type, marks: list[Any]) -> Shape:
    if issubclass(annotation, Record):
        return Fields(annotation)
    forms = tuple(mark for mark in marks if isinstance(mark, Form))
    codes = next((mark for mark in marks if isinstance(mark, Codes)), None)
    if codes:
        return Code(codes.vocabularies)
    if annotation is bool:
        return Flag(forms[0])
    if annotation in {int, float, Decimal} and (annotation is Decimal or not forms):
        low, high = _limit(marks, "ge"), _limit(marks, "le") or _largest(marks)
        return Number(annotation is int, forms[0] if forms else None, low, high)
    return Text(
        forms,
        pattern=_limit([mark for mark in marks if mark not in forms], "pattern") or "",
        max_length=_limit(marks, "max_length"),
        is_translated=any(isinstance(mark, Translatable) for mark in marks),
    )


def _limit(marks: list[Any], name: str) -> Any:
    return next((found for mark in marks if (found := getattr(mark, name, None)) is not None), None)


def _largest(marks: list[Any]) -> float | None:
    """Return the largest number of so many digits: 999999.99 for 8, 2 of them after the point."""
    digits, places = _limit(marks, "max_digits"), _limit(marks, "decimal_places")
    return (10**digits - 1) / 10**places if digits else None
