"""Numbers as telephones dial them."""

from __future__ import annotations

import re
from functools import cache

import phonenumbers

_SHORT = 6
"""Short codes such as 110 and 116 016 have at most six digits and no area."""


@cache
def dial(number: str, country: str) -> str:
    """Return a number for `tel:`: international, but short codes as they are.

    Args:
        number: As it stands in the record.
        country: ISO 3166 code of the country that it is in.
    """
    digits = re.sub(r"[^\d+]", "", number)
    if len(digits) <= _SHORT and digits.startswith("1"):
        return digits
    try:
        parsed = phonenumbers.parse(number, country)
    except phonenumbers.NumberParseException:
        return digits
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
