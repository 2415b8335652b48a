"""Asks the servers of others whether their pages are still there.

Only `python -m hooks links` uses this, never a build: a site is published whether or not they are.
"""

from __future__ import annotations

import time
import urllib.error
import urllib.request
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPException
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterable
    from http.client import HTTPMessage
    from typing import IO

_NO_HEAD = frozenset({400, 403, 404, 405, 406, 410, 500, 501, 503})
"""Answers to HEAD that say little: some servers know only GET."""
_AGAIN = frozenset({429, 500, 502, 503, 504})
_MOVED = frozenset({HTTPStatus.MOVED_PERMANENTLY, HTTPStatus.PERMANENT_REDIRECT})


@dataclass(frozen=True, slots=True)
class Manners:
    """How to ask without being a burden."""

    agent: str
    """Who asks, with a place to complain."""
    timeout: float = 20
    """Seconds."""
    pause: float = 1
    """Seconds between two questions to one host."""
    tries: int = 3
    hosts: int = 8
    """Hosts that are asked at the same time, each with one question."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of an address."""

    url: str
    trouble: str = ""
    """German, what is wrong; "" if nothing is."""
    moved_to: str = ""
    """Where it has moved for good; "" if it has not."""


def host_of(url: str) -> str:
    """Return the host of an address; "" if it is no address at all."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def ask_all(urls: Iterable[str], manners: Manners) -> dict[str, Answer]:
    """Ask for all addresses: those of one host one after the other, slowly."""
    hosts = defaultdict(list)
    for url in urls:
        hosts[host_of(url)].append(url)
    with ThreadPoolExecutor(manners.hosts) as pool:
        found = pool.map(lambda own: _ask_host(own, manners), hosts.values())
        return {answer.url: answer for answers in found for answer in answers}


def _ask_host(urls: list[str], manners: Manners) -> list[Answer]:
    answers: list[Answer] = []
    for url in urls:
        if answers:
            time.sleep(manners.pause)
        answers.append(ask(url, manners))
    return answers


def ask(url: str, manners: Manners) -> Answer:
    """Ask for one address, with GET where HEAD is refused, and again where it may help."""
    answer, code = _ask_once("HEAD", url, manners)
    if code in _NO_HEAD:
        answer, code = _ask_once("GET", url, manners)
    for attempt in range(1, manners.tries):
        if answer.trouble == "" or (code and code not in _AGAIN):
            break
        time.sleep(manners.pause * 2**attempt)
        answer, code = _ask_once("GET", url, manners)
    return answer


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows redirects and remembers where a page has moved for good."""

    def __init__(self) -> None:
        self.moved_to = ""
        self.is_permanent = True

    def redirect_request(  # noqa: PLR0913, PLR0917 - as urllib calls it
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        """Remember the target as long as every step so far was for good."""
        self.is_permanent = self.is_permanent and code in _MOVED
        if self.is_permanent:
            self.moved_to = newurl
        request = super().redirect_request(req, fp, code, msg, headers, newurl)
        if request:
            request.method = req.get_method()  # before Python 3.13 HEAD would become GET
        return request


def _ask_once(method: str, url: str, manners: Manners) -> tuple[Answer, int]:
    """Return the answer and its number in HTTP; 0 if there was none."""
    redirects = _Redirects()
    opener = urllib.request.build_opener(redirects)
    headers = {"User-Agent": manners.agent, "Accept": "*/*"}
    try:
        request = urllib.request.Request(_ascii(url), method=method, headers=headers)  # noqa: S310 - https? only
        with opener.open(request, timeout=manners.timeout) as answer:
            return Answer(url, moved_to=_worth_telling(url, redirects.moved_to)), answer.status
    except urllib.error.HTTPError as error:
        error.close()
        return Answer(url, _told(error.code)), error.code
    except (OSError, HTTPException, ValueError) as error:
        return Answer(url, _failure(error)), 0


def _ascii(url: str) -> str:
    return quote(url, safe="%/:=&?~#+!$,;'@()*[]-._")


def _worth_telling(old: str, new: str) -> str:
    """Return where a page has moved, unless it is only a matter of the last '/'."""
    return "" if new.rstrip("/") == old.rstrip("/") else new


def _told(code: int) -> str:
    known = {
        401: "verlangt eine Anmeldung", 403: "verweigert den Zugang", 404: "gibt es nicht",
        410: "gibt es nicht mehr", 429: "antwortet nicht so vielen Anfragen",
    }  # fmt: skip
    return f"{known.get(code, 'antwortet mit einem Fehler')} ({code})"


def _failure(error: Exception) -> str:
    reason = getattr(error, "reason", error)
    name = type(reason).__name__
    if isinstance(reason, TimeoutError):
        return "antwortet nicht rechtzeitig"
    if name == "SSLCertVerificationError":
        return "hat kein gültiges Zertifikat"
    if name == "gaierror":
        return "den Server gibt es nicht"
    return f"nicht erreichbar ({name})"
