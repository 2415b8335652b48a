"""The borders of the region's towns: `offers/vocabulary/municipalities.geojson` (RFC 7946)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from hooks.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

Ring = tuple[tuple[float, float], ...]
"""A closed line of longitudes and latitudes in degrees (WGS 84)."""
Borders = dict[str, tuple[Ring, ...]]
"""The rings of each town, by its official key (`ags`)."""


def read_borders(path: Path, shown: str) -> tuple[Borders, list[Problem]]:
    """Read the borders of towns.

    Args:
        path: The file; without one there is no map.
        shown: How it is called in problems.

    Returns:
        The borders, and what is wrong with the file.
    """
    if not path.exists():
        return {}, []
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        return {_key(one): tuple(_rings(one["geometry"])) for one in data["features"]}, []
    except json.JSONDecodeError as error:
        message = "Das ist kein gültiges JSON. Exportieren Sie die Grenzen noch einmal."
        return {}, [Problem(shown, error.lineno, error.colno, message)]
    except (OSError, UnicodeDecodeError, LookupError, TypeError, ValueError):
        message = (
            "Das sind keine Grenzen: GeoJSON mit »Polygon« oder »MultiPolygon« je Gemeinde und "
            "»ags« in »properties«."
        )
        return {}, [Problem(shown, 1, 1, message)]


def _key(feature: Mapping[str, Any]) -> str:
    return str(feature["properties"]["ags"])


def _rings(geometry: Mapping[str, Any]) -> Iterator[Ring]:
    shapes = {"Polygon": [geometry["coordinates"]], "MultiPolygon": geometry["coordinates"]}
    for polygon in shapes[geometry["type"]]:
        for ring in polygon:
            yield tuple((float(point[0]), float(point[1])) for point in ring)
