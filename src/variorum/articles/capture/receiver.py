"""The server on this machine that takes pages from the reader's browser: loopback only, with a token, within limits."""

from __future__ import annotations

import asyncio
import secrets
import socket
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from variorum.articles.capture.bookmarklet import start_page
from variorum.articles.capture.key import LOOPBACK, ReceiverKey
from variorum.articles.capture.received import ReceivedPage, fields_of, most_of_form, page_of
from variorum.base.error_log import told
from variorum.base.errors import InputError, input_error
from variorum.base.optional_packages import loading
from variorum.config.settings import LimitSettings

if TYPE_CHECKING:
    from starlette.applications import Starlette
    from starlette.requests import Request
    from starlette.responses import Response

# What is done with a page: gives words for the reader, and raises InputError.
Take = Callable[[ReceivedPage], str]

_SECONDS: Final = 30  # in which a page must have come
_AT_ONCE: Final = 8  # connections
_MOST_PAGES: Final = 500  # until the receiver is started again
_OF_THE_PAGE: Final = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
# Whoever knows the token may send, from any page; nothing of the browser's own, as cookies, comes along.
_FROM_PAGES: Final = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Methods": "POST",
    "Access-Control-Allow-Headers": "content-type",
    "Access-Control-Allow-Private-Network": "true",
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
}


class Receiver:
    """Listens on this machine from the moment it is made, and answers while it runs."""

    def __init__(self, key: ReceiverKey, limits: LimitSettings, take: Take) -> None:
        """Raises InputError where the port is taken or the packages are missing."""
        with loading("uvicorn", "starlette", what_for="receiving pages", extra="capture"):
            from uvicorn import Config, Server
        app = receiver_app(key, limits, take)
        self._socket = _listening(key.port)
        self._server = Server(
            Config(
                app,
                log_config=None,
                log_level="critical",
                access_log=False,
                server_header=False,
                proxy_headers=False,
                lifespan="off",
                ws="none",
                http="h11",
                limit_concurrency=_AT_ONCE,
                timeout_graceful_shutdown=1,
            )
        )

    def run(self) -> None:
        """Answer, until it is stopped or, in the main thread, interrupted."""
        try:
            self._server.run(sockets=[self._socket])
        finally:
            self._socket.close()

    def stop(self) -> None:
        """Have it end soon; from any thread."""
        self._server.should_exit = True


def _listening(port: int) -> socket.socket:
    found = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        found.bind((LOOPBACK, port))
        found.listen()  # who comes before it runs waits
    except OSError as error:
        found.close()
        remedy = "Does another Variorum receive? Else name another with `variorum capture --port`."
        raise input_error(f"port {port}", f"cannot be used ({error.strerror or error})", remedy) from None
    return found


def receiver_app(key: ReceiverKey, limits: LimitSettings, take: Take) -> Starlette:
    """The server's answers, as an ASGI application."""
    with loading("starlette", what_for="receiving pages", extra="capture"):
        from starlette.applications import Starlette
        from starlette.concurrency import run_in_threadpool
        from starlette.middleware import Middleware
        from starlette.middleware.trustedhost import TrustedHostMiddleware
        from starlette.responses import HTMLResponse, PlainTextResponse, Response
        from starlette.routing import Route

    desk = _Desk(key.token, limits, take)

    async def page(request: Request) -> Response:
        if not desk.knows(request.query_params.get("token", "")):
            return PlainTextResponse("Open the address that Variorum names.", 403, _OF_THE_PAGE)
        return HTMLResponse(start_page(key), headers=_OF_THE_PAGE)

    async def allowed(_request: Request) -> Response:
        return Response(status_code=204, headers=_FROM_PAGES)

    async def received(request: Request) -> Response:
        try:
            body = await asyncio.wait_for(_body_of(request, most_of_form(limits)), _SECONDS)
        except TimeoutError:
            return PlainTextResponse("The page did not come in time.", 408, _FROM_PAGES)
        if body is None:
            words = f"The page is larger than {limits.file_megabytes} MB (limits.file_megabytes)."
            return PlainTextResponse(words, 413, _FROM_PAGES)
        status, words = await run_in_threadpool(desk.answer, body)
        return PlainTextResponse(words, status, _FROM_PAGES)

    routes = [
        Route("/", page, methods=["GET"]),
        Route("/page", allowed, methods=["OPTIONS"]),
        Route("/page", received, methods=["POST"]),
    ]
    # A name that leads to this machine is not enough: whoever owns the name could read the answers.
    known = Middleware(TrustedHostMiddleware, allowed_hosts=[LOOPBACK, "localhost"], www_redirect=False)
    return Starlette(routes=routes, middleware=[known])


async def _body_of(request: Request, most: int) -> bytes | None:
    """The body, whatever length it claims; None if it is larger than `most` bytes."""
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > most:
            return None
    return bytes(body)


class _Desk:
    """Looks at what is sent, and takes one page after the other."""

    def __init__(self, token: str, limits: LimitSettings, take: Take) -> None:
        self._token, self._limits, self._take = token.encode(), limits, take
        self._one = threading.Lock()
        self._taken = 0

    def knows(self, token: str) -> bool:
        """Whether a token is ours; it takes the same time whatever it is."""
        return secrets.compare_digest(token.encode("utf-8", "replace"), self._token)

    def answer(self, body: bytes) -> tuple[int, str]:
        """A status and words for what was sent."""
        try:
            fields = fields_of(body)
        except ValueError:
            return 400, "This is no page that Variorum's bookmark sends."
        if not self.knows(fields.get("token", "")):
            return 403, "The bookmark is not this Variorum's: drag it to your bookmarks anew."
        with self._one:
            if self._taken >= _MOST_PAGES:
                return 429, f"{_MOST_PAGES} pages have come. Start Variorum's receiver again for more."
            try:
                words = self._take(page_of(fields, self._limits))
            except InputError as error:
                return 422, str(error)
            except Exception as error:  # nobody expected it: it ends here, and the next page is taken
                return 500, f"Variorum: {told(error)}"
            self._taken += 1
            return 200, words
