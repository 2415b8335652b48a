"""What editors insert for a record: the fields that it needs, with examples to write over."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Any

from hooks.model.shapes import Choice, Entries, Fields, Flag, Number, fields_of
from hooks.source import parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hooks.model.agreements import Agreement
    from hooks.model.base import Record
    from hooks.model.shapes import FieldOf, Shape

Json = dict[str, Any]


def snippet(model: type[Record], *, in_list: bool = False) -> Json:
    """Return the snippet of a record, or of a list with one such record, short if it can be."""
    places = count(1)
    short = [field for field in fields_of(model) if in_list and field.name == model.short_field]
    body = _placeholder(short[0], places) if short else _body(model, places)
    return {
        "label": f"{model.model_config.get('title', '')}: die nötigen Felder",
        "body": [body] if in_list else body,
    }


def example_value(field: FieldOf) -> Any:
    """Return the example of a field as data."""
    data = parse(f"x: {_indented(field.example)}\n".encode(), field.name).data["x"]
    return _typed(data, field.shape)


def _indented(example: str) -> str:
    return f"\n{example}" if example.startswith("- ") else example


def _typed(data: Any, shape: Shape) -> Any:
    """Return numbers where numbers are meant."""
    if isinstance(shape, Number):
        return int(data) if shape.is_whole else float(data)
    return data == "true" if isinstance(shape, Flag) else data


def needed_fields(model: type[Record]) -> list[FieldOf]:
    """Return the fields without which a new record is refused."""
    named = {one.any_of[0] for one in model.agreements if _holds_at_once(one, model)}
    return [field for field in fields_of(model) if field.is_required or field.name in named]


def _holds_at_once(agreement: Agreement, model: type[Record]) -> bool:
    """Whether an agreement needs something of a record in which nothing optional is written."""
    fields = model.model_fields
    held = all(fields[name].default == value for name, value in agreement.when.items())
    void = any(fields[name].default == value for name, value in agreement.unless.items())
    return held and not void and bool(agreement.any_of)


def _body(model: type[Record], places: Iterator[int]) -> Json:
    return {field.name: _placeholder(field, places) for field in needed_fields(model)}


def _placeholder(field: FieldOf, places: Iterator[int]) -> Any:
    shape, is_list = field.shape, isinstance(field.shape, Entries)
    inner = shape.of if isinstance(shape, Entries) else shape
    if isinstance(inner, Fields) and not field.example:
        value: Any = _body(inner.model, places)
    elif isinstance(inner, Choice):
        value = f"${{{next(places)}|{','.join(inner.words)}|}}"
    else:
        words = example_value(field) if field.example else ""
        value = f"${{{next(places)}:{words[0] if is_list and words else words}}}"
    return [value] if is_list else value
