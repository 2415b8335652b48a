"""What tells one state of files or texts from any other, on every machine alike."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path


def digest_of(*places: Path) -> str:
    """Return a digest of files, and of all files in folders, by their names and contents."""
    digest = sha256()
    for place in places:
        for path in _files(place):
            content = path.read_bytes()
            digest.update(f"{path.relative_to(place).as_posix()}\0{len(content)}\0".encode())
            digest.update(content)
    return digest.hexdigest()


def _files(place: Path) -> Iterator[Path]:
    """Yield the files, without those that Python leaves beside what it has run."""
    found = sorted(place.rglob("*.*")) if place.is_dir() else [place]
    return (path for path in found if path.is_file() and path.parent.name != "__pycache__")


def digest_of_texts(texts: Iterable[str]) -> str:
    """Return a short digest of texts."""
    return sha256("\n".join(texts).encode()).hexdigest()[:16]
