"""Which fields visitors see who suggest or correct an entry, and what is said of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hooks.fields import every_field, form_fields
from hooks.model.offer import Offer
from hooks.model.provider import Provider
from hooks.texts import SpokenText

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hooks.fields import FormField
    from hooks.model.base import Record

FIELD = "field"
"""The context of the model's texts in catalogs."""
MODEL_LANGUAGE = "de"
"""The language in which the model says what its fields are."""
MODELS: dict[str, type[Record]] = {"offer": Offer, "provider": Provider}
FIRST = {
    "offer": (
        "name", "summary", "description", "topics", "life_phases", "service_areas", "locations",
        "schedules", "phones", "email", "links", "access", "cost", "languages",
    ),
    "provider": ("name", "kind", "phones", "email", "links", "locations"),
}  # fmt: skip
"""What matters most; everything else comes on demand."""
HIDDEN = frozenset({"assured_date", "assurer", "former_ids", "helpline"})
"""What is not for visitors to say; it stays as it is."""
FORMED = ("text", "prose", "lines", "clock", "tel", "email", "url", "decimal", "byday")
"""The kinds whose forms a visitor can miss."""
_CHOSEN = ("boxes", "words", "features")
_FILES = ("»", "_", ".yml", "ihre Felder", "in ihren Feldern", "Kürzel allein")
"""What only sentences hold that tell how to write a file."""
_CODES = ("Kürzel", "schreiben Sie", "lassen Sie das Feld weg")
"""Likewise, where a form lets one choose."""


def form_texts() -> list[SpokenText]:
    """Return the model's texts that the form shows, for catalogs: each once, by wording."""
    shown = [
        one for model in MODELS.values() for one in form_fields(model) if one.name not in HIDDEN
    ]
    texts = sorted({text for text in _texts(shown) if text})
    return [SpokenText(FIELD, text, lang=MODEL_LANGUAGE) for text in texts]


def _texts(fields: Sequence[FormField]) -> Iterator[str]:
    for one in every_field(fields):
        yield from (one.title, plain_help(one), one.group, *one.words.values())
        yield from (form.message for form in one.forms if one.kind in FORMED)
        if one.model:
            yield one.model.model_config.get("title") or ""
            yield from (form.message for form in (one.model.short_form,) if form)


def plain_help(one: FormField) -> str:
    """Return the help of a field for people who write into a form, not into a file."""
    if one.kind == "boolean":
        return one.help.replace("true, wenn", "Ja, wenn", 1)
    if not one.help:
        return ""
    sentences = one.help.split(". ")
    marks = _FILES + _CODES if one.kind in _CHOSEN else _FILES
    kept = [said for said in sentences if not any(mark in said for mark in marks)]
    return ". ".join(kept).rstrip(".") + "." if kept else ""
