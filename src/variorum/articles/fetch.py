"""Fetching a page from an address: over http and https only, within limits of time, size and redirects."""

from __future__ import annotations

import gzip
import http.client
import ipaddress
import socket
import time
import zlib
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from email.message import Message
from typing import Final
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from variorum import __version__
from variorum.articles.limits import Progress, most_bytes, too_large
from variorum.base.errors import input_error
from variorum.config.settings import LimitSettings

_REDIRECTS: Final = (301, 302, 303, 307, 308)
_MOST_REDIRECTS: Final = 5
_PIECE: Final = 65_536  # bytes read at once
_PAGES: Final = ("text/html", "application/xhtml+xml")
_TYPES: Final = (*_PAGES, "application/xml", "text/plain", "text/markdown", "text/xml")
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
    "Accept": "text/html, application/xhtml+xml, text/plain;q=0.8",
    "Accept-Encoding": "gzip, deflate",
}
_LATER: Final = "Check the address and the network, or save the page from a browser and open the file."


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came from an address: where it was found in the end, its bytes, the encoding it declares, and
    whether its sender calls it a page of HTML."""

    address: str
    data: bytes
    charset: str | None
    is_page: bool


def fetch(address: str, limits: LimitSettings, progress: Progress) -> Fetched:
    """The page at an address. Raises InputError, saying what is wrong and what to do.

    An address that leads into a private or local network is refused unless `limits.allow_local`, after
    every redirect anew; the connection is made to the very network address that was checked.
    """
    deadline = time.monotonic() + limits.fetch_seconds
    asked = address
    for _ in range(_MOST_REDIRECTS + 1):
        answer = _ask(asked, deadline, limits, progress)
        if isinstance(answer, Fetched):
            return answer
        asked = urljoin(asked, answer)
    raise input_error(address, f"redirects more than {_MOST_REDIRECTS} times", "Use the page's own address.")


def _ask(address: str, deadline: float, limits: LimitSettings, progress: Progress) -> Fetched | str:
    """The page, or the place that the server redirects to."""
    parts = _parts_of(address)
    ip = _checked_ip(address, parts, allow_local=limits.allow_local)
    connection = _connection(parts, ip, deadline)
    try:
        path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
        query = f"?{parts.query}" if parts.query else ""
        host = parts.netloc.rpartition("@")[2]
        connection.request("GET", path + query, headers={"Host": host, **_HEADERS})
        with closing(connection.getresponse()) as answer:
            if answer.status in _REDIRECTS and answer.headers.get("Location"):
                return str(answer.headers["Location"])
            _check_status(address, answer.status)
            _check_type(address, answer.headers)
            data = _read(address, answer, deadline, limits, progress)
            is_page = answer.headers.get_content_type() in _PAGES
            return Fetched(address, data, answer.headers.get_content_charset(), is_page)
    except TimeoutError:
        raise input_error(address, f"did not answer within {limits.fetch_seconds} seconds", _LATER) from None
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise input_error(address, f"cannot be fetched ({error})"[:300], _LATER) from None
    finally:
        connection.close()


def _parts_of(address: str) -> SplitResult:
    try:
        parts = urlsplit(address.strip())
        port_is_sane = parts.port is None or parts.port > 0
    except ValueError:
        raise input_error(address, "is no address", "Write it as https://host/page.") from None
    if parts.scheme not in ("http", "https") or not parts.hostname or not port_is_sane:
        raise input_error(address, "is no address of a page", "Only http and https are fetched.")
    if parts.username or parts.password:
        raise input_error(address, "holds a name or a password", "Leave them out of the address.")
    return parts


def _checked_ip(address: str, parts: SplitResult, *, allow_local: bool) -> str:
    """A network address of the host that may be visited."""
    port = parts.port or (443 if parts.scheme == "https" else 80)
    try:
        found = socket.getaddrinfo(parts.hostname, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise input_error(address, f"has a host that is not found: {parts.hostname}", _LATER) from None
    for *_, where in found:
        ip = str(where[0])
        if allow_local or _is_public(ip):
            return ip
    remedy = "If that is what you want, start with --allow-local."
    raise input_error(address, f"leads into a private or local network ({found[0][4][0]})", remedy)


def _is_public(ip: str) -> bool:
    known = ipaddress.ip_address(ip.partition("%")[0])
    if isinstance(known, ipaddress.IPv6Address) and known.ipv4_mapped:
        known = known.ipv4_mapped
    return known.is_global and not known.is_multicast


def _connection(parts: SplitResult, ip: str, deadline: float) -> http.client.HTTPConnection:
    """A connection to the address that was checked; certificates are those of the host's name."""
    left = max(0.1, deadline - time.monotonic())
    host, port = parts.hostname or "", parts.port
    made = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    connection = made(host, port, timeout=left)

    def connect(place: tuple[str, int], *rest: object) -> socket.socket:
        return socket.create_connection((ip, place[1]), timeout=left)

    connection._create_connection = connect  # type: ignore[attr-defined]
    return connection


def _check_status(address: str, status: int) -> None:
    if status != 200:
        what = _KNOWN.get(status, "gave no page")
        raise input_error(address, f"gave no article: the server {what} (status {status})", _LATER)


def _check_type(address: str, headers: Message) -> None:
    kind = headers.get_content_type()
    if headers.get("Content-Type") and kind not in _TYPES:
        raise input_error(address, f"is {kind}, not a page or a text", "Use the address of the article's page.")


def _read(
    address: str, answer: http.client.HTTPResponse, deadline: float, limits: LimitSettings, progress: Progress
) -> bytes:
    """The body, unpacked, never more than the limit in memory."""
    most = most_bytes(limits)
    unpack = _unpacker(answer.headers.get("Content-Encoding", "identity").casefold())
    if unpack is None:
        raise input_error(address, "is packed in a way that was not asked for", _LATER)
    body = bytearray()
    while piece := answer.read1(_PIECE):
        body += unpack(piece, most + 1 - len(body))
        progress(len(body))
        if len(body) > most:
            raise too_large(address, limits)
        if time.monotonic() > deadline:
            raise TimeoutError
    return bytes(body)


def _unpacker(encoding: str) -> Callable[[bytes, int], bytes] | None:
    """Unpacks a piece into at most so many bytes, whatever it claims to hold."""
    if encoding in ("identity", ""):
        return lambda piece, _most: piece
    if encoding not in ("gzip", "x-gzip", "deflate"):
        return None
    unpacking = zlib.decompressobj(wbits=zlib.MAX_WBITS | 32)

    def unpack(piece: bytes, most: int) -> bytes:
        try:
            return unpacking.decompress(piece, max(1, most))
        except zlib.error as error:
            raise gzip.BadGzipFile(str(error)) from None

    return unpack
