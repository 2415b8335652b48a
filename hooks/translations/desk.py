"""Everything that is known about the translations of a site, for builds and for commands."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from hooks.origin import PROGRAM
from hooks.translations.export import Export
from hooks.translations.interface import items_of_interface, plural_forms_of
from hooks.translations.inventory import by_urgency
from hooks.translations.notes import Guide, read_words
from hooks.translations.state import OPEN, Item, State, record_items

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from hooks.directory import Directory
    from hooks.languages import Language
    from hooks.texts import RecordTexts
    from hooks.translations.inventory import Wanted

FOLDER = "uebersetzen"
"""The folder of the site where the files for translators are."""
WORDS = "docs/redaktion/glossar.md"
"""The list of words, from the root of the project."""


@dataclass(frozen=True)
class Desk:
    """The texts of a site, and how they are handed to translators."""

    directory: Directory
    root: Path
    catalogs: Path
    """The folder of the interface's catalogs."""
    site_url: str
    """Ends with '/'."""

    @cached_property
    def wanted(self) -> list[Wanted]:
        """The texts of all records, the most urgent first."""
        return by_urgency(self.directory)

    @cached_property
    def guide(self) -> Guide:
        """What the notes for translators are made from."""
        paths = (folder / WORDS for folder in (self.root, PROGRAM))
        path = next((path for path in paths if path.exists()), None)
        words = read_words(path.read_text(encoding="utf-8")) if path else {}
        return Guide(self.site_url, words)

    def items(self, texts: RecordTexts) -> list[Item]:
        """Return all texts of a language, records first; those of the source have no records."""
        is_source = texts.lang.code == texts.source.code
        records = [] if is_source else list(record_items(self.wanted, texts))
        return [*records, *items_of_interface(self.catalogs, texts.lang)]

    def export(
        self, texts: RecordTexts, items: Sequence[Item], states: frozenset[State] = OPEN
    ) -> str:
        """Return the file for the translators of a language.

        Args:
            texts: The catalogs of the language.
            items: All its texts.
            states: The states of those to export.
        """
        forms = plural_forms_of(self.catalogs, texts.lang)
        return Export(texts.lang, self.guide, forms, states).write(items, texts)


def site_path(lang: Language) -> str:
    """Return where the file for the translators of a language is, in the site."""
    return f"{FOLDER}/{lang.code}.po"
