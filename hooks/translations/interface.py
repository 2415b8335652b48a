"""The interface's catalogs: code and templates say its words in English, the model in German."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from hooks.languages import language
from hooks.suggesting import form_texts
from hooks.texts import plural_forms, spoken_texts
from hooks.translations.catalogs import Catalog, new_header, read_catalog
from hooks.translations.entries import Entry, doubted, retired
from hooks.translations.state import interface_items
from hooks.translations.update import updated

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from hooks.languages import Language
    from hooks.texts import SpokenText
    from hooks.translations.state import Item
    from hooks.translations.update import Text

_PLURALS = re.compile(r"Plural-Forms: (nplurals=\d+; *plural=[^\\]+)\\n")


def is_inside(catalogs: Path, root: Path) -> bool:
    """Whether the catalogs belong to a project, not to a program that lies elsewhere.

    A program may lie in a folder of the project; then its words are still its own.
    """
    return catalogs.resolve() == (root / "overrides" / "locales").resolve()


def interface_path(catalogs: Path, lang: Language) -> Path:
    """Return where the catalog of a language is."""
    return catalogs / lang.folder / "LC_MESSAGES" / "messages.po"


def read_interface(catalogs: Path, lang: Language) -> Catalog:
    """Read the catalog of a language; empty where there is none.

    Raises:
        BrokenCatalogError: It is none.
    """
    header = new_header(lang, plural_forms(lang))
    return read_catalog(interface_path(catalogs, lang), header)


def plural_forms_of(catalogs: Path, lang: Language) -> str:
    """Return the rule for counts that the catalog of a language has, else Babel's."""
    header = read_interface(catalogs, lang).header
    found = _PLURALS.search(header.replace('"\n"', ""))
    return found[1] if found else plural_forms(lang)


def number_of_forms(catalogs: Path, lang: Language) -> int:
    """Return how many forms a language has for counts."""
    return int(plural_forms_of(catalogs, lang).partition("nplurals=")[2].partition(";")[0])


def items_of_interface(catalogs: Path, lang: Language) -> list[Item]:
    """Return the texts of the interface in a language."""
    return list(interface_items(read_interface(catalogs, lang).entries))


def interface_languages(catalogs: Path, languages: Iterable[Language]) -> list[Language]:
    """Return the languages that have or need a catalog of the interface."""
    there = (path.name.replace("_", "-") for path in sorted(catalogs.glob("*")) if path.is_dir())
    return [language(code) for code in dict.fromkeys([*(one.code for one in languages), *there])]


def all_messages(root: Path) -> list[SpokenText]:
    """Return what code, templates and the model say, by wording: the order of catalogs.

    Args:
        root: The folder of the project.
    """
    said = [*spoken_texts(root), *form_texts()]
    return sorted(said, key=lambda one: (one.text, one.context or ""))


def followed(
    catalog: Catalog, messages: Iterable[SpokenText], lang: Language, forms: int
) -> list[Entry]:
    """Return a catalog's entries for what code, templates and the model say today.

    Args:
        catalog: The catalog.
        messages: What is said, in the order of catalogs.
        lang: Its language; what is said in it needs no translation.
        forms: How many forms the language has for counts.
    """
    messages = [one for one in messages if one.lang != lang.code]
    said = {(one.context, one.text): one for one in messages}

    def empty(text: Text) -> Entry:
        plural = said[text.context, text.text].plural
        return Entry(text.context, text.text, plural=plural, forms=("",) * (forms if plural else 0))

    entries = []
    for entry in catalog.entries:
        message = said.get(entry.key)
        is_other = message is not None and bool(message.plural) != bool(entry.plural)
        entries.append(retired(entry) if is_other else _counting(entry, message))
    return updated(entries, messages, empty)


def _counting(entry: Entry, message: SpokenText | None) -> Entry:
    """Doubt a translation whose text for many has changed."""
    if message is None or entry.is_obsolete or entry.plural == message.plural:
        return entry
    return doubted(replace(entry, plural=message.plural), None, None)
