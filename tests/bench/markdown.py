"""The offers' pages as plain Markdown, which other generators turn into pages again."""

from __future__ import annotations

import re
from html.parser import HTMLParser

BEFORE = {"h2": "\n\n## ", "h3": "\n\n### ", "p": "\n\n", "li": "\n- ", "ul": "\n", "dl": "\n",
          "dt": "\n\n**", "dd": "\n", "section": "\n", "summary": "\n\n**"}  # fmt: skip
AFTER = {"dt": "**", "summary": "**"}
UNREAD = frozenset({"svg", "select", "button", "script", "style", "h1"})
"""What is not text, or stands in the front matter."""
_READ_BY_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|])")


class MarkdownWriter(HTMLParser):
    """Collects the Markdown of what it is fed."""

    def __init__(self) -> None:
        """Start with nothing."""
        super().__init__()
        self._parts: list[str] = []
        self._unread = 0
        self._links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin an element."""
        if tag in UNREAD:
            self._unread += 1
        elif tag == "a":
            self._links.append(dict(attrs).get("href") or "")
            self._parts.append("[")
        self._parts.append(BEFORE.get(tag, ""))

    def handle_endtag(self, tag: str) -> None:
        """End an element."""
        if tag in UNREAD:
            self._unread -= 1
        elif tag == "a":
            self._parts.append(f"](<{self._links.pop()}>) ")
        self._parts.append(AFTER.get(tag, ""))

    def handle_data(self, data: str) -> None:
        """Take a text, without line breaks and with nothing that Markdown would read."""
        if not self._unread:
            self._parts.append(_READ_BY_MARKDOWN.sub(r"\\\1", re.sub(r"\s+", " ", data)))

    def text(self) -> str:
        """Return all, with at most one empty line between two."""
        return re.sub(r"\n\s*\n+", "\n\n", "".join(self._parts)).strip() + "\n"


def as_markdown(html: str) -> str:
    """Return the text, headings, lists and links of a fragment as Markdown."""
    writer = MarkdownWriter()
    writer.feed(html)
    return writer.text()
