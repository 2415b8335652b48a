"""Links of pages that people write by hand: each must lead to a file of the site."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator


class _Links(HTMLParser):
    """Collects where a page links to."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(
        self,
        tag: str,  # noqa: ARG002 - any element
        attrs: list[tuple[str, str | None]],
    ) -> None:
        names = {"href", "src"}
        self.found += [value for name, value in attrs if name in names and value]


def links(html: str) -> list[str]:
    """Return all addresses that a page links to or loads."""
    parser = _Links()
    parser.feed(html)
    return parser.found


def dead_links(
    site: Path, pages: Iterable[str], is_there: Callable[[Path], bool] = Path.is_file
) -> Iterator[str]:
    """Yield `page: address` for each relative link that leads to no file.

    Args:
        site: The folder of the built site.
        pages: Paths of the pages to look at, in the site.
        is_there: Tells of a file whether there is one.
    """
    for page in pages:
        path = site / page
        for address in links(path.read_text(encoding="utf-8")):
            parts = urlsplit(address)
            if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
                continue
            if not is_there((path.parent / unquote(parts.path)).resolve()):
                yield f"{page}: {address}"
