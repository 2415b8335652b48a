"""The region whose records, pages and words come with the program; another one begins with them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from hooks.directory import Directory, load_directory
from hooks.settings import Settings, read_settings

PROGRAM = Path(__file__).resolve().parent.parent
"""The folder that holds `hooks/`."""


@dataclass(frozen=True)
class Origin:
    """The region whose data come with the program."""

    folder: Path = PROGRAM

    @cached_property
    def settings(self) -> Settings:
        """Its settings, which are right: they come with a tested program."""
        found, problems = read_settings(self.folder / "mkdocs.yml")
        if found is None:
            raise ValueError(problems)
        return found

    @cached_property
    def directory(self) -> Directory:
        """Its records."""
        return load_directory(self.folder / "offers")[0]

    @cached_property
    def named(self) -> re.Pattern[str]:
        """Matches the names of the region and of its towns."""
        towns = [town.label for town in self.directory.vocabulary.municipalities.values()]
        names = sorted([self.settings.region.name, *towns], key=len, reverse=True)
        words = "|".join(r"\s+".join(map(re.escape, name.split())) for name in names)
        return re.compile(rf"\b({words})(er|s)?\b")

    def label(self, area: str) -> str:
        """Return what an area is called there."""
        return self.directory.vocabulary.term("areas", area).label
