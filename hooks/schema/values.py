"""The schema of a single value: a text of some form, a word, a code, a number, a list."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hooks.model.forms import Form
from hooks.model.reading import MESSAGES
from hooks.model.shapes import (
    Choice,
    Code,
    Entries,
    Fields,
    Flag,
    Number,
    Pairs,
    Row,
    Shape,
    Text,
)

Json = dict[str, Any]
Codes = Mapping[str, Mapping[str, str]]
"""Codes and their labels, by vocabulary."""

EMPTY = "Leer"
"""Allows a field without value."""
BOOLEAN = "Wahrheitswort"
"""Allows the words true and false as a text."""
_WHOLE = r"\s*[+-]?[0-9_]+(?:\.0*)?\s*"
_DECIMAL = r"\s*[+-]?[0-9_.]+(?:[eE][+-]?[0-9]+)?\s*"
"""Numbers in quotation marks, which our reader takes like all others."""


def joined(schemas: list[Json]) -> Json:
    """Return one schema that allows what any of some allows."""
    return schemas[0] if len(schemas) == 1 else {"anyOf": schemas}


def value_schemas(shape: Shape, meanings: Mapping[str, str], codes: Codes) -> list[Json]:
    """Return the schemas that a value may have.

    Args:
        shape: What may be written.
        meanings: German, what English words mean.
        codes: The codes that are known.
    """
    if isinstance(shape, Fields):
        return [{"$ref": f"#/definitions/{shape.model.__name__}"}]
    if isinstance(shape, (Entries, Row)):
        return _list(shape, meanings, codes)
    if isinstance(shape, Pairs):
        return [_pairs(shape, meanings, codes)]
    return _single(shape, meanings, codes)


def _single(
    shape: Text | Choice | Code | Number | Flag, meanings: Mapping[str, str], codes: Codes
) -> list[Json]:
    if isinstance(shape, Text):
        return [*_words(shape, meanings), *_text(shape)]
    if isinstance(shape, Choice):
        possible = f"Das ist hier nicht möglich. Möglich: {', '.join(shape.words)}."
        return [_enum({word: meanings.get(word, "") for word in shape.words}, possible)]
    if isinstance(shape, Code):
        return [_code(shape, codes)]
    if isinstance(shape, Number):
        return _number(shape)
    return [{"type": "boolean", "errorMessage": shape.form.told}, _formed(shape.form)]


def _words(shape: Text, meanings: Mapping[str, str]) -> list[Json]:
    """Return the words that are possible beside other texts."""
    return [_enum(meanings, shape.forms[-1].told)] if meanings else []


def _enum(words: Mapping[str, str], message: str) -> Json:
    return {
        "type": "string",
        "enum": list(words),
        "enumDescriptions": list(words.values()),
        "errorMessage": message,
    }


def _code(shape: Code, codes: Codes) -> Json:
    if any(name not in codes for name in shape.vocabularies):
        return {"type": ["string", "number"], "errorMessage": MESSAGES["string_type"]}
    known = {code: label for name in shape.vocabularies for code, label in codes[name].items()}
    return _enum(known, "Das ist hier nicht bekannt. Strg+Leertaste zeigt, was möglich ist.")


def _text(shape: Text) -> list[Json]:
    is_number = all(form.can_be_number for form in shape.forms)
    schema: Json = {
        "type": ["string", "number"] if is_number else "string",
        "errorMessage": MESSAGES["string_type"] if len(shape.forms) != 1 else shape.forms[0].told,
    }
    if shape.max_length:
        schema["maxLength"] = shape.max_length
    patterns = [_pattern(form) for form in shape.forms]
    if shape.pattern:
        message = MESSAGES["string_pattern_mismatch"].format(written="…", pattern=shape.pattern)
        patterns.append({"pattern": shape.pattern, "patternErrorMessage": message})
    schema |= patterns[0] if len(patterns) == 1 else {"allOf": patterns} if patterns else {}
    is_flag = is_number and all(form.can_be_flag for form in shape.forms)
    return [schema, *([{"$ref": f"#/definitions/{BOOLEAN}"}] if is_flag else [])]


def _pattern(form: Form) -> Json:
    return {"pattern": f"^(?:{form.pattern})$", "patternErrorMessage": form.told}


def _formed(form: Form) -> Json:
    """Return a second possibility; as a list, its type does not take over the first one's words."""
    return {"type": ["string"], "errorMessage": form.told, **_pattern(form)}


def _number(shape: Number) -> list[Json]:
    message = MESSAGES["int_parsing" if shape.is_whole else "float_parsing"]
    schema: Json = {"type": "integer" if shape.is_whole else "number"}
    schema["errorMessage"] = shape.form.told if shape.form else message
    bounds = {"minimum": shape.at_least, "maximum": shape.at_most}
    schema |= {name: bound for name, bound in bounds.items() if bound is not None}
    if shape.form:
        return [schema, _formed(shape.form)]
    pattern = _WHOLE if shape.is_whole else _DECIMAL
    return [schema, _formed(Form(pattern, message))]


def _list(shape: Entries | Row, meanings: Mapping[str, str], codes: Codes) -> list[Json]:
    schema: Json = {"type": "array", "errorMessage": MESSAGES["tuple_type"]}
    if isinstance(shape, Row):
        items = [joined(value_schemas(one, meanings, codes)) for one in shape.of]
        return [{**schema, "items": items, "minItems": len(items), "maxItems": len(items)}]
    schema["items"] = joined(value_schemas(shape.of, meanings, codes))
    bounds = {"minItems": shape.at_least, "maxItems": shape.at_most}
    schema |= {name: bound for name, bound in bounds.items() if bound}
    return [*([_formed(shape.line)] if shape.line else []), schema]


def _pairs(shape: Pairs, meanings: Mapping[str, str], codes: Codes) -> Json:
    value = joined(value_schemas(shape.value, meanings, codes))
    schema: Json = {"type": "object", "errorMessage": MESSAGES["dict_type"]}
    keys = _code(shape.key, codes) if isinstance(shape.key, Code) else {}
    if "enum" not in keys:
        return {**schema, "additionalProperties": value}
    known = zip(keys["enum"], keys["enumDescriptions"], strict=True)
    titled = {code: {"title": label, **value} for code, label in known}
    return {**schema, "properties": titled, "additionalProperties": False}
