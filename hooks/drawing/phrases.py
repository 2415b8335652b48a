"""A card that helps to call where only another language is spoken: side by side, to read out."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hooks.directory import ListedOffer
    from hooks.drawing.edition import Edition

Pair = tuple[str, str]
"""A sentence in the reader's language, and the same in the language of the records."""


def phrases(edition: Edition, offer: ListedOffer) -> list[Pair]:
    """Return what a caller may say; empty where the reader's language is spoken anyway."""
    source, own = edition.texts.source.locale.language, edition.lang.locale.language
    spoken = {one.code.split("-")[0] for one in offer.record.languages if not one.note}
    speaks = bool(offer.record.phones or offer.places)
    return list(_pairs(edition, offer)) if speaks and own not in {source, *spoken} else []


def _pairs(edition: Edition, offer: ListedOffer) -> Iterator[Pair]:
    lang, source = edition.lang, edition.texts.source
    say = edition.gettext
    yield (
        say("I speak {language}.", language=lang.name),
        edition.in_source("I speak {language}.", language=source.name_of(lang)),
    )
    if offer.record.access in {"appointment", "registration", "unknown"}:
        yield (
            say("I would like an appointment: {offer}", offer=edition.name_of(offer)),
            edition.in_source("I would like an appointment: {offer}", offer=offer.record.name),
        )
    yield (
        say("Is there somebody who speaks my language?"),
        edition.in_source("Is there somebody who speaks my language?"),
    )
    yield say("Please speak slowly."), edition.in_source("Please speak slowly.")
    yield (
        say("Please write down the day and the time for me."),
        edition.in_source("Please write down the day and the time for me."),
    )
