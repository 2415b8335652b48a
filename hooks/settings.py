"""What belongs to one region and its operator: `extra` in mkdocs.yml."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated, Literal
from zoneinfo import ZoneInfo, available_timezones

from pydantic import Field

from hooks.languages import UnknownLanguageError, is_known
from hooks.model.base import Mistake, Record, of
from hooks.model.reading import read_record
from hooks.model.values import Boolean, Date, Email, PhoneNumber, PlainLine, Url
from hooks.problems import InvalidDirectoryError, Problem, did_you_mean
from hooks.source import Document, Positions, read_source

_SECONDS = re.compile("[0-9]{1,10}")
"""Until the year 2286, so that one can still look years ahead."""


class Region(Record, title="Region"):
    """The region whose offers these are."""

    name: PlainLine = of("Name", "Name der Region, wie er auf der Seite steht.", max_length=60)
    country: PlainLine = of("Land", "Land (ISO 3166), für Telefonnummern.", pattern="^[A-Z]{2}$")
    timezone: PlainLine = of("Zeitzone", "Zeitzone (IANA).", default="Europe/Berlin")
    district_key: PlainLine | None = of(
        "Kreisschlüssel",
        "Amtlicher Schlüssel des Kreises, fünf Ziffern; Verzeichnisse offener Daten ordnen danach.",
        default=None,
        pattern=r"^[0-9]{5}$",
        example="05566",
    )
    police: PlainLine = of("Polizei", "Notruf der Polizei.", default="110", pattern=r"^\d{3,6}$")
    ambulance: PlainLine = of(
        "Rettung", "Notruf von Feuerwehr und Rettungsdienst.", default="112", pattern=r"^\d{3,6}$"
    )

    def mistakes(self) -> Iterator[Mistake]:
        """Yield a time zone that does not exist."""
        if self.timezone not in available_timezones():
            yield "timezone", f"»{self.timezone}« ist keine Zeitzone. Zum Beispiel: Europe/Berlin."


class Licence(Record, title="Lizenz"):
    """Under what terms the data may be used again."""

    name: PlainLine = of("Name", "Name der Lizenz.")
    url: Url = of("Adresse", "Adresse der Lizenz.")


class Operator(Record, title="Betreiber"):
    """Who answers for the directory."""

    name: PlainLine | None = of("Name", "Name der Stelle.", default=None, max_length=100)
    email: Email | None = of("E-Mail", "Adresse für Hinweise.", default=None)
    phone: PhoneNumber | None = of("Telefon", "Nummer für Hinweise.", default=None)
    feedback_form: Url | None = of(
        "Formular für Barrieren",
        "Adresse des barrierefreien Formulars, mit dem Menschen Barrieren melden.",
        default=None,
    )
    ombuds_office: Url | None = of(
        "Ombudsstelle", "Adresse der Ombudsstelle für Barrierefreiheit.", default=None
    )


class Repository(Record, title="Projekt"):
    """Where the records lie, so that pages can lead editors there."""

    kind: Literal["github", "gitlab", "forgejo"] = of(
        "Plattform", "Womit das Projekt verwaltet wird; Gitea ist forgejo."
    )
    url: Url = of(
        "Adresse", "Adresse des Projekts.", example="https://gitlab.opencode.de/kreis/wegweiser"
    )
    branch: PlainLine = of(
        "Hauptzweig", "Der Zweig, der veröffentlicht wird.",
        default="main", pattern=r"^[A-Za-z0-9._/-]+$",
    )  # fmt: skip


class Attribution(Record, title="Quelle von Daten"):
    """A source of the data that wants to be named."""

    name: PlainLine = of("Name", "Wie die Quelle genannt werden will.")
    url: Url = of("Adresse", "Adresse der Quelle.")
    licence: Licence | None = of("Lizenz", "Ihre Lizenz.", default=None)
    map: Boolean = of(
        "Quelle der Karte", "true, wenn die Karte daraus gezeichnet ist.", default=False
    )


class Video(Record, title="Film"):
    """A film in sign language, kept in `docs/` like a page."""

    title: PlainLine = of("Titel", "Was der Film erklärt.")
    file: PlainLine = of(
        "Film", "Der Film, vom Ordner docs/ aus.",
        example="videos/start.mp4", pattern=r"^[a-z0-9/_-]+\.(mp4|webm)$",
    )  # fmt: skip
    captions: PlainLine = of(
        "Untertitel", "Seine Untertitel (WebVTT), vom Ordner docs/ aus.",
        example="videos/start.vtt", pattern=r"^[a-z0-9/_-]+\.vtt$",
    )  # fmt: skip


class Settings(Record, title="Einstellungen"):
    """The settings of the directory."""

    published: Boolean = of(
        "Veröffentlicht", "true, sobald der Betreiber die Seite freigibt.", default=False
    )
    region: Region = of("Region", "Die Region.")
    operator: Operator = of("Betreiber", "Der Betreiber.", default=Operator())
    languages: Annotated[tuple[PlainLine, ...], Field(min_length=1)] = of(
        "Sprachen", "Sprachen der Seite (BCP 47); in der ersten sind die Einträge geschrieben."
    )
    footer: tuple[PlainLine, ...] = of(
        "Seiten am Fuß", "Seiten aus docs/, die am Fuß jeder Seite stehen, ohne Endung.", default=()
    )
    data_licence: Licence | None = of(
        "Lizenz der Daten", "Lizenz der veröffentlichten Daten.", default=None
    )
    data_contributor: Url | None = of(
        "Datenbereitsteller",
        "Ihre Adresse in der Liste der Datenbereitsteller von GovData, die man bei der Anmeldung "
        "bekommt.",
        default=None,
        example="http://dcat-ap.de/def/contributors/openNRW",
    )
    exit_url: Url = of(
        "Unverfängliche Seite",
        "Unverfängliche Seite, die »Diese Seite verlassen« öffnet.",
        default="https://www.dwd.de/",
    )
    host: Literal["github-pages", "gitlab-pages", "webspace"] | None = of(
        "Hosting",
        "Wo die Seite liegt: Danach richtet sich, was die Datenschutzerklärung dazu sagt.",
        default=None,
    )
    host_name: PlainLine | None = of(
        "Hosting-Anbieter",
        "Name und Anschrift der Stelle, auf deren Server die Seite liegt, und der Vertrag zur "
        "Auftragsverarbeitung, wenn es einen gibt; bei github-pages nicht nötig.",
        default=None,
        max_length=300,
    )
    host_log_days: Annotated[int, Field(ge=0, le=3650)] | None = of(
        "Protokolle",
        "Nach wie vielen Tagen der Server seine Protokolle löscht; 0, wenn darin keine "
        "IP-Adressen stehen.",
        default=None,
    )
    host_in_eu: Boolean | None = of(
        "Nur in der EU", "true, wenn der Server in der EU steht und die Daten dort bleiben.",
        default=None,
    )  # fmt: skip
    repository: Repository | None = of(
        "Projekt", "Wo die Einträge liegen; ohne Angabe führen Vorschläge zur E-Mail.", default=None
    )
    assured_months: Annotated[int, Field(ge=1, le=60)] = of(
        "Bestätigung gilt",
        "Wie viele Monate eine Bestätigung gilt, bis sie fällig ist.",
        default=12,
    )
    booklets: Boolean | tuple[PlainLine, ...] = of(
        "Hefte",
        "true, damit der Bau für jeden Ort ein Heft zum Drucken setzt und verlinkt, oder eine "
        "Liste von Kürzeln der Orte.",
        default=False,
    )
    sign_language_videos: tuple[Video, ...] = of(
        "Filme in Gebärdensprache", "Filme in Gebärdensprache.", default=()
    )
    attributions: tuple[Attribution, ...] = of(
        "Quellen der Geodaten", "Quellen der Geodaten.", default=()
    )
    youth_advice_checked: Date | None = of(
        "Hinweis für junge Menschen geprüft",
        "Wann der Betreiber den Hinweis geprüft hat, dass junge Menschen Rat bekommen, ohne dass "
        "die Eltern es erfahren (§ 8 Abs. 3 SGB VIII); ohne Datum steht er nicht da.",
        default=None,
    )
    easy_language_tested: Date | None = of(
        "Leichte Sprache geprüft",
        "Wann Menschen, die sie brauchen, die Leichte Sprache geprüft haben.",
        default=None,
    )

    def mistakes(self) -> Iterator[Mistake]:
        """Yield languages that nobody knows how to write dates and numbers in."""
        for code in self.languages:
            if not is_known(code):
                yield "languages", str(UnknownLanguageError(code))

    @property
    def source_language(self) -> str:
        """The language that the records are written in."""
        return self.languages[0]

    @property
    def is_described(self) -> bool:
        """Whether all is known without which catalogues of open data refuse a description."""
        return bool(self.data_licence and self.operator.name and self.operator.email)


def read_settings(config_file: Path) -> tuple[Settings | None, list[Problem]]:
    """Read the settings as records are read: what MkDocs made of them does not count.

    Args:
        config_file: mkdocs.yml.

    Returns:
        The settings, or None if they have errors, and all problems of them.
    """
    document = read_source(config_file, config_file.name, os.environ)
    if not document.data:
        return None, list(document.problems)
    written = document.data.get("extra")
    data = dict(written) if isinstance(written, Mapping) else {}
    places = document.positions.inside.get("extra", Positions())
    found = tuple(problem for problem in document.problems if _is_in_extra(problem, document))
    return read_record(Settings, Document(config_file.name, data, places, found), {})


def _is_in_extra(problem: Problem, document: Document) -> bool:
    """Whether a problem is one of the settings; all else in mkdocs.yml MkDocs reads by itself."""
    keys = document.positions.inside.items()
    above = [(place.key_line, key) for key, place in keys if place.key_line <= problem.line]
    return max(above, default=(0, ""))[1] == "extra"


def shard_of(languages: Sequence[str]) -> tuple[str, ...]:
    """Return the languages whose folders a build writes: BUILD_LANGUAGES, else all.

    Args:
        languages: The codes of all languages of the site.

    Raises:
        InvalidDirectoryError: BUILD_LANGUAGES names one that the site does not have.
    """
    written = os.environ.get("BUILD_LANGUAGES", "")
    wanted = [code.strip() for code in written.split(",") if code.strip()]
    for code in wanted:
        if code not in languages:
            message = f"»{code}« ist keine Sprache der Seite.{did_you_mean(code, languages)}"
            raise InvalidDirectoryError([Problem("BUILD_LANGUAGES", 1, 1, message)])
    return tuple(wanted or languages)


def build_day(timezone: str) -> date:
    """Return the day that the site is built for: SOURCE_DATE_EPOCH, else today in the region.

    Raises:
        InvalidDirectoryError: SOURCE_DATE_EPOCH is set and no number of seconds.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return datetime.now(ZoneInfo(timezone)).date()
    if _SECONDS.fullmatch(epoch):
        return datetime.fromtimestamp(int(epoch), UTC).date()
    message = f"»{epoch}« ist keine Zahl von Sekunden seit 1970."
    raise InvalidDirectoryError([Problem("SOURCE_DATE_EPOCH", 1, 1, message)])
