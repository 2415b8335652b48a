"""What editors are told: golden cases in tests/problems, one file each.

A case is a comment that says what is promised, `files` (path below offers/ and content; no content
takes a file of the base away) on top of tests/problems/base, and `problems`, the lines that are
told. `<U+202E>` stands for a character that nobody would see in the case. `removed` are the ids
that git remembers.
"""

from __future__ import annotations

import ast
import re
import shutil
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from hooks.directory import KINDS, load_directory
from hooks.model.offer import Offer
from hooks.model.planning import Planning
from hooks.model.provider import Provider
from hooks.model.reading import model_in, read_record
from hooks.model.vocabulary import Holidays
from hooks.problems import InvalidDirectoryError, Problem, Severity, did_you_mean, errors, tell
from hooks.rules import check_directory
from hooks.source import Document, Positions, read_source
from tests.conftest import DAY, ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pydantic import BaseModel

    from hooks.model.base import Record

FOLDER = Path(__file__).parent / "problems"
CASES = sorted(FOLDER.glob("*.yml"))
MODULES = [
    ROOT / "hooks" / "rules.py",
    ROOT / "hooks" / "freshness.py",
    ROOT / "hooks" / "texts.py",
    *sorted((ROOT / "hooks" / "model").glob("*.py")),
]
"""Where the sentences about records stand: the models, the rules and the catalogs of texts."""
MODELS = list(dict.fromkeys([Offer, Provider, *KINDS.values(), Holidays, Planning]))
SHAPES: tuple[Any, ...] = ("Wort", "", None, ["Wort"], [["Wort"]], [None], {"Feld": "Wort"}, {})
"""What an editor may have written where something else belongs."""
SENTENCE = re.compile(r"[A-ZÄÖÜ»{].* .*\.({})?", re.DOTALL)
FOREIGN = re.compile(r"\b(Input|should|valid|None)\b|[\[{]['\"]")
"""English, or how Python writes lists and mappings."""


def _write(offers: Path, files: dict[str, str | None]) -> Path:
    """Put a case's files on top of a copy of the base."""
    shutil.copytree(FOLDER / "base" / "offers", offers)
    for name, text in files.items():
        path = offers / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if text:
            path.write_bytes(re.sub(r"<U\+(\w{4})>", _char, text).encode())
        else:
            path.unlink()
    return offers


def _char(found: re.Match[str]) -> str:
    return chr(int(found[1], 16))


def _problems(offers: Path, removed: Iterable[str] = ()) -> list[str]:
    """Return the lines that are told about a folder of records."""
    directory, problems = load_directory(offers)
    problems += check_directory(directory, offers, date.fromisoformat(DAY), frozenset(removed))
    return [str(problem) for problem in sorted(problems)]


def test_the_base_of_all_cases_is_without_problems(tmp_path: Path) -> None:
    """Whatever a case tells comes from its own files."""
    offers = _write(tmp_path / "offers", {})

    assert _problems(offers) == []


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_an_editor_is_told_exactly_what_the_case_says(path: Path, tmp_path: Path) -> None:
    """Every line: file, place, weight, what is wrong, what to write instead; and no other line."""
    case = read_source(path, path.name)
    offers = _write(tmp_path / "offers", case.data["files"])

    told = _problems(offers, case.data.get("removed", ()))

    assert case.problems == ()
    assert told == case.data["problems"].splitlines()


def test_every_sentence_of_the_code_stands_in_a_case() -> None:
    """No editor is the first to read a message."""
    told = "\n".join(str(read_source(path, path.name).data["problems"]) for path in CASES)
    sentences = [text for path in MODULES for text in _texts(ast.parse(path.read_text("utf-8")))]

    missing = [
        text
        for text in sentences
        if SENTENCE.fullmatch(text) and not re.search(_pattern(text), told)
    ]

    assert len(sentences) > 50
    assert missing == []


def _texts(node: ast.AST) -> Iterator[str]:
    """Yield the texts in a piece of code, with {…} for what is filled in."""
    if isinstance(node, ast.JoinedStr):
        parts = (part.value if isinstance(part, ast.Constant) else "{}" for part in node.values)
        yield "".join(map(str, parts))
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif not _is_help(node):
        for inner in ast.iter_child_nodes(node):
            yield from _texts(inner)


def _is_help(node: ast.AST) -> bool:
    """Whether this is a docstring or the declaration of a field with its help."""
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Constant)
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "of"


def _pattern(text: str) -> str:
    return re.sub(r"\\{.*?\\}", ".*", re.escape(text))


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_a_value_of_any_shape_is_told_in_german(model: type[Record]) -> None:
    """A list for a word or a word for a list neither crashes nor ends in English or Python."""
    told = {
        problem.message
        for data in _misshapen(model)
        for problem in read_record(model, Document("x.yml", data, Positions()), {})[1]
    }

    assert told
    assert [message for message in sorted(told) if FOREIGN.search(message)] == []


def _misshapen(model: type[BaseModel]) -> Iterator[dict[str, Any]]:
    """Yield records of one field each, in every shape and at every depth."""
    for name, field in model.model_fields.items():
        written = field.alias or name
        for shape in SHAPES:
            yield {written: shape}
        inner = model_in(field.annotation)
        for data in _misshapen(inner) if inner else ():
            yield {written: data}
            yield {written: [data]}


def test_problems_are_told_in_the_order_of_files_and_lines() -> None:
    """An editor works from the top to the bottom, and sees at the end how many there are."""
    problems = [
        Problem("offers/b.yml", 1, 1, "Drittes."),
        Problem("offers/a.yml", 10, 1, "Zweites.", Severity.WARNING),
        Problem("offers/a.yml", 9, 5, "Erstes."),
    ]

    told = tell(problems).splitlines()

    assert told[:-1] == [
        "offers/a.yml:9:5: Fehler: Erstes.",
        "offers/a.yml:10:1: Warnung: Zweites.",
        "offers/b.yml:1:1: Fehler: Drittes.",
    ]
    assert re.findall(r"\d+", told[-1]) == ["2", "1"]
    assert str(InvalidDirectoryError(problems)).splitlines() == told


def test_only_errors_keep_the_site_from_being_built() -> None:
    """A warning is told and forgiven."""
    error = Problem("offers/a.yml", 1, 1, "Falsch.")
    warning = Problem("offers/a.yml", 1, 1, "Alt.", Severity.WARNING)

    assert errors([warning, error]) == [error]


@pytest.mark.parametrize(
    ("wrong", "known", "advice"),
    [
        ("erzihung", ["baby", "erziehung"], " Meinten Sie »erziehung«?"),
        ("xyz", ["pflege", "baby"], " Möglich: baby, pflege."),
        ("xyz", [], ""),
    ],
)
def test_a_wrong_word_is_told_with_the_nearest_one(
    wrong: str, known: list[str], advice: str
) -> None:
    """Else with all that are possible, in the order of the alphabet."""
    assert did_you_mean(wrong, known) == advice
