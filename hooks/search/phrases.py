"""What the finder's scripts say, from the catalogs, with the plural rule of the language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hooks.languages import language

if TYPE_CHECKING:
    from collections.abc import Callable

    from hooks.drawing.edition import Edition

PERIOD = 300
"""Up to this number each plural form is written down; above, the last two digits decide."""


def phrases(edition: Edition) -> dict[str, Any]:
    """Return all texts by name, with `{…}` where scripts fill something in."""
    ngettext = edition.words.ngettext
    plurals: dict[str, Callable[[int], str]] = {
        "found": lambda count: ngettext("{count} offer found", "{count} offers found", count),
        "offers": lambda count: ngettext("{count} offer", "{count} offers", count),
    }
    rows = [tuple(say(count) for say in plurals.values()) for count in range(PERIOD)]
    forms = list(dict.fromkeys(rows))
    counted = dict(zip(plurals, map(list, zip(*forms, strict=True)), strict=True))
    return {
        "ages": _units(edition),
        "words": _texts(edition) | counted,
        "plural": "".join(str(forms.index(row)) for row in rows),
        "years": [_age(edition, years) for years in range(28)],
        "digits": edition.lang.digits,
        "names": {one: edition.lang.name_of(language(one)) for one in edition.settings.languages},
    }  # fmt: skip


def _units(edition: Edition) -> dict[str, str]:
    pgettext = edition.pgettext
    return {
        "years": pgettext("words after the number of a child's age", "years, year, years old"),
        "months": pgettext("words after the number of a child's age", "months, month"),
        "weeks": pgettext("words after the number of a child's age", "weeks, week"),
    }


def _age(edition: Edition, years: int) -> str:
    age = edition.lang.age("1 years")
    if years == 0:
        return edition.gettext("up to {age}", age=age)
    return edition.lang.age(f"{years} years")


def _texts(edition: Edition) -> dict[str, str]:
    say = edition.words.gettext
    return {
        "far": say("{distance} away, as the crow flies"),
        "within": say("{place}, up to {distance}"),
        "outside": say("Outside our region: {town}"),
        "serves": say("For:"),
        "age": say("Age of the child: {age}"),
        "open": say("Open now"),
        "without": say("Without “{filter}”: {offers}"),
        "everywhere": say("Search in the whole region: {offers}"),
        "similar": say("Nobody uses exactly these words. Here are offers with similar ones."),
        "loose": say("Not every offer has all your words. The best ones come first."),
        "missing": say("Not found: {words}. Here are offers for your other words."),
        "foreign": say("Found by words in another language: {language}"),
    }
