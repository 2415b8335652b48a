"""The field reference for editors, written from the record model."""

from __future__ import annotations

import types
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, Literal, Union, get_args, get_origin

from hooks.model.base import Codes
from hooks.model.contact import Contact, Link, Phone
from hooks.model.money import CostOption
from hooks.model.offer import Ages, Alert, Offer, Source, SpokenLanguage
from hooks.model.provider import Closure, Location, Provider
from hooks.model.reading import model_in
from hooks.model.schedule import Capacity, Run, RunDate, Schedule
from hooks.model.vocabulary import (
    LifePhase,
    Municipality,
    Need,
    PublicHoliday,
    SchoolHoliday,
    Term,
    YouthOffice,
)
from hooks.settings import Attribution, Licence, Operator, Region, Repository, Settings, Video
from hooks.texts import translated_fields

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic.fields import FieldInfo

    from hooks.model.base import Record

_SECTIONS: tuple[tuple[str, type[Record]], ...] = (
    ("Angebot", Offer),
    ("Alter (ages)", Ages),
    ("Zeit (schedules)", Schedule),
    ("Kurs (runs)", Run),
    ("Termin eines Kurses (dates)", RunDate),
    ("Plätze (capacity)", Capacity),
    ("Preis (cost_options)", CostOption),
    ("Telefon (phones)", Phone),
    ("Link (links)", Link),
    ("Stelle (contacts)", Contact),
    ("Sprache (languages)", SpokenLanguage),
    ("Hinweis (alert)", Alert),
    ("Quelle (sources)", Source),
    ("Anbieter (provider.yml)", Provider),
    ("Ort (locations)", Location),
    ("Schließzeit (closures)", Closure),
    ("Begriff (vocabulary)", Term),
    ("Anliegen (needs.yml)", Need),
    ("Lebensphase", LifePhase),
    ("Jugendamt", YouthOffice),
    ("Stadt oder Gemeinde", Municipality),
    ("Feiertag (public_holidays)", PublicHoliday),
    ("Schulferien (school_holidays)", SchoolHoliday),
    ("Einstellungen (mkdocs.yml, extra)", Settings),
    ("Region (region)", Region),
    ("Betreiber (operator)", Operator),
    ("Lizenz (data_licence)", Licence),
    ("Projekt (repository)", Repository),
    ("Film (sign_language_videos)", Video),
    ("Quelle von Daten (attributions)", Attribution),
)
_PLAIN = {
    str: "Text",
    int: "Zahl",
    float: "Zahl",
    Decimal: "Betrag",
    date: "Datum",
    bool: "`true`, `false`",
}
_HEAD = """---
title: Alle Felder
description: Alle Felder der Einträge, mit ihrer Form und ihrem Namen in HSDS 3.0.
---

# Alle Felder

Diese Seite entsteht beim Bauen aus der Beschreibung der Einträge im Programm.
**Fett** = Pflichtfeld, *t* = wird übersetzt.

"""


def field_reference() -> str:
    """Return the reference as Markdown: a table for each record."""
    sections = (f"## {title}\n\n{_table(model)}\n" for title, model in _SECTIONS)
    return _HEAD + "\n".join(sections)


def _table(model: type[Record]) -> str:
    rows = "\n".join(_rows(model))
    return f"| Feld | Was hineingehört | Form | HSDS |\n|---|---|---|---|\n{rows}\n"


def _rows(model: type[Record]) -> Iterator[str]:
    texts = dict(translated_fields(model))
    for name, field in model.model_fields.items():
        shown = field.alias or name
        title = f"**{shown}**" if field.is_required() else shown
        mark = " *t*" if texts[name] else ""
        extra = field.json_schema_extra
        hsds = str(extra.get("hsds", "")) if isinstance(extra, dict) else ""
        yield f"| {title}{mark} | {field.description} | {_form(field)} | {hsds} |"


def _form(field: FieldInfo) -> str:
    parts = [_kind(field.annotation, field.metadata)]
    parts += [f"höchstens {one.max_length}" for one in field.metadata if hasattr(one, "max_length")]
    if field.examples:
        parts.append(f"`{field.examples[0]}`")
    return ", ".join(filter(None, parts)).replace("|", "\\|")


def _kind(annotation: Any, metadata: list[Any]) -> str:
    """Say in German what a field takes; "" if its help says all."""
    codes = next((mark for mark in metadata if isinstance(mark, Codes)), None)
    origin, arguments = get_origin(annotation), get_args(annotation)
    if codes:
        return "Kürzel aus " + ", ".join(codes.vocabularies)
    if origin is Literal:
        return ", ".join(f"`{value}`" for value in arguments)
    if origin is tuple:
        return f"Liste: {_kind(arguments[0], []) or 'Text'}"
    if origin is Annotated:
        return _kind(arguments[0], list(arguments[1:]))
    if origin in (Union, types.UnionType):
        return next(filter(None, (_kind(one, []) for one in arguments)), "")
    inner = model_in(annotation)
    return f"Felder ({inner.__name__})" if inner else _PLAIN.get(annotation, "")
