"""Data to a valid record: what may be left out and is wrong is left out, and told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from hooks.importing.targets import targets_of
from hooks.model.reading import read_data

if TYPE_CHECKING:
    from hooks.importing.notes import Log
    from hooks.importing.region import Region
    from hooks.importing.targets import Target
    from hooks.model.base import Record
    from hooks.model.reading import Wrong

_DECISIVE = frozenset({"status", "disclosure", "sensitive", "valid_from", "valid_to", "not_for"})
"""Fields whose default would say the opposite: a wrong one ends the record."""
_WHOLE = frozenset({"schedules", "runs", "cost_options"})
"""Lists whose entries say something else when a detail is missing."""
_ROUNDS = 20
Place = tuple[str | int, ...]


@dataclass(frozen=True)
class Pruned:
    """What is left of a record."""

    data: dict[str, Any] | None
    """None if it cannot become a record."""
    reasons: tuple[str, ...] = ()
    """German: why not."""


def prune(model: type[Record], data: dict[str, Any], region: Region, log: Log, name: str) -> Pruned:
    """Leave out what is wrong, as long as a record remains that says nothing false.

    Args:
        model: What it should be.
        data: What an editor would write.
        region: For the codes.
        log: Gets what is left out.
        name: What the report calls the record.
    """
    for _ in range(_ROUNDS):
        _, wrong = read_data(model, data, region.codes)
        if not wrong:
            return Pruned(data)
        places = {_removable(model, one): one for one in wrong}
        if None in places:
            return Pruned(
                None, tuple(_told(name, one) for one in wrong if not _removable(model, one))
            )
        for place in sorted((one for one in places if one), key=_last_first):
            data = _without(data, place, places[place], log, name)
    return Pruned(None, tuple(_told(name, one) for one in wrong))


def _told(name: str, wrong: Wrong) -> str:
    field = ".".join(map(str, (name, *wrong.path)))
    return f"{field}: {wrong.message}"


def _last_first(place: Place) -> tuple[str, int]:
    return str(place[0]), -int(place[1]) if len(place) > 1 and isinstance(place[1], int) else 0


def _removable(model: type[Record], wrong: Wrong) -> Place | None:
    """Return the smallest part around a mistake that may be left out; None if there is none."""
    if not wrong.path or wrong.path[0] in _DECISIVE:
        return None
    head = str(wrong.path[0])
    target = targets_of(model).get(head)
    if target is None:
        return (head,)
    field = next(
        (one for name, one in model.model_fields.items() if head in {name, one.alias}), None
    )
    if target.is_list and len(wrong.path) > 1:
        return _in_item(target, wrong)
    if target.is_map and len(wrong.path) > 1:
        return (head, wrong.path[1])
    if target.record and len(wrong.path) > 1 and not (wrong.is_missing or wrong.is_between):
        inner = target.record.model_fields.get(str(wrong.path[1]))
        if inner is not None and not inner.is_required():
            return (head, wrong.path[1])
    return None if field is not None and field.is_required() else (head,)


def _in_item(target: Target, wrong: Wrong) -> Place:
    """Return a detail of a list's entry, or the whole of it if it would say something else."""
    head, index, *inner = wrong.path
    name = str(inner[0]) if inner else ""
    field = target.record.model_fields.get(name) if target.record else None
    is_whole = target.name in _WHOLE or wrong.is_missing or wrong.is_between
    if field is None or field.is_required() or is_whole:
        return (head, index)
    return (head, index, name)


def _without(
    data: dict[str, Any], place: Place, wrong: Wrong, log: Log, name: str
) -> dict[str, Any]:
    """Return the data without what is at a place, and tell it."""
    head, rest = str(place[0]), place[1:]
    taken, kept = _parted(data.get(head), rest)
    details = [str(step) for step in rest if isinstance(step, str)]
    log.left_out(".".join([name, head, *details]), wrong.message, taken)
    if not kept:
        return {key: value for key, value in data.items() if key != head}
    return {**data, head: kept}


def _parted(held: Any, path: Place) -> tuple[Any, Any]:
    """Return what stands at a path inside a value, and the value without it."""
    step, *rest = path or (None,)
    if isinstance(held, dict) and step in held:
        return held[step], {key: value for key, value in held.items() if key != step}
    if isinstance(held, list) and isinstance(step, int) and step < len(held):
        taken, left = _parted(held[step], tuple(rest)) if rest else (held[step], None)
        return taken, [*held[:step], *([left] if left else []), *held[step + 1 :]]
    return held, None
