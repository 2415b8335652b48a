"""Sources of the same offers for other generators: Hugo, and MkDocs with a Markdown page each.

`python -m tests.bench.rival_sites SITE --languages de,en --hugo FOLDER --mkdocs FOLDER`, in a
process of its own: a small parent keeps the peak memory of the programs it measures honest.

They get what our build makes of the records as finished Markdown, so reading and checking YAML and
catalogs, lists, exports and our search are work that only we do.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tests.bench.markdown import as_markdown

if TYPE_CHECKING:
    from collections.abc import Sequence

HUGO = """\
baseURL = "https://familien.example/"
title = "Benchmark"
uglyURLs = true
defaultContentLanguage = "{first}"
defaultContentLanguageInSubdir = true
disableKinds = ["taxonomy", "term", "rss", "home", "section"]
"""
HUGO_LANGUAGE = '[languages.{code}]\ncontentDir = "content/{code}"\n'
MKDOCS = """\
site_name: Benchmark
site_url: https://familien.example/
use_directory_urls: false
theme: {{name: material, language: de, font: false, custom_dir: theme}}
plugins: [{{search: {{lang: [{searched}]}}}}]
nav: [index.md]
not_in_nav: "/*/"
"""
SEARCHED = ("de", "en", "ar", "ru", "tr", "ro")
"""Languages of ours that Material's search knows."""
MARK = "%%FILL%%"


@dataclass(frozen=True)
class OfferPage:
    """The page of an offer in a language, taken apart."""

    path: str
    """In the site, without `.html`; begins with the language."""
    title: str
    description: str
    before: str
    """The page up to the offer."""
    article: str
    after: str

    @property
    def language(self) -> str:
        """Return the code of the language."""
        return self.path.partition("/")[0]


def read_pages(site: Path, languages: Sequence[str]) -> list[OfferPage]:
    """Return the pages of all offers of a built site."""
    return [
        take_apart(path.relative_to(site).with_suffix("").as_posix(), path.read_text("utf-8"))
        for code in languages
        for path in sorted((site / code / "angebote").glob("*/*.html"))
        if path.stem != "index"
    ]


def take_apart(path: str, html: str) -> OfferPage:
    """Return a page in its parts."""
    before, start, rest = html.partition('<article class="offer">')
    article, end, after = rest.partition("</article>")
    title = re.findall(r"<h1[^>]*>(.*?)</h1>", article)[0]
    description = re.findall(r'<meta name="description" content="([^"]*)"', before)[0]
    title, description = unescape(title), unescape(description)
    return OfferPage(path, title, description, before + start, article, end + after)


def write_hugo(folder: Path, pages: Sequence[OfferPage], languages: Sequence[str]) -> None:
    """Write the source for Hugo: our page around an offer as its template."""
    text = HUGO.format(first=languages[0])
    text += "".join(HUGO_LANGUAGE.format(code=code) for code in languages)
    _write(folder / "hugo.toml", text)
    for code in languages:
        page = next(page for page in pages if page.language == code)
        _write(folder / f"layouts/_default/single.{code}.html", hugo_template(page))
    for page in pages:
        _write(folder / f"content/{page.path}.md", with_front_matter(page))


def hugo_template(page: OfferPage) -> str:
    """Return what stands around an offer, with the title and the description of each."""
    before = re.sub(r"<title>.*?</title>", "<title>{{ .Title }}</title>", page.before)
    before = re.sub(
        r'(<meta name="description") content="[^"]*"', r'\1 content="{{ .Description }}"', before
    )
    content = "<h1>{{ .Title }}</h1>{{ .Content }}"
    return f"{before}{content}{page.after}<template>{MARK}</template>"


def write_mkdocs(folder: Path, pages: Sequence[OfferPage]) -> None:
    """Write the source for MkDocs with Material and its search, as its manuals show."""
    codes = dict.fromkeys(page.language for page in pages)
    searched = ", ".join(code for code in codes if code in SEARCHED)
    _write(folder / "mkdocs.yml", MKDOCS.format(searched=searched))
    _write(folder / "docs/index.md", "# Benchmark\n")
    block = "{% extends 'base.html' %}\n{% block content %}{{ super() }}"
    _write(folder / "theme/main.html", f"{block}<template>{MARK}</template>{{% endblock %}}\n")
    for page in pages:
        _write(folder / f"docs/{page.path}.md", f"{with_front_matter(page)}")


def with_front_matter(page: OfferPage) -> str:
    """Return an offer as a Markdown file; both generators read this front matter."""
    head = f"title: {json.dumps(page.title)}\ndescription: {json.dumps(page.description)}\n"
    return f"---\n{head}---\n\n{as_markdown(page.article)}"


def fill(folder: Path, count: int) -> None:
    """Let each page weigh so many bytes more, by an element that shows nothing."""
    for path in (*folder.glob("layouts/**/*.html"), *folder.glob("theme/*.html")):
        path.write_text(path.read_text("utf-8").replace(MARK, "." * max(count, 0)), "utf-8")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@click.command()
@click.argument("site", type=click.Path(path_type=Path, exists=True))
@click.option("--languages", required=True, help="Codes with commas.")
@click.option("--hugo", type=click.Path(path_type=Path), required=True)
@click.option("--mkdocs", type=click.Path(path_type=Path), required=True)
def main(site: Path, languages: str, hugo: Path, mkdocs: Path) -> None:
    """Write both sources from the offers' pages of a built site of ours."""
    codes = languages.split(",")
    pages = read_pages(site, codes)
    write_hugo(hugo, pages, codes)
    write_mkdocs(mkdocs, pages)


if __name__ == "__main__":
    main()
