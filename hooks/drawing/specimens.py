"""Every component in its states, for the page on design, drawn by the real pages' templates."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from hooks.drawing.cards import Card
from hooks.drawing.contacts import ICONS, Way
from hooks.drawing.facts import Address, Origin
from hooks.drawing.offers import Notices
from hooks.drawing.times import Hours, NextDate
from hooks.drawing.upkeep import Assurance, Feedback, Upkeep
from hooks.texts import Text

if TYPE_CHECKING:
    from hooks.drawing.edition import Edition

_LINK = re.compile(r'href="[^"]*"')
_PLACE = re.compile(r"<p>\[\[specimen: ([a-z]+)\]\]</p>")


def fill_specimens(edition: Edition, html: str) -> str:
    """Put components in the places `[[specimen: name]]` of a page.

    Args:
        edition: The language of the page.
        html: The page, drawn from Markdown.
    """
    if not _PLACE.search(html):
        return html
    facts = _samples(edition)
    return _PLACE.sub(lambda found: _draw(edition, found[1], facts), html)


def _draw(edition: Edition, name: str, facts: dict[str, Any]) -> str:
    drawn = edition.draw("fragments/specimens.html", specimen=name, home="", **facts)
    nowhere = _LINK.sub('href="#content"', drawn)
    return f'<div class="specimen">{nowhere}</div>'


def _samples(edition: Edition) -> dict[str, Any]:
    """Return invented facts; none of them is an offer."""
    here = edition.lang.code
    text = Text("Beispiel-Treff für Familien", here)
    today = NextDate(edition.day, edition.lang.full_date(edition.day), "10:00–11:30")
    full = Card(
        id="beispiel/beispiel", name=text, summary=Text("Was eine Familie bekommt.", here),
        where=(Text("Beispielstadt", here),), has_place=True,
        cost="Kostenlos", is_free=True, state="",
        promises=(Text("Anonym möglich", here),), languages=(Text("Deutsch", here),),
        next_dates=(today,),
    )  # fmt: skip
    foreign = replace(full, name=Text("Not translated yet", "en"), is_free=False, cost="")
    busy = replace(full, id="beispiel/voll", state="Zurzeit voll", next_dates=())
    return {
        "cards": [full, busy, replace(foreign, id="beispiel/fremd")],
        "ways": [_way(kind) for kind in ICONS],
        "hours": [
            Hours("Montag – Donnerstag", "08:30–12:30", "", ("nicht an Feiertagen",), None),
            Hours("Freitag", "", "09:00", (), Text("Bitte klingeln.", here)),
        ],
        "dates": [today],
        "notices": Notices(is_machine=True, is_stale=True, is_partly_foreign=True),
        **_kept_true(edition),
        "addresses": [_address(here, is_public=True), _address(here, is_public=False)],
    }


def _kept_true(edition: Edition) -> dict[str, Any]:
    """Return confirmations, fresh, old and none, and where notes go: known, secret, nowhere."""
    here = edition.lang.code
    fresh = Assurance(edition.lang.short_date(edition.day), Text("Beispiel-Treff", here), "")
    before = edition.day - timedelta(days=400)
    old = "Das ist mehr als ein Jahr her. Fragen Sie nach, bevor Sie losgehen."
    office = (_way("email"), _way("voice"))
    note = Feedback(office, "beispiel/treff", "Beispiel-Treff", is_sensitive=False)
    return {
        "assurances": [
            fresh,
            replace(fresh, date=edition.lang.short_date(before), warning=old),
            None,
        ],
        "origins": [Origin("", f"Aus example.org vom {edition.lang.short_date(edition.day)}")],
        "notes": [note, replace(note, is_sensitive=True), replace(note, ways=())],
        "upkeep": Upkeep(mail="#", issue="#", host="example.org", correction="#", edit="#"),
    }


def _way(kind: str) -> Way:
    href = "" if kind == "fax" else "#"
    return Way(kind, href, kind, "0123 45678", Text("Beschriftung", "de"))


def _address(here: str, *, is_public: bool) -> Address:
    return Address(
        name=Text("Beispielhaus", here),
        street="Musterweg 1" if is_public else "",
        town="Beispielstadt",
        is_public=is_public,
        transportation=None,
        features=((Text("Stufenlos", here), "yes"), (Text("Aufzug", here), "partly")),
        route="#" if is_public else "",
        key="",
    )
