"""Which record a row is: one that is there already, or a new one with an id that stays."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hooks.importing.naming import alike, choose_ids
from hooks.importing.places import place_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hooks.directory import Directory, ListedOffer
    from hooks.importing.drafts import Draft
    from hooks.importing.state import State

GONE = "Die Datei {id} wurde gelöscht; der Import legt sie nicht wieder an"
BROKEN = "Die Datei {id} hat Fehler. Erst sind sie zu beheben"


@dataclass
class Matches:
    """The ids of all drafts' records."""

    providers: dict[str, str] = field(default_factory=dict)
    """By the key of the provider."""
    offers: dict[str, str] = field(default_factory=dict)
    """`<provider>/<offer>`, by the key of the row."""
    refused: dict[str, str] = field(default_factory=dict)
    """German: why a row cannot be written, by its key."""


def match(drafts: Sequence[Draft], directory: Directory, state: State) -> Matches:
    """Find the records that drafts would write.

    Args:
        drafts: Those that can be written.
        directory: What is there.
        state: What the last import wrote.
    """
    matches = Matches()
    _match_providers(drafts, directory, state, matches)
    _find_known_offers(drafts, directory, state, matches)
    _find_alike_offers(drafts, directory, matches)
    _name_new_offers(drafts, directory, matches)
    return matches


def _match_providers(
    drafts: Iterable[Draft], directory: Directory, state: State, matches: Matches
) -> None:
    names: dict[str, str] = {}
    called: dict[str, str] = {}
    for draft in sorted(drafts, key=lambda one: one.key):
        names.setdefault(draft.provider_key, str(draft.provider.get("name", "")))
        called.setdefault(draft.provider_key, draft.provider_name)
    by_name = defaultdict(list)
    for provider in directory.providers.values():
        by_name[alike(provider.record.name)].append(provider.id)
    new = []
    for key, name in names.items():
        known = state.providers.get(key)
        there = by_name.get(alike(name), [])
        if known:
            matches.providers[key] = directory.moved.get(known.id, known.id)
        elif key in directory.providers or key in directory.broken:
            matches.providers[key] = key
        elif len(there) == 1:
            matches.providers[key] = there[0]
        else:
            new.append((key, (*filter(None, [called[key]]), name or key)))
    taken = {*directory.providers, *(one.partition("/")[0] for one in directory.broken)}
    matches.providers |= choose_ids(new, taken, "anbieter")


def _find_known_offers(
    drafts: Iterable[Draft], directory: Directory, state: State, matches: Matches
) -> None:
    """Find what an import wrote before: by its own memory, or by the source that records name."""
    by_source = defaultdict(list)
    for offer in directory.offers.values():
        for source in offer.record.sources:
            by_source[source.url, source.title].append(offer.id)
    said = defaultdict(list)
    for draft in drafts:
        said[_source_of(draft)].append(draft.key)
    for draft in drafts:
        known, said_by = state.offers.get(draft.key), _source_of(draft)
        there = by_source.get(said_by, [])
        if known:
            found = directory.moved.get(known.id, known.id)
        elif len(there) == 1 and len(said[said_by]) == 1:
            found = there[0]
        else:
            continue
        if found in directory.offers:
            matches.offers[draft.key] = found
        else:
            told = BROKEN if directory.knows(found) else GONE
            matches.refused[draft.key] = told.format(id=found)


def _source_of(draft: Draft) -> tuple[str | None, str | None]:
    source = draft.offer["sources"][0]
    return source.get("url"), source.get("title")


def _find_alike_offers(drafts: Iterable[Draft], directory: Directory, matches: Matches) -> None:
    """Find what an editor wrote by hand: the same name at the same place of the same provider."""
    taken = set(matches.offers.values())
    found = defaultdict(list)
    for draft in drafts:
        if draft.key in matches.offers or draft.key in matches.refused:
            continue
        offers = directory.by_provider.get(matches.providers.get(draft.provider_key, ""), [])
        there = [one.id for one in offers if one.id not in taken and _is_alike(draft, one)]
        if len(there) == 1:
            found[there[0]].append(draft.key)
    for offer_id, keys in found.items():
        if len(keys) == 1:
            matches.offers[keys[0]] = offer_id


def _is_alike(draft: Draft, offer: ListedOffer) -> bool:
    if alike(str(draft.offer["name"])) != alike(offer.record.name):
        return False
    here = {place_key(place.location.model_dump(exclude_none=True)) for place in offer.places}
    return not draft.locations or not here or any(place_key(one) in here for one in draft.locations)


def _name_new_offers(drafts: Iterable[Draft], directory: Directory, matches: Matches) -> None:
    wanted = defaultdict(list)
    for draft in drafts:
        provider = matches.providers.get(draft.provider_key)
        if provider is None:
            matches.refused[draft.key] = "Für den Anbieter findet sich kein freies Kürzel"
        elif draft.key not in matches.offers and draft.key not in matches.refused:
            wanted[provider].append((draft.key, _names(draft)))
    for provider, names in wanted.items():
        there = {*directory.offers, *directory.broken}
        taken = {one.partition("/")[2] for one in there if one.startswith(f"{provider}/")}
        chosen = choose_ids(names, taken, "angebot")
        matches.offers |= {key: f"{provider}/{name}" for key, name in chosen.items()}


def _names(draft: Draft) -> tuple[str, ...]:
    name, place = str(draft.offer["name"]), next(iter(draft.locations), {})
    town = str(place.get("municipality") or place.get("town") or "")
    names = (name, f"{name} {town}") if town else (name,)
    return (draft.name, *names) if draft.name else names
