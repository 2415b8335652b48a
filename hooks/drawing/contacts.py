"""The ways to reach an offer or a provider: call, write, look, go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from hooks.drawing.times import Hours, hours_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hooks.drawing.edition import Edition, Words
    from hooks.model.contact import Contact, Link, Phone
    from hooks.model.offer import Offer
    from hooks.model.provider import Provider
    from hooks.texts import Text

ICONS = {
    "voice": "material/phone",
    "sms": "material/message-text-outline",
    "fax": "material/fax",
    "email": "material/email-outline",
    "website": "material/web",
    "registration": "material/clipboard-edit-outline",
    "booking": "material/calendar-check",
    "form": "material/form-textbox",
    "chat": "material/chat-outline",
    "messenger": "material/message-text-outline",
    "video": "material/video-outline",
    "sign language": "material/hand-wave-outline",
}


@dataclass(frozen=True, slots=True)
class Way:
    """One way to reach somebody, as a large link."""

    kind: str
    href: str
    """`tel:`, `sms:`, `mailto:` or an address; "" for a fax, which nobody calls."""
    verb: str
    """What happens: Call, Write a mail, Open the website."""
    shown: str
    """Number, address or host, which reads from left to right."""
    label: Text | None = None
    languages: tuple[Text, ...] = ()
    hours: tuple[Hours, ...] = ()
    name: str = ""
    """A person, with consent."""

    @property
    def icon(self) -> str:
        """The icon of this kind."""
        return ICONS[self.kind]


def ways(edition: Edition, record: Offer | Provider, words: Words) -> list[Way]:
    """Return all ways to reach an offer or a provider, calls first."""
    found = [_phone(edition, phone, words) for phone in record.phones]
    if record.email:
        found.append(_mail(edition, record.email))
    found += [_link(edition, link, words) for link in record.links]
    for contact in record.contacts:
        found += _contact(edition, contact, words)
    return found


def answered_ways(found: Iterable[Way]) -> list[Way]:
    """Return the ways on which a person answers."""
    return [way for way in found if way.kind in {"voice", "email"}]


def first_ways(found: Iterable[Way]) -> list[Way]:
    """Return the first way of each kind, for the head of a page."""
    kinds: dict[str, Way] = {}
    for way in found:
        if way.href:
            kinds.setdefault(way.kind, way)
    return list(kinds.values())


def _phone(edition: Edition, phone: Phone, words: Words) -> Way:
    dialled = edition.dial(phone.number)
    schemes = {"voice": f"tel:{dialled}", "sms": f"sms:{dialled}", "fax": ""}
    verbs = {
        "voice": edition.gettext("Call"),
        "sms": edition.gettext("Write a text message"),
        "fax": edition.gettext("Fax"),
    }
    return Way(
        kind=phone.kind,
        href=schemes[phone.kind],
        verb=verbs[phone.kind],
        shown=phone.number,
        label=words.item("phones.label", phone.label),
        languages=tuple(edition.label("languages", code) for code in phone.languages),
        hours=tuple(
            hours_of(edition, one, words.item("phones.schedules.description", one.description))
            for one in phone.schedules
        ),
    )


def _mail(edition: Edition, address: str, label: Text | None = None, name: str = "") -> Way:
    verb = edition.gettext("Write a mail")
    return Way("email", f"mailto:{address}", verb, address, label, name=name)


def _link(edition: Edition, link: Link, words: Words) -> Way:
    say = edition.gettext
    verbs = {
        "website": say("Open the website"),
        "registration": say("Register online"),
        "booking": say("Book an appointment online"),
        "form": say("Open the form"),
        "chat": say("Start a chat"),
        "messenger": say("Write by messenger"),
        "video": say("Start a video call"),
        "sign language": say("Information in sign language"),
    }
    host = (urlsplit(link.url).hostname or "").removeprefix("www.")
    label = words.item("links.label", link.label)
    return Way(link.kind, link.url, verbs[link.kind], host, label)


def _contact(edition: Edition, contact: Contact, words: Words) -> Iterator[Way]:
    role = words.item("contacts.role", contact.role)
    name = contact.name or ""
    if contact.phone:
        href = f"tel:{edition.dial(contact.phone)}"
        yield Way("voice", href, edition.gettext("Call"), contact.phone, role, name=name)
    if contact.email:
        yield _mail(edition, contact.email, role, name)
    if not contact.phone and not contact.email:
        yield Way("voice", "", edition.gettext("Ask for"), "", role, name=name)
