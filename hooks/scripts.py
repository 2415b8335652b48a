"""Scripts as they are published: one file with all that it imports, without comments.

Every file is a round trip on a slow network, and a phone has no use for comments.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

ENTRIES = (
    "assets/page.js",
    "assets/search/finder.js",
    "assets/list/list.js",
    "assets/suggest/suggest.js",
    "assets/offices.js",
    "assets/coverage/coverage.js",
)
"""The scripts that pages name; all others are parts of these."""
_COMMENTS = re.compile(r"^[ \t]*(?://.*|/\*\*(?:[^*]|\*(?!/))*\*/)[ \t]*\n", re.MULTILINE)
"""Comments that stand on lines of their own; no script has others."""
_IMPORT = re.compile(r'^import (?:(\{[^}]*\}) from )?"([^"]+)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export ((?:async )?(?:function|class|const) (\w+))", re.MULTILINE)


def joined(entry: Path) -> str:
    """Return a module with all modules that it imports, each in a function of its own.

    Args:
        entry: The file of the module; imports are named, and relative to it.
    """
    parts: dict[Path, str] = {}
    _collect(entry.resolve(), parts)
    return "".join(parts.values())


def _collect(path: Path, parts: dict[Path, str]) -> None:
    if path in parts:
        return
    script = without_comments(path.read_text(encoding="utf-8"))
    for _, address in _IMPORT.findall(script):
        _collect((path.parent / address).resolve(), parts)
    names = {name: f"m{number}" for number, name in enumerate(parts)}

    def imported(found: re.Match[str]) -> str:
        module = names[(path.parent / found[2]).resolve()]
        taken = (found[1] or "").replace(" as ", ": ")
        return f"const {taken} = {module};\n" if taken else ""

    exports = ", ".join(name for _, name in _EXPORT.findall(script))
    body = _EXPORT.sub(r"\1", _IMPORT.sub(imported, script))
    parts[path] = f"const m{len(parts)} = (() => {{\n{body}return {{ {exports} }};\n}})();\n"


def dated(script: str, day: date, lines: Mapping[str, str]) -> str:
    """Return a script that says of which day the site is.

    Args:
        script: Joined, with the places of `built.js`.
        day: The day that the site is built for.
        lines: What tells readers so, by language.
    """
    told = json.dumps(dict(lines), ensure_ascii=False)
    return script.replace("{built}", str(day)).replace('{ "{as_of}": "" }', told)


def without_comments(script: str) -> str:
    """Return a script without its comments."""
    return _COMMENTS.sub("", script)
