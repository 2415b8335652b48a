"""The mapping: what its operator says about a source, as a YAML file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field

from hooks.importing.conversions import CONVERSIONS
from hooks.importing.targets import SECTIONS, find_target
from hooks.model.base import Mistake, Record, of
from hooks.model.forms import mistake
from hooks.model.offer import Source
from hooks.model.values import PlainLine, Slug
from hooks.problems import did_you_mean

PLACES = re.compile(r"\{([^{}]*)\}")
"""What a template fills: `{column}` or `{column|conversion}`."""


def _column(text: str) -> str:
    """Check `column|conversion|…`."""
    column, *names = (part.strip() for part in text.split("|"))
    if not column:
        raise mistake("Hier fehlt die Spalte.")
    for name in names:
        if name not in CONVERSIONS:
            known = did_you_mean(name, CONVERSIONS)
            raise mistake(f"Die Umrechnung »{name}« gibt es nicht.{known}")
    return text


def _template(text: str) -> str:
    outside = PLACES.sub("", text)
    if "{" in outside or "}" in outside or not PLACES.search(text):
        raise mistake("Eine Vorlage enthält Spalten in geschweiften Klammern: »Kita in {ort}«.")
    if re.sub(r"[^\[\]]", "", outside).replace("[]", ""):
        raise mistake("Jede eckige Klammer wird geschlossen, und keine steht in einer anderen.")
    for found in PLACES.finditer(text):
        _column(found[1])
    return text


def _maybe_template(text: str) -> str:
    return _template(text) if "{" in text else text


def _path_in(section: str) -> AfterValidator:
    def check(path: str) -> str:
        try:
            find_target(section, path)
        except ValueError as error:
            raise mistake(str(error)) from None
        return path

    return AfterValidator(check)


Column = Annotated[str, AfterValidator(_column)]
"""A column, or a path in an object such as `address.street`, with conversions after `|`."""
Template = Annotated[str, AfterValidator(_template)]
"""Text with columns in braces; what stands in square brackets falls away where one is empty."""


class Rule(Record):
    """Where the value of a field comes from."""

    column: Column | None = of(
        "Spalte",
        "Die Spalte der Quelle; dahinter, nach »|«, Umrechnungen.",
        default=None,
        example="careFrom|months",
    )
    template: Template | None = of(
        "Vorlage",
        "Ein Text mit Spalten in geschweiften Klammern. Was in eckigen Klammern steht, fällt weg, "
        "wenn eine Spalte darin leer ist.",
        default=None,
        example="{address.street}[ {address.number}]",
    )
    value: Any = of("Fester Wert", "Ein Wert, der für alle Zeilen gilt.", default=None)
    words: dict[str, Any] = of(
        "Wörter", "Was statt eines Wortes der Quelle eingetragen wird.", default={}
    )
    default: Any = of("Sonst", "Was gilt, wenn die Quelle nichts sagt.", default=None)

    @classmethod
    def from_short_form(cls, text: str) -> Any:
        """Read a column, or a template if there are braces."""
        return {"template": text} if "{" in text else {"column": text}

    def mistakes(self) -> Iterator[Mistake]:
        """Yield more than one origin, or none."""
        named = [self.column, self.template, self.value]
        if sum(origin is not None for origin in named) > 1:
            yield "", "Nennen Sie eines: »column«, »template« oder »value«."
        if all(origin is None for origin in named) and not self.words and self.default is None:
            yield "", "Nennen Sie »column« (eine Spalte), »template« oder »value«."

    @property
    def is_constant(self) -> bool:
        """Whether the source has no say in it."""
        return self.value is not None

    def columns(self) -> list[str]:
        """Return the columns that it reads, without conversions."""
        found = PLACES.findall(self.template) if self.template else [self.column or ""]
        return [name for one in found if (name := one.partition("|")[0].strip())]


class SkipRule(Record):
    """Rows that become no record."""

    column: PlainLine = of("Spalte", "Die Spalte, auf die es ankommt.")
    equals: PlainLine | None = of("Ist gleich", "Wenn genau das dort steht.", default=None)
    contains: PlainLine | None = of("Enthält", "Wenn das darin vorkommt.", default=None)
    reason: PlainLine = of("Grund", "Warum solche Zeilen nicht aufgenommen werden.")

    def mistakes(self) -> Iterator[Mistake]:
        """Yield a rule that says nothing or two things."""
        if (self.equals is None) == (self.contains is None):
            yield "", "Nennen Sie eines: »equals« oder »contains«."

    def applies(self, text: str) -> bool:
        """Whether a row with this value is left out; capitals do not matter."""
        wanted, found = (self.equals or self.contains or "").casefold(), text.casefold()
        return wanted == found if self.equals is not None else wanted in found


class Origin(Source):
    """What each record says about where it is from."""

    url: Annotated[str, AfterValidator(_maybe_template)] | None = of(
        "Adresse", "Adresse der Quelle; mit Spalten in Klammern die jeder Zeile.", default=None
    )
    title: Annotated[str, AfterValidator(_maybe_template)] | None = of(
        "Name der Quelle",
        "Name der Quelle; mit der Spalte des Schlüssels in Klammern ist jede Zeile wiederzufinden.",
        default=None,
        example="Kita-Verzeichnis, Nr. {id}",
    )


ProviderRules = dict[Annotated[str, _path_in("provider")], Rule]
LocationRules = dict[Annotated[str, _path_in("location")], Rule]
OfferRules = dict[Annotated[str, _path_in("offer")], Rule]


class Mapping(Record):
    """What the operator says about a source."""

    kind: Literal["json", "csv", "hsds"] = of(
        "Art der Quelle",
        "json (eine Liste von Objekten), csv (eine Tabelle) oder hsds (HSDS 3.0, als JSON oder "
        "als Tabellen).",
    )
    source: Origin = of("Quelle", "Was jeder Eintrag über seine Herkunft sagt.")
    key: PlainLine = of(
        "Schlüssel",
        "Die Spalte, an der eine Zeile auch beim nächsten Mal wiederzuerkennen ist.",
        default="id",
    )
    rows: PlainLine | None = of(
        "Liste", "Wo in einer JSON-Datei die Liste steht, wenn sie nicht allein steht.",
        default=None, example="data.items",
    )  # fmt: skip
    delimiter: Annotated[str, Field(min_length=1, max_length=1)] | None = of(
        "Trennzeichen", "Trennzeichen der Tabelle; sonst wird es erkannt.", default=None
    )
    encoding: Literal["utf-8", "cp1252", "utf-16"] | None = of(
        "Zeichensatz", "Zeichensatz der Tabelle; sonst wird er erkannt.", default=None
    )
    skip: tuple[SkipRule, ...] = of("Auslassen", "Zeilen, die keine Angebote sind.", default=())
    provider_id: Slug | None = of(
        "Ein Anbieter für alles", "Der Ordner des Anbieters, wenn es nur einen gibt.", default=None
    )
    provider_key: PlainLine | None = of(
        "Schlüssel des Anbieters",
        "Die Spalte, die den Anbieter nennt; ohne Angabe unterscheidet sie sein Name.",
        default=None,
    )
    provider: ProviderRules = of("Anbieter", "Felder von provider.yml.", default={})
    location: LocationRules = of("Ort", "Felder des Ortes.", default={})
    offer: OfferRules = of("Angebot", "Felder des Angebots.", default={})

    def mistakes(self) -> Iterator[Mistake]:
        """Yield fields that every record needs and that nothing fills."""
        for section, model in SECTIONS.items():
            if section == "location" or (section == "provider" and self.provider_id):
                continue
            stated = {path.split(".")[0] for path in self.rules(section)}
            for name, field in model.model_fields.items():
                extra = field.json_schema_extra
                given = self.kind == "hsds" and isinstance(extra, dict) and extra.get("hsds")
                if field.is_required() and name not in stated and not given:
                    told = f"Das Feld »{name}« fehlt unter »{section}«. {field.description}"
                    yield section, told

    def rules(self, section: str) -> dict[str, Rule]:
        """Return the rules of `provider`, `location` or `offer`, by path."""
        found: dict[str, Rule] = getattr(self, section)
        return found
