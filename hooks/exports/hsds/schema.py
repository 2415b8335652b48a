"""The tables of HSDS 3.0 and their columns; tests compare them with the standard's own package."""

from __future__ import annotations

from typing import Any

_COLUMNS = {
    "organization": (
        "name! alternate_name description! email website tax_status tax_id year_incorporated "
        "legal_status logo uri parent_organization_id"
    ),
    "program": "organization_id!! name! alternate_name description!",
    "service": (
        "organization_id! program_id name! alternate_name description url email status! "
        "interpretation_services application_process fees_description wait_time fees "
        "accreditations eligibility_description minimum_age maximum_age assured_date "
        "assurer_email licenses alert last_modified"
    ),
    "attribute": "link_id! taxonomy_term_id! link_type link_entity! value",
    "service_at_location": "service_id! location_id! description",
    "location": (
        "location_type! url organization_id name alternate_name description transportation "
        "latitude longitude external_identifier external_identifier_type"
    ),
    "phone": (
        "location_id service_id organization_id contact_id service_at_location_id number! "
        "extension type description"
    ),
    "contact": (
        "organization_id service_id service_at_location_id location_id name title department email"
    ),
    "address": (
        "location_id attention address_1! address_2 city! region state_province! postal_code! "
        "country! address_type!"
    ),
    "schedule": (
        "service_id location_id service_at_location_id valid_from valid_to dtstart timezone until "
        "count wkst freq interval byday byweekno bymonthday byyearday description opens_at "
        "closes_at schedule_link attending_type notes"
    ),
    "service_area": "service_id name description extent extent_type uri",
    "required_document": "service_id document uri",
    "language": "service_id location_id phone_id name code note",
    "accessibility": "location_id description details url",
    "taxonomy_term": "code!? name! description! parent_id taxonomy language taxonomy_id term_uri",
    "meta_table_description": "name language character_set",
    "cost_option": (
        "service_id! valid_from valid_to option currency amount amount_description"
    ),
    "organization_identifier": (
        "organization_id! identifier_scheme identifier_type! identifier!"
    ),
    "taxonomy": "name! description! uri version",
}  # fmt: skip
"""By table: its columns after `id`; `!` is required, `!!` required and unique, `!?` unique."""
_FILES = {
    "address": "addresses", "accessibility": "accessibility", "taxonomy": "taxonomies",
    "service_at_location": "service_at_location",
}  # fmt: skip
_TYPES = {
    "number": (
        "year_incorporated minimum_age maximum_age latitude longitude extension timezone count "
        "interval amount"
    ),
    "date": "assured_date valid_from valid_to dtstart until",
    "time": "opens_at closes_at",
    "datetime": "last_modified",
}
_TYPE_OF = {name: kind for kind, names in _TYPES.items() for name in names.split()}
_ENUMS = {
    "status": ["active", "inactive", "defunct", "temporarily closed"],
    "location_type": ["physical", "postal", "virtual"],
    "address_type": ["physical", "postal", "virtual"],
    "wkst": ["MO", "TU", "WE", "TH", "FR", "SA", "SU"],
    "freq": ["WEEKLY", "MONTHLY"],
}
_MARKS = "!?"
_OUTSIDE = frozenset({"link_id", "tax_id", "parent_id", "parent_organization_id"})
"""Ids without a table of their own."""
_TEXT_URIS = frozenset({"service_area"})
"""Tables whose `uri` is any text."""

COLUMNS = {
    table: ("id", *(one.rstrip(_MARKS) for one in columns.split()))
    for table, columns in _COLUMNS.items()
}
"""The columns of each table."""


def file_of(table: str) -> str:
    """Return the file of a table."""
    return f"{_FILES.get(table, f'{table}s')}.csv"


def resource(table: str) -> dict[str, Any]:
    """Return how a data package describes a table."""
    fields = [_field(table, one) for one in ("id!!", *_COLUMNS[table].split())]
    keys = [
        {"fields": name, "reference": {"resource": name.removesuffix("_id"), "fields": "id"}}
        for name in COLUMNS[table]
        if name.endswith("_id") and name not in _OUTSIDE
    ]
    schema: dict[str, Any] = {"primaryKey": "id", "fields": fields}
    if keys:
        schema["foreignKeys"] = keys
    return {
        "name": table, "path": file_of(table), "profile": "tabular-data-resource",
        "format": "csv", "mediatype": "text/csv", "encoding": "utf-8", "schema": schema,
    }  # fmt: skip


def _field(table: str, marked: str) -> dict[str, Any]:
    name = marked.rstrip(_MARKS)
    marks = marked.removeprefix(name)
    constraints: dict[str, Any] = {
        "required": marks in {"!", "!!"},
        "unique": marks in {"!!", "!?"},
    }
    if name in _ENUMS:
        constraints["enum"] = _ENUMS[name]
    field = {"name": name, "type": _TYPE_OF.get(name, "string"), "constraints": constraints}
    form = _form(table, name)
    return field | ({"format": form} if form else {})


def _form(table: str, name: str) -> str:
    if name == "id" or (name.endswith("_id") and name != "tax_id"):
        return "uuid"
    if name in {"email", "assurer_email"}:
        return "email"
    is_uri = name in {"url", "website", "term_uri", "schedule_link"} or (
        name == "uri" and table not in _TEXT_URIS
    )
    return "uri" if is_uri else ""
