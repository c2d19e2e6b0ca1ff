"""The reader in a browser: who gets in, and that nobody sees what another does."""

from __future__ import annotations

import asyncio
import json
import shutil
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import NamedTuple

import pytest

pytest.importorskip("textual_serve")

from aiohttp import ClientSession, ClientWebSocketResponse, WSMsgType, WSServerHandshakeError

from tests.conftest import SEEDS
from variorum.cli.main import main
from variorum.cli.saving import save_new
from variorum.cli.serve import _story_in
from variorum.config.settings import Settings, without_encoder
from variorum.serving.server import ReaderServer, Service, listening
from variorum.serving.visitor import environment_of
from variorum.session.open import open_paths
from variorum.session.session import Session
from variorum.tui.audience import Audience

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"]
PAGE = b"""<!doctype html><html><head><title>Bridge opens</title></head><body><article><h1>Bridge opens</h1>
<p>The new bridge over the river opened on Monday, two years after work on it began.</p>
<p>The mayor said that it had cost twelve million euros, three million more than planned.</p></article></body></html>"""
WITHOUT_ENCODER = "matching: {encoder: false}\n"


class Served(NamedTuple):
    """A server under test: where it answers, its token, and its folder."""

    address: str
    token: str
    folder: Path

    @property
    def page(self) -> str:
        return f"{self.address}/{self.token}/"

    def homes(self) -> list[Path]:
        return sorted(self.folder.glob("visitor-*"))


@asynccontextmanager
async def serving(folder: Path, *, most: int = 10, read_only: bool = False) -> AsyncIterator[Served]:
    """A server on two articles."""
    settings = without_encoder(Settings())
    story, config = folder / "story.variorum.yaml", folder / "config.yaml"
    save_new(open_paths(list(map(str, SEEDS[:2])), settings).project, story, settings)
    config.write_text(WITHOUT_ENCODER)
    service = Service(story, config, most, read_only)
    listener = listening("127.0.0.1", 0)
    work = asyncio.create_task(ReaderServer(service, folder).run(listener))
    try:
        yield Served(f"http://127.0.0.1:{listener.getsockname()[1]}", service.token, folder)
    finally:
        work.cancel()
        with suppress(asyncio.CancelledError):
            await work


async def press(reader: ClientWebSocketResponse, keys: str) -> None:
    """Press keys, as the page sends them."""
    for key in keys:
        await reader.send_json(["stdin", key])


async def until(reader: ClientWebSocketResponse, seen: Callable[[str | bytes], bool]) -> str | bytes | None:
    """What the reader sends that is looked for; None where it ends before that."""
    async with asyncio.timeout(20):
        async for message in reader:
            if message.type in (WSMsgType.TEXT, WSMsgType.BINARY) and seen(message.data):
                found: str | bytes = message.data
                return found
    return None


@asynccontextmanager
async def visiting(client: ClientSession, served: Served) -> AsyncIterator[ClientWebSocketResponse]:
    """A visitor whose reader is painted, and has the keys."""
    visit = len(served.homes())
    async with client.ws_connect(f"{served.page}ws/{visit}?width=100&height=30") as reader:
        assert await until(reader, lambda data: isinstance(data, bytes) and b"Variorum" in data)
        await reader.send_json(["focus"])
        yield reader


def is_file(data: str | bytes) -> bool:
    return isinstance(data, str) and "deliver_file_start" in data


async def test_nobody_gets_anything_without_the_token(tmp_path: Path) -> None:
    async with serving(tmp_path) as served, ClientSession() as client:
        wrong = "x" * len(served.token)
        for path in ("/", "/nothing", f"/{wrong}/", f"/{wrong}/static/page.js", f"/download/{wrong}/key", "/static/"):
            async with client.get(served.address + path) as answer:
                assert (path, answer.status) == (path, 403)
                assert served.token not in await answer.text()
        with pytest.raises(WSServerHandshakeError, match="403"):
            await client.ws_connect(f"{served.address}/{wrong}/ws/0")
        for path, status in (("", 200), ("static/page.js", 200), ("static/js/textual.js", 200), ("static/x", 404)):
            async with client.get(served.page + path) as answer:
                assert (path, answer.status) == (path, status)
                assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
        async with client.get(served.page) as answer:
            page = await answer.text()
        assert "https://" not in page  # nothing comes from elsewhere


async def test_two_visitors_have_folders_of_their_own_which_are_gone_when_they_leave(tmp_path: Path) -> None:
    async with serving(tmp_path, most=2) as served, ClientSession() as client:
        async with visiting(client, served) as one, visiting(client, served) as two:
            for path in ("", "ws/9"):
                async with client.get(served.page + path) as answer:
                    assert answer.status == 503
            await press(one, "*s")
            told = await until(one, is_file)
            assert isinstance(told, str)
            async with client.get(f"{served.address}/download/{json.loads(told)[1]}") as answer:
                assert answer.headers["Content-Disposition"] == 'attachment; filename="story.variorum.yaml"'
                saved = await answer.text()
            assert "id: n1" in saved
            homes = served.homes()
            assert len(homes) == 2
            kept = ["id: n1" in (home / "work" / "story.variorum.yaml").read_text() for home in homes]
            assert sorted(kept) == [False, True]
            assert all((home / "state").is_dir() for home, has in zip(homes, kept, strict=True) if has)
            await press(two, "q")
            assert await until(two, is_file) is None
        async with asyncio.timeout(20):
            while served.homes():
                await asyncio.sleep(0.01)
        assert "id: n1" not in (tmp_path / "story.variorum.yaml").read_text()


def says(words: bytes) -> Callable[[str | bytes], bool]:
    return lambda data: isinstance(data, bytes) and words in data


async def test_a_visitor_adds_articles_to_a_story_of_its_own(tmp_path: Path) -> None:
    async with serving(tmp_path) as served, ClientSession() as client, visiting(client, served) as reader:
        files = served.page + "files/"
        async with client.post(f"{files}0?name=../../../.config/x/page.html", data=PAGE) as answer:
            assert answer.status == 204
        assert await until(reader, says(b"Added 1 article"))
        (home,) = served.homes()
        assert [path.name for path in (home / "work" / "files").rglob("*.html")] == ["config-x-page.html"]
        await press(reader, "+")
        assert await until(reader, says(b"pasted"))
        await press(reader, "\x1b[200~Ferry late\n\nThe ferry left the harbour two hours late on Monday.\x1b[201~")
        await press(reader, "\x13")
        assert await until(reader, says(b"Added 1 article"))
        await press(reader, "s")
        told = await until(reader, is_file)
        assert isinstance(told, str)
        async with client.get(f"{served.address}/download/{json.loads(told)[1]}") as answer:
            saved = await answer.text()
        assert "ferry left the harbour" in saved
        assert "bridge over the river opened" in saved
        async with client.post(files + "1?name=a.txt", data=b"Nobody's.") as answer:
            assert answer.status == 403  # no such visit
    assert "ferry" not in (tmp_path / "story.variorum.yaml").read_text()


async def test_a_class_only_reads(tmp_path: Path) -> None:
    async with (
        serving(tmp_path, read_only=True) as served,
        ClientSession() as client,
        visiting(client, served) as reader,
    ):
        async with client.post(served.page + "files/0?name=a.txt", data=b"Something to add.") as answer:
            assert answer.status == 403
        await press(reader, "*sE+")
        await press(reader, "q")  # the one answer that is left: to throw the work away
        await press(reader, "\r")
        assert await until(reader, is_file) is None


def test_the_story_that_is_served_names_no_folder(tmp_path: Path) -> None:
    story = _story_in(tmp_path, tuple(map(str, SEEDS[:2])), Settings())
    assert [article.path for article in Session.opened(story, Settings()).project.articles] == [
        path.name for path in SEEDS[:2]
    ]
    assert str(SEEDS[0].parent) not in story.read_text(encoding="utf-8")


def test_visitors_reach_nothing_of_the_machine() -> None:
    for action in ("open", "path", "receive", "update", "import"):
        assert Audience.OWNER.may(action)
        assert not Audience.VISITOR.may(action)
        assert not Audience.CLASS.may(action)
    for action in ("add", "export"):
        assert Audience.VISITOR.may(action)
        assert not Audience.CLASS.may(action)
    assert Audience.CLASS.may("annotate")


def test_a_reader_is_given_little_of_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JUDGE_KEY", "secret")
    given = environment_of(tmp_path / "home", tmp_path / "cache")
    assert "secret" not in given.values()
    assert given["HOME"] == str(tmp_path / "home")
    assert given["XDG_STATE_HOME"] == str(tmp_path / "home" / "state")


def test_a_port_in_use_and_a_missing_extra_are_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with listening("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        assert main(["serve", "--port", str(port)]) == 2
    assert f"port {port} cannot be used" in (said := capsys.readouterr().err)
    assert "--port" in said
    for name in ("variorum.serving.server", "textual_serve"):
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "textual_serve", None)
    assert main(["serve"]) == 2
    assert "variorum[serve]" in capsys.readouterr().err


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here: the reader was not looked at in it")
async def test_in_a_browser_keys_reach_the_reader_and_files_go_both_ways(tmp_path: Path) -> None:
    from playwright.async_api import Download, Page, async_playwright

    async with serving(tmp_path) as served, async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        context = await browser.new_context()
        seen: list[str] = []
        painted = bytearray()
        came: asyncio.Future[Download] = asyncio.get_running_loop().create_future()

        def take(frame: bytes | str) -> None:
            painted.extend(frame if isinstance(frame, bytes) else frame.encode())

        def opened(page: Page) -> None:
            page.on("websocket", lambda socket: socket.on("framereceived", take))
            page.on("request", lambda request: seen.append(request.url))
            page.on("pageerror", lambda error: seen.append(str(error)))
            page.on("download", lambda download: came.set_result(download))

        context.on("page", opened)
        page = await context.new_page()
        await page.goto(served.page)
        await page.wait_for_selector("body.-first-byte")
        await page.wait_for_selector(".xterm-helper-textarea:focus", state="attached")
        file = tmp_path / "page.html"
        file.write_bytes(PAGE)
        await page.set_input_files("input[type=file]", file)
        for key, before in (("E", b"Added 1 article"), ("Enter", b"Export as"), ("Enter", b"story.md")):
            async with asyncio.timeout(20):
                while before not in painted:
                    await asyncio.sleep(0.01)
            await page.keyboard.press(key)
        async with asyncio.timeout(20):
            download = await came
        assert download.suggested_filename == "story.md"
        exported = (await download.path()).read_text(encoding="utf-8")
        assert "Maduro" in exported
        assert "bridge over the river" in exported
        assert all(url.startswith(served.address) for url in seen)
        await page.keyboard.press("u")  # nothing is unsaved then
        await page.keyboard.press("q")
        await page.wait_for_selector("body.-closed a")
        await browser.close()


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here: the reader was not looked at in it")
async def test_the_keys_at_the_foot_are_inside_the_window(tmp_path: Path) -> None:
    from playwright.async_api import async_playwright

    async with serving(tmp_path) as served, async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = await browser.new_page()
        await page.goto(served.page)
        await page.wait_for_selector("body.-first-byte")
        lowest = "document.querySelector('.xterm-screen').getBoundingClientRect().bottom"
        assert await page.evaluate(f"innerHeight >= {lowest}")
        await browser.close()
