"""A small project for tests of `translate`, and what people do in it."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

import polib
from click.testing import CliRunner, Result

from hooks.__main__ import main
from hooks.languages import language
from hooks.texts import Text, read_record_texts
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

SETTINGS = """\
site_url: https://example.org/familien/
extra:
  region: {name: Beispielkreis, country: DE}
  languages: [de, en, uk, de-simple]
"""
LINE = """\
name: Sorgentelefon
summary: Rufen Sie 0800 1110111 an.
topics: [erziehung]
life_phases: [kleinkind]
service_areas: [region]
phones: [0800 1110111]
access: open
cost: free
helpline: true
sources: [{title: Faltblatt, date: 2026}]
"""
HELP = "Sie haben Fragen zur Erziehung. Wir hören zu."
OFFERED = "stadt-beispielstadt/familienberatung.summary"


@dataclass(frozen=True)
class Desk:
    """A project, and the commands in it."""

    root: Path

    def run(self, *arguments: str) -> Result:
        """Run `translate` with arguments."""
        return CliRunner().invoke(main, ["--project", str(self.root), "translate", *arguments])

    def catalog(self, folder: str = "stadt-beispielstadt", lang: str = "en") -> Path:
        """Return where a catalog is."""
        return self.root / f"offers/{folder}/locales/{lang}.po"

    def offer(self, path: str, old: str, new: str) -> None:
        """Change a text in a record."""
        file = self.root / "offers" / path
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")

    def shown(self, context: str, text: str, lang: str = "en") -> Text:
        """Return what a reader gets; the context begins with its folder."""
        texts = read_record_texts(self.root / "offers", language(lang), language("de"))
        folder, _, own = context.partition("/")
        return texts.text(folder, own, text)

    def export(self, lang: str = "en", *options: str) -> Path:
        """Return the file that translators get."""
        assert self.run("export", lang, "--output", str(self.root / "out"), *options).exit_code == 0
        return self.root / f"out/{lang}.po"

    def fill(self, path: Path, context: str, text: str) -> Path:
        """Translate an entry of an exported file, as Poedit does."""
        file = polib.pofile(str(path))
        (entry,) = [entry for entry in file if entry.msgctxt == context]
        entry.msgstr, entry.flags, entry.previous_msgid = text, [], None
        file.save(str(path))
        return path

    def translate(self, text: str = "We listen.", context: str = OFFERED) -> Path:
        """Translate a text and merge it; return the file."""
        path = self.fill(self.export(), context, text)
        assert self.run("merge", str(path)).exit_code == 0
        return path


def open_desk(folder: Path) -> Desk:
    """Return two providers and a helpline, nothing translated."""
    root = folder / "project"
    shutil.copytree(ROOT / "tests/problems/base/offers", root / "offers")
    (root / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    (root / "offers/familientreff/telefon.yml").write_text(LINE, encoding="utf-8")
    for name in ("de", "uk"):
        shutil.copytree(ROOT / f"overrides/locales/{name}", root / f"overrides/locales/{name}")
    return Desk(root)


def entries_of(path: Path) -> dict[str | None, polib.POEntry]:
    """Return the entries of a file by their context, read by another reader than ours."""
    return {entry.msgctxt: entry for entry in polib.pofile(str(path))}
