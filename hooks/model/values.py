"""The single values of a record: texts, dates, times, ages, numbers, addresses in the net."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field

from hooks.model.base import Translatable
from hooks.model.forms import Form

SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
RESERVED = frozenset({"index", "provider", "locales", "vocabulary"})
"""Names that stand for something else in paths."""

_PARAGRAPHS = re.compile(r"\n\s*\n")
_NAME = "[a-z0-9]+(?:-[a-z0-9]+)*"
_FREE = rf"(?!(?:{'|'.join(sorted(RESERVED))})(?:/|$))"
_MONTH_AND_DAY = (
    "(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])"
    "|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|[12][0-9]))"
)
DATE = f"(?:19[0-9]{{2}}|20[0-9]{{2}}|2100)-{_MONTH_AND_DAY}"
CLOCK = "(?:(?:[01]?[0-9]|2[0-3]):[0-5][0-9]|24:00)"
_LABEL = "[A-Za-z0-9]+(?:-+[A-Za-z0-9]+)*"
_PORT = (
    ":0*(?:[1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])"
)


def unwrapped(text: str) -> str:
    """Undo the breaking of lines, so that a text stays itself when an editor wraps it anew."""
    return "\n\n".join(map(_unwrapped_block, _PARAGRAPHS.split(text.strip())))


def _unwrapped_block(block: str) -> str:
    lines: list[str] = []
    for line in map(str.strip, block.splitlines()):
        if line.startswith("- ") or not lines:
            lines.append(line)
        else:
            lines[-1] += f" {line}"
    return "\n".join(lines)


_ANY_TEXT = Form(r"\s*\S[\s\S]*", "Hier fehlt der Text.")
_ONE_LINE = Form(
    r"(?!\s*\S[^\n]*\n\s*\S)[\s\S]*",
    "Dieser Text steht in einer Zeile; Absätze gibt es in »description«.",
)
_SLUG = Form(
    _NAME,
    "»{text}« ist kein Kürzel: kleine Buchstaben a–z, Ziffern und »-«.",
    name="Kürzel",
)
_FREE_SLUG = Form(f"{_FREE}.*", "»{text}« ist vergeben. Wählen Sie ein anderes Kürzel.")
_SLASH = Form(r"[^/]*/[\s\S]*", "»{text}« ist kein Angebot. Schreiben Sie Anbieter/Angebot.")
_TWO_SLUGS = Form(f"{_FREE}{_NAME}/{_FREE}{_NAME}", _SLUG.message, name="Anbieter/Angebot")
_DATE = Form(
    DATE, "»{text}« ist kein Datum. Schreiben Sie Jahr-Monat-Tag: 2026-11-22.", name="Datum"
)
_PARTIAL_DATE = Form(
    f"[0-9]{{4}}(?:-(?:0[1-9]|1[0-2])|-{_MONTH_AND_DAY})?",
    "»{text}« ist kein Datum: Schreiben Sie 2026, 2026-11 oder 2026-11-22.",
    name="Datum, auch nur Jahr oder Monat",
)
_CLOCK = Form(
    CLOCK, "»{text}« ist keine Uhrzeit. Schreiben Sie Stunden:Minuten: 08:30.", name="Uhrzeit"
)
_AGE = Form(
    "[0-9]{1,3} (?:week|month|year)s?",
    "»{text}« ist kein Alter. Schreiben Sie 6 weeks, 10 months oder 3 years.",
    name="Alter",
)
_PHONE = Form(
    r"(?=(?:[^0-9]*[0-9]){3,15}[^0-9]*$)(?:\+|\(?0|11)[0-9 ()/.–-]*[0-9]",
    "»{text}« ist keine Telefonnummer. Schreiben Sie sie mit Vorwahl: 0123 45678.",
    name="Telefonnummer",
)
"""Three digits (110) to fifteen, the longest number of E.164."""
_EMAIL = Form(
    r"[A-Za-z0-9.!#$'*+_`{|}~-]+@(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}",
    "»{text}« ist keine E-Mail-Adresse.",
    name="E-Mail-Adresse",
)
_URL = Form(
    rf"[Hh][Tt][Tt][Pp][Ss]?://(?:{_LABEL}\.)+[A-Za-z]{{2,}}(?:{_PORT})?"
    r"(?:[/?#][A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%-]*)?",
    "»{text}« ist keine Internet-Adresse: https://…, ohne Leerzeichen und Umlaute.",
    name="Internet-Adresse",
)
_AMOUNT = Form(
    r"[0-9]+(?:[.,][0-9]{1,2})?",
    "»{text}« ist kein Betrag. Schreiben Sie ihn als 12.50.",
    name="Betrag",
)
_BOOLEAN = Form(
    "true|false|ja|nein",
    "»{text}« ist hier nicht möglich. Schreiben Sie true oder false.",
    name="true oder false",
)


def _offer_id(text: str) -> str:
    for name in text.split("/", 1):
        _FREE_SLUG.check(_SLUG.check(name))
    return text


def _date(value: Any) -> Any:
    """Read a date; the form leaves only the 29th of February open."""
    if not isinstance(value, str):
        return value
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise _DATE.refusal(value) from None


def _partial_date(text: str) -> str:
    try:
        date.fromisoformat((text + "-01-01")[:10])
    except ValueError:
        raise _PARTIAL_DATE.refusal(text) from None
    return text


def _minutes(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    hours, minutes = value.split(":")
    return int(hours) * 60 + int(minutes)


def _amount(value: Any) -> Any:
    return Decimal(value.replace(",", ".")) if isinstance(value, str) else value


def _boolean(value: Any) -> Any:
    return value in {"true", "ja"} if isinstance(value, str) else value


PlainLine = Annotated[str, _ONE_LINE, _ANY_TEXT, AfterValidator(str.strip)]
"""A text in one line that is the same in every language."""
Line = Annotated[PlainLine, Translatable()]
"""A text in one line that translators translate."""
Prose = Annotated[str, Field(max_length=5000), _ANY_TEXT, AfterValidator(unwrapped), Translatable()]
"""Plain text with paragraphs (an empty line between) and bullets (`- `), translated."""
Slug = Annotated[str, _SLUG, _FREE_SLUG]
OfferId = Annotated[str, _SLASH, AfterValidator(_offer_id), _TWO_SLUGS]
"""`<provider>/<offer>`."""
Date = Annotated[date, BeforeValidator(_date), _DATE]
PartialDate = Annotated[str, _PARTIAL_DATE, AfterValidator(_partial_date)]
"""`2026`, `2026-11` or `2026-11-22`."""
Clock = Annotated[int, BeforeValidator(_minutes), _CLOCK]
"""Minutes since midnight, 0 to 1440 (24:00)."""
Age = Annotated[str, _AGE]
"""A number and a unit: `6 weeks`, `10 months`, `3 years`."""
PhoneNumber = Annotated[str, _PHONE]
"""As an editor writes it: with area code or +, or a short code such as 116 016."""
Email = Annotated[str, _EMAIL]
Url = Annotated[str, _URL]
"""http or https; anything else is refused."""
Amount = Annotated[
    Decimal, BeforeValidator(_amount), _AMOUNT, Field(ge=0, max_digits=8, decimal_places=2)
]
Boolean = Annotated[bool, BeforeValidator(_boolean), _BOOLEAN]

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
