"""What a confirmation changes in records: the day, and who confirmed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hooks.confirmation import RefusedError
from hooks.editing import set_fields
from hooks.model.offer import Offer
from hooks.model.reading import read_record
from hooks.problems import InvalidDirectoryError, did_you_mean, errors
from hooks.source import parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from pathlib import Path

    from hooks.directory import Directory, ListedOffer

_TITLE = re.compile(r"\b(Herrn?|Frau|Dr|Prof|Dipl)\b")
_TWO_NAMES = re.compile(r"[A-ZÄÖÜ][a-zäöüß]+(-[A-ZÄÖÜ][a-zäöüß]+)? [A-ZÄÖÜ][a-zäöüß-]+")
_OFFICE = re.compile(
    "amt|büro|stelle|verband|verein|team|leitung|haus|dienst|zentrum|beratung|kreis|stadt|gemeinde"
    "|kirche|diakonie|caritas|schule|kita|treff|sekretariat|praxis|klinik|hilfe|werk|bund|jugend"
    "|famili|frauen|redaktion",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Change:
    """What a confirmation changes in a file."""

    offer: ListedOffer
    text: str
    """The whole new text of the file."""
    is_new: bool
    """Whether that differs from what stands there."""


def looks_like_person(assurer: str) -> bool:
    """Whether an assurer may be a person; git never forgets a name."""
    named = _TWO_NAMES.fullmatch(assurer) and not _OFFICE.search(assurer)
    return bool(_TITLE.search(assurer) or named)


def find_offers(directory: Directory, ids: Iterable[str]) -> list[ListedOffer]:
    """Return the offers that ids name, each once; a provider stands for all that it still has.

    Raises:
        RefusedError: An id is not known, or its file has errors.
    """
    found: dict[str, ListedOffer] = {}
    reasons: list[str] = []
    for one in ids:
        named = list(_named(directory, one))
        found |= {offer.id: offer for offer in named}
        if not named:
            reasons.append(_unknown(directory, one))
    if reasons:
        raise RefusedError(reasons)
    return list(found.values())


def _named(directory: Directory, record_id: str) -> Iterator[ListedOffer]:
    if record_id in directory.offers:
        yield directory.offers[record_id]
    elif directory.is_whole(record_id):
        own = directory.by_provider.get(record_id, [])
        yield from (offer for offer in own if offer.record.status != "defunct")


def _unknown(directory: Directory, record_id: str) -> str:
    if record_id in directory.broken or not directory.is_whole(record_id):
        return f"»{record_id}« hat Fehler. Beheben Sie diese zuerst: python -m hooks check"
    if record_id in directory.moved:
        return f"»{record_id}« heißt jetzt »{directory.moved[record_id]}«."
    if record_id in directory.providers:
        return f"»{record_id}« hat kein Angebot, das man bestätigen kann."
    known = [*directory.offers, *directory.providers]
    return f"»{record_id}« gibt es nicht.{did_you_mean(record_id, known, every=False)}"


def plan_changes(
    offers: Iterable[ListedOffer], root: Path, assurer: str, day: date
) -> list[Change]:
    """Return what a confirmation changes; nothing is written.

    Args:
        offers: What is confirmed.
        root: The folder that holds `offers/`.
        assurer: An office; "" keeps the one that stands in a record.
        day: When it was confirmed.

    Raises:
        RefusedError: A record has no assurer yet, or cannot be changed this way.
    """
    changes: list[Change] = []
    reasons: list[str] = []
    for offer in offers:
        office = assurer or offer.record.assurer
        if not office:
            reasons.append(f"»{offer.id}«: Welche Stelle hat bestätigt? Nennen Sie sie: --assurer")
            continue
        try:
            changes.append(_change(offer, root, office, day))
        except InvalidDirectoryError as error:
            reasons += [f"{offer.document.path}: {one.message}" for one in error.problems]
    if reasons:
        raise RefusedError(reasons)
    return changes


def _change(offer: ListedOffer, root: Path, office: str, day: date) -> Change:
    path = offer.document.path
    before = (root / path).read_bytes().decode()
    after = set_fields(before, {"assured_date": day.isoformat(), "assurer": office}, Offer)
    _, problems = read_record(Offer, parse(after.encode(), path), {})
    if wrong := errors(problems):
        raise InvalidDirectoryError(wrong)
    return Change(offer, after, after != before)
