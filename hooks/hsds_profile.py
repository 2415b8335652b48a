"""How we write HSDS where the standard leaves room: what export and import agree on."""

from __future__ import annotations

FIELDS = "fields"
"""The taxonomy of what HSDS has no place for: an attribute with one of its terms says a field."""
DIRECTORY_ID = "family-offer-directory"
"""The kind of identifiers that are the ids of records."""
RUN = "run"
"""The `attending_type` of a date of a course; the course itself stands in attributes."""
UNKNOWN = "–"
"""Stands where HSDS requires a text and nothing is known."""
END_OF_DAY = "23:59:00"
"""Midnight at the end of a day, which tables cannot hold as a time; attributes have 24:00."""


def term_code(taxonomy: str, code: str) -> str:
    """Return a code that no other taxonomy has: HSDS wants codes that differ everywhere."""
    return f"{taxonomy}:{code}"
