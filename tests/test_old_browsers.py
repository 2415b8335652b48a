"""Old phones: finder, list, way out and copies from Chrome 95 and Safari 14.1 on.

What is newer stands here with what happens without it; anything else newer is refused.
"""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import playwright
import pytest
import tinycss2

from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

ASSETS = ROOT / "overrides/assets"
SCRIPTS = sorted(path.relative_to(ASSETS).as_posix() for path in ASSETS.rglob("*.js"))
SHEETS = sorted(ASSETS.glob("*.css"))
NODE = Path(playwright.__file__).parent / "driver/node"
PARSE = """
const { parse } = require("internal/deps/acorn/acorn/dist/acorn");
const source = require("fs").readFileSync(0, "utf8");
parse(source, { ecmaVersion: 2021, sourceType: "module" });
"""
"""Node brings a parser along that can be told to know nothing newer than a year."""
NEW_IN_SCRIPTS = {
    r"\(\?<[=!]": "look-behind, Safari 16.4",
    r"\.at\(": "Array.at, Safari 15.4",
    r"\.find(?:Last|LastIndex)\(": "findLast, Chrome 97",
    r"\.to(?:Sorted|Reversed|Spliced)\(": "toSorted, Chrome 110",
    r"Object\.(?:hasOwn|groupBy)": "Safari 15.4",
    r"structuredClone": "Safari 15.4",
    r"showModal|popover": "dialogs, Safari 15.4 and 17",
    r"requestIdleCallback": "not in Safari",
    r"(?:Array\.fromAsync|Promise\.withResolvers|Set\.prototype)": "Chrome 119",
    r"AbortSignal\.(?:timeout|any)": "Safari 16",
    r"\bnavigation\.": "Navigation API, Chrome 102",
    r"Intl\.(?:Segmenter|DurationFormat)": "Safari 14.1 lacks numbers of segments",
    r"/[a-z]*v[a-z]*[;,)\n]": "flag v, Chrome 112",
}
"""Functions that a parser cannot tell from others."""
NEW_IN_SHEETS = {
    "accent-color": "Chrome 93, Safari 15.4; boxes then keep the browser's colour",
    "text-wrap": "Chrome 114; headings then break where they break",
    "hyphens": "Chrome 88 for German; words then wrap anywhere",
    "clip-path": "Safari 13.1 for inset",
    "text-size-adjust": "Safari knows it with a prefix; letters then follow the phone",
    ":focus-visible": "Safari 15.4; before, browsers draw their own ring",
    "print-color-adjust": "Safari 15.4, Chrome 136; paper then shows numbers without shades",
    "scripting": "Chrome 120; the lists then show a moment before the search",
    "forced-colors": "Chrome 89; not in Safari, which has no forced colours",
    "overflow-wrap: anywhere": "Safari 15.4; before, long words may need scrolling sideways",
}
"""What old browsers leave out without harm, and what one sees then."""
REFUSED = (
    "color-mix(", ":has(", "@container", "@layer", "@scope", "@starting-style", "aspect-ratio",
    "inset:", "dvh", "svh", "lvh", "cqi", "clamp(", "subgrid", ":user-valid", "popover", "oklch(",
    "light-dark(", "@property", "anchor-name", "view-transition", "content-visibility",
    "overflow: clip", "scrollbar-gutter", ":modal", "translate:", "rotate:", "scale:",
)  # fmt: skip
"""Newer than Chrome 95 or Safari 14.1; nothing may depend on it."""


@pytest.mark.parametrize("name", SCRIPTS)
def test_scripts_use_the_syntax_of_2021(name: str) -> None:
    """A parser that we did not write refuses what is newer."""
    read = _parse((ASSETS / name).read_text())

    assert read.returncode == 0, read.stderr


def _parse(source: str) -> subprocess.CompletedProcess[str]:
    command = [str(NODE), "--expose-internals", "-e", PARSE]
    return subprocess.run(command, input=source, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    "source", ["class One { #two = 3; }", "await import('./a.js');", "class A { static {} }"]
)
def test_newer_syntax_would_be_refused(source: str) -> None:
    """Otherwise the test above would prove nothing."""
    assert "SyntaxError" in _parse(source).stderr


@pytest.mark.parametrize("name", SCRIPTS)
def test_scripts_call_nothing_newer(name: str) -> None:
    """Functions that came later than the oldest browsers that we serve."""
    source = re.sub(r"^\s*(?://|\*|/\*).*$", "", (ASSETS / name).read_text(), flags=re.MULTILINE)

    assert [why for new, why in NEW_IN_SCRIPTS.items() if re.search(new, source)] == []


def _blocks(rules: list[tinycss2.ast.Node]) -> Iterator[tuple[str, list[tinycss2.ast.Node]]]:
    """Yield what stands before each block of a sheet, and its declarations."""
    for rule in rules:
        if rule.type not in {"qualified-rule", "at-rule"} or rule.content is None:
            continue
        before = tinycss2.serialize(rule.prelude).strip()
        head = f"@{rule.at_keyword} {before}" if rule.type == "at-rule" else before
        inner = tinycss2.parse_blocks_contents(rule.content, skip_comments=True)
        yield head, [one for one in inner if one.type == "declaration"]
        yield from _blocks([one for one in inner if one.type != "declaration"])


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_sheets_need_nothing_newer(sheet: Path) -> None:
    """What would cost old browsers more than looks is refused."""
    source = re.sub(r"/\*.*?\*/", "", sheet.read_text(), flags=re.DOTALL)

    assert [one for one in REFUSED if one in source] == []


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_sheets_are_without_mistakes_and_nest_nothing(sheet: Path) -> None:
    """A parser that we did not write; nesting is newer than the browsers that we serve."""
    rules = tinycss2.parse_stylesheet(sheet.read_text(), skip_comments=True, skip_whitespace=True)

    assert [one for one in rules if one.type == "error"] == []
    for head, declarations in _blocks(rules):
        assert not head.startswith("&"), head
        for one in declarations:
            assert one.name.startswith("--") or not one.name.startswith("-"), head


def test_what_is_listed_as_new_is_used() -> None:
    """The list says what is there, not what was."""
    sheets = "\n".join(path.read_text() for path in SHEETS)

    assert [name for name in NEW_IN_SHEETS if name not in sheets] == []


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_sheets_know_no_left_and_right(sheet: Path) -> None:
    """Half of the readers' alphabets run the other way: logical properties only."""
    physical = re.compile(
        r"^\s*(?:margin|padding|border|inset)?-?(?:left|right)\b|text-align:\s*(?:left|right)"
        r"|float:\s*(?:left|right)|^\s*(?:min-|max-)?(?:width|height):",
        re.MULTILINE,
    )

    assert physical.findall(sheet.read_text()) == []


def test_words_join_without_a_formatter_of_lists(browser: Browser, base: str) -> None:
    """Safari 14.0 has no `Intl.ListFormat`; results still show."""
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script("delete Intl.ListFormat;")
    page.goto(f"{base}de/finden.html#q=Schulden")

    page.locator("#results .card").first.wait_for()

    assert page.locator("#results [data-fact=serves]").first.inner_text()
    context.close()
