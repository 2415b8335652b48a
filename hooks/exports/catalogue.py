"""The directory as catalogues of open data describe it: DCAT-AP.de.

https://www.dcat-ap.de/def/dcatde/3.0/spec/
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hooks.exports.formats import FORMATS
from hooks.exports.triples import json_ld, named, on, said, turtle
from hooks.pages import DATA

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hooks.drawing.edition import Edition
    from hooks.exports.formats import Format
    from hooks.exports.triples import Node
    from hooks.languages import Language
    from hooks.publication import Publication
    from hooks.settings import Settings

TURTLE = "daten/dcat-ap.ttl"
JSON_LD = "daten/dcat-ap.jsonld"
_EU = "http://publications.europa.eu/resource/authority"
_GERMAN = "http://dcat-ap.de/def"
_PREFIXES = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcatde": f"{_GERMAN}/dcatde/",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_THEMES = ("SOCI", "EDUC", "HEAL")
"""Society, education, health: https://op.europa.eu/en/web/eu-vocabularies/concept-scheme/-/resource?uri=http://publications.europa.eu/resource/authority/data-theme"""
_LICENCES = (
    ("creativecommons.org/publicdomain/zero/1.0", "cc-zero"),
    ("creativecommons.org/licenses/by/4.0", "cc-by/4.0"),
    ("creativecommons.org/licenses/by-sa/4.0", "cc-by-sa/4.0"),
    ("govdata.de/dl-de/zero-2-0", "dl-zero-de/2.0"),
    ("govdata.de/dl-de/by-2-0", "dl-by-de/2.0"),
)
"""Where a licence stands, and its name among those of DCAT-AP.de."""
_LANGUAGES = {
    "ar": "ARA", "bg": "BUL", "de": "DEU", "en": "ENG", "es": "SPA", "fa": "FAS", "fr": "FRA",
    "hr": "HRV", "it": "ITA", "ku": "KUR", "nl": "NLD", "pl": "POL", "pt": "POR", "ro": "RON",
    "ru": "RUS", "so": "SOM", "sq": "SQI", "sr": "SRP", "ti": "TIR", "tr": "TUR", "uk": "UKR",
    "vi": "VIE",
}  # fmt: skip
"""Language to its code among the EU's languages."""


def description(publication: Publication, edition: Edition) -> Iterator[tuple[str, str]]:
    """Yield the description of the directory in both forms, once the operator has signed it."""
    if edition.settings.is_described:
        nodes = list(_nodes(publication, edition))
        yield TURTLE, turtle(_PREFIXES, nodes)
        yield JSON_LD, json_ld(_PREFIXES, nodes)


def _nodes(publication: Publication, edition: Edition) -> Iterator[Node]:
    languages = publication.languages
    parts = [part for one in FORMATS for part in _distributions(edition, one, languages)]
    yield _catalog(edition, languages)
    yield _dataset(edition, parts)
    yield _publisher(edition)
    yield _contact(edition)
    yield from parts


def _iri(edition: Edition, name: str) -> str:
    return f"{edition.site_url}{TURTLE}#{name}"


def _words(edition: Edition) -> dict[str, Any]:
    """Return what the directory is called, and what it is."""
    lang = edition.lang.code
    about = edition.gettext("Help for families in {region}", region=edition.settings.region.name)
    return {"dct:title": said(edition.site_name, lang), "dct:description": said(about, lang)}


def _catalog(edition: Edition, languages: Iterable[Language]) -> Node:
    return {
        "@id": _iri(edition, "catalog"),
        "@type": "dcat:Catalog",
        **_words(edition),
        "dct:publisher": named(_iri(edition, "publisher")),
        "dct:language": _languages(languages),
        "dct:license": named(_licence(edition)),
        "dct:modified": on(edition.day),
        "foaf:homepage": named(edition.site_url),
        "dcat:dataset": named(_iri(edition, "dataset")),
    }


def _dataset(edition: Edition, parts: Iterable[Node]) -> Node:
    topics = edition.directory.vocabulary.terms["topics"].values()
    keywords = [said(one.label, edition.lang.code) for one in topics if not one.parent]
    return {
        "@id": _iri(edition, "dataset"),
        "@type": "dcat:Dataset",
        **_words(edition),
        "dct:identifier": {"@value": _iri(edition, "dataset")},
        "dct:publisher": named(_iri(edition, "publisher")),
        "dcat:contactPoint": named(_iri(edition, "contact")),
        "dcat:theme": [named(f"{_EU}/data-theme/{one}") for one in _THEMES],
        "dcat:keyword": keywords,
        "dcat:landingPage": named(_page(edition, edition.lang)),
        "dct:accrualPeriodicity": named(f"{_EU}/frequency/DAILY"),
        "dct:accessRights": named(f"{_EU}/access-right/PUBLIC"),
        "dct:modified": on(edition.day),
        **_places(edition.settings),
        "dcat:distribution": [named(one["@id"]) for one in parts],
    }


def _page(edition: Edition, lang: Language) -> str:
    return f"{edition.site_url}{lang.code}/{DATA}"


def _places(settings: Settings) -> dict[str, Any]:
    """Return where the data are about, and who delivers them, as far as the operator says it."""
    found: dict[str, Any] = {}
    if settings.data_contributor:
        found["dcatde:contributorID"] = named(settings.data_contributor)
    if key := settings.region.district_key:
        level = f"{_GERMAN}/politicalGeocoding/Level/administrativeDistrict"
        found["dcatde:politicalGeocodingLevelURI"] = named(level)
        place = f"{_GERMAN}/politicalGeocoding/districtKey/{key}"
        found["dcatde:politicalGeocodingURI"] = named(place)
    return found


def _publisher(edition: Edition) -> Node:
    name = {"@value": str(edition.settings.operator.name)}
    return {"@id": _iri(edition, "publisher"), "@type": "foaf:Agent", "foaf:name": name}


def _contact(edition: Edition) -> Node:
    operator = edition.settings.operator
    found: dict[str, Any] = {
        "@id": _iri(edition, "contact"),
        "@type": ["vcard:Organization", "vcard:Kind"],
        "vcard:fn": {"@value": str(operator.name)},
        "vcard:hasEmail": named(f"mailto:{operator.email}"),
    }
    if operator.phone:
        found["vcard:hasTelephone"] = named(f"tel:{edition.dial(operator.phone)}")
    return found


def _distributions(edition: Edition, one: Format, languages: Iterable[Language]) -> Iterator[Node]:
    if not one.in_each_language:
        yield _distribution(edition, one, edition.lang, _languages(languages), "")
        return
    for lang in languages:
        yield _distribution(edition, one, lang, _languages([lang]), f"{lang.code}/")


def _distribution(
    edition: Edition, one: Format, lang: Language, spoken: list[Node], folder: str
) -> Node:
    path, name = f"{folder}{one.path}", one.path.rpartition("/")[2]
    title = f"{edition.site_name}: {name}" + (f" ({lang.name})" if folder else "")
    return {
        "@id": _iri(edition, path.replace("/", "-")),
        "@type": "dcat:Distribution",
        "dct:title": said(title, edition.lang.code),
        "dcat:accessURL": named(_page(edition, lang)),
        "dcat:downloadURL": named(f"{edition.site_url}{path}"),
        "dct:format": named(f"{_EU}/file-type/{one.kind}"),
        "dcat:mediaType": named(f"https://www.iana.org/assignments/media-types/{one.media_type}"),
        "dct:language": spoken,
        "dct:license": named(_licence(edition)),
        "dct:modified": on(edition.day),
    }


def _licence(edition: Edition) -> str:
    """Return the licence as DCAT-AP.de names it, or where it stands."""
    licence = edition.settings.data_licence
    url = licence.url if licence else ""
    found = (name for place, name in _LICENCES if place in url)
    return next((f"{_GERMAN}/licenses/{name}" for name in found), url)


def _languages(languages: Iterable[Language]) -> list[Node]:
    codes = dict.fromkeys(_LANGUAGES.get(one.locale.language, "") for one in languages)
    return [named(f"{_EU}/language/{code}") for code in codes if code]
