"""Dirty text to plain text: control characters, HTML, line breaks, spaces, capitals."""

from __future__ import annotations

import html
import re
import unicodedata
from html.parser import HTMLParser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

NOTHING = frozenset(
    {"", "-", "--", "–", "—", ".", "n/a", "na", "k.a.", "k. a.", "null", "none", "nan", "unknown"}
)
"""What stands in cells that say nothing, in small letters."""
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|<!--")
_ENTITY = re.compile(r"&(?:[a-zA-Z]\w{1,30}|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});")
_BLOCKS = frozenset(
    {"p", "div", "ul", "ol", "table", "tr", "section", "article",
     "h1", "h2", "h3", "h4", "h5", "h6"}
)  # fmt: skip
_UNSEEN = frozenset({"script", "style", "head", "title"})
_JOINERS = frozenset("\u200c\u200d")
"""Written within words of Persian and other languages."""
_ROUNDS = 3
"""How often HTML may have been escaped."""
_MANY_LINES = re.compile(r"\n{3,}")
_SMALL = frozenset(
    {"und", "oder", "der", "die", "das", "des", "dem", "den", "für", "im", "in", "am", "an", "auf",
     "von", "vom", "zu", "zum", "zur", "mit", "bei", "beim", "e", "v", "ob"}
)  # fmt: skip
_WRITTEN = """
    AWO DRK ASB DLRG DPWV SKF SkF SKM KJF VHS JUH ASD EUTB SOS CVJM BDKJ DKSB KAB IB LVR LWL NRW SH
    OT JFD ADS TSV SV FC TV VIA gGmbH GmbH gUG UG mbH eG AG KG USA EU II III IV VI VII VIII IX XI
    """
_ABBREVIATIONS = {name.casefold(): name for name in _WRITTEN.split()}
_WORDS = re.compile(r"[^\W\d_]+", re.UNICODE)
_ENDS = re.compile(r"(?<=[.!?]) ")
_NO_END = re.compile(
    r"(?:\w|\d+|bzw|ca|usw|ggf|inkl|Str|Nr|Dr|Prof|St|Ev|Kath|Luth|Tel|Std|Min|Abs|evtl|max|min)\.",
    re.IGNORECASE,
)
"""Words with a dot that end no sentence."""
_SHOUTED = 4
"""A single word of capitals with up to so many letters is an abbreviation."""


def is_nothing(text: str) -> bool:
    """Whether a cleaned cell says nothing."""
    return text.casefold() in NOTHING


def cleaned_text(text: str) -> tuple[str, list[str]]:
    """Return a text as plain paragraphs, and in German what was done to it.

    Args:
        text: Whatever stood in the source.
    """
    done = []
    for reason, step in _STEPS:
        after = step(text)
        if after != text:
            done.append(reason)
        text = after
    return text, done


def _without_controls(text: str) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n")
    return "".join(char for char in text.replace("\u2029", "\n\n") if _is_seen(char))


def _is_seen(char: str) -> bool:
    if char in "\n\t" or char in _JOINERS:
        return True
    kind = unicodedata.category(char)
    return kind not in {"Cc", "Cf", "Cs", "Co"} and (ord(char) & 0xFFFE) != 0xFFFE  # noqa: PLR2004 - no characters


def _with_breaks(text: str) -> str:
    return text.replace("\\r\\n", "\n").replace("\\n", "\n").replace("\\t", " ")


def _without_html(text: str) -> str:
    for _ in range(_ROUNDS):
        if not _TAG.search(text) and not _ENTITY.search(text):
            break
        text = _plain(text) if _TAG.search(text) else html.unescape(text)
    return _without_controls(text)


def _plain(text: str) -> str:
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return "".join(reader.parts)


class _Reader(HTMLParser):
    """Keeps what a reader sees."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the parent's
        self.hidden += tag in _UNSEEN
        self.parts.append("\n- " if tag == "li" else self._around(tag))

    def handle_endtag(self, tag: str) -> None:
        self.hidden = max(0, self.hidden - (tag in _UNSEEN))
        self.parts.append(self._around(tag))

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.parts.append(data)

    @staticmethod
    def _around(tag: str) -> str:
        return "\n" if tag == "br" else "\n\n" if tag in _BLOCKS else ""


def _spaced(text: str) -> str:
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return _MANY_LINES.sub("\n\n", "\n".join(lines)).strip()


_STEPS: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("Steuerzeichen entfernt", _without_controls),
    ("Zeilenumbruch »\\n« ersetzt", _with_breaks),
    ("HTML entfernt", _without_html),
    ("Leerzeichen bereinigt", _spaced),
)


def proper_case(name: str) -> str:
    """Return a name written all in capitals as it is usually written; others as they are.

    Known abbreviations stay (AWO, DRK), and so do those without vowels.
    """
    letters = [char for char in name if char.isalpha()]
    words = _WORDS.findall(name)
    if not letters or any(char.islower() for char in letters):
        return name
    if len(words) == 1 and len(letters) <= _SHOUTED:
        return name
    return "".join(_cased(name))


def _cased(name: str) -> Iterator[str]:
    last = 0
    for found in _WORDS.finditer(name):
        yield name[last : found.start()]
        yield _word(found[0], is_first=not last and found.start() == 0)
        last = found.end()
    yield name[last:]


def _word(word: str, *, is_first: bool) -> str:
    small = word.lower()
    if small in _ABBREVIATIONS:
        return _ABBREVIATIONS[small]
    if len(word) > 1 and small != "st" and not re.search("[aeiouyäöü]", small):
        return word
    if word in {"E", "V"}:
        return "e" if word == "E" and not is_first else word
    return small if small in _SMALL and not is_first else word[0] + small[1:]


def sentences(text: str) -> list[str]:
    """Return the sentences of a text; joined by a space they are the text in one line."""
    found: list[str] = []
    for part in _ENDS.split(" ".join(text.split())):
        last = found[-1].rsplit(" ", 1)[-1].strip("(„»\"'") if found else ""
        if found and (not part[:1].isalnum() or part[:1].islower() or _NO_END.fullmatch(last)):
            found[-1] += f" {part}"
        elif part:
            found.append(part)
    return found


def shortened(text: str, limit: int) -> tuple[str, str]:
    """Return as many whole sentences as fit, and the rest; nothing and all if none fits.

    Args:
        text: One or more sentences.
        limit: Characters.
    """
    parts = sentences(text)
    count = next(
        (number for number in range(len(parts), 0, -1) if len(" ".join(parts[:number])) <= limit), 0
    )
    return " ".join(parts[:count]), " ".join(parts[count:])
