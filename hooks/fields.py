"""The fields of a record as a form needs them, read from the one line that declares each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_args, get_origin

from pydantic import AfterValidator, BeforeValidator
from pydantic_core import PydanticCustomError

from hooks.model.base import Codes, Record
from hooks.model.reading import model_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pydantic import BaseModel
    from pydantic.fields import FieldInfo

BLOCKS = frozenset(
    {"status", "topics", "locations", "phones", "access", "alert", "keywords", "closures",
     "assured_date"}
)  # fmt: skip
"""Fields that begin a block of a record; a blank line stands between blocks."""
_PLAIN = {int: "whole", float: "number"}
_ALONE = "alone"
"""A text to find out which field a short form stands for."""


@dataclass(frozen=True, slots=True)
class FormField:
    """One field of a record."""

    name: str
    """As an editor writes it."""
    path: str
    """Names from the record's root, with `.`."""
    title: str
    """German."""
    help: str
    """German."""
    kind: str
    """What it takes: `words` and `codes` to choose from, `record`, `features`, `whole`, `number` or
    what checks its text in `hooks.model.values`: `one_line`, `prose`, `date`, `email` …"""
    is_list: bool = False
    is_required: bool = False
    max_length: int | None = None
    """Characters of a text, or items of a list."""
    pattern: str = ""
    words: tuple[str, ...] = ()
    """What may be chosen."""
    vocabularies: tuple[str, ...] = ()
    example: str = ""
    short: str = ""
    """Which field of a record a text alone stands for; `*` where it stands for several."""
    inner: tuple[FormField, ...] = ()


def form_fields(model: type[BaseModel], path: str = "") -> tuple[FormField, ...]:
    """Return the fields of a record, in the order of the model."""
    named = ((field.alias or name, field) for name, field in model.model_fields.items())
    return tuple(_field(name, field, f"{path}.{name}".lstrip(".")) for name, field in named)


def every_field(fields: tuple[FormField, ...]) -> Iterator[FormField]:
    """Yield fields and all fields inside them."""
    for field in fields:
        yield field
        yield from every_field(field.inner)


def block_of(name: str, order: Sequence[str]) -> int:
    """Return which block of a record a field belongs to, counted from 0."""
    return sum(other in BLOCKS for other in order[: order.index(name) + 1])


def field_order(fields: tuple[FormField, ...]) -> dict[str, list[str]]:
    """Return the names of the fields of each record, by its path; "" for the root."""
    found = {"": [field.name for field in fields]}
    inside = (field for field in every_field(fields) if field.inner)
    return found | {field.path: [one.name for one in field.inner] for field in inside}


def _field(name: str, field: FieldInfo, path: str) -> FormField:
    parts = list(_parts(field.annotation))
    marks = [*field.metadata, *(mark for part in parts for mark in _marks(part))]
    inner = model_in(field.annotation)
    return FormField(
        name=name,
        path=path,
        title=field.title or name,
        help=field.description or "",
        kind=_kind(parts, marks),
        is_list=any(get_origin(part) is tuple for part in parts) and not _is_text(marks),
        is_required=field.is_required(),
        max_length=next((one.max_length for one in marks if hasattr(one, "max_length")), None),
        pattern=next((one.pattern for one in marks if getattr(one, "pattern", None)), ""),
        words=next((get_args(one) for one in parts if get_origin(one) is Literal), ()),
        vocabularies=next((one.vocabularies for one in marks if isinstance(one, Codes)), ()),
        example=str(field.examples[0]) if field.examples else "",
        short=_short(inner) if inner else "",
        inner=form_fields(inner, path) if inner else (),
    )


def _parts(annotation: Any) -> Iterator[Any]:
    """Yield an annotation and everything that it is made of."""
    yield annotation
    if get_origin(annotation) is not Literal:
        for part in get_args(annotation):
            yield from _parts(part)


def _marks(part: Any) -> Iterator[Any]:
    """Yield what stands beside a type in its annotation."""
    for mark in get_args(part)[1:] if get_origin(part) is Annotated else ():
        yield from getattr(mark, "metadata", None) or (mark,)


def _kind(parts: list[Any], marks: list[Any]) -> str:
    """Return what a field takes."""
    if any(isinstance(mark, Codes) for mark in marks):
        return "features" if any(get_origin(part) is dict for part in parts) else "codes"
    if any(get_origin(part) is Literal for part in parts):
        return "words"
    if any(model_in(part) for part in parts):
        return "record"
    checks = (one.func for one in marks if isinstance(one, AfterValidator | BeforeValidator))
    named = next((getattr(one, "__name__", "").lstrip("_") for one in checks), "")
    return named or next((_PLAIN[part] for part in parts if part in _PLAIN), "one_line")


def _is_text(marks: list[Any]) -> bool:
    """Whether a list may be written as one text, as weekdays are."""
    checks = [one.func for one in marks if isinstance(one, BeforeValidator)]
    return any(getattr(one, "__name__", "") == "_byday" for one in checks)


def _short(model: type[BaseModel]) -> str:
    """Return the field that a text alone stands for, `*` for several, "" for none."""
    try:
        found = model.from_short_form(_ALONE) if issubclass(model, Record) else {}
    except PydanticCustomError:
        return "*" if "from_short_form" in vars(model) else ""
    return next((name for name, value in found.items() if value == _ALONE), "")
