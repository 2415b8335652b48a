"""Text of strangers in Markdown of ours: shown as it is, never acted upon."""

from __future__ import annotations

import re

_HIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+")
"""Line breaks, control characters, and what nobody sees or what turns the text around it."""


def code(text: str, longest: int = 120) -> str:
    """Return a text as a code span, in which nothing is markup, link, mention or command.

    Neither GitHub nor GitLab look for any of these in code. Only a backtick could end the span, so
    it becomes a letter that looks alike.

    Args:
        text: Of anybody.
        longest: Characters that are shown.
    """
    line = _HIDDEN.sub(" ", text).replace("`", "ˋ").strip()
    shown = line if len(line) <= longest else f"{line[: longest - 1]}…"
    return f"`{shown}`" if shown else "–"
