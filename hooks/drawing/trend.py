"""The page that says how the offers develop, with charts that are drawn while the site is built."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from hooks.drawing.coverage import coverage_of
from hooks.drawing.professionals import HOME, SHEET
from hooks.frame import Drawn
from hooks.tables import table_text
from hooks.trend import trend_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hooks.drawing.edition import Edition
    from hooks.pages import Page
    from hooks.trend import Trend

TABLE = "fachkraefte/entwicklung.csv"
"""The same as a table, in the folder of a language."""
_SHEET = Markup('<link rel="stylesheet" href="../../assets/trend.css">')
_HIGHEST = 80
"""Of a bar, in units of the chart."""
_STEP = 26
"""From one bar to the next."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One period of a chart."""

    label: str
    number: str
    x: int
    height: int


@dataclass(frozen=True, slots=True)
class Chart:
    """Numbers over time."""

    id: str
    title: str
    period: str
    """What a bar stands for."""
    notes: tuple[str, ...]
    bars: tuple[Bar, ...]

    @property
    def width(self) -> int:
        """How wide the chart is; a few bars stand beside each other as in a longer one."""
        return max(len(self.bars), 6) * _STEP


def draw_trend(edition: Edition, _: Page) -> Drawn:
    """Draw how the offers develop."""
    title = edition.gettext("How the offers develop")
    content = edition.draw(
        "fragments/professionals/trend.html",
        home=HOME, title=title, charts=charts_of(edition), table=TABLE.rpartition("/")[2],
    )  # fmt: skip
    return Drawn(title, title, content, SHEET.format(HOME) + _SHEET)


def charts_of(edition: Edition) -> tuple[Chart, ...]:
    """Return both charts: when offers began, and when entries came in."""
    trend = trend_of(coverage_of(edition))
    return _began(edition, trend), _entered(edition, trend)


def _began(edition: Edition, trend: Trend) -> Chart:
    say = edition.gettext
    unknown = edition.ngettext(
        "{count} offer does not say since when it exists.",
        "{count} offers do not say since when they exist.",
        trend.unknown,
    )
    older = edition.ngettext("{count} offer is older.", "{count} offers are older.", trend.before)
    notes = (unknown if trend.unknown else "", older if trend.before else "")
    bars = _bars(edition, ((str(year), number) for year, number in trend.began))
    title = say("Today’s offers by the year they began")
    return Chart("began", title, say("Year"), tuple(filter(None, notes)), bars)


def _entered(edition: Edition, trend: Trend) -> Chart:
    say, lang = edition.gettext, edition.lang
    bars = _bars(edition, ((lang.quarter(first), count) for first, count in trend.entered))
    notes = [say("The history of the entries is not known here.")]
    if trend.filled_until:
        until = lang.short_date(trend.filled_until)
        is_over = trend.filled_until < edition.day
        notes = [
            say("The directory is filled for the first time until {date}.", date=until),
            say("Entries from that time do not count."),
            say("Nothing new since then.") if is_over and not bars else "",
        ]
    title, period = say("New entries"), say("Quarter")
    return Chart("entered", title, period, tuple(filter(None, notes)), bars)


def _bars(edition: Edition, counts: Iterable[tuple[str, int]]) -> tuple[Bar, ...]:
    known = list(counts)
    most = max((count for _, count in known), default=0) or 1
    return tuple(
        Bar(label, edition.lang.number(count), at * _STEP + 3, round(_HIGHEST * count / most))
        for at, (label, count) in enumerate(known)
    )


def trend_table(edition: Edition) -> str:
    """Return the numbers of all charts as a table."""
    head = [edition.gettext("Counted"), edition.gettext("Period"), edition.gettext("Offers")]
    trend = trend_of(coverage_of(edition))
    began, entered = charts_of(edition)
    older = [[began.title, f"< {trend.began[0][0]}", str(trend.before)]] if trend.before else []
    years = [[began.title, str(year), str(count)] for year, count in trend.began]
    quarters = [[entered.title, edition.lang.quarter(one), str(n)] for one, n in trend.entered]
    return table_text([head, *older, *years, *quarters])
