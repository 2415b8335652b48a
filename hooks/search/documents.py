"""What an offer says, and how much each of its words counts in a search."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from hooks.model.vocabulary import Need
from hooks.search.normaliser import terms
from hooks.search.rules import rules_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from hooks.directory import ListedOffer
    from hooks.drawing.edition import Edition
    from hooks.search.compounds import Compounds
    from hooks.search.normaliser import Rules
    from hooks.texts import Text

Weights = dict[str, float]
"""Terms, and how much each counts."""
NAME, SUMMARY, LABEL, TEXT = 12.0, 4.0, 2.0, 1.0
PART = 0.6
"""A part of a compound counts less than the word itself."""
IN_PHRASE = 0.5
"""So does one word of an expression of several; the expression as a whole counts fully."""
PAIR = 0.75
"""Two words beside each other within a longer expression."""
OFTENEST = 0.8
OFTEN = 0.1
"""What each further expression adds that says a word too."""
AGAIN = 0.15
"""What a word adds that a weightier text has said already."""
_VARIANTS = re.compile("[,;/،؛]")
"""What stands between the expressions that a translator gives for one."""
_LETTERS = re.compile(r"[^\W\d_]{3,}")
_ELLIPSIS = re.compile(r"([^\W\d_]{3,})-(,| und| oder| bzw\.)\s+(?=[\w\s,-]*?([^\W\d_]{6,}))")
"""`Schuldner- und Insolvenzberatung`: the first word shares the last part of the other."""


RECENT = 4096
"""How many texts are remembered with their terms: labels, and what similar offers say alike."""


@dataclass(frozen=True, eq=False)
class Analysis:
    """Turns texts of one language into weighted terms; German compounds count in parts too."""

    rules: Rules
    compounds: Compounds | None
    _parts: dict[str, tuple[str, ...]] = field(default_factory=dict, repr=False)
    """The stems of the parts of words, by word as written."""

    def expressions(self, texts: Iterable[str]) -> Weights:
        """Return the terms of names and sayings: single words, and neighbours joined into one."""
        found: Weights = {}
        said: Counter[str] = Counter()
        for text in texts:
            for variant in variants(text):
                said.update(set(self._expression(found, variant)))
        often = {
            term: min(OFTENEST, IN_PHRASE + OFTEN * (count - 1)) for term, count in said.items()
        }
        _keep(found, often)
        return found

    def _expression(self, found: Weights, text: str) -> tuple[str, ...]:
        stems = self.stems(text)
        alone = 1.0 if len(stems) == 1 else IN_PHRASE
        _keep(found, dict.fromkeys(stems, alone))
        whole = 1.0 if len(stems) == 2 else PAIR  # noqa: PLR2004 - a pair
        _keep(found, {first + second: whole for first, second in neighbours(stems)})
        _keep(found, dict.fromkeys(self.parts(text), alone * PART))
        return stems

    def text(self, text: str, *, joined: bool = False) -> Mapping[str, float]:
        """Return the terms of running text or, with neighbours joined, of a name."""
        return _weights(self, text, joined)

    def stems(self, text: str) -> tuple[str, ...]:
        """Return the stems of a text, in its order."""
        return terms(text, self.rules)

    def parts(self, text: str) -> Iterator[str]:
        """Yield the stems of the parts of compounds."""
        if self.compounds:
            for word in set(written_words(text)):
                yield from self._parts.get(word) or self._parts_of(word, self.compounds)
            for word in _completed(text):
                if self.compounds.parts(word):
                    yield from terms(word, self.rules)

    def _parts_of(self, word: str, compounds: Compounds) -> tuple[str, ...]:
        stems = (stem for part in compounds.parts(word) for stem in terms(part, self.rules))
        return self._parts.setdefault(word, tuple(stems))


@lru_cache(maxsize=RECENT)
def _weights(analysis: Analysis, text: str, joined: bool) -> Mapping[str, float]:
    stems = analysis.stems(text)
    found: Weights = dict.fromkeys(stems, 1.0)
    _keep(found, dict.fromkeys(analysis.parts(text), PART))
    if joined:
        _keep(found, {first + second: 1.0 for first, second in neighbours(stems)})
    return found


def neighbours(stems: tuple[str, ...]) -> Iterable[tuple[str, str]]:
    """Return the pairs of words that stand beside each other."""
    return pairwise(stems)


def written_words(text: str) -> Iterator[str]:
    """Yield the words of a text as written, and those completed that share the end of another."""
    yield from _completed(text)
    yield from _LETTERS.findall(text)


def _completed(text: str) -> Iterator[str]:
    """Yield a shortened word with every end of the word that it shares an end with."""
    for found in _ELLIPSIS.finditer(text) if "-" in text else ():
        yield from (found[1] + found[3][at:] for at in range(3, len(found[3]) - 3))


def _keep(found: Weights, others: Mapping[str, float]) -> None:
    for term, weight in others.items():
        if found.get(term, 0) < weight:
            found[term] = weight


def mix(fields: Iterable[tuple[float, Mapping[str, float]]]) -> Weights:
    """Return terms of several texts: the weightiest decides, the others add a little."""
    most: Weights = {}
    whole: defaultdict[str, float] = defaultdict(float)
    for weight, found in fields:
        for term, part in found.items():
            value = weight * part
            whole[term] += value
            if most.get(term, 0) < value:
                most[term] = value
    return {term: value + AGAIN * (whole[term] - value) for term, value in most.items()}


class Analyses:
    """The analyses of the languages that texts of one edition are in."""

    def __init__(self, compounds: Compounds) -> None:
        """Keep what takes German apart; German is the only language that needs it."""
        self.compounds = compounds
        self._made: dict[str, Analysis] = {}

    def __getitem__(self, lang: str) -> Analysis:
        """Return the analysis of a language."""
        if lang not in self._made:
            is_german = lang.partition("-")[0] == "de"
            self._made[lang] = Analysis(rules_of(lang), self.compounds if is_german else None)
        return self._made[lang]


def words_of(edition: Edition, offer: ListedOffer, analyses: Analyses) -> Weights:
    """Return the weighted terms of what an offer itself says, in the edition's language.

    Its German name is among them, and so is every text that is not translated.
    """
    return mix(
        (weight, analyses[text.lang].text(text.value, joined=weight == NAME))
        for weight, text in _texts(edition, offer)
    )


def _texts(edition: Edition, offer: ListedOffer) -> Iterator[tuple[float, Text]]:
    record, words = offer.record, edition.of_offer(offer)
    source = edition.texts.source.code
    name = edition.name_of(offer)
    yield NAME, name
    if name.lang != source:
        yield NAME, type(name)(record.name, source)
    for keyword in record.keywords:
        if text := words.item("keywords", keyword):
            yield NAME, text
    optional = (
        (NAME, words("alternate_name", record.alternate_name)),
        (SUMMARY, words("summary", record.summary)),
        (LABEL, edition.provider_name(offer.provider)),
        (TEXT, words("description", record.description)),
        (TEXT, words("eligibility_description", record.eligibility_description)),
        (TEXT, words("first_contact", record.first_contact)),
    )
    yield from ((weight, text) for weight, text in optional if text)
    yield from ((TEXT, text) for run in record.runs if (text := words.item("runs.name", run.name)))
    yield from ((LABEL, text) for text in _labels(edition, offer))


def _labels(edition: Edition, offer: ListedOffer) -> Iterator[Text]:
    record = offer.record
    coded = {
        "audiences": record.audiences,
        "formats": record.formats,
        "reassurances": record.reassurances,
        "languages": tuple(one.code for one in record.languages),
    }
    for vocabulary, codes in coded.items():
        yield from (edition.label(vocabulary, code) for code in codes)


def variants(text: str) -> list[str]:
    """Return the expressions that a text gives: translators may name several, with commas."""
    return [one for one in map(str.strip, _VARIANTS.split(text)) if one]


def sayings_of(edition: Edition, vocabulary: str, code: str, analyses: Analyses) -> Weights:
    """Return the terms of what people say for a term of a vocabulary, and of its label."""
    term = edition.directory.vocabulary.term(vocabulary, code)
    context = f"{vocabulary}.{code}.everyday_words"
    said = [
        edition.texts.text("vocabulary", context, word, in_list=True)
        for word in term.everyday_words
    ]
    by_language: defaultdict[str, list[str]] = defaultdict(list)
    for text in (edition.label(vocabulary, code), *said):
        by_language[text.lang].append(text.value)
    if isinstance(term, Need):
        by_language[edition.texts.source.code] += term.names
    found: Weights = {}
    for lang, texts in by_language.items():
        _keep(found, analyses[lang].expressions(texts))
    return found
