"""The catalogs of a language on disk: read as a whole, written only where something changed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hooks.problems import Problem
from hooks.translations.entries import Entry, write_entry
from hooks.translations.reading import NO_CATALOG, BrokenCatalogError, decode, read_blocks

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from hooks.languages import Language

_HEADER = """#
msgid ""
msgstr ""
"Project-Id-Version: family-offer-directory\\n"
"Language: {folder}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"""


@dataclass(frozen=True)
class Catalog:
    """A catalog as it stands in its file."""

    path: Path
    entries: tuple[Entry, ...]
    header: str
    """As written, with the comments before it."""
    raw: Mapping[Entry, str] = field(default_factory=dict)
    """How each entry is written: those that do not change keep it, line by line."""

    def with_entries(self, entries: Sequence[Entry]) -> str | None:
        """Return the new content of the file, or None if it stays as it is."""
        if tuple(entries) == self.entries:
            return None
        blocks = [self.header, *(self.raw.get(one) or write_entry(one) for one in entries)]
        return "\n\n".join(blocks) + "\n"


def new_header(lang: Language, plural_forms: str = "") -> str:
    """Return the header of a new catalog.

    Args:
        lang: Its language.
        plural_forms: The rule of the language, as gettext writes it; "" where nothing is counted.
    """
    header = _HEADER.format(folder=lang.folder).rstrip("\n")
    return header + (f'\n"Plural-Forms: {plural_forms}\\n"' if plural_forms else "")


def read_catalog(path: Path, header: str) -> Catalog:
    """Read a catalog.

    Args:
        path: The file; where there is none, the catalog is empty.
        header: What a new file, or one without a header, begins with.

    Raises:
        BrokenCatalogError: It is none.
    """
    try:
        blocks = read_blocks(decode(path.read_bytes())) if path.exists() else []
    except BrokenCatalogError as error:
        error.path = path
        raise
    own = [block.raw for block in blocks if not block.entry.source]
    texts = [block for block in blocks if block.entry.source]
    entries = tuple(block.entry for block in texts)
    raw = {block.entry: block.raw for block in texts}
    return Catalog(path, entries, own[0] if own else header, raw)


def read_catalogs(
    offers: Path, lang: Language, folders: Iterable[str]
) -> tuple[dict[str, Catalog], list[Problem]]:
    """Return the catalogs of records in a language by folder, and what is wrong with them.

    Args:
        offers: The folder of records.
        lang: The language.
        folders: The folders to read, also those that have no catalog yet.
    """
    catalogs: dict[str, Catalog] = {}
    problems = []
    for folder in folders:
        path = offers / folder / "locales" / f"{lang.folder}.po"
        try:
            catalogs[folder] = _of_records(read_catalog(path, new_header(lang)))
        except BrokenCatalogError as error:
            shown = path.relative_to(offers.parent).as_posix()
            problems.append(Problem(shown, error.line, 1, str(error)))
    return catalogs, problems


def _of_records(catalog: Catalog) -> Catalog:
    """Refuse what records do not have.

    Raises:
        BrokenCatalogError: An entry has several forms.
    """
    if counting := [entry for entry in catalog.entries if entry.plural]:
        raise BrokenCatalogError(counting[0].line, NO_CATALOG)
    return catalog
