"""Contents that grow too large for memory: beyond a size they lie on the disk until written."""

from __future__ import annotations

from io import TextIOWrapper
from shutil import copyfileobj
from tempfile import SpooledTemporaryFile
from typing import IO

_LARGE = 4_000_000
"""So many bytes stay in memory by default."""


class Spool:
    """A content that grows, and becomes one file or several."""

    def __init__(self, large: int = _LARGE) -> None:
        """Begin with nothing.

        Args:
            large: So many bytes stay in memory.
        """
        self.bytes = SpooledTemporaryFile(large)  # noqa: SIM115 - gone with this object
        """What programs write that make bytes."""
        self._text = TextIOWrapper(self.bytes, "utf-8", newline="", write_through=True)

    def write(self, text: str) -> int:
        """Add a text, as to any file."""
        return self._text.write(text)

    def pour(self, file: IO[bytes]) -> None:
        """Write all of it into an open file; texts are in UTF-8."""
        self.bytes.seek(0)
        copyfileobj(self.bytes, file)

    def __str__(self) -> str:
        """Return the text."""
        self.bytes.seek(0)
        return self.bytes.read().decode()


Content = str | bytes | Spool
"""What a file holds."""


def pour(content: Content, file: IO[bytes]) -> None:
    """Write a content into an open file; texts are in UTF-8."""
    if isinstance(content, Spool):
        content.pour(file)
    else:
        file.write(content.encode() if isinstance(content, str) else content)
