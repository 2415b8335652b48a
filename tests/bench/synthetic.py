"""Writes a folder of synthetic offers: `python -m tests.bench.synthetic FOLDER --offers 300`."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hooks.directory import VOCABULARY, load_directory
from hooks.languages import language
from hooks.source import read_source
from hooks.texts import source_texts
from tests.bench.offers import PER_PROVIDER, offer, offer_name
from tests.bench.providers import provider, provider_id
from tests.bench.translations import Translator
from tests.bench.writing import po_text, yaml_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from hooks.directory import Directory
    from hooks.model.vocabulary import Municipality

ROOT = Path(__file__).parent.parent.parent
"""The root of the repository."""
Messages = list[tuple[str, str]]
"""Context and German text of all texts of a folder."""


def site_languages() -> list[str]:
    """Return the languages of the site; the first is that of the records."""
    data = read_source(ROOT / "mkdocs.yml", "mkdocs.yml").data
    return list(data["extra"]["languages"])


def write_directory(folder: Path, count: int, languages: Sequence[str]) -> None:
    """Write synthetic offers in the form of `offers/`, with the real vocabulary and all catalogs.

    The youth offices name no offers, since those of the real ones are not here.

    Args:
        folder: Where to; it must not exist.
        count: How many offers; every fifth has a provider of its own.
        languages: Into which they are translated.
    """
    shutil.copytree(ROOT / "offers" / VOCABULARY, folder / VOCABULARY)
    _forget_offers(folder / VOCABULARY / "youth_offices.yml")
    towns = load_directory(folder)[0].vocabulary.municipalities
    for number in range(1, -(-count // PER_PROVIDER) + 1):
        _write_provider(folder, number, count, towns)
    if languages:
        _write_catalogs(folder, load_directory(folder)[0], languages)


def _forget_offers(youth_offices: Path) -> None:
    """Remove the real offers that the real youth offices name; there are none here."""
    text = re.sub(r"(?m)^ +offer: .*\n", "", youth_offices.read_text(encoding="utf-8"))
    _write(youth_offices, text)


def _write_provider(
    folder: Path, number: int, count: int, towns: Mapping[str, Municipality]
) -> None:
    own, record = folder / provider_id(number), provider(number, towns)
    _write(own / "provider.yml", yaml_text(record))
    first = (number - 1) * PER_PROVIDER + 1
    for offered in range(first, min(first + PER_PROVIDER, count + 1)):
        written = yaml_text(offer(offered, record["locations"], towns))
        _write(own / f"{offer_name(offered)}.yml", written)


def _write_catalogs(folder: Path, directory: Directory, languages: Sequence[str]) -> None:
    for code in languages:
        translate = Translator(code)
        for name, messages in _messages(directory):
            path = folder / name / "locales" / f"{language(code).folder}.po"
            if not path.exists():
                spoken = ((context, text, translate(text)) for context, text in messages)
                _write(path, po_text(code, spoken))


def _messages(directory: Directory) -> Iterator[tuple[str, Messages]]:
    """Yield each folder and its texts, without those that stand twice in a context."""
    for found in directory.providers.values():
        texts = [*source_texts(found.record, "provider")]
        for own in directory.by_provider.get(found.id, []):
            texts += source_texts(own.record, own.name)
        yield found.id, list(dict.fromkeys((text.context, text.text) for text in texts))
    yield VOCABULARY, _vocabulary_messages(directory)


def _vocabulary_messages(directory: Directory) -> Messages:
    return [
        (text.context, text.text)
        for name, terms in directory.vocabulary.terms.items()
        for term in terms.values()
        for text in source_texts(term, f"{name}.{term.code}")
    ]


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


@click.command()
@click.argument("folder", type=click.Path(exists=False, path_type=Path))
@click.option("--offers", "count", default=3000, show_default=True, help="How many offers.")
@click.option("--languages", default=None, help="Codes with commas; those of the site by default.")
def main(folder: Path, count: int, languages: str | None) -> None:
    """Write synthetic offers into a new FOLDER."""
    source, *others = site_languages()
    wanted = others if languages is None else languages.split(",")
    write_directory(folder, count, [code for code in wanted if code != source])
    click.echo(f"{count} offers in {folder}")


if __name__ == "__main__":
    main()
