"""Calls of a forge's API: JSON in, JSON or bytes out, never more than expected."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

JSON_LIMIT = 32 * 1024 * 1024
"""Bytes of an answer; a page of comments is far smaller."""
PAGES = 50
"""Pages of a list that are asked for, 100 entries each."""


RECORDS = ("offers/", "docs/")
"""Folders of what is only read; everything else can change what a check says."""


def are_records(paths: Iterable[str]) -> bool:
    """Whether files can only say what is wrong with themselves, and run nothing."""
    return all(path.startswith(RECORDS) for path in paths)


class TooLargeError(Exception):
    """An answer is larger than it may be."""


class Api:
    """The API of one forge with one token."""

    def __init__(self, url: str, headers: Mapping[str, str]) -> None:
        """Keep the address, without '/' at the end, and what every call sends along."""
        self.url = url.rstrip("/")
        self.headers = headers

    def fetch(self, method: str, path: str, data: object = None, limit: int = JSON_LIMIT) -> bytes:
        """Return an answer's body.

        Args:
            method: Of HTTP.
            path: Begins with '/'.
            data: What is sent as JSON; None for nothing.
            limit: Bytes of the answer.

        Raises:
            TooLargeError: The answer is longer.
            HTTPError: The forge refuses.
        """
        if not self.url.startswith(("https://", "http://127.0.0.1")):
            raise ValueError(f"no address of an API: {self.url}")
        body = None if data is None else json.dumps(data).encode()
        request = urllib.request.Request(self.url + path, body, method=method)  # noqa: S310 - checked above
        request.add_header("Content-Type", "application/json")
        for name, value in self.headers.items():
            # Archives lie on other hosts, which the token is no business of.
            request.add_unredirected_header(name, value)
        with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310 - checked above
            content: bytes = answer.read(limit + 1)
        if len(content) > limit:
            raise TooLargeError(path)
        return content

    def ask(self, method: str, path: str, data: object = None) -> Any:
        """Return an answer's JSON; None if it is empty."""
        content = self.fetch(method, path, data)
        return json.loads(content) if content else None

    def pages(self, path: str, **query: str) -> Iterator[Any]:
        """Yield the entries of a list, over all its pages."""
        for page in range(1, PAGES + 1):
            asked = urlencode({**query, "per_page": "100", "page": str(page)})
            found = self.ask("GET", f"{path}?{asked}")
            yield from found
            if len(found) < 100:  # noqa: PLR2004 - the size of a page
                return

    def fetch_if_there(self, path: str, limit: int) -> bytes | None:
        """Return a file; None if there is none or if it is too large."""
        try:
            return self.fetch("GET", path, limit=limit)
        except (urllib.error.HTTPError, TooLargeError):
            return None
