"""What every command needs: where the records are, the settings, the day."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cached_property
from typing import IO, TYPE_CHECKING, Any

import click

from hooks.freshness import MONTHS
from hooks.history import known_ids
from hooks.languages import UnknownLanguageError, language
from hooks.origin import PROGRAM
from hooks.problems import InvalidDirectoryError, tell
from hooks.settings import Region, build_day, read_settings
from hooks.source import read_source

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from hooks.languages import Language
    from hooks.problems import Problem
    from hooks.settings import Settings


class WrongUsageError(click.ClickException):
    """A command cannot be called like this: the text says in German how it can."""

    exit_code = 2

    def show(self, file: IO[Any] | None = None) -> None:
        """Tell it without click's English."""
        click.echo(self.format_message(), err=file is None, file=file)


@dataclass(frozen=True)
class Project:
    """The folder that holds `offers/`, `docs/` and `mkdocs.yml`."""

    root: Path

    @property
    def offers(self) -> Path:
        """The folder of records."""
        return self.root / "offers"

    @property
    def config(self) -> Path:
        """The file of settings."""
        return self.root / "mkdocs.yml"

    @cached_property
    def _read(self) -> tuple[Settings | None, list[Problem]]:
        return read_settings(self.config) if self.config.exists() else (None, [])

    @property
    def settings(self) -> Settings | None:
        """The settings; None if there are none, or if they are wrong."""
        return self._read[0]

    @property
    def settings_problems(self) -> list[Problem]:
        """What is wrong with the settings."""
        return self._read[1]

    @property
    def day(self) -> date:
        """The day that all is checked for.

        Raises:
            ClickException: SOURCE_DATE_EPOCH is no number.
        """
        default = Region.model_fields["timezone"].default
        try:
            return build_day(self.settings.region.timezone if self.settings else default)
        except InvalidDirectoryError as error:
            raise click.ClickException(str(error)) from None

    @property
    def assured_months(self) -> int:
        """How many months a confirmation holds."""
        return self.settings.assured_months if self.settings else MONTHS

    @property
    def languages(self) -> list[Language]:
        """The languages of the site; the records are written in the first.

        Raises:
            ClickException: There are no settings, or they are wrong.
        """
        if self.settings is None:
            problems = self.settings_problems
            raise click.ClickException(tell(problems) if problems else "mkdocs.yml fehlt hier.")
        try:
            return [language(code) for code in self.settings.languages]
        except UnknownLanguageError as error:
            raise click.ClickException(f"mkdocs.yml: {error}") from None

    @property
    def site_url(self) -> str:
        """Where the site will be, with '/' at the end: SITE_URL, else as mkdocs.yml says."""
        written = read_source(self.config, self.config.name).data.get("site_url")
        default = written[-1] if isinstance(written, list) and written else written
        return f"{os.environ.get('SITE_URL') or default or ''}".rstrip("/") + "/"

    @property
    def catalogs(self) -> Path:
        """The folder of the interface's catalogs; they come with the program."""
        own = self.root / "overrides" / "locales"
        return own if own.is_dir() else PROGRAM / "overrides" / "locales"

    @property
    def known_ids(self) -> frozenset[str]:
        """The ids that may not vanish: none before the site is published."""
        published = self.settings and self.settings.published
        return known_ids(self.offers) if published else frozenset()


pass_project = click.make_pass_decorator(Project)
"""Gives a command the project that `--project` names."""
