"""The pages for editors that are written from the record model: all fields, and samples."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from hooks.model.contact import Contact, Link, Phone
from hooks.model.money import CostOption
from hooks.model.offer import Ages, Alert, Offer, Source, SpokenLanguage
from hooks.model.planning import Children, Planning, Survey
from hooks.model.provider import Closure, Location, Provider
from hooks.model.schedule import Capacity, Run, RunDate, Schedule
from hooks.model.shapes import (
    Choice,
    Code,
    Entries,
    Fields,
    Flag,
    Number,
    Pairs,
    Row,
    Text,
    fields_of,
    title_of,
)
from hooks.model.vocabulary import (
    LanguageTerm,
    LifePhase,
    Municipality,
    Need,
    PublicHoliday,
    SchoolHoliday,
    Term,
    YouthOffice,
)
from hooks.sample import SAMPLES, sample
from hooks.settings import Attribution, Licence, Operator, Region, Repository, Settings, Video

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hooks.directory import Vocabulary
    from hooks.model.base import Record
    from hooks.model.shapes import FieldOf, Shape

_SECTIONS: dict[type[Record], str] = {
    Offer: "",
    Ages: "ages",
    Schedule: "schedules",
    Run: "runs",
    RunDate: "dates",
    Capacity: "capacity",
    CostOption: "cost_options",
    Phone: "phones",
    Link: "links",
    Contact: "contacts",
    SpokenLanguage: "languages",
    Alert: "alert",
    Source: "sources",
    Provider: "provider.yml",
    Location: "locations",
    Closure: "closures",
    Term: "vocabulary",
    Need: "needs.yml",
    LanguageTerm: "languages.yml",
    LifePhase: "life_phases.yml",
    YouthOffice: "youth_offices.yml",
    Municipality: "municipalities.yml",
    PublicHoliday: "public_holidays",
    SchoolHoliday: "school_holidays",
    Planning: "planning.yml",
    Children: "children",
    Survey: "surveys",
    Settings: "mkdocs.yml, extra",
    Region: "region",
    Operator: "operator",
    Licence: "data_licence",
    Repository: "repository",
    Video: "sign_language_videos",
    Attribution: "attributions",
}
"""The records in the order of the page, and where each is written."""
_HEAD = """---
title: Alle Felder
description: Alle Felder der Einträge, mit ihrer Form und ihrem Namen in HSDS 3.0.
---

# Alle Felder

Diese Seite entsteht beim Bauen aus der Beschreibung der Einträge im Programm.
**Fett** = Pflichtfeld, *t* = wird übersetzt.
Wie das zusammen aussieht, zeigen die [Mustereinträge](muster.md).

"""
_SAMPLES_HEAD = """---
title: Mustereinträge
description: Je ein Angebot und ein Anbieter mit allen Feldern, ihren Erklärungen und Beispielen.
---

# Mustereinträge

Diese Seite entsteht beim Bauen aus der Beschreibung der Einträge im Programm.
Sie können einen Mustereintrag ganz oder in Teilen kopieren.
Mehr zu jedem Feld steht in der Übersicht [Alle Felder](felder.md).

"""


def field_reference() -> str:
    """Return the reference as Markdown: tables for each record."""
    sections = (f"## {_heading(model)}\n\n{_tables(model)}" for model in _SECTIONS)
    return _HEAD + "\n".join(sections)


def sample_page(vocabulary: Vocabulary) -> str:
    """Return the samples as Markdown, with codes of the region."""
    blocks = (
        f"## {_heading(model)}\n\n```yaml\n{sample(model, vocabulary)}```\n"
        for model in SAMPLES.values()
    )
    return _SAMPLES_HEAD + "\n".join(blocks)


def _heading(model: type[Record]) -> str:
    where = _SECTIONS[model]
    return title_of(model) + (f" ({where})" if where else "")


def _tables(model: type[Record]) -> str:
    """Return one table, or one for each group of fields."""
    parts: list[str] = []
    for field in fields_of(model):
        if field.group:
            parts.append(f"\n### {field.group}\n\n" if parts else f"### {field.group}\n\n")
        if field.group or not parts:
            parts.append("| Feld | Was hineingehört | Form |\n|---|---|---|\n")
        parts.append(_row(field))
    return "".join(parts)


def _row(field: FieldOf) -> str:
    name = f"**{field.name}**" if field.is_required else field.name
    mark = " *t*" if _is_translated(field.shape) else ""
    meanings = [f"`{word}`: {meaning}" for word, meaning in field.meanings.items()]
    return _cells(
        [f"{name}{mark}", field.title],
        [field.help, *meanings],
        [_form(field), *_examples(field), f"HSDS: {field.hsds}" if field.hsds else ""],
    )


def _cells(*cells: Iterable[str]) -> str:
    texts = ("<br>".join(filter(None, lines)).replace("|", "\\|") for lines in cells)
    return f"| {' | '.join(texts)} |\n"


def _is_translated(shape: Shape) -> bool:
    if isinstance(shape, Entries):
        return _is_translated(shape.of)
    if isinstance(shape, Fields):
        return any(_is_translated(field.shape) for field in fields_of(shape.model))
    return isinstance(shape, Text) and shape.is_translated


def _examples(field: FieldOf) -> list[str]:
    """Return the lines of the example; words that are explained need none."""
    lines = [line for line in field.example.splitlines() if line.strip("| ")]
    shown = [f"`{line.strip()}`" for line in lines if not field.meanings]
    return [f"zum Beispiel {shown[0]}", *shown[1:]] if shown else []


def _form(field: FieldOf) -> str:
    form = _form_of(field.shape, has_meanings=bool(field.meanings))
    default = field.default if not field.is_required else None
    is_told = isinstance(field.shape, (Choice, Flag, Number)) and default is not None
    value = str(default).lower() if isinstance(default, bool) else default
    return f"{form}; ohne Angabe `{value}`" if is_told else form


def _form_of(shape: Shape, *, has_meanings: bool = False) -> str:
    """Say in German what a field takes."""
    match shape:
        case Text():
            names = " oder ".join(form.name for form in shape.forms if form.name) or "Text"
            return f"{names}, höchstens {shape.max_length} Zeichen" if shape.max_length else names
        case Choice():
            words = "" if has_meanings else ": " + ", ".join(f"`{word}`" for word in shape.words)
            return f"ein Wort{words}"
        case Entries() | Row() | Pairs():
            return _several(shape, has_meanings=has_meanings)
        case Fields():
            title = _heading(shape.model)
            return f"Felder: [{title}](#{_anchor(title)})"
    return _single(shape)


def _single(shape: Code | Number | Flag) -> str:
    if isinstance(shape, Code):
        return "Kürzel aus " + ", ".join(shape.vocabularies)
    if isinstance(shape, Flag):
        return shape.form.name
    name = shape.form.name if shape.form else "ganze Zahl" if shape.is_whole else "Zahl"
    low = "" if shape.at_least is None else f" ab {shape.at_least:g}"
    return name + low + ("" if shape.at_most is None else f" bis {shape.at_most}")


def _several(shape: Entries | Row | Pairs, *, has_meanings: bool) -> str:
    if isinstance(shape, Row):
        return "Liste: " + ", ".join(_form_of(one) for one in shape.of)
    if isinstance(shape, Pairs):
        value = _form_of(shape.value, has_meanings=has_meanings)
        return f"Zeilen »{_form_of(shape.key)}: {value}«"
    most = f", höchstens {shape.at_most}" if shape.at_most else ""
    return f"Liste{most}: {_form_of(shape.of, has_meanings=has_meanings)}"


def _anchor(title: str) -> str:
    """Return the name that Markdown gives to a heading."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", plain).strip().lower())
