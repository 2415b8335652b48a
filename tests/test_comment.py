"""A reviewer finds one comment that tells what matters, whatever a proposal brings along."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from hooks.__main__ import main
from hooks.comment import MARKER, Places, draw_comment
from hooks.report import MAX_BYTES, Change, ChangedPage, Entry, Finding, Report, read_report

if TYPE_CHECKING:
    from pathlib import Path

ATTACKS = (
    "@everyone",
    "@org/team und mail@example.org",
    "![](http://evil.example/pixel.png)",
    "[Bitte hier anmelden](https://evil.example)",
    "<img src=https://evil.example/x onerror=alert(1)>",
    "</code></li></ul><script>alert(1)</script>",
    "`` ` ``` `",
    "`] [x](https://evil.example) [`",
    "a | b | c",
    "eins\n\n# Überschrift\n/close\n- [ ] Liste",
    "eins\r\n@everyone",
    "--> <!-- offer-report -->",
    "https://evil.example www.evil.example #1 GH-1 !1 $1 &1 owner/repo#1",
    "$`x^2`$ :rocket: **fett** ~~weg~~ &lt;b&gt; &#64;everyone",
    "\u202eegnahc\u2066 unsichtbar\u200b\ufeff",
    "\x00\x1b[31mrot",
)
SPAN = re.compile(r"`[^`\n]*`")
"""A code span as `hooks.markdown` writes it."""
PLACES = Places("https://preview.example/pr-7/", "", "0123456789abcdef")
OUR_LINKS = r"\[\]\(<https://preview\.example/pr-7/[a-z0-9/-]+\.html>\)"


def _hostile(text: str) -> Report:
    """Return a report that says the same everywhere."""
    return Report(
        changes=(Change(record=text, field=text, old=text, new=text),),
        problems=(Finding(path=text, line="7", severity="Fehler", message=text),),
        records=(Entry(record=text, state="neu", fields=text),),
        pages=(ChangedPage(title=text, path="de/angebote/a/b.html"),),
    )


@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_in_a_report_is_markup(attack: str) -> None:
    """What a stranger wrote stands in code spans only; around them is what we always write."""
    drawn = draw_comment(_hostile(attack), PLACES)
    harmless = draw_comment(_hostile("x"), PLACES)

    assert SPAN.sub("", drawn) == SPAN.sub("", harmless)
    assert drawn.count(MARKER) - len(re.findall(f"`[^`\n]*{MARKER}[^`\n]*`", drawn)) == 1
    assert drawn.startswith(f"{MARKER}\n")
    around = re.sub(OUR_LINKS, "", SPAN.sub("", drawn).removeprefix(MARKER))
    assert "evil" not in around
    assert not re.search(
        r"[@<`|]", around.replace("(<https://preview.example/pr-7/index.html>)", "")
    )


def test_a_reviewer_reads_first_what_reaches_people() -> None:
    """Old and new number side by side, then what is wrong and where, then the pages."""
    report = Report(
        changes=(
            Change(record="a/b", field="Telefon: Nummer", old="0123 45", new="0123 46"),
            Change(record="a/b", field="E-Mail", old="", new="x@example.org"),
            Change(record="a/b", field="Links: Adresse", old="https://example.org", new=""),
        ),
        problems=(Finding(path="offers/a/b.yml", line="3", severity="Warnung", message="Zu alt."),),
        records=(Entry(record="a/b", state="geändert", fields="Telefon, E-Mail"),),
        pages=(ChangedPage(title="a/b", path="de/angebote/a/b.html"),),
    )

    assert draw_comment(report, PLACES) == (
        "<!-- offer-report -->\n\n"
        "### Was dieser Vorschlag ändert\n\n"
        "**Bitte zuerst prüfen: Nummern, Links, Adressen und was niemand sehen soll**\n\n"
        "- `a/b`, `Telefon: Nummer`: `0123 45` → **`0123 46`**\n"
        "- `a/b`, `E-Mail`: neu `x@example.org`\n"
        "- `a/b`, `Links: Adresse`: `https://example.org` **entfällt**\n\n"
        "**Was nicht stimmt**\n\n"
        "- Warnung: `offers/a/b.yml:3` `Zu alt.`\n\n"
        "**Einträge**\n\n"
        "- `a/b` geändert: `Telefon, E-Mail`\n\n"
        "**Vorschau**\n\n"
        "- [Die ganze Seite, wie sie würde](<https://preview.example/pr-7/index.html>)\n"
        "- [`a/b`](<https://preview.example/pr-7/de/angebote/a/b.html>)\n\n"
        "Stand: `0123456789ab`. Dieser Kommentar erneuert sich selbst.\n"
    )


def test_a_reviewer_is_warned_of_a_report_that_may_be_forged() -> None:
    """Before anything that it says."""
    drawn = draw_comment(Report(), Places(is_doubted=True))

    assert drawn.index("Dieser Bericht kann gefälscht sein") < drawn.index("unverändert")
    assert "gefälscht" not in draw_comment(Report(), Places())


def test_without_a_preview_a_reviewer_finds_the_archive() -> None:
    """And which files in it to open."""
    report = Report(pages=(ChangedPage(title="a/b", path="de/angebote/a/b.html"),))

    drawn = draw_comment(report, Places(download="https://example.org/artifact"))

    assert "- `de/angebote/a/b.html`" in drawn
    assert "[Vorschau herunterladen](<https://example.org/artifact>)" in drawn
    assert "Nummern, Links, Adressen und Schutzangaben sind unverändert." in drawn


def test_a_huge_report_still_fits_into_a_comment() -> None:
    """GitHub refuses more than 65,536 characters."""
    change = Change(record="r" * 500, field="f" * 500, old="o" * 500, new="n" * 500)
    page = ChangedPage(title="t" * 500, path="a" * 190 + "/b.html")
    finding = Finding(path="p" * 500, line="1", severity="Fehler", message="m" * 500)
    report = Report(changes=(change,) * 200, problems=(finding,) * 200, pages=(page,) * 200)

    drawn = draw_comment(report, Places("https://preview.example/" + "x" * 100 + "/"))

    assert len(drawn) < 65_536
    assert "weitere" in drawn


_PROBLEM = {"path": "a", "line": "1", "severity": "@x", "message": ""}
_CHANGE = {"record": "x", "field": "", "old": "", "new": ""}
_PAGE = {"title": "x", "path": "a.html"}


@pytest.mark.parametrize(
    "written",
    [
        [],
        {"surprise": "x"},
        {"version": 1},
        {"left_out": 3},
        {"left_out": "3\n"},
        {"pages": [{**_PAGE, "path": "../../evil.html"}]},
        {"pages": [{**_PAGE, "path": "a.html)![](//evil.html"}]},
        {"pages": [{**_PAGE, "path": "a.html\n"}]},
        {"pages": [_PAGE] * 201},
        {"problems": [_PROBLEM]},
        {"changes": [{**_CHANGE, "record": ["x"]}]},
        {"changes": [{**_CHANGE, "record": "x" * 501}]},
    ],
)
def test_what_is_no_report_is_not_read(written: object, tmp_path: Path) -> None:
    """Other names, other types, other paths, too long, too many: none of it comes through."""
    file = tmp_path / "report.json"
    file.write_text(json.dumps(written))

    assert read_report(file) is None


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"[" * 200_000, b"{}{}"])
def test_what_is_no_json_is_not_read(content: bytes, tmp_path: Path) -> None:
    """Nothing, no text, nesting that exhausts a parser."""
    file = tmp_path / "report.json"
    file.write_bytes(content)

    assert read_report(file) is None


def test_ten_megabytes_are_not_read(tmp_path: Path) -> None:
    """Even if they were a report."""
    file = tmp_path / "report.json"
    file.write_text('{"version": "1"}' + " " * 10_000_000)

    assert file.stat().st_size > MAX_BYTES
    assert read_report(file) is None


def test_a_missing_report_is_told() -> None:
    """The reviewer learns that there is none, and where to look."""
    result = CliRunner().invoke(main, ["comment", "/nowhere/report.json", "--commit", "abc"])

    assert result.exit_code == 0
    assert "Der Bericht der Prüfung fehlt oder ist nicht lesbar." in result.output
    assert result.output.startswith(MARKER)


def test_a_written_report_is_read_again(tmp_path: Path) -> None:
    """What the one job writes, the other one reads."""
    file, report = tmp_path / "report.json", _hostile("Ä `x`")
    file.write_text(report.model_dump_json())
    read: Any = read_report(file)

    assert read == report
