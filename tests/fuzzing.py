"""How inputs that nobody thought of are made: the same ones in every run, unless asked for more.

`FUZZ=50 pytest tests/test_fuzzed_*.py` makes fifty times as many, other ones in each run;
`SHRINK=1` looks for the smallest input that fails, which takes minutes.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, TypeVar

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Callable

Test = TypeVar("Test", bound="Callable[..., None]")

_TIMES = int(os.environ.get("FUZZ") or 0)
HOSTILE = (
    *("<script>alert(1)</script>", "\"><img src=x onerror='alert(1)'>", "' onfocus='alert(1)"),
    *(
        "</title></style></script><svg onload=alert(1)>",
        "<!--",
        "-->",
        "]]>",
        "&lt;b&gt;",
        "&#x3c;",
    ),
    *("{{ 7*7 }}", "{% raw %}", "@@frame:content@@", "@@0@@", "[x](javascript:alert(1))", "%(x)s"),
    *("\\", "\\n", ";", ",", ":", "=", "+1", "\u00a0", "\u200b", "\u0301", "ﬁ", "ẞ", "İ", "🏳️‍🌈"),
)
"""Pieces that mean something to one of the formats in which a text leaves."""
_LETTERS = st.characters(exclude_categories=["C", "Z"])
TEXTS = st.lists(st.sampled_from(HOSTILE) | st.text(_LETTERS, min_size=1, max_size=8), max_size=4)
"""Words and what attacks consist of."""


def fuzzed(examples: int) -> Callable[[Test], Test]:
    """Return how a property is tried.

    Args:
        examples: How many inputs are made when nobody asks for more.
    """
    configured: Callable[[Test], Test] = settings(
        max_examples=examples * (_TIMES or 1),
        derandomize=not _TIMES,
        database=None,
        deadline=None,
        phases=[Phase.generate, *([Phase.shrink] if os.environ.get("SHRINK") else [])],
        suppress_health_check=list(HealthCheck),
    )
    return configured


@st.composite
def damaged(draw: st.DrawFn, originals: list[str], pieces: tuple[str, ...]) -> str:
    """Return a file after accidents: pieces more, pieces less.

    Args:
        draw: Of hypothesis.
        originals: Files that are right.
        pieces: What editors and their tools put in.
    """
    text = draw(st.sampled_from(originals))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = start + draw(st.sampled_from((0, 0, 1, 2, 9, 60)))
        text = text[:start] + draw(st.sampled_from(pieces) | st.text(max_size=3)) + text[end:]
    return text
