"""What a reader should know of translated texts, where no page says it: on paper, in exports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hooks.drawing.offers import notices_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hooks.drawing.edition import Edition
    from hooks.texts import Text


def text_notices(edition: Edition, shown: Iterable[Text]) -> Iterator[str]:
    """Yield, as pages do, that a text is older than its original or the work of a machine."""
    notices, say = notices_of(edition, shown), edition.gettext
    if notices.is_stale:
        yield say(
            "The original text has changed since it was translated. "
            "Some details may be out of date."
        )
    if notices.is_machine:
        yield say("A computer translated this text. Mistakes are possible.")
