"""What the privacy statement says of the host: who it is, what it writes down, and where.

What GitHub says of itself is taken from its own pages (privacy statement of 1 February 2024):
https://docs.github.com/en/pages/getting-started-with-github-pages/what-is-github-pages
https://docs.github.com/en/site-policy/privacy-policies/github-general-privacy-statement
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from gettext import NullTranslations

    from hooks.settings import Settings

HOSTING = "[[hosting]]"
"""Where a page of `docs/` says what is known of the host, as items of a list."""


def fill_hosting(text: str, settings: Settings, words: NullTranslations) -> str:
    """Put what is known of the host into a page.

    What the operator has not set becomes an open place, which keeps the site from being published.

    Args:
        text: A page as Markdown.
        settings: They name the host.
        words: The interface's texts in the page's language.
    """
    if HOSTING not in text:
        return text
    lines = _github(words) if settings.host == "github-pages" else _own(settings, words)
    items = [_open("host")] if settings.host is None else list(lines)
    return text.replace(HOSTING, "\n".join(f"- {item}" for item in items))


def missing_hosting(settings: Settings) -> list[str]:
    """Return the names of the settings that keep the host from being told."""
    if settings.host is None:
        return ["host"]
    if settings.host == "github-pages":
        return []
    known = {
        "host_name": settings.host_name is not None,
        "host_log_days": settings.host_log_days is not None,
        "host_in_eu": settings.host_in_eu is True,
    }
    return [name for name, is_known in known.items() if not is_known]


def _github(words: NullTranslations) -> Iterator[str]:
    yield words.gettext(
        "Where the pages are kept: GitHub Pages. That is a service of GitHub, Inc., "
        "88 Colin P. Kelly Jr. Street, San Francisco, CA 94107, USA."
    )
    yield words.gettext(
        "What is stored of this in logs: GitHub says that it stores the IP address of everybody "
        "who opens a page, for security. The operator of these pages does not get to see it."
    )
    yield words.gettext("How long: GitHub names no time.")
    yield words.gettext(
        "Transfer to countries outside the EU: GitHub also processes data in the USA. As the basis "
        "GitHub names standard contractual clauses of the European Commission and the EU-U.S. Data "
        "Privacy Framework."
    )


def _own(settings: Settings, words: NullTranslations) -> Iterator[str]:
    name = escape(settings.host_name) if settings.host_name else _open("host_name")
    yield words.gettext("Where the pages are kept: on a server of {name}").format(name=name)
    yield from _logs(settings.host_log_days, words)
    if settings.host_in_eu:
        yield words.gettext("Transfer to countries outside the EU: none.")
    else:
        place = _open("host_in_eu")
        yield words.gettext("Transfer to countries outside the EU: {place}").format(place=place)


def _logs(days: int | None, words: NullTranslations) -> Iterator[str]:
    if days == 0:
        yield words.gettext("What is stored of this in logs: no IP addresses.")
        return
    yield words.gettext(
        "What is stored of this in logs: the IP address, the time, the page and what your browser "
        "tells about itself, so that the server stays safe and faults are found."
    )
    if days is None:
        yield words.gettext("How long: {place}").format(place=_open("host_log_days"))
    else:
        told = words.ngettext("How long: {count} day.", "How long: {count} days.", days)
        yield told.format(count=days)


def _open(setting: str) -> str:
    return f"<mark>[Betreiber: mkdocs.yml, extra.{setting}]</mark>"
