"""What translators wrote: catalogs of the records and of the interface, and their state.

A catalog of records is keyed by context (`<offer>.<field>`) and German text. An exact match is
current; the same context with another text is the translation of an older text; nothing is German.
"""

from __future__ import annotations

import gettext
import re
import tomllib
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING, Any, get_args

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_keywords
from babel.messages.mofile import write_mo
from babel.messages.plurals import get_plural
from babel.messages.pofile import PoFileError, read_po

from hooks.catalogs import CONTROL, Entry, head_of, is_up_to_date, read_usual
from hooks.languages import Language, language
from hooks.model.base import Record, Translatable
from hooks.problems import Problem, Severity, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from babel.messages.catalog import Message

MACHINE = "machine:"
"""Starts the translator's comment that holds the mark of a machine's text."""
_SINGLE_MATCH = 1
_NAMES = frozenset({"name", "alternate_name"})
_PLACES = ("municipalities.", "youth_offices.", "areas.")
_TITLE = 5
"""Words of a title that several languages may share; a longer text is a sentence."""
_FORMER_OF_OBSOLETE = re.compile(rb"^#~\|.*$", re.MULTILINE)
_LINE = re.compile(
    rb'(#~\s*)?((msgctxt|msgid|msgid_plural|msgstr(\[\d\])?)\s+)?"([^"\\]|\\.)*"|#.*|'
)

_NUMBERS = (*range(201), 1_000, 1_000_000)
"""Which a rule for counts must find a form for."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text of a record, in the language that it could be had in."""

    value: str
    lang: str
    """The language that it is in."""
    is_machine: bool = False
    """Whether a machine translated it and no person has edited it since."""
    is_stale: bool = False
    """Whether it translates an older text than the one that stands in the record."""

    def __str__(self) -> str:
        """Return the text."""
        return self.value


@dataclass(frozen=True, slots=True)
class Translation:
    """A translator's text."""

    text: str
    is_machine: bool
    is_fuzzy: bool
    source: str = ""
    """The text that it translates; "" if a tool marked it as fuzzy and did not say."""
    place: str = ""
    """The context that a suggestion was taken from."""


@dataclass(frozen=True)
class RecordTexts:
    """The catalogs of all records in one language."""

    lang: Language
    source: Language
    """The language of the records."""
    known: dict[str, dict[str, tuple[Translation, ...]]] = field(default_factory=dict)
    """All texts of a folder and a context in it; one alone may stand for an older text."""
    suggested: dict[tuple[str, str, str], Translation] = field(default_factory=dict)
    """What nobody has confirmed yet, from the same text elsewhere; no reader gets it."""

    def text(self, folder: str, context: str, source: str, *, in_list: bool = False) -> Text:
        """Return a text of a record in this language, else in the language of the record.

        Args:
            folder: The provider's folder, or `vocabulary`.
            context: Offer (or `provider`) and field.
            source: The text that stands in the record.
            in_list: Whether the context holds several texts, so that only an exact match counts.
        """
        if self.lang.code == self.source.code:
            return Text(source, self.lang.code)
        known = self.known.get(folder, {}).get(context, ())
        for one in reversed(known):
            if one.source == source and not one.is_fuzzy:
                return Text(one.text, self.lang.code, one.is_machine)
        if len(known) == _SINGLE_MATCH and not in_list:
            return Text(known[0].text, self.lang.code, known[0].is_machine, is_stale=True)
        return Text(source, self.source.code)


def may_be_same(lang: Language, source: Language, context: str) -> bool:
    """Whether a translation may equal its text: names, and easy words of the same language."""
    is_name = context.rpartition(".")[2] in _NAMES or context.startswith(_PLACES)
    return is_name or lang.locale.language == source.locale.language


def is_copy(lang: Language, source: Language, context: str, text: str) -> bool:
    """Whether a translation that equals its text is none, whoever entered it.

    Short ones may be titles or words that both languages have.
    """
    return len(text.split()) > _TITLE and not may_be_same(lang, source, context)


def machine_mark(text: str) -> str:
    """Return the comment that marks a text as a machine's work, until it is edited."""
    return MACHINE + sha256(text.encode()).hexdigest()[:12]


def read_record_texts(offers: Path, lang: Language, source: Language) -> RecordTexts:
    """Read the catalogs of all providers and of the vocabulary in one language.

    Files that are no catalogs are left out: `catalog_problems` tells of them.
    """
    texts = RecordTexts(lang, source)
    for path in catalogs_in(offers, lang):
        folder = path.parent.parent.name
        for entry in _written(path):
            _add(texts, folder, entry)
    return texts


def catalogs_in(offers: Path, lang: Language) -> list[Path]:
    """Return the paths of all catalogs of records in a language."""
    return sorted(offers.glob(f"*/locales/{lang.folder}.po"))


def _add(texts: RecordTexts, folder: str, entry: Entry) -> None:
    context, source, text = str(entry.context), entry.id, entry.string
    former = entry.former if entry.is_fuzzy else {}
    is_same = text.strip() in {"", source, former.get("msgid")}
    if is_same and (not text.strip() or is_copy(texts.lang, texts.source, context, text)):
        return
    is_machine = machine_mark(text) in entry.comments
    if not entry.is_fuzzy:
        translation = Translation(text, is_machine, is_fuzzy=False, source=source)
    else:
        translation = Translation(text, is_machine, is_fuzzy=True, source=former.get("msgid", ""))
        if not entry.is_own:
            found = replace(translation, place=former["msgctxt"])
            texts.suggested[folder, context, source] = found
            return
    known = texts.known.setdefault(folder, {})
    known[context] = (*known.get(context, ()), translation)


def _written(path: Path) -> list[Entry]:
    """Return the entries of a catalog without its head; none of a file that is no catalog."""
    try:
        return _entries(path.read_bytes())
    except (PoFileError, ValueError, LookupError, OSError):
        return []


def _entries(content: bytes) -> list[Entry]:
    """Return the entries of a catalog, without its head.

    Raises:
        PoFileError: A line is none of a catalog.
        ValueError, LookupError: The file cannot be read as text.
    """
    entries = read_usual(content) if _is_usual(head_of(content)) else None
    if entries is None:
        _check_lines(content)
        entries = [_entry(message) for message in _read(content)]
    return [entry for entry in entries if entry.id]


@lru_cache
def _is_usual(head: str) -> bool:
    """Whether nothing is wrong with the head of a catalog, and it is one of UTF-8."""
    if '"' in head or "\\" in head:
        return False
    lines = [f'"{line}\\n"' for line in head.splitlines()]
    try:
        charset = read_po(['msgid ""', 'msgstr ""', *lines], abort_invalid=True).charset
    except (PoFileError, ValueError, LookupError):
        return False
    return charset.lower() in {"utf-8", "utf8"}


def _entry(message: Message) -> Entry:
    notes = [f"# {comment}" for comment in message.user_comments]
    notes += ["#, fuzzy"] if message.fuzzy else []
    context = None if message.context is None else str(message.context)
    line = message.lineno or 1
    return Entry(context, str(message.id), str(message.string), "\n".join(notes), line)


def _read(content: bytes) -> Catalog:
    """Read a catalog; what an obsolete entry was before becomes a comment, or Babel refuses it."""
    return read_po(BytesIO(_FORMER_OF_OBSOLETE.sub(b"#", content)), abort_invalid=True)


def _check_lines(content: bytes) -> None:
    """Refuse what records do not need (plurals) and what Babel would read in part.

    Raises:
        PoFileError: A line is none of a catalog.
    """
    for number, line in enumerate(content.split(b"\n")):
        is_plural = line.lstrip().startswith(b"msgid_plural")
        if is_plural or not _LINE.fullmatch(line.strip()):
            raise PoFileError("no line of a catalog", Catalog(), "", number)


@dataclass(frozen=True, slots=True)
class SourceText:
    """A text of a record that translators translate."""

    context: str
    text: str
    in_list: bool
    """Whether other texts share the context."""


def source_texts(record: Record, context: str) -> Iterator[SourceText]:
    """Yield all texts of a record that translators translate, in the order of its fields.

    Args:
        record: An offer, a provider, a vocabulary.
        context: What the contexts begin with: the offer's file name, or `provider`.
    """
    for name, is_text in translated_fields(type(record)):
        value = getattr(record, name)
        inner = f"{context}.{name.rstrip('_')}"
        if is_text and value is not None:
            values = value if isinstance(value, tuple) else (value,)
            for text in values:
                yield SourceText(inner, text, isinstance(value, tuple))
        elif isinstance(value, Record):
            yield from source_texts(value, inner)
        elif isinstance(value, tuple):
            yield from _texts_of_items(value, inner)


def _texts_of_items(items: tuple[Any, ...], context: str) -> Iterator[SourceText]:
    for item in items:
        if isinstance(item, Record):
            own = item_id(item)
            inner = f"{context}.{own}" if own else context
            for text in source_texts(item, inner):
                yield text if own else SourceText(text.context, text.text, in_list=True)


def item_id(item: Record) -> str:
    """Return what tells items of a list apart in contexts: an id or a code, or ""."""
    return next((str(getattr(item, name)) for name in _named(type(item))), "")


@cache
def _named(model: type[Record]) -> tuple[str, ...]:
    """Return the field that tells items apart, if there is one: asking each item takes longer."""
    return tuple(name for name in ("id", "code") if name in model.model_fields)


@cache
def translated_fields(model: type[Record]) -> tuple[tuple[str, bool], ...]:
    """Return the fields that may hold texts, and whether they are texts themselves."""
    found = (
        (name, _is_translatable(field.annotation) or _marked(field.metadata), field.annotation)
        for name, field in model.model_fields.items()
    )
    return tuple(
        (name, is_text) for name, is_text, inner in found if is_text or _holds_records(inner)
    )


def _holds_records(annotation: Any) -> bool:
    is_record = isinstance(annotation, type) and issubclass(annotation, Record)
    return is_record or any(_holds_records(part) for part in get_args(annotation))


def _marked(metadata: list[Any]) -> bool:
    return any(isinstance(mark, Translatable) for mark in metadata)


def _is_translatable(annotation: Any) -> bool:
    inner = get_args(annotation)
    return _marked(list(inner)) or any(_is_translatable(part) for part in inner)


def catalog_problems(
    path: Path, shown: str, known: dict[str, set[str]] | None
) -> Iterator[Problem]:
    """Yield what is wrong with a catalog of records: broken (error), stale or unused (warning).

    Args:
        path: The catalog.
        shown: How it is called in problems.
        known: The texts of the folder's records, by context; None if not all could be read.
    """
    try:
        content = path.read_bytes()
        if known and is_up_to_date(content, known) and _is_usual(head_of(content)):
            return
        entries = _entries(content)
    except (PoFileError, ValueError, LookupError, OSError) as error:
        yield _unreadable(error, shown)
        return
    for entry in entries:
        if entry.string:
            yield from _entry_problems(entry, shown, known)


def _unreadable(error: Exception, shown: str) -> Problem:
    if isinstance(error, PoFileError):
        message = "Das ist keine gültige PO-Datei. Öffnen und speichern Sie sie mit Poedit."
        return Problem(shown, (error.lineno or 0) + 1, 1, message)
    message = "Die PO-Datei lässt sich nicht lesen. Speichern Sie sie mit Poedit als UTF-8."
    return Problem(shown, 1, 1, message)


def _entry_problems(
    entry: Entry, shown: str, known: dict[str, set[str]] | None
) -> Iterator[Problem]:
    told = f"»{entry.id[:40]}«"
    if bad := turning(entry.string):
        text = f"Die Übersetzung von {told} enthält ein Steuerzeichen ({bad}). Löschen Sie es."
        yield Problem(shown, entry.line, 1, text)
    if entry.context is None:
        text = f"Der Übersetzung von {told} fehlt »msgctxt«: zu welchem Feld sie gehört."
        yield Problem(shown, entry.line, 1, text)
    if known is None or entry.context is None:
        return
    texts = known.get(entry.context)
    if texts is None:
        near = did_you_mean(entry.context, known, every=False)
        text = f"»{entry.context}« ist kein Feld von heute.{near} Es geht um {told}."
        yield Problem(shown, entry.line, 1, text, Severity.WARNING)
    elif entry.id not in texts or (entry.is_fuzzy and entry.is_own):
        text = (
            f"Die Übersetzung von {told} ({entry.context}) ist veraltet: Der deutsche Text "
            "hat sich geändert."
        )
        yield Problem(shown, entry.line, 1, text, Severity.WARNING)


def turning(text: str) -> str:
    """Return the first character of a text that no translation may hold, as `U+202E`; else ""."""
    found = CONTROL.search(text)
    return f"U+{ord(found[0]):04X}" if found else ""


def read_interface(path: Path, shown: str) -> tuple[list[Message], list[Problem], bool]:
    """Return the messages of a catalog of the interface, or what is wrong with the file.

    The last of all says whether its rule for counts finds a form for each.

    Args:
        path: The catalog.
        shown: How it is called in problems.
    """
    try:
        read = _read(path.read_bytes())
        if not _is_counting(read):
            return [], [], False
        _spoken(read)
    except (PoFileError, ValueError, LookupError, OSError) as error:
        return [], [_unreadable(error, shown)], True
    return [message for message in read if message.id], [], True


def _is_counting(catalog: Catalog) -> bool:
    try:
        head = Catalog()
        head.mime_headers = catalog.mime_headers
        spoken = _spoken(head)
        for number in _NUMBERS:
            spoken.ngettext("", "", number)
    except (ValueError, LookupError, ArithmeticError, TypeError, AttributeError):
        return False
    return True


def _spoken(catalog: Catalog) -> gettext.GNUTranslations:
    """Return a catalog as programs use it; a wrong rule for counts raises what Python likes."""
    compiled = BytesIO()
    write_mo(compiled, catalog)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


@cache
def interface(
    catalogs: Path,
    code: str,
    changed: float = 0,  # noqa: ARG001 - a part of the cache's key
) -> gettext.NullTranslations:
    """Return the texts of the interface in a language; English stands in the code itself.

    Args:
        catalogs: Folder with `<lang>/LC_MESSAGES/messages.po`.
        code: The language.
        changed: When the catalogs last changed; a new time reads them anew.
    """
    path = catalogs / language(code).folder / "LC_MESSAGES" / "messages.po"
    if not path.exists():
        return gettext.NullTranslations()
    return _spoken(_read(path.read_bytes()))


@dataclass(frozen=True, slots=True)
class SpokenText:
    """A text of the interface, as code, a template or the model says it."""

    context: str | None
    text: str
    plural: str = ""
    """The text for many; "" if it counts nothing."""
    lang: str = "en"
    """The language that it is written in, which needs no translation of it."""
    in_list: bool = True
    """Only its own wording tells it apart from others."""


def spoken_texts(root: Path) -> list[SpokenText]:
    """Return all texts of the interface that code and templates say, by their wording.

    Args:
        root: The folder of the project; its pyproject.toml says where texts are, and under
            which names they are said.
    """
    tools = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["tool"]
    methods = [(one["pattern"], one["method"]) for one in tools["babel"]["mappings"]]
    keywords = {**DEFAULT_KEYWORDS, **parse_keywords(tools["offers"]["keywords"])}
    found: dict[tuple[str | None, str], SpokenText] = {}
    for _, _, message, _, context in extract_from_dir(root, methods, keywords=keywords):
        text, plural = message if isinstance(message, tuple) else (message, "")
        found.setdefault((context, text), SpokenText(context, text, plural))
    return sorted(found.values(), key=lambda one: (one.text, one.context or ""))


def plural_forms(lang: Language) -> str:
    """Return the rule for counts of a language, as gettext writes it."""
    return str(get_plural(lang.locale).plural_forms)
