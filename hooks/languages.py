"""The languages of the site: their peculiarities, and how facts are written in them."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Literal

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal
from babel.units import format_unit

from hooks.model.values import age_parts

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from hooks.model.values import PartialDate

EASY = "de-simple"
"""Leichte Sprache: a registered variant that browsers accept and Babel drops."""
_PECULIAR = {
    EASY: ("de", "Einfache Sprache"),
    "en": ("en_GB", "English"),
    "ku": ("ku", "Kurdî (Kurmancî)"),
    "uk": ("uk", "Українська"),
    "ru": ("ru", "Русский"),
    "pl": ("pl", "Polski"),
    "ro": ("ro", "Română"),
    "bg": ("bg", "Български"),
}
"""Language to Babel's locale and the name as its readers write it; Babel knows all others."""
_SHORT_UNITS = frozenset({"ar"})
"""Languages whose long units Babel 2.18 has only in part; their short ones are whole words."""


class UnknownLanguageError(ValueError):
    """A language that Babel has no locale for."""

    def __init__(self, code: str) -> None:
        """Name the language."""
        super().__init__(f"Die Sprache »{code}« ist nicht bekannt (BCP 47, zum Beispiel: de, uk).")


@dataclass(frozen=True)
class Language:
    """A language, and how to write facts in it. Get one with `language`."""

    code: str
    """BCP 47, as in `<html lang>` and in paths."""
    name: str
    """Its own name."""
    locale: Locale

    @property
    def direction(self) -> str:
        """`ltr` or `rtl`."""
        return self.locale.text_direction

    @property
    def script(self) -> str:
        """The name of its letters in Unicode: `LATIN`, `ARABIC`, `CYRILLIC`."""
        return unicodedata.name(self.name[0]).partition(" ")[0]

    @property
    def folder(self) -> str:
        """How gettext tools call it: `de_simple` for `de-simple`."""
        return self.code.replace("-", "_")

    @cache  # noqa: B019 - languages are few and live as long as the program
    def full_date(self, day: date) -> str:
        """Write a day with its weekday."""
        return format_date(day, "full", self.locale)

    @cache  # noqa: B019
    def short_date(self, day: date) -> str:
        """Write a day without its weekday."""
        return format_date(day, "long", self.locale)

    @cache  # noqa: B019
    def quarter(self, day: date) -> str:
        """Write the quarter that a day is in."""
        return str(format_date(day, "QQQ y", self.locale))

    @cache  # noqa: B019
    def partial_date(self, written: PartialDate) -> str:
        """Write a year, a month or a day."""
        match len(written):
            case 4:
                return written
            case 7:
                day = date.fromisoformat(f"{written}-01")
                return str(format_date(day, "LLLL y", self.locale))
        return self.short_date(date.fromisoformat(written))

    def name_of(self, other: Language) -> str:
        """Return what another language is called in this one."""
        return str(self.locale.languages.get(other.locale.language, other.name))

    def clock(self, minutes: int) -> str:
        """Write minutes since midnight as a time of the 24-hour clock."""
        return f"{minutes // 60:02d}:{minutes % 60:02d}"

    def weekday(self, index: int) -> str:
        """Return the name of a day; 0 is Monday."""
        return str(self.locale.days["stand-alone"]["wide"][index])

    def list(self, words: Iterable[str]) -> str:
        """Join words as this language does: a, b and c."""
        return format_list(list(words), locale=self.locale)

    def number(self, number: int | float) -> str:
        """Write a number."""
        return format_decimal(number, locale=self.locale)

    @property
    def digits(self) -> str:
        """The digits that numbers are written with, as Unicode's locales call them: `latn`."""
        return str(self.locale.default_numbering_system)

    def kilometres(self, count: int) -> str:
        """Write a distance."""
        return format_unit(count, "length-kilometer", "short", locale=self.locale)

    def money(self, amount: Decimal, currency: str) -> str:
        """Write an amount of money."""
        return format_currency(amount, currency, locale=self.locale)

    @cache  # noqa: B019
    def age(self, written: str) -> str:
        """Write an age such as `6 weeks`."""
        number, unit = age_parts(written)
        style: Literal["long", "short"] = "short" if self.code in _SHORT_UNITS else "long"
        unit = f"duration-{unit}"
        found = format_unit(number, unit, style, locale=self.locale)
        return format_unit(number, unit, "short", locale=self.locale) if unit in found else found


def is_known(code: str) -> bool:
    """Whether there is a language of this code."""
    try:
        language(code)
    except UnknownLanguageError:
        return False
    return True


@cache
def language(code: str) -> Language:
    """Return a language by its code.

    Raises:
        UnknownLanguageError: Babel does not know it.
    """
    tag, name = _PECULIAR.get(code, (code, ""))
    try:
        locale = Locale.parse(tag, sep="_" if "_" in tag else "-")
    except (UnknownLocaleError, ValueError) as error:
        raise UnknownLanguageError(code) from error
    return Language(code, name or (locale.get_display_name(locale) or code), locale)
