"""What keeps entries true: shown confirmations, notes of families, ways for providers."""

from __future__ import annotations

import csv
import re
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest

from hooks.links import links
from hooks.tables import plain_cell, table_text
from tests.conftest import SITE_URL, build_site
from tests.test_region import copy_region

if TYPE_CHECKING:
    from pathlib import Path

OFFICE = "mailto:families@example.org"
REPOSITORY = """  repository: {kind: github, url: "https://forge.example/k/w"}
"""


def _confirm(project: Path, offer: str, day: str) -> None:
    path = project / f"offers/{offer}.yml"
    path.write_text(path.read_text() + f"assured_date: {day}\nassurer: Office e. V.\n")


def _build(folder: Path, change: dict[str, str]) -> Path:
    """Build the other region with some confirmations of long ago and other settings."""
    project = copy_region(folder / "project")
    for offer, day in {
        "riverside/playgroup": "2025-11-22",
        "riverside/youth-office": "2025-11-23",
        "helpers/line": "2023-11-01",
    }.items():
        _confirm(project, offer, day)
    config = project / "mkdocs.yml"
    text = config.read_text() + REPOSITORY
    for old, new in change.items():
        text = text.replace(old, new)
    config.write_text(text)
    built = build_site(project, folder / "site", "--strict")

    assert built.returncode == 0, built.stderr
    return folder / "site"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with an operator and a public project."""
    return _build(tmp_path_factory.mktemp("upkeep"), {})


@pytest.fixture(scope="module")
def draft(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site that nobody answers for yet, and whose confirmations hold six months."""
    operator = "  operator: {name: Family office, email: families@example.org, phone: 01632 960000}"
    change = {operator: "  assured_months: 6", REPOSITORY: ""}
    return _build(tmp_path_factory.mktemp("draft"), change)


def _read(site: Path, path: str, code: str = "en") -> str:
    return (site / code / f"angebote/{path}.html").read_text()


def _section(html: str, name: str) -> str:
    found = re.search(rf'<(section|details) class="{name}".*?</\1>', html, re.DOTALL)
    return found[0] if found else ""


def _query(html: str, start: str) -> dict[str, list[str]]:
    (url,) = [one for one in links(html) if one.startswith(start)]
    return parse_qs(urlsplit(url).query)


def test_a_confirmation_that_holds_is_shown_with_its_office(site: Path) -> None:
    """Its last day still counts."""
    html = _read(site, "riverside/youth-office")

    assert "Confirmed on 23 November 2025 by: " in html
    assert 'class="overdue"' not in html


def test_a_confirmation_of_long_ago_is_shown_with_a_friendly_warning(site: Path) -> None:
    """Never hidden: who, when, how long ago that is, and what to do."""
    going = _section_of_assurance(_read(site, "riverside/playgroup"))
    calling = _section_of_assurance(_read(site, "helpers/line"))

    assert going == (
        "Confirmed on 22 November 2025 by: Office e. V."
        "That is more than a year ago. Ask before you set out."
    )
    assert calling == (
        "Confirmed on 1 November 2023 by: Office e. V."
        "That is more than 3 years ago. Some of it may have changed."
    )


def _section_of_assurance(html: str) -> str:
    found = re.search(r'<p class="overdue" data-sheet>(.*?)</p>', html, re.DOTALL)

    assert found
    return unescape(re.sub("<.*?>", "", found[1])).strip()


def test_an_operator_decides_how_long_a_confirmation_holds(draft: Path) -> None:
    """Everything older says so."""
    html = _read(draft, "riverside/youth-office")

    assert "Confirmed on 23 November 2025 by: " in html
    assert "That is more than 11 months ago. Ask before you set out." in html


def test_what_nobody_confirmed_says_so_calmly(site: Path) -> None:
    """With its source, as ever."""
    html = _read(site, "helpers/refuge")

    assert "Not yet confirmed by the provider." in html
    assert 'class="overdue"' not in html


def test_a_note_names_the_entry(site: Path) -> None:
    """The subject says which one is meant; number, name and id are there to read out."""
    section = _section(_read(site, "riverside/playgroup"), "feedback")

    assert _query(section, OFFICE) == {
        "subject": ["Note on: Playgroup by the river (riverside/playgroup)"]
    }
    assert 'href="tel:+441632960000"' in section
    assert '<bdi dir="ltr">01632 960000</bdi>' in section
    assert '<bdi dir="ltr" translate="no">riverside/playgroup</bdi>' in section
    assert "https:" not in section


def test_the_office_reads_notes_in_its_own_language(site: Path) -> None:
    """Whatever the page's language is; families see theirs."""
    section = _section(_read(site, "riverside/playgroup", "fr"), "feedback")

    (subject,) = _query(section, OFFICE)["subject"]
    assert subject.startswith("Note on: Playgroup by the river")


def test_a_note_on_what_is_secret_keeps_it(site: Path) -> None:
    """The subject is neutral; the page says what stays visible on the device."""
    section = _section(_read(site, "helpers/refuge"), "feedback")

    assert _query(section, OFFICE) == {"subject": ["A question"]}
    assert "A mail that you have sent stays visible there." in section
    assert "Calls stay in the call list." in section
    assert "helpers/refuge" in section


def test_without_an_operator_families_ask_the_provider(draft: Path) -> None:
    """But nobody occupies a helpline with it, or writes about what is secret."""
    section = _section(_read(draft, "riverside/playgroup"), "feedback")

    assert "Please tell the provider." in section
    assert links(section) == ["#contact"]
    assert _section(_read(draft, "helpers/line"), "feedback") == ""
    assert _section(_read(draft, "helpers/refuge"), "feedback") == ""


def test_a_provider_confirms_with_a_mail_or_in_public(site: Path) -> None:
    """Both are prefilled with the id; what is public says so, and where it is."""
    section = _section(_read(site, "riverside/playgroup"), "upkeep")

    mail = _query(section, OFFICE)
    assert mail["subject"] == ["Bestätigung: Playgroup by the river (riverside/playgroup)"]
    assert "Kennung: riverside/playgroup\r\nStand: heute\r\n" in mail["body"][0]
    assert _query(section, "https://forge.example/k/w/issues/new") == {
        "template": ["bestaetigen.yml"],
        "title": ["Bestätigung: riverside/playgroup"],
        "id": ["riverside/playgroup"],
    }
    assert "What you write there is public." in section
    assert '<bdi dir="ltr">forge.example</bdi>' in section


def test_an_editor_comes_from_the_page_to_the_file(site: Path) -> None:
    """Of an offer and of a provider."""
    start = "https://forge.example/k/w/edit/main/offers/riverside"

    assert f"{start}/playgroup.yml" in links(_read(site, "riverside/playgroup"))
    assert f"{start}/provider.yml" in links(_read(site, "riverside/index"))


def test_a_provider_confirms_all_its_offers_at_once(site: Path) -> None:
    """On its own page."""
    section = _section(_read(site, "riverside/index"), "upkeep")

    assert "Kennung: riverside\r\n" in _query(section, OFFICE)["body"][0]


@pytest.mark.parametrize("path", ["helpers/refuge", "helpers/index", "everything/everything"])
def test_nothing_secret_leads_to_a_public_place(site: Path, path: str) -> None:
    """No issue, no file in public; the mail to confirm has a neutral subject."""
    html = _read(site, path)

    assert '<body class="sensitive">' in html
    assert "forge.example" not in html
    assert _query(_section(html, "upkeep"), OFFICE)["subject"] == ["Bestätigung"]


@pytest.mark.parametrize(
    ("page", "record"),
    [("riverside/playgroup", "riverside/playgroup"), ("riverside/index", "riverside")],
)
def test_without_operator_and_project_there_is_the_form(
    draft: Path, page: str, record: str
) -> None:
    """For offers and for organisations; it writes a file that one can hand over."""
    found = links(_section(_read(draft, page), "upkeep"))

    assert found == [f"../../vorschlagen.html#{record}"]


def test_professionals_see_whom_to_ask(site: Path) -> None:
    """By youth office and provider, with day and office, counted; the page can be left at once."""
    html = (site / "en/fachkraefte/index.html").read_text()
    text = re.sub(r"\s+", " ", unescape(re.sub("<.*?>", " ", html)))

    assert (
        "5 offers are recorded. 3 of them want to be confirmed by their providers. 1 was never"
        in text
    )
    assert "Youth office North – 1 offer" in text
    assert "For the whole region and beyond – 2 offers" in text
    assert "Playgroup by the river Confirmed on 22 November 2025 by: Office e. V." in text
    assert "Refuge Never confirmed" in text
    assert '<body class="sensitive">' in html
    assert "../angebote/riverside/playgroup.html" in links(html)


def test_every_page_leads_to_the_page_for_professionals(site: Path) -> None:
    """At its foot."""
    html = _read(site, "riverside/playgroup", "fr")

    assert "../../../fr/fachkraefte/index.html" in links(html)


def test_what_is_due_is_a_table_for_spreadsheets(site: Path) -> None:
    """An offer a row, in UTF-8 with a mark, with semicolons and days that sort."""
    data = (site / "en/fachkraefte/faellig.csv").read_bytes()
    rows = list(csv.reader(data.decode("utf-8-sig").splitlines(), delimiter=";"))

    assert data.startswith(b"\xef\xbb\xbf")
    assert [row[3] for row in rows[1:]] == ["helpers/refuge", "helpers/line", "riverside/playgroup"]
    assert rows[3] == [
        "Youth office North", "Riverside Families", "Playgroup by the river",
        "riverside/playgroup", "2025-11-22", "Office e. V.", "",
        f"{SITE_URL}en/angebote/riverside/playgroup.html",
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1"])
def test_no_text_is_a_formula(text: str) -> None:
    """Spreadsheets calculate, and send, what begins so."""
    assert plain_cell(text) == f"'{text}"
    assert plain_cell("Haus A-B = gut") == "Haus A-B = gut"
    assert list(csv.reader([table_text([["a;b", 'c"d']]).strip("\ufeff\r\n")], delimiter=";")) == [
        ["a;b", 'c"d']
    ]
