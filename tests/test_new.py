"""`new`: a few questions in German end with a right record, or with nothing."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, get_args

import pytest
from click.testing import CliRunner

from hooks.__main__ import main
from hooks.drafting import WORDS, codes_of, suggest_id
from hooks.model.offer import Offer
from hooks.model.provider import Provider
from tests.conftest import EPOCH
from tests.test_region import REGION

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

ESSENTIAL = {
    "name": "Café für alle",
    "summary": "Kaffee und Zeit füreinander.",
    "topics": "Leisure, counsel",
    "life-phases": "baby",
    "areas": "Exampleshire",
    "access": "offen",
    "cost": "kostenlos",
    "phone": "01632 960123",
    "source": "https://example.org/cafe",
    "source-date": "2026-11",
}
OFFER = """\
name: Café für alle
summary: Kaffee und Zeit füreinander.

topics:
  - leisure
  - counsel
life_phases:
  - baby
service_areas:
  - region

phones:
  - 01632 960123

access: open
cost: free

sources:
  - url: https://example.org/cafe
    date: 2026-11
"""


@pytest.fixture
def region(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the small region's records."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    shutil.copytree(REGION / "offers", tmp_path / "offers")
    shutil.copy(REGION / "mkdocs.yml", tmp_path)
    return tmp_path


def _new(project: Path, answers: str = "", **options: str) -> Result:
    given = [part for name, value in options.items() for part in (f"--{name}", value)]
    arguments = ["--project", str(project), "new", *given]
    return CliRunner().invoke(main, arguments, input=answers, prog_name="python -m hooks")


def _files(project: Path) -> dict[str, str]:
    return {str(path): path.read_text() for path in project.rglob("*.*") if path.is_file()}


def test_a_script_writes_an_offer_of_a_known_provider(region: Path) -> None:
    """Laid out as all others, and told with what to do next."""
    told = _new(region, provider="Riverside Families", **ESSENTIAL)

    assert (region / "offers/riverside/cafe-fuer-alle.yml").read_text() == OFFER
    assert told.stdout == (
        "\nGeschrieben:\n  offers/riverside/cafe-fuer-alle.yml\n\n"
        "Was Familien am meisten hilft, wenn Sie es wissen, tragen Sie dort noch ein:\n"
        "  description: Beschreibung\n  ages: Alter\n  schedules: Zeiten\n"
        "  first_contact: Der erste Kontakt\n  languages: Sprachen\n  keywords: Suchwörter\n\n"
        "Prüfen: python -m hooks check offers/riverside/cafe-fuer-alle.yml\n"
        "Übersetzen: docs/redaktion/uebersetzen.md sagt, wie.\n"
    )
    assert told.exit_code == 0


def test_a_conversation_writes_a_new_provider_and_its_offer(region: Path) -> None:
    """Each wrong answer is told in the words of the check, and asked again."""
    answers = [
        "Müllers Café & Söhne", "vielleicht", "j", "", "Verrein", "Verein", "1 River Walk",
        "Northtown",
        "Eltern-Frühstück", "", "x" * 201, "Frühstück für Eltern.", "leisur", "Leisure",
        "baby", "region", "offen", "kostenlos", "12", "01632 960123", "", "",
        "Flyer", "gestern", "2026-10",
    ]  # fmt: skip

    told = _new(region, "\n".join(answers) + "\n")

    assert told.exit_code == 0, told.output
    folder = region / "offers/muellers-cafe-und-soehne"
    assert (folder / "provider.yml").read_text() == (
        "name: Müllers Café & Söhne\nkind: association\n\nlocations:\n  - id: northtown\n"
        "    street: 1 River Walk\n    municipality: northtown\n    postal_code: 10001\n"
    )
    offer = (folder / "eltern-fruehstueck.yml").read_text()
    assert "locations:\n  - northtown\n" in offer
    assert "sources:\n  - title: Flyer\n    date: 2026-10\n" in offer
    for message in (
        "»Müllers Café & Söhne« gibt es noch nicht. Neu anlegen? [J/n]: ",
        "Fehler: Antworten Sie mit j (ja) oder n (nein).",
        "  »Verrein« ist hier nicht möglich. Möglich: association, church,",
        "  Der Text hat 201 Zeichen; möglich sind 200.",
        "  »leisur« ist hier nicht bekannt. Meinten Sie »leisure«?",
        "  »12« ist keine Telefonnummer. Schreiben Sie sie mit Vorwahl: 0123 45678.",
        "  »gestern« ist kein Datum: Schreiben Sie 2026, 2026-11 oder 2026-11-22.",
    ):
        assert message in told.stdout
    assert "Die Liste ist leer." not in told.stdout


def test_what_was_written_passes_the_check(region: Path) -> None:
    """Also with the rules between records."""
    before = CliRunner().invoke(main, ["--project", str(region), "check"]).stdout
    place = {"street": "1 River Walk", "municipality": "Northtown"}
    _new(region, provider="Neuer Verein", kind="Verein", **place, **ESSENTIAL)

    assert (region / "offers/neuer-verein/cafe-fuer-alle.yml").exists()
    assert CliRunner().invoke(main, ["--project", str(region), "check"]).stdout == before


def test_an_offer_that_nobody_can_reach_is_not_written(region: Path) -> None:
    """Phone, mail, link or a place are asked for again."""
    ways = ["", "", "", "", "", "office@example.org", "", ""]
    rest = {name: value for name, value in ESSENTIAL.items() if name != "phone"}

    told = _new(region, "\n".join(ways) + "\n", provider="riverside", **rest)

    assert "  So ist das Angebot nicht zu erreichen. Nennen Sie Telefon, E-Mail" in told.stdout
    assert (
        "email: office@example.org" in (region / "offers/riverside/cafe-fuer-alle.yml").read_text()
    )


@pytest.mark.parametrize(
    ("option", "value", "message"),
    [
        ("topics", "leisure, nope", "--topics: »nope« ist hier nicht bekannt. Möglich: counsel,"),
        ("cost", "gratis", "--cost: »gratis« ist hier nicht möglich. Möglich: covered, fee, free,"),
        ("id", "playgroup", "--id: »playgroup« gibt es schon oder gab es einmal."),
        ("id", "Käse", "--id: »Käse« ist kein Kürzel: kleine Buchstaben a–z, Ziffern und »-«."),
        ("locations", "hous", "--locations: »hous« gibt es nicht. Meinten Sie »house«?"),
        ("source", "ftp://x", "--source: »ftp://x« ist keine Internet-Adresse: https://…"),
    ],
)
def test_a_wrong_option_is_told_and_writes_nothing(
    region: Path, option: str, value: str, message: str
) -> None:
    """With the option that it is about; scripts see 2."""
    before = _files(region)

    told = _new(region, provider="riverside", **{**ESSENTIAL, option: value})

    assert told.stderr.startswith(message)
    assert told.exit_code == 2
    assert _files(region) == before


def test_a_postal_code_of_another_town_is_told(region: Path) -> None:
    """As the check would, but before it is written."""
    place = {"street": "1 Hill", "municipality": "southtown", "postal-code": "10001"}

    told = _new(region, provider="Neu", kind="Verein", **place, **ESSENTIAL)

    assert told.stderr == "--postal-code: »10001« gehört nicht zu Southtown. Meinten Sie »10003«?\n"


def test_leaving_in_the_middle_writes_nothing(region: Path) -> None:
    """Ctrl-C and the end of the input are the same."""
    before = _files(region)

    told = _new(region, "riverside\nNeues Angebot\n")

    assert told.stderr.endswith("\nAbgebrochen. Es ist nichts geschrieben.\n")
    assert told.exit_code == 1
    assert _files(region) == before


def test_a_name_twice_gets_another_id_and_no_file_is_lost(region: Path) -> None:
    """The second offer of a name is numbered."""
    for _ in range(2):
        _new(region, provider="riverside", **ESSENTIAL)

    assert (region / "offers/riverside/cafe-fuer-alle.yml").read_text() == OFFER
    assert (region / "offers/riverside/cafe-fuer-alle-2.yml").read_text() == OFFER


def test_a_provider_alone_can_be_written(region: Path) -> None:
    """Its offers come later."""
    arguments = ["new", "--provider-only", "--provider", "Neuer Verein", "--kind", "Verein"]
    told = CliRunner().invoke(main, ["--project", str(region), *arguments])

    assert told.exit_code == 0
    assert (region / "offers/neuer-verein/provider.yml").read_text() == (
        "name: Neuer Verein\nkind: association\n"
    )


@pytest.mark.parametrize(
    ("name", "suggested"),
    [
        ("Müllers Straße", "muellers-strasse"),
        ("ÄRZTE & Übung  (Größe)", "aerzte-und-uebung-groesse"),
        ("Café d’été, 2. Stock", "cafe-d-ete-2-stock"),
        ("Łódź – Haus", "lodz-haus"),
        ("Дім", ""),
        ("Treff", "treff-2"),
    ],
)
def test_an_id_is_suggested_from_a_name(name: str, suggested: str) -> None:
    """Small letters, digits and hyphens; umlauts as Germans spell them."""
    assert suggest_id(name, {"treff"}) == suggested


def test_labels_with_commas_are_understood_among_others() -> None:
    """»Essen, Kleidung, Möbel« is one topic."""
    topics = {"geld": "Geld und Anträge", "sachen": "Essen, Kleidung, Möbel", "baby": "Baby"}

    assert codes_of("essen, kleidung, möbel, baby; geld, nope", topics) == [
        "sachen",
        "baby",
        "geld",
        "nope",
    ]


def test_every_word_of_a_choice_has_a_german_one() -> None:
    """A new way to get in or to pay needs its word here."""
    for name, model in (("access", Offer), ("cost", Offer), ("kind", Provider)):
        assert set(WORDS[name]) == set(get_args(model.model_fields[name].annotation))
