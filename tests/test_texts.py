"""What readers get of translators' work, and what translators get to translate."""

from __future__ import annotations

import types
from typing import TYPE_CHECKING, Annotated, Any, Union, get_args, get_origin, get_type_hints

import pytest

from hooks.languages import language
from hooks.model.base import Record, Translatable
from hooks.model.offer import Offer
from hooks.model.provider import Provider
from hooks.model.vocabulary import Term
from hooks.problems import Problem, Severity
from hooks.texts import (
    SourceText,
    Text,
    catalog_problems,
    interface,
    machine_mark,
    read_record_texts,
    source_texts,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HEADER = """\
msgid ""
msgstr "Content-Type: text/plain; charset=utf-8\\n"
"""
HELP = 'msgctxt "beratung.summary"\nmsgid "Wir helfen."\nmsgstr "We help."\n'
"""A whole entry of a catalog."""


def _catalog(folder: Path, content: str, name: str = "en.po") -> Path:
    path = folder / "offers/verein/locales" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{HEADER}\n{content}", encoding="utf-8")
    return path


def _text(
    folder: Path, source: str, context: str = "beratung.summary", *, in_list: bool = False
) -> Text:
    """Return what a reader of English gets for a German text."""
    texts = read_record_texts(folder / "offers", language("en"), language("de"))
    return texts.text("verein", context, source, in_list=in_list)


# What readers get


def test_a_translation_of_the_text_itself_is_current(tmp_path: Path) -> None:
    """The reader gets it without any remark."""
    _catalog(tmp_path, HELP)

    assert _text(tmp_path, "Wir helfen.") == Text("We help.", "en")


def test_a_translation_of_an_older_text_is_stale(tmp_path: Path) -> None:
    """The reader gets it, and hears that the German text is newer."""
    _catalog(tmp_path, HELP)

    assert _text(tmp_path, "Wir helfen sofort.") == Text("We help.", "en", is_stale=True)


def test_a_fuzzy_translation_is_stale(tmp_path: Path) -> None:
    """A tool has guessed it from another text, and nobody has looked at it."""
    _catalog(tmp_path, f"#, fuzzy\n{HELP}")

    assert _text(tmp_path, "Wir helfen.") == Text("We help.", "en", is_stale=True)


def test_of_two_older_texts_none_is_taken(tmp_path: Path) -> None:
    """Nobody knows which of them comes nearer."""
    _catalog(tmp_path, HELP + HELP.replace("helfen", "halfen").replace("help", "helped"))

    assert _text(tmp_path, "Wir helfen sofort.") == Text("Wir helfen sofort.", "de")


def test_a_current_text_wins_over_an_older_one(tmp_path: Path) -> None:
    """What is left over in a catalog does no harm."""
    _catalog(tmp_path, HELP + HELP.replace("helfen", "halfen").replace("help", "helped"))

    assert _text(tmp_path, "Wir halfen.") == Text("We helped.", "en")


def test_an_item_of_a_list_is_only_translated_exactly(tmp_path: Path) -> None:
    """An older text of a list may be that of another item: a wrong paper, a wrong number."""
    paper = HELP.replace("summary", "required_documents")
    _catalog(tmp_path, paper)

    found = [
        _text(tmp_path, source, "beratung.required_documents", in_list=True)
        for source in ("Wir helfen.", "Ausweis")
    ]

    assert found == [Text("We help.", "en"), Text("Ausweis", "de")]


def test_a_fuzzy_item_of_a_list_stays_german(tmp_path: Path) -> None:
    """It may have been guessed from another item."""
    _catalog(tmp_path, f"#, fuzzy\n{HELP}")

    assert _text(tmp_path, "Wir helfen.", in_list=True) == Text("Wir helfen.", "de")


@pytest.mark.parametrize(
    "content",
    [
        "",
        HELP.replace("We help.", ""),
        HELP.replace("beratung", "anderes"),
        "\n".join(f"#~ {line}" for line in HELP.splitlines()),
    ],
    ids=["no entry", "no text", "another offer", "obsolete"],
)
def test_without_a_translation_the_text_is_german_and_says_so(tmp_path: Path, content: str) -> None:
    """A screen reader speaks it with the right voice."""
    _catalog(tmp_path, content)

    assert _text(tmp_path, "Wir helfen.") == Text("Wir helfen.", "de")


def test_texts_of_another_provider_are_not_taken(tmp_path: Path) -> None:
    """Two providers may call their offers the same."""
    _catalog(tmp_path, HELP)
    texts = read_record_texts(tmp_path / "offers", language("en"), language("de"))

    assert texts.text("amt", "beratung.summary", "Wir helfen.") == Text("Wir helfen.", "de")


def test_the_language_of_the_records_needs_no_catalog(tmp_path: Path) -> None:
    """What the editor wrote is what a reader of German gets."""
    _catalog(tmp_path, HELP, "de.po")
    texts = read_record_texts(tmp_path / "offers", language("de"), language("de"))

    assert texts.text("verein", "beratung.summary", "Wir helfen.") == Text("Wir helfen.", "de")


def test_easy_language_has_a_catalog_that_gettext_tools_can_name(tmp_path: Path) -> None:
    """`de_simple.po` holds the language that pages call `de-simple`."""
    _catalog(tmp_path, HELP, "de_simple.po")
    texts = read_record_texts(tmp_path / "offers", language("de-simple"), language("de"))

    assert texts.text("verein", "beratung.summary", "Wir helfen.") == Text("We help.", "de-simple")


# The mark of a machine


def test_a_machines_text_is_marked_until_a_person_edits_it(tmp_path: Path) -> None:
    """The comment may stay in the file: it no longer fits the text."""
    comment = f"# {machine_mark('We help.')}\n"
    found = []

    for text in ("We help.", "We help you."):
        _catalog(tmp_path, comment + HELP.replace("We help.", text))
        found.append(_text(tmp_path, "Wir helfen."))

    assert found == [Text("We help.", "en", is_machine=True), Text("We help you.", "en")]


def test_a_machines_text_stays_marked_when_it_is_stale(tmp_path: Path) -> None:
    """The reader hears both."""
    _catalog(tmp_path, f"# {machine_mark('We help.')}\n{HELP}")

    found = _text(tmp_path, "Wir helfen sofort.")

    assert found == Text("We help.", "en", is_machine=True, is_stale=True)


def test_comments_of_people_leave_the_mark_as_it_is(tmp_path: Path) -> None:
    """Poedit keeps several comments."""
    _catalog(tmp_path, f"# bitte prüfen\n# {machine_mark('We help.')}\n{HELP}")

    assert _text(tmp_path, "Wir helfen.").is_machine


# What is wrong with a catalog

BROKEN = {
    "a keyword misspelt": (HELP.replace("msgstr", "msgstring"), 6),
    "no text": (HELP.rpartition("msgstr")[0] + HELP, 5),
    "a text without its keyword": (f'# Gruß\n"Hallo"\n{HELP}', 5),
    "a text that does not end": (HELP.replace('help."', "help."), 6),
    "words between entries": (f"{HELP}\nbitte prüfen\n", 8),
}
"""What follows the header, and the line of the mistake in the file."""


@pytest.mark.parametrize(("content", "line"), BROKEN.values(), ids=BROKEN)
def test_a_broken_catalog_is_told_with_its_line(tmp_path: Path, content: str, line: int) -> None:
    """The editor reads what to do; no reader gets half a text."""
    path = _catalog(tmp_path, content)

    problems = list(catalog_problems(path, "en.po", {}))

    message = "Das ist keine gültige PO-Datei. Öffnen und speichern Sie sie mit Poedit."
    assert problems == [Problem("en.po", line, 1, message)]


UNREADABLE = {
    "not UTF-8": HELP.encode() + b'msgid "M\xfcll"\nmsgstr "waste"\n',
    "an unknown encoding": HEADER.replace("utf-8", "utf-9").encode() + HELP.encode(),
    "an unknown number of forms": b'msgid ""\nmsgstr "Plural-Forms: nplurals=x;\\n"\n',
    "zeros": bytes(1000),
}


@pytest.mark.parametrize("content", UNREADABLE.values(), ids=UNREADABLE)
def test_a_catalog_that_cannot_be_read_is_a_problem_and_no_crash(
    tmp_path: Path, content: bytes
) -> None:
    """One bad file of one provider does not hide the problems of all others."""
    path = _catalog(tmp_path, "")
    path.write_bytes(content)

    problems = list(catalog_problems(path, "en.po", {}))

    assert [problem.severity for problem in problems] == [Severity.ERROR]
    assert _text(tmp_path, "Wir helfen.") == Text("Wir helfen.", "de")


def test_a_catalog_that_lags_behind_is_a_warning_at_its_entry(tmp_path: Path) -> None:
    """The site is built; the translator finds the place."""
    gone = HELP.replace("beratung", "gruppe")
    path = _catalog(tmp_path, f"{HELP}\n{gone}")

    problems = list(catalog_problems(path, "en.po", {"beratung.summary": {"Wir helfen sofort."}}))

    stale = (
        "Die Übersetzung von »Wir helfen.« (beratung.summary) ist veraltet: "
        "Der deutsche Text hat sich geändert."
    )
    left = (
        "»gruppe.summary« ist kein Feld von heute. Meinten Sie »beratung.summary«? "
        "Es geht um »Wir helfen.«."
    )
    assert problems == [
        Problem("en.po", 5, 1, stale, Severity.WARNING),
        Problem("en.po", 9, 1, left, Severity.WARNING),
    ]


def test_a_catalog_that_fits_has_no_problems(tmp_path: Path) -> None:
    """Texts that are not translated yet are none either."""
    path = _catalog(tmp_path, HELP + HELP.replace("We help.", "").replace("summary", "name"))

    assert not list(catalog_problems(path, "en.po", {"beratung.summary": {"Wir helfen."}}))


def test_a_character_that_turns_text_around_is_an_error(tmp_path: Path) -> None:
    """A translation could show a number or an address that it does not have."""
    path = _catalog(tmp_path, HELP.replace("We help.", "We \u202ehelp."))

    problems = list(catalog_problems(path, "en.po", {"beratung.summary": {"Wir helfen."}}))

    message = (
        "Die Übersetzung von »Wir helfen.« enthält ein Steuerzeichen (U+202E). Löschen Sie es."
    )
    assert problems == [Problem("en.po", 5, 1, message)]


def test_the_interface_without_a_catalog_is_english(tmp_path: Path) -> None:
    """A new language is there from its first day on."""
    words = interface(tmp_path, "fr")

    assert words.gettext("Every day") == "Every day"


# What translators get

OFFER: dict[str, Any] = {
    "name": "Beratung",
    "summary": "Wir helfen.",
    "topics": ["schule"],
    "life_phases": ["jugend"],
    "service_areas": ["region"],
    "schedules": [
        {"byday": "MO", "description": "im Sommer draußen"},
        {"byday": "TU", "description": "mit Kindern"},
    ],
    "runs": [
        {
            "name": "Kurs",
            "dates": ["2027-01-11"],
            "capacity": {"state": "full", "as_of": "2026-11-22", "waiting_time": "zwei Monate"},
            "cost_options": [{"amount": "5", "option": "je Abend"}],
        }
    ],
    "phones": [{"number": "02551 69-0", "label": "Zentrale"}],
    "contacts": [{"role": "Anmeldung"}],
    "access": "open",
    "cost": "fee",
    "cost_options": [{"amount": "9.50", "option": "je Kind"}],
    "languages": [{"code": "ar", "note": "dienstags"}, "tr"],
    "capacity": {"state": "waiting list", "as_of": "2026-11-22", "waiting_time": "drei Wochen"},
    "required_documents": ["Ausweis", "Bescheid"],
    "alert": {"text": "Im Juli geschlossen.", "until": "2027-07-31"},
    "sources": [{"title": "Faltblatt", "date": "2026"}],
}


def test_every_text_of_an_offer_has_its_context() -> None:
    """Contexts are what catalogs are keyed by: they never change."""
    record = Offer.model_validate(OFFER)

    texts = list(source_texts(record, "beratung"))

    assert texts == [
        SourceText("beratung.name", "Beratung", in_list=False),
        SourceText("beratung.summary", "Wir helfen.", in_list=False),
        SourceText("beratung.schedules.description", "im Sommer draußen", in_list=True),
        SourceText("beratung.schedules.description", "mit Kindern", in_list=True),
        SourceText("beratung.runs.name", "Kurs", in_list=True),
        SourceText("beratung.runs.capacity.waiting_time", "zwei Monate", in_list=True),
        SourceText("beratung.runs.cost_options.option", "je Abend", in_list=True),
        SourceText("beratung.phones.label", "Zentrale", in_list=True),
        SourceText("beratung.contacts.role", "Anmeldung", in_list=True),
        SourceText("beratung.cost_options.option", "je Kind", in_list=True),
        SourceText("beratung.languages.ar.note", "dienstags", in_list=False),
        SourceText("beratung.capacity.waiting_time", "drei Wochen", in_list=False),
        SourceText("beratung.required_documents", "Ausweis", in_list=True),
        SourceText("beratung.required_documents", "Bescheid", in_list=True),
        SourceText("beratung.alert.text", "Im Juli geschlossen.", in_list=False),
    ]


def test_every_text_of_a_provider_has_its_context() -> None:
    """Places are told apart by their ids, closures by their texts."""
    place = {"id": "haus", "name": "Altes Haus", "street": "Markt 1", "town": "Münster"}
    closure = {"from": "2026-12-24", "reason": "Heiligabend"}
    fields = {"name": "Verein", "kind": "association"}
    record = Provider.model_validate({**fields, "closures": [closure], "locations": [place]})

    texts = list(source_texts(record, "provider"))

    assert texts == [
        SourceText("provider.name", "Verein", in_list=False),
        SourceText("provider.closures.reason", "Heiligabend", in_list=True),
        SourceText("provider.locations.haus.name", "Altes Haus", in_list=False),
    ]


ROOTS: list[type[Record]] = [Offer, Provider, Term]
"""The records that catalogs are made for."""


@pytest.mark.parametrize("model", ROOTS, ids=lambda model: model.__name__)
def test_no_translatable_text_is_forgotten(model: type[Record]) -> None:
    """In a record with every field filled, each text is the context that it should have."""
    record = _filled(model, "root")

    found = {one.context: one.text for one in source_texts(record, "root")}

    written = {text for text in _strings(record.model_dump(warnings=False)) if "root." in text}
    assert found == {context: context for context in written}


def test_every_record_with_texts_is_part_of_one_that_has_catalogs() -> None:
    """A new kind of record does not stay German unnoticed."""
    inside = {inner for root in ROOTS for inner in _records_in(root)}

    with_texts = {model for model in _subclasses(Record) if _text_fields(model)}

    assert {model for model in with_texts if not issubclass(model, Term)} <= inside


def test_terms_add_no_texts_to_those_that_are_translated() -> None:
    """All vocabularies are translated alike."""
    terms = list(_subclasses(Term))

    added = {name for term in terms for name in _text_fields(term)} - _text_fields(Term)

    assert terms
    assert added == set()


def _hints(model: type[Record]) -> dict[str, Any]:
    """Return the annotations of a record's fields, found without the code that is tested."""
    hints = get_type_hints(model, include_extras=True)
    return {name: hints[name] for name in model.model_fields}


def _is_text(hint: Any) -> bool:
    marks = hint.__metadata__ if get_origin(hint) is Annotated else ()
    return any(isinstance(mark, Translatable) for mark in marks)


def _plain(hint: Any) -> Any:
    """Return what a field holds if it holds something: a text, a record, a tuple, another type."""
    while not _is_text(hint) and get_origin(hint) in {Annotated, Union, types.UnionType}:
        hint = get_args(hint)[0]
    return hint


def _item(hint: Any) -> Any:
    """Return what a field holds, or what its list holds."""
    plain = _plain(hint)
    return _plain(get_args(plain)[0]) if get_origin(plain) is tuple else plain


def _is_record(hint: Any) -> bool:
    return isinstance(hint, type) and issubclass(hint, Record)


def _filled(model: type[Record], context: str) -> Record:
    """Return a record that holds, in the place of each text, the context that it should have."""
    values = {name: _fill(hint, f"{context}.{name}") for name, hint in _hints(model).items()}
    values |= dict.fromkeys({"id", "code"} & values.keys(), "id")
    aliases = {name: field.alias or name for name, field in model.model_fields.items()}
    return model.model_construct(**{aliases[name]: value for name, value in values.items()})


def _fill(hint: Any, context: str) -> Any:
    item = _item(hint)
    is_list = item is not _plain(hint)
    if _is_text(item):
        return (context,) if is_list else context
    if not _is_record(item):
        return None
    has_id = is_list and {"id", "code"} & _hints(item).keys()
    record = _filled(item, f"{context}.id" if has_id else context)
    return (record,) if is_list else record


def _strings(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict | tuple):
        for inner in data.values() if isinstance(data, dict) else data:
            yield from _strings(inner)


def _records_in(model: type[Record]) -> Iterator[type[Record]]:
    yield model
    for item in map(_item, _hints(model).values()):
        if _is_record(item):
            yield from _records_in(item)


def _subclasses(model: type[Record]) -> Iterator[type[Record]]:
    for inner in model.__subclasses__():
        yield inner
        yield from _subclasses(inner)


def _text_fields(model: type[Record]) -> set[str]:
    return {name for name, hint in _hints(model).items() if _is_text(_item(hint))}


def test_a_text_guessed_from_another_record_is_never_shown(tmp_path: Path) -> None:
    """Tools that update by likeness mark such texts as fuzzy and name where they are from."""
    folder = tmp_path / "offers/treff/locales"
    folder.mkdir(parents=True)
    guessed = '#, fuzzy\n#| msgctxt "other.name"\n#| msgid "Alt"\nmsgctxt "neu.name"\n'
    header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
    (folder / "en.po").write_text(f'{header}{guessed}msgid "Neu"\nmsgstr "Old"\n')

    texts = read_record_texts(tmp_path / "offers", language("en"), language("de"))

    assert texts.text("treff", "neu.name", "Neu").lang == "de"
