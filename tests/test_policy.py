"""Web servers are told what they do not know by themselves; `tests.bench.load` asks a real one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hooks.policy import TYPES, apache_file, nginx_lines

if TYPE_CHECKING:
    from pathlib import Path

KNOWN = {"html", "css", "js", "json", "xml", "txt", "svg", "png", "jpg", "webp", "woff2", "mp4",
         "webm", "zip", "pdf", "atom"}  # fmt: skip
"""Endings that `mime.types` of Debian's nginx has a type for."""


def test_every_kind_of_file_has_a_media_type(site: Path) -> None:
    """Browsers may not guess; a calendar without its type does not open in the calendar."""
    endings = {
        path.suffix[1:] for path in site.rglob("*") if path.suffix and not path.stem.startswith(".")
    }

    assert {"html", "ics", "atom", "csv"} <= endings
    assert endings - KNOWN - set(TYPES) == set()


def test_both_servers_are_told_the_same_types() -> None:
    """Apache and nginx, each in its own words."""
    apache = re.findall(r"^AddType (\S+) \.(\S+)$", apache_file(""), re.MULTILINE)
    kinds = nginx_lines("").partition("types {\n")[2].partition("}")[0]
    nginx = re.findall(r"^    (\S+) (\S+);$", kinds, re.MULTILINE)

    assert apache == nginx == [(kind, ending) for ending, kind in TYPES.items()]


def test_nginx_keeps_what_it_knows_and_compresses_what_shrinks() -> None:
    """`types` replaces the types of elsewhere, and without a list only HTML is compressed."""
    lines = nginx_lines("/familien")
    (compressed,) = re.findall(r"^gzip_types (.*);$", lines, re.MULTILINE)

    assert lines.startswith("include mime.types;\ntypes {\n")
    assert {"text/css", "application/javascript", "application/json"} <= set(compressed.split())


def test_no_browser_trusts_a_page_for_the_longer_the_older_it_is() -> None:
    """Both servers name ten minutes, and none for the worker; unasked, it is a tenth of its age."""
    apache, nginx = apache_file("/familien"), nginx_lines("/familien")

    assert apache.count('  Header set Cache-Control "max-age=600"\n') == 1
    assert apache.index("max-age=600") < apache.index("no-cache")
    assert re.findall(r"location (\S+ \S+|\S+) {|add_header Cache-Control (\S+);", nginx) == [
        ("/familien/", ""),
        ("", '"max-age=600"'),
        ("~ ^/familien/([a-z-]+/)?daten/", ""),
        ("", '"max-age=600"'),
        ("= /familien/sw.js", ""),
        ("", "no-cache"),
    ]
