"""A server on this machine that answers with given bytes, to whatever address is asked."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any, Final
from unittest.mock import patch

_ADDRESS: Final = "http://news.example/story"
_PATIENCE: Final = 2.0  # seconds


@contextmanager
def answering(data: bytes) -> Iterator[str]:
    """The address of a server that sends the bytes and hangs up, each time it is asked.

    Every name and every number leads to it while it runs, so that no answer sends anybody elsewhere.
    """
    with socket.create_server(("127.0.0.1", 0), backlog=16) as server:
        port = server.getsockname()[1]
        thread = threading.Thread(target=_serve, args=(server, data), daemon=True)
        thread.start()
        try:
            with patch("socket.getaddrinfo", partial(_found, port)):
                yield _ADDRESS
        finally:
            server.shutdown(socket.SHUT_RDWR)
            thread.join(_PATIENCE)


def _found(port: int, host: str | None, *_: object, **__: object) -> list[Any]:
    """Names that are none are not found; all others are, at our port."""
    if not host or len(host) > 253:
        raise socket.gaierror(socket.EAI_NONAME, "no such name")
    host.encode("idna")  # as the real one does
    return [(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP, "", ("127.0.0.1", port))]


def _serve(server: socket.socket, data: bytes) -> None:
    while True:
        try:
            connection, _ = server.accept()
        except OSError:
            return  # it was shut down
        with connection, contextlib.suppress(OSError):
            connection.settimeout(_PATIENCE)
            connection.recv(65_536)
            connection.sendall(data)
