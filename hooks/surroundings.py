"""What the theme's skeleton needs besides the page itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from hooks.drawing.filters import icon
from hooks.frame import Drawn, View, view_of
from hooks.policy import meta_policy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jinja2 import Environment

    from hooks.hand_written import HandWritten
    from hooks.languages import Language
    from hooks.publication import Publication


SPECIMEN = 'class="specimen"'
"""What a page holds that shows components, those of the finder among them."""


def surroundings(  # noqa: PLR0913, PLR0917 - one argument for each thing around a page
    publication: Publication,
    env: Environment,
    lang: Language,
    base: str,
    view: View,
    footer: Sequence[tuple[str, str]],
) -> dict[str, Any]:
    """Return the names that `main.html` uses.

    Args:
        publication: What was read.
        env: The theme's environment.
        lang: The language around the text.
        base: From the page to the root of the site, without '/' at the end.
        view: The page, or marks.
        footer: Path and title of the pages at the foot.
    """
    edition = publication.bare_edition(lang, env)
    return {
        "view": view,
        "lang": lang,
        "languages": publication.languages,
        "base": base,
        "policy": meta_policy(),
        "settings": publication.settings,
        "site_name": edition.site_name,
        "site_url": publication.site_url,
        "footer": footer,
        "icon": lambda name: icon(edition.env, name),
        "dial": edition.dial,
        "_": edition.gettext,
    }


def prose_view(page: HandWritten, title: str, description: str, html: str, notice: str) -> View:
    """Return a hand-written page, marked where it is not in its reader's language.

    Args:
        page: Which page.
        title: Plain text.
        description: Plain text.
        html: Its text, drawn from Markdown.
        notice: What to say where the text is not translated.
    """
    content = Markup(html)  # noqa: S704 - docs/ is the operator's own
    if page.text_lang != page.lang:
        lang = page.text_lang
        content = Markup('<p class="notice">{}</p><div lang="{}" dir="{}">{}</div>').format(
            notice, lang.code, lang.direction, content
        )
    content = Markup('<article class="prose">{}</article>').format(content)
    return view_of(Drawn(title, description, content), page.path)


def once_view(title: str, description: str, html: str) -> View:
    """Return a page for editors, which stands in one language."""
    stops = html.replace("<pre>", '<pre tabindex="0">').replace("<table>", '<table tabindex="0">')
    content = Markup('<article class="prose">{}</article>').format(Markup(stops))  # noqa: S704
    sheet = Markup('<link rel="stylesheet" href="../assets/finder.css">')
    head = sheet if SPECIMEN in html else Markup()
    return view_of(Drawn(title, description or title, content, head=head), "")
