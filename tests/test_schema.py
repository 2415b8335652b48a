"""The schema that editors' programs read says what the check says, from the same model."""

from __future__ import annotations

import json
import re
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from jsonschema import Draft7Validator

from hooks.__main__ import main
from hooks.directory import KINDS, load_directory
from hooks.model.contact import Contact, Link, Phone
from hooks.model.money import CostOption
from hooks.model.offer import Ages, Alert, Offer, Source, SpokenLanguage
from hooks.model.provider import Closure, Location, Provider
from hooks.model.reading import read_record
from hooks.model.schedule import Capacity, Run, RunDate, Schedule
from hooks.model.shapes import Choice, Entries, Pairs, fields_of, title_of
from hooks.model.vocabulary import Municipality
from hooks.problems import errors
from hooks.schema.files import FOLDER, MODELS, bindings, schema_files
from hooks.schema.records import schema_of
from hooks.schema.snippets import needed_fields
from hooks.source import parse, read_source
from tests.conftest import ROOT, copy_project
from tests.core_yaml import load
from tests.test_problems import CASES, _write

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jsonschema import ValidationError

    from hooks.model.base import Record
    from hooks.source import Document

RECORDS = sorted(ROOT.glob("offers/*/*.yml"))
RECORD_MODELS: tuple[type[Record], ...] = (
    Offer, Provider, Ages, Alert, Capacity, Closure, Contact, CostOption, Link, Location,
    Municipality, Phone, Run, RunDate, Schedule, Source, SpokenLanguage,
)  # fmt: skip
SCALARS = (
    "Wort", "zwei Wörter", "true", "True", "ja", "no", "~", "null", "0", "1", "-1", "2", "02", "13",
    "12.50", "12,5", "12.345", "1e3", "1234567", ".5", "0x1F", "110", "116 016", "0123 45678",
    "012345678901234567", "+49 123/4567", "01067", "2026", "2026-11", "2026-11-22", "2026-02-30",
    "2024-02-29", "2026-1-1", "08:30", "8:30", "24:00", "24:30", "10.30", "6 weeks", "1 year",
    "3 Jahre", "Mo-Do 08:30-12:30", "Mo,Mi 09:00", "Do-Mo 08:30-09:00", "24/7", "MO,WE", "MO, FR",
    "-1FR", "9MO", "[MO, 2WE]", "[]", "{}", "2027-01-11 10:00-11:30", "2027-04-06/2027-04-09",
    "2027-04-06/2027-04-09 09:00-16:00", "a@example.org", "a@b", "https://www.example.org/ä",
    "HTTPS://www.example.org:8443/a?b#c", "https://example.org:99999", "a-b", "index", "a/b",
    "index/b", "EUR", "Euro", "open", "weekly", "monthly", "public", "town only", "child",
    "'  '", "' Wort '", "'12'", "'2'", "|\n  eine Zeile", "|\n  zwei\n  Zeilen", "x" + " lang" * 80,
)  # fmt: skip
"""What editors write, right and wrong, as it stands in the file."""
UNSAID = {
    r"steht zweimal\. Jede": "only the check compares the codes of entries",
    r"Zahl der Kinder.* steht zweimal|die letzte Erhebung": "only the check compares the rows",
    r"liegt vor dem|liegt unter dem|Anmeldung endet": "only the check compares two values",
    r"Kostenlos, aber mit Preis|Mit Preis sind": "only the check looks into lists of prices",
    r"freq: monthly|Tage mit verschiedenen Zahlen": "only the check compares days with the rhythm",
    r"Nennen Sie eines: »municipality«": "both at once; the schema asks for one of them",
    r"»12\.345« ist kein Betrag": "a number to the language server, which rounds",
    r"»\d+« ist keine Telefonnummer": "a number to the language server, without a zero in front",
}
"""What the check tells of a record and no schema can, and why."""


@pytest.fixture(scope="module")
def schemas() -> dict[str, dict[str, Any]]:
    """The schemas with the codes of this region, by name."""
    directory, _ = load_directory(ROOT / "offers")
    files = schema_files(directory.vocabulary)
    return {name.removesuffix(".json"): json.loads(content) for name, content in files}


def _matches(path: str, patterns: list[str]) -> bool:
    """Whether a path is bound; `*` stays in a folder, and `!` takes out."""
    found = [one for one in patterns if not one.startswith("!")]
    taken = [one.removeprefix("!") for one in patterns if one.startswith("!")]
    return any(_fits(path, one) for one in found) and not any(_fits(path, one) for one in taken)


def _fits(path: str, pattern: str) -> bool:
    parts = (re.escape(part).replace(r"\*", "[^/]*") for part in pattern.split("**"))
    return re.search(f"(^|/){'.*'.join(parts)}$", path) is not None


def _schema_for(path: str) -> str:
    names = [name for name, patterns in bindings().items() if _matches(path, patterns)]

    assert len(names) == 1, path
    return Path(names[0]).stem


@pytest.mark.parametrize("name", MODELS)
def test_every_schema_is_a_schema(name: str, schemas: dict[str, dict[str, Any]]) -> None:
    """In the draft that the language server of VS Code reads."""
    assert schemas[name]["$schema"] == "http://json-schema.org/draft-07/schema#"
    Draft7Validator.check_schema(schemas[name])


def test_the_schemas_are_those_of_the_model(schemas: dict[str, dict[str, Any]]) -> None:
    """`python -m hooks schema` would change nothing."""
    written = {path.stem: json.loads(path.read_text()) for path in (ROOT / FOLDER).glob("*.json")}

    assert written == schemas, "Schreiben Sie sie neu: python -m hooks schema"


def test_the_command_writes_the_codes_of_its_region(tmp_path: Path) -> None:
    """Another district runs it once, and whenever its vocabulary changes."""
    project = copy_project(tmp_path / "project")
    topics = project / "offers/vocabulary/topics.yml"
    topics.write_text(topics.read_text() + "\n  - code: seefahrt\n    label: Seefahrt\n")

    done = CliRunner().invoke(main, ["--project", str(project), "schema"])

    schema = json.loads((project / FOLDER / "offer.json").read_text())
    assert (done.exit_code, done.output) == (0, f"Geschrieben: {FOLDER}/\n")
    assert "seefahrt" in schema["properties"]["topics"]["items"]["enum"]
    assert "Seefahrt" in schema["properties"]["topics"]["items"]["enumDescriptions"]


def test_the_command_tells_of_a_broken_vocabulary(tmp_path: Path) -> None:
    """Instead of writing schemas without codes."""
    project = copy_project(tmp_path / "project")
    (project / "offers/vocabulary/topics.yml").write_text("terms: []\n")

    done = CliRunner().invoke(main, ["--project", str(project), "schema"])

    assert done.exit_code == 1
    assert "offers/vocabulary/topics.yml:1:8: Fehler: Die Liste ist leer." in done.output
    assert not (project / FOLDER).exists()


def test_every_record_is_bound_to_one_schema_and_passes_it(
    schemas: dict[str, dict[str, Any]],
) -> None:
    """Nobody sees red lines under what is right."""
    validators = {name: Draft7Validator(schema) for name, schema in schemas.items()}
    wrong = [
        f"{path.relative_to(ROOT)}: {error.json_path} {error.message[:80]}"
        for path in RECORDS
        for error in validators[_schema_for(path.relative_to(ROOT).as_posix())].iter_errors(
            load(path.read_text("utf-8"))
        )
    ]

    assert len(RECORDS) > 200
    assert wrong == []


@pytest.mark.parametrize("folder", ["problems/base", "region", "released/0.1.0"])
def test_records_of_other_regions_are_bound_to_none(folder: str) -> None:
    """Their codes are others; the tests have such records."""
    found = [
        (path, name)
        for path in (ROOT / "tests" / folder / "offers").glob("*/*.yml")
        for name, patterns in bindings().items()
        if _matches(path.relative_to(ROOT).as_posix(), patterns)
    ]

    assert (ROOT / "tests" / folder / "offers").is_dir()
    assert found == []


def test_vs_code_binds_the_schemas() -> None:
    """Without a line in any record, and it offers the extension that reads them."""
    settings = json.loads((ROOT / ".vscode/settings.json").read_text())
    extensions = json.loads((ROOT / ".vscode/extensions.json").read_text())

    assert settings["yaml.schemas"] == bindings()
    assert extensions["recommendations"] == ["redhat.vscode-yaml"]


def _leaves(error: ValidationError) -> Iterator[ValidationError]:
    yield error
    for inner in error.context or ():
        yield from _leaves(inner)


def _places(error: ValidationError, document: Document) -> Iterator[int]:
    """Yield the lines that an error is about: its value's, or those of unknown fields."""
    path = list(error.absolute_path)
    yield document.positions.find(path)[0]
    if error.validator == "additionalProperties":
        schema: Any = error.schema
        written: Any = error.instance
        for name in written.keys() - schema["properties"].keys():
            yield document.positions.find([*path, name], key=True)[0]


def _is_said(message: str, leaves: list[ValidationError]) -> bool:
    """Whether a schema has the same sentence, or refuses the field that counts as missing."""
    said = {leaf.schema.get("errorMessage") for leaf in leaves if isinstance(leaf.schema, dict)}
    fields = {leaf.absolute_path[-1] for leaf in leaves if leaf.absolute_path}
    missing = re.match(r"Das Feld »(\w+)« fehlt", message)
    return message in said or bool(missing and missing[1] in fields)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_what_the_check_refuses_in_a_record_the_schema_refuses_too(
    path: Path, tmp_path: Path
) -> None:
    """At the same line, or with the same sentence; what it cannot say is listed with a reason."""
    case = read_source(path, path.name).data["files"]
    offers = _write(tmp_path / "offers", case)
    directory, _ = load_directory(offers)
    codes = {name: dict.fromkeys(terms, "") for name, terms in directory.vocabulary.terms.items()}

    unsaid = [
        told
        for name in case
        for told in _unsaid(offers / name, offers, codes)
        if not any(re.search(pattern, told) for pattern in UNSAID)
    ]

    assert unsaid == []


def _unsaid(file: Path, offers: Path, codes: dict[str, dict[str, str]]) -> Iterator[str]:
    """Yield what the check tells of a record alone and the schema does not."""
    shown = file.relative_to(offers.parent).as_posix()
    if not file.exists() or not PurePath(shown).match("offers/*/*.yml"):
        return
    name, document = _schema_for(shown), read_source(file, shown)
    if document.problems or not document.data:
        return
    schema = schema_of(MODELS[name], codes)
    found = Draft7Validator(schema).iter_errors(load(file.read_text("utf-8")))
    leaves = [leaf for error in found for leaf in _leaves(error)]
    lines = {line for leaf in leaves for line in _places(leaf, document)}
    for problem in errors(read_record(MODELS[name], document, codes)[1]):
        if problem.line not in lines and not _is_said(problem.message, leaves):
            yield str(problem)


def test_every_exception_is_needed() -> None:
    """A reason that no case gives any more is taken off the list."""
    told = "\n".join(str(read_source(path, path.name).data["problems"]) for path in CASES)

    assert [pattern for pattern in UNSAID if not re.search(pattern, told)] == []


def _plain_record(model: type[Record]) -> dict[str, str]:
    """Return the fields that a record needs, as YAML; every code is »a«."""
    found = {}
    for field in needed_fields(model):
        is_list = isinstance(field.shape, Entries)
        example = field.example or ("- a" if is_list else "a")
        found[field.name] = f"\n  {example.splitlines()[0]}" if is_list else example
    return found | ({"sources": "[{title: a, seen: 2026-11-22}]"} if model is Offer else {})


def _written(fields: dict[str, str]) -> str:
    return "".join(f"{name}: {value}\n" for name, value in fields.items())


@pytest.mark.parametrize("model", RECORD_MODELS, ids=lambda model: model.__name__)
def test_what_the_check_accepts_the_schema_accepts(model: type[Record]) -> None:
    """Numbers, dates, true, empty fields and quotation marks, in every field, as they stand."""
    codes = {name: {"a": "A"} for name in KINDS}
    validator = Draft7Validator(schema_of(model, codes))
    plain, seen = _plain_record(model), {text: load(f"x: {text}")["x"] for text in SCALARS}
    data = load(_written(plain))
    wrong, accepted = [], 0
    for field in fields_of(model):
        for scalar in SCALARS:
            document = parse(_written({**plain, field.name: scalar}).encode(), "x.yml")
            if not errors(read_record(model, document, codes)[1]):
                accepted += 1
                found = validator.iter_errors({**data, field.name: seen[scalar]})
                wrong += [f"{field.name}: {scalar}: {error.message}" for error in found]

    assert accepted > len(list(fields_of(model)))
    assert wrong == []


def _inner_schema(model: type[Record], schemas: dict[str, dict[str, Any]]) -> dict[str, Any]:
    for schema in schemas.values():
        if schema["title"] == title_of(model) and model in MODELS.values():
            return schema
        if found := schema["definitions"].get(model.__name__):
            return dict(found.get("oneOf", [found])[0])
    raise AssertionError(model)


@pytest.mark.parametrize("model", RECORD_MODELS, ids=lambda model: model.__name__)
def test_the_schema_has_the_names_titles_and_helps_of_the_model(
    model: type[Record], schemas: dict[str, dict[str, Any]]
) -> None:
    """In the order of the model, with the same fields required, and no others possible."""
    schema = _inner_schema(model, schemas)
    fields = list(fields_of(model))

    said = {name: (one["title"], one["description"]) for name, one in schema["properties"].items()}
    required = [name for one in schema.get("allOf", ()) for name in one.get("required", ())]

    assert list(said) == [field.name for field in fields]
    assert said == {field.name: (field.title, field.help) for field in fields}
    assert set(required) >= {field.name for field in fields if field.is_required}
    assert schema["additionalProperties"] is False


@pytest.mark.parametrize("model", RECORD_MODELS, ids=lambda model: model.__name__)
def test_every_field_tells_an_editor_what_belongs_there(model: type[Record]) -> None:
    """A title, more than the title as help, and the German meaning of each English word."""
    for field in fields_of(model):
        shape = field.shape.of if isinstance(field.shape, Entries) else field.shape
        words = shape.value if isinstance(shape, Pairs) else shape

        assert field.title, field.name
        assert field.help.endswith("."), field.name
        assert field.help.rstrip(".") != field.title, field.name
        if isinstance(words, Choice):
            assert tuple(field.meanings) == words.words, field.name


def test_words_are_explained_while_one_types(schemas: dict[str, dict[str, Any]]) -> None:
    """English words in German, and codes by their names."""
    offer = schemas["offer"]
    state = offer["definitions"]["Capacity"]["properties"]["state"]
    topics = offer["properties"]["topics"]["items"]

    assert state["enum"] == ["open", "waiting list", "full"]
    assert state["enumDescriptions"][1] == "es gibt eine Warteliste"
    assert topics["enumDescriptions"][topics["enum"].index("erziehung")].startswith("Erziehung")


def test_a_short_form_stands_beside_the_fields(schemas: dict[str, dict[str, Any]]) -> None:
    """With an example to choose, and the sentence of the check where it is wrong."""
    fields, short = schemas["offer"]["definitions"]["Schedule"]["oneOf"]

    assert fields["type"] == "object"
    assert short["examples"] == ["Mo-Do 08:30-12:30"]
    assert short["patternErrorMessage"].startswith("Das ist keine Zeit. Schreiben Sie »Mo-Do")
