"""Three ways to one: what the last import wrote, what stands there now, what the source says.

A field that nobody has touched since the last import follows the source. A field that an editor
has changed stays; where the source has changed it, too, that is a conflict, and it is told. What
the source no longer names stays as well: it may only be a shorter list this time.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from hooks.importing.notes import Outcome
from hooks.importing.state import digest, plain

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from hooks.importing.state import Digests


@dataclass(frozen=True)
class Change:
    """What was decided about a field."""

    outcome: Outcome
    """UPDATED, CONFLICT or KEPT."""
    name: str
    reason: str
    before: Any
    """What stands there."""
    after: Any
    """What the source says."""


@dataclass
class Merged:
    """What becomes of a record's fields."""

    values: dict[str, Any] = field(default_factory=dict)
    """New values by field; None removes one."""
    changes: list[Change] = field(default_factory=list)
    digests: Digests = field(default_factory=dict)
    """What the source says now, for the next time."""


def merge(
    here: Mapping[str, Any],
    source: Mapping[str, Any],
    last: Digests,
    overwrite: Collection[str] = (),
) -> Merged:
    """Decide about each field.

    What a provider has confirmed stays, too: an import knows no better.

    Args:
        here: What stands in the record; empty if it is new.
        source: What the source says.
        last: Digests of what the source said at the last import; empty before the first.
        overwrite: Fields in which the source wins.
    """
    is_confirmed = bool(here.get("assured_date")) and "assured_date" not in source
    merged = Merged(digests={**last, **{name: digest(value) for name, value in source.items()}})
    for name in [*source, *(name for name in last if name not in source)]:
        now, there = plain(source.get(name)), plain(here.get(name))
        if now == there:
            continue
        change = _decide(name, there, now, last.get(name), is_confirmed)
        if name in overwrite:
            change = Change(Outcome.UPDATED, name, "Die Quelle hat Vorrang", there, now)
        if change.outcome is Outcome.UPDATED:
            merged.values[name] = source.get(name)
        merged.changes.append(change)
    return merged


def _decide(name: str, there: Any, now: Any, last: str | None, is_confirmed: bool) -> Change:
    if now is None:
        reason = "Die Quelle nennt es nicht mehr: Es bleibt, was hier steht"
        return Change(Outcome.KEPT, name, reason, there, now)
    if last and digest(now) == last:
        reason = "Von Hand geändert: Es bleibt, was hier steht"
        return Change(Outcome.KEPT, name, reason, there, now)
    if is_confirmed:
        reason = "Der Anbieter hat den Eintrag bestätigt: Es bleibt, was hier steht"
        return Change(Outcome.CONFLICT, name, reason, there, now)
    if digest(there) == last if last else there is None:
        return Change(Outcome.UPDATED, name, "", there, now)
    reason = "Hier und in der Quelle verschieden: Es bleibt, was hier steht"
    return Change(Outcome.CONFLICT, name, reason, there, now)
