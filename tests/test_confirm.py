"""`python -m hooks confirm`: two lines change, for those who really confirmed, or none at all."""

from __future__ import annotations

import difflib
import shutil
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest
from click.testing import CliRunner, Result

from hooks.__main__ import main
from hooks.assurance import looks_like_person
from hooks.confirmation import (
    Confirmation,
    RefusedError,
    confirmation_issue,
    confirmation_mail,
    read_confirmation,
)
from hooks.settings import Repository
from tests.conftest import EPOCH
from tests.test_region import REGION

if TYPE_CHECKING:
    from pathlib import Path

OFFICE = "Riverside Families, office"
ISSUE = """### Kennung

riverside/playgroup

### Bestätigt von

Riverside Families, office

### Stimmt alles?

- [X] Ja
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The other region's data, to change."""
    return shutil.copytree(REGION, tmp_path / "project")


def _confirm(project: Path, *arguments: str, typed: str = "") -> Result:
    everything = ["--project", str(project), "confirm", *arguments]
    return CliRunner().invoke(main, everything, input=typed, env={"SOURCE_DATE_EPOCH": EPOCH})


def _changes(project: Path) -> dict[str, list[str]]:
    """Return the lines that were taken away and added, by file."""
    found = {}
    for path in sorted(REGION.rglob("*.yml")):
        name = path.relative_to(REGION).as_posix()
        before, after = (file.read_text().splitlines() for file in (path, project / name))
        lines = difflib.unified_diff(before, after, n=0, lineterm="")
        changed = [line for line in list(lines)[2:] if not line.startswith("@@")]
        if changed:
            found[name] = changed
    return found


def test_two_lines_are_all_that_changes(project: Path) -> None:
    """A record that nobody had confirmed gets them; the rest stays byte for byte."""
    result = _confirm(project, "riverside/playgroup", "--assurer", OFFICE)

    assert result.exit_code == 0, result.output
    assert _changes(project) == {
        "offers/riverside/playgroup.yml": [
            "+assured_date: 2026-11-23",
            f"+assurer: {OFFICE}",
        ]
    }
    assert "offers/riverside/playgroup.yml: bestätigt, davor noch nie" in result.output
    assert "Geänderte Dateien: 1." in result.output
    assert "python -m hooks check" in result.output


def test_who_confirmed_before_is_kept(project: Path) -> None:
    """Comments, order and all other lines, too."""
    result = _confirm(project, "everything/everything", "--date", "2026-11-22")

    assert result.exit_code == 0, result.output
    assert _changes(project) == {
        "offers/everything/everything.yml": [
            "-assured_date: 2026-11-20",
            "+assured_date: 2026-11-22",
        ]
    }
    assert "bestätigt, davor am 20.11.2026" in result.output


def test_a_day_may_be_written_as_germans_do(project: Path) -> None:
    """Records have it the other way round."""
    _confirm(project, "everything/everything", "--date", "22.11.2026")

    path = project / "offers/everything/everything.yml"
    assert "\nassured_date: 2026-11-22\n" in path.read_text()


def test_a_provider_stands_for_all_of_its_offers(project: Path) -> None:
    """Those that do not exist any more stay as they are."""
    result = _confirm(project, "everything", "--assurer", "Other office")

    assert result.exit_code == 0, result.output
    assert list(_changes(project)) == [
        "offers/everything/everything.yml",
        "offers/everything/later.yml",
    ]


def test_an_editor_is_asked_for_the_office_where_none_stands(project: Path) -> None:
    """And only there."""
    result = _confirm(project, "riverside", typed=f"{OFFICE}\n")

    assert result.exit_code == 0, result.output
    assert "Welche Stelle hat bestätigt? (keine Person)" in result.output
    assert f"+assurer: {OFFICE}" in _changes(project)["offers/riverside/youth-office.yml"]


def test_confirming_twice_a_day_changes_nothing(project: Path) -> None:
    """It says that all stands there."""
    _confirm(project, "riverside/playgroup", "--assurer", OFFICE)
    before = _changes(project)

    result = _confirm(project, "riverside/playgroup", "--assurer", OFFICE)

    assert result.exit_code == 0
    assert _changes(project) == before
    assert result.output.splitlines() == [
        "offers/riverside/playgroup.yml: steht schon so da",
        "Geänderte Dateien: 0.",
    ]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["riverside/playgrup"], "»riverside/playgrup« gibt es nicht. Meinten Sie"),
        (["rivreside"], "»rivreside« gibt es nicht. Meinten Sie »riverside«?"),
        (["everything/all"], "»everything/all« heißt jetzt »everything/everything«."),
        (["helpers", "--date", "2026-11-24"], "Der 24.11.2026 liegt in der Zukunft."),
        (["--assurer", "x" * 101, "helpers/line"], "offers/helpers/line.yml: "),
    ],
)
def test_nothing_is_written_if_anything_is_wrong(
    project: Path, arguments: list[str], told: str
) -> None:
    """All or nothing: the right ones wait until the wrong one is mended."""
    office = [] if "--assurer" in arguments else ["--assurer", OFFICE]

    result = _confirm(project, "riverside/playgroup", *arguments, *office)

    assert result.exit_code == 1
    assert "Nichts wurde geändert." in result.output
    assert told in result.output
    assert _changes(project) == {}


def test_a_record_with_errors_is_not_confirmed(project: Path) -> None:
    """Neither by its own id nor by its provider's."""
    path = project / "offers/riverside/playgroup.yml"
    path.write_text(path.read_text().replace("cost: free", "cost: none"))

    for record_id in ("riverside/playgroup", "riverside"):
        result = _confirm(project, record_id, "--assurer", OFFICE)
        assert result.exit_code == 1
        assert f"»{record_id}« hat Fehler." in result.output


def test_a_person_is_only_hinted_at() -> None:
    """It must be an office; who it is, only people know."""
    persons = ("Frau Muster", "Dr. Muster", "Erika Mustermann", "Geschäftsstelle, Herr Muster")
    offices = ("Caritasverband Rheine", "Sekretariat", "Familienbüro Emsdetten", "SkF e. V.")

    assert [one for one in persons if not looks_like_person(one)] == []
    assert [one for one in offices if looks_like_person(one)] == []


def test_the_hint_does_not_stop_anything(project: Path) -> None:
    """The editor reads it, and decides."""
    result = _confirm(project, "riverside/playgroup", "--assurer", "Erika Mustermann")

    assert result.exit_code == 0
    assert "Ist das der Name eines Menschen?" in result.output


def test_an_issue_is_entered_as_it_was_filled_in(project: Path) -> None:
    """From a file, or from what another program hands over."""
    (project / "issue.md").write_text(ISSUE.replace("\n", "\r\n"))

    result = _confirm(project, "--issue", str(project / "issue.md"))
    again = _confirm(project, "--issue", "-", typed=ISSUE)

    assert result.exit_code == 0, result.output
    assert list(_changes(project)) == ["offers/riverside/playgroup.yml"]
    assert "steht schon so da" in again.output


def test_what_the_pages_prefill_is_what_is_read() -> None:
    """A mail and an issue of each kind, as the writer sends them once the office stands there."""
    for kind in ("gitlab", "forgejo"):
        repository = Repository.model_validate({"kind": kind, "url": "https://example.org/a/b"})
        query = parse_qs(urlsplit(confirmation_issue(repository, "riverside/playgroup")).query)
        (body,) = query["issue[description]" if kind == "gitlab" else "body"]
        assert read_confirmation(f"{body}\n\n{OFFICE}") == Confirmation(
            ("riverside/playgroup",), OFFICE
        )
    url = confirmation_mail("a@example.org", "riverside", "Riverside", is_sensitive=False)
    (mail,) = parse_qs(urlsplit(url).query)["body"]
    assert read_confirmation(mail) == Confirmation(("riverside",), "")
    answered = "".join(f"> {line}\n" for line in f"{mail.rstrip()} {OFFICE}".splitlines())
    assert read_confirmation(f"{answered}\nMit freundlichen Grüßen") == Confirmation(
        ("riverside",), OFFICE
    )


def test_the_mail_of_a_sensitive_record_keeps_its_subject_to_itself() -> None:
    """Lists of mails show subjects."""
    url = confirmation_mail("a@example.org", "helpers/refuge", "Refuge", is_sensitive=True)

    assert parse_qs(urlsplit(url).query)["subject"] == ["Bestätigung"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "Der Text nennt keine Kennung. So fängt die Zeile an: Kennung:"),
        ("### Kennung\n\n_No response_", "Der Text nennt keine Kennung."),
        ("Kennung: ../../etc/passwd", "Was unter »Kennung« steht, ist keine Kennung."),
        ("Kennung: a/b/c", "Was unter »Kennung« steht, ist keine Kennung."),
        ("Kennung: $(id)", "Was unter »Kennung« steht, ist keine Kennung."),
        ("### Kennung\n\n::warning::x", "Was unter »Kennung« steht, ist keine Kennung."),
        ("Kennung: " + "a " * 51, "Was unter »Kennung« steht, ist keine Kennung."),
        (ISSUE.replace(OFFICE, "a\nb"), "»Bestätigt von« steht, ist keine schlichte Zeile."),
        (ISSUE.replace(OFFICE, "a\x1bb"), "»Bestätigt von« steht, ist keine schlichte Zeile."),
        (ISSUE.replace(OFFICE, "a\u202eb"), "»Bestätigt von« steht, ist keine schlichte Zeile."),
        (ISSUE.replace(OFFICE, "a\u2028b"), "»Bestätigt von« steht, ist keine schlichte Zeile."),
        (ISSUE + "x" * 70_000, "Der Text ist zu lang."),
    ],
)
def test_nothing_else_is_taken_from_strangers(text: str, told: str) -> None:
    """Ids and one plain line; what is refused is not told again, for logs run commands."""
    with pytest.raises(RefusedError) as refused:
        read_confirmation(text)

    assert told in str(refused.value)
    assert "::" not in str(refused.value)


@pytest.mark.parametrize(
    "office", ["x: {y: 1}", "a # b", "'", '"', "- a", "!!python/object:x", "*a", "@a", "null"]
)
def test_an_office_stays_the_text_that_it_is(project: Path, office: str) -> None:
    """Whatever YAML would make of it."""
    result = _confirm(project, "--issue", "-", typed=ISSUE.replace(OFFICE, office))

    assert result.exit_code == 0, result.output
    assert len(_changes(project)["offers/riverside/playgroup.yml"]) == 2


def test_ids_and_a_text_are_not_mixed(project: Path) -> None:
    """Nor is there nothing to confirm."""
    for arguments in ([], ["helpers", "--issue", "-"]):
        result = _confirm(project, *arguments)
        assert result.exit_code == 2
        assert "Nennen Sie Kennungen, oder mit --issue einen Text." in result.output
