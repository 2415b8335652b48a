"""Scripts as they are published: without the comments, which every phone would have to load."""

from __future__ import annotations

import re

_COMMENTS = re.compile(r"^[ \t]*(?://.*|/\*\*(?:[^*]|\*(?!/))*\*/)[ \t]*\n", re.MULTILINE)
"""Comments that stand on lines of their own; no script has others."""


def without_comments(script: str) -> str:
    """Return a script without its comments."""
    return _COMMENTS.sub("", script)
