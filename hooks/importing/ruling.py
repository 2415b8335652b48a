"""The rules of a mapping, applied to a row."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from hooks.importing.conversions import CONVERSIONS
from hooks.importing.mapping import PLACES
from hooks.importing.rows import look_up
from hooks.importing.targets import data_path, find_target

if TYPE_CHECKING:
    from collections.abc import Mapping as Data

    from hooks.importing.filling import Filler
    from hooks.importing.mapping import Mapping, Rule

_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")


def apply_rules(
    mapping: Mapping, section: str, data: Data[str, Any], filler: Filler
) -> dict[str, Any]:
    """Return the fields that the rules of a section fill.

    What is nested stays away as a whole where the source says nothing about it: constants alone
    make no opening hours.

    Args:
        mapping: The mapping.
        section: `provider`, `location` or `offer`.
        data: The row.
        filler: Cleans and notes.
    """
    found: dict[str, Any] = {}
    groups: dict[tuple[str | int, ...], list[tuple[str, Rule]]] = defaultdict(list)
    for path, rule in mapping.rules(section).items():
        steps = data_path(section, path)
        groups[steps[:2] if any(isinstance(step, int) for step in steps) else steps[:1]].append(
            (path, rule)
        )
    for rules in groups.values():
        filled = {path: fill_rule(section, path, rule, data, filler) for path, rule in rules}
        asked = [path for path, rule in rules if not rule.is_constant]
        if asked and all(filled[path] is None for path in asked):
            continue
        for path, value in filled.items():
            if value is not None:
                _set(found, data_path(section, path), value)
    return found


def fill_rule(section: str, path: str, rule: Rule, data: Data[str, Any], filler: Filler) -> Any:
    """Return what one rule says; None where it and the source say nothing."""
    if rule.is_constant:
        return rule.value
    name = f"{section}.{path}"
    target = find_target(section, path)
    if rule.template:
        raw: Any = fill_template(rule.template, data, filler, name, rule.words)
    else:
        raw = column_value(rule.column or "", data, filler, name, rule.words)
    value = None if raw in (None, "", []) else filler.value(target, raw, name)
    return rule.default if value is None else value


def fill_template(
    template: str,
    data: Data[str, Any],
    filler: Filler,
    name: str,
    words: Data[str, Any] | None = None,
) -> str | None:
    """Return a template with its columns; None if one outside of square brackets is empty."""

    def fill(part: str) -> str | None:
        values = {
            found: column_value(found, data, filler, name, words or {})
            for found in PLACES.findall(part)
        }
        if any(value in (None, "", []) for value in values.values()):
            return None
        return PLACES.sub(lambda found: _in_text(values[found[1]]), part)

    optional = _OPTIONAL.sub(lambda found: fill(found[1]) or "", template)
    return fill_outside(optional, template, fill)


def fill_outside(optional: str, template: str, fill: Any) -> str | None:
    """Return the rest of a template, unless it has columns and one of them is empty."""
    if not PLACES.search(_OPTIONAL.sub("", template)):
        return optional.strip() or None
    filled: str | None = fill(optional)
    return filled.strip() if filled else None


def _in_text(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def column_value(
    expression: str, data: Data[str, Any], filler: Filler, name: str, words: Data[str, Any]
) -> Any:
    """Return the value of `column|conversion|…`: clean, in the mapping's words, converted."""
    column, *conversions = (part.strip() for part in expression.split("|"))
    value: Any = _worded(_clean(look_up(data, column), filler, name), words)
    for conversion in conversions:
        if value is not None:
            value = _converted(conversion, value, filler, name)
    return value


def _clean(raw: Any, filler: Filler, name: str) -> Any:
    if isinstance(raw, dict):
        return raw
    if isinstance(raw, list):
        return [one for one in (_clean(item, filler, name) for item in raw) if one is not None]
    return filler.text(raw, name) or None


def _worded(value: Any, words: Data[str, Any]) -> Any:
    if not words or isinstance(value, dict):
        return value
    if isinstance(value, list):
        return [_worded(one, words) for one in value]
    small = {word.casefold(): meant for word, meant in words.items()}
    return words.get(str(value), small.get(str(value).casefold(), value))


def _converted(name: str, value: Any, filler: Filler, field: str) -> Any:
    if isinstance(value, list):
        found = [_converted(name, one, filler, field) for one in value]
        return [one for one in found if one is not None]
    converted = CONVERSIONS[name].convert(str(value))
    if converted is None:
        filler.log.left_out(field, f"»{name}« kann das nicht umrechnen", value)
    return converted


def _set(data: Any, path: tuple[str | int, ...], value: Any) -> None:
    """Set a value at a path; lists grow as they need to."""
    step, *rest = path
    if isinstance(step, int):
        data.extend({} for _ in range(step + 1 - len(data)))
    if not rest:
        data[step] = value
        return
    empty: Any = [] if isinstance(rest[0], int) else {}
    if isinstance(step, int):
        data[step] = data[step] or empty
    inner = data[step] if isinstance(step, int) else data.setdefault(step, empty)
    _set(inner, tuple(rest), value)
