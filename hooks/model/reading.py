"""A document to a record, or to everything that is wrong with it, in German."""

from __future__ import annotations

import types
from collections.abc import Sized
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from hooks.model.base import Record
from hooks.problems import Problem, did_you_mean, errors
from hooks.source import Document

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pydantic.fields import FieldInfo
    from pydantic_core import ErrorDetails

Read = TypeVar("Read", bound=Record)

MESSAGES = {
    "record": "{message}",
    "tuple_type": "Hier wird eine Liste erwartet: jeder Eintrag in einer Zeile mit »- « davor.",
    "dict_type": "Hier gehören Zeilen wie »feld: Wert« hin.",
    "model_type": "Hier gehören Zeilen wie »feld: Wert« hin.",
    "string_type": "Hier wird ein Text erwartet.",
    "string_too_long": "Der Text hat {length} Zeichen; möglich sind {max_length}.",
    "string_pattern_mismatch": "»{written}« hat nicht die richtige Form ({pattern}).",
    "too_long": "Das sind {length} Einträge; möglich sind {max_length}.",
    "too_short": "Die Liste ist leer. Nennen Sie mindestens einen Eintrag.",
    "date_type": "Hier wird ein Datum erwartet, zum Beispiel 2026-11-22.",
    "decimal_type": "Hier wird ein Betrag erwartet, zum Beispiel 12.50.",
    "bool_type": "Schreiben Sie hier true oder false.",
    "int_type": "Hier wird eine ganze Zahl erwartet, zum Beispiel 2.",
    "float_type": "Hier wird eine Zahl mit Punkt erwartet, zum Beispiel 52.15.",
    "int_parsing": "Hier wird eine ganze Zahl erwartet, zum Beispiel 2.",
    "float_parsing": "Hier wird eine Zahl mit Punkt erwartet, zum Beispiel 52.15.",
    "finite_number": "Hier wird eine Zahl mit Punkt erwartet, zum Beispiel 52.15.",
    "decimal_max_digits": "Dieser Betrag ist zu groß.",
    "decimal_whole_digits": "Dieser Betrag ist zu groß.",
    "greater_than_equal": "»{written}« ist zu klein; mindestens {ge}.",
    "less_than_equal": "»{written}« ist zu groß; höchstens {le}.",
}
"""German for the types of pydantic's errors, filled from their context."""


@dataclass(frozen=True, slots=True)
class Wrong:
    """A mistake in the data of a record, by its path."""

    path: tuple[str | int, ...]
    message: str
    is_name: bool = False
    """Whether the field's name is wrong, not its value."""
    is_missing: bool = False
    """Whether a field is missing in the record at the path."""
    is_between: bool = False
    """Whether fields contradict each other; the path names one of them."""


def read_data(
    model: type[Read], data: Mapping[str, Any], codes: Mapping[str, Iterable[str]]
) -> tuple[Read | None, list[Wrong]]:
    """Make a record of plain data.

    Args:
        model: What it should be.
        data: What an editor would write, as `hooks.source` reads it.
        codes: The codes of each vocabulary, by its name.

    Returns:
        The record, or None and everything that is wrong with it.
    """
    try:
        return model.model_validate(data, context=codes), []
    except ValidationError as error:
        wrong = [one for one in error.errors() if not _only_seems_short(one)]
        return None, [told for one in wrong for told in _tell(one, model)]


def read_record(
    model: type[Read], document: Document, codes: Mapping[str, Iterable[str]]
) -> tuple[Read | None, list[Problem]]:
    """Make a record of a document.

    Args:
        model: What it should be.
        document: The file; what could not be read of it is among the problems already.
        codes: The codes of each vocabulary, by its name.

    Returns:
        The record, or None if it has errors, and all problems.
    """
    problems = list(document.problems)
    if errors(problems) and not document.data:
        return None, problems
    record, wrong = read_data(model, document.data, codes)
    problems += [document.problem(one.path, one.message, key=one.is_name) for one in wrong]
    if wrong:
        return None, sorted(set(problems))
    return (None if errors(problems) else record), problems


def field_mistakes(
    model: type[Record], name: str, value: Any, codes: Mapping[str, Iterable[str]]
) -> list[str]:
    """Return what is wrong with one value of a record that is still being written.

    Args:
        model: What the record will be.
        name: The field, as an editor writes it.
        value: What was written.
        codes: The codes of each vocabulary, by its name.
    """
    try:
        model.model_validate({name: value}, context=codes)
    except ValidationError as error:
        wrong = (one for one in error.errors() if not _only_seems_short(one))
        own = [one for one in wrong if one["loc"][:1] == (name,)]
        return [told.message for one in own for told in _tell(one, model)]
    return []


def _only_seems_short(error: ErrorDetails) -> bool:
    """Whether a list has entries: pydantic counts only those without mistakes."""
    return error["type"] == "too_short" and bool(error["input"])


def _tell(error: ErrorDetails, model: type[BaseModel]) -> Iterator[Wrong]:
    path = error["loc"]
    context = error.get("ctx", {})
    if error["type"] == "mistakes":
        for name, message in context["mistakes"]:
            yield Wrong((*path, name) if name else path, message, is_between=True)
    elif error["type"] == "missing":
        yield Wrong(path[:-1], _missing(model, path), is_missing=True)
    elif error["type"] == "extra_forbidden":
        known = [*_fields(model, path[:-1])]
        wrong = str(path[-1])
        message = f"Das Feld »{wrong}« gibt es hier nicht.{did_you_mean(wrong, known)}"
        yield Wrong(path, message, is_name=True)
    else:
        yield Wrong(path, _message(error, context))


def _message(error: ErrorDetails, context: dict[str, Any]) -> str:
    written = error["input"]
    if error["type"] == "literal_error":
        known = [word for word in context["expected"].split("'") if word.strip(", or")]
        told = f"»{written}«" if isinstance(written, str) else "Das"
        return f"{told} ist hier nicht möglich.{did_you_mean(str(written), known)}"
    length = len(written) if isinstance(written, Sized) else 0
    is_long_text = error["type"] == "too_long" and isinstance(written, str)
    kind = "string_too_long" if is_long_text else error["type"]
    message = MESSAGES.get(kind, error["msg"].replace("{", "{{").replace("}", "}}"))
    return message.format(**{"written": written, "length": length, **context})


def _missing(model: type[BaseModel], path: tuple[int | str, ...]) -> str:
    name = str(path[-1])
    field = _fields(model, path[:-1]).get(name)
    if field is None:
        return f"Das Feld »{name}« fehlt."
    return f"Das Feld »{name}« fehlt. {field.description}"


def _fields(model: type[BaseModel], path: tuple[int | str, ...]) -> dict[str, FieldInfo]:
    """Return the fields, by the name that an editor writes, of the record at a path."""
    found: type[BaseModel] | None = model
    for step in path:
        if isinstance(step, str) and found is not None:
            field = _named(found).get(step)
            found = model_in(field.annotation) if field else None
    return _named(found) if found else {}


def _named(model: type[BaseModel]) -> dict[str, FieldInfo]:
    return {field.alias or name: field for name, field in model.model_fields.items()}


def model_in(annotation: Any) -> type[BaseModel] | None:
    """Return the record inside an annotation such as `tuple[Phone, ...]` or `Ages | None`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    if get_origin(annotation) in (tuple, Union, types.UnionType):
        found = (model_in(inner) for inner in get_args(annotation))
        return next(filter(None, found), None)
    return None
