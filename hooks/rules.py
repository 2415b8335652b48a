"""The rules between records: what no file can know of itself."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from hooks.directory import VOCABULARY, find_place, nothing
from hooks.freshness import MONTHS, due_problems
from hooks.languages import UnknownLanguageError, language
from hooks.memory import NO_MEMORY, states_in
from hooks.model.offer import REFERRERS
from hooks.model.values import RESERVED, SLUG
from hooks.problems import Problem, Severity, did_you_mean
from hooks.source import comments
from hooks.texts import catalog_problems, source_texts
from hooks.translations.inventory import records_by_folder, texts_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date
    from pathlib import Path

    from hooks.directory import Directory, ListedOffer, ListedProvider, Vocabulary
    from hooks.memory import NoMemory
    from hooks.model.base import Record
    from hooks.model.provider import Location
    from hooks.model.schedule import Schedule

KnownTexts = dict[str, set[str]]
"""The texts of a folder's records, by context."""
OLD = timedelta(days=2 * 365)
"""A source older than this may not vouch for times and prices."""
YEAR = timedelta(days=366)
_ADDRESS = re.compile(
    r"\b([A-ZÄÖÜ][\w-]{1,40} )?[\w-]{0,40}"
    r"(?i:straße|strasse|str\.?|weg|allee|platz|gasse|ring|damm|ufer),?\s*(Nr\.? ?)?\d{1,3}\b"
    r"|\b(Am|An der|Auf dem|Auf der|Im|In der|Zum|Zur) [A-ZÄÖÜ][\w-]{1,40} \d{1,3}\b"
)


def check_directory(
    directory: Directory,
    offers: Path,
    day: date,
    removed: frozenset[str] = frozenset(),
    months: int = MONTHS,
) -> Iterator[Problem]:
    """Yield what is wrong between the records.

    Args:
        directory: All records that could be read.
        offers: Their folder.
        day: The day that the site is built for.
        removed: Ids that existed once; see `hooks.history`.
        months: How long a confirmation holds.
    """
    yield from check_records(directory, offers, day, removed, months)
    yield from check_catalogs(directory, offers)


def check_records(
    directory: Directory, offers: Path, day: date, removed: frozenset[str], months: int
) -> Iterator[Problem]:
    """Yield what is wrong between the records themselves; see `check_directory`."""
    yield from _removed_problems(directory, offers, removed)
    yield from _file_problems(offers)
    yield from _vocabulary_problems(directory.vocabulary, day)
    yield from _planning_problems(directory.vocabulary, day)
    yield from _region_problems(directory)
    yield from _moved_problems(directory)
    for provider in directory.providers.values():
        yield from _provider_problems(provider, directory)
    for offer in directory.offers.values():
        yield from _reference_problems(offer, directory)
        yield from _reach_problems(offer)
        yield from _time_problems(offer, day)
        yield from _secret_problems(offer)
    yield from _remark_problems(directory, offers)
    yield from due_problems(directory, day, months)


def _file_problems(offers: Path) -> Iterator[Problem]:
    for folder in _visible(offers):
        shown = folder.relative_to(offers.parent).as_posix()
        if not folder.is_dir():
            yield Problem(shown, 1, 1, "Hier liegen nur Ordner: je Anbieter einer.")
        elif folder.name != VOCABULARY:
            if not (folder / "provider.yml").exists():
                message = "Diese Datei fehlt: Wer ist der Anbieter?"
                yield Problem(f"{shown}/provider.yml", 1, 1, message)
            if not _is_id(folder.name):
                yield Problem(f"{shown}/provider.yml", 1, 1, _no_id("Der Ordner", folder.name))
            for path in _visible(folder):
                yield from _stray_problems(path, f"{shown}/{path.name}")


def _stray_problems(path: Path, shown: str) -> Iterator[Problem]:
    if path.is_dir():
        if path.name != "locales":
            yield Problem(shown, 1, 1, "Ein Anbieter hat hier nur den Ordner »locales«.")
    elif path.suffix != ".yml":
        yield Problem(shown, 1, 1, "Hier liegen nur Dateien, die auf .yml enden.")
    elif path.name != "provider.yml" and not _is_id(path.stem):
        yield Problem(shown, 1, 1, _no_id("Die Datei", path.stem))


def _visible(folder: Path) -> list[Path]:
    """Return what lies in a folder, without what editors and systems leave there."""
    return sorted(path for path in folder.glob("*") if not path.name.startswith("."))


def _is_id(name: str) -> bool:
    return name not in RESERVED and re.fullmatch(SLUG, name) is not None


def _no_id(what: str, name: str) -> str:
    if name in RESERVED:
        return f"{what} kann nicht »{name}« heißen: Dieses Wort ist vergeben."
    return f"{what} kann nicht »{name}« heißen. Möglich sind a–z, Ziffern und »-«."


def _vocabulary_problems(vocabulary: Vocabulary, day: date) -> Iterator[Problem]:
    for name, terms in vocabulary.terms.items():
        if name not in vocabulary.documents:
            continue
        problem = vocabulary.documents[name].problem
        for index, term in enumerate(terms.values()):
            if term.parent and term.parent not in terms:
                message = f"Den Oberbegriff »{term.parent}« gibt es nicht."
                yield problem(
                    ("terms", index, "parent"), message + did_you_mean(term.parent, terms)
                )
            elif term.parent and terms[term.parent].parent:
                message = f"»{term.parent}« hat selbst einen Oberbegriff. Es gibt nur zwei Ebenen."
                yield problem(("terms", index, "parent"), message)
    holidays = vocabulary.documents.get("holidays")
    if holidays and vocabulary.calendar.known_until < day + YEAR:
        message = "Die Feiertage reichen kein Jahr mehr. Tragen Sie die nächsten Jahre nach."
        yield _warning(holidays.problem(("public_holidays",), message, key=True))


def _planning_problems(vocabulary: Vocabulary, day: date) -> Iterator[Problem]:
    for index, survey in enumerate(vocabulary.planning.surveys):
        if survey.date > day:
            message = "Dieser Tag ist noch nicht da. Nennen Sie den, an dem jemand gesucht hat."
            path = ("surveys", index, "date")
            yield vocabulary.documents["planning"].problem(path, message)


def _region_problems(directory: Directory) -> Iterator[Problem]:
    towns, offers = directory.vocabulary.municipalities, directory.offers
    problem = directory.vocabulary.documents["municipalities"].problem
    for index, town in enumerate(towns.values()):
        for place, other in enumerate(town.neighbours):
            if other not in towns:
                message = f"Den Nachbarort »{other}« gibt es nicht.{did_you_mean(other, towns)}"
                yield problem(("terms", index, "neighbours", place), message)
    problem = directory.vocabulary.documents["youth_offices"].problem
    for index, office in enumerate(directory.vocabulary.terms["youth_offices"].values()):
        reference = getattr(office, "offer", None)
        if reference and not directory.knows(reference):
            message = f"Das Angebot »{reference}« gibt es nicht.{did_you_mean(reference, offers)}"
            yield problem(("terms", index, "offer"), message)


def _moved_problems(directory: Directory) -> Iterator[Problem]:
    claimed: dict[str, list[tuple[ListedOffer | ListedProvider, int]]] = defaultdict(list)
    records: list[ListedOffer | ListedProvider] = [
        *directory.offers.values(),
        *directory.providers.values(),
    ]
    for record in records:
        for index, old in enumerate(record.record.former_ids):
            claimed[old].append((record, index))
    for old, owners in claimed.items():
        for (first, _), (record, index) in pairwise(owners):
            message = f"»{old}« steht schon bei »{first.id}«. Löschen Sie es bei einem von beiden."
            yield record.document.problem(("former_ids", index), message)
        if old in directory.offers or old in directory.providers:
            record, index = owners[0]
            message = f"»{old}« gibt es noch: Es ist kein früheres Kürzel. Löschen Sie es hier."
            yield record.document.problem(("former_ids", index), message)


def _removed_problems(
    directory: Directory, offers: Path, removed: frozenset[str]
) -> Iterator[Problem]:
    """Tell of pages that would vanish: links to them are on paper and in messages."""
    for old in sorted(removed - directory.moved.keys()):
        path = offers / (f"{old}.yml" if "/" in old else f"{old}/provider.yml")
        if not path.exists() and not _is_gone_with_provider(old, directory):
            message = (
                f"»{old}« gab es. Nennen Sie es bei dem Eintrag, der es ersetzt, unter "
                "»former_ids«, oder holen Sie die Datei zurück (ein Angebot, das es nicht mehr "
                "gibt, mit »status: defunct«)."
            )
            yield Problem(path.relative_to(offers.parent).as_posix(), 1, 1, message)


def _is_gone_with_provider(old: str, directory: Directory) -> bool:
    """Whether an old provider's folder is named as a whole."""
    return "/" not in old and any(name.startswith(f"{old}/") for name in directory.moved)


def _provider_problems(provider: ListedProvider, directory: Directory) -> Iterator[Problem]:
    if provider.id not in directory.by_provider and directory.is_whole(provider.id):
        message = "Zu diesem Anbieter gibt es kein Angebot."
        yield _warning(provider.document.problem((), message))
    for index, location in enumerate(provider.record.locations):
        for message in postal_code_mistakes(location, directory.vocabulary):
            yield provider.document.problem(("locations", index, "postal_code"), message)


def postal_code_mistakes(location: Location, vocabulary: Vocabulary) -> Iterator[str]:
    """Yield what is wrong with the postal code of a place in the region."""
    town = vocabulary.municipalities.get(location.municipality or "")
    if location.disclosure != "public" or not town:
        return
    code, known = location.postal_code, (*town.postal_codes, *town.po_box_postal_codes)
    if code is None and len(town.postal_codes) == 1:
        yield f"Die Postleitzahl fehlt: »postal_code: {town.postal_codes[0]}«."
    if code is not None and code not in known:
        yield f"»{code}« gehört nicht zu {town.label}.{did_you_mean(code, known)}"


def _reference_problems(offer: ListedOffer, directory: Directory) -> Iterator[Problem]:
    record, problem = offer.record, offer.document.problem
    for index, reference in enumerate(record.locations):
        other = reference.rpartition("/")[0]
        if other in directory.broken:
            continue
        if not find_place(reference, offer.provider, directory.providers):
            known = [place.id for place in offer.provider.record.locations]
            message = f"Den Ort »{reference}« gibt es nicht.{did_you_mean(reference, known)}"
            yield problem(("locations", index), message)
    for path, named in _named_locations(offer):
        if named and named not in record.locations:
            message = (
                f"»{named}« steht nicht unter »locations«.{did_you_mean(named, record.locations)}"
            )
            yield problem((*path, "location"), message)
    for path, named in _named_offers(offer):
        if not directory.knows(named):
            message = f"Das Angebot »{named}« gibt es nicht.{did_you_mean(named, directory.offers)}"
            yield problem(path, message)


def _named_locations(offer: ListedOffer) -> Iterator[tuple[tuple[str | int, ...], str | None]]:
    for index, schedule in enumerate(offer.record.schedules):
        yield ("schedules", index), schedule.location
    for index, run in enumerate(offer.record.runs):
        yield ("runs", index), run.location


def _named_offers(offer: ListedOffer) -> Iterator[tuple[tuple[str | int, ...], str]]:
    record = offer.record
    for index, referrer in enumerate(record.referral_by):
        if referrer not in REFERRERS:
            yield ("referral_by", index), referrer
    for index, other in enumerate(record.capacity.meanwhile if record.capacity else ()):
        yield ("capacity", "meanwhile", index), other
    for place, run in enumerate(record.runs):
        for index, other in enumerate(run.capacity.meanwhile if run.capacity else ()):
            yield ("runs", place, "capacity", "meanwhile", index), other


def _reach_problems(offer: ListedOffer) -> Iterator[Problem]:
    record = offer.record
    streets = any(place.location.street for place in offer.places)
    if not (record.phones or record.email or record.links or record.contacts or streets):
        message = (
            "So ist das Angebot nicht zu erreichen. Nennen Sie »phones«, »email«, »links«, "
            "»contacts« oder einen Ort mit Straße."
        )
        yield offer.document.problem((), message)


def _time_problems(offer: ListedOffer, day: date) -> Iterator[Problem]:
    record, problem = offer.record, offer.document.problem
    if record.assured_date and record.assured_date > day:
        yield problem(("assured_date",), "Dieser Tag liegt in der Zukunft.")
    if record.alert and record.alert.until < day:
        yield _warning(problem(("alert",), "Dieser Hinweis ist abgelaufen. Löschen Sie ihn."))
    dates = [source.date or str(source.seen) for source in record.sources]
    for index, written in enumerate(dates):
        if written > str(day)[: len(written)]:
            yield problem(("sources", index), "Diese Quelle liegt in der Zukunft.")
    is_old = dates and max(dates) < str(day - OLD)[: len(max(dates))]
    if is_old and not record.assured_date and (record.cost_options or _all_schedules(record)):
        message = (
            "Zeiten und Preise aus einer Quelle, die älter als zwei Jahre ist. Löschen Sie sie."
        )
        names = ("schedules", "cost_options", "phones")
        field = next(name for name in names if getattr(record, name))
        yield _warning(problem((field,), message))


def _all_schedules(record: object) -> list[Schedule]:
    phones = getattr(record, "phones", ())
    return [
        *getattr(record, "schedules", ()),
        *(one for phone in phones for one in phone.schedules),
    ]


def _secret_problems(offer: ListedOffer) -> Iterator[Problem]:
    """Warn where prose looks like the address of a place that is not public."""
    if not offer.is_hidden:
        return
    records = ((offer.document, offer.record), (offer.provider.document, offer.provider.record))
    for document, record in records:
        for text in source_texts(record, "x"):
            if found := _ADDRESS.search(text.text):
                field = text.context.split(".")[1]
                yield _warning(document.problem((field,), _like_address(found)))


def _remark_problems(directory: Directory, offers: Path) -> Iterator[Problem]:
    """Warn where a comment looks like such an address: the repository never forgets it."""
    hidden = [one for one in directory.providers.values() if directory.is_hidden(one)]
    records = [one.document for one in hidden]
    records += [one.document for own in hidden for one in directory.by_provider.get(own.id, [])]
    for path in sorted(one.path for one in records):
        for line, column, text in comments((offers.parent / path).read_bytes()):
            if found := _ADDRESS.search(text):
                place = column + found.start()
                yield Problem(path, line, place, _like_address(found), Severity.WARNING)


def _like_address(found: re.Match[str]) -> str:
    return f"»{found[0]}« sieht aus wie eine Anschrift; ein Ort ist nicht öffentlich."


def check_catalogs(
    directory: Directory,
    offers: Path,
    tick: Callable[[], object] = nothing,
    memory: NoMemory = NO_MEMORY,
) -> Iterator[Problem]:
    """Yield what is wrong with the catalogs of the records.

    Args:
        directory: All records that could be read.
        offers: Their folder.
        tick: Called for each catalog that was read.
        memory: What was checked before.
    """
    known = known_texts(directory, memory)
    for home in sorted(offers.glob("*/locales")):
        folder = home.parent.name
        texts = known.get(folder, {}) if directory.is_whole(folder) else None
        yield from _catalog_problems(home, texts, tick, memory)


def _catalog_problems(
    home: Path, texts: KnownTexts | None, tick: Callable[[], object], memory: NoMemory
) -> list[Problem]:
    return memory.recall(
        home, lambda: (states_in(home), texts), lambda: [*_problems_in(home, texts, tick)]
    )


def _problems_in(
    home: Path, texts: KnownTexts | None, tick: Callable[[], object]
) -> Iterator[Problem]:
    for path in sorted(home.glob("[!.]*")):
        tick()
        shown = path.relative_to(home.parent.parent.parent).as_posix()
        if _is_catalog(path):
            yield from catalog_problems(path, shown, texts)
        else:
            message = "Kataloge heißen nach ihrer Sprache, mit »_« statt »-«: en.po, de_simple.po."
            yield Problem(shown, 1, 1, message)


def _is_catalog(path: Path) -> bool:
    try:
        lang = language(path.stem.replace("_", "-"))
    except UnknownLanguageError:
        return False
    return path.name == f"{lang.folder}.po" and not path.is_symlink()


def known_texts(directory: Directory, memory: NoMemory = NO_MEMORY) -> dict[str, KnownTexts]:
    """Return all texts to translate by folder and context."""
    found = records_by_folder(directory).items()
    return {folder: _known_in(folder, records, memory) for folder, records in found}


def _known_in(folder: str, records: list[tuple[str, Record]], memory: NoMemory) -> KnownTexts:
    return memory.recall(("texts of", folder), lambda: records, lambda: _by_context(records))


def _by_context(records: Iterable[tuple[str, Record]]) -> KnownTexts:
    known: KnownTexts = defaultdict(set)
    for text in texts_of(records):
        known[text.context].add(text.text)
    return dict(known)


def _warning(problem: Problem) -> Problem:
    return Problem(problem.path, problem.line, problem.column, problem.message, Severity.WARNING)
