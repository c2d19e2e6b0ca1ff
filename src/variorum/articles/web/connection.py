"""A connection to a host's checked address, every wait on which counts against one deadline."""

from __future__ import annotations

import errno
import io
import os
import selectors
import socket
import ssl
from collections.abc import Callable, Sequence
from functools import partial
from typing import Final, Literal, TypeVar, cast

from variorum.articles.web.addresses import Target
from variorum.articles.web.networks import is_public
from variorum.articles.web.patience import Patience
from variorum.base.errors import input_error

# As the network knows a host: family, kind, protocol, its name, and its address with the port.
Route = tuple[int, int, int, str, tuple[object, ...]]
_UNDER_WAY: Final = (0, errno.EINPROGRESS, errno.EWOULDBLOCK, errno.EINTR)
_NOT_FOUND: Final = "Check the address and the network, or save the page from a browser and open the file."
_Done = TypeVar("_Done")


def routes_to(target: Target, patience: Patience, *, allow_local: bool) -> Sequence[Route]:
    """The ways to a host that may be gone, in the order to try them. Raises InputError."""

    def look_up() -> list[Route]:
        return cast("list[Route]", socket.getaddrinfo(target.host, target.port, type=socket.SOCK_STREAM))

    try:
        found = patience.result_of(look_up)
    except TimeoutError:
        raise
    except (OSError, UnicodeError):
        raise input_error(target.where, f"has a host that is not found: {target.host}", _NOT_FOUND) from None
    allowed = [route for route in found if allow_local or is_public(str(route[4][0]))]
    if not allowed:
        where = ", ".join(sorted({str(route[4][0]) for route in found}))
        remedy = "If that is what you want, start with --allow-local."
        raise input_error(target.where, f"leads into a private or local network ({where})", remedy)
    return allowed


class WatchedLine(io.RawIOBase):
    """A connected socket that is read and written within a reader's patience."""

    def __init__(self, sock: socket.socket, patience: Patience) -> None:
        super().__init__()
        self._socket, self._patience = sock, patience

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Read what is there, or what comes next; 0 at the end. Raises TimeoutError."""
        return self._do(lambda: self._socket.recv_into(buffer), "read")

    def send(self, data: bytes) -> None:
        """Send all of it. Raises TimeoutError."""
        sent = 0
        while sent < len(data):
            sent += self._do(partial(self._socket.send, data[sent:]), "write")

    def makefile(self, _mode: str) -> io.BufferedReader:
        """The line as http.client reads it."""
        return io.BufferedReader(self)

    def secure(self, host: str) -> None:
        """Speak TLS from now on, to a host whose certificate is checked. Raises OSError."""
        context = ssl.create_default_context()
        context.set_alpn_protocols(["http/1.1"])
        # An answer without a length ends with the connection: whoever cuts it off is told from its sender.
        self._socket = wrapped = context.wrap_socket(
            self._socket, server_hostname=host, do_handshake_on_connect=False, suppress_ragged_eofs=False
        )
        self._do(wrapped.do_handshake, "read")

    def close(self) -> None:
        """Hang up."""
        self._socket.close()
        super().close()

    def _do(self, work: Callable[[], _Done], waits_to: Literal["read", "write"]) -> _Done:
        """Do what may have to wait, until it is done."""
        self._patience.check()
        while True:
            try:
                return work()
            except ssl.SSLWantReadError:
                wait_until_ready(self._socket, "read", self._patience)
            except ssl.SSLWantWriteError:
                wait_until_ready(self._socket, "write", self._patience)
            except BlockingIOError:
                wait_until_ready(self._socket, waits_to, self._patience)


def wait_until_ready(
    sock: socket.socket, to: Literal["read", "write"], patience: Patience, seconds: float | None = None
) -> None:
    """Wait until a socket can be read or written. Raises TimeoutError."""
    with selectors.DefaultSelector() as selector:
        selector.register(sock, selectors.EVENT_READ if to == "read" else selectors.EVENT_WRITE)
        patience.wait_for(lambda pulse: selector.select(pulse) or None, seconds)


def connected(routes: Sequence[Route], patience: Patience) -> WatchedLine:
    """A line to the first of some addresses that answers; each gets its share of the time that is left.

    Raises OSError, TimeoutError among them.
    """
    for n, route in enumerate(routes[:-1]):
        try:
            return _connected_to(route, patience, patience.left / (len(routes) - n))
        except OSError:
            patience.check()
    return _connected_to(routes[-1], patience, None)


def _connected_to(route: Route, patience: Patience, seconds: float | None) -> WatchedLine:
    family, kind, protocol, _, place = route
    sock = socket.socket(family, kind, protocol)
    try:
        sock.setblocking(False)
        problem = sock.connect_ex(place)
        if problem in _UNDER_WAY:
            wait_until_ready(sock, "write", patience, seconds)
            problem = sock.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
        if problem:
            raise OSError(problem, os.strerror(problem))
    except BaseException:
        sock.close()
        raise
    return WatchedLine(sock, patience)
