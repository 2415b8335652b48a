"""The files of HSDS: each as the API of the standard answers, and the tables."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from hooks.exports.hsds import organizations, services
from hooks.exports.hsds.dataset import Dataset
from hooks.exports.hsds.package import package_files
from hooks.pages import DATA

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from hooks.drawing.edition import Edition
    from hooks.exports.hsds.terms import Object
    from hooks.publication import Publication

FOLDER = "daten/hsds"
"""From the root of the site; never changes."""
PAGE = 100
"""Entries of a page of a list."""
_OPENAPI = "https://raw.githubusercontent.com/openreferral/specification/3.0/schema/openapi.json"
_PLACE = ("id", "location_type", "name", "transportation", "latitude", "longitude")
"""What lists say of a location, beside its organization."""


def hsds_files(_: Publication, edition: Edition) -> Iterator[tuple[str, str | bytes]]:
    """Yield all files of HSDS in the language of the records."""
    data = Dataset(edition)
    for path, content in (*_api(data), *package_files(data)):
        yield f"{FOLDER}/{path}", content


def _api(data: Dataset) -> Iterator[tuple[str, str]]:
    edition = data.edition
    profile = f"{edition.site_url}{edition.lang.code}/{DATA}#hsds"
    yield "index.json", _text({"version": "3.0", "profile": profile, "openapi_url": _OPENAPI})
    yield from _services(data)
    yield from _organizations(data)
    yield from _kind("locations", data.locations.values(), _PLACE)
    for name, listed in (("taxonomies", data.terms.taxonomies), ("taxonomy_terms", _terms(data))):
        yield from _kind(name, listed)


def _services(data: Dataset) -> Iterator[tuple[str, str]]:
    whole, short = [], []
    at_places: list[tuple[str, str]] = []
    listed: list[str] = []
    for one in data.services.values():
        brief = _short(one, services.SHORT)
        brief["organization"] = _short(one["organization"], organizations.SHORT)
        whole.append(_text(one))
        short.append(_text(brief))
        yield f"services/{one['id']}.json", whole[-1]
        for at in one.get("service_at_locations", ()):
            at_places.append((at["id"], _text({**at, "service": brief})))
            listed.append(_text({"id": at["id"], "location": at["location"], "service": brief}))
    yield from _pages("services/page", short)
    yield from _pages("services/full", whole)
    yield from ((f"service_at_locations/{name}.json", text) for name, text in at_places)
    yield from _pages("service_at_locations/page", listed)


def _organizations(data: Dataset) -> Iterator[tuple[str, str]]:
    places, offers = defaultdict(list), defaultdict(list)
    for (provider, _), place in data.locations.items():
        places[provider].append(place)
    for name, service in data.services.items():
        provider = name.partition("/")[0]
        offers[provider].append(_short(service, ("id", "name", "status")))
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


def _pages(path: str, texts: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the pages of a list, the first even where nothing is listed."""
    count = max(1, -(-len(texts) // PAGE))
    for number in range(1, count + 1):
        here = texts[(number - 1) * PAGE : number * PAGE]
        head = {
            "total_items": len(texts), "total_pages": count, "page_number": number,
            "size": len(here), "first_page": number == 1, "last_page": number == count,
            "empty": not here,
        }  # fmt: skip
        yield f"{path}-{number}.json", f'{_text(head)[:-1]},"contents":[{",".join(here)}]}}'


def _short(one: Object, names: Iterable[str]) -> Object:
    return {name: one[name] for name in names if name in one}


def _text(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
