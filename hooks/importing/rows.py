"""A row of a source: its data, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from hooks.problems import InvalidDirectoryError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

MAX_BYTES = 200 * 1024 * 1024
"""More than any list of offers; a larger file is a mistake."""
MAX_CELL = 100_000
"""Characters of one value; a record's longest text has 5,000."""
NO_ROWS = "In dieser Quelle steht kein Angebot."


@dataclass(frozen=True)
class Row:
    """One object, or one line of a table."""

    place: str
    """German, for people: `Zeile 5`, `contents[2]`."""
    data: Mapping[str, Any]


@dataclass
class Read:
    """What was read of a source."""

    rows: list[Row]
    remarks: list[str] = field(default_factory=list)
    """German: what is odd about the whole of it, such as broken references."""


def refuse(path: str, message: str, line: int = 1, column: int = 1) -> InvalidDirectoryError:
    """Return the error that ends an import before anything is written."""
    return InvalidDirectoryError([Problem(path, line, column, message)])


def scalar(value: Any) -> str:
    """Return a single value of any source as the text that an editor would write."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def look_up(data: Any, path: str) -> Any:
    """Return what stands under a column or a path; None if nothing does.

    A number in the path counts the entries of a list from 1; without one, all entries are taken.

    Args:
        data: A row, or a part of it.
        path: `street`, `address.street`, `phones.1.number`.
    """
    if isinstance(data, dict) and path in data:
        return data[path]
    step, _, rest = path.partition(".")
    if isinstance(data, list):
        if step.isdigit():
            found = data[int(step) - 1] if 0 < int(step) <= len(data) else None
            return look_up(found, rest) if rest else found
        return [value for item in data if (value := look_up(item, path)) is not None] or None
    found = data.get(step) if isinstance(data, dict) else None
    return look_up(found, rest) if rest and found is not None else None if rest else found


def paths_of(rows: Iterable[Row]) -> set[str]:
    """Return all columns of rows, and all paths of what is nested in them."""
    return {path for row in rows for path in _paths(dict(row.data), "")}


def _paths(data: Any, before: str) -> Iterator[str]:
    if isinstance(data, list):
        for index, item in enumerate(data, 1):
            yield from _paths(item, before)
            yield from _paths(item, f"{before}{index}.")
    elif isinstance(data, dict):
        for name, value in data.items():
            yield f"{before}{name}"
            yield from _paths(value, f"{before}{name}.")


def is_said(value: Any) -> bool:
    """Whether a value of a source says anything."""
    return value not in (None, "", [], {}) and bool(scalar(value).strip())
