"""What keeps an entry true: its confirmation, notes of families, ways for providers and editors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from hooks.confirmation import confirmation_issue, confirmation_mail
from hooks.drawing.contacts import Way
from hooks.drawing.facts import has_place
from hooks.forges import edit_url, mail_url
from hooks.freshness import Freshness, freshness, months_passed
from hooks.pages import CORRECTIONS, plan

if TYPE_CHECKING:
    from datetime import date

    from hooks.directory import ListedOffer, ListedProvider
    from hooks.drawing.edition import Edition
    from hooks.texts import Text

_YEAR = 12


@dataclass(frozen=True, slots=True)
class Assurance:
    """That an offer was confirmed, as its page shows it."""

    date: str
    by: Text
    warning: str
    """How long ago that was and what to do about it; "" while it holds."""


def assurance(edition: Edition, offer: ListedOffer) -> Assurance | None:
    """Return who confirmed an offer and when; None if nobody did."""
    record = offer.record
    if not record.assured_date or not record.assurer:
        return None
    date, by = record.assured_date, edition.of_offer(offer).required("assurer", record.assurer)
    state = freshness(date, edition.day, edition.settings.assured_months)
    warning = "" if state is Freshness.CONFIRMED else _warning(edition, offer, date)
    return Assurance(edition.lang.short_date(date), by, warning)


def _warning(edition: Edition, offer: ListedOffer, assured: date) -> str:
    passed = months_passed(assured, edition.day)
    if passed < _YEAR:
        age = edition.ngettext(
            "That is more than a month ago.", "That is more than {count} months ago.", passed
        )
    else:
        age = edition.ngettext(
            "That is more than a year ago.", "That is more than {count} years ago.", passed // _YEAR
        )
    going = edition.gettext("Ask before you set out.")
    calling = edition.gettext("Some of it may have changed.")
    return f"{age} {going if has_place(offer) else calling}"


@dataclass(frozen=True, slots=True)
class Feedback:
    """Where somebody tells that something is wrong with an offer."""

    ways: tuple[Way, ...]
    """To the operator; none if there are no address and no number of it: then to the provider."""
    id: str
    name: str
    """In the language of the records, as the operator knows it."""
    is_sensitive: bool


def feedback(edition: Edition, offer: ListedOffer) -> Feedback | None:
    """Return where to tell what is wrong; None if nobody is there who should be asked.

    Without an operator, families ask the provider; but nobody should occupy a helpline with that,
    and nobody should have to write about help that is a secret.
    """
    found = tuple(_operator_ways(edition, offer))
    if not found and (offer.record.helpline or offer.is_sensitive):
        return None
    return Feedback(found, offer.id, offer.record.name, offer.is_sensitive)


def _operator_ways(edition: Edition, offer: ListedOffer) -> list[Way]:
    operator, found = edition.settings.operator, []
    if operator.email:
        href = mail_url(operator.email, _subject(edition, offer))
        found.append(Way("email", href, edition.gettext("Write a mail"), operator.email))
    if operator.phone:
        href = f"tel:{edition.dial(operator.phone)}"
        found.append(Way("voice", href, edition.gettext("Call"), operator.phone))
    return found


def _subject(edition: Edition, offer: ListedOffer) -> str:
    """Return the subject of a note, which stays in the list of sent mails."""
    if offer.is_sensitive:
        return edition.in_source("A question")
    return edition.in_source("Note on: {name} ({id})", name=offer.record.name, id=offer.id)


@dataclass(frozen=True, slots=True)
class Upkeep:
    """What providers and editors do about an entry: addresses, "" for what there is none of."""

    mail: str
    """To the operator: nothing has changed."""
    issue: str
    """The same, in public."""
    host: str
    """Where that is."""
    correction: str
    """The form for corrections."""
    edit: str
    """The file of the entry, in public."""

    def __bool__(self) -> bool:
        """Whether there is anything that one can do."""
        return any((self.mail, self.issue, self.correction, self.edit))


def upkeep(edition: Edition, record: ListedOffer | ListedProvider, *, is_sensitive: bool) -> Upkeep:
    """Return what can be done about an entry; nothing public where it is sensitive."""
    settings, name = edition.settings, record.record.name
    repository = None if is_sensitive else settings.repository
    address = settings.operator.email
    return Upkeep(
        mail=confirmation_mail(address, record.id, name, is_sensitive=is_sensitive)
        if address
        else "",
        issue=confirmation_issue(repository, record.id) if repository else "",
        host=(urlsplit(repository.url).hostname or "") if repository else "",
        correction=_correction(edition, record.id),
        edit=edit_url(repository, record.document.path) if repository else "",
    )


def _correction(edition: Edition, record_id: str) -> str:
    """Return the form for corrections of a record, from its page; "" where there is none."""
    paths = edition.remember("paths", lambda: {page.path for page in plan(edition.directory)})
    return f"../../{CORRECTIONS}#{record_id}" if CORRECTIONS in paths else ""
