"""Another Kreis keeps offers, docs and settings; the code is a pinned version beside them."""

from __future__ import annotations

import filecmp
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote, urlsplit

import polib
import pytest

from hooks.directory import load_directory
from hooks.hand_written import commands
from hooks.links import links
from hooks.news import add_news
from hooks.origin import Origin
from hooks.problems import errors
from hooks.regional import CHECK, cut_fields, opened_page
from hooks.schema.files import bindings
from hooks.settings import read_settings
from hooks.source import read_source
from hooks.upgrading import note_version, update_vocabulary
from tests.conftest import EPOCH, ROOT, build_site
from tests.test_region import REGION, copy_region

RELEASES = sorted((ROOT / "tests/released").glob("*.*.*"))
NAMED = re.compile(r"\b(Kreis\s+Alt|Altdorf)\b")
PINNED = """\
INHERIT: programm/hooks/mkdocs.yml
hooks: [programm/hooks/events.py]
site_name: Family guide
"""
"""What a Kreis writes above its `extra`."""


def copy_program(target: Path) -> Path:
    """Put the program into a folder, as a submodule would."""
    for name in ("hooks", "overrides", "docs"):
        ignore = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / name, target / name, ignore=ignore)
    return target


def copy_pinned(source: Path, target: Path) -> Path:
    """Put a region's data into a folder, and the program into `programm/` in it."""
    for name in ("offers", "docs"):
        shutil.copytree(source / name, target / name)
    extra = (source / "mkdocs.yml").read_text().partition("extra:\n")[2]
    (target / "mkdocs.yml").write_text(f"{PINNED}extra:\n{extra}")
    copy_program(target / "programm")
    return target


def run(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command of the editors from the folder of their Kreis."""
    variables = {**os.environ, "SOURCE_DATE_EPOCH": EPOCH, **environment}
    command = [sys.executable, *arguments]
    return subprocess.run(
        command, cwd=folder, env=variables, capture_output=True, text=True, check=False
    )


def git(folder: Path, *arguments: str) -> None:
    """Run git with a name, as somebody would."""
    found = [str(shutil.which("git")), "-c", "user.name=x", "-c", "user.email=x@example.org"]
    subprocess.run([*found, *arguments], cwd=folder, check=True, capture_output=True)


def _files(site: Path) -> list[str]:
    return sorted(str(path.relative_to(site)) for path in site.rglob("*") if path.is_file())


def _addresses(site: Path) -> set[str]:
    return {name for name in _files(site) if name.endswith(".html")}


# How the program lies in a folder of its own


@pytest.fixture(scope="module")
def pinned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Kreis with its site, built from a pinned program."""
    folder = copy_pinned(REGION, tmp_path_factory.mktemp("pinned") / "kreis")
    built = build_site(folder, folder / "site", "--strict")

    assert built.returncode == 0, built.stderr
    return folder


def test_pages_are_the_same_wherever_the_program_lies(pinned: Path, tmp_path: Path) -> None:
    """Byte for byte those that the program builds beside the data."""
    built = build_site(copy_region(tmp_path / "beside"), tmp_path / "site", "--strict")

    assert built.returncode == 0, built.stderr
    names = _files(tmp_path / "site")
    assert _files(pinned / "site") == names
    same, other, wrong = filecmp.cmpfiles(pinned / "site", tmp_path / "site", names, shallow=False)
    assert (other, wrong) == ([], [])
    assert len(same) == len(names) > 50


def test_editors_check_from_the_folder_of_their_kreis(pinned: Path) -> None:
    """Without an environment variable, or with one; and the command tells how it is called."""
    plain = run(pinned, "programm/hooks", "check")
    by_path = run(pinned, "-m", "hooks", "check", PYTHONPATH="programm")
    helped = run(pinned, "programm/hooks", "--help")

    assert plain.stdout.endswith("Fehler: 0, Warnungen: 1\n"), plain.stderr
    assert plain.stdout == by_path.stdout
    assert helped.stdout.startswith("Aufruf: python programm/hooks ")


def test_the_own_look_of_a_kreis_comes_before_the_programs(pinned: Path, tmp_path: Path) -> None:
    """A folder of templates of its own; what it lacks comes from the program."""
    kreis = shutil.copytree(pinned, tmp_path / "kreis", ignore=shutil.ignore_patterns("site"))
    (kreis / "aussehen/partials").mkdir(parents=True)
    (kreis / "aussehen/partials/footer.html").write_text("<footer>Unser Fuß</footer>")
    with (kreis / "mkdocs.yml").open("a") as config:
        config.write("theme: {custom_dir: aussehen}\n")

    built = build_site(kreis, tmp_path / "site", "--strict")

    assert built.returncode == 0, built.stderr
    html = (tmp_path / "site/en/index.html").read_text()
    assert "<footer>Unser Fuß</footer>" in html
    assert 'id="content"' in html


def test_the_programs_settings_hold_nothing_of_a_region() -> None:
    """MkDocs joins mappings: what stood there would be inherited unseen."""
    data = read_source(ROOT / "hooks/mkdocs.yml", "mkdocs.yml").data

    assert data.keys().isdisjoint({"extra", "site_name", "hooks", "docs_dir", "watch"})
    assert "custom_dir" not in data["theme"]


def test_the_handbook_names_the_command_of_the_place() -> None:
    """Where the program lies beside the records, below them, or elsewhere."""
    assert commands(Path("/kreis"), Path("/kreis")) == "python -m hooks"
    assert commands(Path("/kreis/programm"), Path("/kreis")) == "python programm/hooks"
    assert commands(Path("/programm"), Path("/kreis")) == "python /programm/hooks"


# Upgrading


@pytest.fixture(params=RELEASES, ids=lambda path: path.name)
def released(request: pytest.FixtureRequest) -> Path:
    """The frozen records of a release."""
    folder: Path = request.param
    return folder


def test_what_a_release_accepted_is_accepted(released: Path) -> None:
    """Records and settings of every release are read without a problem."""
    directory, problems = load_directory(released / "offers")
    settings, wrong = read_settings(released / "mkdocs.yml")

    assert problems == wrong == []
    assert settings is not None
    assert directory.broken == frozenset()
    assert {"everything/everything", "helpers/line", "riverside/playgroup"} <= {*directory.offers}


def test_addresses_of_a_release_stay(released: Path, tmp_path: Path) -> None:
    """Every page that the release built is built."""
    old = set((released / "addresses.txt").read_text().split())

    built = build_site(copy_pinned(released, tmp_path / "kreis"), tmp_path / "site", "--strict")

    assert built.returncode == 0, built.stderr
    assert old
    assert old - _addresses(tmp_path / "site") == set()


def test_an_upgrade_builds_anew_and_keeps_all_addresses(pinned: Path, tmp_path: Path) -> None:
    """Another program in its folder is all there is to it."""
    kreis = shutil.copytree(pinned, tmp_path / "kreis")
    before = _addresses(kreis / "site")
    footer = kreis / "programm/overrides/partials/footer.html"
    footer.write_text(footer.read_text() + '<p id="next">next version</p>')

    built = build_site(kreis, kreis / "site", "--strict")

    assert built.returncode == 0, built.stderr
    assert before == _addresses(kreis / "site")
    assert "next version" in (kreis / "site/en/index.html").read_text()


@pytest.mark.parametrize(
    ("name", "broken"),
    [("hooks/pages.py", "raise RuntimeError('broken')\n"), ("overrides/main.html", "{% if %}")],
)
def test_a_failed_upgrade_leaves_the_site(
    pinned: Path, tmp_path: Path, name: str, broken: str
) -> None:
    """Code that does not start, and a template that breaks half-way."""
    kreis = shutil.copytree(pinned, tmp_path / "kreis")
    (kreis / "programm" / name).write_text(broken)

    built = build_site(kreis, kreis / "site", "--strict")

    assert built.returncode != 0
    assert filecmp.cmp(pinned / "site/en/index.html", kreis / "site/en/index.html", shallow=False)
    assert _files(kreis / "site") == _files(pinned / "site")
    assert [path.name for path in kreis.glob(".site-*")] == []


# Beginning


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Kreis in another Land, as `start` lays it out, with its site."""
    folder = tmp_path_factory.mktemp("begun") / "kreis"
    copy_program(folder / "programm")
    shutil.copytree(ROOT / "offers", folder / "programm/offers")
    shutil.copy(ROOT / "mkdocs.yml", folder / "programm")
    forms = folder / "programm/.github/ISSUE_TEMPLATE"
    forms.mkdir(parents=True)
    (forms / "form.yml").write_text(f"name: Für den {Origin().settings.region.name}\n")
    options = ["--region", 'Kreis "Neu": Nord', "--land", "Hessen", "--languages", "de,ar"]
    started = run(folder, "programm/hooks", "start", ".", *options, "--helplines")

    assert started.returncode == 0, started.stderr
    return folder


@pytest.fixture(scope="module")
def begun_site(begun: Path) -> Path:
    """Its site."""
    built = build_site(begun, begun / "site", "--strict")

    assert built.returncode == 0, built.stderr
    return begun / "site"


def test_what_start_lays_out_is_right(begun: Path) -> None:
    """No error; one thing to remember, for no date is told before the Land's holidays are known."""
    checked = run(begun, "programm/hooks", "check")

    assert checked.stdout == (
        "offers/vocabulary/holidays.yml:6:1: Warnung: Die Feiertage reichen kein Jahr mehr. "
        "Tragen Sie die nächsten Jahre nach.\nFehler: 0, Warnungen: 1\n"
    )


def test_start_brings_the_shared_and_leaves_the_regional(begun: Path) -> None:
    """Topics and their translations; the own names; helplines for everybody, and no other offer."""
    directory, _ = load_directory(begun / "offers")
    settings, _ = read_settings(begun / "mkdocs.yml")
    shared = ROOT / "offers/vocabulary/topics.yml"

    assert (begun / "offers/vocabulary/topics.yml").read_bytes() == shared.read_bytes()
    assert settings is not None
    assert settings.region.name == 'Kreis "Neu": Nord'
    assert settings.languages == ("de", "ar")
    assert not settings.published
    assert directory.vocabulary.term("areas", "region").label == 'Kreis "Neu": Nord'
    assert directory.vocabulary.term("areas", "land").label == "Hessen"
    assert "telefonseelsorge/telefonseelsorge" in directory.offers
    assert "lka-nrw" not in directory.providers
    assert {one.record.helpline for one in directory.offers.values()} == {True}
    form = (begun / ".github/ISSUE_TEMPLATE/form.yml").read_text()
    assert form == 'name: Für den Kreis "Neu": Nord\n'
    owners = (begun / ".github/CODEOWNERS").read_text()
    assert "\n/programm " in owners
    assert {path.name for path in begun.rglob("locales/*.po") if "programm" not in path.parts} == {
        "ar.po"
    }


def test_editors_of_the_new_kreis_are_helped_while_they_type(begun: Path) -> None:
    """With its own codes, from the first day; the program's own records are left alone."""
    settings = json.loads((begun / ".vscode/settings.json").read_text())
    schema = json.loads((begun / ".vscode/schema/offer.json").read_text())
    areas = schema["properties"]["service_areas"]["items"]

    assert settings["yaml.schemas"].keys() == bindings().keys()
    assert "!programm/offers/**" in settings["yaml.schemas"][".vscode/schema/offer.json"]
    assert 'Kreis "Neu": Nord' in areas["enumDescriptions"]
    assert "rheine" not in areas["enum"]
    assert "redhat.vscode-yaml" in (begun / ".vscode/extensions.json").read_text()


def test_a_kreis_in_the_same_land_has_the_same_holidays(tmp_path: Path) -> None:
    """And the helplines of the Land; then nothing is left to tell."""
    options = ["--region", "x", "--land", Origin().label("land"), "--languages", "de"]
    run(ROOT, "-m", "hooks", "start", str(tmp_path / "kreis"), *options, "--helplines")

    checked = run(ROOT, "-m", "hooks", "--project", str(tmp_path / "kreis"), "check")

    assert checked.stdout == "Fehler: 0, Warnungen: 0\n"
    assert (tmp_path / "kreis/offers/lka-nrw/provider.yml").exists()


def test_nothing_of_the_first_region_is_in_the_next(begun: Path, begun_site: Path) -> None:
    """Neither its name nor a town's, in any file or page; the handbook explains by example."""
    places = Origin().named
    own = [path for path in begun.rglob("*") if "programm" not in path.parts and path.is_file()]
    assert begun_site / "de/index.html" in own
    for path in own:
        text = path.read_bytes().decode("utf-8", "replace")
        if begun_site / "redaktion" not in path.parents:
            assert "Steinfurt" not in text, path
            assert not places.search(text), path


def test_no_shared_translation_names_the_first_region() -> None:
    """Other regions take them over with the words that they translate, in every language."""
    names = Origin().named
    catalogs = sorted((ROOT / "offers/vocabulary/locales").glob("*.po"))
    naming = [
        f"{path.name}: {entry.msgctxt}: {entry.msgstr}"
        for path in catalogs
        for entry in polib.pofile(str(path)).translated_entries()
        if names.search(entry.msgstr) and not names.search(entry.msgid)
    ]

    assert len(catalogs) > 1
    assert naming == []


def test_editors_find_the_handbook_on_the_site(begun_site: Path) -> None:
    """It comes with the program, and names the commands as they are called there."""
    html = (begun_site / "redaktion/index.html").read_text()

    assert ".venv/bin/python programm/hooks check" in html
    assert "python -m hooks" not in html
    assert "redaktion/index.html" in (begun_site / "de/mitmachen.html").read_text()


def test_the_handbook_comes_with_its_pictures_and_examples(begun_site: Path) -> None:
    """They are the program's, as its pages are."""
    lost = []
    for page in sorted(begun_site.glob("redaktion/*.html")):
        html = page.read_text()
        named = [*re.findall(r'<img [^>]*src="([^"]+)"', html), *links(html)]
        files = (one for one in named if not urlsplit(one).scheme and urlsplit(one).path)
        places = ((one, page.parent / unquote(urlsplit(one).path)) for one in files)
        lost += [f"{page.name}: {one}" for one, place in places if not place.exists()]
    assert lost == []
    assert (begun_site / "redaktion/bilder/vorschlagen.png").exists()


def test_pages_of_another_region_wait_for_the_operator(begun: Path, tmp_path: Path) -> None:
    """Nothing is published before somebody has read every page, in every language."""
    for path in (begun / "docs").glob("*.md"):
        assert CHECK in path.read_text(), path
    kreis = shutil.copytree(begun, tmp_path / "kreis", ignore=shutil.ignore_patterns("site"))
    config = kreis / "mkdocs.yml"
    config.write_text(config.read_text().replace("published: false", "published: true"))

    built = build_site(kreis, tmp_path / "site")

    assert built.returncode != 0
    assert "docs/ueber.ar.md:8:1: Fehler: Hier fehlen Angaben des Betreibers." in built.stderr


@pytest.mark.parametrize(
    ("name", "schema"),
    [
        (".github/workflows/check.yml", "vendor.github-workflows"),
        (".github/workflows/deploy.yml", "vendor.github-workflows"),
        (".github/dependabot.yml", "vendor.dependabot"),
        (".gitlab-ci.yml", "vendor.gitlab-ci"),
    ],
)
def test_the_automation_that_start_brings_is_well_formed(
    begun: Path, name: str, schema: str
) -> None:
    """By the schema of who runs it; it calls the program where it lies."""
    checked = run(begun, "-m", "check_jsonschema", "--builtin-schema", schema, name)

    assert checked.returncode == 0, checked.stdout
    assert "[[" not in (begun / name).read_text()
    if "dependabot" not in name:
        assert "bash programm/.ci/kreis" in (begun / name).read_text()


@pytest.mark.parametrize("name", [".github/workflows/deploy.yml", ".gitlab-ci.yml"])
def test_no_kreis_goes_online_without_what_must_be_there(begun: Path, name: str) -> None:
    """The job that publishes asks for imprint, privacy and address, and ends where they lack."""
    text = (begun / name).read_text()
    asked = text.index(".venv/bin/python programm/hooks check --release")
    online = text.index("upload-pages-artifact" if "github" in name else "paths: [public]")
    environment = {**os.environ, "SITE_URL": "https://neu.kreis-nord.de/"}
    command = [sys.executable, "programm/hooks", "check", "--release"]

    draft = subprocess.run(command, cwd=begun, env=environment, capture_output=True, check=False)
    nowhere = run(begun, "programm/hooks", "check", "--release")

    assert text.index("programm/.ci/kreis") < asked < online
    assert draft.returncode == 0, draft.stdout
    assert nowhere.returncode == 1
    assert "ist im Internet nicht zu erreichen." in nowhere.stdout


def test_a_kreis_hears_of_a_night_that_failed(begun: Path) -> None:
    """From the same words as here."""
    text = (begun / ".github/workflows/deploy.yml").read_text()

    assert 'bash programm/.ci/notice "$FAILED"' in text
    assert "github.event_name == 'schedule'" in text


def test_start_overwrites_nothing(begun: Path) -> None:
    """It names what is there and stops."""
    before = (begun / "mkdocs.yml").read_bytes()
    options = ["--region", "x", "--land", "Hessen", "--languages", "de", "--no-helplines"]
    started = run(begun, "programm/hooks", "start", ".", *options)

    assert started.returncode == 1
    assert "Beginnen Sie in einem leeren Ordner." in started.stderr
    assert (begun / "mkdocs.yml").read_bytes() == before


@pytest.mark.parametrize(
    ("land", "advice"),
    [
        ("Nordrhein Westfalen", "Meinten Sie »Nordrhein-Westfalen«?"),
        ("hessen", "Meinten Sie »Hessen«?"),
        ("y", "Möglich: Baden-Württemberg, Bayern, Berlin, "),
    ],
)
def test_start_says_that_it_does_not_know_a_land(tmp_path: Path, land: str, advice: str) -> None:
    """Else the Kreis would be without its holidays, and nobody would know why."""
    options = ["--region", "x", "--land", land, "--languages", "de", "--no-helplines"]
    folder = tmp_path / "kreis"

    refused = run(ROOT, "-m", "hooks", "start", str(folder), *options)
    is_there = folder.exists()
    abroad = run(ROOT, "-m", "hooks", "start", str(folder), *options, "--country", "AT")

    assert refused.returncode == 1
    assert f"Fehler: »{land}« ist kein Bundesland. {advice}" in refused.stderr
    assert not is_there
    assert abroad.returncode == 0, abroad.stderr


@pytest.mark.parametrize(
    ("languages", "told"),
    [
        ("en,de", "Die erste Sprache muss »de« sein."),
        ("de,xx", "Die Sprache »xx« ist nicht bekannt (BCP 47, zum Beispiel: de, uk)."),
    ],
)
def test_start_refuses_languages_that_it_cannot_write(
    tmp_path: Path, languages: str, told: str
) -> None:
    """The pages and words that it copies are German; nothing is written then."""
    options = ["--region", "x", "--land", "Hessen", "--languages", languages, "--no-helplines"]
    started = run(ROOT, "-m", "hooks", "start", str(tmp_path / "kreis"), *options)

    assert started.returncode == 1
    assert told in started.stderr
    assert not (tmp_path / "kreis").exists()


def test_a_page_for_another_region_shows_what_to_check() -> None:
    """The name is marked in sentences, and plain where marks would show as text."""
    page = "---\ntitle: Im Kreis Alt\n---\n\n# Altdorf\n\nIm Kreis Alt.\nx <mark>[Altdorf]</mark>\n"

    assert opened_page(page, NAMED, "Kreis Neu") == (
        "---\ntitle: Im Kreis Neu\n---\n\n# Kreis Neu\n\n"
        f"{CHECK}\n\nIm <mark>[Kreis Neu]</mark>.\nx <mark>[Kreis Neu]</mark>\n"
    )


def test_a_record_for_another_region_loses_what_names_the_old() -> None:
    """Sentences of texts and entries of lists; a field of which nothing is left goes."""
    record = {
        "name": "Telefon",
        "description": "Für alle. Auch im Kreis\nAlt.\n\nTag und Nacht.",
        "fees_description": "In Altdorf frei.",
        "links": [{"label": "Altdorf"}, {"label": "Alle"}],
    }

    assert cut_fields(record, NAMED) == {
        "description": "Für alle.\n\nTag und Nacht.",
        "fees_description": None,
        "links": [{"label": "Alle"}],
    }


# The shared words


def _term(code: str, label: str, *words: str) -> dict[str, object]:
    return {"code": code, "label": label, "everyday_words": list(words)}


def test_news_are_added_and_own_words_stay() -> None:
    """What the Kreis changed, added or removed is as it wants it."""
    base = {"terms": [_term("a", "A", "one", "two"), _term("b", "B"), _term("gone", "Gone")]}
    mine = {"terms": [_term("a", "Own", "two", "mine"), _term("b", "B"), _term("own", "Own")]}
    changed = [_term("a", "A2", "one", "two", "new"), _term("b", "B2")]
    new = {"terms": [*changed, _term("gone", "Gone"), _term("c", "C")]}

    news = add_news(mine, base, new)

    assert news.terms == [
        _term("a", "Own", "two", "mine", "new"), _term("b", "B2"), _term("own", "Own"),
        _term("c", "C"),
    ]  # fmt: skip
    assert news.told == [
        "a: label: bleibt bei Ihnen »Own«; im Programm »A2«",
        "a: everyday_words: dazu new",
        "b: label: jetzt »B2«",
        "c: neu, »C«",
    ]


def test_without_the_old_version_nothing_is_replaced() -> None:
    """Nobody knows then who wrote a text."""
    mine = {"terms": [_term("a", "Own", "mine")]}
    new = {"terms": [_term("a", "A", "word")]}

    news = add_news(mine, {}, new)

    assert news.terms == [_term("a", "Own", "mine", "word")]
    assert "a: label: bleibt bei Ihnen »Own«; im Programm »A«" in news.told


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """A program in git with the shared words of the sample region."""
    folder = tmp_path / "program"
    shutil.copytree(REGION / "offers", folder / "offers")
    git(tmp_path, "init", "-q", str(folder))
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "x")
    return folder


def test_an_update_changes_only_the_lines_of_the_news(program: Path, tmp_path: Path) -> None:
    """In shared words only, and a second one finds nothing."""
    offers = shutil.copytree(program / "offers", tmp_path / "kreis/offers")
    note_version(program, offers)
    topics = offers / "vocabulary/topics.yml"
    topics.write_text(topics.read_text().replace("label: Safety", "label: Being safe"))
    for name in ("topics", "municipalities"):
        path = program / f"offers/vocabulary/{name}.yml"
        path.write_text(path.read_text().replace("label: Counselling", "label: Counsel"))
        path.write_text(path.read_text().replace("label: Safety", "label: Security"))
        path.write_text(path.read_text().replace("[safety now]", "[safety now, alarm]"))
        path.write_text(path.read_text().replace("Northtown", "Oldtown"))
    git(program, "commit", "-qam", "y")
    before = topics.read_text()

    told = list(update_vocabulary(program, offers))

    changed = before.replace("label: Counselling", "label: Counsel")
    assert topics.read_text() == changed.replace("[safety now]", "[safety now, alarm]")
    assert "Northtown" in (offers / "vocabulary/municipalities.yml").read_text()
    assert told == [
        "vocabulary/topics.yml: counsel: label: jetzt »Counsel«",
        "vocabulary/topics.yml: safety: label: bleibt bei Ihnen »Being safe«; "
        "im Programm »Security«",
        "vocabulary/topics.yml: safety: everyday_words: dazu alarm",
    ]
    assert list(update_vocabulary(program, offers)) == []


def test_an_update_brings_translations_and_keeps_those_of_people(
    program: Path, tmp_path: Path
) -> None:
    """A machine's text is renewed; a person's stays; languages that a Kreis lacks stay away."""
    offers = shutil.copytree(program / "offers", tmp_path / "kreis/offers")
    texts = {"counsel": "Conseil", "leisure": "Loisirs", "shelter": "Refuge"}
    labels = {"counsel": "Counselling", "leisure": "Leisure", "shelter": "Shelter"}
    for folder, french in ((program / "offers", texts), (offers, {"counsel": "Mon conseil"})):
        catalog = polib.POFile()
        for code, text in french.items():
            context = f"topics.{code}.label"
            catalog.append(polib.POEntry(msgctxt=context, msgid=labels[code], msgstr=text))
        (folder / "vocabulary/locales").mkdir()
        catalog.save(str(folder / "vocabulary/locales/fr.po"))
    shutil.copy(offers / "vocabulary/locales/fr.po", program / "offers/vocabulary/locales/en.po")

    told = list(update_vocabulary(program, offers))

    kept = {
        entry.msgid: entry.msgstr for entry in polib.pofile(f"{offers}/vocabulary/locales/fr.po")
    }
    assert kept == {"Counselling": "Mon conseil", "Leisure": "Loisirs", "Shelter": "Refuge"}
    assert told == ["vocabulary/locales/fr.po: 2 Übersetzungen neu oder erneuert"]
    assert not (offers / "vocabulary/locales/en.po").exists()
    assert errors(load_directory(offers)[1]) == []
