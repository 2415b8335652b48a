"""Whoever asks while the site is built anew gets the new one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hooks.on_request import OnRequest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


class _Site:
    """A state of the site that notes what it is asked for."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.asked: list[str] = []

    def provide(self, path: str) -> None:
        """Note a path."""
        self.asked.append(path)


class _Server:
    """Sends the name of the state that is shown, and takes the next one while it does so."""

    def __init__(self, states: list[_Site]) -> None:
        self.states = states

    def send(self, _: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        """Answer with the state of now."""
        name = self.states[0].name
        start(f"200 {name}", [])
        if len(self.states) > 1:
            self.states.pop(0)
        return [name.encode()]


def _ask(path: str, states: list[_Site], mount: str = "/") -> tuple[list[str], bytes]:
    server, heads = _Server(states), list[str]()
    app = OnRequest(server.send, mount, lambda: server.states[0])  # type: ignore[arg-type,return-value] # all it asks of a preview
    body = app({"PATH_INFO": path}, lambda status, _: heads.append(status))  # type: ignore[arg-type] # nobody writes to it
    return heads, b"".join(body)


def test_an_answer_of_the_state_before_is_not_sent() -> None:
    """The new state is asked for the page, and one answer is begun."""
    old, new = _Site("old"), _Site("new")

    heads, body = _ask("/de/index.html", [old, new])

    assert (heads, body) == (["200 new"], b"new")
    assert (old.asked, new.asked) == (["de/index.html"], ["de/index.html"])


def test_addresses_lead_to_files_below_the_site_only() -> None:
    """Folders to their first page; nothing above, and nothing of other paths on the host."""
    asked = {}
    for path in ("/a/", "/a/de/", "/a/de", "/a/../../x.html", "/b/x.html", "/a/de/%2e.html"):
        site = _Site("one")
        _ask(path, [site], "/a/")
        asked[path] = site.asked

    assert asked == {
        "/a/": ["index.html"],
        "/a/de/": ["de/index.html"],
        "/a/de": ["de", "de/index.html"],
        "/a/../../x.html": ["x.html"],
        "/b/x.html": [],
        "/a/de/%2e.html": ["de/%2e.html"],
    }


def test_a_browser_that_waits_for_news_is_answered_once() -> None:
    """The server answers it itself, whatever happens meanwhile."""
    old, new = _Site("old"), _Site("new")

    heads, body = _ask("/livereload/1/2", [old, new])

    assert (heads, body) == (["200 old"], b"old")
    assert (old.asked, new.asked) == ([], [])
