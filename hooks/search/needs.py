"""Which needs an offer answers, by the words that providers use for them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from hooks.model.vocabulary import Need

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from hooks.directory import Directory, ListedOffer
    from hooks.search.documents import Analysis


class Name(NamedTuple):
    """By what offers of a need are known."""

    code: str
    words: frozenset[str]
    """Stems that tell it alone, be it as a part of a compound."""
    expressions: tuple[str, ...]
    """Stems that tell it as they stand together, with a space around."""


def names_of(directory: Directory, analysis: Analysis) -> tuple[Name, ...]:
    """Return by which words offers of each need are known.

    Of an expression, more than one word must tell something: `will nicht mehr` is no name.
    """
    found = directory.vocabulary.terms.get("needs", {})
    return tuple(
        _name(code, [*_telling(need.names, analysis)])
        for code, need in found.items()
        if isinstance(need, Need)
    )


def _name(code: str, names: Iterable[tuple[str, ...]]) -> Name:
    words = frozenset(stems[0] for stems in names if len(stems) == 1)
    return Name(code, words, tuple(f" {' '.join(stems)} " for stems in names if len(stems) > 1))


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


def needs_of(offer: ListedOffer, names: Iterable[Name], analysis: Analysis) -> Needs:
    """Return the needs that an offer answers."""
    record = offer.record
    titles = (record.name, record.alternate_name or "", *record.keywords)
    named = _named(titles, names, analysis)
    others = _named((record.summary,), names, analysis)
    return Needs(named, tuple(code for code in others if code not in named))


def _named(texts: tuple[str, ...], names: Iterable[Name], analysis: Analysis) -> tuple[str, ...]:
    words = {word for text in texts for word in analysis.text(text)}
    line = "".join(f" {' '.join(analysis.stems(text))} " for text in texts)
    return tuple(
        name.code
        for name in names
        if not name.words.isdisjoint(words) or any(said in line for said in name.expressions)
    )


def all_needs(directory: Directory, analysis: Analysis) -> Mapping[str, Needs]:
    """Return the needs of all offers, by id."""
    names = names_of(directory, analysis)
    return {offer.id: needs_of(offer, names, analysis) for offer in directory.offers.values()}
