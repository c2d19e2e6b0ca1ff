"""Ten readers in browsers at once: when the first sees the reader, and how long each waits for a key.

Ten connections speak as the page does, so that what is measured is the server and its readers, and not ten browsers
on the same machine. The first paint is that of a real Chromium, where there is one.
"""

from __future__ import annotations

import asyncio
import shutil
import statistics
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from aiohttp import ClientSession, ClientWebSocketResponse, WSMsgType

from benchmarks.measuring import VARIORUM, say
from tests.conftest import SEEDS

_READERS = 10
_KEYS = 10  # that each reader presses
_BETWEEN = 1.0  # seconds between two keys of one reader
_MOST = 20.0  # seconds that anything may take
_CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


def bench_serving() -> None:
    """Serve the five seeds, and read them ten times at once."""
    with _served() as page:
        if _CHROMIUM is not None:
            first, second = asyncio.run(_first_paints(page))
            say("serve: first paint in Chromium; loaded anew", f"{first:.2f} s; {second:.2f} s")
        apart, together = asyncio.run(_ten_readers(page))
    say("serve: a key of ten readers, each with its own turn", _told(apart))
    say("serve: a key that all ten press at the same moment", _told(together))


def _told(waits: list[float]) -> str:
    ordered = sorted(wait * 1e3 for wait in waits)
    p95 = ordered[int(len(ordered) * 0.95)]
    return f"median {statistics.median(ordered):.0f} ms, p95 {p95:.0f} ms, longest {ordered[-1]:.0f} ms"


@contextmanager
def _served() -> Iterator[str]:
    """A server on this machine, as a process of its own; gives the address that it names."""
    with (
        tempfile.TemporaryDirectory() as folder,
        subprocess.Popen(
            [*VARIORUM, "serve", *map(str, SEEDS), "--port", "0", "--most", str(_READERS + 1)],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            cwd=folder,
        ) as server,
    ):
        try:
            assert server.stdout is not None
            yield server.stdout.readline().strip()
        finally:
            server.terminate()


async def _first_paints(page: str) -> tuple[float, float]:
    """Seconds from asking for the page until the reader's first bytes are in it: at first, and once more."""
    from playwright.async_api import async_playwright

    taken = []
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=_CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        for _ in range(2):
            view = await browser.new_page()
            start = time.perf_counter()
            await view.goto(page)
            await view.wait_for_selector("body.-first-byte")
            taken.append(time.perf_counter() - start)
            await view.close()
        await browser.close()
    return taken[0], taken[1]


async def _ten_readers(page: str) -> tuple[list[float], list[float]]:
    """Seconds that each key takes: with readers in turns, as people press keys, and all at once."""
    async with ClientSession() as client:
        address = page.replace("http://", "ws://")
        readers = [await client.ws_connect(f"{address}ws/{n}?width=120&height=40") for n in range(_READERS)]
        await asyncio.gather(*(reader.send_json(["focus"]) for reader in readers))
        await asyncio.gather(*(_until_quiet(reader, 3.0) for reader in readers))
        apart = await asyncio.gather(*(_keys(reader, n / _READERS * _BETWEEN) for n, reader in enumerate(readers)))
        together = await asyncio.gather(*(_keys(reader, 0) for reader in readers))
        await asyncio.gather(*(reader.close() for reader in readers))
    return [wait for waits in apart for wait in waits], [wait for waits in together for wait in waits]


async def _keys(reader: ClientWebSocketResponse, delay: float) -> list[float]:
    """Down and up by a line, at a steady pace; what each key takes until the first of its frame is here."""
    await asyncio.sleep(delay)
    waits = []
    for n in range(_KEYS):
        start = time.perf_counter()
        await reader.send_json(["stdin", "jk"[n % 2]])
        await _painted(reader)
        waits.append(time.perf_counter() - start)
        await _until_quiet(reader, max(0.05, _BETWEEN - waits[-1]))
    return waits


async def _painted(reader: ClientWebSocketResponse) -> None:
    while not await _is_paint(reader, _MOST):
        pass


async def _until_quiet(reader: ClientWebSocketResponse, seconds: float) -> None:
    """Take what is painted until nothing was for some seconds."""
    with suppress(TimeoutError):
        while True:
            await _is_paint(reader, seconds)


async def _is_paint(reader: ClientWebSocketResponse, most: float) -> bool:
    """Take what comes next. Raises TimeoutError where nothing does, and ConnectionError where the reader has ended."""
    message = await reader.receive(timeout=most)
    if message.type not in (WSMsgType.BINARY, WSMsgType.TEXT):
        raise ConnectionError(f"a reader ended: {message.type.name} {message.extra or message.data}")
    return message.type is WSMsgType.BINARY
