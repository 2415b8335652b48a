"""What an import remembers until the next: which row became which record, and what it wrote.

It lies beside the mapping as JSON, one row a line, and belongs into git with the records. For each
field it keeps a digest of what the source said last: so the next import knows whether an editor
has changed the field since, without keeping any text twice.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from hooks.importing.rows import refuse
from hooks.model.values import unwrapped

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

Digests = dict[str, str]
"""By field."""


@dataclass
class Kept:
    """A record that an import wrote."""

    id: str
    """`<provider>/<offer>` or `<provider>`."""
    fields: Digests = field(default_factory=dict)


@dataclass
class State:
    """All that is remembered of one mapping's imports."""

    offers: dict[str, Kept] = field(default_factory=dict)
    """By the key of the row."""
    providers: dict[str, Kept] = field(default_factory=dict)
    """By the key of the provider; fields of locations are `locations.<id>.<field>`."""


def digest(value: Any) -> str:
    """Return what tells a value from others, however its lines are broken."""
    text = json.dumps(plain(value), ensure_ascii=False, sort_keys=True)
    return sha256(text.encode("utf-8", "replace")).hexdigest()[:8]


def plain(value: Any) -> Any:
    """Return a value as `hooks.source` would read it: texts, lists, mappings, None."""
    if isinstance(value, dict):
        return {str(k): inner for k, v in value.items() if (inner := plain(v)) is not None} or None
    if isinstance(value, (list, tuple)):
        return [plain(one) for one in value] or None
    if value is None or value == "":
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    return unwrapped(str(value)) if str(value).strip() else None


def state_path(mapping: Path) -> Path:
    """Return where the state of a mapping lies: `kitas.yml` has `kitas.state.json`."""
    return mapping.with_suffix(".state.json")


def read_state(path: Path) -> State:
    """Read the state; an empty one if there is none.

    Raises:
        InvalidDirectoryError: The file is no state of ours.
    """
    if not path.exists():
        return State()
    try:
        data = json.loads(path.read_text("utf-8"))
        return State(_kept(data["offers"]), _kept(data["providers"]))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        message = "Diese Datei hat der Import geschrieben; jetzt ist sie nicht mehr zu lesen."
        raise refuse(path.as_posix(), f"{message} Holen Sie sie aus git zurück.") from None


def _kept(data: Mapping[str, Any]) -> dict[str, Kept]:
    return {key: Kept(str(one["id"]), dict(one["fields"])) for key, one in data.items()}


def write_state(state: State) -> str:
    """Return the state as text, one record a line, in the order of keys."""
    kinds = {"offers": state.offers, "providers": state.providers}
    parts = [f'  "{name}": {{{_lines(kept)}}}' for name, kept in kinds.items()]
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _lines(kept: Mapping[str, Kept]) -> str:
    lines = []
    for key in sorted(kept):
        data = {"id": kept[key].id, "fields": dict(sorted(kept[key].fields.items()))}
        line = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
        lines.append(f"    {json.dumps(key, ensure_ascii=False)}: {line}")
    return "\n" + ",\n".join(lines) + "\n  " if lines else ""
