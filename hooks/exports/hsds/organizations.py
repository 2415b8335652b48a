"""Organizations: the providers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hooks.exports.hsds.attributes import Attributes
from hooks.exports.hsds.parts import contacts, more_links, phones, said, website
from hooks.hsds_profile import DIRECTORY_ID, UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hooks.directory import ListedProvider
    from hooks.exports.hsds.terms import Object, Terms

SHORT = ("id", "name", "alternate_name", "description", "email", "website")
"""What lists say of an organization."""


def organization(terms: Terms, provider: ListedProvider, written: Mapping[str, Any]) -> Object:
    """Return a provider, without its places and offers.

    Args:
        terms: All terms.
        provider: The provider.
        written: What stands in its file.
    """
    record, name = provider.record, provider.id
    attributes = Attributes(terms, "organization", name)
    attributes.fields(
        [
            ("kind", record.kind),
            ("links", more_links(record.links, written.get("links"))),
            ("closures", written.get("closures")),
        ]
    )
    known = terms.ids.of("organization_identifier", name)
    return said(
        id=terms.ids.of("organization", name), name=record.name,
        alternate_name=record.alternate_name, description=record.description or UNKNOWN,
        email=record.email, website=website(record.links),
        contacts=contacts(terms, name, record.contacts),
        phones=phones(terms, name, record.phones, written.get("phones") or ()),
        organization_identifiers=[
            {"id": known, "identifier_type": DIRECTORY_ID, "identifier": name}
        ],
        attributes=attributes.listed,
    )  # fmt: skip
