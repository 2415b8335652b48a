"""Single values in the forms that people write, in the form that records have.

Each function returns the value as an editor would write it, or the text as it is where it knows
no better: the reader of records then refuses it, and the report says so.
"""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import quote, urlsplit, urlunsplit

_CLOCK = re.compile(
    r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))?(?:[:.]\d{2}(?:\.\d+)?)?"
    r"\s*(?:Uhr|h)?\s*(?P<half>[ap])?\.?(?(half)m\.?)\s*(?:Uhr|Z)?",
    re.IGNORECASE,
)
_PHONE = re.compile(r"(?:\+|\(\+|\(?0|\b11)[\d ()/.\u2010-\u2015-]{1,30}\d")
_GERMAN_DATE = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})")
_ISO_DATE = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ].*)?")
_MONEY = re.compile(
    r"(?:EUR|€)?\s*(\d{1,3}(?:\.\d{3})+|\d+)(?:[.,](\d{1,2}|[-–]{1,2}))?\s*(?:EUR|Euro|€)?", re.I
)
_AT = re.compile(r"\s*(?:\(at\)|\[at\]|\{at\})\s*", re.IGNORECASE)
_DAYS = {
    "mo": "MO", "montag": "MO", "montags": "MO", "mon": "MO", "monday": "MO",
    "di": "TU", "dienstag": "TU", "dienstags": "TU", "tue": "TU", "tues": "TU", "tuesday": "TU",
    "tu": "TU",
    "mi": "WE", "mittwoch": "WE", "mittwochs": "WE", "wed": "WE", "wednesday": "WE", "we": "WE",
    "do": "TH", "donnerstag": "TH", "donnerstags": "TH", "thu": "TH", "thurs": "TH",
    "thursday": "TH", "th": "TH",
    "fr": "FR", "freitag": "FR", "freitags": "FR", "fri": "FR", "friday": "FR",
    "sa": "SA", "samstag": "SA", "samstags": "SA", "sonnabend": "SA", "sat": "SA",
    "saturday": "SA",
    "so": "SU", "sonntag": "SU", "sonntags": "SU", "sun": "SU", "sunday": "SU", "su": "SU",
}  # fmt: skip
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_SHORT = dict(zip(DAYS, ("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"), strict=True))
_ALL_DAYS = {"täglich": DAYS, "daily": DAYS, "werktags": DAYS[:5], "weekdays": DAYS[:5]}
_NAME = "|".join(sorted(_DAYS, key=len, reverse=True))
_DAYS_PART = re.compile(
    rf"(?P<days>\b(?:{_NAME})\b\.?(?:\s*(?:-|–|bis|to|,|und|and|&|/)\s*\b(?:{_NAME})\b\.?)*"
    rf"|{'|'.join(_ALL_DAYS)})\s*:?",
    re.IGNORECASE,
)
_SPAN = re.compile(
    r"(?:von |from |ab )?(?P<opens>\d{1,2}(?:[:.]\d{2})?(?:\s*[ap]m)?)\s*(?:Uhr)?"
    r"(?:\s*(?:-|–|bis|to)\s*(?P<closes>\d{1,2}(?:[:.]\d{2})?(?:\s*[ap]m)?))?\s*(?:Uhr)?",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*(?:;|,|\n|und|sowie|and|&|\|)?\s*", re.IGNORECASE)
_NOON = 12
_NEAR = 0.05
"""Months by which a rounded number of years is off."""
_LAST_HOUR = 24


def counted(number: str, unit: str) -> str:
    """Return an age: `1 year`, `3 years`."""
    return f"{int(number)} {unit}" if int(number) == 1 else f"{int(number)} {unit}s"


def age(years: str) -> str:
    """Return a number of years as an age, in months where it is a part of years: `0.833`."""
    if years.isdigit():
        return counted(years, "year")
    if not re.fullmatch(r"\d{1,3}\.\d{1,9}", years):
        return years
    months = float(years) * 12
    return counted(str(round(months)), "month") if abs(months - round(months)) < _NEAR else years


def clock(text: str) -> str:
    """Return `9:00am`, `9.30 Uhr`, `9 Uhr` or `09:30:00` as `09:00`, `09:30`."""
    found = _CLOCK.fullmatch(text.strip())
    if not found or int(found["hour"]) > _LAST_HOUR:
        return text
    if not found["minute"] and not found["half"] and not re.search("uhr|h$", text, re.I):
        return text
    hour = int(found["hour"])
    if half := (found["half"] or "").lower():
        if not 1 <= hour <= _NOON:
            return text
        hour = hour % _NOON + (_NOON if half == "p" else 0)
    return f"{hour:02}:{found['minute'] or '00'}"


def weekdays(text: str) -> str:
    """Return names of days, German or English, as `MO,WE`; also `Montag bis Freitag`."""
    found = _days(text.strip())
    return ",".join(found) if found else text


def _days(text: str) -> list[str]:
    small = text.casefold().replace(".", "").strip(" :")
    if small in _ALL_DAYS:
        return list(_ALL_DAYS[small])
    days: list[str] = []
    for part in re.split(r"\s*(?:,|und|and|&|/)\s*", small):
        ends = [_DAYS.get(name.strip(), "") for name in re.split(r"-|–|\bbis\b|\bto\b", part)]
        if "" in ends or len(ends) > 2 or DAYS.index(ends[0]) > DAYS.index(ends[-1]):  # noqa: PLR2004 - from and to
            return []
        days += DAYS[DAYS.index(ends[0]) : DAYS.index(ends[-1]) + 1]
    return [day for day in DAYS if day in days]


def opening_hours(text: str) -> list[str]:
    """Return `Montag bis Freitag 8-16.30 Uhr, Sa 9:00am` as times of records; [] if unclear."""
    place, days, found = 0, [], []
    text = text.strip()
    while place < len(text):
        if named := _DAYS_PART.match(text, place):
            days, place = _days(named["days"]), named.end()
        span = _SPAN.match(text, place := _BETWEEN.match(text, place).end())  # type: ignore[union-attr] # matches nothing, too
        if not span or not days:
            return []
        opens, closes = (_hour(span[name]) for name in ("opens", "closes"))
        found.append(f"{_short_days(days)} {opens}" + (f"-{closes}" if closes else ""))
        place = _BETWEEN.match(text, span.end()).end()  # type: ignore[union-attr] # likewise
    return found


def _hour(text: str | None) -> str:
    if not text:
        return ""
    return clock(text if re.search("[:.apm]", text) else f"{text}:00")


def _short_days(days: list[str]) -> str:
    first, last = DAYS.index(days[0]), DAYS.index(days[-1])
    if len(days) > 2 and last - first + 1 == len(days):  # noqa: PLR2004 - two days are listed
        return f"{_SHORT[days[0]]}-{_SHORT[days[-1]]}"
    return ",".join(_SHORT[day] for day in days)


def phone(text: str) -> str:
    """Return the first number in a text: `"Tel.: 0123/456 (Büro)"` is `0123/456`."""
    plain = re.sub(r"\(\s*0\s*\)", " ", text) if "+" in text else text
    found = _PHONE.search(plain)
    if not found:
        return text
    number = re.sub(r"[\u2010-\u2015]", "-", found[0].replace("(+", "+", 1))
    if number.count("(") != number.count(")"):
        number = number.replace("(", "").replace(")", "")
    return " ".join(number.split()).strip(" -/.")


def phones(text: str) -> list[str]:
    """Return all parts of a cell that lists numbers; what is none of them is told later."""
    parts = re.split(r"[;,\n|]| oder | und | or | and |(?<=\d)\s*/\s*(?=\+|0\d{2,5}[ /-])", text)
    return [part.strip() for part in parts if part.strip()]


def url(text: str) -> str:
    """Return an address with its scheme, and without umlauts and spaces."""
    words = [word.strip("<>,;()") for word in text.split()]
    address = next((word for word in words if "." in word), text)
    if address.lower().startswith(("www.", "http:/www", "https:/www")) or "://" not in address:
        address = "https://" + re.sub(r"^https?:/+", "", address, flags=re.IGNORECASE).lstrip("/")
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").encode("idna").decode()
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return text
    if "." not in host or parts.username or parts.scheme.lower() not in {"http", "https"}:
        return text
    path, query = (quote(part, safe="/%:=&?~+!$,;'@()*[]") for part in (parts.path, parts.query))
    return urlunsplit((parts.scheme.lower(), host + port, path, query, quote(parts.fragment)))


def email(text: str) -> str:
    """Return a mail address without spaces, `mailto:` and disguise."""
    plain = re.sub(r"^\s*(?:mailto:|E-?Mail:)", "", text, flags=re.IGNORECASE)
    return re.sub(r"\s*([@.])\s*", r"\1", _AT.sub("@", plain)).strip(" <>;,")


def day(text: str) -> str:
    """Return `22.11.2026` or `2026-11-22T10:00` as `2026-11-22`."""
    if found := _ISO_DATE.fullmatch(text.strip()):
        return found[1]
    if found := _GERMAN_DATE.fullmatch(text.strip()):
        try:
            return date(int(found[3]), int(found[2]), int(found[1])).isoformat()
        except ValueError:
            return text
    return text


def amount(text: str) -> str:
    """Return `1.250,50 €` as `1250.50`; a number with a dot is one."""
    plain = text.strip()
    if re.fullmatch(r"\d+\.\d{1,2}", plain):
        return plain
    found = _MONEY.fullmatch(plain)
    if not found:
        return text
    whole, part = found[1].replace(".", ""), (found[2] or "").strip("-–")
    return f"{whole}.{part}" if part else whole


def truth(text: str) -> str:
    """Return `Ja`, `x`, `1`, `yes` as `true`, and their opposites as `false`."""
    small = text.strip().casefold()
    if small in {"ja", "yes", "true", "wahr", "1", "x", "y", "j"}:
        return "true"
    return "false" if small in {"nein", "no", "false", "falsch", "0", "n"} else text


def street(text: str) -> str:
    """Return a street without a house number that is none (`0`, `.`, `-`) or stands twice."""
    plain = re.sub(r"[\s,]+(?:0|\.|-|–|o\. ?Nr\.?)$", "", text.strip())
    return re.sub(r"(?P<number>\b\d+ ?[a-zA-Z]?) (?P=number)$", r"\g<number>", plain)


def postal_code(text: str, country: str) -> str:
    """Return a postal code with the zero that a spreadsheet took, and without `D-`.

    Args:
        text: As it stands in the source.
        country: ISO 3166; only German codes have five digits for sure.
    """
    plain = re.sub(r"^(?:DE?|A|CH)[- ]+", "", text.strip(), flags=re.IGNORECASE)
    plain = re.sub(r"\.0+$", "", plain)
    return plain.zfill(5) if country == "DE" and re.fullmatch(r"\d{4}", plain) else plain
