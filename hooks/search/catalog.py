"""The index of all languages: which offers it numbers in which order, and its files."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from itertools import chain
from typing import TYPE_CHECKING, Any

from hooks.digests import digest_of
from hooks.languages import language
from hooks.model.offer import COSTS
from hooks.model.vocabulary import Need
from hooks.search.columns import BLOCK as COLUMN_BLOCK
from hooks.search.columns import facet_files, facets, towns
from hooks.search.compounds import Compounds
from hooks.search.documents import Analyses, sayings_of, words_of, written_words
from hooks.search.index import LEVELS, build
from hooks.search.needs import all_needs
from hooks.search.phrases import phrases
from hooks.search.places import places, points
from hooks.search.results import block_size, blocks
from hooks.search.rules import rules_of
from hooks.search.times import times

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from hooks.directory import ListedOffer
    from hooks.drawing.edition import Edition
    from hooks.listing import Listing
    from hooks.model.vocabulary import Term
    from hooks.search.documents import Analysis, Weights
    from hooks.search.needs import Needs

SAID = ("topics", "needs", "life_phases")
"""The vocabularies whose everyday words find offers: documents of their own in the index."""
TIMES = "search/times.json"
FACETS = (
    "life_phases", "topics", "languages", "formats", "reassurances", "accessibility",
)  # fmt: skip
"""Facets that are vocabularies."""


@dataclass(frozen=True)
class SearchCatalog:
    """What is the same in all languages: the order of the documents and their facets."""

    listing: Listing
    source: str
    """The language of the records."""
    records: Path | None = None
    """The folder of the records."""

    @cached_property
    def edited(self) -> str:
        """Tells one state of the records and their translations from another."""
        return digest_of(self.records) if self.records else ""

    @cached_property
    def analyses(self) -> Analyses:
        """How texts become terms."""
        return Analyses(Compounds.of(_written_words(self.listing)))

    @cached_property
    def needs(self) -> Mapping[str, Needs]:
        """The needs that each offer answers, by id."""
        return all_needs(self.listing.directory, self.analyses[self.source])

    @cached_property
    def offers(self) -> Sequence[ListedOffer]:
        """The offers by number: similar ones are neighbours, so that few blocks hold the hits."""
        terms = self.listing.directory.vocabulary.terms
        topics = {code: number for number, code in enumerate(terms["topics"])}
        return sorted(
            self.listing.offers,
            key=lambda one: (topics[one.record.topics[0]], self.needs[one.id].named, one.id),
        )

    @cached_property
    def shared(self) -> Mapping[str, str]:
        """The files of all languages, by path."""
        columns = facets(self.listing, self.offers, self.needs)
        written = {
            **facet_files(columns, len(self.offers)),
            "times": times(self.listing, self.offers),
            "points": {
                **points(self.listing.directory, self.offers),
                "towns": towns(self.listing, self.offers).whole(),
            },
        }
        return {f"search/{name}.json": _json(data) for name, data in written.items()}

    @cached_property
    def version(self) -> str:
        """Tells files of one build from those of another, whose numbers mean other offers.

        What is open when does not count: its file says from which day on it holds, and else the
        whole index would be another one each day.
        """
        counted = (content for path, content in self.shared.items() if path != TIMES)
        told = [self.edited, *counted, *(offer.id for offer in self.offers)]
        return sha256("\n".join(told).encode()).hexdigest()[:10]

    def preloaded(self, code: str) -> tuple[str, ...]:
        """Return what every search in a language needs, relative to its folder, without `.json`."""
        only = ("../search/facets-0",) if len(self.offers) <= COLUMN_BLOCK else ()
        source = (f"../{self.source}/search/index",) if code != self.source else ()
        return ("search/index", "../search/facets", *only, *source)

    def shared_files(self) -> Iterator[tuple[str, str]]:
        """Yield path and content of the files that all languages use."""
        for path, content in self.shared.items():
            yield path, _versioned(content, self.version)

    def files(self, edition: Edition, languages: Sequence[str]) -> Iterator[tuple[str, str]]:
        """Yield path and content of the files of a language, relative to its folder."""
        index = build(self._documents(edition), len(self.offers))
        parts = self._parts(index.terms, edition.lang.code)
        for number, shard in enumerate(index.shards(parts)):
            yield f"search/terms-{number}.json", _versioned(_json(shard), self.version)
        for number, block in enumerate(blocks(edition, self.offers)):
            yield (
                f"search/results-{number}.json",
                _versioned(_json({"results": block}), self.version),
            )
        words = {"words": index.words()}
        yield "search/words.json", _versioned(_json(words), self.version)
        head = self._head(edition, languages) | {"shards": " ".join(index.firsts)}
        yield "search/index.json", _versioned(_json(head), self.version)

    def _documents(self, edition: Edition) -> Iterable[Weights]:
        """Return the weighted terms of all offers, then of the terms of `SAID`, one by one."""
        vocabulary = self.listing.directory.vocabulary
        own = (words_of(edition, offer, self.analyses) for offer in self.offers)
        said = (
            _weighed(sayings_of(edition, name, code, self.analyses), WEIGHTS[name])
            for name in SAID
            for code in vocabulary.terms[name]
        )
        return chain(own, said)

    def _parts(self, terms: Sequence[str], code: str) -> dict[str, str]:
        """Return the parts of indexed compounds, as stems: each whole is both of its parts."""
        if code.partition("-")[0] != "de":
            return {}
        return self._compound_terms(frozenset(terms), self.analyses[code])

    def _compound_terms(self, known: frozenset[str], analysis: Analysis) -> dict[str, str]:
        compounds = self.analyses.compounds
        found = {}
        for word in sorted(compounds.known):
            whole = analysis.stems(word)
            for left, right in compounds.halves(word) if known.issuperset(whole) else ():
                stems = [*whole, *analysis.stems(left), *analysis.stems(right)]
                if len(stems) == 3 and set(stems) <= known:  # noqa: PLR2004 - whole, left, right
                    found[stems[0]] = " ".join(stems[1:])
        return found

    def _head(self, edition: Edition, languages: Sequence[str]) -> dict[str, Any]:
        """Return what a script must know before it can search."""
        terms = self.listing.directory.vocabulary.terms
        lang, settings = edition.lang, edition.settings
        return {
            "count": len(self.offers),
            "block": block_size(len(self.offers)),
            "levels": LEVELS,
            "lang": lang.code,
            "source": self.source,
            "others": _others(lang.code, languages, self.source),
            "rules": rules_of(lang.code).as_data(),
            "said": {name: len(terms[name]) for name in SAID},
            "needs": _topics_of_needs(terms),
            "places": places(edition),
            "remote": [code for code, term in terms["formats"].items() if term.remote],
            "region": settings.region.name,
            "timezone": settings.region.timezone,
            "codes": {name: list(terms[name]) for name in FACETS} | {"cost": COSTS},
            "kilometres": lang.kilometres(0).replace(lang.number(0), "{number}"),
            **phrases(edition),
        }


WEIGHTS = {"topics": 5.0, "needs": 14.0, "life_phases": 2.5}
"""How much everyday words of a vocabulary count."""


def _weighed(weights: Weights, factor: float) -> Weights:
    return {term: weight * factor for term, weight in weights.items()}


def _topics_of_needs(terms: Mapping[str, Mapping[str, Term]]) -> list[int]:
    """Return the number of each need's topic, whose offers help where none names the need."""
    numbers = {code: number for number, code in enumerate(terms["topics"])}
    return [numbers[need.topic] for need in terms["needs"].values() if isinstance(need, Need)]


def _others(own: str, languages: Sequence[str], source: str) -> list[list[str]]:
    """Return the other languages that a query may be in, each with its script."""
    known = {own.partition("-")[0], source.partition("-")[0]}
    others = (code for code in languages if code.partition("-")[0] not in known)
    return [[code, language(code).script] for code in others]


def _written_words(listing: Listing) -> Iterator[str]:
    """Yield the words of all records and vocabularies, as they are written."""
    for offer in listing.offers:
        record = offer.record
        texts = (record.name, record.alternate_name, record.summary, *record.keywords)
        for text in texts:
            yield from written_words(text or "")
    for terms in listing.directory.vocabulary.terms.values():
        for term in terms.values():
            for text in (term.label, *term.everyday_words, *getattr(term, "names", ())):
                yield from written_words(text)


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _versioned(content: str, version: str) -> str:
    """Return a JSON object with the version of the build that it belongs to."""
    return f'{{"version":"{version}",{content.removeprefix("{")}\n'
