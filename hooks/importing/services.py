"""HSDS in any of its shapes to rows of services, each with its organization and locations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hooks.importing.objects import read_json
from hooks.importing.packages import join_tables, read_package, tables_of
from hooks.importing.rows import Read, Row, refuse

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_ORGANIZATION = frozenset(
    {"services", "website", "legal_status", "tax_status", "year_incorporated", "programs",
     "organization_identifiers", "parent_organization_id"}
)  # fmt: skip
_SERVICE = frozenset(
    {"status", "organization", "organization_id", "service_at_locations", "service_areas"}
)
Found = tuple[str, dict[str, Any]]
"""Where an object stands, and what it says."""


def read_hsds(path: Path, content: bytes | None) -> Read:
    """Read services.

    Args:
        path: A JSON file, or a folder or zip file with tables.
        content: The bytes of a JSON file, else None.

    Raises:
        InvalidDirectoryError: The source is broken, or it holds no service.
    """
    if content is None:
        services, remarks = read_package(path)
        rows = [_row(f"services.csv, {one.get('id', number)}", one)
                for number, one in enumerate(services, 1)]  # fmt: skip
        return Read(rows, remarks)
    data = read_json(content, path.as_posix())
    tables = tables_of(data) if isinstance(data, dict) else None
    if tables:
        services, remarks = join_tables(tables)
        return Read([_row(f"services.csv[{i}]", one) for i, one in enumerate(services)], remarks)
    return _nested(data, path.as_posix())


def _nested(data: Any, path: str) -> Read:
    remarks: list[str] = []
    found = [
        row for place, one in _objects(data, remarks) for row in _services(place, one, remarks)
    ]
    if not found:
        raise refuse(path, " ".join(["In dieser Quelle steht kein Angebot.", *remarks]))
    return Read(_joined(found), remarks)


def _objects(data: Any, remarks: list[str]) -> Iterator[Found]:
    place, listed = "", data
    if isinstance(data, dict):
        place = next((name for name in ("contents", "content", "items") if name in data), "")
        listed = data[place] if place else [data]
        pages = data.get("total_pages")
        if place and isinstance(pages, int) and pages > 1:
            page = data.get("page_number", "?")
            remarks.append(f"Das ist Seite {page} von {pages}; nennen Sie dem Befehl alle Seiten.")
    for index, one in enumerate(listed if isinstance(listed, list) else []):
        if isinstance(one, dict):
            yield (f"{place}[{index}]" if listed is not data or place else f"[{index}]"), one
        else:
            remarks.append(f"{place}[{index}]: Hier steht kein Objekt.")


def _services(place: str, one: dict[str, Any], remarks: list[str]) -> Iterator[Found]:
    if isinstance(one.get("service"), dict):
        at = {name: value for name, value in one.items() if name != "service"}
        yield f"{place}.service", {**one["service"], "service_at_locations": [at]}
    elif isinstance(one.get("services"), list) and one["services"]:
        owner = {name: value for name, value in one.items() if name != "services"}
        for index, service in enumerate(one["services"]):
            if isinstance(service, dict):
                yield f"{place}.services[{index}]", {"organization": owner, **service}
    elif one.keys() & _SERVICE:
        yield place, one
    elif one.keys() & _ORGANIZATION:
        remarks.append(f"{place}: Die Organisation »{one.get('name', '')}« hat hier kein Angebot.")
    else:
        remarks.append(f"{place}: Das ist weder ein Angebot noch eine Organisation.")


def _joined(found: list[Found]) -> list[Row]:
    """Join what stands once for each of its locations."""
    rows: dict[str, tuple[str, dict[str, Any]]] = {}
    for index, (place, service) in enumerate(found):
        key = str(service.get("id") or f"#{index}")
        if key not in rows or not service.get("service_at_locations"):
            rows.setdefault(key if key not in rows else f"{key}#{index}", (place, dict(service)))
            continue
        known = rows[key][1]
        listed = known.get("service_at_locations")
        more = service["service_at_locations"]
        if place.endswith(".service") and isinstance(listed, list) and isinstance(more, list):
            known["service_at_locations"] = [*listed, *more]
        else:
            rows[f"{key}#{index}"] = (place, dict(service))
    return [_row(place, service) for place, service in rows.values()]


def _row(place: str, service: dict[str, Any]) -> Row:
    return Row(place, service)
