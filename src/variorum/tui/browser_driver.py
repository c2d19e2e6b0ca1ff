"""How the reader and a browser speak: Textual's own way, one packet after the other, and files that a visitor sends.

Textual's driver writes from two threads, what it draws and what it sends as a file, and nothing keeps a long packet of
one from being cut in two by the other (Textual 8.2).
"""

from __future__ import annotations

import os
from functools import partial
from threading import Lock
from typing import Any

from textual.drivers.web_driver import WebDriver


class BrowserDriver(WebDriver):
    """Writes each packet whole."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._one = Lock()
        self._write = partial(self._write_whole)

    def on_meta(self, packet_type: str, payload: dict[str, object]) -> None:
        """What the server says: a file of the visitor's came, or what Textual knows."""
        if packet_type == "file_came":
            self._app.call_later(self._app.add_file, str(payload["path"]))  # type: ignore[attr-defined]
        else:
            super().on_meta(packet_type, payload)

    def _write_whole(self, packet: bytes) -> int:
        rest = memoryview(packet)
        with self._one:
            while rest:
                rest = rest[os.write(self.fileno, rest) :]
        return len(packet)
