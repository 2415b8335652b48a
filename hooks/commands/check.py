"""`check`: everything that a build would refuse, without building."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from hooks.checking import check_project, sources_of
from hooks.commands.project import Project, WrongUsageError, pass_project
from hooks.directory import load_directory
from hooks.history import NoComparisonError, changed_files
from hooks.problems import InvalidDirectoryError, errors, tell
from hooks.release import release_problems
from hooks.reminders import tell_due
from hooks.reports import github_annotations, gitlab_report, without_commands
from hooks.selection import WrongPathError, of_change, shown_paths, within

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hooks.problems import Problem

Format = Literal["text", "github", "gitlab"]

HELP = """Prüft alles, was ein Bau der Seite ablehnt, in Sekunden und ohne zu bauen.

Nennen Sie Dateien oder Ordner als PATHS (in offers/ oder docs/, oder mkdocs.yml), dann ist nur von
ihnen die Rede; gelesen wird immer alles. Verweise auf Bilder und andere Dateien prüft erst der Bau.

Der Befehl endet mit 0, wenn gebaut werden kann (Warnungen halten nichts auf), mit 1 bei Fehlern
und mit 2, wenn er so nicht aufgerufen werden kann.
"""
CHANGED = """Warnungen nur zu Dateien, die vom Hauptzweig abweichen, auch wenn sie noch nicht
übergeben sind. Fehler nennt der Befehl alle: Eine Änderung kann eine andere Datei falsch machen."""
RELEASE = """Prüft auch, was nicht online gehen darf. Ein Entwurf (»published: false«) darf es mit
einer richtigen »site_url«. Mit »published: true« sind auch Betreiber, Lizenz der Daten, Impressum,
Datenschutz und Barrierefreiheit nötig, in allen Sprachen ohne offene Stelle."""
FORMAT = """text für Menschen; github schreibt zuvor Anmerkungen für GitHub Actions; gitlab einen
Bericht für »codequality«. Ohne Angabe: github in GitHub Actions; gitlab in GitLab CI, wenn
--output genannt ist; sonst text."""
OUTPUT = "Schreibt den Bericht in diese Datei; die Liste für Menschen steht trotzdem da."


@click.command(help=HELP)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--changed", is_flag=True, help=CHANGED)
@click.option("--release", is_flag=True, help=RELEASE)
@click.option("--format", "form", type=click.Choice(["text", "github", "gitlab"]), help=FORMAT)
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help=OUTPUT)
@click.option("--due", is_flag=True, help="Listet stattdessen auf, was zu bestätigen ist.")
@pass_project
def check(  # noqa: PLR0913, PLR0917 - one argument an option
    project: Project,
    paths: tuple[Path, ...],
    changed: bool,
    release: bool,
    form: Format | None,
    output: Path | None,
    due: bool,
) -> None:
    """Tell the problems that were asked for; end with 1 if there are errors among them."""
    if due:
        _tell_due(project)
        return
    asked = _asked_paths(project, paths)
    differing = _differing(project) if changed else None
    problems = find_problems(project, release=release)
    told = within(problems, asked)
    if differing is not None:
        told = of_change(told, differing)
    _write(told, form or _usual_format(output), output)
    if others := len(errors(problems)) - len(errors(told)):
        click.echo(f"Fehler in anderen Dateien: {others}. Ohne PATHS nennt der Befehl sie.")
    sys.exit(1 if errors(told) else 0)


def _tell_due(project: Project) -> None:
    directory, broken = load_directory(project.offers)
    click.echo(tell_due(directory, project.day, project.assured_months))
    if errors(broken):
        click.echo("Einträge mit Fehlern fehlen in dieser Liste.", err=True)


def find_problems(project: Project, *, release: bool = False) -> list[Problem]:
    """Return all problems of a project.

    Raises:
        ClickException: SOURCE_DATE_EPOCH is no number.
    """
    sources = sources_of(project.config)
    files = (len([*sources.offers.glob(form)]) for form in ("*/*.yml", "*/locales/*"))
    bar = click.progressbar(
        length=sum(files), label="Prüfe", file=sys.stderr, update_min_steps=50,
        hidden=not sys.stderr.isatty(),
    )  # fmt: skip
    try:
        with bar:
            checked = check_project(sources, lambda: bar.update(1))
    except InvalidDirectoryError as error:
        raise click.ClickException(str(error)) from None
    if not release or checked.settings is None:
        return checked.problems
    return [*checked.problems, *release_problems(sources, checked.settings)]


def _asked_paths(project: Project, paths: Iterable[Path]) -> list[str]:
    try:
        return list(shown_paths(project.root, sources_of(project.config), paths))
    except WrongPathError as error:
        raise WrongUsageError(str(error)) from None


def _differing(project: Project) -> frozenset[str]:
    """Return what differs from the main branch."""
    repository = project.settings.repository if project.settings else None
    branch = repository.branch if repository else "main"
    try:
        return changed_files(project.root, branch)
    except NoComparisonError:
        message = (
            f"--changed vergleicht mit dem Zweig »origin/{branch}« oder »{branch}«; hier gibt es "
            "keinen von beiden, oder git fehlt. Ohne --changed prüft der Befehl alles."
        )
        raise WrongUsageError(message) from None


def _usual_format(output: Path | None) -> Format:
    if os.environ.get("GITHUB_ACTIONS") == "true":
        return "github"
    return "gitlab" if output and os.environ.get("GITLAB_CI") == "true" else "text"


def _write(problems: list[Problem], form: Format, output: Path | None) -> None:
    """Write the report into its file, and the list for people to the terminal."""
    text = tell(problems)
    writers = {"text": tell, "github": github_annotations, "gitlab": gitlab_report}
    report = writers[form](problems)
    if output:
        try:
            output.write_text(report.rstrip("\n") + "\n", encoding="utf-8", newline="\n")
        except OSError as error:
            raise WrongUsageError(f"{output} lässt sich nicht schreiben: {error}.") from None
    elif form == "gitlab":
        click.echo(report, nl=False)
    if form == "github":
        click.echo("\n".join(filter(None, (github_annotations(problems), without_commands(text)))))
    else:
        click.echo(text, err=form == "gitlab" and not output)
