"""Pages that help to use the others: saved list, without internet, safety, sign language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from hooks.drawing.cards import card, texts_of
from hooks.drawing.entrances import lines_of
from hooks.drawing.offers import notices_of
from hooks.frame import SENSITIVE, Drawn

if TYPE_CHECKING:
    from hooks.drawing.edition import Edition
    from hooks.pages import Page


_SAVED = Markup(
    '<link rel="stylesheet" href="../assets/finder.css">\n'
    '<script type="module" src="../assets/list/list.js"></script>'
)


def draw_saved(edition: Edition, _: Page) -> Drawn:
    """Draw the saved list; what is saved only the device knows."""
    title = edition.gettext("Saved list")
    content = edition.draw("fragments/saved.html", home=".", title=title)
    description = edition.gettext("Your list stays on this device. Nobody else gets it.")
    return Drawn(title, description, content, head=_SAVED, mood=SENSITIVE)


def draw_offline(edition: Edition, _: Page) -> Drawn:
    """Draw what stands in for pages that were not kept; it names nothing that is sensitive."""
    title = edition.gettext("No internet right now")
    lines = [line for line in lines_of(edition) if not line.offer.is_sensitive]
    content = edition.draw(
        "fragments/offline.html",
        home=".", title=title, lines=lines, language_name=edition.lang.name,
        notices=notices_of(edition, texts_of(card(edition, one.offer) for one in lines)),
    )  # fmt: skip
    return Drawn(title, edition.gettext("Numbers to call without internet."), content)


def draw_safety(edition: Edition, _: Page) -> Drawn:
    """Draw how to leave few traces."""
    title = edition.gettext("Leave no traces")
    content = edition.draw("fragments/safety.html", home=".", title=title)
    description = edition.gettext("How to leave quickly, and what stays behind on a phone.")
    return Drawn(title, description, content, mood=SENSITIVE)


def draw_sign_language(edition: Edition, _: Page) -> Drawn:
    """Draw the operator's videos in sign language."""
    title = edition.gettext("Videos in sign language")
    videos = edition.settings.sign_language_videos
    content = edition.draw("fragments/sign_language.html", home=".", title=title, videos=videos)
    description = edition.gettext("This directory, explained in sign language.")
    return Drawn(title, description, content)
