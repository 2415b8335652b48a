"""What a source says and no field takes."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from hooks.importing.notes import Entry, Outcome
from hooks.importing.rows import is_said, look_up
from hooks.importing.targets import SECTIONS, targets_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hooks.importing.mapping import Mapping
    from hooks.importing.rows import Row


def unused_columns(rows: Sequence[Row], mapping: Mapping) -> Iterator[Entry]:
    """Tell which columns say something that no field takes."""
    used = {name for section in SECTIONS for rule in mapping.rules(section).values()
            for name in rule.columns()}  # fmt: skip
    used |= {mapping.key, *(rule.column for rule in mapping.skip)}
    if mapping.kind == "hsds":
        used |= _hsds_names()
    counts: Counter[str] = Counter()
    for row in rows:
        counts.update(name for name in _leaves(row, mapping) if is_said(look_up(row.data, name)))
    for name, count in sorted(counts.items()):
        if not any(name == one or one.startswith(f"{name}.") for one in used):
            yield Entry(Outcome.UNUSED, "", field=name, reason=f"in {count} Zeilen")


def _leaves(row: Row, mapping: Mapping) -> Iterator[str]:
    for name, value in row.data.items():
        inner = value if isinstance(value, dict) else {}
        if inner and (mapping.kind != "hsds" or name == "organization"):
            yield from (f"{name}.{one}" for one in inner)
        else:
            yield name


def _hsds_names() -> set[str]:
    """Return what of a service and its organization has a field, by the models."""
    names = {one.hsds for model in SECTIONS.values() for one in targets_of(model).values()}
    names |= {f"service.{name}" for name in ("minimum_age", "maximum_age", "id", "assurer_email")}
    own = {name.removeprefix("service.") for name in names if name.startswith("service.")}
    plain = {name for name in names if name.startswith("organization.")}
    lists = {"service_at_locations", "service_areas", "required_documents", "attributes"}
    named = {"id", "attributes", "organization_identifiers"}
    return own | plain | lists | {f"organization.{one}" for one in named} | {"organization_id"}
