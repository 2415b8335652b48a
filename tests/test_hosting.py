"""The privacy statement says who delivers the pages and what is written down."""

from __future__ import annotations

import re
from gettext import NullTranslations
from typing import TYPE_CHECKING, Any

import pytest

from hooks.hosting import HOSTING, fill_hosting, missing_hosting
from hooks.model.reading import read_record
from hooks.settings import Settings
from hooks.source import Document, Positions
from tests.conftest import ROOT, build_site
from tests.test_region import copy_region

if TYPE_CHECKING:
    from pathlib import Path

PAGE = f"Before.\n\n{HOSTING}\n- Legal basis: …\n"
OWN = ["host_name", "host_log_days", "host_in_eu"]
PAGES = sorted((ROOT / "docs").glob("datenschutz*.md"))


def _settings(**written: Any) -> Settings:
    data = {"region": {"name": "X", "country": "DE"}, "languages": ["en"], **written}
    settings, problems = read_record(Settings, Document("mkdocs.yml", data, Positions()), {})

    assert settings is not None, problems
    return settings


def _filled(**written: Any) -> str:
    return fill_hosting(PAGE, _settings(**written), NullTranslations())


def test_github_is_told_in_its_own_words() -> None:
    """Who it is, that it stores IP addresses, that it names no time, that data reach the USA."""
    text = _filled(host="github-pages")

    assert "GitHub, Inc." in text
    assert "stores the IP address of everybody who opens a page" in text
    assert "GitHub names no time." in text
    assert "USA" in text
    assert "<mark>" not in text
    assert text.endswith("\n- Legal basis: …\n")


@pytest.mark.parametrize("host", ["gitlab-pages", "webspace"])
def test_a_host_is_told_as_the_operator_says(host: str) -> None:
    """Name, days, place."""
    text = _filled(host=host, host_name="A & B, Town", host_log_days="7", host_in_eu="true")

    assert "- Where the pages are kept: on a server of A &amp; B, Town\n" in text
    assert "- How long: 7 days.\n" in text
    assert "- Transfer to countries outside the EU: none.\n" in text
    assert "<mark>" not in text


def test_no_addresses_in_logs_are_told() -> None:
    """Zero days: nothing is kept."""
    text = _filled(host="webspace", host_name="A", host_log_days="0", host_in_eu="true")

    assert "- What is stored of this in logs: no IP addresses.\n" in text
    assert "How long" not in text


@pytest.mark.parametrize(
    ("written", "waiting"),
    [
        ({}, ["host"]),
        ({"host": "webspace"}, OWN),
        ({"host": "gitlab-pages", "host_in_eu": "false"}, OWN),
        ({"host": "webspace", "host_name": "A", "host_log_days": "0"}, ["host_in_eu"]),
    ],
)  # fmt: skip
def test_what_is_not_known_is_an_open_place(written: dict[str, str], waiting: list[str]) -> None:
    """Which names the setting."""
    text = _filled(**written)

    marks = [f"<mark>[Betreiber: mkdocs.yml, extra.{name}]</mark>" for name in waiting]
    assert [mark for mark in marks if mark not in text] == []
    assert text.count("<mark>") == len(waiting)
    assert missing_hosting(_settings(**written)) == waiting


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_privacy_statement_has_the_place(page: Path) -> None:
    """Once, as items of the list that names the legal basis."""
    lines = page.read_text(encoding="utf-8").splitlines()

    assert lines.count(HOSTING) == 1
    assert lines[lines.index(HOSTING) + 1].startswith("- ")
    assert lines[lines.index(HOSTING) - 1] == ""


def test_there_is_a_privacy_statement_in_every_language() -> None:
    """Twelve."""
    assert len(PAGES) == 12


def test_a_site_is_not_published_without_its_host(tmp_path: Path) -> None:
    """The build names page and line; with a host it goes through, in the page's language."""
    project = copy_region(tmp_path / "project")
    (project / "docs/privacy.md").write_text(f"---\ntitle: Privacy\n---\n\n{PAGE}")
    refused = build_site(project, tmp_path / "site")
    config = project / "mkdocs.yml"
    config.write_text(config.read_text() + "  host: github-pages\n")

    built = build_site(project, tmp_path / "site", "--strict")

    assert refused.returncode != 0
    told = r"docs/privacy\.md:7:1: Fehler: Hier fehlen Angaben .* In mkdocs\.yml: extra\.host\."
    assert re.search(told, refused.stderr)
    assert built.returncode == 0, built.stderr
    html = (tmp_path / "site/en/privacy.html").read_text()
    assert "<li>How long: GitHub names no time.</li>" in html


@pytest.mark.parametrize("page", ["mkdocs.yml", "docs/redaktion/betrieb.md"])
def test_operators_find_every_setting(page: str) -> None:
    """In the file itself, set or as a comment, and among the instructions."""
    text = (ROOT / page).read_text()

    missing = [
        name for name in Settings.model_fields if not re.search(rf"`{name}`|\b{name}:", text)
    ]

    assert missing == []
