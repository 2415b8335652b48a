"""One import from its mapping and sources to a plan, and the plan to files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from hooks.directory import load_directory
from hooks.importing.checking import check_columns, read_mapping
from hooks.importing.drafting import Drafter
from hooks.importing.drafts import MUNICIPALITY
from hooks.importing.notes import Entry, Outcome
from hooks.importing.objects import read_list
from hooks.importing.planning import Plan, Setting, unwatched
from hooks.importing.region import Region
from hooks.importing.rows import MAX_BYTES, Read, paths_of, refuse
from hooks.importing.services import read_hsds
from hooks.importing.state import read_state, state_path
from hooks.importing.tables import read_table
from hooks.importing.targets import SECTIONS, find_target
from hooks.importing.trying import try_plan
from hooks.importing.unused import unused_columns
from hooks.problems import InvalidDirectoryError, errors

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from pathlib import Path

    from hooks.importing.drafts import Draft
    from hooks.importing.mapping import Mapping


Watch = Callable[[Sequence[Any], str], "Iterable[Any]"]
"""Hands on what long work goes through, with a German name for it."""


@dataclass(frozen=True)
class Order:
    """What an operator asks for."""

    offers: Path
    """The folder of records."""
    mapping: Path
    sources: tuple[Path, ...]
    """Files or folders; several are the pages of one list."""
    country: str
    day: date
    overwrite: frozenset[str] = frozenset()
    """Fields in which the source wins, such as `offer.summary`."""


@dataclass
class Result:
    """What an import would do, or has done."""

    plan: Plan
    entries: list[Entry]
    remarks: list[str] = field(default_factory=list)


def run_import(order: Order, watch: Watch = unwatched) -> Result:
    """Read, clean, check and plan; nothing is written.

    Args:
        order: What is asked for.
        watch: Hands on what long work goes through, for a progress bar.

    Raises:
        InvalidDirectoryError: The mapping, the source, the vocabulary or the state is broken.
    """
    directory, problems = load_directory(order.offers)
    if wrong := [one for one in errors(problems) if "/vocabulary/" in one.path]:
        raise InvalidDirectoryError(wrong)
    region = Region(directory.vocabulary, order.country, order.day)
    mapping, document = read_mapping(order.mapping, region.codes)
    source = read_sources(order.sources, mapping)
    if mapping.kind != "hsds":
        check_columns(mapping, document, paths_of(source.rows) | {MUNICIPALITY})
    drafter = Drafter(mapping, region)
    drafts = [drafter.draft(row) for row in watch(source.rows, "Zeilen lesen")]
    state = read_state(state_path(order.mapping))
    setting = Setting(order.offers, directory, region, state, watch, order.overwrite)
    plan = try_plan([one for one in drafts if not one.problem], setting)
    entries = [*_all_entries(drafts, plan), *unused_columns(source.rows, mapping)]
    return Result(plan, entries, source.remarks)


def read_sources(sources: Sequence[Path], mapping: Mapping) -> Read:
    """Read all sources of one import.

    Raises:
        InvalidDirectoryError: One of them is broken, or none has a row.
    """
    read = [_read_source(path, mapping) for path in sources]
    several = len(sources) > 1
    rows = [
        (type(row)(f"{path.name}: {row.place}", row.data) if several else row)
        for path, one in zip(sources, read, strict=True)
        for row in one.rows
    ]
    if not rows:
        raise refuse(sources[0].as_posix(), "In dieser Quelle steht nichts.")
    remarks = [remark for one in read for remark in one.remarks]
    return Read(rows, [one for one in remarks if not (several and "nennen Sie" in one)])


def _read_source(path: Path, mapping: Mapping) -> Read:
    is_package = path.is_dir() or path.suffix.lower() == ".zip"
    if is_package and mapping.kind != "hsds":
        raise refuse(path.as_posix(), "Ordner und zip-Dateien gibt es nur mit »kind: hsds«.")
    content = None if is_package else _content(path)
    if mapping.kind == "hsds":
        return read_hsds(path, content)
    if mapping.kind == "csv":
        return read_table(content or b"", path.as_posix(), mapping.delimiter, mapping.encoding)
    return read_list(content or b"", path.as_posix(), mapping.rows)


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise refuse(path.as_posix(), f"Die Datei ist größer als {MAX_BYTES // 2**20} MB.")
        return path.read_bytes()
    except OSError:
        raise refuse(path.as_posix(), "Die Datei lässt sich nicht lesen.") from None


def _all_entries(drafts: Iterable[Draft], plan: Plan) -> Iterator[Entry]:
    drafts = [*drafts]
    told = {one.key: one.record for one in plan.entries if not one.field and one.place}
    for draft in drafts:
        if not draft.problem and draft.key in plan.refused:
            draft.log.add(Outcome.SKIPPED, "", plan.refused[draft.key])
        for one in draft.log.entries:
            record = told.get(draft.key, "")
            yield Entry(one.outcome, one.place, one.key, record, one.field, one.reason,
                        one.before, one.after)  # fmt: skip
    yield from plan.entries
    yield from _vanished({draft.key for draft in drafts}, plan)


def _vanished(keys: set[str], plan: Plan) -> Iterator[Entry]:
    """Tell the records of which the source has no row, not even one with another key."""
    offers = plan.state.offers
    still_there = {offers[key].id for key in keys & offers.keys()}
    for key, kept in sorted(offers.items()):
        if kept.id not in still_there:
            yield Entry(Outcome.VANISHED, "", key, kept.id, reason="Die Datei bleibt, wie sie ist")


def read_overwrite(text: str) -> frozenset[str]:
    """Return the fields of `--overwrite`, each with its section; without one it is the offer's.

    Raises:
        ValueError: There is no such field; the text says so in German.
    """
    found = set()
    for name in filter(None, (part.strip() for part in text.split(","))):
        section, dot, rest = name.partition(".")
        if not dot or section not in SECTIONS:
            section, rest = "offer", name
        if "." in rest:
            raise ValueError(f"»{name}«: Nennen Sie ein ganzes Feld, zum Beispiel »schedules«.")
        find_target(section, rest)
        found.add(f"{section}.{rest}")
    return frozenset(found)
