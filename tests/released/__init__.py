"""What records could hold at the last release: everything that was valid then is valid now.

`python -m tests.released` takes the model of today as that of the release.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from hooks.model.offer import Offer
from hooks.model.provider import Provider
from hooks.schema.records import schema_of
from tests.released.narrowing import bare

if TYPE_CHECKING:
    from hooks.model.base import Record

FOLDER = Path(__file__).parent
MODELS: dict[str, type[Record]] = {"offer": Offer, "provider": Provider}


def model_schema(name: str) -> str:
    """Return the schema as JSON, without the codes of any region and what it only tells."""
    return json.dumps(bare(schema_of(MODELS[name], {})), ensure_ascii=False, indent=1) + "\n"


def write_released() -> None:
    """Write the snapshot."""
    for name in MODELS:
        (FOLDER / f"{name}.schema.json").write_text(model_schema(name), encoding="utf-8")
