"""`booklet`: offers as a booklet for paper, in one language or two side by side."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click
from jinja2 import Environment

from hooks.booklets.contents import contents_of
from hooks.booklets.orders import Order, ids_of_list
from hooks.booklets.printing import BookletError, Press
from hooks.checking import sources_of
from hooks.commands.project import Project, WrongUsageError, pass_project
from hooks.commands.translating import steps
from hooks.configuration import read_configuration
from hooks.problems import InvalidDirectoryError, did_you_mean
from hooks.publication import prepare

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hooks.drawing.edition import Edition
    from hooks.publication import Publication

HELP = """Setzt Hefte zum Drucken: Notrufe, Angebote mit QR-Codes, Verzeichnis.

Jede Seite ist A5; zwei passen auf ein Blatt A4. Ohne --place, --phase, --list und --all entsteht
ein Heft mit allen Angeboten. Mit zwei --language stehen beide Sprachen nebeneinander.
"""
_FOLDER = click.Path(file_okay=False, path_type=Path)
_FONTS = click.Path(exists=True, file_okay=False, path_type=Path)
MOST = 2
"""Languages that fit side by side."""
_HERE = ("http://127.0.0.1", "http://localhost")


@dataclass(frozen=True)
class _Wanted:
    """What was asked for, and whether there is such a thing."""

    places: tuple[str, ...]
    phase: str
    link: str
    everywhere: bool

    def orders(self, publication: Publication) -> list[Order]:
        """Return the booklets to set."""
        terms = publication.listing.directory.vocabulary.terms
        _check("--place", self.places, terms["municipalities"])
        _check("--phase", [self.phase] if self.phase else [], terms["life_phases"])
        if self.link:
            return [Order(ids=_ids(self.link, publication))]
        places = tuple(terms["municipalities"]) if self.everywhere else self.places
        return [Order(place, self.phase) for place in places or ("",)]


@click.command(help=HELP)
@click.option("--place", "places", multiple=True, help="Kürzel eines Ortes; auch mehrmals.")
@click.option("--all", "everywhere", is_flag=True, help="Ein Heft für jeden Ort.")
@click.option("--phase", default="", help="Nur Angebote für eine Lebensphase (ihr Kürzel).")
@click.option("--list", "link", default="", help="Link einer Merkliste, oder was hinter # steht.")
@click.option(
    "--language", "codes", multiple=True,
    help="Sprache der Seite; zweimal: zwei Sprachen nebeneinander. Sonst die erste.",
)  # fmt: skip
@click.option("--output", type=_FOLDER, default=Path("hefte"), help="Ordner; sonst hefte/.")
@click.option(
    "--font-path", "fonts", type=_FONTS, multiple=True,
    help="Ordner mit weiteren Schriften, für Zeichen, die in Rubik fehlen; auch mehrmals.",
)  # fmt: skip
@pass_project
def booklet(  # noqa: PLR0913, PLR0917 - one argument an option
    project: Project,
    places: tuple[str, ...],
    everywhere: bool,
    phase: str,
    link: str,
    codes: tuple[str, ...],
    output: Path,
    fonts: tuple[Path, ...],
) -> None:
    """Set the booklets that were asked for, one file each."""
    if (bool(places) + everywhere + bool(link) > 1) or (link and phase):
        raise WrongUsageError("Nennen Sie entweder --place, --all oder --list.")
    publication = _prepared(project)
    editions = _editions(publication, codes)
    orders = _Wanted(places, phase, link, everywhere).orders(publication)
    press = Press(fonts)
    try:
        written = [_write(press, editions, one, output) for one in steps(orders, "Hefte")]
    except BookletError as error:
        raise click.ClickException(str(error)) from None
    for path in written:
        click.echo(path)


def _prepared(project: Project) -> Publication:
    """Read and check everything; tell where the codes lead while that is no real address."""
    site_url = read_configuration(project.config).data.get("site_url") or f"{_HERE[0]}:8000/"
    try:
        publication = prepare(sources_of(project.config), str(site_url))
    except InvalidDirectoryError as error:
        raise click.ClickException(f"Die Einträge haben Fehler.\n{error}") from None
    if publication.site_url.startswith(_HERE):
        told = "Nennen Sie vor dem Druck die Adresse der Seite: SITE_URL=https://…"
        click.echo(f"Die QR-Codes führen zu {publication.site_url}. {told}", err=True)
    return publication


def _editions(publication: Publication, codes: Sequence[str]) -> list[Edition]:
    """Return the directory in the languages that were named, else in the first."""
    known = {lang.code: lang for lang in publication.languages}
    _check("--language", codes, known)
    chosen = list(dict.fromkeys(codes)) or [publication.source.code]
    if len(chosen) > MOST:
        raise WrongUsageError("Nebeneinander passen zwei Sprachen: --language höchstens zweimal.")
    env = Environment(autoescape=True)
    return [publication.edition(known[code], env) for code in chosen]


def _check(option: str, codes: Iterable[str], known: Iterable[str]) -> None:
    """Refuse codes that don't exist."""
    for code in codes:
        if code not in known:
            raise WrongUsageError(f"{option}: »{code}« gibt es nicht.{did_you_mean(code, known)}")


def _ids(link: str, publication: Publication) -> tuple[str, ...]:
    """Return the offers of a saved list that are there today; tell which ones are not."""
    asked = ids_of_list(link)
    directory = publication.listing.directory
    current = {one.id for one in publication.listing.offers}
    ids = dict.fromkeys(directory.moved.get(one, one) for one in asked)
    gone = [one for one in ids if one not in current]
    if gone:
        click.echo(f"Diese Angebote gibt es nicht (mehr): {', '.join(gone)}.", err=True)
    found = tuple(one for one in ids if one in current)
    if not found:
        raise WrongUsageError("--list: In diesem Link steht kein Angebot, das es heute gibt.")
    return found


def _write(press: Press, editions: Sequence[Edition], order: Order, folder: Path) -> Path:
    languages = "-".join(edition.lang.code for edition in editions)
    path = folder / f"{'-'.join(filter(None, (order.name, languages)))}.pdf"
    content = press.set(contents_of(editions, order))
    folder.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path
