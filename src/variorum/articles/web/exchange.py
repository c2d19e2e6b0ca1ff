"""One request on a connection, and the head of its answer."""

from __future__ import annotations

from collections.abc import Mapping
from http.client import HTTPResponse
from socket import socket
from typing import Literal, cast

from variorum.articles.web.addresses import Target
from variorum.articles.web.connection import WatchedLine


def exchanged(
    line: WatchedLine, target: Target, method: Literal["GET", "POST"], headers: Mapping[str, str], body: bytes = b""
) -> HTTPResponse:
    """Send a request, over TLS where the address says so, and read the answer up to its body.

    Headers are ASCII. Raises OSError, TimeoutError among them, HTTPException, and what stops the wait.
    """
    if target.secure:
        line.secure(target.host)
    lines = [f"{method} {target.path} HTTP/1.1", f"Host: {target.authority}"]
    lines += [f"{name}: {said}" for name, said in headers.items()]
    if body:
        lines.append(f"Content-Length: {len(body)}")
    line.send("\r\n".join((*lines, "", "")).encode("ascii") + body)
    # Of a socket, http.client reads only the file that it makes.
    answer = HTTPResponse(cast("socket", line), method=method)
    answer.begin()
    return answer
