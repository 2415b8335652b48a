"""Coverage: counted right, honest about gaps, the same with script and without."""

from __future__ import annotations

import csv
import json
import random
import re
import shutil
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import html5lib
import pytest

from hooks.coverage import ALL, COMMON, MEASURES, Coverage, level_of, per_thousand, steps_of
from hooks.directory import load_directory
from hooks.listing import Listing
from hooks.pages import coverage_pages
from tests.conftest import DAY, ROOT, serve
from tests.test_region import REGION, copy_region, region

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Page

__all__ = ["region"]
FOLDER = "fachkraefte/abdeckung"
PLACE = "  - {id: hidden, disclosure: on request}\n"


def _coverage(project: Path) -> Coverage:
    directory, problems = load_directory(project / "offers")

    assert problems == []
    return Coverage(Listing(directory, date.fromisoformat(DAY)), {})


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The other region's records, to change."""
    return shutil.copytree(REGION, tmp_path / "project")


@pytest.fixture(scope="module")
def region_base(region: Path) -> Iterator[str]:
    """Where the other region's site is served."""
    with serve(region) as address:
        yield f"{address}/"


def _numbers(coverage: Coverage, measure: str, row: str) -> list[int]:
    table = coverage.table("within" if measure == "within" else "serves", "topics")
    return [table.totals[row], *(table.cells[row, code] for code in coverage.codes("topics"))]


def test_what_serves_a_place_and_what_is_in_it_count_apart() -> None:
    """Five offers of today, three of them for all towns; topics in their order."""
    coverage = _coverage(REGION)

    assert _numbers(coverage, "serves", COMMON) == [3, 2, 1, 1, 1]
    assert _numbers(coverage, "serves", "northtown") == [5, 3, 1, 1, 2]
    assert _numbers(coverage, "serves", "southtown") == [3, 2, 1, 1, 1]
    assert _numbers(coverage, "within", "northtown") == [3, 2, 0, 0, 2]
    assert _numbers(coverage, "within", "southtown") == [1, 1, 0, 0, 1]
    assert _numbers(coverage, "within", ALL) == [5, 3, 1, 1, 2]


def test_a_place_whose_town_is_told_on_request_only_counts_in_no_town(project: Path) -> None:
    """It is an offer without a place in the region."""
    path = project / "offers/helpers/provider.yml"
    path.write_text(path.read_text() + f"locations:\n{PLACE}")
    refuge = project / "offers/helpers/refuge.yml"
    refuge.write_text(refuge.read_text() + "locations: [hidden]\n")

    coverage = _coverage(project)

    assert _numbers(coverage, "within", "southtown") == [1, 1, 0, 0, 1]
    assert _numbers(coverage, "within", COMMON) == [2, 1, 1, 1, 0]


def test_ended_and_later_offers_count_nowhere(project: Path) -> None:
    """Only what lists show today; what pauses is among it."""
    for name in ("riverside/playgroup", "riverside/youth-office"):
        path = project / f"offers/{name}.yml"
        status = "inactive" if name.endswith("office") else "temporarily closed"
        path.write_text(path.read_text() + f"status: {status}\n")

    assert _numbers(_coverage(project), "within", "northtown") == [2, 1, 0, 0, 2]


def test_a_language_of_the_site_counts_even_where_nobody_speaks_it(site: Path) -> None:
    """Else nobody would see that it is missing; others have a column once somebody speaks them."""
    coverage = _coverage(ROOT)
    path = site / "de" / FOLDER / "sprachen.html"

    assert "th" not in coverage.codes("languages")
    assert "th" in replace(coverage, languages=("de", "th")).codes("languages")
    assert set(re.findall(r'data-code="(\w+)"', path.read_text())) >= {"de", "ar", "tr", "bg"}


def test_what_offers_do_not_say_has_no_shade(site: Path) -> None:
    """It is no strength of a place, however many say nothing."""
    tree = html5lib.parse(
        (site / "de" / FOLDER / "sprachen.html").read_text(), namespaceHTMLElements=False
    )
    table = next(one for one in tree.iter("table") if one.get("class") == "heat")
    head, *rows = table.iter("tr")

    assert head[-1].get("data-code") == "-"
    assert {row[-1].get("class") for row in rows} == {None}
    assert any(row[2].get("class") for row in rows)


def test_the_page_shows_the_numbers_of_the_table_that_it_offers(region: Path) -> None:
    """Every page, both measures: what stands there and what spreadsheets get."""
    pages = list(coverage_pages(load_directory(REGION / "offers")[0]))

    assert len(pages) == len(["five kinds of columns"] * 5 + ["a page a life phase"] * 2)
    for page in pages:
        path = region / "en" / page.path
        shown = [row for table in _tables(path) for row in table]
        lines = path.with_suffix(".csv").read_text(encoding="utf-8-sig").splitlines()
        rows = list(csv.reader(lines, delimiter=";"))
        told = [[one.replace(",", ".") or "–" for one in row[1:]] for row in rows[1:]]
        assert [row for row in shown if row[0] != "Place"] == told, page.path


def _tables(path: Path) -> list[list[list[str]]]:
    """Return the texts of all cells, by table and row."""
    tree = html5lib.parse(path.read_text(), namespaceHTMLElements=False)
    return [
        [[_seen(cell) for cell in row] for row in table.iter("tr")]
        for table in tree.iter("table")
        if table.get("class") == "heat"
    ]


def _seen(cell: Any) -> str:
    """Return the text of a cell; a sign for »none exists« stands for 0."""
    text = "".join(cell.itertext())
    return "0" if text.startswith("⊘") else text


def test_tables_say_what_their_numbers_are(site: Path) -> None:
    """A caption, and a heading to each row and column."""
    for path in sorted((site / "de" / FOLDER).glob("*.html")):
        tree = html5lib.parse(path.read_text(), namespaceHTMLElements=False)
        tables = [one for one in tree.iter("table") if one.get("class") == "heat"]
        assert len(tables) == len(MEASURES)
        for table in tables:
            assert "".join(table[0].itertext()).strip()
            head, *rows = table.iter("tr")
            assert {one.get("scope") for one in head} == {"col"}
            assert [row[0].get("scope") for row in rows] == ["row"] * 26


def test_pages_of_coverage_stay_light(site: Path) -> None:
    """24 towns and 25 topics, twice, with all that is missing in words."""
    sizes = [path.stat().st_size for path in (site / "de" / FOLDER).glob("*.html")]

    assert len(sizes) == 13
    assert max(sizes) < 70_000
    assert (site / "daten/abdeckung.json").stat().st_size < 20_000


def test_none_exists_only_where_somebody_has_looked(region: Path) -> None:
    """With the day; elsewhere nothing is recorded, and that is all that is said."""
    html = (region / f"en/{FOLDER}/index.html").read_text()
    rows = (region / f"en/{FOLDER}/luecken.csv").read_text().splitlines()[1:]

    assert "<li>Northtown</li><li>Southtown (none exists, looked for on 2 May 2026)</li>" in html
    assert "<dt>Shelter</dt>\n<dd>in no place</dd>" in html
    assert html.count("data-none=") == 1
    assert rows == [
        "In the place itself;Safety;Northtown;None recorded;",
        "In the place itself;Safety;Southtown;none exists;2026-05-02",
        "In the place itself;Shelter;Northtown;None recorded;",
        "In the place itself;Shelter;Southtown;None recorded;",
    ]


def test_nothing_is_said_not_to_exist_without_surveys(site: Path) -> None:
    """The real region has none."""
    for path in (site / "de" / FOLDER).glob("*.*"):
        assert "⊘" not in path.read_text(), path


def test_offers_per_children_stand_where_their_number_is_known(region: Path, site: Path) -> None:
    """From when and where the numbers are; no column where nobody gave any."""
    html = (region / f"en/{FOLDER}/index.html").read_text()
    baby = (region / f"en/{FOLDER}/phase-baby.html").read_text()
    school = (region / f"en/{FOLDER}/phase-school.html").read_text()

    assert '<th scope="row">Northtown</th><td>5</td><td class="heat__3">3</td>' in html
    assert "<td data-ratio>3.1</td>" in html
    assert "31 December 2025. <bdi>Example statistics</bdi>" in html
    assert "<td data-ratio>44.4</td>" in baby
    assert '<th scope="row">Southtown</th>' in baby
    assert "<td data-ratio>–</td>" in baby
    for text in (school, (site / f"de/{FOLDER}/index.html").read_text()):
        assert "data-ratio" not in text


def test_ratios_are_rounded_half_up() -> None:
    """To one decimal; none without children."""
    assert per_thousand(5, 1600) == 3.1
    assert per_thousand(1, 80_000) == 0.0
    assert per_thousand(1, 20_000) == 0.1
    assert per_thousand(3, 0) is None


def test_shades_spread_over_the_numbers_that_there_are() -> None:
    """At most four, the largest number has the darkest; nothing has none."""
    assert steps_of([0, 1, 1, 2, 3, 5, 8, 13, 21, 0]) == [2, 5, 13, 21]
    assert steps_of([0, 7, 7]) == [7]
    assert steps_of([0]) == []
    assert [level_of(number, [2, 5, 13, 21]) for number in (0, 1, 2, 3, 21)] == [0, 1, 1, 2, 4]


def test_pages_of_coverage_lead_to_each_other_without_script(region: Path) -> None:
    """From the page for professionals to columns and life phases by plain links."""
    entry = (region / "en/fachkraefte/index.html").read_text()
    html = (region / f"en/{FOLDER}/index.html").read_text()

    assert 'href="../fachkraefte/abdeckung/index.html"' in entry
    assert 'href="../fachkraefte/entwicklung.html"' in entry
    assert 'href="../fachkraefte/offen.html"' in entry
    assert 'href="luecken.csv"' in html
    for name in ("lebensphasen", "sprachen", "kosten", "formen", "phase-baby", "phase-school"):
        assert f'href="{name}.html"' in html


CONTENT = """() => [...document.querySelectorAll(".legend, .heat tbody, .gaps")]
  .map((one) => one.innerHTML.replace(/\\s+|<!--.*?-->/g, " ").replace(/ class=""| hidden=""/g, "")
    .replace(/> </g, "><").trim())"""


@pytest.mark.parametrize("name", ["index", "sprachen", "phase-baby"])
def test_the_script_counts_as_the_build_does(region_base: str, page: Page, name: str) -> None:
    """With no filter, everything stays as it stood there."""
    address = f"{region_base}en/{FOLDER}/{name}.html"
    page.route("**/abdeckung.json", lambda route: route.abort())
    page.goto(address)
    written = page.evaluate(CONTENT)
    assert page.locator("#coverage-filters").is_hidden()
    page.unroute("**/abdeckung.json")
    page.goto("about:blank")

    page.goto(address)
    page.locator("#coverage-filters").wait_for()

    assert page.evaluate(CONTENT) == written


def test_the_real_numbers_stay_as_well(base: str, page: Page) -> None:
    """In Arabic and Persian, with their digits and labels in several languages."""
    for code in ("de", "ar", "fa"):
        page.route("**/abdeckung.json", lambda route: route.abort())
        page.goto(f"{base}{code}/{FOLDER}/index.html")
        written = page.evaluate(CONTENT)
        page.unroute("**/abdeckung.json")
        page.reload()
        page.locator("#coverage-filters").wait_for()
        assert page.evaluate(CONTENT) == written, code


def test_a_filter_shows_what_the_page_of_a_life_phase_shows(base: str, page: Page) -> None:
    """The same numbers, shades and gaps; what is chosen stands in the address behind the `#`."""
    page.goto(f"{base}de/{FOLDER}/phase-baby.html")
    page.locator("#coverage-filters").wait_for()
    wanted = page.evaluate(CONTENT)

    page.goto(f"{base}de/{FOLDER}/index.html")
    page.locator("[name=phase]").select_option("baby")

    assert page.evaluate(CONTENT) == wanted
    assert page.url.endswith("index.html#phase=baby")
    status = page.locator(".coverage__filtered").inner_text()
    assert re.fullmatch(r"Angebote: \d+ · [^:·]+: Baby", status)
    page.get_by_role("button", name="Alle Filter entfernen").click()
    assert page.locator(".coverage__filtered").inner_text() != status


@pytest.mark.parametrize("name", ["index", "sprachen", "phase-baby"])
def test_the_script_writes_the_table_that_the_build_writes(
    region_base: str, region: Path, page: Page, name: str
) -> None:
    """Sign for sign, with gaps that are known and with ratios."""
    page.goto(f"{region_base}en/{FOLDER}/{name}.html")
    page.locator("#coverage-filters").wait_for()

    script = (ROOT / "overrides/assets/coverage/csv.js").read_text().replace("export ", "")
    written = page.evaluate(
        f"""() => {{
          {script}
          const {{ counted }} = document.querySelector("a[data-counted]").dataset;
          return csvOf([...document.querySelectorAll("table.heat")], counted);
        }}"""
    )

    assert written == (region / "en" / FOLDER / f"{name}.csv").read_bytes().decode()


def test_a_filtered_table_is_handed_over_as_it_is_shown(base: str, page: Page) -> None:
    """The file of the build would have other numbers than the page."""
    page.goto(f"{base}de/{FOLDER}/kosten.html#phase=baby")
    page.locator("#coverage-filters").wait_for()
    link = page.locator("a[data-counted]")

    with page.expect_download() as filtered:
        link.click()
    page.get_by_role("button", name="Alle Filter entfernen").click()
    with page.expect_download() as whole:
        link.click()

    assert filtered.value.suggested_filename == "kosten-baby.csv"
    assert whole.value.suggested_filename == "kosten.csv"
    few, all_of = (
        list(csv.reader(one.value.path().read_text("utf-8-sig").splitlines(), delimiter=";"))
        for one in (filtered, whole)
    )
    assert few[0] == all_of[0]
    assert int(few[26][2]) < int(all_of[26][2])


def test_a_formula_in_a_label_is_only_text(base: str, page: Page) -> None:
    """In the script's table as in that of the build."""
    page.goto(f"{base}de/{FOLDER}/kosten.html")
    written = page.evaluate(
        """async (address) => {
          const { csvOf } = await import(address);
          const table = document.querySelector("table.heat");
          table.tBodies[0].rows[0].cells[0].textContent = '=1+1;"';
          return csvOf([table], "Counted");
        }""",
        f"{base.replace('familien/', 'scripts/')}coverage/csv.js",
    )

    assert """;"'=1+1;""\";""" in written


def test_an_address_brings_its_filters_along(base: str, page: Page) -> None:
    """Also to the page with other columns; codes that nobody knows are passed over."""
    page.goto(f"{base}de/{FOLDER}/index.html#phase=baby&cost=free&language=xx")
    page.locator("#coverage-filters").wait_for()

    assert page.locator("[name=phase]").input_value() == "baby"
    assert page.locator("[name=language]").input_value() == ""
    page.locator(".coverage__views a[href*='kosten.html']").click()
    page.locator("#coverage-filters").wait_for()
    assert page.url.endswith("kosten.html#phase=baby&cost=free")
    assert page.locator("[name=phase]").input_value() == "baby"
    assert page.locator("[name=cost]").count() == 0


def test_filters_never_say_that_nothing_exists(region_base: str, page: Page) -> None:
    """Somebody looked for a topic, not for a language: a filtered 0 is a 0."""
    page.goto(f"{region_base}en/{FOLDER}/index.html#language=fr")
    page.locator("#coverage-filters").wait_for()

    assert page.locator("td[data-none]").count() == 1
    assert page.locator(".gaps").last.inner_text().count("none exists") == 1


def test_shades_and_ratios_are_the_same_in_script_and_build(base: str, page: Page) -> None:
    """For any numbers."""
    dice = random.Random(7)  # noqa: S311 - no secret
    cases = [[dice.randrange(30) for _ in range(dice.randrange(40))] for _ in range(200)]
    ratios = [[dice.randrange(300), dice.randrange(1, 9000)] for _ in range(300)]
    page.goto(base)
    steps, found = page.evaluate(
        """async ([address, cases, ratios]) => {
          const { stepsOf, levelOf, perThousand } = await import(address);
          return [cases.map((one) => [stepsOf(one), one.map((n) => levelOf(n, stepsOf(one)))]),
            ratios.map(([count, children]) => perThousand(count, children))];
        }""",
        [f"{base.replace('familien/', 'scripts/')}coverage/counting.js", cases, ratios],
    )

    assert steps == [[steps_of(one), [level_of(n, steps_of(one)) for n in one]] for one in cases]
    assert found == [per_thousand(*one) for one in ratios]


def test_paper_loses_no_column_and_repeats_the_head(base: str, page: Page) -> None:
    """On A4 across, with 25 topics."""
    page.set_viewport_size({"width": 1047, "height": 718})
    page.emulate_media(media="print")
    page.goto(f"{base}de/{FOLDER}/index.html")
    fits = """() => [...document.querySelectorAll(".heat")].every((one) =>
      one.getBoundingClientRect().right <= innerWidth
      && getComputedStyle(one.tHead).display === "table-header-group")"""

    assert page.evaluate(fits)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_data_of_the_filters_name_no_offer(site: Path) -> None:
    """Codes and numbers only, so that nobody's offer shows in it."""
    data = json.loads((site / "daten/abdeckung.json").read_text())
    directory, _ = load_directory(ROOT / "offers")
    towns = len(directory.vocabulary.municipalities)

    assert data.keys() == {"towns", "codes", "children", "groups"}
    current = Listing(directory, date.fromisoformat(DAY)).offers
    assert sum(group[-1] for group in data["groups"]) == len(current)
    assert all(max(group[0]) < towns for group in data["groups"])


def test_a_table_is_counted_once() -> None:
    """All languages share it."""
    coverage = _coverage(REGION)

    assert coverage.table("serves", "topics") is coverage.table("serves", "topics")
    assert replace(coverage, tables={}).table("serves", "topics") == coverage.table(
        "serves", "topics"
    )


def test_another_language_has_the_page_as_well(region: Path) -> None:
    """What is not translated is marked."""
    html = (region / f"fr/{FOLDER}/index.html").read_text()

    assert '<th scope="row"><span lang="en" dir="ltr">Northtown</span></th>' in html


def test_a_region_without_planning_data_is_built(tmp_path: Path) -> None:
    """The file may be missing."""
    project = copy_region(tmp_path / "project")
    (project / "offers/vocabulary/planning.yml").unlink()

    coverage = _coverage(project)

    assert coverage.children == {}
    assert coverage.surveyed == {}
