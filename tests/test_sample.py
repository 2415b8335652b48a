"""The sample records show every field, and whoever copies them starts right."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from jsonschema import Draft7Validator

from hooks.__main__ import main
from hooks.directory import load_directory
from hooks.model.reading import read_record
from hooks.model.shapes import Entries, Fields, fields_of, title_of
from hooks.reference import field_reference, sample_page
from hooks.sample import SAMPLES, WIDTH, sample
from hooks.schema.files import schema_files
from hooks.source import parse
from tests.conftest import ROOT
from tests.core_yaml import load

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hooks.directory import Vocabulary
    from hooks.model.base import Record
    from hooks.model.shapes import FieldOf


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    """The codes of this region."""
    return load_directory(ROOT / "offers")[0].vocabulary


def _whole(text: str) -> str:
    """Take the mark of comments from all lines that a record may have."""
    return re.sub(r"^# ", "", text, flags=re.MULTILINE)


def _read(name: str, text: str, vocabulary: Vocabulary) -> tuple[Record | None, list[str]]:
    document = parse(text.encode(), f"{name}.yml")
    record, problems = read_record(SAMPLES[name], document, vocabulary.terms)
    return record, [str(problem) for problem in problems]


@pytest.mark.parametrize("name", SAMPLES)
def test_the_sample_is_right_as_it_is(name: str, vocabulary: Vocabulary) -> None:
    """It holds what is required, and nothing else."""
    record, problems = _read(name, sample(SAMPLES[name], vocabulary), vocabulary)

    assert problems == []
    assert record
    needed = {field.name for field in fields_of(SAMPLES[name]) if field.is_required}
    assert needed <= record.model_fields_set <= needed | {"sources"}


@pytest.mark.parametrize("name", SAMPLES)
def test_the_sample_is_right_with_everything(name: str, vocabulary: Vocabulary) -> None:
    """With the comment taken from each line that a record may have."""
    record, problems = _read(name, _whole(sample(SAMPLES[name], vocabulary)), vocabulary)

    assert problems == []
    assert record
    assert record.model_fields_set == set(SAMPLES[name].model_fields)


@pytest.mark.parametrize("name", SAMPLES)
def test_the_sample_passes_the_schema(name: str, vocabulary: Vocabulary) -> None:
    """No red line under what was copied."""
    schema = json.loads(dict(schema_files(vocabulary))[f"{name}.json"])
    text = sample(SAMPLES[name], vocabulary)

    found = [
        error.json_path
        for shown in (text, _whole(text))
        for error in Draft7Validator(schema).iter_errors(load(shown))
    ]

    assert found == []


def _all_fields(model: type[Record]) -> Iterator[tuple[type[Record], FieldOf]]:
    for field in fields_of(model):
        yield model, field
        shape = field.shape.of if isinstance(field.shape, Entries) else field.shape
        if isinstance(shape, Fields):
            yield from _all_fields(shape.model)


def _words(text: str) -> str:
    """Return a text without comments' marks and line breaks."""
    return " ".join(text.replace("## ", " ").split())


@pytest.mark.parametrize("name", SAMPLES)
def test_sample_and_reference_say_what_the_model_says(name: str, vocabulary: Vocabulary) -> None:
    """Every field with its title, its help, its meanings and its example."""
    shown, reference = sample(SAMPLES[name], vocabulary), field_reference()
    said = _words(shown)

    for model, field in _all_fields(SAMPLES[name]):
        title = f"**{field.name}**" if field.is_required else field.name
        cell = rf"\| {re.escape(title)}( \*t\*)?<br>{re.escape(field.title)} \|"
        assert re.search(rf"^(# |## )? *(- )?{field.name}:", shown, re.MULTILINE), field.name
        assert f"{field.title}: {field.help}" in said, field.name
        assert re.search(cell, reference), (title_of(model), field.name)
        assert field.help in reference
        for word, meaning in field.meanings.items():
            assert f"{word} = {meaning}" in said
            assert f"`{word}`: {meaning}" in reference


def test_lines_of_a_sample_fit_on_its_page(vocabulary: Vocabulary) -> None:
    """Nobody scrolls sideways to read an explanation."""
    lines = [line for model in SAMPLES.values() for line in sample(model, vocabulary).splitlines()]

    assert [line for line in lines if line.startswith("##") and len(line) > WIDTH] == []


@pytest.mark.parametrize("name", SAMPLES)
def test_the_command_shows_the_sample(name: str, vocabulary: Vocabulary) -> None:
    """As it stands on the page for editors, ready to be saved."""
    done = CliRunner().invoke(main, ["--project", str(ROOT), "schema", "--sample", name])

    assert done.exit_code == 0
    assert done.output == sample(SAMPLES[name], vocabulary)
    assert f"```yaml\n{done.output}```" in sample_page(vocabulary)


def test_examples_do_not_name_a_sensitive_topic(vocabulary: Vocabulary) -> None:
    """A sample is copied carelessly."""
    sensitive = {code for code, term in vocabulary.terms["topics"].items() if term.sensitive}
    data: dict[str, Any] = load(_whole(sample(SAMPLES["offer"], vocabulary)))

    assert sensitive
    assert not sensitive & set(data["topics"])
