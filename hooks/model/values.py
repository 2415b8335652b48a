"""The single values of a record: texts, dates, times, ages, numbers, addresses in the net."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field

from hooks.model.base import Translatable, mistake

SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
RESERVED = frozenset({"index", "provider", "locales", "vocabulary"})
"""Names that stand for something else in paths."""

_PARAGRAPHS = re.compile(r"\n\s*\n")
_MONEY = re.compile(r"[0-9]+([.,][0-9]{1,2})?")
_PHONE = re.compile(r"(\+|\(?0|11)[0-9 ()/.–-]*[0-9]")
_DIGITS = range(3, 16)
"""From 110 to the longest number of E.164."""
_EMAIL = re.compile(r"[A-Za-z0-9.!#$'*+_`{|}~-]+@([A-Za-z0-9-]+\.)+[A-Za-z]{2,}")
_HOST = re.compile(r"([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}", re.IGNORECASE)
_URL = re.compile(r"[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%-]+")
_CLOCK = re.compile(r"([01]?\d|2[0-4]):([0-5]\d)")
_AGE = re.compile(r"(\d{1,3}) (week|month|year)s?")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_YEARS = range(1900, 2101)
_PARTIAL_DATE = re.compile(r"\d{4}(-\d{2}){0,2}")


def _one_line(text: str) -> str:
    if "\n" in text.strip():
        raise mistake("Dieser Text steht in einer Zeile; Absätze gibt es in »description«.")
    return _written(text)


def _written(text: str) -> str:
    if not text.strip():
        raise mistake("Hier fehlt der Text.")
    return text.strip()


def unwrapped(text: str) -> str:
    """Undo the breaking of lines, so that a text stays itself when an editor wraps it anew."""
    return "\n\n".join(map(_unwrapped_block, _PARAGRAPHS.split(text.strip())))


def _prose(text: str) -> str:
    return unwrapped(_written(text))


def _unwrapped_block(block: str) -> str:
    lines: list[str] = []
    for line in map(str.strip, block.splitlines()):
        if line.startswith("- ") or not lines:
            lines.append(line)
        else:
            lines[-1] += f" {line}"
    return "\n".join(lines)


def _slug(text: str) -> str:
    if not re.fullmatch(SLUG, text):
        raise mistake(f"»{text}« ist kein Kürzel: kleine Buchstaben a–z, Ziffern und »-«.")
    if text in RESERVED:
        raise mistake(f"»{text}« ist vergeben. Wählen Sie ein anderes Kürzel.")
    return text


def _offer_id(text: str) -> str:
    folder, slash, name = text.partition("/")
    if not slash:
        raise mistake(f"»{text}« ist kein Angebot. Schreiben Sie Anbieter/Angebot.")
    return f"{_slug(folder)}/{_slug(name)}"


def _date(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    try:
        found = date.fromisoformat(value) if _DATE.fullmatch(value) else date.min
    except ValueError:
        found = date.min
    if found.year not in _YEARS:
        raise mistake(f"»{value}« ist kein Datum. Schreiben Sie Jahr-Monat-Tag: 2026-11-22.")
    return found


def _partial_date(text: str) -> str:
    written = text
    try:
        date.fromisoformat((text + "-01-01")[:10])
    except ValueError:
        text = ""
    if not _PARTIAL_DATE.fullmatch(text):
        raise mistake(f"»{written}« ist kein Datum: Schreiben Sie 2026, 2026-11 oder 2026-11-22.")
    return text


def _clock(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    found = _CLOCK.fullmatch(value)
    if not found or (found[1] == "24" and found[2] != "00"):
        raise mistake(f"»{value}« ist keine Uhrzeit. Schreiben Sie Stunden:Minuten: 08:30.")
    return int(found[1]) * 60 + int(found[2])


def _age(text: str) -> str:
    if not _AGE.fullmatch(text):
        raise mistake(f"»{text}« ist kein Alter. Schreiben Sie 6 weeks, 10 months oder 3 years.")
    return text


def _phone(text: str) -> str:
    digits = re.sub(r"\D", "", text)
    if not _PHONE.fullmatch(text) or len(digits) not in _DIGITS:
        raise mistake(
            f"»{text}« ist keine Telefonnummer. Schreiben Sie sie mit Vorwahl: 0123 45678."
        )
    return text


def _email(text: str) -> str:
    if not _EMAIL.fullmatch(text):
        raise mistake(f"»{text}« ist keine E-Mail-Adresse.")
    return text


def _url(text: str) -> str:
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        parts, port = urlsplit(""), None
    clean = _URL.fullmatch(text) and parts.scheme in {"http", "https"} and "@" not in parts.netloc
    if not clean or port == 0 or not _HOST.fullmatch(parts.hostname or ""):
        raise mistake(
            f"»{text}« ist keine Internet-Adresse: https://…, ohne Leerzeichen und Umlaute."
        )
    return text


def _amount(value: Any) -> Any:
    if isinstance(value, str) and not _MONEY.fullmatch(value):
        raise mistake(f"»{value}« ist kein Betrag. Schreiben Sie ihn als 12.50.")
    return Decimal(value.replace(",", ".")) if isinstance(value, str) else value


def _boolean(value: Any) -> Any:
    words = {"true": True, "false": False, "ja": True, "nein": False}
    if isinstance(value, str) and value not in words:
        raise mistake(f"»{value}« ist hier nicht möglich. Schreiben Sie true oder false.")
    return words[value] if isinstance(value, str) else value


Line = Annotated[str, AfterValidator(_one_line), Translatable()]
"""A text in one line that translators translate."""
Prose = Annotated[str, Field(max_length=5000), AfterValidator(_prose), Translatable()]
"""Plain text with paragraphs (an empty line between) and bullets (`- `), translated."""
PlainLine = Annotated[str, AfterValidator(_one_line)]
"""A text in one line that is the same in every language."""
Slug = Annotated[str, AfterValidator(_slug)]
OfferId = Annotated[str, AfterValidator(_offer_id)]
"""`<provider>/<offer>`."""
Date = Annotated[date, BeforeValidator(_date)]
PartialDate = Annotated[str, AfterValidator(_partial_date)]
"""`2026`, `2026-11` or `2026-11-22`."""
Clock = Annotated[int, BeforeValidator(_clock)]
"""Minutes since midnight, 0 to 1440 (24:00)."""
Age = Annotated[str, AfterValidator(_age)]
"""A number and a unit: `6 weeks`, `10 months`, `3 years`."""
PhoneNumber = Annotated[str, AfterValidator(_phone)]
"""As an editor writes it: with area code or +, or a short code such as 116 016."""
Email = Annotated[str, AfterValidator(_email)]
Url = Annotated[str, AfterValidator(_url)]
"""http or https; anything else is refused."""
Amount = Annotated[Decimal, BeforeValidator(_amount), Field(ge=0, max_digits=8, decimal_places=2)]
Boolean = Annotated[bool, BeforeValidator(_boolean)]

_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}


def age_parts(age: Age) -> tuple[int, str]:
    """Return the number and the unit (`week`, `month` or `year`) of an age."""
    number, unit = age.split()
    return int(number), unit.removesuffix("s")


def age_in_days(age: Age, *, whole: bool = False) -> int:
    """Return an age in days, roughly (a month has 30), for comparing.

    Args:
        age: The age.
        whole: Count to the last day of that week, month or year.
    """
    number, unit = age_parts(age)
    return (number + whole) * _DAYS[unit] - whole
