"""The booklets of places, where the settings ask for them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from hooks.booklets.contents import contents_of
from hooks.booklets.orders import Order
from hooks.booklets.printing import BookletError, Press
from hooks.pages import booklet_path
from hooks.problems import InvalidDirectoryError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hooks.drawing.edition import Edition


def booklets(edition: Edition) -> Iterator[tuple[str, bytes]]:
    """Yield the booklet of each place.

    Raises:
        InvalidDirectoryError: One cannot be set.
    """
    for place in edition.booklet_places:
        yield from booklet(edition, booklet_path(place))


def booklet(edition: Edition, path: str) -> Iterator[tuple[str, bytes]]:
    """Yield the booklet of a path; nothing where the settings ask for none.

    Raises:
        InvalidDirectoryError: It cannot be set.
    """
    for place in edition.booklet_places:
        if booklet_path(place) == path:
            yield path, _set(edition, place)


def _set(edition: Edition, place: str) -> bytes:
    try:
        return _press().set(contents_of([edition], Order(place)))
    except BookletError as error:
        message = f"Heft für »{place}« ({edition.lang.code}): {error}"
        raise InvalidDirectoryError([Problem("mkdocs.yml", 1, 1, message)]) from None


@cache
def _press() -> Press:
    """Return what sets all booklets, so that fonts are read once."""
    return Press()
