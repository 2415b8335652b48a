"""YAML as the language servers of editors read it: the core schema of YAML 1.2 (chapter 10.3)."""

from __future__ import annotations

import re
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode

_INTEGER = re.compile(r"[-+]?[0-9]+")
_BASED = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_WORDS = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys((".inf", ".Inf", ".INF", "+.inf"), float("inf")),
    **dict.fromkeys(("-.inf", "-.Inf", "-.INF"), float("-inf")),
}


def load(text: str) -> Any:
    """Return the data of a YAML text; keys are texts."""
    node = YAML(typ="safe", pure=True).compose(text)
    return _value(node) if node else None


def _value(node: Node) -> Any:
    if isinstance(node, ScalarNode):
        return _scalar(node.value) if node.style is None else node.value
    if isinstance(node, MappingNode):
        return {key.value: _value(value) for key, value in node.value}
    return [_value(one) for one in node.value]


def _scalar(text: str) -> Any:
    if text in _WORDS:
        return _WORDS[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    if _BASED.fullmatch(text):
        return int(text, 0)
    return float(text) if _FLOAT.fullmatch(text) else text
