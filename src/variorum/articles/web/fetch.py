"""Fetching a page from an address: over http and https only, within limits of time, size and redirects."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from email.message import Message
from http.client import HTTPException
from typing import Final, overload

from variorum._version import __version__
from variorum.articles.formats.html.page import PAGE_TYPES, declared_encoding
from variorum.articles.limits import Progress, most_bytes, too_large
from variorum.articles.web.addresses import Target, redirected, target_of
from variorum.articles.web.bodies import CutOffError, Unpacker, body_of
from variorum.articles.web.connection import WatchedLine, connected, routes_to
from variorum.articles.web.exchange import exchanged
from variorum.articles.web.patience import Patience
from variorum.articles.web.retry_after import seconds_asked
from variorum.articles.web.validators import Validators
from variorum.base.errors import InputError, Problem, input_error
from variorum.config.settings import LimitSettings

_REDIRECTS: Final = (301, 302, 303, 307, 308)
_MOST_REDIRECTS: Final = 5
_FEEDS: Final = ("application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/xml", "text/xml")
_PACKED: Final = ("application/gzip", "application/x-gzip")  # as large sitemaps come
_TYPES: Final = (*PAGE_TYPES, *_FEEDS, *_PACKED, "text/plain", "text/markdown", "application/pdf")
_KNOWN: Final = {
    401: "asks for a login",
    403: "refuses to show it",
    404: "has no such page",
    410: "has removed it",
    429: "asks for fewer visits",
    451: "may not show it",
}
_HEADERS: Final = {
    "User-Agent": f"Variorum/{__version__} (reads one page when asked)",
    "Accept": "text/html, application/xhtml+xml, text/plain;q=0.8, application/pdf;q=0.8, application/xml;q=0.7",
    "Accept-Encoding": "gzip",
    "Connection": "close",
}
_LATER: Final = "Check the address and the network, or save the page from a browser and open the file."


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came from an address: where it was found in the end, its bytes, the encoding it declares, whether its sender
    calls it a page of HTML, and what tells its text from another later."""

    address: str
    data: bytes
    charset: str | None
    is_page: bool
    validators: Validators


@dataclass(frozen=True, slots=True)
class Unchanged:
    """A server says that the text is the one that is known."""


class StatusError(InputError):
    """A server answers with a status that gives no page; `retry_after` are the seconds that it asks to wait."""

    def __init__(self, problem: Problem, status: int, retry_after: float) -> None:
        super().__init__(problem)
        self.status, self.retry_after = status, retry_after


@overload
def fetch(address: str, limits: LimitSettings, progress: Progress) -> Fetched: ...


@overload
def fetch(address: str, limits: LimitSettings, progress: Progress, known: Validators) -> Fetched | Unchanged: ...


def fetch(
    address: str, limits: LimitSettings, progress: Progress, known: Validators | None = None
) -> Fetched | Unchanged:
    """The page at an address, whole; or that it has the text that is `known`. Raises InputError, saying what is wrong
    and what to do.

    An address that leads into a private or local network is refused unless `limits.allow_local`, after
    every redirect anew; the connection is made to the very network address that was checked. All of it,
    from the look-up of the name on, ends within `limits.fetch_seconds`. `progress` is asked all the while,
    and what it raises stops the fetch.
    """
    patience = Patience(limits.fetch_seconds, progress)
    asked = address
    for _ in range(_MOST_REDIRECTS + 1):
        answer = _ask(asked, limits, patience, known)
        if isinstance(answer, Fetched):
            progress(len(answer.data))
        if not isinstance(answer, str):
            return answer
        asked = redirected(asked, answer)
    raise input_error(address, f"redirects more than {_MOST_REDIRECTS} times", "Use the page's own address.")


def _ask(
    address: str, limits: LimitSettings, patience: Patience, known: Validators | None
) -> Fetched | Unchanged | str:
    """The page, or the place that the server redirects to."""
    target = target_of(address)
    try:
        routes = routes_to(target, patience, allow_local=limits.allow_local)
        with closing(connected(routes, patience)) as line:
            return _answer_on(line, target, limits, patience, known)
    except TimeoutError:
        raise input_error(address, f"did not answer within {limits.fetch_seconds} seconds", _LATER) from None
    except CutOffError:
        raise input_error(address, "was cut off before its end", _LATER) from None
    except (OSError, HTTPException, ValueError) as error:
        raise input_error(address, f"cannot be fetched ({error})"[:300], _LATER) from None


def _answer_on(
    line: WatchedLine, target: Target, limits: LimitSettings, patience: Patience, known: Validators | None
) -> Fetched | Unchanged | str:
    conditions = known.headers if known is not None else {}
    with closing(exchanged(line, target, "GET", {**_HEADERS, **conditions})) as answer:
        if answer.status == 304 and conditions:
            return Unchanged()
        location = answer.headers.get("Location")
        if answer.status in _REDIRECTS and location:
            return str(location)
        _check_status(target.where, answer.status, answer.headers)
        kind = _kind_of(target.where, answer.headers)
        most = most_bytes(limits)
        data = body_of(answer, most, patience)
        if kind in _PACKED and data.startswith(b"\x1f\x8b"):
            data = Unpacker("gzip").unpacked(data, most)
        if len(data) > most:
            raise too_large(target.where, limits)
        charset = declared_encoding(str(answer.headers.get("Content-Type", "")))
        return Fetched(target.where, data, charset, kind in PAGE_TYPES, Validators.of(answer.headers))


def _check_status(address: str, status: int, headers: Message) -> None:
    if status != 200:
        what = _KNOWN.get(status, "gave no page")
        problem = Problem(address, f"gave no article: the server {what} (status {status})", _LATER)
        raise StatusError(problem, status, seconds_asked(headers) or 0.0)


def _kind_of(address: str, headers: Message) -> str:
    """The type that a server calls its answer; empty where it says nothing of the kind."""
    kind = str(headers.get("Content-Type", "")).partition(";")[0].strip().casefold()
    if "/" in kind and kind not in _TYPES:
        remedy = "Use the address of the article's page."
        raise input_error(address, f"is {kind[:80]}, not a page, a text, a PDF or a feed", remedy)
    return kind
