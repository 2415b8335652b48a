"""Names to ids that stay: transliterated, unique, decided the same way each time."""

from __future__ import annotations

import re
import unicodedata
from hashlib import sha256
from typing import TYPE_CHECKING

from hooks.model.values import RESERVED

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

_LETTERS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "oe", "å": "aa", "œ": "oe",
     "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "&": " und ", "+": " und "}
)  # fmt: skip
LONGEST = 60
"""Characters of an id, roughly; it stands in addresses and on paper."""
_ROOM = 44
"""What stays of a long id before a key."""
_REFUSED = RESERVED | {"con", "prn", "aux", "nul"}
"""Ids that stand for something else, in paths or on Windows."""


def slug(text: str) -> str:
    """Return a text as an id: `Kita Mühle e. V.` is `kita-muehle-e-v`; "" if nothing is left."""
    small = unicodedata.normalize("NFC", text).lower().translate(_LETTERS)
    plain = unicodedata.normalize("NFKD", small).encode("ascii", "ignore").decode()
    words = re.findall("[a-z0-9]+", plain)
    is_cut = len("-".join(words)) > LONGEST
    while len(words) > 1 and (len("-".join(words)) > LONGEST or (is_cut and len(words[-1]) < 2)):  # noqa: PLR2004 - the `e` of `e. V.`
        words.pop()
    found = "-".join(words)[:LONGEST]
    return f"{found}-1" if found in _REFUSED else found


def alike(text: str) -> str:
    """Return what two spellings of a name have in common: `AWO e.V.` and `Awo e. V.` are alike."""
    return re.sub(r"[^a-z0-9]", "", slug_words(text))


def slug_words(text: str) -> str:
    """Return a text in small ASCII letters, of any length."""
    small = unicodedata.normalize("NFC", text).lower().translate(_LETTERS)
    return unicodedata.normalize("NFKD", small).encode("ascii", "ignore").decode()


def same_street(street: str) -> str:
    """Return what spellings of a street have in common: `Haupt-Str. 5 A` and `Hauptstraße 5a`."""
    words = re.sub(r"str(?:asse|\.)?(?=[^a-z]|$)", "str", slug_words(street))
    return re.sub(r"[^a-z0-9]", "", words)


def choose_ids(
    wanted: Iterable[tuple[str, tuple[str, ...]]], taken: Collection[str], fallback: str
) -> dict[str, str]:
    """Return an id for each key: the first of its candidates that nobody else has or wants.

    The order of the rows does not matter: where two want the same id, both take the next.

    Args:
        wanted: Keys, each with texts to make ids of, from short to long.
        taken: Ids that exist.
        fallback: What begins an id of which no letter is left.
    """
    candidates = {key: _slugs(key, texts, fallback) for key, texts in wanted}
    chosen: dict[str, str] = {}
    depth = max((len(found) for found in candidates.values()), default=0)
    for level in range(depth):
        open_keys = [key for key in sorted(candidates) if key not in chosen]
        asked = [candidates[key][min(level, len(candidates[key]) - 1)] for key in open_keys]
        used = {*taken, *chosen.values()}
        for key, name in zip(open_keys, asked, strict=True):
            if asked.count(name) == 1 and name not in used:
                chosen[key] = name
    return chosen


def _slugs(key: str, texts: tuple[str, ...], fallback: str) -> list[str]:
    found = [slug(text) for text in texts]
    base = next(filter(None, found), fallback)
    mark = slug(key) or "nr"
    digest = sha256(key.encode("utf-8", "replace")).hexdigest()[:8]
    short = base[:_ROOM].rpartition("-")[0] if len(base) > _ROOM else base
    names = [*found, slug(f"{short} {mark}"), f"{short}-{digest}"]
    return [name for name in dict.fromkeys(names) if name]
