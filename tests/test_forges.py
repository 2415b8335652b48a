"""Addresses that open prefilled issues, files to edit and mails, for each kind of forge."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from hooks.forges import LIMIT, Question, edit_url, issue_url, mail_url
from hooks.settings import Repository

ID = Question("id", "Kennung")
WHO = Question("assurer", "Bestätigt von")
ANSWERS = {ID: "haus/größe & mehr", WHO: ""}
BODY = "### Kennung\n\nhaus/größe & mehr\n\n### Bestätigt von"


def _repository(kind: str, url: str = "https://forge.example/kreis/wegweiser") -> Repository:
    return Repository.model_validate({"kind": kind, "url": url})


@pytest.mark.parametrize(
    ("kind", "path", "expected"),
    [
        (
            "github",
            "/kreis/wegweiser/issues/new",
            {"template": "form.yml", "title": "Ist das #1?", "id": "haus/größe & mehr"},
        ),
        (
            "gitlab",
            "/kreis/wegweiser/-/issues/new",
            {"issue[title]": "Ist das #1?", "issue[description]": BODY},
        ),
        (
            "forgejo",
            "/kreis/wegweiser/issues/new",
            {
                "template": ".github/ISSUE_TEMPLATE/form.yml",
                "title": "Ist das #1?",
                "field:id": "haus/größe & mehr",
                "body": BODY,
            },
        ),
    ],
)
def test_an_issue_opens_with_its_answers(kind: str, path: str, expected: dict[str, str]) -> None:
    """As each kind of forge reads them; what is left to the writer stays open."""
    url = issue_url(_repository(kind), "form.yml", "Ist das #1?", ANSWERS)

    parts = urlsplit(url)
    assert (parts.scheme, parts.netloc, parts.path) == ("https", "forge.example", path)
    assert parse_qs(parts.query) == {name: [value] for name, value in expected.items()}
    assert parts.fragment == ""


def test_spaces_and_signs_are_written_so_that_every_program_reads_them() -> None:
    """`+` is a space in some places and a plus in others: neither is used."""
    url = issue_url(_repository("github"), "form.yml", "a b+c&d=e", {})

    assert url.endswith("/issues/new?template=form.yml&title=a%20b%2Bc%26d%3De")


@pytest.mark.parametrize("kind", ["github", "gitlab", "forgejo"])
def test_no_address_is_longer_than_hosts_take(kind: str) -> None:
    """Long texts are cut between characters."""
    url = issue_url(_repository(kind), "form.yml", "ä" * 300, {WHO: "ö" * 3000})

    assert len(url) <= LIMIT
    assert "\ufffd" not in str(parse_qs(urlsplit(url).query))
    assert len(mail_url("a@example.org", "ä" * 300, "ö" * 3000)) <= LIMIT


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("github", "https://forge.example/k/w/edit/main/offers/haus/treff.yml"),
        ("gitlab", "https://forge.example/k/w/-/edit/main/offers/haus/treff.yml"),
        ("forgejo", "https://forge.example/k/w/_edit/main/offers/haus/treff.yml"),
    ],
)
def test_a_file_opens_in_the_editor(kind: str, expected: str) -> None:
    """However the operator wrote the address of the project."""
    for end in ("", "/", ".git"):
        repository = _repository(kind, f"https://forge.example/k/w{end}")
        assert edit_url(repository, "offers/haus/treff.yml") == expected


def test_a_mail_opens_with_subject_and_lines() -> None:
    """Lines end as mails end them; without words the address is all."""
    url = mail_url("office@example.org", "Hinweis & Frage", "Eins\nZwei")

    assert url == "mailto:office@example.org?subject=Hinweis%20%26%20Frage&body=Eins%0D%0AZwei"
    assert mail_url("office@example.org") == "mailto:office@example.org"


def test_an_address_of_mail_cannot_smuggle_in_more() -> None:
    """What has a meaning in an address of a mail is written as text."""
    assert mail_url("a?cc=b&c@example.org", "x") == "mailto:a%3Fcc%3Db%26c@example.org?subject=x"
