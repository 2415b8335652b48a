"""The files of HSDS: each as the API of the standard answers, and the tables."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from hooks.exports.hsds import organizations, services
from hooks.exports.hsds.dataset import Dataset
from hooks.exports.hsds.package import package_files, tables_without_services
from hooks.pages import DATA

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from hooks.drawing.edition import Edition
    from hooks.exports.hsds.package import Tables
    from hooks.exports.hsds.terms import Object
    from hooks.publication import Publication
    from hooks.spools import Content

FOLDER = "daten/hsds"
"""From the root of the site; never changes."""
PAGE = 100
"""Entries of a page of a list."""
_OPENAPI = "https://raw.githubusercontent.com/openreferral/specification/3.0/schema/openapi.json"
_PLACE = ("id", "location_type", "name", "transportation", "latitude", "longitude")
"""What lists say of a location, beside its organization."""


def hsds_files(publication: Publication, edition: Edition) -> Iterator[tuple[str, Content]]:
    """Yield all files of HSDS in the language of the records."""
    data = Dataset(edition, publication.offers.parent)
    tables = tables_without_services(data)
    for path, content in _api(data, tables):
        yield f"{FOLDER}/{path}", content
    for path, packed in package_files(edition, tables):
        yield f"{FOLDER}/{path}", packed


def _api(data: Dataset, tables: Tables) -> Iterator[tuple[str, str]]:
    edition = data.edition
    profile = f"{edition.site_url}{edition.lang.code}/{DATA}#hsds"
    yield "index.json", _text({"version": "3.0", "profile": profile, "openapi_url": _OPENAPI})
    offers: dict[str, list[Object]] = defaultdict(list)
    yield from _services(data, tables, offers)
    yield from _organizations(data, offers)
    yield from _kind("locations", data.locations.values(), _PLACE)
    for name, listed in (("taxonomies", data.terms.taxonomies), ("taxonomy_terms", _terms(data))):
        yield from _kind(name, listed)


def _services(
    data: Dataset, tables: Tables, offers: dict[str, list[Object]]
) -> Iterator[tuple[str, str]]:
    """Yield the files of services; add their rows to the tables, and them to their providers."""
    count = len(data.edition.listing.offers)
    whole, short = Pages("services/full", count), Pages("services/page", count)
    at_places: list[str] = []
    for name, one in data.services():
        tables.add("service", one)
        offers[name.partition("/")[0]].append(_short(one, ("id", "name", "status")))
        brief = _short(one, services.SHORT)
        brief["organization"] = _short(one["organization"], organizations.SHORT)
        text = _text(one)
        yield f"services/{one['id']}.json", text
        yield from whole.add(text)
        yield from short.add(_text(brief))
        for at in one.get("service_at_locations", ()):
            yield f"service_at_locations/{at['id']}.json", _text({**at, "service": brief})
            place = _short(at["location"], _PLACE)
            at_places.append(_text({"id": at["id"], "location": place, "service": brief}))
    if not count:
        yield from (whole.page(), short.page())
    yield from _pages("service_at_locations/page", at_places)


def _organizations(data: Dataset, offers: dict[str, list[Object]]) -> Iterator[tuple[str, str]]:
    places = defaultdict(list)
    for (provider, _), place in data.locations.items():
        places[provider].append(place)
    for name, one in data.organizations.items():
        whole = {**one, "locations": places[name], "services": offers[name]}
        yield f"organizations/{one['id']}.json", _text(whole)
    short = (_text(_short(one, organizations.SHORT)) for one in data.organizations.values())
    yield from _pages("organizations/page", [*short])


def _terms(data: Dataset) -> list[Object]:
    details = {one["id"]: one for one in data.terms.taxonomies}
    return [
        {**term, "taxonomy_detail": details[term["taxonomy_id"]]}
        for term in data.terms.all.values()
    ]


def _kind(
    name: str, listed: Iterable[Object], short: Sequence[str] = ()
) -> Iterator[tuple[str, str]]:
    """Yield a file for each object, and pages of all."""
    objects = [*listed]
    yield from ((f"{name}/{one['id']}.json", _text(one)) for one in objects)
    yield from _pages(f"{name}/page", [_text(_short(one, short or [*one])) for one in objects])


class Pages:
    """Joins the entries of a list to pages as they come."""

    def __init__(self, path: str, total: int) -> None:
        self.path = path
        self.total = total
        self.number = 1
        self.here: list[str] = []

    def add(self, text: str) -> Iterator[tuple[str, str]]:
        """Take an entry; yield the page that it completes."""
        self.here.append(text)
        if len(self.here) == PAGE or (self.number - 1) * PAGE + len(self.here) == self.total:
            yield self.page()
            self.number, self.here = self.number + 1, []

    def page(self) -> tuple[str, str]:
        """Return the page of the entries at hand."""
        count = max(1, -(-self.total // PAGE))
        head = {
            "total_items": self.total, "total_pages": count, "page_number": self.number,
            "size": len(self.here), "first_page": self.number == 1,
            "last_page": self.number == count, "empty": not self.here,
        }  # fmt: skip
        entries = ",".join(self.here)
        return f"{self.path}-{self.number}.json", f'{_text(head)[:-1]},"contents":[{entries}]}}'


def _pages(path: str, texts: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the pages of a list, the first even where nothing is listed."""
    pages = Pages(path, len(texts))
    for text in texts:
        yield from pages.add(text)
    if not texts:
        yield pages.page()


def _short(one: Object, names: Iterable[str]) -> Object:
    return {name: one[name] for name in names if name in one}


def _text(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
