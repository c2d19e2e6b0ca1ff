"""Addresses as readers type them and servers redirect to them, and what they ask for."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import Final
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from variorum.base.cut_short import cut_short
from variorum.base.errors import input_error

_PORTS: Final = {"http": 80, "https": 443}
_LONGEST: Final = 8_000  # characters; servers take no longer ones either
# Left as they are in a path and in a query, where they mean something or are escapes already.
_KEPT: Final = "/%:@!$&'()*+,;=~-._"
# Letters that the first standard of such names (IDNA 2003, Python's) makes others of, and today's does not.
_TODAYS: Final = frozenset("ßς\u200c\u200d")

_BESIDE_LETTERS: Final = "-\u200c\u200d"


@dataclass(frozen=True, slots=True)
class Target:
    """What to ask of whom: a host, as it is looked up, a port, and the path with its query. `where` is the
    address as it was written, for errors."""

    where: str
    secure: bool
    host: str
    port: int
    path: str

    @property
    def authority(self) -> str:
        """The host as it stands in a request: an IPv6 address in brackets, a port if it is not the usual."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def scheme(self) -> str:
        """The scheme of the address."""
        return "https" if self.secure else "http"


def target_of(address: str) -> Target:
    """What an address asks for. Letters beyond ASCII may stand in all its parts. Raises InputError."""
    try:
        parts = urlsplit(address.strip())
        port = parts.port
        host = _ascii(parts.hostname or "")
    except ValueError:  # a codec's errors too
        raise input_error(_short(address), "is no address", "Write it as https://host/page.") from None
    _check(address, parts, port)
    path = quote(parts.path or "/", safe=_KEPT, errors="replace")
    if parts.query:
        path += "?" + quote(parts.query, safe=f"{_KEPT}?", errors="replace")
    return Target(address, parts.scheme == "https", host, port or _PORTS[parts.scheme], path)


def _check(address: str, parts: SplitResult, port: int | None) -> None:
    if parts.scheme not in _PORTS or not parts.hostname or port == 0:
        raise input_error(_short(address), "is no address of a page", "Only http and https are fetched.")
    if parts.username or parts.password:
        raise input_error(_short(address), "holds a name or a password", "Leave them out of the address.")
    if len(address) > _LONGEST:
        raise input_error(_short(address), f"is longer than {_LONGEST:,} characters", "Use a shorter address.")


def redirected(address: str, location: str) -> str:
    """The address that a server sends on to, which may leave out what is the same. Raises InputError."""
    try:
        with_letters = location.encode("latin-1").decode("utf-8")  # headers come as Latin-1
    except ValueError:
        with_letters = location
    try:
        return urljoin(address, with_letters.strip())
    except ValueError:
        what = f"redirects to what is no address: {_short(with_letters)}"
        raise input_error(address, what, "Use the page's own address.") from None


def _short(address: str) -> str:
    return cut_short(address, 200)


def _ascii(host: str) -> str:
    """A host's name as the network knows it. Raises ValueError."""
    if host.isascii():
        return host
    if len(host) > 253:
        raise ValueError("no name is so long")
    for stop in "。．｡":
        host = host.replace(stop, ".")
    return ".".join(map(_ascii_label, host.split(".")))


def _ascii_label(label: str) -> str:
    if _TODAYS.isdisjoint(label):
        return label.encode("idna").decode("ascii")
    label = unicodedata.normalize("NFKC", label.lower())
    if not all(sign.isalnum() or sign in _BESIDE_LETTERS for sign in label):
        raise ValueError("no sign for a name")
    return f"xn--{label.encode('punycode').decode('ascii')}"
