"""Sets a booklet with typst: fonts and icons found, data handed over as JSON."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hooks.origin import PROGRAM

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import typst

TEMPLATE = Path(__file__).parent / "template"
FAMILIES = ("Rubik", "DejaVu Sans", "Noto Sans", "Noto Sans Arabic")
"""Families that come first, in this order, where they are found; Rubik has all our letters.

Noto Sans Arabic comes late: text copied from a PDF that is set in it has letters twice.
"""
ICONS = {
    "place": "map-marker-outline",
    "area": "account-group-outline",
    "time": "clock-outline",
    "date": "calendar-check",
    "who": "human-child",
    "door": "door-open",
    "cost": "cash",
    "speak": "translate",
    "voice": "phone",
    "sms": "message-text-outline",
    "email": "email-outline",
    "link": "web",
}
"""What the template calls an icon, and how the theme does."""
_COLOUR = "#0a5a58"
_MISSING = re.compile(r"the text `\"(.*?)\"` could not be displayed")
_INSTALL = "pip install --require-hashes -r hooks/booklets/requirements.lock"
NO_TYPST = (
    "Zum Setzen der Hefte fehlt das Paket »typst«. Installieren Sie es mit seinen Schriften: "
    f"{_INSTALL}"
)
_NO_FONT = (
    f"Für die Hefte fehlt eine Schrift. Installieren Sie Rubik ({_INSTALL}), unter Debian "
    "und Ubuntu das Paket fonts-dejavu-core, oder nennen Sie mit --font-path einen Ordner mit "
    "Schriften."
)
_NO_LETTER = (
    "Diese Zeichen hat keine der Schriften ({families}): {letters}. Installieren Sie eine Schrift, "
    "die sie hat, und nennen Sie ihren Ordner mit --font-path; unter Debian und Ubuntu enthält "
    "fonts-noto-core die meisten Schriften der Welt, in /usr/share/fonts/truetype/noto."
)


class BookletError(Exception):
    """A booklet cannot be set: the text says in German why, and what helps."""


@dataclass(frozen=True)
class Press:
    """What sets booklets: the same fonts for all of them."""

    font_paths: tuple[Path, ...] = ()
    """Folders with more fonts, for letters that ours don't have."""

    @cached_property
    def _fonts(self) -> typst.Fonts:
        """All fonts that may be used; those of the system only where ours are not installed."""
        ours = _packaged_fonts()
        paths = [str(path) for path in (*self.font_paths, *ours)]
        found: typst.Fonts = _typst().Fonts(
            include_system_fonts=not ours, include_embedded_fonts=False, font_paths=paths
        )
        return found

    @cached_property
    def families(self) -> list[str]:
        """The families to set in, by preference.

        Raises:
            BookletError: There is none.
        """
        there = self._fonts.families()
        found = [name for name in FAMILIES if name in there] or sorted(there)
        if not found:
            raise BookletError(_NO_FONT)
        return found

    def set(self, contents: Mapping[str, Any]) -> bytes:
        """Return a booklet as a PDF that is accessible (PDF/UA-1).

        Args:
            contents: What it says; see `hooks.booklets.contents.contents_of`.

        Raises:
            BookletError: Something is missing: the program, a font, or a letter in all fonts.
        """
        typst = _typst()
        pictures = {"icons": dict(_icons()), "icon": _site_icon()}
        data = {**contents, **pictures, "families": self.families}
        compiler = typst.Compiler(
            TEMPLATE / "booklet.typ",
            root=TEMPLATE,
            font_paths=self._fonts,
            sys_inputs={"book": json.dumps(data, ensure_ascii=False)},
        )
        try:
            made = compiler.compile(format="pdf", pdf_standards="ua-1")
        except typst.TypstError as error:
            raise BookletError(self._told(str(error.diagnostic))) from None
        if not isinstance(made, bytes):
            raise BookletError("typst hat kein PDF geliefert.")
        return made

    def _told(self, diagnostic: str) -> str:
        letters = dict.fromkeys(_MISSING.findall(diagnostic))
        if not letters:
            return f"Das Heft ließ sich nicht setzen.\n{diagnostic}"
        shown = ", ".join(f"»{one}«" for one in letters)
        return _NO_LETTER.format(families=", ".join(self.families), letters=shown)


def _typst() -> Any:
    """Return typst, which only those need who print.

    Raises:
        BookletError: It is not installed.
    """
    try:
        import typst  # noqa: PLC0415 - the package is large, and optional
    except ModuleNotFoundError:
        raise BookletError(NO_TYPST) from None
    return typst


def is_installed() -> bool:
    """Whether booklets can be set here."""
    return find_spec("typst") is not None


def _packaged_fonts() -> list[Path]:
    """Return the folders of the fonts that pip has installed."""
    found = find_spec("fontpkg_rubik")
    homes = (found and found.submodule_search_locations) or ()
    return [Path(home) / "files" for home in homes]


@cache
def _site_icon() -> str:
    return (PROGRAM / "overrides/assets/icon.svg").read_text(encoding="utf-8")


@cache
def _icons() -> tuple[tuple[str, str], ...]:
    return tuple(_read_icons())


def _read_icons() -> Iterator[tuple[str, str]]:
    theme = find_spec("material")
    home = Path(((theme and theme.submodule_search_locations) or ["."])[0])
    for name, icon in ICONS.items():
        path = home / "templates/.icons/material" / f"{icon}.svg"
        drawn = path.read_text(encoding="utf-8")
        yield name, drawn.replace("<svg ", f'<svg fill="{_COLOUR}" ', 1)
