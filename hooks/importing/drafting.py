"""A row to a draft: what its offer, its provider and its locations would say."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from hooks.importing.drafting_hsds import draft_from_hsds
from hooks.importing.drafts import MUNICIPALITY, PLACE, Draft
from hooks.importing.filling import Filler
from hooks.importing.finishing import finish_location, finish_offer
from hooks.importing.naming import alike
from hooks.importing.notes import Log, Outcome
from hooks.importing.places import place_key
from hooks.importing.pruning import prune
from hooks.importing.rows import look_up, scalar
from hooks.importing.ruling import apply_rules, fill_template
from hooks.model.offer import Offer
from hooks.model.provider import Location, Provider

if TYPE_CHECKING:
    from hooks.importing.mapping import Mapping
    from hooks.importing.region import Region
    from hooks.importing.rows import Row


@dataclass
class Drafter:
    """Makes drafts of the rows of one source."""

    mapping: Mapping
    region: Region
    seen: set[str] = field(default_factory=set)
    """Keys of the rows before."""

    def draft(self, row: Row) -> Draft:
        """Return what a row would write, or why it cannot."""
        key = scalar(look_up(row.data, self.mapping.key)).strip()
        log = Log(row.place, key)
        draft = Draft(log, key, "", {}, [], {})
        draft.problem = self._refusal(row, key) or self._fill(draft, row)
        self.seen.add(key)
        if draft.problem:
            log.add(Outcome.SKIPPED, "", draft.problem)
        return draft

    def _refusal(self, row: Row, key: str) -> str:
        if not key:
            return f"Der Schlüssel »{self.mapping.key}« ist leer"
        if key in self.seen:
            return f"Der Schlüssel »{key}« steht schon weiter oben"
        for rule in self.mapping.skip:
            if rule.applies(scalar(look_up(row.data, rule.column)).strip()):
                return rule.reason
        return ""

    def _fill(self, draft: Draft, row: Row) -> str:
        filler = Filler(self.region, draft.log)
        if self.mapping.kind == "hsds":
            draft_from_hsds(draft, self.mapping, row, filler)
        else:
            draft.provider = apply_rules(self.mapping, "provider", row.data, filler)
            place = apply_rules(self.mapping, "location", row.data, filler)
            draft.locations = [finish_location(place, self.region, draft.log)] if place else []
            town = [one.get("municipality") for one in draft.locations]
            data = {**row.data, MUNICIPALITY: next(iter(town), None)}
            draft.offer = apply_rules(self.mapping, "offer", data, filler)
        draft.provider_key = self._provider_key(draft, row)
        self._finish(draft, row, filler)
        return self._prune(draft)

    def _provider_key(self, draft: Draft, row: Row) -> str:
        if self.mapping.provider_id:
            return self.mapping.provider_id
        if self.mapping.provider_key:
            return scalar(look_up(row.data, self.mapping.provider_key)).strip()
        if self.mapping.kind == "hsds" and (found := look_up(row.data, "organization.id")):
            return scalar(found)
        return alike(str(draft.provider.get("name", "")))

    def _finish(self, draft: Draft, row: Row, filler: Filler) -> None:
        log = draft.log
        origin = self.mapping.source
        source: dict[str, str] = {}
        for name in ("url", "title"):
            written = getattr(origin, name)
            if written and "{" in written:
                written = fill_template(written, row.data, filler, f"source.{name}")
            source |= {name: written} if written else {}
        for name in ("date", "seen"):
            if said := getattr(origin, name):
                source[name] = str(said)
        if origin.stored_copy:
            source["stored_copy"] = "true"
        draft.offer = finish_offer(draft.offer, source, log)

    def _prune(self, draft: Draft) -> str:
        """Keep what is valid, and return why nothing is."""
        kept = {}
        for index, place in enumerate(draft.locations):
            found = prune(Location, {**place, "id": "x"}, self.region, draft.log, "location")
            if found.data:
                place_data = {k: v for k, v in found.data.items() if k != "id"}
                kept[f"{PLACE}{index}"] = place_data
                if named := place.get("id"):
                    draft.place_names[place_key(place_data)] = named
            else:
                for reason in found.reasons:
                    draft.log.left_out("location", reason, place.get("name", ""))
        draft.locations = [*kept.values()]
        _renumber(draft.offer, {old: f"{PLACE}{new}" for new, old in enumerate(kept)})
        offer = prune(Offer, draft.offer, self.region, draft.log, "offer")
        draft.offer = offer.data or {}
        provider = prune(Provider, draft.provider, self.region, draft.log, "provider")
        draft.provider = provider.data or {}
        reasons = offer.reasons if self.mapping.provider_id else (*offer.reasons, *provider.reasons)
        return " ".join(reasons) or self._secret(draft)

    def _secret(self, draft: Draft) -> str:
        """Refuse the place of an offer that nobody should know of, unless it is meant."""
        terms = self.region.vocabulary.terms["topics"]
        topics = [terms[code] for code in draft.offer["topics"]]
        topics += [terms[one.parent] for one in topics if one.parent and one.parent in terms]
        is_sensitive = any(topic.sensitive for topic in topics) or (
            draft.offer.get("sensitive") == "true"
        )
        is_said = all("disclosure" in place for place in draft.locations)
        if is_sensitive and not is_said and "disclosure" not in self.mapping.location:
            return (
                "Von diesem Angebot soll niemand wissen. Sagen Sie in der Zuordnung unter "
                "»location.disclosure«, was von seinem Ort gezeigt werden darf"
            )
        return ""


def _renumber(offer: dict[str, Any], names: dict[str, str]) -> None:
    """Name the locations that remain, and let times at others hold anywhere."""
    offer.pop("locations", None)
    if names:
        offer["locations"] = [*names.values()]
    for schedule in offer.get("schedules", ()):
        if isinstance(schedule, dict) and str(schedule.get("location", "")).startswith(PLACE):
            schedule["location"] = names.get(schedule["location"])
