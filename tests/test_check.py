"""`check`: what a build would refuse, told in time, to the right people, in their tools' words."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING

import jsonschema
import pytest
from click.testing import CliRunner

from hooks.__main__ import main
from hooks.checking import check_project, sources_of
from hooks.problems import InvalidDirectoryError, Problem, Severity
from hooks.publication import prepare
from hooks.reports import github_annotations, gitlab_report
from tests.conftest import EPOCH, build_site
from tests.test_region import copy_region

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

OLD = "alert: {text: x, until: 2020-01-01}\n"
PLAYGROUP = "offers/riverside/playgroup.yml"
FRENCH = "offers/riverside/locales/fr.po"
ANNOTATION = re.compile(r"::(error|warning) file=([^:,\s]+),line=(\d+),col=(\d+)::([^\r\n]*)")
"""https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands"""
REPORT = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "additionalProperties": False,
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"enum": ["record", "catalog", "page", "settings"]},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": "^[^/.]"},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}
"""https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format"""


@pytest.fixture
def region(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the small region to change; no machine of a platform around it."""
    for name in ("GITHUB_ACTIONS", "GITLAB_CI", "SITE_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    return copy_region(tmp_path / "project")


def _check(project: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["--project", str(project), "check", *arguments])


def _edit(project: Path, name: str, old: str, new: str) -> None:
    path = project / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_what_is_right_ends_well_and_warnings_stop_nothing(region: Path) -> None:
    """The region has one old translation."""
    checked = _check(region)

    assert checked.stdout.splitlines()[-1] == "Fehler: 0, Warnungen: 1"
    assert checked.exit_code == 0


def test_problems_of_named_files_alone_are_told(region: Path) -> None:
    """All is read, but an editor sees what they are working on, and that there is more."""
    _edit(region, PLAYGROUP, "topics:", "topcs:")
    _edit(region, "offers/helpers/line.yml", "topics:", "topcs:")

    of_file = _check(region, str(region / PLAYGROUP))
    of_folder = _check(region, "offers/helpers")
    of_others = _check(region, "docs", "mkdocs.yml")

    assert {line.split(":")[0] for line in of_file.stdout.splitlines()[:-2]} == {PLAYGROUP}
    assert "Fehler in anderen Dateien: 2." in of_file.stdout
    assert of_file.exit_code == 1
    assert "offers/helpers/line.yml" in of_folder.stdout
    assert PLAYGROUP not in of_folder.stdout
    assert of_others.exit_code == 0


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("offers/nope.yml", "»offers/nope.yml« gibt es nicht."),
        ("hooks", "»hooks« gehört nicht zu dem, was geprüft wird."),
        ("..", "»..« gehört nicht zu dem, was geprüft wird."),
    ],
)
def test_a_path_that_nothing_is_told_about_is_explained(
    region: Path, path: str, message: str
) -> None:
    """With what can be named instead."""
    advice = "Nennen Sie Dateien oder Ordner in offers/ oder docs/, oder mkdocs.yml."

    checked = _check(region, path)

    assert checked.stderr == f"{message} {advice}\n"
    assert checked.exit_code == 2


def _film(project: Path) -> None:
    films = "[{title: A, file: videos/a.mp4, captions: videos/a.vtt}]"
    _edit(project, "mkdocs.yml", "  footer:", f"  sign_language_videos: {films}\n  footer:")


ABOUT = "docs/about.md"
INTERFACE = "overrides/locales/fr/LC_MESSAGES/messages.po"
LINK = "Fehler: Dieser Verweis führt ins Leere: Die Seite"
OPEN = "Fehler: Hier fehlen Angaben des Betreibers. Mit »published: true« sind sie nötig."
Change = tuple[str, str | None, str]
"""A file, what is replaced in it (None: all), and by what."""
REFUSED: dict[str, tuple[Change, str]] = {
    "record": (
        (PLAYGROUP, "topics:", "topcs:"),
        f"{PLAYGROUP}:1:1: Fehler: Das Feld »topics« fehlt. Ein bis drei Themen, "
        "das wichtigste zuerst.",
    ),
    "removed location": (
        ("offers/riverside/provider.yml", "id: house", "id: hall"),
        f"{PLAYGROUP}:6:13: Fehler: Den Ort »house« gibt es nicht. Möglich: hall.",
    ),
    "setting": (
        ("mkdocs.yml", "published: true", "published: perhaps"),
        "Fehler: »perhaps« ist hier nicht möglich. Schreiben Sie true oder false.",
    ),
    "language": (
        ("mkdocs.yml", "[en, fr]", "[en, xx]"),
        "Fehler: Die Sprache »xx« ist nicht bekannt (BCP 47, zum Beispiel: de, uk).",
    ),
    "no settings": (
        ("mkdocs.yml", "extra:", "extras:"),
        "mkdocs.yml:1:1: Fehler: Das Feld »region« fehlt. Die Region.",
    ),
    "open place": (
        (ABOUT, None, "# About\n\nBy <mark>[Betreiber: Name.]</mark>\n"),
        f"{ABOUT}:3:4: {OPEN}",
    ),
    "open place of the settings": (
        (ABOUT, None, "# About\n\n[Form](operator:feedback_form)\n"),
        f"{ABOUT}:3:1: {OPEN}",
    ),
    "film": (
        (
            "mkdocs.yml",
            "extra:",
            "extra:\n  sign_language_videos:\n"
            "    - {title: A, file: videos/a.mp4, captions: videos/a.vtt}",
        ),
        "Fehler: Die Datei »docs/videos/a.mp4« gibt es nicht.",
    ),
    "dead link": (
        (ABOUT, None, "# About\n\nSee [places](orte/atlantis.html).\n"),
        f"{ABOUT}:3:14: {LINK} »orte/atlantis.html« gibt es nicht.",
    ),
    "dead link to Markdown": (
        (ABOUT, None, "# About\n\n[x](nowhere.md)\n"),
        f"{ABOUT}:3:5: {LINK} »nowhere.md« gibt es nicht.",
    ),
    "icon": (
        ("offers/vocabulary/topics.yml", "material/", "material/no-"),
        "Suchen Sie eines im Theme: material/home.",
    ),
}
"""What breaks a project, and what is told of it."""
EXAMPLES = """\
# About

`[x](nope.html)` <!-- [x](nope.md) --> By <mark>[Betreiber: Name.]</mark>

```
[x](nope.md)
```

    [x](nope.md)

[y](orte/index.html#x) [z](about.md) [r](../redaktion/felder.html) [w](https://example.org/x.html)
"""
ACCEPTED: list[Change] = [
    ("mkdocs.yml", "published: true", "published: false"),
    (ABOUT, None, EXAMPLES),
    ("mkdocs.yml", 'police: "999"', "police: 0999"),
    (PLAYGROUP, "topics:", "alert: {text: Closed, until: 2020-01-01}\ntopics:"),
]
"""An open place of a draft, links as examples, numbers that YAML 1.1 reads otherwise, news."""


def _change(project: Path, change: Change) -> None:
    name, old, new = change
    if old is None:
        (project / name).write_text(new, encoding="utf-8")
    else:
        _edit(project, name, old, new)


@pytest.mark.parametrize("name", REFUSED)
def test_what_check_refuses_a_build_refuses_with_the_same_words(region: Path, name: str) -> None:
    """So nobody waits for a build to learn it."""
    change, message = REFUSED[name]
    _change(region, change)

    checked = _check(region)
    with pytest.raises(InvalidDirectoryError) as refused:
        prepare(sources_of(region / "mkdocs.yml"), "https://example.org/")

    assert message in checked.stdout
    assert checked.exit_code == 1
    assert checked.stdout == f"{refused.value}\n"


def test_a_build_tells_all_that_check_tells(region: Path) -> None:
    """A page, a record, a word and a setting, in one list, before anything is drawn."""
    cases = [REFUSED[name] for name in ("record", "open place", "icon", "film")]
    for change, _ in cases:
        _change(region, change)

    built = build_site(region, region.parent / "site", "--strict")

    assert built.returncode == 1
    assert [message for _, message in cases if message not in built.stderr] == []
    assert _check(region).stdout.strip() in built.stderr


@pytest.mark.parametrize(
    ("catalog", "message"),
    [
        (
            'msgid "Home"\n',
            "1:1: Fehler: Das ist keine gültige PO-Datei. Öffnen und speichern Sie sie mit Poedit.",
        ),
        (
            'msgid ""\nmsgstr ""\n\nmsgid "a %(count)s"\nmsgstr "b %(conut)s"\n',
            "4:1: Fehler: »%(conut)s« gibt es im englischen Text nicht: "
            "So kann es nicht gefüllt werden.",
        ),
        (
            'msgid ""\nmsgstr ""\n\nmsgid "a {count}"\nmsgstr "b {count.real}"\n',
            "4:1: Fehler: »{count.real}« gibt es im englischen Text nicht: "
            "So kann es nicht gefüllt werden.",
        ),
        (
            'msgid ""\nmsgstr "Language: fr\\nPlural-Forms: nplurals=2; plural=n/0;\\n"\n',
            "1:1: Fehler: Die Regel für Mehrzahlen (»Plural-Forms«) stimmt nicht. Öffnen und "
            "speichern Sie die Datei mit Poedit.",
        ),
    ],
)
def test_words_of_the_interface_that_cannot_be_drawn_are_told(
    region: Path, catalog: str, message: str
) -> None:
    """A build would end in the middle of a page."""
    _change(region, (INTERFACE, None, catalog))
    sources = replace(sources_of(region / "mkdocs.yml"), overrides=region / "overrides")

    told = [str(problem) for problem in check_project(sources).problems]

    assert f"{INTERFACE}:{message}" in told
    with pytest.raises(InvalidDirectoryError):
        prepare(sources, "https://example.org/")


def test_a_page_that_is_no_text_is_told(region: Path) -> None:
    """MkDocs says so too, in its own words."""
    (region / ABOUT).write_bytes(b"# \xfcber\n")

    message = "Die Datei ist nicht in UTF-8 gespeichert. Speichern Sie sie als UTF-8."
    assert f"{ABOUT}:1:1: Fehler: {message}" in _check(region).stdout


def test_what_check_accepts_a_build_accepts(region: Path) -> None:
    """Nobody has to mend what is right."""
    for change in ACCEPTED:
        _change(region, change)

    checked = _check(region)
    built = build_site(region, region.parent / "site", "--strict")

    assert checked.exit_code == 0, checked.stdout
    assert built.returncode == 0, built.stderr


def test_github_shows_problems_where_they_are(
    region: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without an option; and the list follows, for GitHub shows ten of a kind."""
    plain = _check(region).stdout
    monkeypatch.setenv("GITHUB_ACTIONS", "true")

    annotation, stop, *text, go = _check(region).stdout.splitlines()

    found = ANNOTATION.fullmatch(annotation)
    assert found
    assert found.group(1, 2, 4) == ("warning", FRENCH, "1")
    assert text == plain.splitlines()
    assert go == f"::{stop.removeprefix('::stop-commands::')}::"


def test_an_annotation_says_nothing_that_it_should_not() -> None:
    """What means something to GitHub is written otherwise."""
    problem = Problem("offers/a,b:c.yml", 3, 5, "100 %\r\nrichtig: a, b", Severity.WARNING)

    assert github_annotations([problem]) == (
        "::warning file=offers/a%2Cb%3Ac.yml,line=3,col=5::100 %25%0D%0Arichtig: a, b"
    )


def test_gitlab_gets_a_report_of_its_form(region: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the file that the job keeps; the list for people is in the log."""
    monkeypatch.setenv("GITLAB_CI", "true")
    _edit(region, "offers/helpers/line.yml", "topics:", "topcs:")
    target = region.parent / "report.json"

    checked = _check(region, "--output", str(target))

    report = json.loads(target.read_text(encoding="utf-8"))
    jsonschema.validate(report, REPORT)
    assert {one["severity"] for one in report} == {"blocker", "minor"}
    assert {one["location"]["path"] for one in report} == {FRENCH, "offers/helpers/line.yml"}
    assert checked.stdout.splitlines()[-1] == "Fehler: 2, Warnungen: 1"
    assert _check(region, "--format", "gitlab").stdout == target.read_text(encoding="utf-8")


def test_a_finding_stays_itself_when_lines_move() -> None:
    """Else GitLab would call an old problem new."""
    one, same, other = (Problem("offers/a.yml", line, 1, "Falsch.") for line in (3, 9, 3))
    moved = [Problem(p.path, p.line + 40, 7, p.message) for p in (one, same)]

    before, after = (json.loads(gitlab_report(them)) for them in ([one, same], moved))

    assert [p["fingerprint"] for p in before] == [p["fingerprint"] for p in after]
    assert len({p["fingerprint"] for p in before}) == 2
    elsewhere = json.loads(gitlab_report([Problem("offers/b.yml", 3, 1, other.message)]))
    assert elsewhere[0]["fingerprint"] not in {p["fingerprint"] for p in before}


def _git(project: Path, *arguments: str) -> None:
    git = [str(shutil.which("git")), "-c", "user.name=x", "-c", "user.email=x@example.org"]
    quiet = {**os.environ, "GIT_CONFIG_GLOBAL": "/dev/null"}
    subprocess.run([*git, *arguments], cwd=project, check=True, capture_output=True, env=quiet)


def test_a_proposal_hears_of_its_own_warnings_and_of_all_errors(region: Path) -> None:
    """A location that was removed makes another file wrong, which has not changed."""
    _git(region, "init", "-q", "-b", "main")
    _git(region, "add", "offers", "docs", "mkdocs.yml")
    _git(region, "commit", "-qm", "x")
    _git(region, "checkout", "-qb", "proposal")
    calm = _check(region, "--changed")
    _edit(region, "offers/riverside/provider.yml", "id: house", "id: hall")
    _edit(
        region, "offers/helpers/line.yml", "topics:", "alert: {text: x, until: 2020-01-01}\ntopics:"
    )
    _git(region, "commit", "-qam", "y")
    new = region / "offers/helpers/second.yml"
    new.write_text((region / "offers/helpers/line.yml").read_text())

    told = _check(region, "--changed").stdout

    assert calm.stdout == "Fehler: 0, Warnungen: 0\n"
    assert f"{PLAYGROUP}:" in told
    assert "offers/helpers/line.yml:" in told
    assert "offers/helpers/second.yml:" in told
    assert FRENCH not in told


def test_without_a_branch_to_compare_with_the_command_says_so(region: Path) -> None:
    """Rather than to tell nothing."""
    checked = _check(region, "--changed")

    assert checked.stderr == (
        "--changed vergleicht mit dem Zweig »origin/main« oder »main«; hier gibt es keinen von "
        "beiden, oder git fehlt. Ohne --changed prüft der Befehl alles.\n"
    )
    assert checked.exit_code == 2


def _publishable(region: Path) -> None:
    for name in ("impressum", "datenschutz", "barrierefreiheit"):
        (region / f"docs/{name}.md").write_text("---\ntitle: X\n---\nText.\n")


def test_a_whole_site_may_go_online(region: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The address comes from the environment, as in a build."""
    monkeypatch.setenv("SITE_URL", "https://familien.kreis.de/")
    _publishable(region)

    checked = _check(region, "--release")

    assert checked.exit_code == 0, checked.stdout


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("", "»site_url« fehlt."),
        ("http://127.0.0.1:8000/", "»http://127.0.0.1:8000/« ist im Internet nicht zu erreichen."),
        ("http://localhost/x", "»http://localhost/x« ist im Internet nicht zu erreichen."),
        ("https://www.example.org/", "»https://www.example.org/« ist im Internet nicht"),
        ("familien.kreis.de", "»familien.kreis.de« ist im Internet nicht zu erreichen."),
    ],
)
def test_an_address_that_nobody_reaches_may_not_go_online(
    region: Path, monkeypatch: pytest.MonkeyPatch, url: str, message: str
) -> None:
    """Neither for a draft: its links, its sitemap and its feeds would lead nowhere."""
    monkeypatch.setenv("SITE_URL", url)
    _edit(region, "mkdocs.yml", "published: true", "published: false")

    checked = _check(region, "--release")

    assert f"mkdocs.yml:3:11: Fehler: {message}" in checked.stdout
    assert "Fehler: 1, " in checked.stdout
    assert checked.exit_code == 1


def test_a_published_site_names_who_answers_for_it(
    region: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Imprint, privacy, accessibility, operator, licence; a draft waits for none of them."""
    monkeypatch.setenv("SITE_URL", "https://familien.kreis.de/")
    (region / "docs/impressum.md").write_text("---\ntitle: Impressum\n---\n\n")
    _edit(region, "mkdocs.yml", "  data_licence:", "  # data_licence:")
    _edit(region, "mkdocs.yml", "{name: Family office, email: families@example.org, ", "{")

    checked = _check(region, "--release")
    _edit(region, "mkdocs.yml", "published: true", "published: false")
    draft = _check(region, "--release")

    told = [line.partition(": Fehler: ")[2] for line in checked.stdout.splitlines()]
    assert list(filter(None, told)) == [
        "Diese Seite fehlt: Wie barrierefrei die Seite ist, und wem man Barrieren meldet.",
        "Diese Seite fehlt: Was mit Daten geschieht (Artikel 13 DSGVO).",
        "Diese Seite ist leer: Wer das Verzeichnis anbietet (§ 5 DDG).",
        "»data_licence« fehlt: Unter welcher Lizenz dürfen andere die Daten verwenden?",
        "»operator.email« fehlt: Wer antwortet für das Verzeichnis?",
        "»operator.name« fehlt: Wer antwortet für das Verzeichnis?",
    ]
    assert checked.exit_code == 1
    assert draft.exit_code == 0, draft.stdout


def test_records_never_learn_what_the_environment_holds(
    region: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`!ENV` is for the settings: in a record it would publish a secret."""
    monkeypatch.setenv("SECRET", "geheim")
    _edit(region, PLAYGROUP, "topics:", "alternate_name: !ENV SECRET\ntopics:")

    checked = _check(region)

    assert "Fehler: Die Typangabe »!ENV« gibt es hier nicht. Löschen Sie sie." in checked.stdout
    assert "geheim" not in checked.stdout
