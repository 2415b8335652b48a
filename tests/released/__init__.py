"""What records could hold at each release: everything that was valid then is valid now.

`python -m tests.released` writes the model of today into the folder of the version that
pyproject.toml names. It is run once, when the version is made.
"""

from __future__ import annotations

import json
import tomllib
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


def version() -> str:
    """Return the version of the program."""
    project = tomllib.loads((FOLDER.parent.parent / "pyproject.toml").read_text("utf-8"))
    return str(project["project"]["version"])


def write_released() -> None:
    """Write the schemas of a version that is being made."""
    for name in MODELS:
        path = FOLDER / version() / f"{name}.schema.json"
        path.parent.mkdir(exist_ok=True)
        path.write_text(model_schema(name), encoding="utf-8")
