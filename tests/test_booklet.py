"""Booklets: what a family reads on paper, read back by a program that we did not write."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import pdfplumber
import pytest
from jinja2 import Environment

from hooks.booklets.contents import contents_of
from hooks.booklets.faces import face, reach
from hooks.booklets.orders import Order, ids_of_list
from hooks.booklets.printing import BookletError, Press
from hooks.booklets.voice import Voice
from hooks.checking import sources_of
from hooks.directory import Place
from hooks.drawing.codes import qr_picture
from hooks.model.contact import Contact
from hooks.publication import prepare
from tests.conftest import EPOCH, ROOT, SITE_URL, build_site
from tests.test_region import copy_region

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from hooks.directory import ListedOffer
    from hooks.drawing.edition import Edition
    from hooks.publication import Publication

A5 = (420, 595)
LANGUAGES = ("de", "de-simple", "en", "uk", "ru", "ar", "fa", "tr", "ku", "pl", "ro", "bg")
RHEINE = Order("rheine")


@dataclass
class Paper:
    """A PDF as it was read back."""

    content: bytes

    def __post_init__(self) -> None:
        """Read it."""
        self.pdf = pdfplumber.open(io.BytesIO(self.content))
        self.lines = [_lines(page.chars) for page in self.pdf.pages]

    @property
    def catalog(self) -> Any:
        """What the PDF says of itself as a whole."""
        return self.pdf.doc.catalog

    @property
    def text(self) -> str:
        """All lines, as the eye sees them from left to right."""
        return "\n".join(_joined(line) for lines in self.lines for line in lines)

    @property
    def backwards(self) -> str:
        """All lines, as the eye sees them from right to left."""
        return "\n".join(_joined(line[::-1]) for lines in self.lines for line in lines)

    @property
    def addresses(self) -> set[str]:
        """Where its links lead."""
        return {link["uri"] for page in self.pdf.pages for link in page.hyperlinks if link["uri"]}

    def halves(self, page: int, text: str) -> set[str]:
        """Return in which halves of a page a word stands, read in either direction."""
        middle = self.pdf.pages[page].width / 2
        found = set()
        for line in self.lines[page]:
            for chars in (line, line[::-1]):
                at = _joined(chars).find(text)
                if at >= 0:
                    x = _spread(chars)[at]["x0"]
                    found.add("left" if x < middle else "right")
        return found


def _lines(chars: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """Return the letters of each line, from left to right."""
    rows: dict[int, list[dict[str, Any]]] = {}
    for char in chars:
        rows.setdefault(round(char["bottom"]), []).append(char)
    return [sorted(row, key=lambda char: char["x0"]) for _, row in sorted(rows.items())]


def _joined(chars: list[dict[str, Any]]) -> str:
    return "".join(char["text"] for char in chars)


def _spread(chars: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return a letter for each character; ligatures have several."""
    return [char for char in chars for _ in char["text"]]


@pytest.fixture(scope="module")
def publication() -> Iterator[Publication]:
    """The real directory on the day of all tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", EPOCH)
        yield prepare(sources_of(ROOT / "mkdocs.yml"), SITE_URL)


def _editions(publication: Publication, *codes: str) -> list[Edition]:
    known = {lang.code: lang for lang in publication.languages}
    return [publication.edition(known[code], Environment(autoescape=True)) for code in codes]


def _paper(publication: Publication, order: Order, *codes: str) -> Paper:
    return Paper(Press().set(contents_of(_editions(publication, *codes), order)))


@pytest.fixture(scope="module")
def german(publication: Publication) -> Paper:
    """The booklet of a town in German."""
    return _paper(publication, RHEINE, "de")


@pytest.fixture(scope="module")
def arabic(publication: Publication) -> Paper:
    """The same in Arabic."""
    return _paper(publication, RHEINE, "ar")


def _offers(publication: Publication) -> list[ListedOffer]:
    return publication.listing.under("municipalities", "rheine")


def _numbers(publication: Publication) -> set[str]:
    phones = [phone for offer in _offers(publication) for phone in offer.record.phones]
    return {phone.number for phone in phones if phone.kind != "fax"}


def _squeezed(text: str) -> str:
    """Return a text without blanks and hyphens, for comparing it across line breaks."""
    return re.sub(r"[\s\u00ad\u2066-\u2069-]", "", text)


def test_a_booklet_has_pages_of_a5_that_can_be_bound(german: Paper) -> None:
    """Two fit on A4."""
    sizes = {(round(page.width), round(page.height)) for page in german.pdf.pages}

    assert sizes == {A5}
    assert 8 < len(german.pdf.pages) < 30


def test_screen_readers_get_language_title_tags_and_headings(german: Paper) -> None:
    """As PDF/UA-1 asks; typst refuses to write what breaks it."""
    assert german.catalog["Lang"] == b"de"
    assert german.catalog["MarkInfo"]["Marked"] is True
    assert german.pdf.metadata["Title"] == "Angebote für Familien in Rheine"
    assert b"<pdfuaid:part>1</pdfuaid:part>" in german.content
    titles = [title for _, title, *_ in german.pdf.doc.get_outlines()]
    assert "Hilfe sofort" in titles
    assert "Frauenhaus Rheine" in titles


def test_every_offer_of_the_place_is_on_paper_once(german: Paper, publication: Publication) -> None:
    """With its name as a heading; helplines stand at the front and not again."""
    titles = [_squeezed(title) for _, title, *_ in german.pdf.doc.get_outlines()]

    for offer in _offers(publication):
        assert titles.count(_squeezed(offer.record.name)) == 1, offer.id


def test_a_family_finds_the_emergency_numbers_on_the_cover(german: Paper) -> None:
    """Police, fire brigade and ambulance."""
    cover = "\n".join(map(_joined, german.lines[0]))

    assert "110" in cover
    assert "112" in cover
    assert "Ist jemand in Gefahr? Rufen Sie die Polizei an:" in cover
    assert "Stand: 23. November 2026" in cover
    assert "Entwurf" in cover


def test_numbers_can_be_called_and_codes_lead_to_pages(
    german: Paper, publication: Publication
) -> None:
    """Links for those who read the PDF on a phone."""
    assert "tel:110" in german.addresses
    assert "tel:116016" in german.addresses
    assert f"{SITE_URL}de/angebote/vhs-rheine/kurse.html" in german.addresses
    assert f"{SITE_URL}de/orte/rheine.html" in german.addresses
    schemes = {address.partition(":")[0] for address in german.addresses}
    assert schemes <= {"https", "http", "tel", "sms", "mailto"}
    assert len(_numbers(publication)) > 10


@pytest.mark.parametrize("code", ["de", "ar", "fa"])
def test_phone_numbers_are_never_reversed(publication: Publication, code: str) -> None:
    """The eye reads every number from left to right, in every language."""
    paper = _paper(publication, RHEINE, code)

    for number in _numbers(publication):
        assert number in paper.text, number


def test_arabic_reads_from_right_to_left(arabic: Paper) -> None:
    """The language is named, pages turn the other way, headings begin at the right."""
    assert arabic.catalog["Lang"] == b"ar"
    assert str(arabic.catalog["ViewerPreferences"]["Direction"]) == "/'R2L'"
    assert "مساعدة فورية" in arabic.backwards
    assert arabic.halves(1, "مساعدة فورية") == {"right"}
    assert arabic.halves(1, "116 016") == {"left"}


def test_the_dot_of_a_latin_name_stays_behind_it(arabic: Paper) -> None:
    """Among Arabic, the dot of "e.V." would go before the name."""
    assert "Diakonie WesT e.V." in arabic.text
    assert ".Diakonie WesT e.V" not in arabic.text


def test_times_in_arabic_run_from_the_opening_to_the_closing(publication: Publication) -> None:
    """A span of times is isolated from the text around it."""
    (edition,) = _editions(publication, "ar")
    timed = next(
        offer
        for offer in edition.listing.offers
        if not offer.record.helpline and any(one.closes_at for one in offer.record.schedules)
    )
    paper = _paper(publication, Order(ids=(timed.id,)), "ar")

    spans = {
        f"{edition.lang.clock(one.opens_at)}–{edition.lang.clock(one.closes_at)}"
        for one in timed.record.schedules
        if one.opens_at is not None and one.closes_at
    }
    assert spans
    for span in spans:
        assert span in paper.text


def test_two_languages_stand_side_by_side(publication: Publication) -> None:
    """Arabic at the right, German at the left, each number once."""
    paper = _paper(publication, RHEINE, "ar", "de")

    assert paper.halves(1, "Tag und Nacht") == {"left"}
    assert paper.halves(1, "وسند") == {"right"}
    assert paper.text.count("0800 40 40 020") == 1
    assert "مساعدة فورية" in paper.backwards
    assert "Hilfe sofort" in paper.text


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_letter_of_every_language_is_in_the_font(publication: Publication, code: str) -> None:
    """The whole directory can be set: typst refuses PDF/UA with a missing letter."""
    paper = _paper(publication, Order("rheine", "baby"), code)

    fonts = {char["fontname"].partition("+")[2] for page in paper.pdf.pages for char in page.chars}
    assert all(name.startswith("Rubik") for name in fonts)
    assert "\ufffd" not in paper.text


def test_a_letter_that_no_font_has_is_named(publication: Publication) -> None:
    """In German, with what helps."""
    contents = contents_of(_editions(publication, "de"), RHEINE)
    contents["title"][0]["text"] = "Hilfe ☎ 日本"

    with pytest.raises(BookletError) as refused:
        Press().set(contents)

    assert str(refused.value).startswith(
        "Diese Zeichen hat keine der Schriften (Rubik): »☎«, »日«, »本«. Installieren Sie eine "
        "Schrift, die sie hat, und nennen Sie ihren Ordner mit --font-path;"
    )


ATTACKS = (
    '#panic("caught")',
    '#read("/etc/passwd")',
    "*bold* _slanted_ $x^2$ `raw` <label> @ref \\ = heading // comment /* open",
    '"); #import "@preview/x:1.0.0": * ("',
    "[#set page(width: 1mm)",
)


@pytest.mark.parametrize("attack", ATTACKS)
def test_texts_of_records_are_never_read_as_markup(publication: Publication, attack: str) -> None:
    """They come out letter by letter."""
    contents = contents_of(_editions(publication, "de"), Order("rheine", "baby"))
    offer = next(iter(contents["offers"].values()))
    offer["faces"][0]["name"]["text"] = attack
    offer["faces"][0]["summary"]["text"] = attack

    paper = Paper(Press().set(contents))

    assert _squeezed(paper.text).count(_squeezed(attack)) >= 2


def test_a_place_that_is_not_public_is_not_on_paper(publication: Publication) -> None:
    """Whatever the record holds: no street and no name."""
    (edition,) = _editions(publication, "de")
    offer = next(one for one in edition.listing.offers if one.places and one.is_sensitive)
    secret = {"street": "Geheimer Weg 7", "postal_code": None, "name": "Haus am Geheimen Weg"}
    for disclosure, town in (("on request", ""), ("town only", "Rheine ")):
        location = offer.places[0].location.model_copy(
            update={**secret, "municipality": "rheine", "disclosure": disclosure}
        )
        hidden = _with_place(offer, Place(offer.provider.id, location))

        lines = face(Voice(edition), hidden)["lines"]

        said = ["".join(one["text"] for one in line["pieces"]) for line in lines]
        assert f"{town}Die genaue Adresse bekommen Sie, wenn Sie fragen." in said
        assert not any("Geheim" in line for line in said)


def test_an_offer_that_is_longer_than_a_page_goes_on(publication: Publication) -> None:
    """Nothing is cut off at the end of a page."""
    (edition,) = _editions(publication, "de")
    book = contents_of([edition], Order("rheine"))
    name, entry = next(iter(book["offers"].items()))
    (shown,) = entry["faces"]
    times = [f"Montag, Zeit Nummer {number}" for number in range(90)]
    pieces = [[{"text": time, "lang": "de", "dir": "ltr"}] for time in times]
    lines = [{"icon": "time", "pieces": one} for one in pieces]
    long = {**entry, "faces": [{**shown, "lines": lines}]}
    section = {**book["sections"][0], "offers": [name], "also": []}

    paper = Paper(Press().set({**book, "offers": {name: long}, "sections": [section], "index": []}))

    text = _squeezed(paper.text)
    assert [time for time in times if _squeezed(time) not in text] == []


def test_names_of_persons_are_not_on_paper(publication: Publication) -> None:
    """Consent is for the pages, where a name can go again; the office and its number stay."""
    (edition,) = _editions(publication, "de")
    contact = Contact(
        role="Leitung", name="Pat Beispiel", name_consent="2026-01-01", phone="0123 45678"
    )
    offer = edition.listing.offers[0]
    record = offer.record.model_copy(update={"phones": (), "contacts": (contact,)})

    told = json.dumps(reach([Voice(edition)], replace(offer, record=record)), ensure_ascii=False)

    assert "Leitung" in told
    assert "0123 45678" in told
    assert "Pat Beispiel" not in told


def _with_place(offer: ListedOffer, place: Place) -> ListedOffer:
    return replace(offer, places=(place,))


def test_a_computers_translation_is_named(german: Paper, arabic: Paper) -> None:
    """As on the pages; German needs no note."""
    assert "ترجم الحاسوب هذا النص" in arabic.backwards
    assert "Computer" not in "\n".join(map(_joined, german.lines[0]))


def test_the_same_day_gives_the_same_bytes(german: Paper, publication: Publication) -> None:
    """No clock, no chance."""
    again = Press().set(contents_of(_editions(publication, "de"), RHEINE))

    assert again == german.content


def test_the_index_leads_to_pages_by_topic_language_and_provider(german: Paper) -> None:
    """Arabic is spoken on page 2, where the helplines are."""
    last = "\n".join(_joined(line) for lines in german.lines[-2:] for line in lines)

    assert "Diakonie WesT e.V." in last
    assert re.search(r"Arabisch *2\b", last)


@pytest.mark.parametrize(
    ("link", "ids"),
    [
        ("https://x.example/de/merkliste.html#a/b,c-1/d", ("a/b", "c-1/d")),
        ("#a/b,a/b,<script>,../x", ("a/b",)),
        ("a%2Fb%2Cc/d", ("a/b", "c/d")),
        ("", ()),
    ],
)
def test_links_of_saved_lists_are_read_as_the_site_reads_them(
    link: str, ids: tuple[str, ...]
) -> None:
    """Whole links, or what stands behind the '#'."""
    assert ids_of_list(link) == ids


def test_the_code_of_a_long_list_can_still_be_read(publication: Publication) -> None:
    """A list that no code holds leads to the home page; a short one to itself."""
    (edition,) = _editions(publication, "de")
    ids = tuple(one.id for one in edition.listing.offers)

    short, long = (Order(ids=ids[:count]).address(edition) for count in (3, 100))

    assert short == f"{SITE_URL}de/merkliste.html#{','.join(ids[:3])}"
    assert long == f"{SITE_URL}de/index.html"
    assert contents_of([edition], Order(ids=ids[:100]))["code"] == qr_picture(long)


def _run(*arguments: str, setup: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    code = f"import sys; {setup}\nfrom hooks.__main__ import main\nmain(prog_name='hooks')"
    variables = {**os.environ, "SOURCE_DATE_EPOCH": EPOCH, "SITE_URL": SITE_URL, **environment}
    return subprocess.run(
        [sys.executable, "-c", code, "booklet", *arguments],
        cwd=ROOT, env=variables, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_the_command_writes_one_file_a_place(tmp_path: Path) -> None:
    """Named after place, life phase and languages."""
    done = _run(
        "--place", "rheine", "--place", "greven", "--phase", "baby", "--language", "uk",
        "--language", "de", "--output", str(tmp_path),
    )  # fmt: skip

    assert done.returncode == 0, done.stderr
    names = {path.name for path in tmp_path.iterdir()}
    assert names == {"rheine-baby-uk-de.pdf", "greven-baby-uk-de.pdf"}
    paper = Paper((tmp_path / "rheine-baby-uk-de.pdf").read_bytes())
    assert paper.catalog["Lang"] == b"uk"


def test_the_command_prints_a_saved_list(tmp_path: Path) -> None:
    """Offers that are gone are named and left out."""
    link = f"{SITE_URL}de/merkliste.html#vhs-rheine/kurse,x/y"
    done = _run("--list", link, "--output", str(tmp_path))

    assert done.returncode == 0, done.stderr
    assert done.stderr == "Diese Angebote gibt es nicht (mehr): x/y.\n"
    paper = Paper((tmp_path / "merkliste-de.pdf").read_bytes())
    assert "Kurse der Volkshochschule Rheine" in paper.text
    assert "Frauenhaus Rheine" not in paper.text


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--place", "rheinne"], "--place: »rheinne« gibt es nicht. Meinten Sie »rheine«?\n"),
        (["--place", "rheine", "--all"], "Nennen Sie entweder --place, --all oder --list.\n"),
        (
            ["--language", "de", "--language", "ar", "--language", "uk"],
            "Nebeneinander passen zwei Sprachen: --language höchstens zweimal.\n",
        ),
        (
            ["--list", "nichts"],
            "--list: In diesem Link steht kein Angebot, das es heute gibt.\n",
        ),
    ],
)
def test_what_cannot_be_printed_is_said_in_german(arguments: list[str], told: str) -> None:
    """And nothing is written."""
    done = _run(*arguments)

    assert done.returncode == 2
    assert done.stderr == told


def test_without_an_address_of_the_site_the_command_warns(tmp_path: Path) -> None:
    """Codes that lead nowhere are worth nothing on paper."""
    done = _run("--list", "vhs-rheine/kurse", "--output", str(tmp_path), SITE_URL="")

    assert done.returncode == 0
    assert done.stderr == (
        "Die QR-Codes führen zu http://127.0.0.1:8000/. Nennen Sie vor dem Druck die Adresse der "
        "Seite: SITE_URL=https://…\n"
    )


def test_without_typst_the_command_says_what_to_install() -> None:
    """It is large, so only those install it who print."""
    done = _run("--place", "rheine", setup="sys.modules['typst'] = None")

    assert done.returncode == 1
    assert done.stderr == (
        "Fehler: Zum Setzen der Hefte fehlt das Paket »typst«. Installieren Sie es mit seinen "
        "Schriften: pip install --require-hashes -r hooks/booklets/requirements.lock\n"
    )


@pytest.fixture(scope="module")
def region(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Another region's site, with the booklet of one of its places."""
    folder = tmp_path_factory.mktemp("booklets")
    project = copy_region(folder / "project")
    settings = project / "mkdocs.yml"
    settings.write_text(
        settings.read_text().replace("extra:\n", "extra:\n  booklets: [northtown]\n")
    )
    built = build_site(project, folder / "site", "--strict")

    assert built.returncode == 0, built.stderr
    return folder / "site"


def test_pages_of_places_link_the_booklets_that_were_asked_for(region: Path) -> None:
    """In each language; other places have none."""
    for lang in ("en", "fr"):
        assert (
            'href="../hefte/northtown.pdf"' in (region / lang / "orte/northtown.html").read_text()
        )
        assert "hefte/" not in (region / lang / "orte/southtown.html").read_text()
        assert [path.name for path in (region / lang / "hefte").iterdir()] == ["northtown.pdf"]


def test_texts_that_nobody_has_translated_are_named(region: Path) -> None:
    """French readers learn why some of it is English."""
    paper = Paper((region / "fr/hefte/northtown.pdf").read_bytes())

    cover = "\n".join(map(_joined, paper.lines[0]))
    assert "999" in cover
    assert paper.catalog["Lang"] == b"fr"
    assert "Une partie de ce texte n’est pas encore traduite." in cover


def test_without_the_setting_there_are_no_booklets(site: Path) -> None:
    """They cost time and space, so they are off."""
    assert not list(site.rglob("*.pdf"))
    assert "hefte/" not in (site / "de/orte/rheine.html").read_text()


def test_a_wrong_place_in_the_settings_is_named(tmp_path: Path) -> None:
    """With file, line and column."""
    project = copy_region(tmp_path / "project")
    settings = project / "mkdocs.yml"
    settings.write_text(
        settings.read_text().replace("extra:\n", "extra:\n  booklets: [nothtown]\n")
    )
    variables = {**os.environ, "SOURCE_DATE_EPOCH": EPOCH}
    done = subprocess.run(
        [sys.executable, "-m", "hooks", "check"],
        cwd=project, env=variables, capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert "Fehler: »nothtown« ist hier kein Ort. Meinten Sie »northtown«?" in done.stdout
