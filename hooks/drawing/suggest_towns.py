"""What the form knows of towns: the postal codes that places in them can have."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hooks.drawing.edition import Edition


def postal_codes(edition: Edition) -> str:
    """Return for each town, as JSON, its name, all its postal codes, and whether it has one."""
    found = {
        code: {
            "town": edition.label("municipalities", code).value,
            "all": (*town.postal_codes, *town.po_box_postal_codes),
            "isOnly": len(town.postal_codes) == 1,
        }
        for code, town in edition.directory.vocabulary.municipalities.items()
    }
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))
