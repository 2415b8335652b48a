"""A web application (WSGI) that has files written before another one sends them."""

from __future__ import annotations

from posixpath import basename, normpath
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

    from hooks.preview import Preview

OWN = "/livereload/"
"""What the server answers itself: browsers wait there until the site is new."""


class OnRequest:
    """Sends files of a preview."""

    def __init__(self, send: WSGIApplication, mount: str, preview: Callable[[], Preview]) -> None:
        """Take what is needed to answer.

        Args:
            send: Sends what lies in the folder of the site; waits while that is built anew.
            mount: The path of the site on its host, with '/' at both ends.
            preview: Returns the state of the site that is shown.
        """
        self._send = send
        self._mount = mount
        self._preview = preview

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request; again, if the site was built anew meanwhile."""
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
        if path.startswith(OWN):
            return self._send(environ, start_response)
        while True:
            shown = self._preview()
            for place in self._places(path):
                shown.provide(place)
            head, body = self._answer(environ)
            if shown is self._preview():
                start_response(*head)
                return body
            getattr(body, "close", lambda: None)()

    def _answer(self, environ: WSGIEnvironment) -> tuple[list[Any], Iterable[bytes]]:
        head: list[Any] = []
        body = self._send(environ, lambda *told: head.extend(told))  # type: ignore[arg-type] # it writes nothing but what it returns
        return head, body

    def _places(self, path: str) -> list[str]:
        """Return the paths in the site that an address may stand for."""
        if not path.startswith(self._mount):
            return []
        inner = path.removeprefix(self._mount)
        place = normpath(f"/{inner}index.html" if path.endswith("/") else f"/{inner}").lstrip("/")
        return [place] if "." in basename(place) else [place, f"{place}/index.html"]
