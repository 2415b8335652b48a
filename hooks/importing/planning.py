"""Drafts to the files that an import would write. Nothing is written here."""

from __future__ import annotations

import copy
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from hooks.editing import set_fields, write_record
from hooks.importing.drafts import PLACE
from hooks.importing.matching import match
from hooks.importing.merging import merge
from hooks.importing.notes import Entry, Outcome, shown
from hooks.importing.places import (
    NOT_PUBLIC,
    is_secret,
    merge_places,
    only_places,
    place_key,
    places_in,
    without_places,
)
from hooks.importing.state import Kept, State, plain
from hooks.importing.targets import targets_of
from hooks.model.offer import Offer
from hooks.model.provider import Provider
from hooks.model.reading import read_record
from hooks.model.schedule import Schedule
from hooks.problems import InvalidDirectoryError, errors
from hooks.source import parse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from hooks.directory import Directory
    from hooks.importing.drafts import Draft
    from hooks.importing.merging import Change, Merged
    from hooks.importing.places import Places
    from hooks.importing.region import Region
    from hooks.model.base import Record


def unwatched(items: Sequence[str], name: str) -> Iterable[str]:  # noqa: ARG001 - nobody reads it
    """Hand on what long work goes through."""
    return items


@dataclass(frozen=True)
class Setting:
    """What a plan starts from."""

    offers: Path
    """The folder of records."""
    directory: Directory
    region: Region
    state: State
    """What the last import left."""
    watch: Callable[[Sequence[str], str], Iterable[str]] = unwatched
    """Hands on what long work goes through, with a German name for it."""
    overwrite: frozenset[str] = frozenset()
    """Fields in which the source wins: `offer.summary`, `provider.email`, `location.street`."""

    def wins(self, section: str) -> frozenset[str]:
        """Return the fields of a kind of record in which the source wins."""
        before = f"{section}."
        return frozenset(
            name.removeprefix(before) for name in self.overwrite if name.startswith(before)
        )


@dataclass
class Plan:
    """What an import would do."""

    files: dict[str, str] = field(default_factory=dict)
    """Texts to write, by path below the folder of records."""
    entries: list[Entry] = field(default_factory=list)
    state: State = field(default_factory=State)
    """What is to be remembered."""
    owners: dict[str, list[str]] = field(default_factory=dict)
    """The keys of the rows that need a file, by its path."""
    refused: dict[str, str] = field(default_factory=dict)
    """German: why a row was not planned, by its key."""


def make_plan(drafts: Sequence[Draft], setting: Setting) -> Plan:
    """Return what would be written for drafts without problems.

    Args:
        drafts: They can be in any order; the plan is the same.
        setting: What is there.
    """
    planner = _Planner(setting, Plan(state=copy.deepcopy(setting.state)))
    planner.plan(sorted(drafts, key=lambda draft: draft.key))
    return planner.result


class _Planner:
    """Plans provider by provider."""

    def __init__(self, setting: Setting, result: Plan) -> None:
        self.setting = setting
        self.result = result

    def plan(self, drafts: list[Draft]) -> None:
        matches = match(drafts, self.setting.directory, self.setting.state)
        self.result.refused |= matches.refused
        folders: dict[str, list[tuple[Draft, str]]] = defaultdict(list)
        owned: dict[str, list[Draft]] = defaultdict(list)
        for draft in drafts:
            offer_id = matches.offers.get(draft.key)
            if draft.key in matches.refused or offer_id is None:
                continue
            folders[offer_id.partition("/")[0]].append((draft, offer_id))
            owned[matches.providers[draft.provider_key]].append(draft)
        for folder in self.setting.watch(sorted(folders), "Einträge schreiben"):
            self._plan_provider(folder, folders[folder], owned[folder])

    def _plan_provider(
        self, folder: str, drafts: list[tuple[Draft, str]], owned: list[Draft]
    ) -> None:
        there = self.setting.directory.providers.get(folder)
        if there is None and (folder in self.setting.directory.broken or not owned):
            why = f"Die Datei {folder}/provider.yml fehlt oder hat Fehler. Erst ist sie zu beheben"
            self.result.refused |= {draft.key: why for draft, _ in drafts}
            return
        here = there.document.data if there else {}
        listed = places_in(here)
        allowed = [pair for pair in drafts if not self._is_secret(pair[0], listed)]
        if not allowed:
            return
        kept = [draft for draft in owned if draft.key in {one.key for one, _ in allowed}]
        places = self._merge_provider(folder, here, kept, [draft for draft, _ in allowed])
        for draft, offer_id in allowed:
            self._plan_offer(draft, offer_id, places)

    def _is_secret(self, draft: Draft, listed: list[dict[str, Any]]) -> bool:
        if any(is_secret(listed, place) for place in draft.locations):
            self.result.refused[draft.key] = NOT_PUBLIC
            return True
        return False

    def _merge_provider(
        self, folder: str, here: Mapping[str, Any], owned: list[Draft], drafts: list[Draft]
    ) -> Places:
        source: dict[str, Any] = {}
        for draft in owned:
            source = {**draft.provider, **source}
        key = next((draft.provider_key for draft in owned), "")
        known = self.setting.state.providers.get(key) if here else None
        known = known or Kept(folder)
        merged = merge(here, source, without_places(known.fields), self.setting.wins("provider"))
        drafted = [place for draft in drafts for place in draft.locations]
        wins = self.setting.wins("location")
        named = {key: name for draft in drafts for key, name in draft.place_names.items()}
        places = merge_places(places_in(here), drafted, known.fields, wins, named)
        changes = merged.values | ({"locations": places.listed} if places.is_changed else {})
        keys = [draft.key for draft in drafts]
        written = self._write(f"{folder}/provider.yml", Provider, changes, keys, is_new=not here)
        if written and key:
            fields = only_places(known.fields) | merged.digests | places.digests
            self.result.state.providers[key] = Kept(folder, fields)
        if written and here:
            self._tell(drafts[0], folder, [*merged.changes, *places.changes])
        return places

    def _plan_offer(self, draft: Draft, offer_id: str, places: Places) -> None:
        if draft.key in self.result.refused:
            return
        there = self.setting.directory.offers.get(offer_id)
        here = there.document.data if there else {}
        known = self.setting.state.offers.get(draft.key, Kept(offer_id))
        source = _with_places(draft, places)
        merged = merge(here, source, known.fields, self.setting.wins("offer"))
        path = f"{offer_id}.yml"
        if not self._write(path, Offer, merged.values, [draft.key], is_new=not here):
            return
        self.result.state.offers[draft.key] = Kept(offer_id, merged.digests)
        self._tell_offer(draft, offer_id, merged, is_new=not here)

    def _write(
        self,
        path: str,
        model: type[Record],
        changes: dict[str, Any],
        keys: list[str],
        *,
        is_new: bool,
    ) -> bool:
        """Plan a file, if it changes and can be read; else refuse its rows."""
        self.result.owners[path] = keys
        if not changes:
            return True
        try:
            text = (
                write_record({k: plain(v) for k, v in changes.items()}, model)
                if is_new
                else set_fields(self._text(path), _plain_values(changes), model)
            )
            found = read_record(model, parse(text.encode(), path), self.setting.region.codes)[1]
        except InvalidDirectoryError as error:
            found = error.problems
        if wrong := errors(found):
            told = " ".join(dict.fromkeys(problem.message for problem in wrong))
            why = f"{path}: Mit dem, was dort steht, passt es nicht zusammen: {told}"
            self.result.refused |= dict.fromkeys(keys, why)
            return False
        self.result.files[path] = text
        return True

    def _text(self, path: str) -> str:
        return (self.setting.offers / path).read_bytes().decode("utf-8")

    def _tell_offer(self, draft: Draft, offer_id: str, merged: Merged, *, is_new: bool) -> None:
        if is_new:
            self._add(draft, Outcome.NEW, offer_id)
            return
        self._add(draft, Outcome.UPDATED if merged.values else Outcome.UNCHANGED, offer_id)
        self._tell(draft, offer_id, merged.changes)

    def _tell(self, draft: Draft, record: str, changes: Iterable[Change]) -> None:
        for one in changes:
            texts = (one.name, one.reason, shown(one.before), shown(one.after))
            self._add(draft, one.outcome, record, *texts)

    def _add(self, draft: Draft, outcome: Outcome, record: str, *texts: str) -> None:
        self.result.entries.append(Entry(outcome, draft.log.place, draft.key, record, *texts))


def _plain_values(changes: Mapping[str, Any]) -> dict[str, Any]:
    return {name: plain(value) for name, value in changes.items()}


def _with_places(draft: Draft, places: Places) -> dict[str, Any]:
    """Return the offer with the ids of its locations instead of stand-ins."""
    ids = [places.ids[place_key(place)] for place in draft.locations]
    names = {f"{PLACE}{index}": name for index, name in enumerate(ids)}
    offer = {**draft.offer}
    if ids or draft.elsewhere:
        offer["locations"] = list(dict.fromkeys([*ids, *draft.elsewhere]))
    if schedules := offer.get("schedules"):
        offer["schedules"] = [_at(one, names) for one in schedules]
    return offer


def _at(schedule: Any, names: Mapping[str, str]) -> Any:
    if not isinstance(schedule, dict) or "location" not in schedule:
        return schedule
    place = schedule["location"]
    placed = {**schedule, "location": place if "/" in str(place) else names.get(place)}
    return {name: placed[name] for name in targets_of(Schedule) if name in placed}
