"""The server: one address with a token, and behind it a reader for each visitor."""

from __future__ import annotations

import asyncio
import html
import json
import secrets
import signal
import socket
import sys
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import textual_serve
from aiohttp import WSMsgType, web
from textual_serve.download_manager import DownloadManager

from variorum.base.assets import packaged
from variorum.base.errors import input_error
from variorum.serving.visitor import VisitorService, environment_of, furnished, reader_command

_STATIC: Final = Path(textual_serve.__file__).parent / "static"
_FILES: Final = {
    "css/xterm.css": _STATIC / "css" / "xterm.css",
    "js/textual.js": _STATIC / "js" / "textual.js",
    "page.js": packaged("variorum.serving", "page.js"),
}
_LARGEST_FILE: Final = 20_000_000  # bytes of a file that a visitor sends
_MOST_FILES: Final = 50  # that one visitor sends
_LONGEST_NAME: Final = 100
_MOST_OF_MESSAGE: Final = 1_000_000  # bytes: what a visitor types or pastes at once
_HEADERS: Final = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; connect-src 'self'; img-src data:; "
        "frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
_Answer = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass(frozen=True, slots=True)
class Service:
    """What is served: a saved story, perhaps with settings, to how many at once, and whether they only read."""

    story: Path
    config: Path | None = None
    most: int = 10
    read_only: bool = False
    token: str = field(default_factory=lambda: secrets.token_urlsafe(24))


def listening(host: str, port: int) -> socket.socket:
    """A socket on this address; for port 0 on a free one. Raises InputError."""
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
        found = socket.socket(family, socket.SOCK_STREAM)
    except OSError as error:
        what = f"cannot be listened on ({error.strerror or error})"
        raise input_error(f"--host {host}", what, "127.0.0.1 is this machine alone.") from None
    found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        found.bind(address)
        found.listen()
    except OSError as error:
        found.close()
        what = f"port {port} cannot be used ({error.strerror or error})"
        raise input_error(
            f"--host {host}", what, "Name another with `--port` (0 takes a free one), or another `--host`."
        ) from None
    return found


class ReaderServer:
    """Answers visitors who know the token, each with a reader of its own."""

    def __init__(self, service: Service, folder: Path) -> None:
        self._service, self._folder = service, folder
        self._downloads = DownloadManager()
        self._sockets: set[web.WebSocketResponse] = set()
        self._readers: dict[str, VisitorService] = {}  # by the number of the visit, which the page knows
        self._visitors = 0  # those there are, and those that are just coming

    def application(self) -> web.Application:
        """The server's answers. The token stands in each path."""
        app = web.Application(middlewares=[self._only_with_token], client_max_size=_LARGEST_FILE)
        app.add_routes(
            [
                web.get("/{token}/", self._page),
                web.get("/{token}/ws/{visit}", self._visit),
                web.post("/{token}/files/{visit}", self._take_file),
                web.get("/{token}/static/{name:.+}", self._file),
                web.get("/download/{token}/{key}", self._download),
            ]
        )
        app.on_shutdown.append(self._send_away)
        return app

    def _knows(self, token: str) -> bool:
        return secrets.compare_digest(token.encode("utf-8", "replace"), self._service.token.encode())

    @web.middleware
    async def _only_with_token(self, request: web.Request, handler: _Answer) -> web.StreamResponse:
        """Whatever is asked, and whether it is there or not: 403 without the token, in the same time."""
        if not self._knows(request.match_info.get("token", "")):
            return web.Response(status=403, text="Open the address that Variorum names.\n", headers=_HEADERS)
        return await handler(request)

    def _is_full(self) -> bool:
        return self._visitors >= self._service.most

    def _full(self) -> web.Response:
        words = f"{self._service.most} readers are open, which is the most. Try again when one has ended.\n"
        return web.Response(status=503, text=words, headers=_HEADERS)

    async def _page(self, request: web.Request) -> web.StreamResponse:
        if self._is_full():
            return self._full()
        page = packaged("variorum.serving", "page.html").read_text(encoding="utf-8")
        visit = secrets.token_urlsafe(12)
        address = html.escape(f"ws://{request.host}/{self._service.token}/ws/{visit}")
        files = f"/{self._service.token}/files/{visit}"
        # From the start, since the reader is measured for its window as the page is loaded.
        bar = "hidden" if self._service.read_only else ""
        page = page.replace("TOKEN", self._service.token).replace("SOCKET", address)
        page = page.replace("FILES", files).replace("STATE", bar)
        return web.Response(text=page, content_type="text/html", headers=_HEADERS)

    async def _file(self, request: web.Request) -> web.StreamResponse:
        file = _FILES.get(request.match_info["name"])
        return web.Response(status=404, headers=_HEADERS) if file is None else web.FileResponse(file, headers=_HEADERS)

    async def _download(self, request: web.Request) -> web.StreamResponse:
        """What a reader sends its visitor, as a file to be saved."""
        key = request.match_info["key"]
        try:
            found = await self._downloads.get_download_metadata(key)
        except KeyError:
            return web.Response(status=404, text="This file was fetched already.\n", headers=_HEADERS)
        name = "".join(sign if sign.isalnum() or sign in "-_." else "-" for sign in found.file_name)
        response = web.StreamResponse(headers=_HEADERS)
        response.content_type = "application/octet-stream"
        response.headers["Content-Disposition"] = web_disposition(name)
        await response.prepare(request)
        async for chunk in self._downloads.download(key):
            await response.write(chunk)
        await response.write_eof()
        return response

    async def _take_file(self, request: web.Request) -> web.StreamResponse:
        """A file that a visitor adds to the visitor's own story."""
        reader = self._readers.get(request.match_info["visit"])
        if self._service.read_only or reader is None:
            return web.Response(status=403, text="Nothing can be added here.\n", headers=_HEADERS)
        if reader.files_sent >= _MOST_FILES:
            text = f"{_MOST_FILES} files were sent, which is the most.\n"
            return web.Response(status=413, text=text, headers=_HEADERS)
        try:
            data = await request.read()
        except web.HTTPRequestEntityTooLarge:
            text = f"The file is larger than {_LARGEST_FILE // 1_000_000} MB.\n"
            return web.Response(status=413, text=text, headers=_HEADERS)
        await reader.send_file(_file_name(request.query.get("name", "")), data)
        return web.Response(status=204, headers=_HEADERS)

    async def _visit(self, request: web.Request) -> web.StreamResponse:
        """One visitor, from coming to leaving. Afterwards nothing of the visitor's is left on this machine."""
        if self._is_full():
            return self._full()
        self._visitors += 1
        try:
            websocket = web.WebSocketResponse(heartbeat=15, max_msg_size=_MOST_OF_MESSAGE)
            await websocket.prepare(request)
            self._sockets.add(websocket)
            try:
                with TemporaryDirectory(prefix="visitor-", dir=self._folder, ignore_cleanup_errors=True) as home:
                    size = _cells(request.query.get("width"), 80), _cells(request.query.get("height"), 24)
                    await self._serve(websocket, request.match_info["visit"], Path(home), *size)
            finally:
                self._sockets.discard(websocket)
        finally:
            self._visitors -= 1
        return websocket

    async def _serve(self, websocket: web.WebSocketResponse, visit: str, home: Path, width: int, height: int) -> None:
        service = self._service

        async def close() -> None:
            await websocket.close()

        async def write_str(text: str) -> None:
            if (said := self._for_browser(text)) is not None:
                await websocket.send_str(said)

        reader = VisitorService(
            reader_command(service.story.name, read_only=service.read_only),
            environment_of(home, self._folder / "cache"),
            furnished(home, service.story, service.config),
            write_bytes=websocket.send_bytes,
            write_str=write_str,
            close=close,
            downloads=self._downloads,
        )
        await reader.start(width, height)
        self._readers[visit] = reader
        watching = asyncio.create_task(_close_after(reader, websocket))
        try:
            async for message in websocket:
                if message.type == WSMsgType.TEXT:
                    await _passed_on(message.data, reader, websocket)
        except (ValueError, TypeError, KeyError, IndexError):
            await websocket.close()  # nothing that our page sends
        finally:
            watching.cancel()
            if self._readers.get(visit) is reader:
                del self._readers[visit]
            await reader.stop()

    def _for_browser(self, text: str) -> str | None:
        """What a reader has the page do: fetch a file, with the token, or open an address of the web."""
        kind, said = json.loads(text)
        if kind == "deliver_file_start":
            return json.dumps([kind, f"{self._service.token}/{said}"])
        if kind == "open_url" and not str(said.get("url")).startswith(("http://", "https://")):
            return None
        return text

    async def _send_away(self, _app: web.Application) -> None:
        for websocket in list(self._sockets):
            await websocket.close()

    async def run(self, listener: socket.socket) -> None:
        """Answer until the program is asked to end."""
        runner = web.AppRunner(self.application(), access_log=None, shutdown_timeout=5)
        await runner.setup()
        asked = asyncio.Event()
        if sys.platform != "win32":  # which has no such signal
            asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, asked.set)
        try:
            await web.SockSite(runner, listener).start()
            await asked.wait()
        finally:
            await runner.cleanup()


async def _close_after(reader: VisitorService, websocket: web.WebSocketResponse) -> None:
    await reader.ended()
    await websocket.close()


async def _passed_on(text: str, reader: VisitorService, websocket: web.WebSocketResponse) -> None:
    """Pass on what the page sends: keys, the size of its window, whether it has the focus."""
    message: list[Any] = json.loads(text)
    kind = message[0]
    if kind == "stdin":
        await reader.send_bytes(str(message[1]).encode("utf-8", "replace"))
    elif kind == "resize":
        await reader.set_terminal_size(_cells(message[1]["width"], 80), _cells(message[1]["height"], 24))
    elif kind == "ping":
        await websocket.send_json(["pong", message[1]])
    elif kind == "blur":
        await reader.blur()
    elif kind == "focus":
        await reader.focus()


def _cells(number: object, otherwise: int) -> int:
    """A width or height that a window can have, whatever is asked for."""
    try:
        return min(max(int(str(number)), 10), 500)
    except ValueError:
        return otherwise


def _file_name(said: str) -> str:
    """A name for a visitor's file that leads nowhere else: letters, digits and few signs, none of them first; its
    suffix, by which its type is known, stays."""
    stem, dot, suffix = said[-_LONGEST_NAME:].rpartition(".")
    kept = "".join(sign if sign.isalnum() or sign in "-_." else "-" for sign in stem or suffix).strip(".-")
    ending = "".join(sign for sign in suffix if sign.isalnum()) if stem and dot else ""
    return f"{kept or 'article'}{'.' if ending else ''}{ending}"


def web_disposition(name: str) -> str:
    """The header that has a browser save a file under a name."""
    from aiohttp.helpers import content_disposition_header

    return content_disposition_header("attachment", filename=name)
