"""The form to suggest an offer and to correct a record: drawn from the model of the records."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from hooks.drawing.suggest_towns import postal_codes
from hooks.drawing.suggest_words import words_of_scripts
from hooks.fields import block_of, field_order, form_fields
from hooks.frame import SENSITIVE, Drawn
from hooks.model.agreements import WRITTEN
from hooks.model.provider import Location
from hooks.suggesting import FIRST, FORMED, HIDDEN, MODELS, plain_help

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hooks.drawing.edition import Edition
    from hooks.fields import FormField
    from hooks.model.agreements import Agreement
    from hooks.pages import Page
    from hooks.texts import Text

_BULKY = frozenset({"boxes", "features", "record", "lines", "degrees", "byday"})
"""Kinds of fields inside records that take much room, or that few need."""
_NUMBERS = {
    "age": "[0-9]{1,3} [a-z]+",
    "whole": "[0-9]{1,4}",
    "degrees": r"-?[0-9]{1,3}(?:\.[0-9]+)?",
}
"""The forms of numbers that pydantic reads, or that are put together of parts."""
_HEAD = Markup(
    '<link rel="stylesheet" href="../assets/finder.css">\n'
    '<link rel="stylesheet" href="../assets/suggest.css">\n'
    '<script type="module" src="../assets/suggest/suggest.js"></script>'
)


def draw_suggest(edition: Edition, _: Page) -> Drawn:
    """Draw the form; without script the page says what to tell whom."""
    title = edition.gettext("Suggest or correct an offer")
    fields = {kind: form_fields(model) for kind, model in MODELS.items()}
    settings = edition.settings
    content = edition.draw(
        "fragments/suggest.html",
        home=".", title=title, form=FormWords(edition), operator=settings.operator,
        groups={kind: _groups(edition, kind, found) for kind, found in fields.items()},
        agreements={kind: MODELS[kind].agreements for kind in fields},
        house={kind: house_json(found) for kind, found in fields.items()},
        says=_json(words_of_scripts(edition)), postal_codes=postal_codes(edition),
        repository=_json(settings.repository.model_dump()) if settings.repository else "",
    )  # fmt: skip
    description = edition.gettext("Tell us about an offer that is missing, or what has changed.")
    return Drawn(title, description, content, head=_HEAD, mood=SENSITIVE)


def house_json(fields: Sequence[FormField]) -> str:
    """Return the order of the fields of each record, and the block of each of the root."""
    order = field_order(fields)
    blocks = {name: block_of(name, order[""]) for name in order[""]}
    return _json({"order": order, "blocks": blocks})


def _groups(edition: Edition, kind: str, fields: Sequence[FormField]) -> dict[str, Any]:
    """Return the fields that come first, and all others under the headings of the model."""
    shown = [_placed(one) for one in fields if one.name not in HIDDEN]
    others = [one for one in shown if one.name not in FIRST[kind]]
    by_group = groupby(others, key=lambda one: one.group)
    say = edition.field_text
    return {
        "all": shown,
        "first": [one for one in shown if one.name in FIRST[kind]],
        "more": [(say(group) if group else "…", list(inside)) for group, inside in by_group],
    }


def _placed(one: FormField) -> FormField:
    """Let a visitor choose among the places of the provider, instead of writing their ids."""
    return (
        replace(one, kind="places", help="") if one.path == "locations" and not one.inner else one
    )


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


class FormWords:
    """What the templates of the form say of fields, in the language of a page."""

    def __init__(self, edition: Edition) -> None:
        """Keep the language."""
        self._edition = edition

    def title(self, one: FormField) -> Text:
        """Return what a field is called."""
        return self._edition.field_text(one.title)

    def item_title(self, one: FormField) -> Text:
        """Return what one entry of a list is called."""
        config = one.model.model_config if one.model else {}
        return self._edition.field_text(config.get("title") or one.title)

    def help(self, one: FormField) -> Text | None:
        """Return what belongs into a field, if anything is to be said."""
        told = plain_help(one)
        return self._edition.field_text(told) if told else None

    def choices(self, one: FormField) -> list[tuple[str, Text, bool]]:
        """Return what may be chosen: code, label, and whether nobody should see it."""
        terms = self._edition.directory.vocabulary.terms
        words = [(word, self._edition.field_text(said), False) for word, said in one.words.items()]
        return words + [
            (code, self._edition.label(name, code), term.sensitive)
            for name in one.vocabularies
            for code, term in terms[name].items()
        ]

    def word(self, german: str) -> Text:
        """Return what a word means."""
        return self._edition.field_text(german)

    def features(self, one: FormField) -> list[tuple[str, Text]]:
        """Return the terms that each get a word."""
        codes = self._edition.directory.vocabulary.terms[one.vocabularies[0]]
        return [(code, self._edition.label(one.vocabularies[0], code)) for code in codes]

    def small(self, one: FormField) -> list[FormField]:
        """Return the fields of a record that stand there at once."""
        return [] if one.short == "*" else [i for i in one.inner if i.kind not in _BULKY]

    def bulky(self, one: FormField) -> list[FormField]:
        """Return the fields of a record that come on demand."""
        small = self.small(one)
        return [inner for inner in one.inner if inner not in small]

    def example(self, one: FormField) -> str:
        """Return a record in one line, as an example."""
        form = one.model.short_form if one.model else None
        return form.name if form else ""

    @property
    def slug_forms(self) -> str:
        """The forms of short names, as JSON."""
        return self.forms(next(one for one in form_fields(Location) if one.name == "id"))

    def forms(self, one: FormField, *, short: bool = False) -> str:
        """Return as JSON the forms of a text, each with what is told otherwise."""
        found = one.forms if one.kind in FORMED else ()
        if short:
            form = one.model.short_form if one.model else None
            found = (form,) if form else ()
        told = [[form.pattern, self._edition.field_text(form.message).value] for form in found]
        if pattern := _NUMBERS.get(one.kind, one.pattern):
            say = self._edition.gettext
            told.append([pattern, say("Please write it like this: {example}", example=one.example)])
        return _json(told) if told else ""

    def agreements(self, agreements: Sequence[Agreement], fields: Sequence[FormField]) -> str:
        """Return as JSON what the fields of a record owe each other, with what is told."""
        named = {one.name: one for one in fields}
        found = [
            {
                "at": one.at, "when": dict(one.when), "any_of": one.any_of, "none_of": one.none_of,
                "unless": {name: str(word) for name, word in one.unless.items()},
                "only_one": one.only_one, "value": one.value, "message": self._told(one, named),
            }
            for one in agreements
            if any(name in named for name in (one.at, *one.any_of, *one.none_of))
        ]  # fmt: skip
        return _json(found) if found else ""

    def _told(self, one: Agreement, fields: dict[str, FormField]) -> str:
        say = self._edition.gettext
        if one.any_of:
            return self._told_missing(one, [fields[name] for name in one.any_of if name in fields])
        chosen = one.value or next((pair for pair in one.when.items() if pair[1] != WRITTEN), None)
        if chosen is None or chosen[0] not in fields:
            return say("Please leave this empty.")
        name, word = chosen
        field = self.title(fields[name]).value
        choice = self._edition.field_text(fields[name].words.get(word, word)).value
        if one.value:
            return say(
                "This belongs here only with “{field}: {choice}”.", field=field, choice=choice
            )
        return say("Please leave this empty with “{field}: {choice}”.", field=field, choice=choice)

    def _told_missing(self, one: Agreement, fields: Sequence[FormField]) -> str:
        say = self._edition.gettext
        titles = self._edition.lang.list([self.title(field).value for field in fields])
        if one.any_of == (one.at,):
            return say("Please fill this in.")
        if len(one.any_of) == 1:
            return say("Please fill in “{field}” as well.", field=titles)
        if one.only_one:
            return say("Please fill in exactly one of these: {fields}.", fields=titles)
        return say("Please fill in at least one of these: {fields}.", fields=titles)
