"""Linked data written down: as JSON-LD, and the same as Turtle."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    Node = dict[str, Any]
    """`@id`, `@type` and facts, whose values are one or several of those below."""


def named(iri: str) -> dict[str, str]:
    """Return what leads to another thing."""
    return {"@id": iri}


def said(text: str, lang: str) -> dict[str, str]:
    """Return a text in a language."""
    return {"@value": text, "@language": lang}


def on(day: date) -> dict[str, str]:
    """Return a day."""
    return {"@value": day.isoformat(), "@type": "xsd:date"}


def json_ld(prefixes: Mapping[str, str], nodes: Iterable[Node]) -> str:
    """Return nodes as JSON-LD."""
    data = {"@context": prefixes, "@graph": list(nodes)}
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def turtle(prefixes: Mapping[str, str], nodes: Iterable[Node]) -> str:
    """Return nodes as Turtle (https://www.w3.org/TR/turtle/)."""
    heads = (f"@prefix {name}: <{iri}> .\n" for name, iri in prefixes.items())
    return "".join(heads) + "".join(map(_node, nodes))


def _node(node: Node) -> str:
    return f"\n<{node['@id']}>\n" + " ;\n".join(_facts(node)) + " .\n"


def _facts(node: Node) -> Iterator[str]:
    types = node["@type"]
    yield f"  a {types if isinstance(types, str) else ', '.join(types)}"
    for name, values in node.items():
        each = values if isinstance(values, list) else [values]
        if each and not name.startswith("@"):
            yield f"  {name} {', '.join(map(_value, each))}"


def _value(value: dict[str, str]) -> str:
    if "@id" in value:
        return f"<{value['@id']}>"
    text = json.dumps(value["@value"], ensure_ascii=False)  # the escapes of Turtle are JSON's, too
    if "@language" in value:
        return f"{text}@{value['@language']}"
    return f"{text}^^{value['@type']}" if "@type" in value else text
