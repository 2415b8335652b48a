"""What browsers may keep for times without internet: lists of files, the worker, the manifest."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hooks.scripts import without_comments
from hooks.site_files import write

if TYPE_CHECKING:
    from pathlib import Path

    from hooks.languages import Language

ALWAYS = ("/offline.html", "/merkliste.html", "/manifest.webmanifest")
"""Files of a language without which nothing can be read."""
HELPLINES = "hilfe-sofort.html"

Entry = tuple[str, int]
"""Path from the root of the site, and size in bytes."""


@dataclass(slots=True)
class Contents:
    """The files of one language, by what a visitor may ask for, noted as they are written."""

    site: Path
    """The folder of the site."""
    is_written: bool = True
    """Whether the files are written, or only noted."""
    always: list[Entry] = field(default_factory=list)
    """What nothing can be read without."""
    helplines: list[Entry] = field(default_factory=list)
    sensitive_helplines: list[Entry] = field(default_factory=list)
    pages: list[Entry] = field(default_factory=list)
    sensitive: list[Entry] = field(default_factory=list)
    """Everything that names what nobody should see."""

    def write(
        self,
        path: str,
        text: str,
        *,
        query: str = "",
        is_sensitive: bool = False,
        is_helpline: bool = False,
    ) -> None:
        """Note a file, and write it.

        Args:
            path: From the root of the site.
            text: What it holds.
            query: What browsers ask for behind the path, with '?'.
            is_sensitive: Whether it shows or names an offer that nobody should see.
            is_helpline: Whether it is the page of a helpline, or the list of them.
        """
        if self.is_written:
            entry = (path + query, write(self.site / path, text))
        else:
            entry = (path + query, len(text.encode()))
        if path.endswith(ALWAYS):
            self.always.append(entry)
            return
        (self.sensitive if is_sensitive else self.pages).append(entry)
        if is_helpline:
            (self.sensitive_helplines if is_sensitive else self.helplines).append(entry)

    def add_written(self, path: str) -> None:
        """Note a page that is there already.

        Args:
            path: From the root of the site.
        """
        self.pages.append(self._found(path))

    def add_assets(self) -> None:
        """Note style sheets, scripts and pictures, which all languages share."""
        for path in sorted((self.site / "assets").rglob("*.*")):
            self.always.append(self._found(path.relative_to(self.site).as_posix()))

    def _found(self, path: str) -> Entry:
        return path, (self.site / path).stat().st_size

    def lists(self, version: str) -> str:
        """Return all lists as JSON.

        Args:
            version: Of the build.
        """
        lists = {
            "version": version,
            "always": self.always,
            "helplines": self.helplines,
            "sensitive_helplines": self.sensitive_helplines,
            "pages": self.pages,
            "sensitive": self.sensitive,
        }
        return json.dumps(lists, separators=(",", ":"))


def worker(script: Path, version: str) -> str:
    """Return the worker of a build.

    Args:
        script: The worker as we write it.
        version: Of the build; another one makes browsers take the new worker.
    """
    return without_comments(script.read_text(encoding="utf-8")).replace("{version}", version)


def web_manifest(lang: Language, name: str, base: str) -> str:
    """Return what a phone shows where the directory stands among its programs.

    Args:
        lang: The language.
        name: The name of the site.
        base: Path of the site on its host, without '/' at the end. Browsers look for the identity
            there, from the root of the host: other directories on it are other programs.
    """
    icons = [
        {"src": f"../assets/icon-{size}.png", "sizes": f"{size}x{size}", "type": "image/png",
         "purpose": "any maskable"}
        for size in (192, 512)
    ]  # fmt: skip
    icons.append({"src": "../assets/icon.svg", "sizes": "any", "type": "image/svg+xml"})
    manifest = {
        "name": name,
        "lang": lang.code,
        "dir": lang.direction,
        "id": f"{base}/",
        "start_url": "index.html",
        "scope": "../",
        "display": "minimal-ui",
        "background_color": "#fffdf9",
        "theme_color": "#0a5a58",
        "icons": icons,
    }
    return json.dumps(manifest, ensure_ascii=False, indent=1)
