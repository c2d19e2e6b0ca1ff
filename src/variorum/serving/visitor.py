"""A visitor's reader: a process of its own, with folders and an environment of its own.

textual-serve starts a shell command with the server's whole environment. Two of its private methods are all that it
takes to start a program without a shell instead (textual-serve 1.1); this module alone overrides them.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path
from shutil import copyfile
from typing import Final

from textual_serve.app_service import AppService
from textual_serve.download_manager import DownloadManager

from variorum.base.private_folders import private_folder

# All that a visitor's reader is given of the server's own environment: where programs are, and the language.
_PASSED_ON: Final = ("PATH", "PYTHONPATH", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "SYSTEMROOT")
_SECONDS: Final = 3  # that a reader has to end, once its visitor has left


def environment_of(home: Path, cache: Path) -> dict[str, str]:
    """What a visitor's reader finds in its environment: folders below `home` in the place of the server's user's."""
    passed_on = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    folders = {f"XDG_{name}_HOME": str(home / name.lower()) for name in ("CONFIG", "DATA", "STATE")}
    return {
        **passed_on,
        **folders,
        "XDG_CACHE_HOME": str(cache),
        "HOME": str(home),
        "TMPDIR": str(home / "tmp"),
        "PYTHONUTF8": "1",
        "PYTHONSAFEPATH": "1",  # nothing that lies in a visitor's folder is imported
        "SSH_CONNECTION": "a browser",  # the clipboard of this machine is not the visitor's
        "TEXTUAL_DRIVER": "variorum.tui.browser_driver:BrowserDriver",
        "TEXTUAL_COLOR_SYSTEM": "truecolor",
        "COLORTERM": "truecolor",
        "TERM": "xterm-256color",
    }


class VisitorService(AppService):
    """The reader of one visitor, which speaks to the visitor's browser."""

    def __init__(
        self,
        command: list[str],
        environment: dict[str, str],
        folder: Path,
        *,
        write_bytes: Callable[[bytes], Awaitable[None]],
        write_str: Callable[[str], Awaitable[None]],
        close: Callable[[], Awaitable[None]],
        downloads: DownloadManager,
    ) -> None:
        super().__init__("", write_bytes=write_bytes, write_str=write_str, close=close, download_manager=downloads)
        self._arguments, self._environment, self._folder = command, environment, folder
        self.files_sent = 0

    def _build_environment(self, width: int = 80, height: int = 24) -> dict[str, str]:
        return {**self._environment, "COLUMNS": str(width), "ROWS": str(height)}

    async def _open_app_process(self, width: int = 80, height: int = 24) -> Process:
        environment = self._build_environment(width, height)
        self._process = process = await asyncio.create_subprocess_exec(
            *self._arguments,
            stdin=PIPE,
            stdout=PIPE,
            stderr=PIPE,
            env=environment,
            cwd=self._folder,
            start_new_session=True,  # so that its own processes end with it, and Ctrl+C is the server's
        )
        self._stdin = process.stdin
        return process

    async def send_file(self, name: str, data: bytes) -> None:
        """Put a file of the visitor's into the visitor's folder, and have the reader add what stands in it."""
        self.files_sent += 1
        path = private_folder(self._folder / "files" / str(self.files_sent)) / name
        await asyncio.to_thread(path.write_bytes, data)
        shown = path.relative_to(self._folder)  # where the reader stands; a visitor sees no folder of this machine
        await self.send_meta({"type": "file_came", "path": shown.as_posix()})

    async def ended(self) -> None:
        """Wait until the reader has ended."""
        if self._process is not None:
            await self._process.wait()

    async def stop(self) -> None:
        """Have the reader end, and see to it that it does, with all that it started."""
        if (process := self._process) is None:
            return
        await self.send_meta({"type": "quit"})
        with suppress(TimeoutError):
            await asyncio.wait_for(process.wait(), _SECONDS)
        _end(process)
        await process.wait()
        await super().stop()


def _end(process: Process) -> None:
    with suppress(OSError):
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)


def furnished(home: Path, story: Path, config: Path | None) -> Path:
    """Make a visitor's folders, with a copy of the story and of the settings; gives the folder to work in."""
    work = private_folder(home / "work")
    private_folder(home / "tmp")
    copyfile(story, work / story.name)
    if config is not None:
        copyfile(config, private_folder(home / "config" / "variorum") / "config.yaml")
    return work


def reader_command(story: str, *, read_only: bool) -> list[str]:
    """The command that opens the reader on a story of its folder, for a visitor."""
    return [sys.executable, "-P", "-m", "variorum", "read", "--served", "class" if read_only else "visitor", story]
