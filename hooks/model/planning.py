"""What the operator knows of the region itself, for planning: children, and what was surveyed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Annotated

from pydantic import Field

from hooks.model.agreements import WRITTEN, Agreement
from hooks.model.base import Codes, Mistake, Record, of
from hooks.model.values import Date, PlainLine

TownCode = Annotated[str, Codes("municipalities")]
TopicCode = Annotated[str, Codes("topics")]
LifePhaseCode = Annotated[str, Codes("life_phases")]


class Children(Record, title="Zahl der Kinder"):
    """How many children live in a town."""

    municipality: TownCode = of("Ort", "Das Kürzel des Ortes.", example="beispielstadt")
    life_phase: LifePhaseCode | None = of(
        "Lebensphase",
        "Das Kürzel der Lebensphase, für die die Zahl gilt. Ohne Angabe: alle unter 18 Jahren.",
        default=None,
        example="kleinkind",
    )
    number: Annotated[int, Field(ge=1, le=9_999_999)] = of(
        "Anzahl", "Wie viele Kinder dort wohnen.", example="1250"
    )


class Survey(Record, title="Erhebung"):
    """That somebody has looked for all offers of a topic in a town."""

    municipality: TownCode = of("Ort", "Das Kürzel des Ortes.", example="beispielstadt")
    topic: TopicCode = of(
        "Thema",
        "Das Kürzel des Themas. Wo dazu nichts eingetragen ist, heißt es dann »gibt es nicht« "
        "statt »nicht erfasst«.",
        example="schulden",
    )
    date: Date = of(
        "Erhoben am", "Wann jemand alle Angebote dort gesucht hat.", example="2026-10-01"
    )


class Planning(Record, title="Planung"):
    """What no offer says and planning needs."""

    agreements = (
        Agreement(
            "Zu »children« gehört, von wann die Zahlen sind: »children_as_of«.",
            at="children",
            when={"children": WRITTEN},
            any_of=("children_as_of",),
        ),
    )

    filled_until: Date | None = of(
        "Zuerst gefüllt bis",
        "Bis wann das Verzeichnis zum ersten Mal gefüllt wurde. Was bis dahin eingetragen wurde, "
        "zählt nicht als Zuwachs. Ohne Angabe: bis ein halbes Jahr nach dem ersten Eintrag.",
        default=None,
        example="2027-03-31",
    )
    children_as_of: Date | None = of(
        "Stand der Kinderzahlen", "Von wann die Zahlen der Kinder sind.",
        default=None, example="2025-12-31",
    )  # fmt: skip
    children_source: PlainLine | None = of(
        "Quelle der Kinderzahlen", "Woher die Zahlen der Kinder sind.",
        default=None, max_length=100, example="IT.NRW",
    )  # fmt: skip
    children: tuple[Children, ...] = of(
        "Kinder",
        "Wie viele Kinder wo wohnen. Nur Orte, deren Zahl hier steht, bekommen eine Angabe je "
        "1.000 Kinder.",
        default=(),
        example="- {municipality: beispielstadt, number: 1250}",
    )
    surveys: tuple[Survey, ...] = of(
        "Erhebungen",
        "Wo jemand alle Angebote eines Themas gesucht hat.",
        default=(),
        example="- {municipality: beispielstadt, topic: schulden, date: 2026-10-01}",
    )

    def mistakes(self) -> Iterator[Mistake]:
        """Yield what is told twice."""
        phases = ((one.municipality, one.life_phase) for one in self.children)
        for town, phase in _doubled(phases):
            said = f" für »{phase}«" if phase else ""
            yield "children", f"Die Zahl der Kinder{said} in »{town}« steht zweimal."
        for town, topic in _doubled((one.municipality, one.topic) for one in self.surveys):
            yield "surveys", f"»{topic}« in »{town}« steht zweimal. Nennen Sie die letzte Erhebung."


def _doubled(pairs: Iterable[tuple[str, str | None]]) -> list[tuple[str, str | None]]:
    return [pair for pair, count in Counter(pairs).items() if count > 1]
