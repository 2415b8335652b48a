"""Reading aloud: with voices of the device only, and only where there is one."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

OFFER = "angebote/stadt-emsdetten/familienbuero.html"
SPEECH = """
window.spoken = [];
window.voices = %s;
class Said { constructor(text) { this.text = text; } }
window.SpeechSynthesisUtterance = Said;
Object.defineProperty(window, "speechSynthesis", { value: {
  getVoices: () => window.voices,
  addEventListener: (_, work) => { window.voicesChanged = work; },
  cancel: () => { window.cancelled = true; },
  speak: (said) => {
    window.spoken.push([said.text, said.lang, said.voice.name]);
    if (!window.isSlow) setTimeout(() => said.onend(), 1);
  },
} });
"""


def _speak(page: Page, *voices: tuple[str, str, bool]) -> None:
    """Give the page voices: name, language, whether they speak on the device."""
    listed = [{"name": name, "lang": lang, "localService": local} for name, lang, local in voices]
    page.add_init_script(SPEECH % json.dumps(listed))


def test_a_remote_voice_shows_no_button(page: Page, base: str) -> None:
    """It would send the text away."""
    _speak(page, ("Cloud", "de-DE", False), ("Device", "en-US", True))
    for path in ("index.html", "orte/rheine.html", "hilfe-sofort.html", OFFER):
        page.goto(f"{base}de/{path}")
        assert page.locator("#aloud").is_hidden(), path


def test_no_voices_at_all_show_no_button(page: Page, base: str) -> None:
    """As in browsers without speech."""
    page.add_init_script("delete window.speechSynthesis;")
    page.goto(f"{base}de/index.html")

    assert page.locator("#aloud").is_hidden()


@pytest.mark.parametrize("path", ["index.html", "orte/index.html", "hilfe-sofort.html", OFFER])
def test_a_voice_of_the_device_shows_the_button(page: Page, base: str, path: str) -> None:
    """On home, lists, helplines and offers; for Leichte Sprache it is the German one."""
    _speak(page, ("Device", "de_DE", True))
    for code in ("de", "de-simple"):
        page.goto(f"{base}{code}/{path}")
        assert page.locator("#aloud").is_visible()
    page.goto(f"{base}tr/{path}")
    assert page.locator("#aloud").is_hidden()


def test_a_voice_that_comes_late_is_found(page: Page, base: str) -> None:
    """Browsers load their voices after the page."""
    _speak(page)
    page.goto(f"{base}de/index.html")
    assert page.locator("#aloud").is_hidden()

    page.evaluate(
        "window.voices = [{ name: 'D', lang: 'de', localService: true }]; voicesChanged();"
    )

    assert page.locator("#aloud").is_visible()


def test_the_page_is_read_in_its_order_each_language_by_its_voice(page: Page, base: str) -> None:
    """What no voice speaks is left out; buttons and hidden things are not read."""
    _speak(page, ("Cloud", "ar", False), ("Ar", "ar-SA", True), ("De", "de-DE", True))
    page.goto(f"{base}ar/{OFFER}")
    page.locator("#aloud").click()
    page.locator("#aloud[aria-pressed=false]").wait_for()
    spoken = page.evaluate("window.spoken")

    assert spoken[0][1:] == ["ar-SA", "Ar"]
    assert spoken[0][0] == page.locator("h1").inner_text()
    assert ["Familienbüro Emsdetten", "de-DE", "De"] in spoken
    assert {voice for _, _, voice in spoken} == {"Ar", "De"}
    said = " ".join(text for text, _, _ in spoken)
    assert "02572 922333" in said
    assert page.locator(".save").inner_text() not in said
    assert page.locator(".spoken").count() == 0


def test_a_second_click_stops(page: Page, base: str) -> None:
    """At once; what is read stands out until then."""
    _speak(page, ("De", "de-DE", True))
    page.add_init_script("window.isSlow = true;")
    page.goto(f"{base}de/{OFFER}")
    page.locator("#aloud").click()
    assert page.locator(".spoken").count() == 1

    page.locator("#aloud").click()

    assert page.evaluate("window.cancelled")
    assert page.locator(".spoken").count() == 0
    assert page.locator("#aloud").get_attribute("aria-pressed") == "false"
    assert len(page.evaluate("window.spoken")) == 1


def test_leaving_falls_silent_at_once(page: Page, base: str) -> None:
    """However slow the next page is, nothing goes on reading."""
    _speak(page, ("De", "de-DE", True))
    page.route("https://www.dwd.de/**", lambda _: None)
    page.goto(f"{base}de/angebote/bafza/hilfetelefon-gewalt-gegen-frauen.html")

    spoken = page.evaluate(
        """() => {
          document.getElementById("aloud").click();
          document.getElementById("exit").click();
          const before = window.spoken.length;
          return new Promise((done) => setTimeout(() => done([before, window.spoken.length]), 60));
        }"""
    )

    assert spoken == [1, 1]
