"""What a new version of a vocabulary adds to a region's own."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

Data = dict[str, Any]


@dataclass
class News:
    """A vocabulary with what is new, and what there is to say about it."""

    terms: list[Data] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    """In German: what was added, and what stays different."""
    changed: bool = False


def add_news(mine: Mapping[str, Any], base: Mapping[str, Any], new: Mapping[str, Any]) -> News:
    """Take what a vocabulary's new version adds, and leave what the region has changed.

    Args:
        mine: The region's file.
        base: The version of the program that it was made from; empty if nobody knows.
        new: The program's version of today.
    """
    own, before, offered = _by_code(mine), _by_code(base), _by_code(new)
    news = News()
    for code, term in own.items():
        merged, told = _merged(term, before.get(code, {}), offered.get(code, {}))
        news.terms.append(merged)
        news.told += [f"{code}: {one}" for one in told]
        news.changed |= merged != term
    for code in [code for code in offered if code not in {*own, *before}]:
        news.terms.append(offered[code])
        news.told.append(f"{code}: neu, »{offered[code].get('label')}«")
        news.changed = True
    return news


def _by_code(file: Mapping[str, Any]) -> dict[str, Data]:
    return {term["code"]: term for term in file.get("terms") or ()}


def _merged(mine: Data, base: Data, new: Data) -> tuple[Data, list[str]]:
    """Return a term with what is new in it, and what there is to say."""
    merged, told = dict(mine), []
    for name, value in new.items():
        own, before = mine.get(name), base.get(name)
        if own == value:
            continue
        if isinstance(value, list):
            words = [word for word in value if word not in [*(own or ()), *(before or ())]]
            if words:
                merged[name] = [*(own or ()), *words]
                told.append(f"{name}: dazu {', '.join(map(str, words))}")
        elif own == before:
            merged[name] = value
            told.append(f"{name}: jetzt »{value}«")
        elif value != before:
            told.append(f"{name}: bleibt bei Ihnen »{own}«; im Programm »{value}«")
    return merged, told
