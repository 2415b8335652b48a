"""Translations of synthetic texts: real ones where there are any, else marked pseudo-text."""

from __future__ import annotations

import re

from tests.bench.concepts import translated

_BETWEEN = re.compile(r"((?<=[.!?])\s+(?:- )?|\n+- )")
"""What lies between sentences, and before bullets."""
_LATIN = "abcdefghijklmnopqrstuvwxyzäöüß"
_SCRIPTS = {
    "cyrillic": "абцдефгхійклмнопкрстуввхизаоус",
    "arabic": "ابثدهفقحيجكلمنوپقرستوفغخیزاويس",
}
_SCRIPT_OF = {
    "uk": "cyrillic",
    "ru": "cyrillic",
    "bg": "cyrillic",
    "ar": "arabic",
    "fa": "arabic",
}


class Translator:
    """Translates German into a language: as many bytes as a person's text, and always something."""

    def __init__(self, code: str) -> None:
        """Take the translations that there are.

        Args:
            code: The language, BCP 47.
        """
        self.code = code
        self._known = translated(code)
        self._done: dict[str, str] = {}
        letters = _SCRIPTS.get(_SCRIPT_OF.get(code, ""), _LATIN)
        self._letters = str.maketrans(_LATIN + _LATIN[:-1].upper(), letters + letters[:-1].upper())

    def __call__(self, german: str) -> str:
        """Translate a text, sentence by sentence; pseudo-text begins with `[<language>]`."""
        if german not in self._done:
            parts = _BETWEEN.split(german)
            spoken = [
                part if index % 2 else self._sentence(part) for index, part in enumerate(parts)
            ]
            self._done[german] = "".join(spoken)
        return self._done[german]

    def _sentence(self, german: str) -> str:
        if german in self._known or not german:
            return self._known.get(german, german)
        title, _, town = german.rpartition(" ")
        if title in self._known:
            return f"{self._known[title]} {town}"
        return f"[{self.code}] {german.translate(self._letters)}"
