"""What becomes of other people's data: golden cases in tests/imports, one file each.

A case is a comment that says what is promised, `mapping` and `source` (their texts; the source's
name tells what it is), `files` that stand below offers/ before the import on top of
tests/problems/base, `again` (another source, imported after it), and what is expected: `written`
(the files that are new or changed, by their path) and `told` (the report, a line an entry).
`<U+202E>` stands for a character that nobody would see in the case.
"""

from __future__ import annotations

import json
import re
import shutil
import zipfile
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from hooks.__main__ import main
from hooks.importing import cleaning, forms, naming
from hooks.importing.conversions import CONVERSIONS
from hooks.importing.notes import Entry, Outcome
from hooks.importing.reports import write_report
from hooks.importing.rows import MAX_CELL
from hooks.importing.running import Order, Result, run_import
from hooks.importing.saving import write_plan
from hooks.problems import InvalidDirectoryError
from hooks.source import read_source
from tests.conftest import DAY, ROOT

if TYPE_CHECKING:
    from pathlib import Path

CASES = sorted((ROOT / "tests/imports").glob("*.yml"))
HSDS = ROOT / "tests/standards/hsds-3.0"
KITAS = ROOT / "tests/data/kitas-schleswig-holstein.json"
MAPPING = """\
kind: csv
source: {title: "Liste, {id}", date: 2026-05}
provider_id: familientreff
offer:
  name: name
  summary: "{name} für Familien."
  topics: {value: [baby]}
  life_phases: {value: [kleinkind]}
  service_areas: {value: [region]}
  phones: telefon
  access: {value: open}
  cost: {value: free}
"""
TABLE = "id;name;telefon\n1;Spieltreff;0123 456\n2;Elterncafé;0123 457\n"
HSDS_MAPPING = """\
kind: hsds
source: {title: "Verzeichnis, {id}", date: 2026-05}
provider:
  kind: {value: association}
offer:
  topics: {value: [erziehung]}
  life_phases: {value: [kleinkind]}
  service_areas: {value: [region]}
  access: {value: appointment}
  cost: {value: unknown}
"""


def project_at(folder: Path, files: dict[str, Any] | None = None) -> Path:
    """Make a project with the base of the cases about problems, and a case's own files."""
    shutil.copytree(ROOT / "tests/problems/base/offers", folder / "offers")
    for name, text in (files or {}).items():
        path = folder / "offers" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


def order_at(project: Path, mapping: str, source: str | bytes, name: str = "quelle.csv") -> Order:
    """Put a mapping and a source beside the records."""
    (project / "zuordnung.yml").write_text(mapping, "utf-8")
    content = source.encode() if isinstance(source, str) else source
    (project / name).write_bytes(content)
    paths = (project / "zuordnung.yml", (project / name,))
    return Order(project / "offers", *paths, "DE", date.fromisoformat(DAY))


def run(order: Order) -> Result:
    """Import and write."""
    result = run_import(order)
    write_plan(result.plan, order.offers, order.mapping)
    return result


def texts_in(offers: Path) -> dict[str, str]:
    """Return all records, by their path."""
    paths = (path for path in offers.rglob("*") if path.is_file())
    return {path.relative_to(offers).as_posix(): path.read_text("utf-8") for path in paths}


def told(entries: list[Entry]) -> list[str]:
    """Return the report as a case has it."""
    parts = ((one.outcome, one.place, one.record, one.field, one.reason, one.before, one.after)
             for one in entries)  # fmt: skip
    return [" | ".join(" ".join(part.split()) for part in entry if part.strip()) for entry in parts]


def refusal(order: Order) -> str:
    """Return the first line of what is told about a broken source, without the folder."""
    with pytest.raises(InvalidDirectoryError) as caught:
        run_import(order)
    return str(caught.value.problems[0]).replace(f"{order.offers.parent.as_posix()}/", "")


def revealed(text: str) -> str:
    """Return a text with the characters that a case only names."""
    return re.sub(r"<U\+(\w{4})>", lambda found: chr(int(found[1], 16)), text)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_row_becomes_what_the_case_says(path: Path, tmp_path: Path) -> None:
    """The records, byte for byte, and every line of the report."""
    case = read_source(path, path.name)
    project = project_at(tmp_path / "project", case.data.get("files"))
    before = texts_in(project / "offers")
    name = case.data.get("name", "quelle.json")
    order = order_at(project, case.data["mapping"], revealed(case.data["source"]), name)

    result = run(order)
    if "again" in case.data:
        before = texts_in(project / "offers")
        for file, text in case.data.get("edited", {}).items():
            (project / "offers" / file).write_text(text, "utf-8")
        result = run(order_at(project, case.data["mapping"], revealed(case.data["again"]), name))
    after = texts_in(project / "offers")

    assert case.problems == ()
    assert told(result.entries) == case.data["told"].splitlines()
    changed = {file: text for file, text in after.items() if before.get(file) != text}
    assert changed == case.data.get("written", {})


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_same_source_again_changes_no_byte(path: Path, tmp_path: Path) -> None:
    """Neither a record nor what the import remembers, whatever was odd about the source."""
    case = read_source(path, path.name)
    project = project_at(tmp_path / "project", case.data.get("files"))
    name = case.data.get("name", "quelle.json")
    order = order_at(project, case.data["mapping"], revealed(case.data["source"]), name)
    run(order)
    before = texts_in(project)

    result = run(order)

    assert texts_in(project) == before
    assert not {Outcome.NEW, Outcome.UPDATED} & {entry.outcome for entry in result.entries}


def test_the_order_of_rows_does_not_matter(tmp_path: Path) -> None:
    """Ids, places and texts are the same, however the source is sorted."""
    mapping = read_source(ROOT / "tests/imports/towns.yml", "towns.yml").data
    rows = json.loads(mapping["source"])
    written = []
    for index, source in enumerate((rows, rows[::-1])):
        project = project_at(tmp_path / str(index))
        run(order_at(project, mapping["mapping"], json.dumps(source), "quelle.json"))
        written.append({name: sorted(text) for name, text in texts_in(project / "offers").items()})

    assert written[0] == written[1]


def test_a_lost_memory_is_found_in_the_records(tmp_path: Path) -> None:
    """Without the state, a record is known by the source that it names, under any other id."""
    project = project_at(tmp_path / "project")
    order = order_at(project, MAPPING, TABLE)
    run(order)
    (project / "zuordnung.state.json").unlink()
    folder = project / "offers/familientreff"
    (folder / "spieltreff.yml").rename(folder / "treff-zum-spielen.yml")

    result = run(order)

    assert [entry.record for entry in result.entries if not entry.field] == [
        "familientreff/treff-zum-spielen",
        "familientreff/elterncafe",
    ]
    assert not (folder / "spieltreff.yml").exists()


def test_what_an_editor_removed_stays_removed(tmp_path: Path) -> None:
    """A deleted file is not written again, and it is told why."""
    project = project_at(tmp_path / "project")
    order = order_at(project, MAPPING, TABLE)
    run(order)
    (project / "offers/familientreff/spieltreff.yml").unlink()

    result = run(order)

    reason = (
        "Die Datei familientreff/spieltreff wurde gelöscht; der Import legt sie nicht wieder an"
    )
    assert reason in [entry.reason for entry in result.entries]
    assert not (project / "offers/familientreff/spieltreff.yml").exists()


def test_a_provider_that_an_editor_removed_comes_back_with_its_next_offer(tmp_path: Path) -> None:
    """What the import remembers of the old file does not keep the new one from being whole."""
    project = project_at(tmp_path / "project")
    case = read_source(ROOT / "tests/imports/towns.yml", "towns.yml").data
    run(order_at(project, case["mapping"], case["source"], "quelle.json"))
    shutil.rmtree(project / "offers/zwei-orte-e-v")
    row = {"id": 9, "name": "Neu", "street": "Weg 1", "zip": "00456", "town": "Musterdorf"}

    result = run(order_at(project, case["mapping"], json.dumps([row]), "quelle.json"))

    assert Outcome.NEW in {entry.outcome for entry in result.entries}
    text = (project / "offers/zwei-orte-e-v/provider.yml").read_text("utf-8")
    assert "name: Zwei Orte e. V." in text
    assert "street: Weg 1" in text


def test_a_place_that_an_editor_corrected_is_not_doubled(tmp_path: Path) -> None:
    """The import knows it by its id, although the street reads differently now."""
    project = project_at(tmp_path / "project")
    case = read_source(ROOT / "tests/imports/towns.yml", "towns.yml").data
    order = order_at(project, case["mapping"], case["source"], "quelle.json")
    run(order)
    path = project / "offers/zwei-orte-e-v/provider.yml"
    edited = path.read_text("utf-8").replace("street: Gasse 2", "street: Gasse 22   # am Tor", 1)
    path.write_text(edited, "utf-8")

    run(order)

    assert path.read_text("utf-8") == edited


def test_a_memory_that_cannot_be_read_ends_the_import(tmp_path: Path) -> None:
    """Else every hand-made change would look like an old import."""
    project = project_at(tmp_path / "project")
    order = order_at(project, MAPPING, TABLE)
    (project / "zuordnung.state.json").write_text("<<<<<<< HEAD", "utf-8")

    assert refusal(order) == (
        "zuordnung.state.json:1:1: Fehler: Diese Datei hat der Import geschrieben; jetzt ist sie "
        "nicht mehr zu lesen. Holen Sie sie aus git zurück."
    )


def test_the_source_wins_where_the_operator_says_so(tmp_path: Path) -> None:
    """`--overwrite` takes the named field, and no other."""
    project = project_at(tmp_path / "project")
    run(order_at(project, MAPPING, TABLE))
    path = project / "offers/familientreff/spieltreff.yml"
    text = (
        path.read_text("utf-8").replace("0123 456", "0123 999").replace("für Familien", "für alle")
    )
    path.write_text(text, "utf-8")
    arguments = ["--project", str(project), "import", "--overwrite", "phones"]
    files = [str(project / "zuordnung.yml"), str(project / "quelle.csv")]

    done = CliRunner().invoke(main, [*arguments, *files])

    assert done.exit_code == 0, done.output
    assert "- 0123 456" in path.read_text("utf-8")
    assert "Spieltreff für alle." in path.read_text("utf-8")


def test_a_trial_run_writes_nothing_but_its_report(tmp_path: Path) -> None:
    """The terminal counts, the report has every line."""
    project = project_at(tmp_path / "project")
    order_at(project, MAPPING, TABLE + "3;;0123 458\n")
    before = texts_in(project)
    arguments = ["--project", str(project), "import", "--dry-run", "--report", "bericht.csv"]
    files = [str(project / "zuordnung.yml"), str(project / "quelle.csv")]

    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path)
        done = CliRunner().invoke(main, [*arguments, *files])

    assert texts_in(project) == before
    assert done.output.splitlines()[:6] == [
        "Probelauf: Nichts wurde geschrieben.",
        "Neu: 2",
        "Geändert: 0",
        "Unverändert: 0",
        "Übersprungen: 1",
        "Nicht mehr in der Quelle: 0",
    ]
    report = (tmp_path / "bericht.csv").read_text("utf-8-sig").splitlines()
    assert report[0] == "Was;Zeile;Schlüssel;Eintrag;Feld;Grund;Vorher;Nachher"
    assert len(report) == 4


def test_a_report_runs_no_formula_and_no_markup() -> None:
    """What strangers wrote is text, in a spreadsheet and in Markdown."""
    entry = Entry(
        Outcome.CLEANED, "Zeile 2", "1", "a/b", "name", "x", "=cmd()", "<img src=x>|[a](b)"
    )

    assert ";'=cmd();" in write_report([entry], ".csv")
    assert "&lt;img src=x&gt;\\|\\[a\\](b)" in write_report([entry], ".md")


@pytest.mark.parametrize(
    ("name", "kind", "content", "line"),
    [
        ("q.json", "json", b"", "q.json:1:1: Fehler: Die Datei endet mitten im JSON."
         " Ist sie ganz angekommen?"),
        ("q.json", "json", b'[{"id": 1},\n {"id"',
         "q.json:2:7: Fehler: Die Datei endet mitten im JSON."
         " Ist sie ganz angekommen?"),
        ("q.json", "json", b'[{"id": 1},\n x]',
         "q.json:2:2: Fehler: Hier hört das JSON auf, gültig zu sein."),
        ("q.json", "json", b'{"a": 1}', "q.json:1:1: Fehler: In dieser Datei steht keine Liste."
         " Nennen Sie ihren Ort unter »rows«."),
        ("q.json", "json", b"[1]", "q.json:1:1: Fehler: [0]: Hier steht kein Objekt."),
        ("q.json", "json", b"[NaN]", "q.json:1:1: Fehler: Eine Zahl im JSON ist keine: NaN."),
        ("q.json", "json", b"[" * 200_000,
         "q.json:1:1: Fehler: Das JSON ist tiefer als 40 Ebenen verschachtelt."),
        ("q.json", "json", b'[{"id": "' + b"x" * 10_000_000 + b'"}]',
         f"q.json:1:1: Fehler: [0].id: Dieser Text hat mehr als {MAX_CELL} Zeichen."),
        ("q.json", "json", b"[]", "q.json:1:1: Fehler: In dieser Quelle steht nichts."),
        ("q.csv", "csv", b"id;name\n1;a\n2\n3;b;c\n",
         "q.csv:3:1: Fehler: Diese Zeile hat 1 Zellen, die erste nennt 2 Spalten."),
        ("q.csv", "csv", b'id;name\n1;"a\n2;b\n',
         "q.csv:2:1: Fehler: Diese Zeile ist nicht zu lesen. Ein Anführungszeichen schließt nicht,"
         " oder nach ihm steht noch Text."),
        ("q.csv", "csv", b"id;name\n1;" + b"x" * 10_000_000,
         "q.csv:2:1: Fehler: Diese Zeile ist nicht zu lesen. Eine Zelle hat mehr als"
         f" {MAX_CELL} Zeichen. Ist ein Anführungszeichen zu viel?"),
        ("q.csv", "csv", b"id;id\n1;2\n",
         "q.csv:1:1: Fehler: Die Spalte »id« steht zweimal in der ersten Zeile."),
        ("q.csv", "csv", b"PK\x03\x04\0\0",
         "q.csv:1:1: Fehler: Das ist keine Tabelle in Textform (CSV)."),
        ("q.zip", "hsds", b"PK\x03\x04 abgebrochen",
         "q.zip:1:1: Fehler: Diese zip-Datei ist beschädigt. Ist sie ganz angekommen?"),
        ("q.zip", "csv", b"", "q.zip:1:1: Fehler: Ordner und zip-Dateien gibt es nur mit"
         " »kind: hsds«."),
        ("q.json", "hsds", b'{"contents": [{"name": "x"}]}',
         "q.json:1:1: Fehler: In dieser Quelle steht kein Angebot. contents[0]: Das ist weder ein"
         " Angebot noch eine Organisation."),
    ],
    ids=lambda value: value[:20] if isinstance(value, str) else "",
)  # fmt: skip
def test_a_broken_source_is_told_with_its_place(
    name: str, kind: str, content: bytes, line: str, tmp_path: Path
) -> None:
    """In German, and nothing is written."""
    project = project_at(tmp_path / "project")
    before = texts_in(project / "offers")
    mapping = HSDS_MAPPING if kind == "hsds" else MAPPING.replace("kind: csv", f"kind: {kind}")
    order = order_at(project, mapping, content, name)

    assert refusal(order) == line
    assert texts_in(project / "offers") == before


@pytest.mark.parametrize(
    ("wrong", "right", "line"),
    [
        ("name: name", "nam: name", "9: Fehler: Das Feld »nam« gibt es hier nicht."
         " Meinten Sie »name«?"),
        ("phones: telefon", "phones: telefn", "11:11: Fehler: Die Spalte »telefn« gibt es nicht."
         " Meinten Sie »telefon«?"),
        ("phones: telefon", "phones: telefon|phnes", "11: Fehler: Die Umrechnung »phnes« gibt es"
         " nicht. Meinten Sie »phones«?"),
        ("[baby]", "[babi]", "8:20: Fehler: »babi« ist hier nicht bekannt. Meinten Sie »baby«?"),
        ("  cost: {value: free}\n", "", "4:1: Fehler: Das Feld »cost« fehlt unter »offer«. "),
        ("für Familien.", "{für Familien.", "7:12: Fehler: Eine Vorlage enthält Spalten in"
         " geschweiften Klammern: »Kita in {ort}«."),
        ("title: \"Liste, {id}\", ", "", "2: Fehler: Nennen Sie »url« oder, wenn es keine gibt,"
         " »title«."),
    ],
)  # fmt: skip
def test_a_wrong_mapping_is_told_with_its_place(
    wrong: str, right: str, line: str, tmp_path: Path
) -> None:
    """Line, what is wrong, and what can stand there instead."""
    project = project_at(tmp_path / "project")
    order = order_at(project, MAPPING.replace(wrong, right), TABLE)

    found = refusal(order)

    assert MAPPING.count(wrong) == 1
    assert line.partition(": ")[2] in found


@pytest.mark.parametrize(
    "content",
    [
        TABLE.encode("utf-8-sig"),
        TABLE.encode("cp1252"),
        TABLE.encode("utf-16"),
        TABLE.replace(";", ",").encode(),
        TABLE.replace(";", "\t").encode(),
        TABLE.replace("\n", ";;\r\n").replace("telefon;;", "telefon;;", 1).encode(),
        ("\"id\";\"name\";\"telefon\"\n1;\"Spiel\"\"treff\";0123 456\n"
         "2;\"Eltern;\ncafé\";0123 457\n").encode(),
    ],
)  # fmt: skip
def test_a_table_is_read_however_it_was_saved(content: bytes, tmp_path: Path) -> None:
    """With or without mark, in the encodings of Windows, with any delimiter, with quotes."""
    project = project_at(tmp_path / "project")

    result = run(order_at(project, MAPPING, content))

    offers = [entry.record for entry in result.entries if entry.outcome is Outcome.NEW]
    assert len(offers) == 2
    assert "familientreff/elterncafe" in [
        one.replace("eltern-cafe", "elterncafe") for one in offers
    ]


@pytest.mark.parametrize(
    "name",
    ["service_full.json", "organization_full.json", "service_list.json",
     "service_at_location_list.json", "csv"],
)  # fmt: skip
def test_the_examples_of_the_standard_become_a_record(name: str, tmp_path: Path) -> None:
    """Single objects, nested ones, lists of pages, and tables with broken references."""
    project = project_at(tmp_path / "project")
    order = order_at(project, HSDS_MAPPING, "")
    order = Order(order.offers, order.mapping, (HSDS / name,), order.country, order.day)

    result = run(order)

    text = (project / "offers/example-organization-inc/community-counselling.yml").read_text(
        "utf-8"
    )
    assert "name: Community Counselling\n" in text
    assert "minimum_age: 12 years\n" in text
    assert "assurer: example.com\n" in text
    assert "Persona" not in text
    assert Outcome.NEW in {entry.outcome for entry in result.entries}


def test_tables_of_the_standard_come_in_a_zip_as_well(tmp_path: Path) -> None:
    """The folder within the archive does not matter; broken references are told."""
    project = project_at(tmp_path / "project")
    order = order_at(project, HSDS_MAPPING, "")
    packed = project / "paket.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        for path in sorted((HSDS / "csv").iterdir()):
            archive.write(path, f"innen/{path.name}")

    result = run(Order(order.offers, order.mapping, (packed,), order.country, order.day))

    assert (project / "offers/example-organization-inc/provider.yml").exists()
    assert "locations.csv, organization_id: 1 Verweise führen zu keiner Zeile." in result.remarks


def test_the_example_of_the_documentation_imports_real_day_care_centres(tmp_path: Path) -> None:
    """With the mapping that editors are shown; the towns are outside of the region."""
    project = tmp_path / "project"
    shutil.copytree(ROOT / "offers/vocabulary", project / "offers/vocabulary")
    mapping = (ROOT / "docs/redaktion/beispiele/kitas.yml").read_text("utf-8")
    order = order_at(project, mapping, KITAS.read_bytes(), "kitas.json")

    result = run(order)

    rows = [entry for entry in result.entries if not entry.field and entry.place]
    assert [entry.outcome for entry in rows].count(Outcome.NEW) == len(rows) - 5
    assert {entry.reason for entry in rows if entry.outcome is Outcome.SKIPPED} == {
        "Platzhalter der Datenbank",
        "Nicht mehr in Betrieb",
        "offer.name: Der Text hat 110 Zeichen; möglich sind 100.",
        "provider.name: Der Text hat 102 Zeichen; möglich sind 100.",
    }


SHAPES: tuple[Any, ...] = (None, "", "x", 0, 1.5, True, [], [1], ["x"], [None], [[]], {}, {"a": 1})
"""What may stand where something else belongs."""


def test_no_shape_of_a_service_ends_in_a_crash(tmp_path: Path) -> None:
    """Every attribute of the standard's full example, replaced by every shape, at two depths."""
    project = project_at(tmp_path / "project")
    service = json.loads((HSDS / "service_full.json").read_text("utf-8"))
    rows = []
    for name, value in service.items():
        rows += [service | {name: shape} for shape in SHAPES]
        inner = value[0] if isinstance(value, list) and value else value
        for part in inner if isinstance(inner, dict) else ():
            shaped = [inner | {part: shape} for shape in SHAPES]
            rows += [service | {name: [one] if isinstance(value, list) else one} for one in shaped]
    numbered = [row | {"id": f"{index}"} for index, row in enumerate(rows)]

    order = order_at(project, HSDS_MAPPING, json.dumps(numbered), "q.json")
    result = run_import(order)

    assert len(result.entries) > len(rows)


def test_no_shape_of_a_row_ends_in_a_crash(tmp_path: Path) -> None:
    """A list for a text, an object for a number: told, never thrown."""
    project = project_at(tmp_path / "project")
    case = read_source(ROOT / "tests/imports/nested-json.yml", "nested-json.yml").data
    row = json.loads(case["source"])[0]
    rows = [row | {name: shape} for name in row for shape in SHAPES]
    rows += [row | {"address": row["address"] | {n: s}} for n in row["address"] for s in SHAPES]
    numbered = [one | {"id": index} for index, one in enumerate(rows)]

    order = order_at(project, case["mapping"], json.dumps([row, *numbered]), "q.json")
    result = run_import(order)

    assert len([entry for entry in result.entries if not entry.field]) >= len(rows)


@pytest.mark.parametrize("name", sorted(CONVERSIONS))
def test_a_conversion_does_what_the_documentation_says(name: str) -> None:
    """The example of each stands on the page about importing."""
    help_text = CONVERSIONS[name].help
    page = (ROOT / "docs/redaktion/importieren.md").read_text("utf-8")
    examples = re.search(r"`([^`]+)` → `([^`]+)`", help_text)

    assert f"| `{name}` | {help_text} |" in page
    if examples:
        found = CONVERSIONS[name].convert(examples[1])
        assert (found if isinstance(found, str) else ", ".join(found or ())) == examples[2]


@pytest.mark.parametrize(
    ("function", "before", "after"),
    [
        (forms.clock, "12:30 p.m.", "12:30"),
        (forms.clock, "12am", "00:00"),
        (forms.clock, "25:00", "25:00"),
        (forms.weekdays, "Monday to Wednesday", "MO,TU,WE"),
        (forms.weekdays, "manchmal", "manchmal"),
        (forms.phone, "+49 (0) 431 123", "+49 431 123"),
        (forms.phone, "keine", "keine"),
        (forms.url, "http://Müller.de", "http://xn--mller-kva.de"),
        (forms.url, "javascript:alert(1)", "javascript:alert(1)"),
        (forms.email, "mailto:a@example.org", "a@example.org"),
        (forms.street, "Am Berg 29 29", "Am Berg 29"),
        (forms.day, "31.02.2026", "31.02.2026"),
        (cleaning.proper_case, "DRK KITA AM BERG", "DRK Kita am Berg"),
        (cleaning.proper_case, "DRK", "DRK"),
        (naming.slug, "Kita Mühle e. V.", "kita-muehle-e-v"),
        (naming.slug, "Index", "index-1"),
        (naming.slug, "Детский сад", ""),
        (naming.same_street, "Haupt-Str. 5 A", "hauptstr5a"),
        (naming.same_street, "Hauptstraße 5a", "hauptstr5a"),
    ],
)
def test_dirty_values_become_clean_ones(function: Any, before: str, after: str) -> None:
    """What is not understood stays, and the reader of records refuses it."""
    assert function(before) == after


def test_two_records_of_one_name_get_ids_that_do_not_depend_on_their_order() -> None:
    """Both take the town; a name without letters takes its key."""
    wanted = [("7", ("Kita", "Kita Kiel")), ("8", ("Kita", "Kita Husum")), ("9", ("Сад",))]

    found = naming.choose_ids(wanted, {"hort"}, "angebot")

    assert found == {"7": "kita-kiel", "8": "kita-husum", "9": "angebot-9"}
    assert found == naming.choose_ids(wanted[::-1], {"hort"}, "angebot")
