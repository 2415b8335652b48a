"""A poured page is the page that the theme would have drawn."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from markupsafe import Markup

from hooks.frame import Drawn, Frame, marks, view_of
from tests.conftest import ROOT, build_site
from tests.plain_pages import LANGUAGES, SUFFIX

if TYPE_CHECKING:
    from pathlib import Path


def test_poured_pages_equal_the_themes_own_byte_for_byte(project: Path, tmp_path: Path) -> None:
    """Every kind of page, at every depth, in German and Arabic."""
    offer = project / "offers/stadt-emsdetten/familienbuero.yml"
    offer.write_text(offer.read_text() + "former_ids: [stadt-emsdetten/familienladen]\n")
    config = (project / "mkdocs.yml").read_text()
    hooks = "hooks: [hooks/events.py, tests/plain_pages.py]"
    (project / "mkdocs.yml").write_text(config.replace("hooks: [hooks/events.py]", hooks))
    (project / "tests").mkdir()
    shutil.copy(ROOT / "tests/plain_pages.py", project / "tests")

    built = build_site(project, tmp_path / "site")

    assert built.returncode == 0, built.stderr
    plain = sorted((tmp_path / "site").rglob(f"*{SUFFIX}.html"))
    assert {path.relative_to(tmp_path / "site").parts[0] for path in plain} == set(LANGUAGES)
    assert {len(path.relative_to(tmp_path / "site").parts) - 1 for path in plain} == {1, 2, 3}
    for path in plain:
        poured = path.with_name(path.name.replace(SUFFIX, ""))
        assert poured.read_bytes() == path.read_bytes(), poured


def test_plain_texts_are_escaped_on_their_way_into_a_frame() -> None:
    """A title is text, whatever stands in it."""
    frame = Frame(f"<title>{marks().title}</title>{marks().content}")
    drawn = Drawn("<script>", "", Markup("<p>x</p>"))

    poured = frame.pour(view_of(drawn, "x.html"))

    assert poured == "<title>&lt;script&gt;</title><p>x</p>"


def test_marks_in_a_record_stay_text() -> None:
    """Whoever writes a mark into a text gets that mark, not what it stands for."""
    frame = Frame(f"{marks().title}|{marks().path}")

    poured = frame.pour(view_of(Drawn(marks().path, "", Markup()), "secret.html"))

    assert poured == f"{marks().path}|secret.html"
