"""What there is to translate: the texts of all records, folder by folder, and what comes first."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from hooks.directory import VOCABULARY
from hooks.texts import source_texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hooks.directory import Directory
    from hooks.model.base import Record
    from hooks.texts import SourceText

INTERFACE = "interface"
"""Stands for the words of the pages themselves, as if it were a folder of records."""


class Urgency(IntEnum):
    """What is translated first."""

    HELPLINE = 0
    SENSITIVE = 1
    EVERYWHERE = 2
    """The interface and the vocabulary stand on many pages."""
    OFFER = 3


@dataclass(frozen=True, slots=True)
class Wanted:
    """A text to translate, and where it belongs."""

    folder: str
    text: SourceText
    urgency: Urgency

    @property
    def record(self) -> str:
        """The first part of the context: an offer's name, `provider`, a vocabulary."""
        return self.text.context.partition(".")[0]


def texts_by_folder(directory: Directory) -> dict[str, list[SourceText]]:
    """Return all texts to translate, in the order of the records, each once in its context."""
    found = records_by_folder(directory).items()
    return {folder: texts_of(records) for folder, records in found}


def records_by_folder(directory: Directory) -> dict[str, list[tuple[str, Record]]]:
    """Return all records that hold texts, each with what its contexts begin with."""
    found: dict[str, list[tuple[str, Record]]] = defaultdict(list)
    for provider in directory.providers.values():
        found[provider.id].append(("provider", provider.record))
    for offer in directory.offers.values():
        found[offer.provider.id].append((offer.name, offer.record))
    for name, terms in directory.vocabulary.terms.items():
        found[VOCABULARY] += ((f"{name}.{term.code}", term) for term in terms.values())
    return dict(found)


def texts_of(records: Iterable[tuple[str, Record]]) -> list[SourceText]:
    """Return the texts of records with what their contexts begin with, each once in its context."""
    found: dict[tuple[str, str], SourceText] = {}
    for context, record in records:
        for text in source_texts(record, context):
            found.setdefault((text.context, text.text), text)
    return list(found.values())


def by_urgency(directory: Directory) -> list[Wanted]:
    """Return all texts to translate: helplines first, then sensitive offers, then by provider."""
    ranks = _ranks(directory)
    found = [
        Wanted(folder, text, ranks.get((folder, text.context.partition(".")[0]), Urgency.OFFER))
        for folder, texts in sorted(texts_by_folder(directory).items())
        for text in texts
    ]
    return sorted(found, key=lambda wanted: wanted.urgency)


def _ranks(directory: Directory) -> dict[tuple[str, str], Urgency]:
    """Return the urgency of offers and providers; a provider is as urgent as its offers."""
    ranks = {(VOCABULARY, name): Urgency.EVERYWHERE for name in directory.vocabulary.terms}
    for offer in directory.offers.values():
        helps = Urgency.HELPLINE if offer.record.helpline else Urgency.OFFER
        rank = min(helps, Urgency.SENSITIVE if offer.is_sensitive else Urgency.OFFER)
        ranks[offer.provider.id, offer.name] = rank
        of_provider = (offer.provider.id, "provider")
        ranks[of_provider] = min(rank, ranks.get(of_provider, rank))
    return ranks


def by_context(texts: Sequence[SourceText]) -> dict[str, list[SourceText]]:
    """Return the texts of a folder by their context."""
    found: dict[str, list[SourceText]] = defaultdict(list)
    for text in texts:
        found[text.context].append(text)
    return found
