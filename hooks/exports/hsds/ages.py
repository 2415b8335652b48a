"""Ages as HSDS has them: numbers of years, and beside them what these do not say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hooks.exports.hsds.parts import plain_number
from hooks.importing.forms import counted
from hooks.model.values import age_parts

if TYPE_CHECKING:
    from hooks.model.offer import Ages

_OF_A_YEAR = {"year": 1.0, "month": 12.0, "week": 365.25 / 7}


def years(age: str | None) -> float | int | None:
    """Return an age in years."""
    if not age:
        return None
    number, unit = age_parts(age)
    return plain_number(round(number / _OF_A_YEAR[unit], 3))


def beside_years(ages: Ages | None) -> dict[str, Any] | None:
    """Return what a number of years does not say."""
    if ages is None:
        return None
    exact = {
        name: age
        for name, age in (("minimum_age", ages.minimum_age), ("maximum_age", ages.maximum_age))
        if age and age != counted(str(age_parts(age)[0]), "year")
    }
    return exact | ({} if ages.whose == "child" else {"whose": ages.whose})
