"""Says in an issue which packages are known to be unsafe: `advisories.py REPORT… >issue.md`.

Reads reports of pip-audit as JSON and writes nothing while all is well. A package that could not be
looked up is told as well: pip-audit itself takes silence for safety.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

START = """\
Einige Pakete haben bekannte Schwächen. Die Seite erscheint trotzdem; nehmen Sie bald neue Fassungen.
Auf GitHub schlägt sie der Ablauf `packages` vor (»Actions → packages → Run workflow«), sonst tut es `.ci/packages`.
Stimmt alles wieder, schließt sich dieses Issue von selbst.

| Paket | Fassung | Schwäche | behoben in |
|---|---|---|---|
"""  # noqa: E501 - lines of Markdown
UNKNOWN = "Über diese Pakete war nichts zu erfahren; sehen Sie selbst nach: "


def plain(text: str) -> str:
    """Return a name or a version without anything that Markdown would read."""
    return re.sub(r"[^\w.+!-]", "", text, flags=re.ASCII)


def draw_row(package: dict[str, Any], weakness: dict[str, Any]) -> str:
    """Return the line of one weakness of a package."""
    id_ = plain(weakness["id"])
    fixed = ", ".join(map(plain, weakness["fix_versions"])) or "noch nicht"
    link = f"[{id_}](https://osv.dev/vulnerability/{id_})"
    return f"| {plain(package['name'])} | {plain(package['version'])} | {link} | {fixed} |\n"


def draw_issue(packages: list[dict[str, Any]]) -> str:
    """Return the text of the issue; "" if every package was looked up and is well."""
    rows = {draw_row(one, weakness) for one in packages for weakness in one.get("vulns", ())}
    unknown = ", ".join(sorted({plain(one["name"]) for one in packages if "skip_reason" in one}))
    parts = [START + "".join(sorted(rows))] if rows else []
    parts += [f"{UNKNOWN}{unknown}\n"] if unknown else []
    return "\n".join(parts)


if __name__ == "__main__":
    reports = [json.loads(Path(name).read_text(encoding="utf-8")) for name in sys.argv[1:]]
    sys.stdout.write(draw_issue([one for report in reports for one in report["dependencies"]]))
