"""One import from its mapping and sources to a plan, and the plan to files."""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hooks.directory import load_directory
from hooks.importing.checking import check_columns, read_mapping
from hooks.importing.drafting import MUNICIPALITY, Drafter
from hooks.importing.notes import Entry, Outcome
from hooks.importing.objects import read_list
from hooks.importing.planning import Plan, Setting
from hooks.importing.region import Region
from hooks.importing.rows import MAX_BYTES, Read, is_said, look_up, paths_of, refuse
from hooks.importing.services import read_hsds
from hooks.importing.state import read_state, state_path, write_state
from hooks.importing.tables import read_table
from hooks.importing.targets import SECTIONS, find_target, targets_of
from hooks.importing.trying import try_plan
from hooks.problems import InvalidDirectoryError, errors

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from hooks.importing.drafting import Draft
    from hooks.importing.mapping import Mapping
    from hooks.importing.rows import Row


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


def run_import(order: Order, watch: Callable[[Iterable[Row]], Iterable[Row]] = iter) -> Result:
    """Read, clean, check and plan; nothing is written.

    Args:
        order: What is asked for.
        watch: Hands the rows on, for a progress bar.

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
    drafts = [drafter.draft(row) for row in watch(source.rows)]
    state = read_state(state_path(order.mapping))
    setting = Setting(order.offers, directory, region, state, order.overwrite)
    plan = try_plan([one for one in drafts if not one.problem], setting)
    entries = [*_all_entries(drafts, plan), *_unused(source.rows, mapping)]
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
    keys = {draft.key for draft in drafts}
    for key, kept in sorted(plan.state.offers.items()):
        if key not in keys:
            yield Entry(Outcome.VANISHED, "", key, kept.id, reason="Die Datei bleibt, wie sie ist")


def _unused(rows: Sequence[Row], mapping: Mapping) -> Iterator[Entry]:
    """Tell which columns say something that no field takes."""
    used = {name for section in SECTIONS for rule in mapping.rules(section).values()
            for name in rule.columns()}  # fmt: skip
    used |= {mapping.key, *(rule.column for rule in mapping.skip)}
    if mapping.kind == "hsds":
        used |= _hsds_names()
    counts: Counter[str] = Counter()
    for row in rows:
        counts.update(name for name in _leaves(row, mapping) if is_said(look_up(row.data, name)))
    for name, count in sorted(counts.items()):
        if not any(name == one or one.startswith(f"{name}.") for one in used):
            yield Entry(Outcome.UNUSED, "", field=name, reason=f"in {count} Zeilen")


def _leaves(row: Row, mapping: Mapping) -> Iterator[str]:
    for name, value in row.data.items():
        inner = value if isinstance(value, dict) else {}
        if inner and (mapping.kind != "hsds" or name == "organization"):
            yield from (f"{name}.{one}" for one in inner)
        else:
            yield name


def _hsds_names() -> set[str]:
    """Return what of a service and its organization has a field, by the models."""
    names = {one.hsds for model in SECTIONS.values() for one in targets_of(model).values()}
    names |= {f"service.{name}" for name in ("minimum_age", "maximum_age", "id", "assurer_email")}
    own = {name.removeprefix("service.") for name in names if name.startswith("service.")}
    plain = {name for name in names if name.startswith("organization.")}
    lists = {"service_at_locations", "service_areas", "required_documents", "attributes"}
    return own | plain | lists | {"organization.id", "organization_id"}


def write_plan(result: Result, order: Order) -> None:
    """Write the files of a plan, each whole or not at all, and then what is to be remembered."""
    for path, text in sorted(result.plan.files.items(), key=_providers_first):
        _replace(order.offers / path, text)
    kept = write_state(result.plan.state)
    target = state_path(order.mapping)
    if not target.exists() or target.read_text("utf-8") != kept:
        _replace(target, kept)


def _providers_first(file: tuple[str, str]) -> tuple[str, bool, str]:
    folder, _, name = file[0].partition("/")
    return folder, name != "provider.yml", name


def _replace(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.neu")
    beside.write_bytes(text.encode())
    os.replace(beside, path)  # noqa: PTH105 - the one that replaces on Windows, too


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
