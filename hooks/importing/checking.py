"""The mapping's file to a mapping, or to everything that is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hooks.importing.mapping import PLACES, Mapping
from hooks.importing.targets import SECTIONS, data_path, find_target, nested
from hooks.model.reading import read_data, read_record
from hooks.problems import InvalidDirectoryError, Problem, did_you_mean, errors
from hooks.source import read_source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Mapping as Data
    from pathlib import Path

    from hooks.importing.mapping import Rule
    from hooks.source import Document


def read_mapping(file: Path, codes: Data[str, Iterable[str]]) -> tuple[Mapping, Document]:
    """Read a mapping.

    Args:
        file: Where it lies.
        codes: The codes of each vocabulary, by its name.

    Raises:
        InvalidDirectoryError: It has mistakes; each is told with its line and column.
    """
    document = read_source(file, file.as_posix())
    mapping, problems = read_record(Mapping, document, codes)
    if mapping:
        problems += _constant_problems(mapping, document, codes)
    if mapping is None or errors(problems):
        raise InvalidDirectoryError(problems)
    return mapping, document


def _constant_problems(
    mapping: Mapping, document: Document, codes: Data[str, Iterable[str]]
) -> Iterator[Problem]:
    """Yield what is wrong with the values that the mapping itself states."""
    for section, model in SECTIONS.items():
        for path, rule in mapping.rules(section).items():
            for place, value in _stated(rule, is_list=find_target(section, path).is_list):
                steps = data_path(section, path)
                for wrong in read_data(model, nested(steps, value), codes)[1]:
                    if wrong.path[: len(steps)] == steps and not wrong.is_missing:
                        inner = wrong.path[len(steps) :]
                        yield document.problem((section, path, *place, *inner), wrong.message)


def _stated(rule: Rule, *, is_list: bool) -> Iterator[tuple[tuple[str, ...], Any]]:
    for name in ("value", "default"):
        if getattr(rule, name) is not None:
            yield (name,), getattr(rule, name)
    for word, value in rule.words.items():
        if value is not None:
            yield ("words", word), [value] if is_list and isinstance(value, str) else value


def check_columns(mapping: Mapping, document: Document, known: Iterable[str]) -> None:
    """Refuse a mapping that names columns which no row has.

    Args:
        mapping: The mapping.
        document: Its file.
        known: The columns, and the paths of objects, of all rows.

    Raises:
        InvalidDirectoryError: Columns are missing.
    """
    columns = frozenset(known)
    if problems := [
        document.problem(path, f"Die Spalte »{name}« gibt es nicht.{did_you_mean(name, columns)}")
        for path, name in _named(mapping)
        if name not in columns
    ]:
        raise InvalidDirectoryError(problems)


def _named(mapping: Mapping) -> Iterator[tuple[tuple[str | int, ...], str]]:
    yield ("key",), mapping.key
    for name in ("title", "url"):
        for found in PLACES.findall(getattr(mapping.source, name) or ""):
            yield ("source", name), found.partition("|")[0].strip()
    if mapping.provider_key:
        yield ("provider_key",), mapping.provider_key
    for index, rule in enumerate(mapping.skip):
        yield ("skip", index, "column"), rule.column
    for section in SECTIONS:
        for path, one in mapping.rules(section).items():
            for name in one.columns():
                yield (section, path), name
