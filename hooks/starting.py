"""Another region's directory: the folder that it begins with."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hooks.adopting import take_translations
from hooks.directory import VOCABULARY, load_directory
from hooks.editing import set_fields
from hooks.files import desk
from hooks.languages import is_known, language
from hooks.model.offer import Offer
from hooks.model.provider import Provider
from hooks.origin import PROGRAM, Origin
from hooks.regional import cut_fields, opened_page
from hooks.rules import known_texts
from hooks.schema.files import bindings, write_schemas
from hooks.source import parse
from hooks.upgrading import SHARED, note_version

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from hooks.directory import ListedOffer

STARTER = PROGRAM / "hooks/starter"
FORMS = (
    ".github/ISSUE_TEMPLATE/*.*", ".github/PULL_REQUEST_TEMPLATE.md",
    ".gitlab/issue_templates/*.*", ".gitlab/merge_request_templates/*.*",
)  # fmt: skip
"""Where GitHub, Forgejo and GitLab look for them, in a region's own project."""
DOT = "dot-"
"""Begins the names of starter files whose own names begin with a dot."""


@dataclass(frozen=True)
class Wishes:
    """What a new region is like."""

    region: str
    """Its name, as it stands on pages."""
    land: str
    """The name of its Land."""
    country: str
    """ISO 3166."""
    languages: tuple[str, ...]
    """The languages of its site; the first is that of the records."""
    helplines: bool
    """Whether it takes the nationwide helplines."""


@dataclass
class Started:
    """What somebody has to look at."""

    folder: Path
    program: str
    """Where the program lies, from the folder."""
    cut: list[str] = field(default_factory=list)
    """Records that named the region that they are from; those texts were left out."""


def start(folder: Path, wishes: Wishes) -> Started:
    """Lay out a new region's folder, all of it or nothing.

    Raises:
        FileExistsError: Something of it is there already.
        OSError: Something cannot be written.
    """
    origin, started = Origin(), Started(folder, _program_in(folder))
    texts = dict(_starter_texts(origin, wishes, started.program))
    for name in [*texts, "docs"]:
        if (folder / name).exists():
            raise FileExistsError(name)
    with desk(folder) as lent:
        for name, text in texts.items():
            _write(lent / name, text)
        _take_vocabulary(origin, lent, wishes)
        _take_pages(origin, lent, wishes)
        _take_forms(origin, lent, wishes)
        if wishes.helplines and wishes.country == origin.settings.region.country:
            started.cut.extend(_take_helplines(origin, lent, wishes))
        _take_catalogs(lent, wishes.languages)
        write_schemas(lent, load_directory(lent / "offers")[0].vocabulary)
    return started


def _program_in(folder: Path) -> str:
    """Return where the program lies from a folder, or where it should."""
    inside = PROGRAM.is_relative_to(folder.resolve()) and folder.resolve() != PROGRAM
    return PROGRAM.relative_to(folder.resolve()).as_posix() if inside else "programm"


def _starter_texts(origin: Origin, wishes: Wishes, program: str) -> Iterator[tuple[str, str]]:
    """Yield the starter's files, filled, by their places."""
    same = wishes.country == origin.settings.region.country
    values = {
        "program": program,
        "title": f"Familien-Wegweiser {wishes.region}",
        "site_name": _quoted(f"Familien-Wegweiser {wishes.region}"),
        "region": _quoted(wishes.region),
        "land": _quoted(wishes.land),
        "country": wishes.country,
        "country_label": _quoted(origin.label("bund") if same else "das ganze Land"),
        "police": origin.settings.region.police if same else "112",
        "languages": f"[{', '.join(wishes.languages)}]",
        "footer": f"[{', '.join(origin.settings.footer)}]",
        "schemas": json.dumps(bindings(_others(program)), indent=2).replace("\n", "\n  "),
    }
    for path in sorted(STARTER.rglob("*")):
        if path.is_file():
            name = path.relative_to(STARTER).as_posix().replace(DOT, ".")
            yield name, _filled(path.read_text(encoding="utf-8"), values)


def _others(program: str) -> tuple[str, ...]:
    """Return where the program has records that are not the region's."""
    return program, f"{program}/tests/**"


def _quoted(text: str) -> str:
    """Return a text as YAML reads it, whatever is in it."""
    return json.dumps(text, ensure_ascii=False)


def _filled(text: str, values: dict[str, str]) -> str:
    for name, value in values.items():
        text = text.replace(f"[[{name}]]", value)
    return text


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _take_vocabulary(origin: Origin, folder: Path, wishes: Wishes) -> None:
    """Copy the shared words, and the holidays of the same Land."""
    names = [*SHARED, "holidays"] if wishes.land == origin.label("land") else SHARED
    for name in names:
        source = origin.folder / "offers" / VOCABULARY / f"{name}.yml"
        shutil.copy(source, folder / "offers" / VOCABULARY)
    note_version(PROGRAM, folder / "offers")


def _take_pages(origin: Origin, folder: Path, wishes: Wishes) -> None:
    for path in sorted((origin.folder / "docs").glob("*.md")):
        _, dot, code = path.stem.rpartition(".")
        if not (dot and is_known(code)) or code in wishes.languages:
            text = opened_page(path.read_text(encoding="utf-8"), origin.named, wishes.region)
            _write(folder / "docs" / path.name, text)


def _take_forms(origin: Origin, folder: Path, wishes: Wishes) -> None:
    """Copy the forms for issues, which pages lead to, and for proposals."""
    for place in FORMS:
        for path in sorted(origin.folder.glob(place)):
            text = path.read_text(encoding="utf-8")
            named = origin.named.sub(lambda _: wishes.region, text)
            _write(folder / path.relative_to(origin.folder), named)


def _take_helplines(origin: Origin, folder: Path, wishes: Wishes) -> Iterator[str]:
    """Copy the helplines for everybody with their providers; yield those that named the region."""
    areas = {"bund", "land"} if wishes.land == origin.label("land") else {"bund"}
    taken = [one for one in origin.directory.offers.values() if _is_helpline(one, areas)]
    names = {one.id for one in taken} | {f"{one.provider.id}/provider" for one in taken}
    for name in sorted(names):
        text = (origin.folder / "offers" / f"{name}.yml").read_text(encoding="utf-8")
        changes = cut_fields(parse(text.encode(), name).data, origin.named)
        if changes:
            yield name
            text = set_fields(text, changes, Provider if name.endswith("/provider") else Offer)
        _write(folder / "offers" / f"{name}.yml", text)


def _is_helpline(offer: ListedOffer, areas: set[str]) -> bool:
    return offer.record.helpline and areas.issuperset(offer.record.service_areas)


def _take_catalogs(folder: Path, codes: tuple[str, ...]) -> None:
    directory, _ = load_directory(folder / "offers")
    for provider, known in known_texts(directory).items():
        for code in codes[1:]:
            name = f"offers/{provider}/locales/{language(code).folder}.po"
            take_translations(PROGRAM / name, folder / name, known)


def next_steps(started: Started) -> str:
    """Return in German what is left to do."""
    lines = [
        f"Fertig: {started.folder.resolve()}. So geht es weiter:",
        "1. Ersetzen Sie die Muster in offers/vocabulary/municipalities.yml, youth_offices.yml.",
        "2. Ersetzen Sie in holidays.yml Feiertage und Ferien, wenn dort noch ein Muster steht.",
        "3. Lesen Sie jede Seite in docs/; Stellen mit <mark>[…]</mark> warten auf Sie.",
        f"4. Prüfen und bauen Sie: bash {started.program}/.ci/kreis",
    ]
    if started.cut:
        lines.append("Diese Einträge nannten den Kreis, aus dem sie kommen; lesen Sie sie nach:")
        lines += [f"   offers/{name}.yml" for name in started.cut]
    return "\n".join(lines)
