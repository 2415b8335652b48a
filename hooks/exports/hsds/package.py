"""The tables of HSDS with their `datapackage.json`, as a folder and as one zip file."""

from __future__ import annotations

import csv
import json
import zipfile
from typing import TYPE_CHECKING, Any

from hooks.exports.hsds.schema import COLUMNS, file_of, resource
from hooks.spools import Spool, pour

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from hooks.drawing.edition import Edition
    from hooks.exports.hsds.dataset import Dataset
    from hooks.exports.hsds.ids import Ids
    from hooks.exports.hsds.terms import Object
    from hooks.spools import Content

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


class Tables:
    """The tables of a package, as text that grows."""

    def __init__(self, names: Iterable[str]) -> None:
        self._texts = {name: Spool() for name in names}
        self._writers = {
            name: csv.writer(text, lineterminator="\n") for name, text in self._texts.items()
        }
        for name, writer in self._writers.items():
            writer.writerow(COLUMNS[name])

    def add(self, table: str, one: Object, links: Mapping[str, str] | None = None) -> None:
        """Add an object as a row, and the rows of all that it holds.

        Args:
            table: Where it goes.
            one: The object.
            links: Columns that name what holds it.
        """
        row = dict(links or {})
        for name, value in one.items():
            if name in _CHILDREN:
                for child in value:
                    self.add(_CHILDREN[name], child, {f"{table}_id": one["id"]})
            elif name == "attributes":
                for child in value:
                    self._add_attribute(table, one["id"], child)
            elif name in _LINKS:
                row[_LINKS[name]] = value["id"]
            else:
                row[name] = value
        self.write(table, [row.get(name) for name in COLUMNS[table]])

    def _add_attribute(self, table: str, owner: str, one: Object) -> None:
        term = one["taxonomy_term"]["id"]
        cells = (one["id"], owner, term, one["link_type"], table, one.get("value"))
        self.write("attribute", cells)

    def write(self, table: str, cells: Sequence[Any]) -> None:
        """Add a row in the order of the table's columns."""
        self._writers[table].writerow(cells)

    def files(self) -> Iterator[tuple[str, Spool]]:
        """Yield the file of each table: as programs read it, without marks for spreadsheets."""
        for name, text in self._texts.items():
            yield file_of(name), text

    @property
    def names(self) -> list[str]:
        """The tables."""
        return [*self._texts]


def tables_without_services(data: Dataset) -> Tables:
    """Return tables with everything but the services and what belongs to them."""
    tables = Tables(COLUMNS)
    for one in data.organizations.values():
        tables.add("organization", one)
    for one in data.locations.values():
        tables.add("location", one)
    for one in data.terms.taxonomies:
        tables.add("taxonomy", one)
    for one in data.terms.all.values():
        tables.add("taxonomy_term", one)
    tables.add("meta_table_description", language_of(data.edition, data.ids))
    return tables


def language_of(edition: Edition, ids: Ids) -> Object:
    """Return which language the texts of a package are in."""
    code = edition.lang.code
    own = ids.of("meta_table_description", code)
    return {"id": own, "name": edition.site_name, "language": code, "character_set": "UTF-8"}


def package_files(edition: Edition, tables: Tables) -> Iterator[tuple[str, Content]]:
    """Yield the files of the package, and all of them as one."""
    files = dict(folder_files(edition, tables))
    yield from ((f"package/{name}", text) for name, text in files.items())
    yield "package.zip", zipped(files)


def folder_files(edition: Edition, tables: Tables) -> Iterator[tuple[str, Content]]:
    """Yield tables with the description of the package.

    Args:
        edition: Names the directory and its licence.
        tables: The tables, with those without rows that others refer to.
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
    about["resources"] = [resource(name) for name in tables.names]
    yield "datapackage.json", json.dumps(about, ensure_ascii=False, indent=1) + "\n"
    yield from tables.files()


def zipped(files: Mapping[str, Content]) -> Spool:
    """Return files as a zip file that is the same on every machine, so without compression."""
    packed = Spool()
    with zipfile.ZipFile(packed.bytes, "w") as archive:
        for name, content in files.items():
            with archive.open(zipfile.ZipInfo(name, _THEN), "w") as inside:
                pour(content, inside)
    return packed
