"""The record model as JSON Schema (draft-07), for editors that complete and check while one types.

The YAML language server of VS Code reads it, with the words that it adds: `errorMessage` (type,
word, field), `patternErrorMessage`, `enumDescriptions` and `defaultSnippets`. Three things differ
from a schema that only validates:

- Its YAML has numbers, true, false and null where our reader has texts. What our check accepts is
  valid here too; null and true hide behind `not`, so that nobody is offered them.
- `errorMessage` is one sentence a schema, so every required field has a schema of its own.
- Its lengths count the line break at the end of a block text, ours do not always.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hooks.model.shapes import Entries, Fields, Text, fields_of, title_of
from hooks.schema.rules import rules
from hooks.schema.snippets import example_value, snippet
from hooks.schema.values import BOOLEAN, EMPTY, Json, joined, value_schemas

if TYPE_CHECKING:
    from hooks.model.base import Record
    from hooks.model.shapes import FieldOf
    from hooks.schema.values import Codes

DRAFT = "http://json-schema.org/draft-07/schema#"
MANY = 12
"""More fields are not named in a message."""
_TYPES = {"string", "number", "boolean", "object", "array", "null"}


def schema_of(model: type[Record], codes: Codes) -> Json:
    """Return the schema of a file.

    Args:
        model: What the file holds.
        codes: By vocabulary, its codes with their labels; a vocabulary that is missing is not
            checked.
    """
    definitions: Json = {
        EMPTY: _only("null", "Ein leeres Feld gilt als weggelassen."),
        BOOLEAN: _only("boolean", "Ein Text aus dem Wort true oder false."),
    }
    for inner in _models_in(model):
        definitions[inner.__name__] = _definition(inner, codes)
    return {"$schema": DRAFT, **_object(model, codes), "definitions": definitions}


def _only(kind: str, comment: str) -> Json:
    """Allow one type without offering it."""
    return {"$comment": comment, "not": {"type": sorted(_TYPES - {kind})}}


def _models_in(model: type[Record]) -> list[type[Record]]:
    """Return the records inside a record, each once, and those inside them."""
    found: dict[type[Record], None] = {}
    for field in fields_of(model):
        shape = field.shape.of if isinstance(field.shape, Entries) else field.shape
        if isinstance(shape, Fields):
            found |= dict.fromkeys([shape.model, *_models_in(shape.model)])
    return list(found)


def _definition(model: type[Record], codes: Codes) -> Json:
    """Return the schema of a record inside another, with its short form if it has one."""
    written = _object(model, codes)
    if not (short := _short_schemas(model, codes)):
        return written
    return {
        "title": written.pop("title"),
        "defaultSnippets": written.pop("defaultSnippets"),
        "oneOf": [written, *short],
    }


def _short_schemas(model: type[Record], codes: Codes) -> list[Json]:
    """Return the schemas of a text alone; empty if it cannot stand for the record."""
    if model.short_form:
        short = value_schemas(Text((model.short_form,)), {}, codes)
        return [{**short[0], "examples": [model.short_form.name]}]
    field = next((one for one in fields_of(model) if one.name == model.short_field), None)
    if not field:
        return []
    short = value_schemas(field.shape, {}, codes)
    return [{**short[0], **_offered(field)}, *short[1:]]


def _object(model: type[Record], codes: Codes) -> Json:
    fields = list(fields_of(model))
    missing = [
        {
            "required": [field.name],
            "errorMessage": f"Das Feld »{field.name}« fehlt. {field.help}",
        }
        for field in fields
        if field.is_required
    ]
    owed = [*missing, *rules(model)]
    return {
        "title": title_of(model),
        "type": "object",
        "errorMessage": _unknown_field([field.name for field in fields]),
        "defaultSnippets": [snippet(model)],
        "properties": {field.name: _property(field, codes) for field in fields},
        "additionalProperties": False,
        **({"allOf": owed} if owed else {}),
    }


def _unknown_field(names: list[str]) -> str:
    if len(names) > MANY:
        return "Dieses Feld gibt es hier nicht. Strg+Leertaste zeigt, was möglich ist."
    return f"Hier gehören Zeilen wie »feld: Wert« hin, mit diesen Feldern: {', '.join(names)}."


def _property(field: FieldOf, codes: Codes) -> Json:
    schemas = value_schemas(field.shape, field.meanings, codes)
    if field.is_distinct:
        schemas[-1]["uniqueItems"] = True
    if not field.is_required:
        schemas.append({"$ref": f"#/definitions/{EMPTY}"})
    return {"title": field.title, "description": field.help, **_offered(field), **joined(schemas)}


def _offered(field: FieldOf) -> Json:
    """Return what an editor is offered: a default, an example, or the fields of a record."""
    inner = field.shape.of if isinstance(field.shape, Entries) else field.shape
    is_list = inner is not field.shape
    if isinstance(inner, Fields) and not field.example:
        return {"defaultSnippets": [snippet(inner.model, in_list=is_list)]}
    if is_list and not field.example:
        return {"defaultSnippets": [{"label": field.title, "body": ["$1"]}]}
    if not field.is_required and field.default not in (None, (), {}):
        return {"default": field.default}
    example = example_value(field) if field.example and not field.meanings else ""
    return {"examples": [example]} if example and "\n" not in str(example) else {}
