"""Corrections without git: what the form writes into a record's text, and what it leaves alone."""

from __future__ import annotations

import copy
import difflib
import json
import random
from typing import TYPE_CHECKING, Any

import pytest

from hooks.editable import editable
from hooks.fields import block_of, field_order, form_fields
from hooks.model.offer import Offer
from hooks.model.provider import Provider
from hooks.problems import errors
from hooks.source import parse
from tests.conftest import ROOT, serve

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from hooks.model.base import Record

RECORDS = sorted(
    path
    for folder in (ROOT / "offers", ROOT / "tests/region/offers")
    for path in folder.glob("*/*.yml")
    if path.parent.name != "vocabulary"
)
COMMENTED = """\
# Above all.
name: Group   # the name
# Above the summary.
summary: >-  # folded
  A text.
topics: [a, b]  # two
life_phases:
  # Before the first.
  - baby
  - school  # late
  # After the last.

# Above phones.
phones:
  - 01632 960000  # front desk
  - number: 01632 960001
    # Between.
    label: Back
  - kind: fax
    # On the fax.
    number: 01632 960002
access: open
"""
LOAD = """async () => {
  const { splice } = await import("/suggest/splice.js");
  const { writeRecord } = await import("/suggest/record.js");
  const { wrapped, unwrapped } = await import("/suggest/prose.js");
  Object.assign(window, { splice, writeRecord, wrapped, unwrapped });
}"""
SPLICE = """([all, orders, blocks]) => all.map(([record, wanted, kind]) =>
  splice(JSON.parse(record), wanted, {
    order: orders[kind], groupOf: (name) => blocks[kind][name] }))"""
MODELS: dict[str, type[Record]] = {"offer": Offer, "provider": Provider}
ORDERS = {kind: field_order(form_fields(model)) for kind, model in MODELS.items()}
BLOCKS = {
    kind: {name: block_of(name, order[""]) for name in order[""]} for kind, order in ORDERS.items()
}
Case = tuple[str, dict[str, Any], str]


@pytest.fixture(scope="module")
def scripts(browser: Browser) -> Iterator[Page]:
    """A page that has loaded the modules."""
    with serve(ROOT / "overrides/assets") as address:
        page = browser.new_page()
        page.goto(address)
        page.evaluate(LOAD)
        yield page
        page.close()


def _splice(page: Page, cases: list[Case]) -> list[str]:
    found: list[str] = page.evaluate(SPLICE, [cases, ORDERS, BLOCKS])
    return found


def _case(text: str, wanted: dict[str, Any], kind: str = "offer") -> Case:
    return editable(text.encode(), "x.yml"), wanted, kind


def _kind(path: Path) -> str:
    return "provider" if path.name == "provider.yml" else "offer"


def _plain(value: Any) -> Any:
    """Return data without what line breaks at the ends of texts mean nothing for."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return {k: _plain(v) for k, v in value.items()} if isinstance(value, dict) else value


def _read(text: str) -> Any:
    document = parse(text.encode(), "x.yml")

    assert errors(document.problems) == [], text
    return _plain(document.data)


def test_places_are_those_of_every_value() -> None:
    """Each plain text and each number stands where the form is told, in browsers' units."""
    text = (
        "name: 👪 Group\nphones:\n  - {number: 123, label: '🏠'}  # x\nsummary: |\n  a\n\n  b\n\n"
    )

    record = json.loads(editable(text.encode(), "x.yml"))

    units = record["text"].encode("utf-16-le")
    phone = record["spans"][3]["phones"][3][0]
    shown = [
        units[2 * start : 2 * end].decode("utf-16-le")
        for _, start, end, *_ in (
            record["spans"][3]["name"],
            phone,
            phone[3]["number"],
            phone[3]["label"],
            record["spans"][3]["summary"],
        )
    ]
    assert shown == ["👪 Group", "{number: 123, label: '🏠'}", "123", "'🏠'", "|\n  a\n\n  b"]
    assert record["path"] == "x.yml"
    assert record["data"]["phones"] == [{"number": "123", "label": "🏠"}]


def test_what_nobody_changes_stays_byte_for_byte(scripts: Page) -> None:
    """Every record, and every record with the line ends of Windows."""
    texts = [(path.read_bytes().decode(), _kind(path)) for path in RECORDS]
    texts += [(text.replace("\n", "\r\n"), kind) for text, kind in texts]
    cases = [_case(text, parse(text.encode(), "").data, kind) for text, kind in texts]

    assert _splice(scripts, cases) == [text for text, _ in texts]


EDITS: dict[str, tuple[dict[str, Any], list[str]]] = {
    "text": ({"name": "Club"}, ["-name: Group   # the name", "+name: Club   # the name"]),
    "folded text": (
        {"summary": "Another text."},
        ["-summary: >-  # folded", "-  A text.", "+# folded", "+summary: >-", "+  Another text."],
    ),
    "list in a line": (
        {"topics": ["a", "b", "c"]},
        ["-topics: [a, b]  # two", "+topics: [a, b, c]  # two"],
    ),
    "less in a line": ({"topics": ["b"]}, ["-topics: [a, b]  # two", "+topics: [b]  # two"]),
    "new item": ({"life_phases": ["baby", "school", "work"]}, ["+  - work"]),
    "first item": ({"life_phases": ["birth", "baby", "school"]}, ["+  - birth"]),
    "less items": ({"life_phases": ["baby"]}, ["-  - school  # late"]),
    "new field": ({"cost": "free"}, ["+cost: free"]),
    "new field in a block": ({"alternate_name": "G"}, ["+alternate_name: G"]),
    "block of its own": ({"keywords": ["a b"]}, ["+", "+keywords:", "+  - a b"]),
    "less fields": ({"access": None}, ["-access: open"]),
    "short form": (
        {"phones/0": {"number": "01632 960000", "label": "Door"}},
        [
            "-  - 01632 960000  # front desk",
            "+  # front desk",
            "+  - number: 01632 960000",
            "+    label: Door",
        ],
    ),
    "field of an item": ({"phones/1/label": "Front"}, ["-    label: Back", "+    label: Front"]),
    "less of an item": ({"phones/1/label": None}, ["-    label: Back"]),
    "first of an item": (
        {"phones/2/kind": None},
        [
            "-  - kind: fax",
            "-    number: 01632 960002",
            "+  - number: 01632 960002",
        ],
    ),
    "more of an item": ({"phones/1/kind": "sms"}, ["+    kind: sms"]),
}


@pytest.mark.parametrize("name", EDITS)
def test_only_the_lines_that_differ_change(scripts: Page, name: str) -> None:
    """Comments stay, whatever changes beside them."""
    changes, lines = EDITS[name]
    wanted = parse(COMMENTED.encode(), "").data
    for path, value in changes.items():
        _set(wanted, path, value)

    (after,) = _splice(scripts, [_case(COMMENTED, wanted)])

    changed = difflib.unified_diff(COMMENTED.splitlines(), after.splitlines(), n=0, lineterm="")
    assert [line for line in changed if not line.startswith(("---", "+++", "@@"))] == lines
    assert _read(after) == wanted


BRACKETS = """\
topics: [a,  # the first "one"
         "b # c"]
links:
  - {url: x,  # on x
     label: "y # z"}
"""


@pytest.mark.parametrize(
    ("path", "value", "lines"),
    [
        (
            "topics/1",
            "d",
            [
                '-topics: [a,  # the first "one"',
                '-         "b # c"]',
                '+# the first "one"',
                "+topics: [a, d]",
            ],
        ),
        (
            "links/0/url",
            "w",
            [
                "-  - {url: x,  # on x",
                '-     label: "y # z"}',
                "+  # on x",
                '+  - {url: w, label: "y # z"}',
            ],
        ),
    ],
)
def test_comments_in_brackets_move_above(
    scripts: Page, path: str, value: str, lines: list[str]
) -> None:
    """Brackets are written anew in one line, where no comment could stand."""
    wanted = parse(BRACKETS.encode(), "").data
    _set(wanted, path, value)

    (after,) = _splice(scripts, [_case(BRACKETS, wanted)])

    changed = difflib.unified_diff(BRACKETS.splitlines(), after.splitlines(), n=0, lineterm="")
    assert [line for line in changed if not line.startswith(("---", "+++", "@@"))] == lines
    assert _read(after) == wanted


def _set(data: Any, path: str, value: Any) -> None:
    *before, last = path.split("/")
    for step in before:
        data = data[int(step) if step.isdigit() else step]
    if value is None:
        del data[last]
    elif last.isdigit():
        data[int(last)] = value
    else:
        data[last] = value


TEXTS = (
    "x", "a: b", "a #b", "# a", "- a", "-", "?", ": a", "a:", "@a", "`a", "%a", "&a", "*a", "!a",
    "|", ">", "'a'", '"a"', "[a", "{a}", "a, b", "null", "~", "no", "yes", "010", "08:30", "1e3",
    "2026-11-22", "---", "...", "a\\b", "ä ö ü ß €", "مرحبا", "👪 a", "a\u00a0b", "word " * 60,
    "x" * 140, ("x" * 70 + " ") * 3, "- a " * 40, "a  b " * 30, "https://example.org/a#b?c=d",
    "Mo-Do 08:30-12:30", "+49 1632 960000", "(0163) 2", "0163 - 2", "<b>&amp;</b>", "${x}", "=",
    "One\ntwo", "One\n\n- a\n- b", "\n\nOne", "# a\n# b", "a\n  b", "key: value\n- x",
)  # fmt: skip


def _changed(data: Any, dice: random.Random, depth: int = 0) -> Any:
    """Return data with something changed, added or taken away."""
    if isinstance(data, dict) and data:
        return _changed_mapping(data, dice, depth)
    if isinstance(data, list) and data:
        return _changed_list(data, dice, depth)
    return dice.choice(TEXTS)


def _changed_mapping(data: dict[str, Any], dice: random.Random, depth: int) -> dict[str, Any]:
    name, turn = dice.choice(list(data)), dice.random()
    changed = dict(data)
    if turn < 0.15 and len(data) > 1:
        del changed[name]
    elif turn < 0.3:
        names = ORDERS["offer"][""] if depth == 0 else ["label", "kind", "note", "zz"]
        changed.setdefault(dice.choice(names), _new(dice))
    else:
        changed[name] = _changed(data[name], dice, depth + 1)
    return changed


def _changed_list(data: list[Any], dice: random.Random, depth: int) -> list[Any]:
    place, turn = dice.randrange(len(data)), dice.random()
    if turn < 0.2 and len(data) > 1:
        return data[:place] + data[place + 1 :]
    if turn < 0.5:
        return [*data[:place], _new(dice), *data[place:]]
    if turn < 0.6:
        return dice.sample(data, len(data))
    return [*data[:place], _changed(data[place], dice, depth + 1), *data[place + 1 :]]


def _new(dice: random.Random) -> Any:
    text = dice.choice(TEXTS)
    inner = {"number": text, "note": [dice.choice(TEXTS), dice.choice(TEXTS)]}
    return dice.choice([text, [text, "b"], inner, [{"url": text, "label": "b"}, text]])


@pytest.mark.parametrize("seed", range(8))
def test_whatever_changes_is_read_back_as_it_was_meant(scripts: Page, seed: int) -> None:
    """Random edits of every record and every field, several at once: the real reader agrees."""
    dice = random.Random(seed)  # noqa: S311 - a test, not a secret
    cases = []
    for path in [*RECORDS, *RECORDS[-6:] * 10]:
        text = path.read_text()
        wanted = copy.deepcopy(parse(text.encode(), "").data)
        for _ in range(dice.randint(1, 5)):
            wanted = _changed(wanted, dice)
        cases.append(_case(text, wanted, _kind(path)))
    cases += [_case(COMMENTED, _changed(_read(COMMENTED), dice)) for _ in range(40)]

    for (record, wanted, _), after in zip(cases, _splice(scripts, cases), strict=True):
        assert _read(after) == _plain(wanted), (json.loads(record)["path"], after)


@pytest.mark.parametrize("seed", range(4))
def test_comments_survive_random_edits(scripts: Page, seed: int) -> None:
    """Only those inside of what is taken away go with it."""
    dice = random.Random(seed)  # noqa: S311 - a test, not a secret
    wanted = [_changed(_read(COMMENTED), dice) for _ in range(60)]
    cases = [_case(COMMENTED, one) for one in wanted]

    for one, after in zip(wanted, _splice(scripts, cases), strict=True):
        outside = ["# Above all.", "# Above the summary.", "# Above phones."]
        inside = ["# Before the first.", "# After the last."] if "life_phases" in one else []
        assert [line for line in outside + inside if line not in after] == [], after


def test_a_new_record_is_read_back_as_it_was_meant(scripts: Page) -> None:
    """Every text in every place; blocks stand apart."""
    data = {
        "name": "Name", "summary": "a: b", "topics": ["a", "b"], "phones": [
            {"number": "01632 960000", "schedules": ["Mo-Do 08:30-12:30"]}
        ],
        "access": "open", "keywords": list(TEXTS), "ages": {"minimum_age": "3 years"},
    }  # fmt: skip

    text = scripts.evaluate(
        "([data, blocks]) => writeRecord(data, (name) => blocks[name])", [data, BLOCKS["offer"]]
    )

    assert _read(text) == _plain(data)
    assert text.startswith('name: Name\nsummary: "a: b"\n\ntopics:\n  - a\n  - b\n\nphones:\n')


def test_paragraphs_that_nobody_touches_keep_their_lines(scripts: Page) -> None:
    """A text of many lines changes only where somebody has changed it."""
    former = "One\nbroken here.\n\n- a\n- b\n  goes on\n\nThree.\n"
    shown = scripts.evaluate("(text) => unwrapped(text)", former)

    same = scripts.evaluate("([text, former]) => wrapped(text, former)", [shown, former])
    changed = scripts.evaluate(
        "([text, former]) => wrapped(text, former)", [shown.replace("Three", "3\nFour"), former]
    )

    assert shown == "One broken here.\n\n- a\n- b goes on\n\nThree."
    assert same == former
    assert changed == "One\nbroken here.\n\n- a\n- b\n  goes on\n\n3\n\nFour."
