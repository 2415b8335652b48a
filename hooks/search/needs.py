"""Which needs an offer answers, by the words that providers use for them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hooks.model.vocabulary import Need

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from hooks.directory import Directory, ListedOffer
    from hooks.search.documents import Analysis


@dataclass(frozen=True, slots=True)
class Names:
    """By what offers of the needs are known."""

    codes: tuple[str, ...]
    words: Mapping[str, set[int]]
    """The needs, by number, that a stem tells alone, be it as a part of a compound."""
    expressions: Mapping[str, set[tuple[str, int]]]
    """Stems that tell a need as they stand together, with a space around; by the first of them."""


def names_of(directory: Directory, analysis: Analysis) -> Names:
    """Return by which words offers of each need are known.

    Of an expression, more than one word must tell something: `will nicht mehr` is no name.
    """
    terms = directory.vocabulary.terms.get("needs", {}).items()
    needs = {code: need for code, need in terms if isinstance(need, Need)}
    words: defaultdict[str, set[int]] = defaultdict(set)
    expressions: defaultdict[str, set[tuple[str, int]]] = defaultdict(set)
    for number, need in enumerate(needs.values()):
        for stems in _telling(need.names, analysis):
            if len(stems) == 1:
                words[stems[0]].add(number)
            elif stems:
                expressions[stems[0]].add((_line(stems), number))
    return Names(tuple(needs), dict(words), dict(expressions))


def _line(stems: Iterable[str]) -> str:
    return f" {' '.join(stems)} "


def _telling(names: tuple[str, ...], analysis: Analysis) -> Iterator[tuple[str, ...]]:
    for name in names:
        stems = analysis.stems(name)
        if len(stems) > 1 or len(name.split()) == 1:
            yield stems


@dataclass(frozen=True, slots=True)
class Needs:
    """What an offer is good for."""

    named: tuple[str, ...]
    """Codes of needs that its title or keywords name."""
    mentioned: tuple[str, ...]
    """Codes of needs that only its summary names."""


def needs_of(offer: ListedOffer, names: Names, analysis: Analysis) -> Needs:
    """Return the needs that an offer answers."""
    record = offer.record
    titles = (record.name, record.alternate_name or "", *record.keywords)
    named = _named(titles, names, analysis)
    others = _named((record.summary,), names, analysis)
    return Needs(named, tuple(code for code in others if code not in named))


def _named(texts: tuple[str, ...], names: Names, analysis: Analysis) -> tuple[str, ...]:
    found = {number for text in texts for number in _told(text, names, analysis)}
    return tuple(names.codes[number] for number in sorted(found))


def _told(text: str, names: Names, analysis: Analysis) -> Iterator[int]:
    """Yield the numbers of the needs that a text names."""
    told = analysis.text(text).keys()
    for word in names.words.keys() & told:
        yield from names.words[word]
    begun = names.expressions.keys() & told
    line = _line(analysis.stems(text)) if begun else ""
    for word in begun:
        yield from (number for said, number in names.expressions[word] if said in line)


def all_needs(directory: Directory, analysis: Analysis) -> Mapping[str, Needs]:
    """Return the needs of all offers, by id."""
    names = names_of(directory, analysis)
    return {offer.id: needs_of(offer, names, analysis) for offer in directory.offers.values()}
