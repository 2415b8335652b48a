"""Which pages of others records and docs lead to, and a table of those that are gone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from hooks.external_links import host_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from hooks.external_links import Answer
    from hooks.source import Positions

_ADDRESS = re.compile(r"https?://[^\s<>\"'`)\]}]+[^\s<>\"'`)\]}.,;:!?]")
_OUR_OWN = ("example.org", "example.com", "example.net", "example", "localhost", "127.0.0.1")
"""Hosts of examples in the documentation."""


def addresses_in(text: str) -> list[str]:
    """Return the addresses in a running text, once each."""
    found = (address.replace("&amp;", "&") for address in _ADDRESS.findall(text))
    return [address for address in dict.fromkeys(found) if not _is_example(address)]


def _is_example(address: str) -> bool:
    host = host_of(address)
    return any(host == own or host.endswith(f".{own}") for own in _OUR_OWN)


def addresses_of(data: object, positions: Positions, path: str) -> Iterator[tuple[str, str]]:
    """Yield each address in a record with the place where it stands, as `path:line`.

    Args:
        data: What was read of the file.
        positions: Where its values stand.
        path: Of the file.
    """
    if isinstance(data, str):
        for address in addresses_in(data):
            yield address, f"{path}:{positions.line}"
    pairs = data.items() if isinstance(data, dict) else ()
    items = enumerate(data) if isinstance(data, list) else pairs
    for step, value in items:
        yield from addresses_of(value, positions.inside.get(step, positions), path)


def addresses_in_pages(docs: Path, root: Path) -> Iterator[tuple[str, str]]:
    """Yield each address in the pages of `docs/` with its place."""
    for file in sorted(docs.rglob("*.md")):
        path = file.relative_to(root).as_posix()
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            for address in addresses_in(line):
                yield address, f"{path}:{number}"


_ROW = re.compile(r"^\| <([^>|]+)> \|.*\| (\d{4}-\d{2}-\d{2}) \|$", re.MULTILINE)


def table_of(
    answers: Iterable[Answer], places: Mapping[str, list[str]], before: str, today: str
) -> str:
    """Return, as Markdown in German, which links lead nowhere; "" if none does.

    Args:
        answers: To all addresses.
        places: Where each address stands.
        before: The table of last time, from which "since" is taken.
        today: Year-month-day.
    """
    since = dict(_ROW.findall(before))
    listed = sorted(answers, key=lambda answer: answer.url)
    rows = [
        _row(one.url, one.trouble, places[one.url], since.get(one.url, today))
        for one in listed
        if one.trouble
    ]
    moved = [
        _row(one.url, f"umgezogen nach <{_cell(one.moved_to)}>", places[one.url], "")
        for one in listed
        if one.moved_to
    ]
    return "\n".join([*_table("Führen ins Leere", rows), *_table("Sind umgezogen", moved)])


def _table(title: str, rows: list[str]) -> list[str]:
    head = ["| Adresse | was damit ist | steht in | seit |", "|---|---|---|---|"]
    return [f"### {title}: {len(rows)}", "", *head, *rows, ""] if rows else []


def _row(url: str, what: str, places: list[str], since: str) -> str:
    return f"| <{_cell(url)}> | {what} | {', '.join(f'`{one}`' for one in places)} | {since} |"


def _cell(url: str) -> str:
    """Return an address in which nothing ends a link or a cell."""
    return quote(url, safe="%/:=&?~#+!$,;'@()*[]-._").replace("@", "%40")
