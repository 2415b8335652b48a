"""The description of the directory that catalogues of open data harvest."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import jinja2
import pytest
from rdflib import DCAT, DCTERMS, FOAF, RDF, XSD, Graph, Literal, Namespace, URIRef
from rdflib.compare import isomorphic

from hooks.checking import sources_of
from hooks.exports.catalogue import JSON_LD, TURTLE, description
from hooks.exports.formats import FORMATS
from hooks.links import links
from hooks.publication import prepare
from tests.conftest import EPOCH, SITE_URL
from tests.test_region import REGION

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

DCATDE = Namespace("http://dcat-ap.de/def/dcatde/")
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
EU = "http://publications.europa.eu/resource/authority/"
GERMAN = "http://dcat-ap.de/def/"
REQUIRED = {
    DCAT.Catalog: {DCTERMS.title, DCTERMS.description, DCTERMS.publisher, DCAT.dataset},
    DCAT.Dataset: {
        DCTERMS.title, DCTERMS.description, DCTERMS.publisher, DCATDE.contributorID,
        DCAT.contactPoint, DCAT.theme, DCAT.keyword, DCAT.landingPage, DCTERMS.identifier,
        DCTERMS.modified, DCAT.distribution, DCTERMS.accrualPeriodicity,
        DCATDE.politicalGeocodingURI, DCATDE.politicalGeocodingLevelURI,
    },
    DCAT.Distribution: {
        DCTERMS.title, DCAT.accessURL, DCAT.downloadURL, DCTERMS.license, DCTERMS.format,
        DCAT.mediaType, DCTERMS.language,
    },
    FOAF.Agent: {FOAF.name},
    VCARD.Organization: {VCARD.fn, VCARD.hasEmail},
}  # fmt: skip
"""What DCAT-AP.de 3.0 and its conventions (12, 13, 31, 32, 36) ask of each thing."""
CODES = {
    DCTERMS.license: f"{GERMAN}licenses/",
    DCTERMS.format: f"{EU}file-type/",
    DCTERMS.language: f"{EU}language/",
    DCTERMS.accrualPeriodicity: f"{EU}frequency/",
    DCTERMS.accessRights: f"{EU}access-right/",
    DCAT.theme: f"{EU}data-theme/",
    DCAT.mediaType: "https://www.iana.org/assignments/media-types/",
    DCATDE.contributorID: f"{GERMAN}contributors/",
    DCATDE.politicalGeocodingURI: f"{GERMAN}politicalGeocoding/districtKey/",
}
"""Lists that values come from."""


@pytest.fixture
def describe(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., dict[str, str]]:
    """Return the description of the tiny region, with changes in its settings."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)

    def files(*changes: tuple[str, str]) -> dict[str, str]:
        folder = shutil.copytree(REGION, tmp_path / "region", dirs_exist_ok=True)
        text = (folder / "mkdocs.yml").read_text()
        for old, new in (("country: GB", 'country: GB, district_key: "05566"'), *changes):
            assert old in text
            text = text.replace(old, new)
        contributor = "  data_contributor: http://dcat-ap.de/def/contributors/openNRW\n"
        (folder / "mkdocs.yml").write_text(text + contributor)
        publication = prepare(sources_of(folder / "mkdocs.yml"), SITE_URL)
        edition = publication.edition(publication.source, jinja2.Environment())  # noqa: S701
        return dict(description(publication, edition))

    return files


@pytest.fixture
def graph(describe: Callable[..., dict[str, str]]) -> Graph:
    """What the description says."""
    return Graph().parse(data=describe()[TURTLE], format="turtle")


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")  # rdflib's own
def test_both_forms_say_the_same(describe: Callable[..., dict[str, str]]) -> None:
    """A parser that we did not write finds the same in each."""
    files = describe(("name: Family office", r'name: "Office \"North\" \\ für Ältere"'))
    told = Graph().parse(data=files[TURTLE], format="turtle")

    assert isomorphic(told, Graph().parse(data=files[JSON_LD], format="json-ld"))
    names = {str(name) for name in told.objects(predicate=FOAF.name)}
    assert names == {'Office "North" \\ für Ältere'}


def test_everything_that_the_standard_asks_for_is_there(graph: Graph) -> None:
    """Of the catalogue, the dataset, its files, the publisher and the contact."""
    for kind, required in REQUIRED.items():
        things = list(graph.subjects(RDF.type, kind))
        assert things, kind
        for thing in things:
            assert required <= set(graph.predicates(thing)), thing


def test_codes_come_from_the_lists_of_the_standard(graph: Graph) -> None:
    """Licence, file types, languages, themes, frequency, place."""
    for predicate, place in CODES.items():
        values = list(graph.objects(predicate=predicate))
        assert values, predicate
        for value in values:
            assert isinstance(value, URIRef)
            assert value.startswith(place), value


def test_everything_that_is_named_is_described(graph: Graph) -> None:
    """No part leads to one that is missing."""
    described = set(graph.subjects())
    for predicate in (DCAT.dataset, DCAT.distribution, DCTERMS.publisher, DCAT.contactPoint):
        assert set(graph.objects(predicate=predicate)) <= described

    assert {
        (dataset, day)
        for dataset, day in graph.subject_objects(DCTERMS.modified)
        if day != Literal("2026-11-23", datatype=XSD.date)
    } == set()


def test_a_language_that_the_eu_has_no_code_for_is_left_out(
    describe: Callable[..., dict[str, str]],
) -> None:
    """The description stays one that can be read."""
    told = describe(("languages: [en, fr]", "languages: [en, ckb]"), ("published: true", ""))

    graph = Graph().parse(data=told[TURTLE], format="turtle")

    named = {str(one).rpartition("/")[2] for one in graph.objects(predicate=DCTERMS.language)}
    assert named == {"ENG"}


def test_every_file_of_the_site_is_described(site: Path, graph: Graph) -> None:
    """What the page of open data leads to, and nothing that is not there."""
    html = (site / "de/daten.html").read_text()
    loaded = set(re.findall(r'href="([^"]+)" download', html))
    told = {f"{'' if one.in_each_language else '../'}{one.path}" for one in FORMATS}
    files = {str(url).removeprefix(SITE_URL) for url in graph.objects(predicate=DCAT.downloadURL)}

    assert loaded <= told <= set(links(html))
    assert all((site / "de" / path).is_file() for path in told)
    assert files == {
        f"{folder}{one.path}"
        for one in FORMATS
        for folder in (("en/", "fr/") if one.in_each_language else ("",))
    }


def test_nothing_is_described_before_the_operator_signs(
    site: Path, describe: Callable[..., dict[str, str]]
) -> None:
    """Without a licence, a name and an address, catalogues would refuse it."""
    assert not (site / TURTLE).exists()
    assert describe(("email: families@example.org, ", "")) == {}
