"""Data to YAML and to PO, in the form that editors and translators write.

By hand, since YAML is read in one module of the project and written in none.
"""

from __future__ import annotations

import json
import re
import textwrap
from typing import TYPE_CHECKING, Any

from hooks.source import NULLS
from hooks.texts import machine_mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

WIDTH = 100
"""Longer prose is folded."""
_PLAIN = re.compile(r"[A-Za-zÄÖÜäöüß0-9+/][^\n]*")
_SPECIAL = re.compile(r": | #|:$|\s$")


def yaml_text(fields: dict[str, Any]) -> str:
    """Write a record: mappings, lists and texts."""
    return "\n".join(_mapping(fields, "")) + "\n"


def _mapping(fields: dict[str, Any], indent: str) -> Iterator[str]:
    for name, value in fields.items():
        yield from _value(f"{indent}{name}:", value, f"{indent}  ")


def _value(start: str, value: Any, indent: str) -> Iterator[str]:
    if isinstance(value, dict):
        yield start
        yield from _mapping(value, indent)
    elif isinstance(value, list):
        yield start
        for item in value:
            yield from _item(item, indent)
    else:
        yield from _scalar(start, str(value), indent)


def _item(item: Any, indent: str) -> Iterator[str]:
    if isinstance(item, dict):
        first, *others = _mapping(item, f"{indent}  ")
        yield f"{indent}- {first.lstrip()}"
        yield from others
    else:
        yield from _scalar(f"{indent}-", str(item), f"{indent}  ")


def _scalar(start: str, text: str, indent: str) -> Iterator[str]:
    if "\n" in text:
        yield f"{start} |-"
        yield from (f"{indent}{line}".rstrip() for line in text.split("\n"))
    elif len(start) + len(text) < WIDTH:
        is_plain = _PLAIN.fullmatch(text) and not _SPECIAL.search(text) and text not in NULLS
        yield f"{start} {text if is_plain else json.dumps(text, ensure_ascii=False)}"
    else:
        yield f"{start} >-"
        yield from textwrap.wrap(
            text, WIDTH, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False
        )


def po_text(code: str, messages: Iterable[tuple[str, str, str]]) -> str:
    """Write a catalog of machine translations.

    Args:
        code: The language, BCP 47.
        messages: Context, German text and translation.
    """
    head = (
        'msgid ""\nmsgstr ""\n'
        '"Project-Id-Version: family-offer-directory\\n"\n'
        f'"Language: {code.replace("-", "_")}\\n"\n'
        '"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=utf-8\\n"\n'
        '"Content-Transfer-Encoding: 8bit\\n"\n'
    )
    return "\n".join([head, *(_message(*message) for message in messages)])


def _message(context: str, german: str, translation: str) -> str:
    quoted = [json.dumps(text, ensure_ascii=False) for text in (context, german, translation)]
    return (
        f"# {machine_mark(translation)}\n"
        f"msgctxt {quoted[0]}\nmsgid {quoted[1]}\nmsgstr {quoted[2]}\n"
    )
