"""The preview shows what an editor or a designer has just changed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.previewing import previewing
from tests.test_region import copy_region

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.previewing import Shown


@pytest.fixture
def preview(project: Path) -> Iterator[Shown]:
    """What `mkdocs serve` shows of the copied project."""
    config = (project / "mkdocs.yml").read_text()
    few = re.sub(r"languages: \[.*\]", "languages: [de]", config)
    (project / "mkdocs.yml").write_text(few)
    with previewing(project) as shown:
        yield shown


def test_changed_records_templates_and_pages_are_shown(project: Path, preview: Shown) -> None:
    """One after the other, while the preview goes on; a mistake does not end it."""
    offer = project / "offers/stadt-emsdetten/familienbuero.yml"
    right = offer.read_text()
    page = "de/angebote/stadt-emsdetten/familienbuero.html"
    preview.wait_for(page, "Familienbüro Emsdetten")

    offer.write_text(right.replace("name: Familienbüro Emsdetten", "name: Familienladen"))
    preview.wait_for(page, "<h1 data-sheet>Familienladen</h1>")

    offer.write_text("name: [")
    template = project / "overrides/fragments/offer.html"
    template.write_text(template.read_text() + '<p id="new">neu</p>')
    offer.write_text(right)
    preview.wait_for(page, '<p id="new">neu</p>')

    text = project / "docs/ueber.md"
    text.write_text(text.read_text() + "\nGanz neu.\n")
    preview.wait_for("de/ueber.html", "<p>Ganz neu.</p>")


def test_a_preview_that_does_not_reload_shows_every_page(tmp_path: Path) -> None:
    """MkDocs asks no hook then before it serves."""
    with previewing(copy_region(tmp_path / "project"), options=["--no-livereload"]) as shown:
        status, page = shown.get("fr/angebote/riverside/playgroup.html")

    assert status == 200
    assert b"</article>" in page
