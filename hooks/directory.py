"""The folder of records to one directory: everything read, joined and checked."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from hooks.geodata import Borders, read_borders
from hooks.memory import NO_MEMORY, state_of
from hooks.model import vocabulary as terms
from hooks.model.offer import Offer
from hooks.model.planning import Planning
from hooks.model.provider import Location, Provider
from hooks.model.reading import Read, read_record
from hooks.model.vocabulary import Municipality, Term
from hooks.recurrence import Calendar, calendar_of, closed_days
from hooks.source import Document, read_source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date
    from pathlib import Path

    from hooks.memory import NoMemory
    from hooks.model.base import Record
    from hooks.problems import Problem

VOCABULARY = "vocabulary"
KINDS: dict[str, type[Record]] = {
    "topics": terms.Terms,
    "needs": terms.Needs,
    "life_phases": terms.LifePhases,
    "audiences": terms.Terms,
    "formats": terms.Terms,
    "reassurances": terms.Terms,
    "accessibility": terms.Terms,
    "languages": terms.Languages,
    "areas": terms.Terms,
    "youth_offices": terms.YouthOffices,
    "municipalities": terms.Municipalities,
}
"""The vocabularies, each a file; municipalities name youth offices, so they come last."""


OPTIONAL = frozenset({"needs"})
"""Vocabularies that may be missing: without them the search finds less."""


@dataclass(frozen=True)
class Vocabulary:
    """All terms, by vocabulary and code, in the order of their files."""

    terms: Mapping[str, Mapping[str, Term]]
    calendar: Calendar
    documents: Mapping[str, Document] = field(default_factory=dict)
    """The files, by vocabulary, and `holidays` and `planning`, where they are."""
    borders: Borders = field(default_factory=dict)
    """The rings of each town, by its official key; empty where there is no map."""
    planning: Planning = field(default_factory=Planning)
    """What the operator knows of the region itself."""

    def term(self, name: str, code: str) -> Term:
        """Return a term."""
        return self.terms[name][code]

    @cached_property
    def municipalities(self) -> dict[str, Municipality]:
        """The towns of the region, by code."""
        found = self.terms["municipalities"].items()
        return {code: town for code, town in found if isinstance(town, Municipality)}

    def towns_of(self, area: str) -> frozenset[str]:
        """Return the towns that an area of service covers; beyond the region, all."""
        if area in self.municipalities:
            return frozenset({area})
        towns = self.municipalities.items()
        if area in self.terms["youth_offices"]:
            return frozenset(code for code, town in towns if town.youth_office == area)
        return frozenset(self.municipalities)


@dataclass(frozen=True)
class Place:
    """A location, and whose it is."""

    provider_id: str
    location: Location

    def is_in(self, municipality: str) -> bool:
        """Whether it may be told that the place is in a town."""
        location = self.location
        return location.disclosure != "on request" and location.municipality == municipality


@dataclass(frozen=True)
class ListedProvider:
    """A provider with its folder."""

    id: str
    record: Provider
    document: Document

    @cached_property
    def closed(self) -> frozenset[date]:
        """The days on which nothing takes place."""
        return closed_days(self.record.closures)


@dataclass(frozen=True)
class ListedOffer:
    """An offer with everything that it refers to."""

    id: str
    record: Offer
    document: Document
    provider: ListedProvider
    places: tuple[Place, ...]
    towns: frozenset[str]
    """Codes of the municipalities that it serves."""
    is_sensitive: bool

    @property
    def name(self) -> str:
        """The last part of the id: the file's name."""
        return self.id.partition("/")[2]

    @property
    def is_hidden(self) -> bool:
        """Whether it takes place where nobody may find it, or may do so."""
        if self.places:
            return any(place.location.disclosure != "public" for place in self.places)
        return self.is_sensitive

    def is_current(self, day: date) -> bool:
        """Whether it belongs into lists on that day."""
        record = self.record
        in_time = (record.valid_from or day) <= day <= (record.valid_to or day)
        return in_time and record.status in {"active", "temporarily closed"}

    @property
    def is_wide(self) -> bool:
        """Whether it serves more than the region."""
        return bool({"land", "bund"} & set(self.record.service_areas))


@dataclass(frozen=True)
class Directory:
    """All records of a region."""

    vocabulary: Vocabulary
    providers: Mapping[str, ListedProvider]
    offers: Mapping[str, ListedOffer]
    broken: frozenset[str] = frozenset()
    """Ids of offers and providers whose files are there and could not be read or joined."""

    def knows(self, record_id: str) -> bool:
        """Whether there is a file for an id, be it right or wrong."""
        known = self.offers if "/" in record_id else self.providers
        return record_id in known or record_id in self.broken

    def is_whole(self, folder: str) -> bool:
        """Whether all files of a folder could be read, so that its texts are known."""
        return not any(name.partition("/")[0] == folder for name in self.broken)

    @property
    def documents(self) -> list[Document]:
        """The files of all records, those of providers first."""
        own = [one.document for one in self.providers.values()]
        return [*own, *(one.document for one in self.offers.values())]

    def is_hidden(self, provider: ListedProvider) -> bool:
        """Whether a place of a provider, or of one of its offers, is not public, or may not be.

        No reader gets the comments of its records then: they may lead there.
        """
        offers = self.by_provider.get(provider.id, [])
        is_secret = any(one.disclosure != "public" for one in provider.record.locations)
        return is_secret or any(offer.is_hidden for offer in offers)

    def without_files(self) -> Directory:
        """Return the same records, which only know where their files lie: half of the memory."""
        providers = {
            name: replace(one, document=one.document.bare) for name, one in self.providers.items()
        }
        offers = {
            name: replace(one, document=one.document.bare, provider=providers[one.provider.id])
            for name, one in self.offers.items()
        }
        return replace(self, providers=providers, offers=offers)

    @cached_property
    def by_provider(self) -> dict[str, list[ListedOffer]]:
        """The offers of each provider, by id."""
        found = defaultdict(list)
        for offer in self.offers.values():
            found[offer.provider.id].append(offer)
        return dict(found)

    @cached_property
    def moved(self) -> dict[str, str]:
        """Former ids of offers (with '/') and of providers, and what they are called now."""
        offers = {
            old: offer.id for offer in self.offers.values() for old in offer.record.former_ids
        }
        for provider in self.providers.values():
            for old in provider.record.former_ids:
                own = self.by_provider.get(provider.id, [])
                offers |= {old: provider.id} | {f"{old}/{offer.name}": offer.id for offer in own}
        return offers


def nothing() -> None:
    """Do nothing when a file has been read."""


def load_directory(
    offers: Path, tick: Callable[[], object] = nothing, memory: NoMemory = NO_MEMORY
) -> tuple[Directory, list[Problem]]:
    """Read all records.

    Args:
        offers: The folder of records.
        tick: Called for each file that was read.
        memory: What was read before.

    Returns:
        The records that have no errors of their own, joined, and all problems of all files.
    """
    reader = _Reader(offers, tick, memory)
    vocabulary = reader.vocabulary()
    providers = {found.id: found for found in reader.providers()}
    listed = {found.id: found for found in reader.offers(providers, vocabulary)}
    broken = reader.ids() - providers.keys() - listed.keys()
    return Directory(vocabulary, providers, listed, frozenset(broken)), reader.problems


class _Reader:
    """Reads the files of one folder and keeps what is wrong with them."""

    def __init__(self, offers: Path, tick: Callable[[], object], memory: NoMemory) -> None:
        self.folder = offers
        self.tick = tick
        self.memory = memory
        self.problems: list[Problem] = []
        self.codes: dict[str, tuple[str, ...]] = {}

    def read(self, model: type[Read], path: Path) -> tuple[Read | None, Document]:
        record, document, found = self.memory.recall(
            path, lambda: (state_of(path), *self.codes.items()), lambda: self.read_anew(model, path)
        )
        self.problems.extend(found)
        self.tick()
        return record, document

    def read_anew(
        self, model: type[Read], path: Path
    ) -> tuple[Read | None, Document, list[Problem]]:
        document = read_source(path, path.relative_to(self.folder.parent).as_posix())
        record, found = read_record(model, document, self.codes)
        return record, document, found

    def vocabulary(self) -> Vocabulary:
        found: dict[str, dict[str, Term]] = {}
        files: dict[str, Document] = {}
        for name, model in KINDS.items():
            if name in OPTIONAL and not (self.folder / VOCABULARY / f"{name}.yml").exists():
                self.codes[name], found[name] = (), {}
                continue
            record, files[name] = self.read(model, self.folder / VOCABULARY / f"{name}.yml")
            found[name] = {term.code: term for term in getattr(record, "terms", ())}
            if record:
                self.codes[name] = tuple(found[name])
        calendar = calendar_of(self.optional(terms.Holidays, "holidays", files))
        planning = self.optional(Planning, "planning", files) or Planning()
        return Vocabulary(found, calendar, files, self.borders(), planning)

    def optional(self, model: type[Read], name: str, files: dict[str, Document]) -> Read | None:
        """Return what a file of the vocabulary says that need not be there."""
        path = self.folder / VOCABULARY / f"{name}.yml"
        if not path.exists():
            return None
        record, files[name] = self.read(model, path)
        return record

    def borders(self) -> Borders:
        path = self.folder / VOCABULARY / "municipalities.geojson"
        borders, found = read_borders(path, path.relative_to(self.folder.parent).as_posix())
        self.problems.extend(found)
        return borders

    @cached_property
    def paths(self) -> list[Path]:
        """All files of records and of the vocabulary."""
        return sorted(self.folder.glob("*/*.yml"))

    def ids(self) -> set[str]:
        """Return the ids of all files, right or wrong, and `vocabulary` if that is wrong."""
        found = {(path.parent.name, path.stem) for path in self.paths}
        ids = {folder if name == "provider" else f"{folder}/{name}" for folder, name in found}
        records = {name for name in ids if name.partition("/")[0] != VOCABULARY}
        return records | ({VOCABULARY} if self.codes.keys() < KINDS.keys() else set())

    def providers(self) -> Iterator[ListedProvider]:
        for path in self.paths:
            if path.name != "provider.yml":
                continue
            record, document = self.read(Provider, path)
            if record:
                yield ListedProvider(path.parent.name, record, document)

    def offers(
        self, providers: Mapping[str, ListedProvider], vocabulary: Vocabulary
    ) -> Iterator[ListedOffer]:
        for path in self.paths:
            if path.name == "provider.yml" or path.parent.name == VOCABULARY:
                continue
            record, document = self.read(Offer, path)
            provider = providers.get(path.parent.name)
            if record and provider and self.codes.keys() >= KINDS.keys():
                yield _join(path.stem, record, document, provider, providers, vocabulary)


def _join(  # noqa: PLR0913, PLR0917 - one argument for each thing that is joined
    name: str,
    record: Offer,
    document: Document,
    provider: ListedProvider,
    providers: Mapping[str, ListedProvider],
    vocabulary: Vocabulary,
) -> ListedOffer:
    found = (find_place(reference, provider, providers) for reference in record.locations)
    topics = (vocabulary.term("topics", code) for code in record.topics)
    towns = (vocabulary.towns_of(area) for area in record.service_areas)
    return ListedOffer(
        id=f"{provider.id}/{name}",
        record=record,
        document=document,
        provider=provider,
        places=tuple(place for place in found if place),
        towns=frozenset().union(*towns),
        is_sensitive=record.sensitive or any(topic.sensitive for topic in topics),
    )


def find_place(
    reference: str, own: ListedProvider, providers: Mapping[str, ListedProvider]
) -> Place | None:
    """Return the location that a record names by its id, or by `<provider>/<location>`."""
    folder, _, name = reference.rpartition("/")
    provider = providers.get(folder) if folder else own
    locations = provider.record.locations if provider else ()
    return next((Place(provider.id, one) for one in locations if provider and one.id == name), None)
