"""The forms that texts have: one regular expression and one German sentence for each.

The check asks them, and so do the schema, the field reference and the sample: they are written
once. The expressions are in the language that Python, JavaScript and JSON Schema share.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Any

from pydantic_core import PydanticCustomError, core_schema

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler


_LONG_DASH = re.compile(r" ?[‐‑‒–—−] ?")
"""What writing programs make of `-`, with the blanks that belong around it in print."""


def mistake(message: str) -> PydanticCustomError:
    """Return an error whose German message reaches the editor as it is."""
    return PydanticCustomError("record", "{message}", {"message": message})


class Form:
    """Marks a text that has a form.

    Checked before the text becomes a number, a date …; what is no text is left to the type.
    """

    def __init__(
        self, pattern: str, message: str, *, name: str = "", asked_by_record: bool = False
    ) -> None:
        """Keep the form.

        Args:
            pattern: What matches the whole text.
            message: German, what is told otherwise; `{text}` stands for what was written.
            name: German, what such a text is called; "" where that says nothing.
            asked_by_record: Whether the record itself asks, so that its other mistakes are told
                as well.
        """
        self.pattern = pattern
        self.message = message
        self.name = name
        self.asked_by_record = asked_by_record
        self._compiled = re.compile(pattern)

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        """Tell pydantic to look at the form."""
        if self.asked_by_record:
            return handler(source)
        if source is str:
            return core_schema.no_info_after_validator_function(self.check, handler(source))
        return core_schema.no_info_before_validator_function(self.check, handler(source))

    def matches(self, text: str) -> bool:
        """Whether a text has the form."""
        return self._compiled.fullmatch(text) is not None

    def check(self, value: Any) -> Any:
        """Return the value.

        Raises:
            PydanticCustomError: It is a text that has not the form.
        """
        if isinstance(value, str) and not self.matches(value):
            raise self.refusal(value)
        return value

    def told_of(self, text: str) -> str:
        """Return the sentence about a text that has not the form."""
        meant = _LONG_DASH.sub("-", text)
        if meant != text and self.matches(meant):
            return f"In »{text}« ist nur der Strich falsch. Schreiben Sie »{meant}«."
        return self.message.replace("{text}", text)

    def refusal(self, text: str) -> PydanticCustomError:
        """Return the error for a text, also for one that only looks right, such as 2027-02-29."""
        return mistake(self.told_of(text))

    @cached_property
    def can_be_number(self) -> bool:
        """Whether other readers of YAML take some such texts for numbers."""
        digits = (digit * length for digit in "0123456789" for length in range(1, 16))
        return any(map(self.matches, digits))

    @cached_property
    def can_be_flag(self) -> bool:
        """Whether other readers of YAML take some such texts for true and false."""
        return self.matches("true")

    @property
    def told(self) -> str:
        """The sentence where nobody knows what was written."""
        return self.message.replace("»{text}«", "Das")


class Commas:
    """Marks a list of texts of one form that may stand in one line, with commas between."""

    def __init__(self, form: Form) -> None:
        """Keep the form of each text."""
        self.form = form

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        """Tell pydantic to take the line apart first."""
        return core_schema.no_info_before_validator_function(self._split, handler(source))

    def _split(self, value: Any) -> Any:
        words = [word.strip() for word in value.split(",")] if isinstance(value, str) else value
        for word in words if isinstance(words, list) else ():
            self.form.check(word)
        return words

    @property
    def line(self) -> Form:
        """The form of the whole line."""
        one = f"(?:{self.form.pattern})"
        return Form(rf"\s*{one}(?:\s*,\s*{one})*\s*", self.form.message)
