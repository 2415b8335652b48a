"""The region as a map: a shape a town, each a link with its name and its number of offers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from math import cos, radians
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from hooks.drawing.edition import Edition
    from hooks.geodata import Ring
    from hooks.texts import Text

WIDTH = 1000
"""Of the drawing, in its own units."""
MARGIN = 6
LETTER, LINE = 11, 46
"""About how wide a letter is, and how high a name with its number."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A town on the map."""

    code: str
    label: Text
    path: str
    """The `d` of an SVG path."""
    x: int
    y: int
    """Where its name stands."""
    count: int


@dataclass(frozen=True, slots=True)
class RegionMap:
    """All towns, and the height of the drawing."""

    width: int
    height: int
    shapes: tuple[Shape, ...]


@dataclass(frozen=True, slots=True)
class _Projection:
    """Degrees to units of the drawing; true to the middle of the region."""

    west: float
    north: float
    across: float
    """Units a degree of longitude."""
    down: float
    """Units a degree of latitude."""

    def at(self, longitude: float, latitude: float) -> tuple[int, int]:
        x = MARGIN + (longitude - self.west) * self.across
        return round(x), round(MARGIN + (self.north - latitude) * self.down)


def region_map(edition: Edition, counts: Mapping[str, int]) -> RegionMap | None:
    """Return the map of the region; None where nobody has given the borders.

    Args:
        edition: The language.
        counts: Number of offers by code of the town.
    """
    vocabulary = edition.directory.vocabulary
    towns = [town for town in vocabulary.municipalities.values() if town.ags in vocabulary.borders]
    if not towns:
        return None
    points = [point for town in towns for ring in vocabulary.borders[town.ags] for point in ring]
    projection, height = _project(tuple(points))
    places = _apart([(town.label, projection.at(town.longitude, town.latitude)) for town in towns])
    shapes = tuple(
        Shape(
            town.code,
            edition.label("municipalities", town.code),
            " ".join(_path(ring, projection) for ring in vocabulary.borders[town.ags]),
            *place,
            counts.get(town.code, 0),
        )
        for town, place in zip(towns, places, strict=True)
    )
    return RegionMap(WIDTH, height, shapes)


def _apart(names: Sequence[tuple[str, tuple[int, int]]]) -> list[tuple[int, int]]:
    """Return places of names of which none lies on another: the later ones move down."""
    found: list[tuple[int, int, float]] = []
    for name, (x, y) in names:
        half = len(name) * LETTER / 2
        while any(
            abs(x - otherx) < half + width and abs(y - othery) < LINE
            for otherx, othery, width in found
        ):
            y += 1  # noqa: PLW2901 - moves this name
        found.append((x, y, half))
    return [(x, y) for x, y, _ in found]


@cache
def _project(points: Ring) -> tuple[_Projection, int]:
    longitudes, latitudes = zip(*points, strict=True)
    west, north = min(longitudes), max(latitudes)
    across = (WIDTH - 2 * MARGIN) / (max(longitudes) - west)
    down = across / cos(radians((north + min(latitudes)) / 2))
    height = round(2 * MARGIN + (north - min(latitudes)) * down)
    return _Projection(west, north, across, down), height


@cache
def _path(ring: Ring, projection: _Projection) -> str:
    (x, y), *others = (projection.at(*point) for point in ring)
    steps = []
    for nextx, nexty in others:
        steps.append(f"{nextx - x} {nexty - y}")
        x, y = nextx, nexty
    first = projection.at(*ring[0])
    return f"M{first[0]} {first[1]}l{' '.join(steps)}z".replace(" -", "-")
