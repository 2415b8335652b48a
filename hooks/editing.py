"""Records as YAML text: written anew, or edited so that no other line changes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from io import StringIO
from itertools import accumulate, pairwise
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.resolver import BaseResolver
from ruamel.yaml.scalarstring import FoldedScalarString, LiteralScalarString

from hooks.fields import block_of
from hooks.model.values import unwrapped
from hooks.problems import InvalidDirectoryError, Problem, errors
from hooks.source import MAX_BYTES, NULLS, parse

if TYPE_CHECKING:
    from hooks.model.base import Record

WIDTH = 100
"""Longer lines are folded."""
_INDENT = 4
"""How far the values of a list's items and long texts stand in, at most."""
_BLOCKS = (FoldedScalarString, LiteralScalarString)
"""Texts that nothing can follow on their last line: a comment after them is on lines of its own."""
_NULL = re.compile("|".join(map(re.escape, sorted(NULLS))))


class _TextResolver(BaseResolver):
    """Takes every scalar as the text that it is, as `hooks.source` does."""

    def __init__(self, version: Any = None, loader: Any = None, loadumper: Any = None) -> None:  # noqa: ARG002 - ruamel's signature
        super().__init__(loadumper or loader)

    @property
    def processing_version(self) -> tuple[int, int]:
        return (1, 2)


_TextResolver.add_implicit_resolver_base(
    "tag:yaml.org,2002:null", re.compile(f"^(?:{_NULL.pattern})$"), ["~", "n", "N", ""]
)


def write_record(data: Mapping[str, Any], model: type[Record]) -> str:
    """Return a record as the text of a new file.

    Args:
        data: Its fields by the names that editors write: texts, numbers, dates, true and false,
            lists and mappings of them. None and empty lists are left out.
        model: What it is, for the order of the fields.
    """
    order = _order(model)
    fields = [name for name in order if name in data and not _is_empty(data[name])]
    parts = [_dump({name: data[name]}) for name in fields]
    blocks = [block_of(name, order) for name in fields]
    between = ["\n" if here != after else "" for here, after in pairwise(blocks)]
    return "".join(part + gap for part, gap in zip(parts, [*between, ""], strict=True))


def set_fields(text: str, changes: Mapping[str, Any], model: type[Record]) -> str:
    """Return a record's text with some fields set; all other lines stay byte for byte.

    Comments within a changed field stay where ruamel.yaml can keep them: at what is still there.

    Args:
        text: The file.
        changes: New values of top-level fields, as in `write_record`; None removes a field.
        model: What the record is, for the place of fields that are new.

    Raises:
        InvalidDirectoryError: The text is no record that can be edited; nothing was changed.
    """
    order = _order(model)
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n")
    for name, value in changes.items():
        if _plain(parse(plain.encode(), "").data.get(name)) == _plain(value):
            continue
        edited = _set_field(plain, name, value, order)
        _verify(plain, edited, name, value)
        plain = edited
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    return mark + (plain.replace("\n", "\r\n") if "\r\n" in text else plain)


def _order(model: type[Record]) -> list[str]:
    return [field.alias or name for name, field in model.model_fields.items()]


def _yaml() -> YAML:
    yaml = YAML()
    yaml.Resolver = _TextResolver
    yaml.preserve_quotes = True
    yaml.width = MAX_BYTES
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml


def _set_field(text: str, name: str, value: Any, order: Sequence[str]) -> str:
    record = _load(text)
    lines = text.splitlines(keepends=True)
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    if name in record:
        first, last = _span(record, name, lines)
        if _is_empty(value):
            return "".join(_without(lines, first, last))
        lines[first:last] = [_dump(_merged(record, name, value))]
    elif not _is_empty(value):
        place, before, after = _place(record, name, lines, order)
        lines[place:place] = [before, _dump({name: value}), after]
    return "".join(lines)


def _load(text: str) -> CommentedMap:
    document = parse(text.encode(), "")
    if wrong := errors(document.problems):
        raise InvalidDirectoryError(wrong)
    loaded: CommentedMap = _yaml().load(text)
    return loaded


def _span(record: CommentedMap, name: str, lines: Sequence[str]) -> tuple[int, int]:
    """Return a field's first line and the line after its last, counted from 0."""
    names = list(record)
    first = record.lc.key(name)[0]
    following = names[names.index(name) + 1 :]
    last = record.lc.key(following[0])[0] if following else len(lines)
    while last > first + 1 and _is_between(lines[last - 1]):
        last -= 1
    return first, last


def _is_between(line: str) -> bool:
    """Whether a line after a field belongs to no field: blank, or a comment at the margin."""
    return not line.strip() or line.startswith("#")


def _without(lines: list[str], first: int, last: int) -> list[str]:
    before, after = lines[:first], lines[last:]
    while before and after and not before[-1].strip() and not after[0].strip():
        after = after[1:]
    return before + after


def _place(
    record: CommentedMap, name: str, lines: Sequence[str], order: Sequence[str]
) -> tuple[int, str, str]:
    """Return the line to insert a new field at, and what stands between it and its neighbours."""
    rank = {other: index for index, other in enumerate(order)}
    before = [other for other in record if rank.get(other, -1) < rank[name]]
    if not before:
        return record.lc.key(next(iter(record)))[0] if record else 0, "", ""
    after = list(record)[list(record).index(before[-1]) + 1 :]
    if _is_beside(before[-1], name, order):
        return _span(record, before[-1], lines)[1], "", ""
    if after and _is_beside(after[0], name, order):
        return record.lc.key(after[0])[0], "", ""
    return _span(record, before[-1], lines)[1], "\n", ""


def _is_beside(other: str, name: str, order: Sequence[str]) -> bool:
    return other in order and block_of(other, order) == block_of(name, order)


def _merged(record: CommentedMap, name: str, value: Any) -> CommentedMap:
    """Return the field alone, with its new value in the form and with the comments of the old."""
    alone = CommentedMap({name: _merge(record[name], value)})
    if name in record.ca.items:
        first, _, after, *others = record.ca.items[name]
        is_below = isinstance(record[name], _BLOCKS) and after is not None and not after.column
        alone.ca.items[name] = [first, None, None if is_below else after, *others]
    return alone


def _merge(old: Any, new: Any) -> Any:
    if isinstance(old, CommentedMap) and isinstance(new, Mapping):
        for name in [name for name in old if _is_empty(new.get(name))]:
            del old[name]
        for name, value in new.items():
            if not _is_empty(value):
                old[name] = _merge(old.get(name), value)
        return old
    if isinstance(old, CommentedSeq) and isinstance(new, Sequence) and not isinstance(new, str):
        kept = {_key(item): item for item in old}
        merged = [_merge(kept.get(_key(item)), item) for item in new]
        return _refilled(old, merged)
    return old if _text(old) == _text(new) else _styled(new)


def _refilled(old: CommentedSeq, items: Sequence[Any]) -> CommentedSeq:
    """Fill a list anew; comments stay at the places of items that did not move."""
    for index in range(min(len(old), len(items))):
        old[index] = items[index]
    del old[len(items) :]
    old.extend(items[len(old) :])
    return old


def _key(item: Any) -> str:
    """Return what tells an item of a list from the others, over a change of its details."""
    if isinstance(item, Mapping):
        named = (item.get(name) for name in ("id", "code", "number", "url", "role", "name"))
        return next((_text(value) for value in named if value), repr(dict(item)))
    return _text(item)


def _text(value: Any) -> str:
    """Return a value as an editor would write it, however the lines of prose are broken."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return unwrapped(str(value))


def _is_empty(value: Any) -> bool:
    return value is None or (isinstance(value, (Sequence, Mapping)) and not value)


def _styled(value: Any, column: int = 0) -> Any:
    """Return plain data as the YAML objects that write it in the house's form.

    Args:
        value: Texts, numbers, true and false, and lists and mappings of them.
        column: Where the value or its key begins, counted from 0.
    """
    if isinstance(value, Mapping):
        filled = {key: inner for key, inner in value.items() if not _is_empty(inner)}
        return CommentedMap(
            {key: _styled(inner, column + len(key) + 2) for key, inner in filled.items()}
        )
    if isinstance(value, Sequence) and not isinstance(value, str):
        return CommentedSeq([_styled(item, _INDENT) for item in value])
    text = _text(value)
    if "\n" in text:
        lines = [part for line in text.split("\n") for part in _wrapped(line) or [""]]
        return LiteralScalarString("\n".join(lines) + "\n")
    return _folded(text) if column + len(text) > WIDTH and " " in text else text


def _wrapped(line: str) -> list[str]:
    return wrap(
        line,
        WIDTH - _INDENT,
        subsequent_indent="  " if line.startswith("- ") else "",
        break_long_words=False,
        break_on_hyphens=False,
    )


def _folded(text: str) -> str:
    folded: str = FoldedScalarString(text)
    ends = list(accumulate(len(line) + 1 for line in _wrapped(text)))
    folded.fold_pos = [end - 1 for end in ends[:-1]]  # type: ignore[attr-defined] # ruamel's own
    return folded


def _dump(field: Mapping[str, Any]) -> str:
    """Return a field as text, without what stands between it and the next."""
    stream = StringIO()
    _yaml().dump(field if isinstance(field, CommentedMap) else _styled(field), stream)
    lines = stream.getvalue().splitlines(keepends=True)
    while len(lines) > 1 and _is_between(lines[-1]):
        lines.pop()
    return "".join(lines)


def _verify(before: str, after: str, name: str, value: Any) -> None:
    """Refuse an edit that changed anything else, or that reads back as another value."""
    old, new = parse(before.encode(), ""), parse(after.encode(), "")
    expected = {k: v for k, v in old.data.items() if k != name}
    rest = {k: v for k, v in new.data.items() if k != name}
    if errors(new.problems) or rest != expected or _plain(new.data.get(name)) != _plain(value):
        message = f"»{name}« lässt sich hier nicht von selbst ändern. Ändern Sie es von Hand."
        raise InvalidDirectoryError([Problem("", *old.positions.find((name,), key=True), message)])


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(k): _plain(v) for k, v in value.items() if not _is_empty(v)}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_plain(item) for item in value]
    return None if _is_empty(value) else _text(value)
