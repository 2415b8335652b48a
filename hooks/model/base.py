"""How fields are declared: their help, their HSDS name, what is translated, what is a code."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, ClassVar, Literal, Self, cast

from pydantic import BaseModel, ConfigDict, Field, GetCoreSchemaHandler, model_validator
from pydantic.config import JsonDict
from pydantic_core import PydanticCustomError, PydanticUndefined, core_schema

from hooks.model.agreements import Agreement
from hooks.model.forms import Form, mistake
from hooks.problems import did_you_mean

Mistake = tuple[str, str]
"""A field's name ("" for the record itself) and a German sentence about it."""


class Translatable:
    """Marks a text that translators translate."""


class Codes:
    """Marks a code and names the vocabularies it is from.

    Checked where the validation context maps the names of all its vocabularies to their codes.
    """

    def __init__(self, *vocabularies: str) -> None:
        """Keep the names of the vocabularies: their files without the ending."""
        self.vocabularies = vocabularies

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        """Tell pydantic to look the code up."""
        return core_schema.with_info_after_validator_function(self._known, handler(source))

    def _known(self, code: str, info: core_schema.ValidationInfo[Any]) -> str:
        context = info.context or {}
        if any(name not in context for name in self.vocabularies):
            return code
        if not any(code in context[name] for name in self.vocabularies):
            known = [word for name in self.vocabularies for word in context[name]]
            raise mistake(f"»{code}« ist hier nicht bekannt.{did_you_mean(code, known)}")
        return code


def of(  # noqa: PLR0913 - one argument for each thing that is known of a field
    title: str,
    help_text: str,
    *,
    hsds: str = "",
    example: str = "",
    meanings: Mapping[str, str] | None = None,
    group: str = "",
    distinct: bool = False,
    default: Any = PydanticUndefined,
    **form: Any,
) -> Any:
    """Declare a field.

    Args:
        title: German, what the field is called in forms and tables.
        help_text: German, for editors: what belongs here, in whole sentences.
        hsds: `<object>.<attribute>` of HSDS 3.0, empty where the standard has no place for it.
        example: YAML, a value as an editor would write it.
        meanings: German, what each English word that is possible here means.
        group: German, the heading of the fields from this one on.
        distinct: Whether no entry of the list may stand twice.
        default: What the field is when it is left out; a field without default is required.
        form: Constraints of pydantic, such as `max_length`.
    """
    known: JsonDict = {
        "hsds": hsds, "meanings": dict(meanings or {}), "group": group, "distinct": distinct,
    }  # fmt: skip
    extra: JsonDict = {name: value for name, value in known.items() if value}
    examples = [example] if example else None
    return Field(
        default, title=title, description=help_text,
        json_schema_extra=extra, examples=examples, **form,
    )  # fmt: skip


@cache
def _shared(names: frozenset[str]) -> frozenset[str]:
    return names


class Record(BaseModel):
    """A mapping of fields that an editor writes; frozen once it is read."""

    model_config = ConfigDict(frozen=True, extra="forbid", regex_engine="python-re")
    short_field: ClassVar[str] = ""
    """The field that a text alone stands for; "" where there is none."""
    short_form: ClassVar[Form | None] = None
    """The form of a text that stands for several fields, where there is one."""
    agreements: ClassVar[tuple[Agreement, ...]] = ()
    """What the fields owe each other."""

    @model_validator(mode="before")
    @classmethod
    def _read(cls, data: Any) -> Any:
        if isinstance(data, str):
            data = cls.from_short_form(data)
        if isinstance(data, Mapping):
            names = _written_names(cls)
            return {
                key: value for key, value in data.items() if value is not None or key not in names
            }
        return data

    @classmethod
    def from_short_form(cls, text: str) -> Any:
        """Return the fields that a short form stands for."""
        if cls.short_field:
            return {cls.short_field: text}
        raise mistake(f"Hier werden Felder erwartet: {', '.join(cls.model_fields)}.")

    def model_post_init(self, _: Any) -> None:
        """Share the names of the fields that were written: own sets are a fifth of the memory."""
        names = _shared(frozenset(self.model_fields_set))
        object.__setattr__(self, "__pydantic_fields_set__", names)

    def model_copy(
        self,
        *,
        update: Mapping[str, Any] | None = None,
        deep: bool = False,  # noqa: ARG002 - records are frozen
    ) -> Self:
        """Return a copy with other values; pydantic's own would change names that are shared."""
        made = type(self).model_construct(**dict(self) | dict(update or {}))
        return cast("Self", made)

    @model_validator(mode="after")
    def _check(self) -> Self:
        broken = [(place, one.message) for one in self.agreements for place in one.places(self)]
        if found := [*broken, *self.mistakes()]:
            raise PydanticCustomError("mistakes", "…", {"mistakes": found})
        return self

    def doubled(self) -> Iterator[Mistake]:
        """Yield what stands twice in a list whose entries are distinct."""
        for name in _distinct_fields(type(self)):
            words = getattr(self, name)
            for word in sorted({word for word in words if words.count(word) > 1}):
                yield name, f"»{word}« steht zweimal."

    def mistakes(self) -> Iterator[Mistake]:
        """Yield what is wrong between the fields of this record."""
        yield from ()


@cache
def _distinct_fields(model: type[Record]) -> tuple[str, ...]:
    """Return the lists of a record in which nothing stands twice."""
    found = ((name, field.json_schema_extra) for name, field in model.model_fields.items())
    return tuple(name for name, extra in found if isinstance(extra, dict) and "distinct" in extra)


@cache
def _written_names(model: type[BaseModel]) -> frozenset[str]:
    """Return the names of a record's fields, as editors write them."""
    return frozenset(field.alias or name for name, field in model.model_fields.items())


Feature = Literal["yes", "partly", "no", "unknown"]
