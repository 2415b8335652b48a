"""What must not go online: an unknown operator, an address that only this machine knows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from hooks.configuration import read_configuration
from hooks.placeholders import placeholder_problems
from hooks.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from hooks.checking import Sources
    from hooks.settings import Settings
    from hooks.source import Document

LEGAL = {
    "impressum": "Wer das Verzeichnis anbietet (§ 5 DDG).",
    "datenschutz": "Was mit Daten geschieht (Artikel 13 DSGVO).",
    "barrierefreiheit": "Wie barrierefrei die Seite ist, und wem man Barrieren meldet.",
}
"""The pages that no published site may lack, and what stands there."""
_LOCAL = re.compile(
    r"(.+\.)?(localhost|local|internal|test|invalid|example)|(.+\.)?example\.[a-z]+"
    r"|(127|10|0)\.[\d.]+|192\.168\.[\d.]+|::1?|"
)
"""Hosts that nobody else reaches, or that stand for others in texts (RFC 2606, RFC 6761)."""
_FRONT = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)


def release_problems(sources: Sources, settings: Settings) -> Iterator[Problem]:
    """Yield what keeps the site from going online; a draft needs no more than an address.

    Args:
        sources: Where the project lies.
        settings: Its settings.
    """
    document = read_configuration(sources.config)
    yield from _address_problems(document)
    if settings.published:
        yield from _operator_problems(document, settings)
        for name, meaning in LEGAL.items():
            yield from _page_problems(sources.docs, name, meaning)
        yield from placeholder_problems(sources.config.parent)


def _address_problems(document: Document) -> Iterator[Problem]:
    written = str(document.data.get("site_url") or "")
    where = "Nennen Sie die Adresse der Seite, oder setzen Sie beim Bauen die Variable SITE_URL."
    if not written:
        yield document.problem(("site_url",), f"»site_url« fehlt. {where}")
    elif not _is_online(written):
        yield document.problem(
            ("site_url",), f"»{written}« ist im Internet nicht zu erreichen. {where}"
        )


def _is_online(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    host = (parts.hostname or "").rstrip(".")
    return parts.scheme in {"http", "https"} and not _LOCAL.fullmatch(host)


def _operator_problems(document: Document, settings: Settings) -> Iterator[Problem]:
    for name in ("name", "email"):
        if not getattr(settings.operator, name):
            message = f"»operator.{name}« fehlt: Wer antwortet für das Verzeichnis?"
            yield document.problem(("extra", "operator"), message, key=True)
    if not settings.data_licence:
        message = "»data_licence« fehlt: Unter welcher Lizenz dürfen andere die Daten verwenden?"
        yield document.problem(("extra",), message, key=True)


def _page_problems(docs: Path, name: str, meaning: str) -> Iterator[Problem]:
    path, shown = docs / f"{name}.md", f"{docs.name}/{name}.md"
    if not path.is_file():
        yield Problem(shown, 1, 1, f"Diese Seite fehlt: {meaning}")
    elif not _FRONT.sub("", path.read_text(encoding="utf-8-sig", errors="replace")).strip():
        yield Problem(shown, 1, 1, f"Diese Seite ist leer: {meaning}")
