"""Sitemaps: one a language, each page with its other languages, and an index of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import escape

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_START = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_LINKS = "http://www.w3.org/1999/xhtml"


def sitemap_index(site_url: str, languages: Iterable[str]) -> str:
    """Return the sitemap of the sitemaps."""
    places = (
        f"<sitemap><loc>{escape(site_url)}{code}/sitemap.xml</loc></sitemap>" for code in languages
    )
    inner = "\n".join(places)
    return f'{_START}<sitemapindex xmlns="{_SPACE}">\n{inner}\n</sitemapindex>\n'


def sitemap(site_url: str, language: str, languages: Sequence[str], paths: Iterable[str]) -> str:
    """Return the sitemap of a language.

    Args:
        site_url: Ends with '/'.
        language: Whose pages these are.
        languages: All languages of the site, each with the same pages.
        paths: Of the pages, in the language's folder.
    """
    url = str(escape(site_url))
    inner = "\n".join(_entry(url, language, languages, path) for path in sorted(paths))
    return f'{_START}<urlset xmlns="{_SPACE}" xmlns:xhtml="{_LINKS}">\n{inner}\n</urlset>\n'


def _entry(url: str, language: str, languages: Sequence[str], path: str) -> str:
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang="{code}" href="{url}{code}/{path}"/>'
        for code in languages
    )
    return f"<url><loc>{url}{language}/{path}</loc>{links}</url>"
