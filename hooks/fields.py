"""The fields of a record as a form needs them, read from the one line that declares each."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import accumulate
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_args, get_origin

from hooks.model import values
from hooks.model.base import Codes, Record
from hooks.model.forms import Commas, Form
from hooks.model.reading import model_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pydantic.fields import FieldInfo

    from hooks.model.agreements import Agreement

BLOCKS = frozenset(
    {"status", "topics", "locations", "phones", "access", "alert", "keywords", "closures",
     "assured_date"}
)  # fmt: skip
"""Fields that begin a block of a record; a blank line stands between blocks."""
_NOTHING_SPECIAL = "Ä b"
"""A text that only forms refuse which ask for more than words in a line."""


@dataclass(frozen=True, slots=True)
class FormField:
    """One field of a record."""

    name: str
    """As an editor writes it."""
    path: str
    """Names from the record's root, with `.`."""
    title: str
    """German, as are all texts here."""
    help: str
    kind: str
    """`text`, `prose`, `lines` (texts below each other), `words` (one of `words` or of the
    vocabularies), `boxes` (several), `features` (one of `words` for each term), `record`, `byday`,
    `whole`, `degrees`, or one of `_TYPES`."""
    is_list: bool = False
    is_required: bool = False
    max_length: int | None = None
    """Characters of a text, or items of a list."""
    least: float | None = None
    most: float | None = None
    forms: tuple[Form, ...] = ()
    """Those that say more than that something is written."""
    pattern: str = ""
    """Of a text that has a form without a sentence of its own."""
    example: str = ""
    words: Mapping[str, str] = field(default_factory=dict)
    """What may be chosen, with its meaning."""
    default: str = ""
    """The word or number that is meant where none is written."""
    vocabularies: tuple[str, ...] = ()
    group: str = ""
    """The heading that it stands under; fields of inner records have none."""
    model: type[Record] | None = None
    """Of the record, or of each in the list."""
    inner: tuple[FormField, ...] = ()

    @property
    def short(self) -> str:
        """The field that a text alone stands for, `*` for several, "" for none."""
        return (
            self.model.short_field or ("*" if self.model.short_form else "") if self.model else ""
        )

    @property
    def agreements(self) -> tuple[Agreement, ...]:
        """What the fields of the record owe each other."""
        return self.model.agreements if self.model else ()


def form_fields(model: type[Record], path: str = "") -> tuple[FormField, ...]:
    """Return the fields of a record, in the order of the model."""
    named = {one.alias or name: one for name, one in model.model_fields.items()}
    found = [_field(name, one, f"{path}.{name}".lstrip(".")) for name, one in named.items()]
    headings = accumulate(named.values(), _heading, initial="")
    return tuple(replace(one, group=head) for one, head in zip(found, [*headings][1:], strict=True))


def _heading(former: str, declared: FieldInfo) -> str:
    extra = declared.json_schema_extra
    return (str(extra.get("group", "")) if isinstance(extra, dict) else "") or former


def every_field(fields: Sequence[FormField]) -> Iterator[FormField]:
    """Yield fields and all fields inside them."""
    for one in fields:
        yield one
        yield from every_field(one.inner)


def block_of(name: str, order: Sequence[str]) -> int:
    """Return which block of a record a field belongs to, counted from 0."""
    return sum(other in BLOCKS for other in order[: order.index(name) + 1])


def field_order(fields: Sequence[FormField]) -> dict[str, list[str]]:
    """Return the names of the fields of each record, by its path; "" for the root."""
    inside = (one for one in every_field(fields) if one.inner)
    root = {"": [one.name for one in fields]}
    return root | {one.path: [inner.name for inner in one.inner] for one in inside}


def _field(name: str, declared: FieldInfo, path: str) -> FormField:
    parts = list(_parts(declared.annotation))
    marks = [*declared.metadata, *(mark for part in parts for mark in _marks(part))]
    inner = next((found for part in parts if (found := _record_in(part))), None)
    is_list = any(get_origin(part) is tuple for part in parts)
    words = _words(declared, parts)
    commas = next((mark for mark in marks if isinstance(mark, Commas)), None)
    return FormField(
        name=name,
        path=path,
        title=declared.title or name,
        help=declared.description or "",
        kind="boxes" if words and is_list else _kind(parts, marks, is_list=is_list),
        is_list=is_list and not commas,
        is_required=declared.is_required(),
        max_length=_first(marks, "max_length"),
        least=_first(marks, "ge"),
        most=_first(marks, "le"),
        forms=(commas.line,) if commas else tuple(filter(_is_special, marks)),
        pattern=str(_first(marks, "pattern") or ""),
        example=str(declared.examples[0]) if declared.examples else "",
        words=words,
        default=str(declared.default) if type(declared.default) in {str, int} else "",
        vocabularies=next((one.vocabularies for one in marks if isinstance(one, Codes)), ()),
        model=inner,
        inner=form_fields(inner, path) if inner else (),
    )


def _first(marks: Sequence[Any], name: str) -> Any:
    known = (one for one in marks if hasattr(one, name) and not isinstance(one, Form))
    return next((getattr(one, name) for one in known), None)


def _parts(annotation: Any) -> Iterator[Any]:
    """Yield an annotation and everything that it is made of."""
    yield annotation
    if get_origin(annotation) is not Literal:
        for part in get_args(annotation):
            yield from _parts(part)


def _marks(part: Any) -> Iterator[Any]:
    """Yield what stands beside a type in its annotation."""
    for mark in get_args(part)[1:] if get_origin(part) is Annotated else ():
        yield from getattr(mark, "metadata", None) or (mark,)


def _record_in(part: Any) -> type[Record] | None:
    found = model_in(part)
    return found if found and issubclass(found, Record) else None


def _is_special(mark: Any) -> bool:
    return isinstance(mark, Form) and not mark.matches(_NOTHING_SPECIAL)


def _form_of(annotated: Any) -> Form:
    return next(mark for mark in _marks(annotated) if isinstance(mark, Form))


_TYPES = {
    "date": _form_of(values.Date),
    "clock": _form_of(values.Clock),
    "age": _form_of(values.Age),
    "tel": _form_of(values.PhoneNumber),
    "email": _form_of(values.Email),
    "url": _form_of(values.Url),
    "decimal": _form_of(values.Amount),
    "boolean": _form_of(values.Boolean),
}
_NUMBERS = {int: "whole", float: "degrees"}


def _kind(parts: Sequence[Any], marks: Sequence[Any], *, is_list: bool) -> str:
    is_chosen = any(isinstance(mark, Codes) for mark in marks)
    found = {
        "features": any(get_origin(part) is dict for part in parts),
        "record": any(_record_in(part) for part in parts),
        "boxes" if is_list else "words": is_chosen or any(map(_is_literal, parts)),
        "byday": any(isinstance(mark, Commas) for mark in marks),
        "lines": is_list,
        "prose": any(getattr(mark, "func", None) is values.unwrapped for mark in marks),
        **{kind: form in marks for kind, form in _TYPES.items()},
        **{kind: plain in parts for plain, kind in _NUMBERS.items()},
    }
    return next((kind for kind, is_so in found.items() if is_so), "text")


def _is_literal(part: Any) -> bool:
    return get_origin(part) is Literal


def _words(declared: FieldInfo, parts: Sequence[Any]) -> dict[str, str]:
    extra = declared.json_schema_extra
    meanings = extra.get("meanings", {}) if isinstance(extra, dict) else {}
    words = next((get_args(part) for part in parts if get_origin(part) is Literal), ())
    return {
        word: str(meanings.get(word, word)) if isinstance(meanings, dict) else word
        for word in words
    }
