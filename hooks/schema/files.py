"""Which schema is for which files of `offers/`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from hooks.directory import KINDS, VOCABULARY
from hooks.files import replace_all
from hooks.model import vocabulary as terms
from hooks.model.offer import Offer
from hooks.model.planning import Planning
from hooks.model.provider import Provider
from hooks.schema.records import schema_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from hooks.directory import Vocabulary
    from hooks.model.base import Record

FOLDER = ".vscode/schema"
"""Where the schemas lie in the repository."""
_OTHERS = ("tests/problems/base", "tests/region", "tests/released/*")
"""Named exactly: a pattern also sees the folders above the project."""
MODELS: Mapping[str, type[Record]] = {
    "offer": Offer,
    "provider": Provider,
    "terms": terms.Terms,
    "languages": terms.Languages,
    "life_phases": terms.LifePhases,
    "needs": terms.Needs,
    "youth_offices": terms.YouthOffices,
    "municipalities": terms.Municipalities,
    "holidays": terms.Holidays,
    "planning": Planning,
}
"""By the schema's name."""


def schema_files(vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    """Yield name and content of each schema, with the codes of a region."""
    codes = {
        name: {code: term.label for code, term in found.items()}
        for name, found in vocabulary.terms.items()
    }
    for name, model in MODELS.items():
        schema = schema_of(model, codes)
        yield f"{name}.json", json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def write_schemas(project: Path, vocabulary: Vocabulary) -> None:
    """Write the schemas where the editors of a project find them."""
    replace_all({project / FOLDER / name: text for name, text in schema_files(vocabulary)})


def bindings(others: Iterable[str] = _OTHERS) -> dict[str, list[str]]:
    """Return the patterns of the files that each schema is for, as VS Code reads them.

    A pattern matches at any depth, and all schemas that match are applied together, whatever their
    order: so what is for another schema is taken out with `!`.

    Args:
        others: Folders in which `offers/` of other regions lie.
    """
    folder = f"offers/{VOCABULARY}"
    own = ["offers/*/*.yml", "!offers/*/provider.yml", f"!{folder}/*.yml"]
    found = {"offer": own, "provider": ["offers/*/provider.yml"]}
    for kind, model in {**KINDS, "holidays": terms.Holidays, "planning": Planning}.items():
        name = next(name for name, known in MODELS.items() if known is model)
        found.setdefault(name, []).append(f"{folder}/{kind}.yml")
    taken = [f"!{other}/offers/**" for other in others]
    return {f"{FOLDER}/{name}.json": [*found[name], *taken] for name in MODELS}
