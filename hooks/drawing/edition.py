"""The directory in one language: its words, its records' texts, and the templates."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from markupsafe import Markup, escape

from hooks.drawing.direction import isolated
from hooks.drawing.phones import dial
from hooks.suggesting import FIELD, MODEL_LANGUAGE
from hooks.texts import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date
    from gettext import NullTranslations

    from jinja2 import Environment

    from hooks.coverage import Coverage
    from hooks.directory import Directory, ListedOffer, ListedProvider
    from hooks.happenings import Happening
    from hooks.languages import Language
    from hooks.listing import Listing
    from hooks.pages import Page
    from hooks.search.catalog import SearchCatalog
    from hooks.settings import Settings
    from hooks.texts import RecordTexts

Made = TypeVar("Made")


@dataclass(frozen=True)
class Edition:
    """Everything that drawing in one language needs."""

    lang: Language
    listing: Listing
    settings: Settings
    texts: RecordTexts
    words: NullTranslations
    source_words: NullTranslations
    """The interface in the language of the records."""
    env: Environment
    """Escapes what it draws; an edition's own."""
    site_url: str = ""
    """Where the site will be; ends with '/'."""
    languages: Mapping[str, Language] = field(default_factory=dict)
    """All languages of the site, by code."""
    search: SearchCatalog | None = None
    """What the finder can find."""
    agenda: Mapping[Page, list[Happening]] = field(default_factory=dict)
    """What takes place, by the page beside which a calendar lies."""
    coverage: Coverage | None = None
    """How many offers there are for what, and where; an edition without records has none."""
    labels: dict[tuple[str, str], Text] = field(default_factory=dict)
    drawn: dict[object, Any] = field(default_factory=dict)
    """What several pages of the language show alike, such as cards; see `remember`."""

    @property
    def directory(self) -> Directory:
        """All records."""
        return self.listing.directory

    @property
    def day(self) -> date:
        """The day that the site is built for."""
        return self.listing.day

    @property
    def as_of(self) -> Markup:
        """The line that says of which day the site is, for people and programs."""
        shown = Markup('<time datetime="{}">{}</time>')
        date = shown.format(self.day, self.lang.short_date(self.day))
        return escape(self.gettext("As of {date}")).format(date=date)

    @property
    def index(self) -> str:
        """The version of the search index that belongs to this build."""
        return self.search.version if self.search else ""

    @property
    def preloaded(self) -> tuple[str, ...]:
        """The files of the index that every search needs, from the language's folder."""
        return self.search.preloaded(self.lang.code) if self.search else ()

    def gettext(self, message: str, **values: object) -> str:
        """Return a text of the interface, with its places filled."""
        found = self.words.gettext(message)
        return found.format(**values) if values else found

    def in_source(self, message: str, **values: object) -> str:
        """Return a text of the interface in the language of the records."""
        return self.source_words.gettext(message).format(**values)

    def ngettext(self, singular: str, plural: str, count: int) -> str:
        """Return a text of the interface for a count, which stands in it as `{count}`."""
        found = self.words.ngettext(singular, plural, count)
        return found.format(count=self.lang.number(count))

    def pgettext(self, context: str, message: str, **values: object) -> str:
        """Return a text of the interface whose English is ambiguous."""
        found = self.words.pgettext(context, message)
        return found.format(**values) if values else found

    def field_text(self, german: str) -> Text:
        """Return what the model says of a field, in German where it is not translated."""
        found = self.words.pgettext(FIELD, german)
        if found == german and self.lang.locale.language != MODEL_LANGUAGE:
            return Text(german, MODEL_LANGUAGE)
        return Text(isolated(found) if self.lang.direction == "rtl" else found, self.lang.code)

    def label(self, vocabulary: str, code: str, name: str = "label") -> Text:
        """Return the label, or another text, of a term."""
        key = (f"{vocabulary}.{code}.{name}", code)
        if key not in self.labels:
            source = getattr(self.directory.vocabulary.term(vocabulary, code), name) or ""
            self.labels[key] = self.texts.text("vocabulary", key[0], source)
        return self.labels[key]

    @property
    def site_name(self) -> str:
        """The name of the directory."""
        return self.gettext("Family guide {region}", region=self.settings.region.name)

    @property
    def other_languages(self) -> list[tuple[str, str]]:
        """Code and own name of the other languages of the site."""
        others = (one for one in self.languages.values() if one.code != self.lang.code)
        return [(one.code, one.name) for one in others]

    @property
    def source_name(self) -> str:
        """The own name of the language of the records."""
        return self.texts.source.name

    @property
    def booklet_places(self) -> tuple[str, ...]:
        """The places whose booklets the build sets, by code."""
        wanted = self.settings.booklets
        if isinstance(wanted, bool):
            return tuple(self.directory.vocabulary.municipalities) if wanted else ()
        return wanted

    def youth_office(self, code: str) -> ListedOffer | None:
        """Return the offer that holds the contact of a youth office, if there is one."""
        office = self.directory.vocabulary.term("youth_offices", code)
        return self.directory.offers.get(getattr(office, "offer", None) or "")

    def of_offer(self, offer: ListedOffer) -> Words:
        """Return the texts of an offer."""
        return Words(self, offer.provider.id, offer.name)

    def of_provider(self, provider_id: str) -> Words:
        """Return the texts of a provider."""
        return Words(self, provider_id, "provider")

    def name_of(self, offer: ListedOffer) -> Text:
        """Return the name of an offer."""
        return self.texts.text(offer.provider.id, f"{offer.name}.name", offer.record.name)

    def provider_name(self, provider: ListedProvider) -> Text:
        """Return the name of a provider."""
        return self.texts.text(provider.id, "provider.name", provider.record.name)

    def dial(self, number: str) -> str:
        """Return a number as `tel:` wants it."""
        return dial(number, self.settings.region.country)

    def remember(self, key: object, make: Callable[[], Made]) -> Made:
        """Return what was made under a key before, else make it."""
        if key not in self.drawn:
            self.drawn[key] = make()
        found: Made = self.drawn[key]
        return found

    def draw_card(self, card: Any, home: str) -> Markup:
        """Draw an offer in short; many lists show the same."""
        key = ("card", card.id, home)
        return self.remember(key, lambda: self.draw("fragments/card.html", one=card, home=home))

    def draw(self, template: str, **facts: Any) -> Markup:
        """Draw a fragment."""
        return Markup(self.env.get_template(template).render(facts))  # noqa: S704

    def __post_init__(self) -> None:
        """Give every template the names of this language, so that macros are read once."""
        self.env.globals = {
            **self.env.globals,
            "edition": self,
            "lang": self.lang,
            "_": self.gettext,
            "ngettext": self.ngettext,
            "pgettext": self.pgettext,
            "settings": self.settings,
            "day": self.day,
        }


@dataclass(frozen=True, slots=True)
class Words:
    """The texts of one record."""

    edition: Edition
    folder: str
    prefix: str

    def __call__(self, name: str, source: str | None) -> Text | None:
        """Return the text of a field, or None where nothing is written."""
        return None if source is None else self.required(name, source)

    def required(self, name: str, source: str) -> Text:
        """Return the text of a field that is always written."""
        return self.edition.texts.text(self.folder, f"{self.prefix}.{name}", source)

    def item(self, name: str, source: str | None) -> Text | None:
        """Return a text of a field whose list shares one context."""
        if source is None:
            return None
        context = f"{self.prefix}.{name}"
        return self.edition.texts.text(self.folder, context, source, in_list=True)
