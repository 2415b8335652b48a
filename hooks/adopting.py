"""Translations of shared texts, taken over from the program's own catalogs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polib

from hooks.texts import machine_mark

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

WIDTH = 98
"""Columns at which polib wraps, so that catalogs look like those that are there."""


def take_translations(source: Path, target: Path, known: Mapping[str, set[str]]) -> int:
    """Add a catalog's translations of a folder's texts to another catalog.

    What a person has written or edited there stays.

    Args:
        source: The program's catalog; without one nothing is taken.
        target: The region's catalog; made if there is something for it.
        known: The texts of the region's folder, by context.

    Returns:
        How many translations are new or renewed.
    """
    if not source.exists():
        return 0
    offered = polib.pofile(str(source), wrapwidth=WIDTH)
    catalog = polib.pofile(str(target), wrapwidth=WIDTH) if target.exists() else _empty(offered)
    own = {(entry.msgctxt, entry.msgid): entry for entry in catalog if not entry.obsolete}
    taken = 0
    for entry in offered.translated_entries():
        if entry.msgid in known.get(entry.msgctxt or "", ()):
            taken += _take(entry, own.get((entry.msgctxt, entry.msgid)), catalog)
    if taken:
        target.parent.mkdir(parents=True, exist_ok=True)
        catalog.save(str(target))
    return taken


def _empty(like: polib.POFile) -> polib.POFile:
    catalog = polib.POFile(wrapwidth=WIDTH)
    catalog.header, catalog.metadata = like.header, like.metadata
    return catalog


def _take(entry: polib.POEntry, own: polib.POEntry | None, catalog: polib.POFile) -> bool:
    """Add a translation, or renew one that no person has touched; return whether it changed."""
    if own is None:
        catalog.append(entry)
        return True
    by_person = own.msgstr and machine_mark(own.msgstr) not in own.tcomment
    if by_person or own.msgstr == entry.msgstr:
        return False
    own.msgstr, own.tcomment, own.flags = entry.msgstr, entry.tcomment, entry.flags
    return True
