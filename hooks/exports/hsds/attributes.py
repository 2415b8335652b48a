"""Attributes: codes of the vocabulary, and fields that HSDS has no place for.

A field is said by a term of the taxonomy `fields`. `link_type` is its path, written as a mapping
of an import writes it (`capacity.state`, `runs.1.name`), and `value` what an editor wrote.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from hooks.hsds_profile import FIELDS, term_code

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hooks.exports.hsds.terms import Object, Terms


@dataclass
class Attributes:
    """Collects the attributes of one object."""

    terms: Terms
    entity: str
    name: str
    """The id that UUIDs are made of."""
    listed: list[Object] = field(default_factory=list)

    def codes(self, vocabulary: str, codes: Iterable[str], path: str = "") -> None:
        """Add codes of a vocabulary, each a term."""
        for code in codes:
            self._add(path or vocabulary, term_code(vocabulary, code), code, None)

    def fields(self, values: Iterable[tuple[str, Any]]) -> None:
        """Add fields by their names; values as they stand in a file, nothing where None."""
        for name, value in values:
            for path, text in flat(name, value):
                self.field(path, text)

    def field(self, path: str, text: str) -> None:
        """Add one field, or one part of it."""
        code = term_code(FIELDS, f"{self.entity}.{path.partition('.')[0]}")
        word = f"{code}.{text}"
        known = word if word in self.terms.all else code
        self._add(path, known, path, text)

    def _add(self, path: str, code: str, mark: str, value: str | None) -> None:
        name = f"{self.name}/{path}/{mark}"
        one: Object = {"id": self.terms.ids.of(f"attribute/{self.entity}", name), "link_type": path}
        if value is not None:
            one["value"] = value
        one["taxonomy_term"] = self.terms.brief(code)
        self.listed.append(one)


def flat(path: str, value: Any) -> Iterator[tuple[str, str]]:
    """Yield the texts in a value as it stands in a file, each with its path."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from flat(f"{path}.{name}", inner)
    elif isinstance(value, (list, tuple)):
        for number, inner in enumerate(value, 1):
            yield from flat(f"{path}.{number}", inner)
    elif value is not None:
        yield path, str(value).strip()
