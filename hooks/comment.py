"""The one comment that a reviewer finds under a proposal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hooks.markdown import code

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hooks.report import Change, Entry, Finding, Report

MARKER = "<!-- offer-report -->"
"""By this the comment is found again; nobody sees it."""
_LIMIT = 60_000
"""Characters; a comment on GitHub holds 65,536."""
_MANY = (40, 10)
"""Lines of each list; the second number, where the first makes the comment too long."""
_DOUBTED = (
    "⚠️ **Dieser Bericht kann gefälscht sein:** Der Vorschlag ändert auch anderes als Einträge und "
    "Seiten, oder ein fremdes Projekt hat ihn geprüft. Sehen Sie in den geänderten Dateien selbst "
    "nach, vor allem nach Nummern, Links und Adressen."
)
_UNREADABLE = (
    "Der Bericht der Prüfung fehlt oder ist nicht lesbar. Sehen Sie in den Ablauf der Prüfung."
)


@dataclass(frozen=True, slots=True)
class Places:
    """Where more is to be found. All of it comes from the trusted side."""

    preview: str = ""
    """Address of the site as proposed; ends with '/'. "" if there is none."""
    download: str = ""
    """Address of its archive; "" if there is none."""
    commit: str = ""
    """What was checked."""
    is_doubted: bool = False
    """Whether the proposal had a hand in what wrote the report."""


def draw_comment(report: Report | None, places: Places) -> str:
    """Return the comment as Markdown, in German, beginning with `MARKER`.

    Args:
        report: What somebody's job has written; None if it was not readable.
        places: Where more is to be found.
    """
    drawn = (_draw(report, places, many) for many in _MANY)
    return next((text for text in drawn if len(text) < _LIMIT), _draw(None, places, 1))


def _draw(report: Report | None, places: Places, many: int) -> str:
    parts = [MARKER, "### Was dieser Vorschlag ändert"]
    parts += [_DOUBTED] if places.is_doubted else []
    parts += _sections(report, many) if report else [_UNREADABLE]
    parts += [_preview(report, places, many)]
    if places.commit:
        parts.append(f"Stand: {code(places.commit[:12])}. Dieser Kommentar erneuert sich selbst.")
    return "\n\n".join(parts) + "\n"


def _sections(report: Report, many: int) -> Iterator[str]:
    changes = [_change(one) for one in report.changes]
    title = "Bitte zuerst prüfen: Nummern, Links, Adressen und was niemand sehen soll"
    nothing = "Nummern, Links, Adressen und Schutzangaben sind unverändert."
    yield _list(title, changes, many) if changes else nothing
    problems = [_finding(one) for one in report.problems]
    fine = "Die Prüfung der Einträge ist ohne Befund."
    yield _list("Was nicht stimmt", problems, many) if problems else fine
    if report.records:
        yield _list("Einträge", [_entry(one) for one in report.records], many)
    if report.left_out != "0":
        yield f"Weitere {int(report.left_out)} Angaben passten nicht in den Bericht."


def _change(change: Change) -> str:
    start = f"{code(change.record)}, {code(change.field)}"
    if not change.old:
        return f"{start}: neu {code(change.new)}"
    if not change.new:
        return f"{start}: {code(change.old)} **entfällt**"
    return f"{start}: {code(change.old)} → **{code(change.new)}**"


def _finding(finding: Finding) -> str:
    return (
        f"{finding.severity}: {code(f'{finding.path}:{finding.line}')} {code(finding.message, 300)}"
    )


def _entry(entry: Entry) -> str:
    fields = f": {code(entry.fields)}" if entry.fields else ""
    return f"{code(entry.record)} {entry.state}{fields}"


def _preview(report: Report | None, places: Places, many: int) -> str:
    pages = report.pages if report else ()
    if places.preview:
        links = [f"[{code(one.title)}](<{places.preview}{one.path}>)" for one in pages]
        whole = f"[Die ganze Seite, wie sie würde](<{places.preview}index.html>)"
        return _list("Vorschau", [whole, *links], many)
    if places.download:
        start = f"[Vorschau herunterladen](<{places.download}>), auspacken und öffnen:"
        return _list(start, [code(one.path) for one in pages] or [code("index.html")], many)
    return "Eine Vorschau gibt es nicht: Der Bau ist nicht gelungen, oder er läuft noch."


def _list(title: str, lines: Sequence[str], many: int) -> str:
    more = [f"… und {len(lines) - many} weitere"] if len(lines) > many else []
    return "\n".join([f"**{title}**", "", *(f"- {one}" for one in [*lines[:many], *more])])
