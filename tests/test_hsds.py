"""The directory as HSDS: valid by the standard's own schemas, without secrets, and back again."""

from __future__ import annotations

import json
import re
import shutil
import zipfile
from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid5

import pytest
from frictionless import Package
from jinja2 import Environment
from jsonschema import Draft202012Validator, FormatChecker

from hooks.checking import Sources
from hooks.directory import Directory, Place, load_directory
from hooks.exports.hsds.ages import years
from hooks.exports.hsds.dataset import Dataset
from hooks.exports.hsds.ids import ROOT, Ids, namespace
from hooks.exports.hsds.places import Places
from hooks.exports.hsds.schema import COLUMNS, resource
from hooks.exports.hsds.translations import translation_files
from hooks.hsds_profile import FIELDS
from hooks.importing.forms import age
from hooks.importing.running import Order, run_import
from hooks.importing.saving import write_plan
from hooks.links import links
from hooks.model.provider import Location
from hooks.publication import prepare
from tests.conftest import DAY, EPOCH, SITE_URL, build_site
from tests.conftest import ROOT as PROJECT
from tests.hsds_terms import terms_of
from tests.test_region import REGION, copy_region

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

STANDARD = PROJECT / "tests/standards/hsds-3.0"
MAPPING = PROJECT / "docs/redaktion/beispiele/hsds.yml"
KINDS = {
    "services": "service",
    "organizations": "organization",
    "locations": "location",
    "service_at_locations": "service_at_location",
    "taxonomies": "taxonomy",
    "taxonomy_terms": "taxonomy_term",
}
"""The folders of the JSON files, and what is in each."""
LOST = {
    "offers": {"sources.url", "sources.title", "sources.date", "sources.seen",
               "sources.stored_copy", "former_ids", "locations"},
    "providers": {"former_ids", "contacts.name", "contacts.name_consent", "locations.id"},
}  # fmt: skip
"""What does not come back; of `locations` only what is called otherwise, as it is not public."""

RUNS = """location: hall
    dates: [2027-02-01]
  - location: quiet
    name: Run at a quiet place
    dates: [2027-02-02]
  - name: Run name
    location: hidden"""
"""Courses at a public place, at one of which only the town may be told, at a secret one."""


@pytest.fixture(autouse=True)
def _day(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a test reads without a build is read on the day of all tests, too."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)


@pytest.fixture(scope="module")
def region(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the region that has a value in every field."""
    folder = tmp_path_factory.mktemp("hsds")
    built = build_site(copy_region(folder / "project"), folder / "site", "--strict")

    assert built.returncode == 0, built.stderr
    return folder / "site"


def standard(name: str) -> Draft202012Validator:
    """Return what checks an object by the schema of the standard."""
    whole = json.loads((STANDARD / "schema/service_with_definitions.json").read_text())
    schema = whole if name == "service" else whole["definitions"][name]
    return Draft202012Validator(
        {**schema, "definitions": whole["definitions"]}, format_checker=FormatChecker()
    )


def objects(site: Path, folder: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield all objects of a folder with their file, also those of pages."""
    for path in sorted((site / "daten/hsds" / folder).glob("*.json")):
        data = json.loads(path.read_text())
        for one in data["contents"] if "total_items" in data else [data]:
            yield path.name, one


def service_of(site: Path, name: str) -> dict[str, Any]:
    """Return a service by the name of its offer."""
    return next(one for _, one in objects(site, "services") if one["name"] == name)


@pytest.mark.parametrize("folder", KINDS)
def test_every_object_is_valid_by_the_standard(folder: str, region: Path, site: Path) -> None:
    """Single files and the entries of pages, of both regions."""
    check = standard(KINDS[folder])

    for where in (region, site):
        found = [*objects(where, folder)]
        wrong = [f"{name} {e.json_path}: {e.message}" for name, one in found
                 for e in check.iter_errors(one)]  # fmt: skip
        assert wrong == []
        assert found


def test_pages_are_those_of_the_api(site: Path) -> None:
    """Their head is as the API defines it, and together they hold every object once."""
    page = json.loads((STANDARD / "schema/openapi.json").read_text())["components"]["schemas"]
    check = Draft202012Validator({**page["Page"], "required": [*page["Page"]["properties"]]})

    for folder in KINDS:
        here = site / "daten/hsds" / folder
        pages = [json.loads(path.read_text()) for path in sorted(here.glob("page-*.json"))]
        ids = [one["id"] for data in pages for one in data["contents"]]
        single = {path.stem for path in here.glob("*.json")} - {
            path.stem for path in here.glob("*-[0-9].json")
        }
        assert [error.message for data in pages for error in check.iter_errors(data)] == []
        assert {data["total_items"] for data in pages} == {len(ids)} == {len(single)}
        assert set(ids) == single
        assert [data["last_page"] for data in pages] == [False] * (len(pages) - 1) + [True]


def test_the_tables_are_a_valid_data_package(region: Path, site: Path) -> None:
    """Types, required and unique values, foreign keys: as a folder, as a zip, in a language."""
    for where in (region / "daten/hsds/package", site / "daten/hsds/package",
                  region / "fr/daten/hsds", site / "uk/daten/hsds"):  # fmt: skip
        report = Package(str(where / "datapackage.json")).validate()
        assert report.flatten(["name", "rowNumber", "message"]) == []
    for where in (region, site):
        zipped = where / "daten/hsds/package.zip"
        assert Package(str(zipped)).validate().valid
        with zipfile.ZipFile(zipped) as archive:
            for name in archive.namelist():
                assert archive.read(name) == (zipped.with_suffix("") / name).read_bytes()
                assert archive.getinfo(name).date_time == (1980, 1, 1, 0, 0, 0)


def test_the_tables_are_described_as_the_standard_does() -> None:
    """The same columns, types, forms, constraints and keys; only empty tables may be missing."""
    listed = json.loads((STANDARD / "datapackage.json").read_text())["resources"]
    official = {one["name"]: one for one in listed}

    assert official.keys() - COLUMNS.keys() == {"funding", "metadata"}
    for name in COLUMNS:
        ours, theirs = resource(name), official[name]
        assert ours["path"] == theirs["path"]
        assert _described(ours["schema"]) == _described(theirs["schema"])


def _described(schema: dict[str, Any]) -> Any:
    names = ("name", "type", "format", "constraints")
    fields = [{name: one[name] for name in names if name in one} for one in schema["fields"]]
    keys = sorted(schema.get("foreignKeys", ()), key=lambda key: str(key["fields"]))
    return fields, keys, schema["primaryKey"]


def test_uuids_are_those_of_the_documentation(region: Path) -> None:
    """Version 5 of kind and id, in a namespace of the region, however the site is called."""
    space = uuid5(UUID("8fe1f181-0bee-4804-8488-6cc06f233e6a"), "GB Exampleshire")

    assert namespace("GB", "Exampleshire") == space
    assert str(ROOT) in (PROJECT / "docs/redaktion/hsds.md").read_text()
    assert service_of(region, "Offer name")["id"] == str(
        uuid5(space, "service/everything/everything")
    )
    for name in ("a", "ä/ö", "x" * 200):
        assert Ids(space).of("phone", name) == str(uuid5(space, f"phone/{name}"))


def test_only_offers_of_today_leave(region: Path) -> None:
    """Not what has ended, not what is still to come; what it is about is in the terms."""
    names = {one["name"] for _, one in objects(region, "services")}

    assert names == {"Offer name", "Listening line", "Refuge", "Playgroup by the river",
                     "Youth office North"}  # fmt: skip
    terms = [one["taxonomy_term"]["code"] for one in service_of(region, "Offer name")["attributes"]]
    assert {"topics:counsel", "audiences:teens", "fields:service.cost.covered"} <= set(terms)


def test_places_that_are_not_public_leave_without_what_leads_there(region: Path) -> None:
    """Even if a record said more than it may: no street, position, directions, house or id."""
    terms = terms_of(region.parent / "project")
    said: dict[str, Any] = {
        "id": "mill-lane", "name": None, "street": "Mill Lane 2", "postal_code": "10003",
        "municipality": "southtown", "town": None, "latitude": 54.41, "longitude": -1.51,
        "transportation": "Bus to Mill Lane", "accessibility": {"lift": "yes"},
    }  # fmt: skip
    made = {
        told: json.dumps(
            Places(terms).location(
                Place("everything", Location.model_construct(disclosure=told, **said))
            )
        )
        for told in ("town only", "on request", "public")
    }

    assert all(word in made["public"] for word in ("Mill Lane", "54.41", "Lift", "mill-lane"))
    for told in ("town only", "on request"):
        for word in ("ane", "54.41", "1.51", "10003", "Lift", "accessib", "addresses"):
            assert word not in made[told]
    assert "southtown" in made["town only"].lower()
    assert "southtown" not in made["on request"].lower()


def test_a_course_does_not_name_a_place_that_is_not_public(tmp_path: Path) -> None:
    """An id may say as much as a name; that of a public place leaves."""
    project = shutil.copytree(REGION, tmp_path / "project")
    path = project / "offers/everything/everything.yml"
    path.write_text(path.read_text().replace("name: Run name\n    location: hall", RUNS))

    services = dict(Dataset(terms_of(project).edition, project).services())

    attributes = services["everything/everything"]["attributes"]
    runs = {one["link_type"]: one["value"] for one in attributes if one["link_type"][:5] == "runs."}
    assert runs["runs.1.location"] == "hall"
    assert (runs["runs.2.name"], runs["runs.3.name"]) == ("Run at a quiet place", "Run name")
    assert {"hidden", "quiet"}.isdisjoint(runs.values())


def test_places_of_other_providers_leave_with_their_translations(tmp_path: Path) -> None:
    """An offer may take place in the house of somebody who offers nothing."""
    project = shutil.copytree(REGION, tmp_path / "project")
    offers = project / "offers"
    shutil.copytree(offers / "riverside", offers / "owner", ignore=shutil.ignore_patterns("p*g*"))
    (offers / "owner/youth-office.yml").unlink()
    house = offers / "owner/provider.yml"
    house.write_text(house.read_text().replace("id: house\n", "id: house\n    name: The house\n"))
    catalog = offers / "owner/locales/fr.po"
    name = 'msgctxt "provider.locations.house.name"\nmsgid "The house"\nmsgstr "La maison"\n'
    catalog.write_text(catalog.read_text().partition('msgctxt "')[0] + name)
    line = offers / "helpers/line.yml"
    line.write_text(f"{line.read_text()}locations: [owner/house]\n")

    table = _translations(project)

    assert ",name,location,La maison\n" in table


@pytest.mark.parametrize(("until", "count"), [("2026-11-23", 1), ("2026-11-22", 0)])
def test_old_news_leave_in_no_language(until: str, count: int, tmp_path: Path) -> None:
    """They have left the page, too."""
    project = shutil.copytree(REGION, tmp_path / "project")
    path = project / "offers/riverside/playgroup.yml"
    path.write_text(f"{path.read_text()}alert: {{text: News, until: {until}}}\n")
    catalog = project / "offers/riverside/locales/fr.po"
    news = 'msgctxt "playgroup.alert.text"\nmsgid "News"\nmsgstr "Nouvelles"\n'
    catalog.write_text(f"{catalog.read_text()}\n{news}")

    table = _translations(project)

    assert table.count(",alert.text,service,Nouvelles\n") == count


def _translations(project: Path) -> str:
    """Return the texts in French, as a table."""
    sources = Sources(project / "mkdocs.yml", project / "offers", project / "docs")
    publication = prepare(sources, SITE_URL)
    french = publication.edition(publication.languages[1], Environment(autoescape=True))
    return str(dict(translation_files(french))["daten/hsds/attributes.csv"])


def test_names_of_persons_stay_here(region: Path) -> None:
    """Consent is for these pages; what has left cannot be called back."""
    files = [path for path in (region / "daten/hsds").rglob("*") if path.is_file()]

    assert [path.name for path in files if b"Pat Example" in path.read_bytes()] == []
    assert any(b"Provider contact role" in path.read_bytes() for path in files)


def test_a_translation_is_an_attribute_of_what_it_translates(region: Path) -> None:
    """Only those that are up to date."""
    table = (region / "fr/daten/hsds/attributes.csv").read_text()
    playgroup = service_of(region, "Playgroup by the river")

    assert f"{playgroup['id']}," in table
    assert ",name,service,Groupe de jeu au bord de la rivière\n" in table
    assert "chaque lundi" not in table
    assert not (region / "en/daten/hsds").exists()


def test_the_page_of_open_data_names_the_files(region: Path) -> None:
    """And each is there."""
    for lang in ("en", "fr"):
        named = [one for one in links((region / lang / "daten.html").read_text()) if "hsds/" in one]
        assert len(named) == (3 if lang == "en" else 4)
        assert all((region / lang / one).resolve().is_file() for one in named)


@pytest.mark.parametrize(
    "text", ["0 months", "6 weeks", "1 month", "10 months", "1 year", "18 months", "3 years"]
)
def test_an_age_is_a_number_of_years_and_comes_back(text: str) -> None:
    """In months where it is a part of years; weeks stand in an attribute."""
    number = str(years(text))

    found = age(number)

    exact = {"0 months": "0 years", "6 weeks": "0.115"}
    assert found == exact.get(text, text)


@pytest.mark.parametrize("shape", ["package", "package.zip", "services"])
def test_what_leaves_comes_back(shape: str, region: Path, tmp_path: Path) -> None:
    """All records but for what is listed, from tables and from pages, into an empty region."""
    offers = PROJECT / "tests/region/offers"

    found = imported(region, shape, offers, "GB", tmp_path)

    before = of_today(load_directory(offers)[0], {"everything/ended", "everything/later"})
    changed = differences(before, found)
    assert changed == LOST
    public = {"hall", "beyond"}
    offer, provider = found.offers["everything/everything"], found.providers["everything"]
    assert public < set(offer.record.locations)
    assert public < {place.id for place in provider.record.locations}


def test_the_real_directory_comes_back(site: Path, tmp_path: Path) -> None:
    """From its package; nothing is lost that is not listed."""
    offers = PROJECT / "offers"

    found = imported(site, "package.zip", offers, "DE", tmp_path)

    changed = differences(load_directory(offers)[0], found)
    assert changed["offers"] <= LOST["offers"]
    assert changed["providers"] <= LOST["providers"]


def test_the_list_of_what_is_lost_is_in_the_documentation() -> None:
    """Each field, by its name."""
    text = (PROJECT / "docs/redaktion/hsds.md").read_text()
    part = text.partition("## Was nicht zurückkommt")[2].partition("\n## ")[0]

    named = set(re.findall("`([a-z_.]+)`", part))

    fields = {name.partition(".")[0] if name.startswith("sources.") else name
              for names in LOST.values() for name in names}  # fmt: skip
    assert named == fields


def imported(site: Path, shape: str, offers: Path, country: str, folder: Path) -> Directory:
    """Import an export into a region with the same vocabulary and nothing else."""
    shutil.copytree(offers / "vocabulary", folder / "offers/vocabulary")
    shutil.copy(MAPPING, folder / "hsds.yml")
    here = site / "daten/hsds" / shape
    sources = tuple(sorted(here.glob("full-*.json"))) if shape == "services" else (here,)
    order = Order(folder / "offers", folder / "hsds.yml", sources, country, date.fromisoformat(DAY))
    result = run_import(order)
    write_plan(result.plan, order.offers, order.mapping)
    assert result.plan.refused == {}
    directory, problems = load_directory(folder / "offers")
    assert [str(one) for one in problems if one.severity.name == "ERROR"] == []
    again = run_import(order).plan
    assert (again.files, again.refused) == ({}, {})
    return directory


def of_today(directory: Directory, others: set[str]) -> Directory:
    """Return a directory without the offers that do not leave."""
    offers = {name: one for name, one in directory.offers.items() if name not in others}
    return Directory(directory.vocabulary, directory.providers, offers)


def differences(before: Directory, after: Directory) -> dict[str, set[str]]:
    """Return the fields that say something else, in whichever order lists are."""
    found: dict[str, set[str]] = {}
    for kind in ("offers", "providers"):
        one, other = getattr(before, kind), getattr(after, kind)
        assert one.keys() == other.keys()
        changed: set[str] = set()
        for name in one:
            sides = [Counter(_leaves(side[name].record.model_dump(), "")) for side in (one, other)]
            changed |= {path for path, _ in (sides[0] - sides[1]) + (sides[1] - sides[0])}
        found[kind] = changed
    return found


def _leaves(value: Any, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _leaves(inner, f"{path}.{name}" if path else name)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from _leaves(inner, path)
    elif value is not None:
        yield path, str(value)


def test_no_attribute_ends_an_import(tmp_path: Path) -> None:
    """Paths that contradict themselves or name nothing; words of other taxonomies say no field."""
    shutil.copytree(PROJECT / "tests/region/offers/vocabulary", tmp_path / "offers/vocabulary")
    shutil.copy(MAPPING, tmp_path / "hsds.yml")
    paths = ["capacity", "capacity.state", "runs.²", "runs..", "runs.1.dates", "nothing.1", "1",
             "ages.minimum_age.1", "keywords.9999", "links.1", "former_ids.1", "x" * 999,
    ]  # fmt: skip
    attributes = [stated(path, "first", FIELDS) for path in paths]
    attributes += [stated("not_for", "Nobody", "another"), {"link_type": 3}]
    attributes += [
        {"taxonomy_term": {"taxonomy": name, "code": f"{name}:{code}"}}
        for name, code in (("topics", "leisure"), ("life_phases", "baby"))
    ]
    service = {
        "id": "1", "name": "Club", "status": "active", "description": "A club.",
        "organization": {"id": "o", "name": "Some people"}, "email": "a@example.org",
        "service_areas": [{"name": "Northtown"}], "attributes": [*attributes, None],
    }  # fmt: skip
    (tmp_path / "one.json").write_text(json.dumps(service))

    order = Order(tmp_path / "offers", tmp_path / "hsds.yml", (tmp_path / "one.json",), "GB",
                  date.fromisoformat(DAY))  # fmt: skip
    result = run_import(order)

    written = result.plan.files["some-people/club.yml"]
    assert "keywords:\n  - first" in written
    assert "Nobody" not in written
    assert "former_ids" not in written
    assert result.plan.refused == {}


def stated(path: str, value: str, taxonomy: str) -> dict[str, Any]:
    """Return an attribute that says a field."""
    return {"link_type": path, "value": value, "taxonomy_term": {"taxonomy": taxonomy}}
