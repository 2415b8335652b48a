"""Unpacks an archive that strangers made: plain files of the kinds that a site has, nothing else.

`unpack.py ARCHIVE FOLDER BYTES [FILE]`: at most BYTES in all; with FILE only that one.
"""

from __future__ import annotations

import stat
import sys
import zipfile
from pathlib import Path, PurePosixPath

MANY = 100_000
"""Files; a site of 3,000 offers in 12 languages has fewer."""
KINDS = frozenset({
    ".html", ".css", ".js", ".json", ".xml", ".txt", ".webmanifest", ".png", ".jpg", ".webp",
    ".svg", ".ico", ".woff2", ".vtt", ".mp4", ".webm", ".ics", ".csv", ".md",
})  # fmt: skip
"""What a site is made of."""


def is_wanted(entry: zipfile.ZipInfo) -> bool:
    """Whether an entry is a plain file of a known kind that stays inside the folder."""
    path = PurePosixPath(entry.filename)
    inside = not path.is_absolute() and not any(part.startswith(".") for part in path.parts)
    plain = not entry.is_dir() and not stat.S_ISLNK(entry.external_attr >> 16)
    return inside and plain and path.suffix in KINDS and "\\" not in entry.filename


def unpack(archive: Path, folder: Path, limit: int, only: str = "") -> int:
    """Unpack the wanted files; return how many.

    Raises:
        SystemExit: It is no archive, or it holds more than a site does.
    """
    left = limit
    try:
        with zipfile.ZipFile(archive) as opened:
            wanted = [one for one in opened.infolist() if is_wanted(one)]
            wanted = [one for one in wanted if not only or one.filename == only]
            if len(wanted) > MANY:
                raise SystemExit("too many files")
            for entry in wanted:
                left -= copy(opened, entry, folder / entry.filename, left)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError) as error:
        raise SystemExit(f"no archive of ours: {error}") from None
    return len(wanted)


def copy(opened: zipfile.ZipFile, entry: zipfile.ZipInfo, target: Path, left: int) -> int:
    """Copy an entry of at most `left` bytes, whatever size it claims; return its size."""
    with opened.open(entry) as source:
        content = source.read(left + 1)
    if len(content) > left:
        raise SystemExit("too large")
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)
    return len(content)


if __name__ == "__main__":
    unpack(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), *sys.argv[4:5])
