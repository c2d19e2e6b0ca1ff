"""Bringing a story up to date in the app: files that a stranger's comparison names are asked about."""

import asyncio
import os
import socket
import threading
import time
from pathlib import Path

from textual import events

from tests.articles.web.serving import serving
from tests.tui.driver import reading
from variorum.articles.article import Article
from variorum.config.settings import Settings
from variorum.project.project import Project
from variorum.session.session import Session


async def test_files_outside_the_comparisons_folder_are_asked_about_once(tmp_path: Path) -> None:
    (tmp_path / "[b]secret.txt").write_text("The password is swordfish.")
    (tmp_path / "story").mkdir()
    (tmp_path / "story" / "a.txt").write_text("What it says now.")
    paths = [str(tmp_path / "story" / "a.txt"), str(tmp_path / "[b]secret.txt")]
    project = Project.of([Article(path, "What it said.") for path in paths])
    saved = Session(Settings(), project).save(tmp_path / "story" / "c")
    async with reading([str(saved)], size=(200, 30)) as reader:

        def texts() -> list[str]:
            return [article.text for article in reader.app.session.project.articles]

        await reader.press("S")
        assert "The comparison names files outside its folder. Did you expect these?" in reader.words
        assert "[b]secret.txt" in reader.words
        assert "a.txt" not in reader.words.split("Did you expect these?")[1].split("Read them")[0]
        await reader.press("escape")
        assert texts() == ["What it said.", "What it said."]
        await reader.press("S", "down", "enter")
        assert texts() == ["What it says now.", "What it said."]
        assert "secret.txt: is not read:" in reader.words
        await reader.press("escape", "S", "enter")
        assert texts() == ["What it says now.", "The password is swordfish."]
        await reader.press("escape")
        (tmp_path / "[b]secret.txt").write_text("Another.")
        await reader.press("S")
        assert texts()[1] == "Another."


async def test_fetching_is_stopped_while_the_server_says_nothing(seeds: list[str]) -> None:
    folder = Path(os.environ["XDG_CONFIG_HOME"]) / "variorum"
    folder.mkdir(parents=True)
    (folder / "config.yaml").write_text("limits: {allow_local: true, fetch_seconds: 60}")
    asked = threading.Event()

    def say_nothing(connection: socket.socket, _request: bytes) -> None:
        asked.set()
        connection.settimeout(30)
        connection.recv(1)

    with serving(say_nothing) as address:
        async with reading(seeds) as reader:
            await reader.press("plus")
            await reader.type(f"{address}/story")
            reader.app.post_message(events.Key("enter", "\r"))
            assert await asyncio.to_thread(asked.wait, 10)
            started = time.monotonic()
            await reader.press("plus")
            assert time.monotonic() - started < 10
            assert "Stopped." in reader.notices
            assert len(reader.app.session.project.articles) == 5


async def test_pages_are_fetched_again_only_after_a_yes(tmp_path: Path) -> None:
    folder = Path(os.environ["XDG_CONFIG_HOME"]) / "variorum"
    folder.mkdir(parents=True)
    (folder / "config.yaml").write_text("limits: {allow_local: true}")
    (tmp_path / "a.txt").write_text("What it says now.")
    asked = threading.Event()

    def answer(connection: socket.socket, _request: bytes) -> None:
        asked.set()
        connection.sendall(
            b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nConnection: close\r\n\r\nNew words stand here."
        )

    with serving(answer) as address:
        project = Project.of([Article(f"{address}/page", "Old words."), Article(str(tmp_path / "a.txt"), "Before.")])
        saved = Session(Settings(), project).save(tmp_path / "c")
        async with reading([str(saved)], size=(200, 30)) as reader:

            def texts() -> list[str]:
                return [article.text for article in reader.app.session.project.articles]

            await reader.press("S")
            assert f"{address}/page" in reader.words
            await reader.press("escape")
            assert texts() == ["Old words.", "Before."]
            await reader.press("S", "down", "enter")
            assert texts() == ["Old words.", "What it says now."]
            assert not asked.is_set()
            await reader.press("escape", "S", "enter")
            assert texts() == ["New words stand here.", "What it says now."]
