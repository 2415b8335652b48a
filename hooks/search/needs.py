"""Which needs an offer answers, by the words that providers use for them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hooks.model.vocabulary import Need

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from hooks.directory import Directory, ListedOffer
    from hooks.search.documents import Analysis

Names = tuple[tuple[str, tuple[tuple[str, ...], ...]], ...]
"""Code of a need, and the stems of each of its names."""


def names_of(directory: Directory, analysis: Analysis) -> Names:
    """Return by which words offers of each need are known.

    Of an expression, more than one word must tell something: `will nicht mehr` is no name.
    """
    found = directory.vocabulary.terms.get("needs", {})
    return tuple(
        (code, tuple(_telling(need.names, analysis)))
        for code, need in found.items()
        if isinstance(need, Need)
    )


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
    words = {word for text in texts for word in analysis.text(text)}
    lines = [f" {' '.join(analysis.stems(text))} " for text in texts]
    return tuple(
        code for code, known in names if any(_is_said(name, words, lines) for name in known)
    )


def _is_said(name: tuple[str, ...], words: set[str], lines: list[str]) -> bool:
    """Whether a word is said, be it as a part of a compound, or an expression as it stands."""
    if len(name) == 1:
        return name[0] in words
    written = f" {' '.join(name)} "
    return any(written in line for line in lines)


def all_needs(directory: Directory, analysis: Analysis) -> Mapping[str, Needs]:
    """Return the needs of all offers, by id."""
    names = names_of(directory, analysis)
    return {offer.id: needs_of(offer, names, analysis) for offer in directory.offers.values()}
