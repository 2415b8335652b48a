"""The region as a map: a shape a town, each a link with its name and its number of offers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from math import cos, radians
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hooks.drawing.edition import Edition
    from hooks.geodata import Ring
    from hooks.texts import Text

WIDTH = 1000
"""Of the drawing, in its own units."""
MARGIN = 6


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
    shapes = tuple(
        Shape(
            town.code,
            edition.label("municipalities", town.code),
            " ".join(_path(ring, projection) for ring in vocabulary.borders[town.ags]),
            *projection.at(town.longitude, town.latitude),
            counts.get(town.code, 0),
        )
        for town in towns
    )
    return RegionMap(WIDTH, height, shapes)


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
