"""A place that is not public stays unknown, in every format, even if a check should fail."""

from __future__ import annotations

import io
import json
import re
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
from tests.test_booklet import Paper
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
_COMMENT = "# Kontakt: Geheimer Weg 7, 98761 Geheimstadt"
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
        record = _offer(number, topic, f"everything/secret-{secret}", beside)
        record = f"{_COMMENT}\n{record}  {_COMMENT}\n"
        record = record.replace("access: open\n", f"access: open  {_COMMENT}\n")
        (project / f"offers/{folder}/hidden-{number}.yml").write_text(record)


def _offer(number: int, topic: str, own: str, beside: str) -> str:
    return _RECORD.format(number=number, topic=topic, places=own + beside, own=own)


@pytest.fixture(scope="module")
def leaking(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a region whose records hold what no check let pass."""
    folder = tmp_path_factory.mktemp("secret")
    project = copy_region(folder / "project")
    _put_secrets(project)
    _put_offers(project)
    playgroup = project / "offers/riverside/playgroup.yml"
    playgroup.write_text(f"{_COMMENT}\n{playgroup.read_text()}")
    settings = project / "mkdocs.yml"
    text = settings.read_text()
    settings.write_text(text.replace("extra:\n", "extra:\n  booklets: true\n"))
    built = build_site(project, folder / "site")

    assert built.returncode == 0, built.stderr
    return folder / "site"


def _contents(site: Path) -> Iterator[tuple[str, bytes]]:
    """Yield every file, also those inside of archives."""
    for path in sorted(path for path in site.rglob("*") if path.is_file()):
        name, content = path.relative_to(site).as_posix(), path.read_bytes()
        yield name, content
        if name.endswith(".pdf"):
            yield name, _printed(content)
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                yield from ((f"{name}/{one}", archive.read(one)) for one in archive.namelist())


def _printed(content: bytes) -> bytes:
    """Return what a booklet says, with and without blanks and breaks, and where its links lead."""
    paper = Paper(content)
    squeezed = re.sub(r"[\s\u00ad-]", "", paper.text)
    return "\n".join([paper.text, squeezed, *sorted(paper.addresses)]).encode()


def test_no_format_tells_where_a_secret_place_is(leaking: Path) -> None:
    """Pages, HSDS, tables, calendars, feeds, linked data, lists to embed, search, booklets."""
    secrets = [value.lower().encode() for value in (*LEADING.values(), *TELLING.values())]
    secrets += [b"geheim", b"98761"]
    formats = set()
    for name, content in _contents(leaking):
        formats.add(name.rpartition(".")[2])
        if not name.startswith(_AS_WRITTEN):
            found = [secret for secret in secrets if secret in content.lower()]
            assert found == [], name

    assert {"html", "json", "csv", "ics", "atom", "jsonld", "ttl", "yml", "po", "pdf"} <= formats


def test_no_comment_of_such_records_is_published(leaking: Path) -> None:
    """Neither that of an offer nor that of its provider; all else stands as it is written."""
    records = leaking / "eintraege"
    files = [*records.rglob("hidden-*"), *records.glob("*/provider.*"), *records.rglob("play*")]

    assert len(files) > 2 * 16
    assert [path for path in files if _COMMENT in path.read_text()] == []
    written = (records / "everything/hidden-0.yml").read_text()
    assert written == _offer(0, "counsel", "everything/secret-0", "")


def test_the_offers_themselves_are_everywhere(leaking: Path) -> None:
    """Otherwise this file would prove nothing."""
    told = {
        name.rpartition(".")[2] for name, content in _contents(leaking) if b"Hidden 0" in content
    }

    assert {"html", "json", "csv", "ics", "atom", "pdf"} <= told


def test_the_search_knows_no_position_of_a_secret_place(leaking: Path) -> None:
    """Neither the one that was written nor one near it."""
    told: Any = json.loads((leaking / "search/points.json").read_text())

    assert "54.98" not in json.dumps(told)
    assert "-1.98" not in json.dumps(told)
