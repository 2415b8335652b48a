"""All catalogs of a language, brought up to date in memory."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hooks.translations.catalogs import read_catalogs
from hooks.translations.elsewhere import moved_along, suggestions
from hooks.translations.inventory import INTERFACE, texts_by_folder
from hooks.translations.update import updated

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from hooks.directory import Directory
    from hooks.languages import Language
    from hooks.problems import Problem
    from hooks.texts import SourceText
    from hooks.translations.catalogs import Catalog
    from hooks.translations.elsewhere import Entries
    from hooks.translations.entries import Entry


@dataclass(frozen=True)
class Renewal:
    """The catalogs of a language: as they stand in their files, and as they should."""

    catalogs: Mapping[str, Catalog]
    """By folder."""
    entries: Entries
    problems: list[Problem]
    """Catalogs that cannot be read; they are left out."""

    def with_interface(self, catalog: Catalog) -> Renewal:
        """Return the catalogs with that of the interface, as if it were a folder of records."""
        catalogs = {**self.catalogs, INTERFACE: catalog}
        entries = {**self.entries, INTERFACE: list(catalog.entries)}
        return Renewal(catalogs, entries, self.problems)

    def contents(self) -> dict[Path, str]:
        """Return the new content of each file that changes."""
        found = {
            catalog.path: catalog.with_entries(self.entries[folder])
            for folder, catalog in self.catalogs.items()
        }
        return {path: text for path, text in found.items() if text is not None}

    def changes(self) -> Counter[str]:
        """Count in German what has changed, entry by entry."""
        counted: Counter[str] = Counter()
        for folder, catalog in self.catalogs.items():
            before = set(catalog.entries)
            counted.update(_told(one) for one in self.entries[folder] if one not in before)
        return counted


def _told(entry: Entry) -> str:
    if entry.is_obsolete:
        return "aufgehoben"
    if entry.is_suggestion:
        return "mit Vorschlag"
    if entry.is_fuzzy:
        return "veraltet"
    return "wieder da oder umgezogen" if entry.has_text else "neu"


def renewed(directory: Directory, offers: Path, lang: Language) -> Renewal:
    """Read the catalogs of a language and let them follow the records.

    Folders with records that could not be read stay as they are: their texts are not known.
    """
    texts = texts_by_folder(directory)
    on_disk = {path.parent.parent.name for path in offers.glob(f"*/locales/{lang.folder}.po")}
    catalogs, problems = read_catalogs(offers, lang, sorted(on_disk | texts.keys()))
    moved = {old: new for old, new in directory.moved.items() if not directory.knows(old)}
    wanted = {folder: texts.get(folder, []) for folder in catalogs if directory.is_whole(folder)}
    entries = followed({name: one.entries for name, one in catalogs.items()}, wanted, moved)
    return Renewal(catalogs, entries, problems)


def followed(
    entries: Mapping[str, Sequence[Entry]],
    wanted: Mapping[str, Sequence[SourceText]],
    moved: Mapping[str, str],
) -> Entries:
    """Return the entries of a language for the texts of today.

    Args:
        entries: The entries by folder.
        wanted: The texts by folder; entries of other folders stay as they are.
        moved: Former ids of records that are gone, and what they are called now.
    """
    result = moved_along(entries, moved)
    for folder, texts in wanted.items():
        result[folder] = updated(result[folder], texts)
    # What one folder gives up or gets back may help another, so suggestions come after.
    known = suggestions(result)
    for folder, texts in wanted.items():
        result[folder] = updated(result[folder], texts, known.find)
    return result
