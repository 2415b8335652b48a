"""How providers say that nothing has changed, and how that is read.

What they write comes from outside: only ids and one plain line are taken from it.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hooks.forges import Question, issue_url, mail_url
from hooks.model.values import SLUG

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hooks.settings import Repository

FORM = "bestaetigen.yml"
"""File name of the issue form."""
RECORD = Question("id", "Kennung")
ASSURER = Question("assurer", "Bestätigt von")
MAX_TEXT = 64 * 1024
"""Characters of an issue or a mail that are read."""
MAX_IDS = 50
_ID = re.compile(f"{SLUG[1:-1]}(/{SLUG[1:-1]})?")
_NOTHING = "_No response_"
"""What GitHub writes where a field of a form was left empty."""


class RefusedError(ValueError):
    """A confirmation that cannot be entered; the text is for editors, a reason a line."""

    def __init__(self, reasons: Iterable[str]) -> None:
        """Keep the reasons."""
        super().__init__("\n".join(reasons))


@dataclass(frozen=True, slots=True)
class Confirmation:
    """Who says of which records that they are true."""

    ids: tuple[str, ...]
    """Of offers, and of providers for all of their offers."""
    assurer: str
    """An office; "" keeps the one that stands in a record."""


def confirmation_mail(address: str, record_id: str, name: str, *, is_sensitive: bool) -> str:
    """Return the address of a mail to the operator that nothing has changed.

    Args:
        address: Of the operator.
        record_id: Of an offer or a provider.
        name: What the record is called.
        is_sensitive: Whether the subject keeps silent on the record: lists of mails show it.
    """
    subject = "Bestätigung" if is_sensitive else f"Bestätigung: {name} ({record_id})"
    body = (
        "Guten Tag,\n\nalle Angaben stimmen noch.\n\n"
        f"{RECORD.label}: {record_id}\n"
        "Stand: heute\n\n"
        "Bitte tragen Sie noch Ihre Stelle ein, keine Person:\n"
        f"{ASSURER.label}: \n"
    )
    return mail_url(address, subject, body)


def confirmation_issue(repository: Repository, record_id: str) -> str:
    """Return the address of a new issue that nothing has changed; never for a sensitive record."""
    answers = {RECORD: record_id, ASSURER: ""}
    return issue_url(repository, FORM, f"Bestätigung: {record_id}", answers)


def read_confirmation(text: str) -> Confirmation:
    """Take ids and office out of an issue or a mail.

    Args:
        text: From outside: nothing of it is to be trusted, or told again.

    Raises:
        RefusedError: There is no id, or something stands there that is no id or no plain line.
    """
    if len(text) > MAX_TEXT:
        raise RefusedError(["Der Text ist zu lang."])
    lines = [re.sub(r"^[> \t]+", "", line).rstrip() for line in re.split(r"\r\n|\r|\n", text)]
    ids = " ".join(_answer(lines, RECORD)).replace(",", " ").split()
    if not ids:
        raise RefusedError(
            [f"Der Text nennt keine Kennung. So fängt die Zeile an: {RECORD.label}:"]
        )
    if len(ids) > MAX_IDS or not all(_ID.fullmatch(one) for one in ids):
        raise RefusedError([f"Was unter »{RECORD.label}« steht, ist keine Kennung."])
    office = _answer(lines, ASSURER)
    if len(office) > 1 or any(map(_is_hidden, "".join(office))):
        raise RefusedError([f"Was unter »{ASSURER.label}« steht, ist keine schlichte Zeile."])
    return Confirmation(tuple(dict.fromkeys(ids)), "".join(office))


def _answer(lines: list[str], question: Question) -> list[str]:
    """Return the lines below a heading up to the next, or what stands behind `label:`."""
    for index, line in enumerate(lines):
        if re.fullmatch(rf"#+ *{question.label}", line):
            below = lines[index + 1 :]
            end = next((i for i, one in enumerate(below) if one.startswith("#")), len(below))
            return [one.strip() for one in below[:end] if one.strip() not in {"", _NOTHING}]
        if found := re.fullmatch(rf"{question.label}: *(.*)", line):
            return [found[1]] if found[1] else []
    return []


def _is_hidden(char: str) -> bool:
    """Whether a character is none that one sees: control, format, private, separator of lines."""
    return unicodedata.category(char) in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
