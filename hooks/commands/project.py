"""What every command needs: where the records are, the settings, the day."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import IO, TYPE_CHECKING, Any

import click

from hooks.freshness import MONTHS
from hooks.history import known_ids
from hooks.problems import InvalidDirectoryError
from hooks.settings import Region, build_day, read_settings

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

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
    def known_ids(self) -> frozenset[str]:
        """The ids that may not vanish: none before the site is published."""
        published = self.settings and self.settings.published
        return known_ids(self.offers) if published else frozenset()


pass_project = click.make_pass_decorator(Project)
"""Gives a command the project that `--project` names."""
