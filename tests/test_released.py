"""Whoever upgrades keeps records that are valid."""

from __future__ import annotations

import copy
import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.released import FOLDER, MODELS, model_schema
from tests.released.narrowing import narrowed

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

Json = dict[str, Any]


RELEASED = sorted(FOLDER.glob("*/*.schema.json"))


@pytest.mark.parametrize("path", RELEASED, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_what_was_valid_at_a_release_is_valid_now(path: Path) -> None:
    """No field is gone, none is newly required, no word is gone, no form is stricter."""
    then = json.loads(path.read_text("utf-8"))

    assert narrowed(then, json.loads(model_schema(path.name.partition(".")[0]))) == []


def test_every_release_has_its_schemas() -> None:
    """Otherwise nothing would guard it."""
    releases = {path.name for path in FOLDER.iterdir() if (path / "offers").is_dir()}
    names = {(path.parent.name, path.name.partition(".")[0]) for path in RELEASED}

    assert releases
    assert names == {(release, name) for release in releases for name in MODELS}


def _remove_field(schema: Json) -> None:
    del schema["properties"]["keywords"]


def _remove_inner_field(schema: Json) -> None:
    del schema["definitions"]["Phone"]["oneOf"][0]["properties"]["label"]


def _require(schema: Json) -> None:
    schema["allOf"].append({"required": ["email"], "errorMessage": "Das Feld »email« fehlt."})


def _remove_word(schema: Json) -> None:
    schema["properties"]["access"]["enum"].remove("unknown")


def _shorten(schema: Json) -> None:
    schema["properties"]["summary"]["anyOf"][0]["maxLength"] = 199


def _tighten(schema: Json) -> None:
    schema["definitions"]["Ages"]["properties"]["minimum_age"]["anyOf"][0]["pattern"] = "^1 year$"


def _allow_fewer(schema: Json) -> None:
    schema["properties"]["topics"]["maxItems"] = 2


def _refuse_empty(schema: Json) -> None:
    schema["properties"]["phones"]["anyOf"].pop()


def _refuse_short_form(schema: Json) -> None:
    schema["definitions"]["Phone"]["oneOf"].pop()


def _add_rule(schema: Json) -> None:
    schema["allOf"].append({"if": {"required": ["email"]}, "then": {"required": ["phones"]}})


def _refuse_numbers(schema: Json) -> None:
    schema["definitions"]["CostOption"]["properties"]["amount"]["anyOf"].pop(0)


STRICTER: dict[Callable[[Json], None], str] = {
    _remove_field: ".keywords: removed",
    _remove_inner_field: ".phones[].label: removed",
    _require: ".email: required",
    _remove_word: ".access: enum",
    _shorten: ".summary: maxLength",
    _tighten: ".ages.minimum_age: pattern",
    _allow_fewer: ".topics: maxItems",
    _refuse_empty: ".phones: type",
    _refuse_short_form: ".phones[]: type",
    _add_rule: ": rule",
    _refuse_numbers: ".cost_options[].amount: type",
}


@pytest.mark.parametrize("change", STRICTER, ids=lambda change: change.__name__)
def test_a_stricter_model_is_told(change: Callable[[Json], None]) -> None:
    """With the field, before anybody's records are refused."""
    before = json.loads(model_schema("offer"))
    after = copy.deepcopy(before)

    change(after)

    assert STRICTER[change] in narrowed(before, after)


@pytest.mark.parametrize(
    "change",
    [change for change in STRICTER if change is not _tighten],
    ids=lambda change: change.__name__,
)
def test_a_model_that_allows_more_is_fine(change: Callable[[Json], None]) -> None:
    """Only a changed form has to be named as wider, because no program can tell."""
    before = json.loads(model_schema("offer"))
    after = copy.deepcopy(before)

    change(before)

    assert narrowed(before, after) == []
