"""What the fields of one record owe each other, where it can be said in one line."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

WRITTEN = "(written)"
"""Instead of values: the field has any."""


@dataclass(frozen=True)
class Agreement:
    """If some fields have certain values, others are needed, or must have theirs, or not be."""

    message: str
    """German, what is told otherwise."""
    at: str = ""
    """The field where it is told; "" for the record."""
    when: Mapping[str, str] = field(default_factory=dict)
    """A value for each field, or WRITTEN; empty means always."""
    unless: Mapping[str, str | int] = field(default_factory=dict)
    """A value for one field that makes it void; empty means never."""
    any_of: tuple[str, ...] = ()
    """At least one of these is written."""
    only_one: bool = False
    """Whether not more than one of `any_of` is written."""
    none_of: tuple[str, ...] = ()
    """None of these is written; it is told at each that is."""
    value: tuple[str, str] | None = None
    """A field and the value that it has then."""

    def places(self, record: Any) -> list[str]:
        """Return the fields where a record breaks this; empty if it keeps it."""
        if not all(_has(record, name, value) for name, value in self.when.items()):
            return []
        if any(_has(record, name, value) for name, value in self.unless.items()):
            return []
        if self.none_of:
            return [name for name in self.none_of if _has(record, name, WRITTEN)]
        if self.value:
            return [] if _has(record, *self.value) else [self.at]
        found = [name for name in self.any_of if _has(record, name, WRITTEN)]
        return [] if found and not (self.only_one and len(found) > 1) else [self.at]


def _has(record: Any, name: str, value: str | int) -> bool:
    written = getattr(record, name)
    return written not in (None, (), "", {}) if value == WRITTEN else written == value
