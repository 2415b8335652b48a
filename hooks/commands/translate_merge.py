"""`translate merge`: files of translators come back into the catalogs."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hooks.commands.project import Project, pass_project
from hooks.commands.translating import broken_is_told, records, refuse, steps
from hooks.files import replace_all
from hooks.translations.interface import is_inside, read_interface
from hooks.translations.inventory import texts_by_folder
from hooks.translations.merge import Options
from hooks.translations.refusal import Refusal
from hooks.translations.renewal import Renewal, renewed
from hooks.translations.returning import Returned, is_fine, merge_returned, read_returned, report

if TYPE_CHECKING:
    from hooks.directory import Directory
    from hooks.languages import Language
    from hooks.translations.verdicts import Outcome


@click.command(help="Übernimmt Dateien, die Übersetzende zurückgeschickt haben.")
@click.argument(
    "files", metavar="DATEI…", nargs=-1, required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)  # fmt: skip
@click.option("--machine", is_flag=True, help="Ein Computer hat übersetzt: Das wird vermerkt.")
@click.option("--overwrite", is_flag=True, help="Ersetzt auch, was andere inzwischen schrieben.")
@click.option("--allow-same", is_flag=True, help="Erlaubt Übersetzungen wie der deutsche Text.")
@pass_project
def merge(
    project: Project, files: tuple[Path, ...], *, machine: bool, overwrite: bool, allow_same: bool
) -> None:
    """Merge files of translators, and write the catalogs only if all files could be read."""
    merging = _Merging(project, records(project))
    fine = True
    for returned in steps([_returned(project, path) for path in files], "Dateien"):
        refusal = Refusal(returned.lang, project.languages[0], allow_same)
        outcomes = merging.take(returned, Options(refusal, machine, overwrite))
        click.echo(report(returned, outcomes))
        fine = fine and is_fine(outcomes)
    replace_all(merging.contents())
    sys.exit(0 if fine else 1)


class _Merging:
    """The catalogs of the languages that files came back in."""

    def __init__(self, project: Project, directory: Directory) -> None:
        self.project, self.directory = project, directory
        self.texts = texts_by_folder(directory)
        self.renewals: dict[str, Renewal] = {}

    def take(self, returned: Returned, options: Options) -> list[Outcome]:
        """Merge a file in memory."""
        lang = returned.lang
        if lang.code not in self.renewals:
            self.renewals[lang.code] = self._renewal(lang)
        return merge_returned(returned, self.renewals[lang.code], self.texts, options)

    def _renewal(self, lang: Language) -> Renewal:
        renewal = self._of_records(lang)
        refuse(renewal.problems)
        if not is_inside(self.project.catalogs, self.project.root):
            return renewal
        with broken_is_told():
            return renewal.with_interface(read_interface(self.project.catalogs, lang))

    def _of_records(self, lang: Language) -> Renewal:
        """Return the catalogs of the records; there are none in the language of the records."""
        if lang.code == self.project.languages[0].code:
            return Renewal({}, {}, [])
        return renewed(self.directory, self.project.offers, lang)

    def contents(self) -> dict[Path, str]:
        """Return the new content of each file that changes."""
        found: dict[Path, str] = {}
        for renewal in self.renewals.values():
            found |= renewal.contents()
        return found


def _returned(project: Project, path: Path) -> Returned:
    with broken_is_told():
        return read_returned(path, project.languages)
