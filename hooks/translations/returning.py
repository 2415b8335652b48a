"""A translator's file on its way back: which language it is in, and what became of it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hooks.translations.catalogs import read_catalog
from hooks.translations.export import LANGUAGE, own_entries
from hooks.translations.inventory import INTERFACE
from hooks.translations.merge import merged
from hooks.translations.reading import BrokenCatalogError
from hooks.translations.verdicts import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from hooks.languages import Language
    from hooks.texts import SourceText
    from hooks.translations.catalogs import Catalog
    from hooks.translations.entries import Entry
    from hooks.translations.merge import Options
    from hooks.translations.renewal import Renewal
    from hooks.translations.verdicts import Outcome

_HEADERS = (LANGUAGE, "Language")
_BAD = frozenset({Verdict.REFUSED, Verdict.CONFLICT})


@dataclass(frozen=True)
class Returned:
    """A file that came back."""

    path: Path
    lang: Language
    entries: tuple[Entry, ...]


def read_returned(path: Path, languages: Iterable[Language]) -> Returned:
    """Read a translator's file.

    Args:
        path: The file.
        languages: The languages that it may be in.

    Raises:
        BrokenCatalogError: It is no catalog, or nobody can tell its language.
    """
    catalog = read_catalog(path, "")
    lang = _language_of(catalog, {lang.code: lang for lang in languages})
    if lang is None:
        message = (
            "Die Sprache der Datei ist nicht zu erkennen. Die Datei heißt wie das Kürzel der "
            "Sprache, zum Beispiel uk.po, oder nennt es am Anfang: »Language: uk«."
        )
        error = BrokenCatalogError(1, message)
        error.path = path
        raise error
    return Returned(path, lang, tuple(one for one in catalog.entries if not one.is_obsolete))


def _language_of(catalog: Catalog, languages: Mapping[str, Language]) -> Language | None:
    """Return the language that the header names, else the file's name."""
    header = catalog.header.replace('"\n"', "")
    found = (re.search(rf'["n]{name}: *([\w@-]+)', header) for name in _HEADERS)
    named = [one[1] for one in found if one] + [catalog.path.name.partition(".")[0]]
    codes = (code.replace("_", "-") for code in named)
    every = (part for code in codes for part in (code.lower(), code.lower().partition("-")[0]))
    return next((languages[code] for code in every if code in languages), None)


def merge_returned(
    returned: Returned,
    renewal: Renewal,
    texts: Mapping[str, Sequence[SourceText]],
    options: Options,
) -> list[Outcome]:
    """Merge a file into the catalogs of its language, in memory.

    Args:
        returned: The file.
        renewal: The catalogs, brought up to date, with the interface's; changed here.
        texts: The texts of the records, by folder.
        options: How to merge.
    """
    known: dict[str, frozenset[str | None]] = {
        folder: frozenset(text.context for text in own if text.in_list)
        for folder, own in texts.items()
    }
    contexts = frozenset(entry.context for entry in renewal.entries.get(INTERFACE, ()))
    lists = {**known, INTERFACE: contexts}
    incoming = list(own_entries(returned.entries))
    found, outcomes = merged(incoming, renewal.entries, lists, options)
    renewal.entries.update(found)
    return outcomes


def report(returned: Returned, outcomes: Sequence[Outcome]) -> str:
    """Return in German what became of a file: a line for each remark, and the figures."""
    lines = [
        f"{returned.path}:{one.line}: {one.verdict}: {one.reason}"
        for one in sorted(outcomes, key=lambda one: one.line)
        if one.reason
    ]
    counts = Counter(one.verdict for one in outcomes)
    figures = ", ".join(f"{counts[one]} {one}" for one in Verdict if counts[one])
    return "\n".join([*lines, f"{returned.lang.code}: {figures or 'nichts zu übernehmen'}"])


def is_fine(outcomes: Iterable[Outcome]) -> bool:
    """Whether nobody has to look at the file again."""
    return all(one.verdict not in _BAD for one in outcomes)
