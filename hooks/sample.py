"""Sample records: every field of the model with its help, its meanings and its example."""

from __future__ import annotations

from dataclasses import dataclass, replace
from textwrap import wrap
from typing import TYPE_CHECKING, Literal

from hooks.model.offer import Offer
from hooks.model.provider import Provider
from hooks.model.shapes import Choice, Code, Entries, Fields, Flag, Pairs, fields_of, title_of
from hooks.schema.snippets import needed_fields

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from hooks.directory import Vocabulary
    from hooks.model.base import Record
    from hooks.model.shapes import FieldOf, Shape

SAMPLES: Mapping[str, type[Record]] = {"offer": Offer, "provider": Provider}
"""By the name of the command's option."""
WIDTH = 84
"""As much as fits beside each other on the page of samples."""
_PREFIXES = {"said": "## ", "optional": "# ", "live": ""}
_SHOWN = 2
"""So many codes are examples enough."""
_HEAD = (
    "{title}: ein Mustereintrag mit allen Feldern. Er ist erfunden.",
    "Zeilen mit ## erklären das Feld darunter. Zeilen mit # sind wahlfrei: Löschen Sie das # und "
    "das Leerzeichen danach, wenn Sie das Feld brauchen. Was Sie nicht wissen, lassen Sie weg.",
)


@dataclass(frozen=True)
class _Line:
    kind: Literal["said", "optional", "live"]
    text: str
    """With its indentation, without the mark of a comment."""

    def __str__(self) -> str:
        return (_PREFIXES[self.kind] + self.text).rstrip() if self.text else ""


def sample(model: type[Record], vocabulary: Vocabulary) -> str:
    """Return a record as YAML: what it needs is live, everything else is commented out.

    Args:
        model: What the record is.
        vocabulary: Where codes for examples come from.
    """
    writer = _Writer(
        {
            name: [code for code, term in terms.items() if not term.sensitive]
            for name, terms in vocabulary.terms.items()
        }
    )
    head = (line for text in _HEAD for line in wrap(text.format(title=title_of(model)), WIDTH - 3))
    lines = (*(_Line("said", line) for line in head), *writer.record(model, 0))
    return "\n".join(map(str, lines)) + "\n"


class _Writer:
    """Writes records as lines; the fields of an inner record in full the first time only."""

    def __init__(self, codes: Mapping[str, list[str]]) -> None:
        self.codes = codes
        self.seen: set[type[Record]] = set()

    def record(self, model: type[Record], depth: int) -> Iterator[_Line]:
        """Yield the lines of a record that stands in so many spaces."""
        needed = {field.name for field in needed_fields(model)}
        instead = {name for one in model.agreements if one.only_one for name in one.any_of[1:]}
        is_known = model in self.seen
        self.seen.add(model)
        for field in fields_of(model):
            if is_known and field.name not in needed:
                continue
            if not depth:
                yield from _heading(field.group)
            yield from _help(field, depth, is_known=is_known)
            kind: Literal["said", "optional"] = "said" if field.name in instead else "optional"
            for line in self._field(field, depth):
                is_kept = field.name in needed or line.kind == "said"
                yield line if is_kept else replace(line, kind=kind)

    def _field(self, field: FieldOf, depth: int) -> Iterator[_Line]:
        start, inner = f"{' ' * depth}{field.name}:", _entry(field.shape)
        if not isinstance(inner, Fields):
            yield from _value_lines(start, self._example(field), depth)
        elif inner is field.shape:
            yield from (_Line("live", start), *self.record(inner.model, depth + 2))
        else:
            yield _Line("live", start)
            short = self._short(field, inner.model)
            yield from (_Line("live", f"{' ' * depth}  {line}") for line in short)
            if not (short and inner.model in self.seen):
                yield from _dashed(self.record(inner.model, depth + 4), depth + 2)

    def _short(self, field: FieldOf, model: type[Record]) -> list[str]:
        """Return entries in the short form of a record, if it has one."""
        if field.example:
            return field.example.splitlines()
        shapes = {one.name: one.shape for one in fields_of(model)}
        shape = shapes.get(model.short_field)
        return [f"- {code}" for code in self._codes(shape)] if isinstance(shape, Code) else []

    def _codes(self, shape: Code) -> list[str]:
        return [code for name in shape.vocabularies for code in self.codes.get(name, [])][:_SHOWN]

    def _example(self, field: FieldOf) -> str:
        shape, inner = field.shape, _entry(field.shape)
        if field.example:
            return field.example
        if isinstance(inner, Code):
            codes = self._codes(inner)
            return "\n".join(f"- {code}" for code in codes) if shape is not inner else codes[0]
        if isinstance(shape, Pairs) and isinstance(shape.key, Code):
            values = shape.value.words if isinstance(shape.value, Choice) else ("",)
            keys = zip(self._codes(shape.key), values, strict=False)
            return "\n".join(f"{code}: {value}" for code, value in keys)
        return str(field.default).lower() if isinstance(shape, Flag) else str(field.default)


def _entry(shape: Shape) -> Shape:
    return shape.of if isinstance(shape, Entries) else shape


def _heading(group: str) -> Iterator[_Line]:
    yield _Line("live", "")
    if group:
        yield from (_Line("said", f" {group} ".center(WIDTH - 3, "=")), _Line("live", ""))


def _help(field: FieldOf, depth: int, *, is_known: bool) -> Iterator[_Line]:
    """Yield what a field is for, what its words mean and where its codes are from."""
    if is_known:
        return
    lines = wrap(f"{field.title}: {field.help}", WIDTH - 3 - depth)
    lines += [f"  {word} = {meaning}" for word, meaning in field.meanings.items()]
    for shape in (_entry(field.shape), getattr(field.shape, "key", None)):
        if isinstance(shape, Code):
            lines.append(f"  Kürzel aus {', '.join(shape.vocabularies)}")
    yield from (_Line("said", " " * depth + line) for line in lines)


def _value_lines(start: str, value: str, depth: int) -> Iterator[_Line]:
    """Yield a field with its value: behind it, or below it where it has several lines."""
    first, *rest = value.splitlines()
    if first.startswith("- ") or (rest and first != "|"):
        yield _Line("live", start)
        yield from (_Line("live", f"{' ' * depth}  {line}") for line in (first, *rest))
    else:
        yield _Line("live", f"{start} {first}")
        yield from (_Line("live", f"{' ' * depth}{line}" if line else "") for line in rest)


def _dashed(lines: Iterable[_Line], depth: int) -> Iterator[_Line]:
    """Put the dash of a list before the first field of an entry."""
    is_open = True
    for line in lines:
        if is_open and line.kind != "said":
            is_open = False
            yield replace(line, text=f"{' ' * depth}- {line.text[depth + 2 :]}")
        else:
            yield line
