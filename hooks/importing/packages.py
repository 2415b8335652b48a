"""HSDS as tables (a folder or a zip with `datapackage.json`) to nested objects."""

from __future__ import annotations

import zipfile
from collections import Counter, defaultdict
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from hooks.importing.objects import read_json
from hooks.importing.rows import MAX_BYTES, Read, look_up, refuse
from hooks.importing.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

PACKAGE = "datapackage.json"
Table = dict[str, dict[str, Any]]
"""Rows by id."""
_PLURALS = {"service_at_location": "service_at_locations", "address": "addresses",
            "accessibility": "accessibility", "taxonomy": "taxonomies"}  # fmt: skip
_OWNED = {"service_at_location": ("location",), "service": ("organization", "program"),
          "attribute": ("taxonomy_term",)}  # fmt: skip
"""What a row holds as one object; everything else is listed at what it belongs to."""


def plural(name: str) -> str:
    """Return what HSDS calls a list of such objects."""
    return _PLURALS.get(name, f"{name}s")


def read_package(path: Path) -> tuple[list[dict[str, Any]], list[str]]:
    """Read the services of a package, each with everything that belongs to it.

    Args:
        path: A folder or a zip file.

    Returns:
        The services, and remarks about references that lead nowhere.

    Raises:
        InvalidDirectoryError: A file is missing, broken or too large.
    """
    if path.is_dir():
        return join_tables(_tables(path.as_posix(), _in_folder(path)))
    try:
        with zipfile.ZipFile(path) as archive:
            return join_tables(_tables(path.as_posix(), _in_zip(archive, path.as_posix())))
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, OSError):
        message = "Diese zip-Datei ist beschädigt. Ist sie ganz angekommen?"
        raise refuse(path.as_posix(), message) from None


def _in_folder(folder: Path) -> Callable[[str], bytes | None]:
    def read(name: str) -> bytes | None:
        file = folder / name
        inside = file.resolve().is_relative_to(folder.resolve())
        if not file.is_file() or not inside:
            return None
        if file.stat().st_size > MAX_BYTES:
            raise refuse(file.as_posix(), "Diese Datei ist zu groß.")
        return file.read_bytes()

    return read


def _in_zip(archive: zipfile.ZipFile, path: str) -> Callable[[str], bytes | None]:
    names = {PurePosixPath(name).as_posix(): name for name in archive.namelist()}
    package = min((name for name in names if PurePosixPath(name).name == PACKAGE), default="")
    base = PurePosixPath(package).parent

    def read(name: str) -> bytes | None:
        stored = names.get((base / name).as_posix())
        if stored is None:
            return None
        if archive.getinfo(stored).file_size > MAX_BYTES:
            raise refuse(f"{path}/{stored}", "Diese Datei ist zu groß.")
        with archive.open(stored) as opened:
            content = opened.read(MAX_BYTES + 1)
        if len(content) > MAX_BYTES:
            raise refuse(f"{path}/{stored}", "Diese Datei ist zu groß.")
        return content

    return read


def _tables(path: str, read: Callable[[str], bytes | None]) -> dict[str, Table]:
    content = read(PACKAGE)
    if content is None:
        raise refuse(path, f"Hier fehlt die Datei {PACKAGE}.")
    data = read_json(content, f"{path}/{PACKAGE}")
    found: dict[str, Table] = {}
    for resource in look_up(data, "resources") or ():
        name, file = look_up(resource, "name"), look_up(resource, "path")
        if isinstance(name, str) and isinstance(file, str) and (table := read(file)) is not None:
            found[name] = _by_id(read_table(table, f"{path}/{file}"))
    if not found.get("service"):
        raise refuse(path, "In diesem Paket steht kein Angebot (services.csv).")
    return found


def _by_id(table: Read) -> Table:
    rows = ({name: cell for name, cell in row.data.items() if cell.strip()} for row in table.rows)
    return {str(row.get("id") or f"#{number}"): row for number, row in enumerate(rows)}


def tables_of(data: Mapping[str, Any]) -> dict[str, Table] | None:
    """Return the tables of a JSON file that holds a list for each of them, else None."""
    lists = {name: rows for name, rows in data.items() if name.endswith(".csv")}
    if "services.csv" not in lists:
        return None
    singular = {plural(name): name for name in (*_PLURALS, *_OWNED)}
    found: dict[str, Table] = {}
    for name, rows in lists.items():
        stem = name.removesuffix(".csv")
        known = singular.get(stem, stem if stem in _PLURALS else stem.removesuffix("s"))
        objects = (row for row in rows if isinstance(row, dict))
        found[known] = {str(row.get("id") or f"#{place}"): row for place, row in enumerate(objects)}
    return found


def join_tables(tables: Mapping[str, Table]) -> tuple[list[dict[str, Any]], list[str]]:
    """Return the services, each with everything that belongs to it, and what leads nowhere."""
    nested = {name: {key: dict(row) for key, row in rows.items()} for name, rows in tables.items()}
    broken: Counter[str] = Counter()
    for name, rows in nested.items():
        for row in rows.values():
            _attach(name, row, nested, broken)
    _attach_attributes(nested, broken)
    remarks = [
        f"{column}: {count} Verweise führen zu keiner Zeile." for column, count in broken.items()
    ]
    return list(nested["service"].values()), sorted(remarks)


def _attach(
    name: str, row: dict[str, Any], tables: Mapping[str, Table], broken: Counter[str]
) -> None:
    for column, key in list(row.items()):
        parent = column.removesuffix("_id")
        if parent == column or parent not in tables or not isinstance(key, str):
            continue
        other = tables[parent].get(key)
        if other is None:
            broken[f"{plural(name)}.csv, {column}"] += 1
        elif parent in _OWNED.get(name, ()):
            row[parent] = other
        else:
            listed = other.setdefault(plural(name), [])
            if isinstance(listed, list):
                listed.append(row)


def _attach_attributes(tables: Mapping[str, Table], broken: Counter[str]) -> None:
    """Put attributes at whatever their `link_id` names."""
    by_id: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for table in tables.values():
        for key, row in table.items():
            by_id[key].append(row)
    for row in tables.get("attribute", {}).values():
        owners = by_id.get(str(row.get("link_id", "")), [])
        if not owners:
            broken["attributes.csv, link_id"] += 1
        for owner in owners:
            owner.setdefault("attributes", []).append(row)
