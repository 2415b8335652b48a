"""The report of an import: short for the terminal, complete as CSV or Markdown."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from hooks.importing.notes import Entry, Outcome
from hooks.tables import table_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

COLUMNS = ("Was", "Zeile", "Schlüssel", "Eintrag", "Feld", "Grund", "Vorher", "Nachher")
FORMS = frozenset({".csv", ".md"})
"""Endings of a report's file."""
_ROWS = (Outcome.NEW, Outcome.UPDATED, Outcome.UNCHANGED, Outcome.SKIPPED, Outcome.VANISHED)
_VALUES = (
    Outcome.UPDATED, Outcome.CONFLICT, Outcome.KEPT, Outcome.LEFT_OUT, Outcome.CLEANED,
)  # fmt: skip
_EXAMPLES = 3
_LONGEST = 60
_LARGE_CELL = 30_000
"""Characters; spreadsheets cut a cell at 32,767."""


def is_about_row(entry: Entry) -> bool:
    """Whether an entry says what became of a whole row."""
    return not entry.field and entry.outcome in _ROWS


def tell_import(entries: Sequence[Entry], remarks: Iterable[str], *, is_dry: bool) -> str:
    """Return the report for a terminal: counts, and the first examples of each reason.

    Args:
        entries: All of them.
        remarks: About the source as a whole.
        is_dry: Whether nothing was written.
    """
    lines = ["Probelauf: Nichts wurde geschrieben."] if is_dry else []
    lines += [f"Hinweis: {remark}" for remark in remarks]
    counts = Counter(one.outcome for one in entries if is_about_row(one))
    lines += [f"{_title(outcome)}: {counts[outcome]}" for outcome in _ROWS]
    for outcome in (Outcome.SKIPPED, Outcome.VANISHED):
        chosen = [one for one in entries if one.outcome is outcome and is_about_row(one)]
        lines += _by_reason(chosen)
    for outcome in _VALUES:
        chosen = [one for one in entries if one.outcome is outcome and one.field]
        if chosen:
            lines += ["", f"{_title(outcome)} (Felder): {len(chosen)}", *_by_reason(chosen)]
    for outcome in (Outcome.UNUSED, Outcome.WARNING):
        chosen = [one for one in entries if one.outcome is outcome]
        if chosen:
            lines += ["", f"{_title(outcome)}: {len(chosen)}", *_by_reason(chosen)]
    return "\n".join(lines)


def _title(outcome: Outcome) -> str:
    return outcome[:1].upper() + outcome[1:]


def _by_reason(entries: Iterable[Entry]) -> list[str]:
    found = defaultdict(list)
    for one in entries:
        found[one.field, one.reason].append(one)
    lines = []
    for (name, reason), group in sorted(found.items(), key=lambda pair: (-len(pair[1]), pair[0])):
        title = ": ".join(filter(None, (name, reason)))
        lines.append(f"  {len(group)} × {title or 'ohne Angabe'}")
        lines += [f"      {example}" for one in group[:_EXAMPLES] if (example := _example(one))]
    return lines


def _example(entry: Entry) -> str:
    where = ", ".join(filter(None, (entry.place, entry.record or entry.key)))
    before, after = _cut(entry.before), _cut(entry.after)
    if before == after:
        return where
    return f"{where}: »{before}« → »{after}«" if after else f"{where}: »{before}«"


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"


def write_report(entries: Iterable[Entry], ending: str) -> str:
    """Return the complete report.

    Args:
        entries: All of them.
        ending: `.csv` (for spreadsheets, with `;`) or `.md`.
    """
    rows = [_cells(one) for one in entries]
    if ending == ".md":
        return "\n".join(["# Bericht des Imports", "", *_table(rows), ""])
    return table_text([COLUMNS, *([_writable(cell) for cell in row] for row in rows)])


def _cells(entry: Entry) -> list[str]:
    return [
        str(entry.outcome), entry.place, entry.key, entry.record, entry.field, entry.reason,
        entry.before, entry.after,
    ]  # fmt: skip


def _writable(cell: str) -> str:
    """Return what a file and a spreadsheet's cell can hold."""
    return cell.encode("utf-8", "replace").decode()[:_LARGE_CELL]


def _table(rows: Iterable[Sequence[str]]) -> list[str]:
    lines = [" | ".join(COLUMNS), " | ".join("---" for _ in COLUMNS)]
    lines += [" | ".join(map(_in_markdown, row)) for row in rows]
    return [f"| {line} |" for line in lines]


def _in_markdown(cell: str) -> str:
    line = " ".join(_writable(cell).split())
    for char in "\\&`*_{}[]<>|":
        line = line.replace(char, {"<": "&lt;", ">": "&gt;", "&": "&amp;"}.get(char, f"\\{char}"))
    return line
