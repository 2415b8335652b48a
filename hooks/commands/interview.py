"""A conversation that ends with records: each answer is checked as soon as it is given."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from hooks.commands.project import WrongUsageError
from hooks.directory import VOCABULARY
from hooks.drafting import Question, suggest_id
from hooks.editing import write_record
from hooks.model.provider import Location
from hooks.model.reading import read_record
from hooks.problems import InvalidDirectoryError, errors
from hooks.source import parse

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from datetime import date

    from hooks.directory import Directory
    from hooks.model.base import Record


@dataclass(frozen=True)
class Draft:
    """A record that is ready to be written, or one that is there already."""

    id: str
    """The folder of a provider, or the name of an offer's file."""
    path: str
    """Below `offers/`."""
    data: Mapping[str, Any]
    text: str = ""
    """Empty if it is there already."""


class Interview:
    """Asks on the terminal for what the options have not answered."""

    def __init__(self, directory: Directory, given: Mapping[str, str], day: date) -> None:
        """Keep what is known.

        Args:
            directory: All records.
            given: Answers of options, by their names.
            day: Today.
        """
        self.directory, self.given, self.day = directory, given, day
        found = directory.vocabulary.terms.items()
        self.codes = {name: tuple(terms) for name, terms in found}
        self.explained: set[str] = set()

    def ask(self, question: Question) -> Any:
        """Return what stands in the record for a right answer; None if there is none."""
        return self.until_right(
            question.name,
            lambda: self._prompt(question),
            lambda answer: question.value(answer, self.directory.vocabulary),
            lambda value: question.mistakes(value, self.codes),
        )

    def until_right(
        self,
        name: str,
        prompt: Callable[[], str],
        read: Callable[[str], Any],
        mistakes: Callable[[Any], Collection[str]],
    ) -> Any:
        """Return the value of the first answer without mistakes; None for an empty one.

        Raises:
            WrongUsageError: The answer is an option's, and it is wrong.
        """
        while True:
            answer = (self.given[name] if name in self.given else prompt()).strip()
            value = read(answer) if answer else None
            wrong = mistakes(value) if answer else []
            if not wrong:
                return value
            if name in self.given:
                raise WrongUsageError(f"--{name}: {' '.join(wrong)}")
            click.echo("\n".join(f"  {one}" for one in wrong))

    def _prompt(self, question: Question) -> str:
        if question.name not in self.explained:
            self.explained.add(question.name)
            self._explain(question)
        title = f"{question.title} (leer: nichts)" if question.is_optional else question.title
        default = "" if question.is_optional else None
        return str(click.prompt(title, default=default, show_default=False))

    def _explain(self, question: Question) -> None:
        choices = question.choices(self.directory.vocabulary)
        several = " Mehrere mit Komma." if choices and question.is_list else ""
        click.echo(f"\n{question.help}{several}")
        for code, label in choices.items():
            click.echo(f"  {code}" + (f" ({label})" if label and label != code else ""))

    def new_id(self, option: str, name: str, taken: Collection[str], *, ask: bool) -> str:
        """Return an id for something new.

        Args:
            option: What it is called among the options.
            name: Its name, which the id is made of unless another is given.
            taken: Ids that are there already, or were.
            ask: Whether to ask for another one.
        """
        question = Question(option, Location, "id")
        suggested = suggest_id(name, taken)
        if suggested and not ask and option not in self.given:
            return suggested
        found: str = self.until_right(
            option,
            lambda: click.prompt("\nKennung, für immer", default=suggested or None),
            str,
            lambda value: (
                question.mistakes(value, self.codes)
                or ([f"»{value}« gibt es schon oder gab es einmal."] if value in taken else [])
            ),
        )
        return found

    def finish(
        self, model: type[Record], data: Mapping[str, Any], record_id: str, path: str
    ) -> Draft:
        """Return a record as its file will say it, after the real reader has read it.

        Raises:
            InvalidDirectoryError: Answers contradict each other.
        """
        text = write_record(data, model)
        _, problems = read_record(model, parse(text.encode(), f"offers/{path}"), self.codes)
        if errors(problems):
            raise InvalidDirectoryError(problems)
        return Draft(record_id, path, data, text)


def folder_of(answer: str, directory: Directory) -> str | None:
    """Return the provider that an answer means by its id or its name."""
    if answer in directory.providers:
        return answer
    names = {found.record.name.casefold(): found.id for found in directory.providers.values()}
    return names.get(answer.casefold())


def taken_folders(directory: Directory) -> set[str]:
    """Return the ids that no new provider may have."""
    known = {*directory.providers, *directory.broken, *directory.moved, VOCABULARY}
    return {name for name in known if "/" not in name}


def taken_names(folder: str, directory: Directory) -> set[str]:
    """Return the ids that no new offer of a provider may have."""
    known = {*directory.offers, *directory.broken, *directory.moved}
    return {re.sub("^[^/]*/", "", name) for name in known if name.startswith(f"{folder}/")}
