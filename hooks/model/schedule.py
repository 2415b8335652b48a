"""When an offer takes place: rules that recur (as in RFC 5545) and dated runs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Field

from hooks.model.agreements import WRITTEN, Agreement
from hooks.model.base import Mistake, Record, of
from hooks.model.forms import Commas, Form, mistake
from hooks.model.money import CostOption
from hooks.model.values import CLOCK, DATE, Boolean, Clock, Date, Line, PlainLine

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_SHORT_DAYS = ("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So")
_SHORT = re.compile(r"(?P<days>[A-Za-z,-]+) (?P<opens>\d?\d:\d\d)(-(?P<closes>\d?\d:\d\d))?")
_BYDAY = Form(
    "(?:-1|[1-5])?(?:MO|TU|WE|TH|FR|SA|SU)",
    "»{text}« ist kein Tag. Schreiben Sie MO,WE oder 2MO,4MO.",
    name="Tage wie MO oder 2MO",
)
_RUN_DATE = re.compile(
    r"(?P<first>[\d-]{10})(/(?P<last>[\d-]{10}))?"
    r"( (?P<opens>\d?\d:\d\d)(-(?P<closes>\d?\d:\d\d))?)?"
)
_CLOCKS = f"{CLOCK}(?:-{CLOCK})?"
_SPAN = "(?:{})".format(
    "|".join(
        f"{day}(?:-(?:{'|'.join(_SHORT_DAYS[index:])}))?" for index, day in enumerate(_SHORT_DAYS)
    )
)
_NO_END_ALONE = Agreement(
    "Ein Ende ohne Beginn: »opens_at« fehlt.",
    at="closes_at",
    when={"closes_at": WRITTEN},
    any_of=("opens_at",),
)


def _short_days(text: str) -> list[str]:
    days: list[str] = []
    for part in text.split(","):
        ends = [_SHORT_DAYS.index(day) for day in part.split("-") if day in _SHORT_DAYS]
        if len(ends) != part.count("-") + 1 or len(ends) > 2 or ends != sorted(ends):  # noqa: PLR2004 - from and to
            raise mistake(f"»{part}« sind keine Tage. Schreiben Sie Mo-Do oder Mo,Mi.")
        days += DAYS[ends[0] : ends[-1] + 1]
    return days


class Schedule(Record, title="Zeit"):
    """A rule by which an offer recurs."""

    short_form = Form(
        f"24/7|{_SPAN}(?:,{_SPAN})* {_CLOCKS}",
        "»{text}« ist keine Zeit. Schreiben Sie »Mo-Do 08:30-12:30«, »Mo,Mi 09:00« "
        "(Ende unbekannt) oder »24/7«.",
        name="Mo-Do 08:30-12:30",
    )
    agreements = (
        _NO_END_ALONE,
        Agreement(
            "Die Wochentage fehlen: »byday: MO,WE«.",
            at="byday",
            unless={"kind": "by appointment"},
            any_of=("byday",),
        ),
        Agreement(
            "»dtstart« fehlt: der erste Tag, ab dem gezählt wird, als 2026-11-22.",
            at="interval",
            unless={"interval": 1},
            any_of=("dtstart",),
        ),
    )

    kind: Literal["opening hours", "phone hours", "by appointment", "meeting"] = of(
        "Art der Zeit",
        "Was zu dieser Zeit ist. Bei einer offenen Tür lassen Sie das Feld weg.",
        default="opening hours",
        hsds="schedule.attending_type",
        meanings={
            "opening hours": "es ist geöffnet",
            "phone hours": "jemand geht ans Telefon",
            "by appointment": "Termine nach Absprache",
            "meeting": "eine Gruppe oder Veranstaltung trifft sich",
        },
    )
    location: PlainLine | None = of(
        "Ort",
        "Das Kürzel des Ortes; er steht auch unter »locations« des Angebots. Ohne Angabe: Telefon, "
        "online oder unterwegs.",
        default=None,
        hsds="schedule.id",
        example="treffpunkt",
    )
    freq: Literal["weekly", "monthly"] = of(
        "Rhythmus",
        "Ob es jede Woche oder jeden Monat ist.",
        default="weekly",
        hsds="schedule.freq",
        meanings={
            "weekly": "jede Woche",
            "monthly": "jeden Monat, zum Beispiel am zweiten Montag",
        },
    )
    interval: Annotated[int, Field(ge=1, le=12)] = of(
        "Abstand",
        "Jedes wievielte Mal; 2 = alle zwei Wochen (oder Monate). Dazu gehört »dtstart«.",
        default=1,
        hsds="schedule.interval",
        example="2",
    )
    byday: Annotated[tuple[str, ...], Commas(_BYDAY)] = of(
        "Wochentage",
        "Die Tage (MO, TU, WE, TH, FR, SA, SU), mit Komma dazwischen; monatlich mit Zahl davor "
        "(2MO = zweiter Montag, -1FR = letzter Freitag).",
        default=(),
        hsds="schedule.byday",
        example="MO,WE",
    )
    dtstart: Date | None = of(
        "Erster Tag",
        "Der erste Tag, an dem es stattfindet. Von ihm an wird bei »interval« gezählt.",
        default=None,
        hsds="schedule.dtstart",
        example="2026-11-23",
    )
    until: Date | None = of(
        "Letzter Tag",
        "Der letzte Tag, an dem es stattfindet, wenn ein Ende feststeht.",
        default=None,
        hsds="schedule.until",
        example="2027-06-30",
    )
    opens_at: Clock | None = of(
        "Beginn",
        "Wann es beginnt, als Stunden:Minuten.",
        default=None,
        hsds="schedule.opens_at",
        example="09:30",
    )
    closes_at: Clock | None = of(
        "Ende",
        "Wann es endet, als Stunden:Minuten; weglassen, wenn es nicht bekannt ist.",
        default=None,
        hsds="schedule.closes_at",
        example="11:00",
    )
    except_dates: tuple[Date, ...] = of(
        "Fällt aus am",
        "Einzelne Tage, an denen es ausfällt.",
        default=(),
        example="- 2026-12-28",
    )
    public_holidays: Literal["never", "only", "also"] = of(
        "An Feiertagen",
        "Was an gesetzlichen Feiertagen gilt.",
        default="never",
        meanings={
            "never": "nie an Feiertagen (so gilt es ohne Angabe)",
            "only": "nur an Feiertagen",
            "also": "auch an Feiertagen",
        },
    )
    school_holidays: Literal["never", "only", "also"] = of(
        "In den Schulferien",
        "Was in den Schulferien gilt.",
        default="also",
        meanings={
            "never": "nie in den Schulferien",
            "only": "nur in den Schulferien",
            "also": "auch in den Schulferien (so gilt es ohne Angabe)",
        },
    )
    description: Line | None = of(
        "Anmerkung",
        "Was zu dieser Zeit noch zu wissen ist. Die Zeit selbst steht in ihren Feldern.",
        default=None,
        max_length=200,
        hsds="schedule.description",
        example="Im Sommer sind wir auf dem Spielplatz.",
    )

    @classmethod
    def from_short_form(cls, text: str) -> Any:
        """Read `Mo-Do 08:30-12:30`, `Mo,Mi 09:00` (unknown end) or `24/7`."""
        if text == "24/7":
            return {
                "byday": list(DAYS),
                "opens_at": 0,
                "closes_at": 1440,
                "public_holidays": "also",
            }
        if not (found := _SHORT.fullmatch(text)):
            raise cls.short_form.refusal(text)
        days = _short_days(found["days"])
        return {"byday": days, "opens_at": found["opens"], "closes_at": found["closes"]}

    def mistakes(self) -> Iterator[Mistake]:
        """Yield what keeps the rule from naming days."""
        numbered = [day for day in self.byday if len(day) > len("MO")]
        if self.freq == "monthly" and len(numbered) < len(self.byday):
            yield (
                "byday",
                "Bei »freq: monthly« steht eine Zahl vor dem Tag: 2MO = zweiter Montag.",
            )
        if len({tuple(sorted(found)) for found in self._numbers().values()}) > 1:
            yield "byday", "Tage mit verschiedenen Zahlen sind zwei Einträge unter »schedules«."
        if self.freq == "weekly" and numbered:
            yield "byday", "Eine Zahl vor dem Tag gibt es nur mit »freq: monthly«."
        if self.dtstart and self.until and self.until < self.dtstart:
            yield "until", "Der letzte Tag liegt vor dem ersten."
        yield from clock_mistakes(self.opens_at, self.closes_at)

    def _numbers(self) -> dict[str, list[str]]:
        """Return by weekday which ones of a month are meant."""
        found: dict[str, list[str]] = {}
        for day in self.byday:
            found.setdefault(day[-2:], []).append(day[:-2])
        return found

    @property
    def is_always(self) -> bool:
        """Whether it is around the clock on every day of the year."""
        return (
            len(self.byday) == len(DAYS)
            and (self.opens_at, self.closes_at) == (0, 1440)
            and (self.public_holidays, self.school_holidays) == ("also", "also")
        )


def clock_mistakes(opens_at: int | None, closes_at: int | None) -> Iterator[Mistake]:
    """Yield what is wrong with a beginning and an end on the same day."""
    if opens_at is not None and closes_at is not None and closes_at <= opens_at:
        yield "closes_at", "Das Ende liegt vor dem Beginn. Über Mitternacht sind es zwei Zeiten."


class RunDate(Record, title="Termin"):
    """One day, or the days from a first to a last, of a run."""

    short_form = Form(
        f"{DATE}(?:/{DATE})?(?: {_CLOCKS})?",
        "»{text}« ist kein Termin. Schreiben Sie »2027-01-11 10:00-11:30«.",
        name="2027-01-11 10:00-11:30",
    )
    agreements = (_NO_END_ALONE,)

    first: Date = of("Erster Tag", "Der Tag, oder der erste von mehreren.", example="2027-04-06")
    last: Date | None = of(
        "Letzter Tag",
        "Der letzte Tag, wenn es mehrere hintereinander sind.",
        default=None,
        example="2027-04-09",
    )
    opens_at: Clock | None = of(
        "Beginn",
        "Wann es an diesen Tagen beginnt, als Stunden:Minuten.",
        default=None,
        example="09:00",
    )
    closes_at: Clock | None = of(
        "Ende",
        "Wann es an diesen Tagen endet; weglassen, wenn es nicht bekannt ist.",
        default=None,
        example="16:00",
    )

    @classmethod
    def from_short_form(cls, text: str) -> Any:
        """Read `2027-01-11 10:00-11:30`, `2027-01-11` or `2027-04-06/2027-04-09 09:00-16:00`."""
        if not (found := _RUN_DATE.fullmatch(text)):
            raise cls.short_form.refusal(text)
        parts = found.groupdict()
        return {
            "first": parts["first"], "last": parts["last"],
            "opens_at": parts["opens"], "closes_at": parts["closes"],
        }  # fmt: skip

    def mistakes(self) -> Iterator[Mistake]:
        """Yield an end before the beginning."""
        if self.last and self.last < self.first:
            yield "last", "Der letzte Tag liegt vor dem ersten."
        yield from clock_mistakes(self.opens_at, self.closes_at)

    @property
    def end(self) -> date:
        """The last day."""
        return self.last or self.first


class Capacity(Record, title="Plätze"):
    """Whether there is room."""

    state: Literal["open", "waiting list", "full"] = of(
        "Stand",
        "Ob gerade Plätze frei sind.",
        meanings={
            "open": "es gibt freie Plätze",
            "waiting list": "es gibt eine Warteliste",
            "full": "alle Plätze sind besetzt",
        },
        example="waiting list",
    )
    as_of: Date = of(
        "Gesagt am",
        "An welchem Tag der Anbieter das gesagt hat. Die Seite nennt ihn.",
        example="2026-11-02",
    )
    places: Annotated[int, Field(ge=0)] | None = of(
        "Zahl der Plätze",
        "Wie viele Plätze es insgesamt gibt.",
        default=None,
        example="12",
    )
    waiting_time: Line | None = of(
        "Wartezeit",
        "Wie lange man ungefähr wartet.",
        default=None,
        max_length=100,
        example="etwa drei Monate",
    )
    meanwhile: tuple[PlainLine, ...] = of(
        "In der Zwischenzeit",
        "Angebote, die in der Zwischenzeit helfen (Anbieter/Angebot).",
        default=(),
        example="- beispiel-verein/eltern-cafe",
    )


class Run(Record, title="Kurs"):
    """A dated course, holiday programme or group."""

    name: Line | None = of(
        "Name des Kurses",
        "Wie der Kurs heißt, wenn er anders heißt als das Angebot.",
        default=None,
        max_length=100,
        example="Babymassage im Winter",
    )
    location: PlainLine | None = of(
        "Ort",
        "Das Kürzel des Ortes; er steht auch unter »locations« des Angebots.",
        default=None,
        example="treffpunkt",
    )
    dates: tuple[RunDate, ...] = of(
        "Termine",
        "Alle Termine, jeder in einer Zeile: Datum und Uhrzeit, oder zwei Tage mit »/« dazwischen.",
        min_length=1,
        example="- 2027-01-11 10:00-11:30\n- 2027-04-06/2027-04-09 09:00-16:00",
    )
    registration_from: Date | None = of(
        "Anmeldung ab",
        "Ab welchem Tag man sich anmelden kann.",
        default=None,
        example="2026-11-01",
    )
    registration_until: Date | None = of(
        "Anmeldung bis",
        "Bis zu welchem Tag man sich anmelden kann.",
        default=None,
        example="2027-01-05",
    )
    capacity: Capacity | None = of(
        "Plätze", "Ob in diesem Kurs gerade Plätze frei sind.", default=None
    )
    cost_options: tuple[CostOption, ...] = of(
        "Preise", "Was dieser Kurs kostet, je Preis ein Eintrag.", default=()
    )
    cancelled: Boolean = of("Fällt aus", "true, wenn der Kurs ausfällt.", default=False)
    description: Line | None = of(
        "Anmerkung",
        "Was zu diesem Kurs noch zu wissen ist.",
        default=None,
        max_length=300,
        example="Bitte bringen Sie ein Handtuch mit.",
    )

    def mistakes(self) -> Iterator[Mistake]:
        """Yield a registration that ends before it begins or after the course."""
        first, last = self.registration_from, self.registration_until
        if first and last and last < first:
            yield "registration_until", "Die Anmeldung endet, bevor sie beginnt."
        if last and last > max(day.end for day in self.dates):
            yield "registration_until", "Die Anmeldung endet nach dem letzten Termin."
