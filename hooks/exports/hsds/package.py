"""The tables of HSDS with their `datapackage.json`, as a folder and as one zip file."""

from __future__ import annotations

import csv
import json
import zipfile
from collections import defaultdict
from io import BytesIO, StringIO
from typing import TYPE_CHECKING, Any

from hooks.exports.hsds.schema import COLUMNS, file_of, resource

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from hooks.drawing.edition import Edition
    from hooks.exports.hsds.dataset import Dataset
    from hooks.exports.hsds.terms import Object

    Tables = dict[str, list[Object]]
    """Rows by table."""

_CHILDREN = {
    "phones": "phone", "contacts": "contact", "schedules": "schedule", "languages": "language",
    "addresses": "address", "accessibility": "accessibility", "cost_options": "cost_option",
    "service_areas": "service_area", "required_documents": "required_document",
    "service_at_locations": "service_at_location",
    "organization_identifiers": "organization_identifier",
}  # fmt: skip
"""What an object holds as a list, and the table that it goes into."""
_LINKS = {"organization": "organization_id", "location": "location_id"}
"""What an object holds whole, and the column that names it."""
_THEN = (1980, 1, 1, 0, 0, 0)
"""The time of every file in a zip file: the earliest it can hold, so that it tells nothing."""


def package_files(data: Dataset) -> Iterator[tuple[str, str | bytes]]:
    """Yield the files of the package."""
    tables = tables_of(data)
    files = dict(folder_files(data.edition, tables, [*COLUMNS]))
    yield from ((f"package/{name}", text) for name, text in files.items())
    yield "package.zip", zipped(files)


def tables_of(data: Dataset) -> Tables:
    """Return all rows of all tables."""
    tables: Tables = defaultdict(list)
    for one in data.organizations.values():
        _add(tables, "organization", one, {})
    for one in data.locations.values():
        _add(tables, "location", one, {})
    for one in data.services.values():
        _add(tables, "service", one, {})
    tables["taxonomy"] = data.terms.taxonomies
    tables["taxonomy_term"] = [*data.terms.all.values()]
    lang = data.edition.texts.source
    own = data.ids.of("meta_table_description", lang.code)
    about = {"id": own, "name": data.edition.site_name, "language": lang.code}
    tables["meta_table_description"] = [{**about, "character_set": "UTF-8"}]
    return tables


def _add(tables: Tables, table: str, one: Object, links: Object) -> None:
    """Add a row, and the rows of all that it holds."""
    row = {**links}
    for name, value in one.items():
        if name in _CHILDREN:
            for child in value:
                _add(tables, _CHILDREN[name], child, {f"{table}_id": one["id"]})
        elif name == "attributes":
            tables["attribute"] += (_attribute(table, one["id"], child) for child in value)
        elif name in _LINKS:
            row[_LINKS[name]] = value["id"]
        else:
            row[name] = value
    tables[table].append(row)


def _attribute(table: str, owner: str, one: Object) -> Object:
    term = one["taxonomy_term"]["id"]
    return {**one, "link_id": owner, "link_entity": table, "taxonomy_term_id": term}


def folder_files(
    edition: Edition, tables: Tables, names: Sequence[str]
) -> Iterator[tuple[str, str]]:
    """Yield tables with the description of the package.

    Args:
        edition: Names the directory and its licence.
        tables: The rows.
        names: The tables, with those without rows that others refer to.
    """
    licence = edition.settings.data_licence
    about: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": "human_services_data",
        "title": edition.site_name,
        "version": "3.0.0",
        "homepage": edition.site_url,
    }
    if licence:
        about["licenses"] = [{"title": licence.name, "path": licence.url}]
    about["resources"] = [resource(name) for name in names]
    yield "datapackage.json", json.dumps(about, ensure_ascii=False, indent=1) + "\n"
    for name in names:
        yield file_of(name), table_text(name, tables.get(name, ()))


def table_text(table: str, rows: Iterable[Object]) -> str:
    """Return a table as programs read it: commas, no marks for spreadsheets."""
    written, columns = StringIO(), COLUMNS[table]
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([row.get(name) for name in columns] for row in rows)
    return written.getvalue()


def zipped(files: dict[str, str]) -> bytes:
    """Return files as a zip file that is the same on every machine, so without compression."""
    content = BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, text in files.items():
            archive.writestr(zipfile.ZipInfo(name, _THEN), text.encode())
    return content.getvalue()
