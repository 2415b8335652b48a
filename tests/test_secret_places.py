"""A place that is not public stays unknown, in every format, even if a check should fail."""

from __future__ import annotations

import io
import json
import zipfile
from itertools import product
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hooks.model.provider import Location
from hooks.model.reading import read_data
from tests.conftest import build_site
from tests.fuzzing import fuzzed
from tests.test_region import copy_region

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HIDING = ("town only", "on request")
LEADING = {
    "street": "Geheimer Weg 7",
    "postal_code": "98761",
    "latitude": "54.98761",
    "longitude": "-1.98761",
    "transportation": "Bus bis Geheimhausen",
}
"""What would lead to a place."""
TELLING = {"name": "Haus Geheim", "town": "Geheimstadt"}
"""What would lead to a place of which not even the town may be known."""
_GUARD = 'Agreement(_PROTECTED, when={"disclosure": "'
_AS_WRITTEN = ("eintraege/everything/provider.", "uebersetzen/")
"""The records themselves, and their texts for translators: here only the check stands guard."""
_RECORD = """\
name: Hidden {number}
summary: Somebody is there.
topics: [{topic}]
life_phases: [school]
service_areas: [northtown]
locations: [{places}]
schedules:
  - {{kind: meeting, location: {own}, byday: MO, opens_at: 09:00, closes_at: 10:00}}
runs:
  - {{location: {own}, dates: [2027-01-11 10:00-11:30]}}
access: open
cost: free
assured_date: 2026-11-20
assurer: A provider
sources:
  - {{title: A leaflet, date: 2025, stored_copy: true}}
"""


@fuzzed(150)
@given(
    disclosure=st.sampled_from(HIDING),
    facts=st.dictionaries(
        st.sampled_from(sorted(LEADING | TELLING)), st.text(min_size=1), min_size=1
    ),
    others=st.dictionaries(st.sampled_from(sorted(Location.model_fields)), st.text(max_size=9)),
)
def test_no_record_can_hold_what_leads_to_a_secret_place(
    disclosure: str, facts: dict[str, str], others: dict[str, str]
) -> None:
    """Whatever is written there, right or wrong, it is refused."""
    data = {"id": "x", "municipality": "y", **others, **facts, "disclosure": disclosure}
    if disclosure == "town only" and not facts.keys() & LEADING.keys():
        data |= {"street": "Geheimer Weg 7"}

    record, wrong = read_data(Location, data, {})

    assert record is None
    assert wrong


def _put_secrets(project: Path) -> None:
    """Take the guard out of a copy of the program, and write every secret into its records."""
    model = project / "hooks/model/provider.py"
    text = model.read_text()
    assert text.count(_GUARD) == len(HIDING)
    model.write_text(text.replace(_GUARD, 'Agreement(_PROTECTED, when={"disclosure": "never '))
    provider = project / "offers/everything/provider.yml"
    text, entries = provider.read_text(), []
    for number, disclosure in enumerate(HIDING):
        town = {"town": TELLING["town"]} if disclosure == "on request" else {"town": "Fartown"}
        name = {"name": TELLING["name"]} if disclosure == "on request" else {}
        facts = {"id": f"secret-{number}", "disclosure": disclosure, **LEADING, **town, **name}
        entries.append(
            "  - {" + ", ".join(f"{key}: {value}" for key, value in facts.items()) + "}\n"
        )
    provider.write_text(text.replace("  - {id: beyond", f"{''.join(entries)}  - {{id: beyond", 1))


def _put_offers(project: Path) -> None:
    """Offers of its own provider and of another, open and hidden, with a public place and alone."""
    cases = product(
        (0, 1), ("counsel", "shelter"), ("", ", everything/hall"), ("everything", "riverside")
    )
    for number, (secret, topic, beside, folder) in enumerate(cases):
        own = f"everything/secret-{secret}"
        record = _RECORD.format(number=number, topic=topic, places=own + beside, own=own)
        (project / f"offers/{folder}/hidden-{number}.yml").write_text(record)


@pytest.fixture(scope="module")
def leaking(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a region whose records hold what no check let pass."""
    folder = tmp_path_factory.mktemp("secret")
    project = copy_region(folder / "project")
    _put_secrets(project)
    _put_offers(project)
    built = build_site(project, folder / "site")

    assert built.returncode == 0, built.stderr
    return folder / "site"


def _contents(site: Path) -> Iterator[tuple[str, bytes]]:
    """Yield every file, also those inside of archives."""
    for path in sorted(path for path in site.rglob("*") if path.is_file()):
        name, content = path.relative_to(site).as_posix(), path.read_bytes()
        yield name, content
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                yield from ((f"{name}/{one}", archive.read(one)) for one in archive.namelist())


def test_no_format_tells_where_a_secret_place_is(leaking: Path) -> None:
    """Pages, HSDS, tables, calendars, feeds, linked data, lists to embed, the search index."""
    secrets = [value.lower().encode() for value in (*LEADING.values(), *TELLING.values())]
    secrets += [b"geheim", b"98761"]
    formats = set()
    for name, content in _contents(leaking):
        formats.add(name.rpartition(".")[2])
        if not name.startswith(_AS_WRITTEN):
            found = [secret for secret in secrets if secret in content.lower()]
            assert found == [], name

    assert {"html", "json", "csv", "ics", "atom", "jsonld", "ttl", "yml", "po"} <= formats


def test_the_offers_themselves_are_everywhere(leaking: Path) -> None:
    """Otherwise this file would prove nothing."""
    told = {
        name.rpartition(".")[2] for name, content in _contents(leaking) if b"Hidden 0" in content
    }

    assert {"html", "json", "csv", "ics", "atom"} <= told


def test_the_search_knows_no_position_of_a_secret_place(leaking: Path) -> None:
    """Neither the one that was written nor one near it."""
    told: Any = json.loads((leaking / "search/points.json").read_text())

    assert "54.98" not in json.dumps(told)
    assert "-1.98" not in json.dumps(told)
