"""Whatever bytes lie in a record: problems with a place, and neither a crash nor a long wait."""

from __future__ import annotations

import json
import shutil
import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hooks.checking import check_project, sources_of
from hooks.directory import KINDS
from hooks.editable import editable
from hooks.model.offer import Offer
from hooks.model.provider import Provider
from hooks.model.reading import read_record
from hooks.problems import errors, tell
from hooks.recurrence import closed_days
from hooks.settings import Settings
from hooks.source import MAX_BYTES, Document, parse
from tests.conftest import EPOCH
from tests.fuzzing import HOSTILE, damaged, fuzzed
from tests.test_region import REGION

if TYPE_CHECKING:
    from pathlib import Path

    from hooks.model.base import Record

FILES = sorted(REGION.glob("offers/*/*.yml"))
PIECES = (
    *('"', "'", "\\", "\n", "#", " #", "- ", ": ", ":", "[", "]", "{", "}", " ", "\t", "---\n"),
    *(
        "&a ",
        "*a",
        "<<: ",
        "!!int ",
        "!ENV X",
        "%YAML 1.1\n",
        ", ",
        "? ",
        "|\n",
        ">\n",
        "~",
        "null",
    ),
    *("\r", "\r\n", "\u202e", "\ufeff", "\x00", "\x85", "\u2028", "é", "name: x\n", "\n\n  - x\n"),
    *("2026-02-30", "24:00", "1e999", ".nan", "-0", "9" * 400, "٣", "0x10", "no", "https://x"),
    *("Mo-Fr 08:00-07:00", "5MO", "2100-12-31", "1900-01-01", "weekly", "public", "on request"),
)
"""What editors, their programs and attackers write."""
VALUES = st.sampled_from((*PIECES, *HOSTILE)) | st.text(max_size=10)
_FIELDS = {name for model in (Offer, Provider) for name in model.model_fields} | {
    *("number", "kind", "url", "date", "text", "until", "id", "street", "town", "disclosure"),
    *("latitude", "byday", "freq", "dates", "amount", "currency", "code", "note", "terms", "from"),
}
FIELDS = st.sampled_from(sorted(_FIELDS)) | st.text(max_size=3)
DATA = st.recursive(
    VALUES | st.none() | st.integers() | st.floats() | st.booleans(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(FIELDS, inner, max_size=5),
    max_leaves=25,
)
MODELS: tuple[type[Record], ...] = (Offer, Provider, Settings, *KINDS.values())


def _judge(document: Document) -> None:
    """Hold a document to what every caller relies on."""
    for model in MODELS:
        record, found = read_record(model, document, {})
        assert record is not None or errors(found)
        for problem in found:
            assert problem.line >= 1
            assert problem.column >= 1
            assert "\n" not in str(problem)


@fuzzed(300)
@given(st.binary(max_size=300) | st.lists(VALUES, max_size=30).map("".join))
def test_any_bytes_are_read_or_told(content: bytes | str) -> None:
    """Noise, and the signs of YAML in any order."""
    written = content if isinstance(content, bytes) else content.encode(errors="replace")

    _judge(parse(written, "x.yml"))


@fuzzed(100)
@given(st.dictionaries(FIELDS, DATA, max_size=8))
def test_any_data_is_read_or_told(data: dict[str, object]) -> None:
    """Every field with every kind of value, as JSON, which YAML can read."""
    _judge(parse(json.dumps(data, ensure_ascii=False).encode(errors="replace"), "x.yml"))


@fuzzed(100)
@given(damaged([path.read_text("utf-8") for path in FILES], PIECES))
def test_the_form_can_edit_whatever_is_right(text: str) -> None:
    """Each value stands where the browser is told."""
    content = text.encode(errors="replace")
    document = parse(content, "x.yml")
    if not errors(document.problems):
        facts = json.loads(editable(content, "x.yml"))

        assert facts["data"] == document.data


@pytest.fixture(scope="module")
def region(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny region, whose records this file overwrites."""
    return shutil.copytree(REGION, tmp_path_factory.mktemp("fuzzed") / "region")


@fuzzed(60)
@given(
    path=st.sampled_from([path.relative_to(REGION).as_posix() for path in FILES]),
    text=damaged([path.read_text("utf-8") for path in FILES], PIECES),
)
def test_a_whole_project_is_checked_with_any_accident(region: Path, path: str, text: str) -> None:
    """Joined, compared with its vocabulary and with the catalogs; the next one finds it whole."""
    file = region / path
    kept = file.read_bytes()
    file.write_bytes(text.encode(errors="replace"))
    try:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("SOURCE_DATE_EPOCH", EPOCH)
            checked = check_project(sources_of(region / "mkdocs.yml"))
    finally:
        file.write_bytes(kept)

    assert "Fehler: " in tell(checked.problems)


@fuzzed(40)
@given(
    before=st.sampled_from(
        ("", "name: x\n", "description: |\n  ", "closures:\n", "name: [", 'a: "')
    ),
    piece=st.lists(st.sampled_from(PIECES), min_size=1, max_size=5).map("".join),
)
def test_the_largest_file_is_judged_at_once(before: str, piece: str) -> None:
    """Whatever it repeats: a quarter of a megabyte takes no more than seconds."""
    text = (before + piece * MAX_BYTES).encode()[:MAX_BYTES]
    start = time.process_time()

    document = parse(text.decode(errors="ignore").encode(), "x.yml")
    read_record(Offer, document, {})

    assert time.process_time() - start < 15


def test_closing_for_a_century_again_and_again_takes_no_time() -> None:
    """Days are counted once, however often they are named."""
    text = (
        "name: x\nkind: network\nclosures:\n" + "- {from: 1900-01-01, until: 2100-12-31}\n" * 5000
    )
    record, _ = read_record(Provider, parse(text.encode(), "x.yml"), {})
    assert record is not None
    start = time.process_time()

    days = len(closed_days(record.closures))

    assert days == 73414
    assert time.process_time() - start < 5
