"""Where the receiver listens, and the token without which it takes nothing: kept, so that a bookmark stays good."""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import platformdirs

from variorum.base.atomic_write import write_atomically
from variorum.base.private_folders import private_folder
from variorum.base.regular_files import read_regular

LOOPBACK: Final = "127.0.0.1"
_PORT: Final = 8737
_BYTES: Final = 24  # of a token
_LARGEST: Final = 10_000  # bytes of the file


@dataclass(frozen=True, slots=True)
class ReceiverKey:
    """The port on this machine, and the token."""

    port: int
    token: str

    @property
    def address(self) -> str:
        """Where the receiver listens, without a slash behind."""
        return f"http://{LOOPBACK}:{self.port}"

    @property
    def start_page(self) -> str:
        """The address of the page that has the bookmark."""
        return f"{self.address}/?token={self.token}"


def key_file() -> Path:
    """The file in the user's state folder, which only the user may read."""
    return platformdirs.user_state_path("variorum") / "capture.json"


def receiver_key(port: int | None = None, *, anew: bool = False) -> ReceiverKey:
    """The key that is kept, or a new one, with another port if one is named; it is kept from now on.

    Raises InputError.
    """
    path = key_file()
    kept = None if anew else _read(path)
    key = ReceiverKey(port or (kept.port if kept else _PORT), kept.token if kept else secrets.token_urlsafe(_BYTES))
    if key != kept:
        private_folder(path.parent)
        write_atomically(path, json.dumps({"port": key.port, "token": key.token}) + "\n")
        path.chmod(0o600)
    return key


def _read(path: Path) -> ReceiverKey | None:
    """The key that is kept; None where there is none that can be read."""
    if not path.is_file():
        return None
    try:
        data: Any = json.loads(read_regular(path, _LARGEST))
        port, token = data["port"], data["token"]
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    is_port = type(port) is int and 0 < port < 65_536
    is_token = isinstance(token, str) and token.isascii() and len(token) >= _BYTES
    return ReceiverKey(port, token) if is_port and is_token else None
