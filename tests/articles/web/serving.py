"""Servers on this machine that answer as they like."""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from tests.factories import PARAGRAPHS

TEXT = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
PAGE = f"<html><body><article><h1>Crane falls on boats</h1>{TEXT}</article></body></html>"
# What a server does with a connection, once a request has come: it is given that too.
Behaviour = Callable[[socket.socket, bytes], None]


@contextmanager
def serving(behaviour: Behaviour, host: str = "127.0.0.1", tls: ssl.SSLContext | None = None) -> Iterator[str]:
    """The address of a server that does the same with every connection."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.create_server((host, 0), family=family) as server:
        threading.Thread(target=_accept, args=(server, behaviour, tls), daemon=True).start()
        name = f"[{host}]" if ":" in host else "localhost" if tls else host
        yield f"http{'s' if tls else ''}://{name}:{server.getsockname()[1]}"
        server.shutdown(socket.SHUT_RDWR)


def _accept(server: socket.socket, behaviour: Behaviour, tls: ssl.SSLContext | None) -> None:
    while True:
        try:
            connection, _ = server.accept()
        except OSError:
            return
        threading.Thread(target=_serve, args=(connection, behaviour, tls), daemon=True).start()


def _serve(connection: socket.socket, behaviour: Behaviour, tls: ssl.SSLContext | None) -> None:
    with connection, contextlib.suppress(OSError):
        if tls is not None:
            connection = tls.wrap_socket(connection, server_side=True)
        with connection:
            behaviour(connection, connection.recv(65_536))


def answer(body: bytes, *headers: str, kind: str = "text/html; charset=utf-8", length: int = -1) -> bytes:
    """An answer with a body, and with a length that may be wrong."""
    told = len(body) if length < 0 else length
    lines = ("HTTP/1.1 200 OK", f"Content-Type: {kind}", f"Content-Length: {told}", *headers, "", "")
    return "\r\n".join(lines).encode("latin-1") + body


def says(data: bytes) -> Behaviour:
    """A server that says this and hangs up."""
    return lambda connection, _request: connection.sendall(data)


def says_and_waits(data: bytes) -> Behaviour:
    """A server that says this, and then nothing, without hanging up."""

    def behave(connection: socket.socket, _request: bytes) -> None:
        connection.sendall(data)
        connection.settimeout(20)
        connection.recv(1)

    return behave


def dribbles(first: bytes, again: bytes) -> Behaviour:
    """A server that says something, and then the same for ever, a byte at a time."""

    def behave(connection: socket.socket, _request: bytes) -> None:
        connection.sendall(first)
        while True:
            for byte in again:
                connection.sendall(bytes([byte]))
                time.sleep(0.02)

    return behave


def floods(first: bytes, again: bytes) -> Behaviour:
    """A server that says something, and then the same for ever, as fast as it can."""

    def behave(connection: socket.socket, _request: bytes) -> None:
        connection.sendall(first)
        while True:
            connection.sendall(again * 100)

    return behave
