"""Filters of the templates: texts with their language, paragraphs, left-to-right facts, icons."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, cast

from jinja2 import BytecodeCache, Environment, TemplateNotFound, pass_context, pass_environment
from markupsafe import Markup, escape

from hooks.languages import Language, language
from hooks.problems import InvalidDirectoryError, Problem
from hooks.texts import Text

if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import CodeType

    from jinja2 import BaseLoader
    from jinja2.bccache import Bucket
    from jinja2.runtime import Context


class _Compiled(BytecodeCache):
    """The templates as Python runs them: every language compiled them anew, half a second each."""

    def __init__(self) -> None:
        self._codes: dict[tuple[str, str], CodeType] = {}

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Return what tells a template: its file, whose path may hold any character."""
        return f"{name}|{filename}"

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what was compiled of the same text."""
        bucket.code = self._codes.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        if bucket.code:
            self._codes[bucket.key, bucket.checksum] = bucket.code


_COMPILED = _Compiled()


def overlay(env: Environment) -> Environment:
    """Return the theme's environment with our filters, escaping all that it draws."""
    mine = env.overlay(
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=_COMPILED,
    )
    mine.filters = {
        **env.filters,
        "text": text,
        "prose": prose,
        "ltr": ltr,
        "icon": icon,
        "listed": listed,
    }
    return mine


@pass_context
def text(context: Context, value: Text | str | None) -> Markup | str:
    """Mark a text with its language, where it is not the page's."""
    if not isinstance(value, Text):
        return escape(value or "")
    if value.lang == context["lang"].code:
        return escape(value.value)
    direction = language(value.lang).direction
    return Markup('<span lang="{}" dir="{}">{}</span>').format(value.lang, direction, value.value)


@pass_context
def prose(context: Context, value: Text | None) -> Markup:
    """Draw plain text with paragraphs and bullets."""
    if value is None:
        return Markup()
    blocks = (_block(part) for part in value.value.strip().split("\n\n"))
    inner = Markup("\n").join(block for part in blocks for block in part)
    if value.lang == context["lang"].code:
        return inner
    direction = language(value.lang).direction
    return Markup('<div lang="{}" dir="{}">{}</div>').format(value.lang, direction, inner)


def _block(part: str) -> list[Markup]:
    """Draw the lines of a block: text first, then bullets."""
    lines = part.splitlines()
    bullets = [line[2:] for line in lines if line.startswith("- ")]
    plain = [Markup("<p>{}</p>").format(line) for line in lines if not line.startswith("- ")]
    items = Markup().join(Markup("<li>{}</li>").format(bullet) for bullet in bullets)
    return [*plain, Markup("<ul>{}</ul>").format(items)] if bullets else plain


def ltr(value: object) -> Markup:
    """Isolate a fact that reads from left to right in every language."""
    return Markup(f'<bdi dir="ltr">{escape(value)}</bdi>')  # noqa: S704 - escaped


@pass_environment
def icon(env: Environment, name: str | None) -> Markup:
    """Draw an icon of the theme, silent for screen readers."""
    if not name:
        return Markup()
    icons = cast("dict[str, Markup]", env.globals.setdefault("icons", {}))
    if name not in icons:
        icons[name] = _read_icon(env, name)
    return icons[name]


def _read_icon(env: Environment, name: str) -> Markup:
    try:
        source, *_ = cast("BaseLoader", env.loader).get_source(env, f".icons/{name}.svg")
    except TemplateNotFound:
        message = f"Das Bild »{name}« gibt es nicht. Suchen Sie eines im Theme: material/home."
        raise InvalidDirectoryError([Problem("offers/vocabulary", 1, 1, message)]) from None
    return Markup(source.replace("<svg ", '<svg class="icon" aria-hidden="true" ', 1).strip())  # noqa: S704 - from the theme


@pass_context
def listed(context: Context, items: Iterable[Text | str]) -> Markup:
    """Join texts as the page's language joins words (a, b and c), each marked with its own."""
    parts = [text(context, item) for item in items]
    if len(parts) == 1:
        return Markup(parts[0])  # noqa: S704 - escaped by `text`
    pieces = _between(context["lang"], len(parts))
    return Markup("".join(parts[one] if isinstance(one, int) else one for one in pieces))  # noqa: S704


@cache
def _between(lang: Language, count: int) -> tuple[int | Markup, ...]:
    """Return what stands around so many texts in a list: their numbers, and escaped words."""
    holes = lang.list([f"@@{index}@@" for index in range(count)])
    pieces = re.split(r"@@(\d+)@@", holes)
    return tuple(int(one) if index % 2 else escape(one) for index, one in enumerate(pieces))
