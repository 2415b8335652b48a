"""What is due for confirmation, as a list for editors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hooks.freshness import REGION, by_youth_office, due_offers

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from hooks.directory import Directory
    from hooks.freshness import DueGroup


def tell_due(directory: Directory, day: date, months: int) -> str:
    """Write, in German, what is due by youth office and provider, an offer a line."""
    due = due_offers(directory, day, months)
    never = sum(one.record.assured_date is None for one in due)
    lines = []
    for group in by_youth_office(directory, due):
        lines += [f"{_title(directory, group)} ({group.count})", *_provider_lines(group), ""]
    counted = f"Fällig am {day:%d.%m.%Y}: {len(due)} von {_current(directory, day)} Angeboten"
    return "\n".join([*lines, f"{counted}, davon {never} noch nie bestätigt"])


def _current(directory: Directory, day: date) -> int:
    return sum(offer.is_current(day) for offer in directory.offers.values())


def _title(directory: Directory, group: DueGroup) -> str:
    if group.kind == "youth office":
        return directory.vocabulary.term("youth_offices", group.code).label
    return "Ganze Region und darüber hinaus" if group.kind == REGION else "Ohne Jugendamt"


def _provider_lines(group: DueGroup) -> Iterator[str]:
    for one in group.providers:
        yield f"  {one.provider.record.name}"
        for offer in one.offers:
            assured = offer.record.assured_date
            when = f"{assured:%d.%m.%Y}" if assured else "noch nie  "
            yield f"    {when}  {offer.id}"
