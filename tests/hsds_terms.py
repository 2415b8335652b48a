"""The terms of HSDS of a project, without building its site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import Environment

from hooks.checking import Sources
from hooks.exports.hsds.dataset import Dataset
from hooks.publication import prepare
from tests.conftest import SITE_URL

if TYPE_CHECKING:
    from pathlib import Path

    from hooks.exports.hsds.terms import Terms


def terms_of(project: Path) -> Terms:
    """Return what attributes of a project refer to."""
    sources = Sources(project / "mkdocs.yml", project / "offers", project / "docs")
    publication = prepare(sources, SITE_URL)
    edition = publication.bare_edition(publication.source, Environment(autoescape=True))
    return Dataset(edition).terms
