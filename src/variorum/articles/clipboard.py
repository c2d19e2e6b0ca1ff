"""What lies on the system's clipboard: the HTML that browsers put there, else text.

pyperclip gives text only; HTML is asked for with the programs that systems have for it.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from typing import Final

from variorum.base.errors import input_error
from variorum.base.optional_packages import loading

_SECONDS: Final = 5
# How HTML is asked for: under Wayland, under X11, on macOS.
_WAYS: Final = (
    ("wl-paste", "--no-newline", "--type", "text/html"),
    ("xclip", "-selection", "clipboard", "-out", "-target", "text/html"),
    ("osascript", "-e", "get the clipboard as «class HTML»"),
)
_HEXADECIMAL: Final = re.compile(rb"\A\s*\xc2\xabdata HTML([0-9A-Fa-f]*)\xc2\xbb\s*\Z")  # as macOS prints it
_REMEDY: Final = "Copy the article in the browser first; over SSH, save the page there and open the file."


def clipboard_markup() -> bytes | None:
    """The HTML on the clipboard; None where there is none, or no program that gives it."""
    for way in _WAYS:
        program = shutil.which(way[0])
        if program is None:
            continue
        try:
            done = subprocess.run([program, *way[1:]], capture_output=True, timeout=_SECONDS, check=False)  # noqa: S603
        except (OSError, subprocess.TimeoutExpired):
            continue
        if done.returncode == 0 and done.stdout.strip():
            packed = _HEXADECIMAL.match(done.stdout)
            return bytes.fromhex(packed[1].decode("ascii")) if packed and len(packed[1]) % 2 == 0 else done.stdout
    return None


def clipboard_text() -> str:
    """The text on the clipboard. Raises InputError where there is none, or no way to it."""
    with loading("pyperclip", what_for="the system's clipboard"):
        from pyperclip import PyperclipException, paste
    try:
        text = str(paste())
    except (PyperclipException, OSError, ValueError):
        raise input_error("the clipboard", "cannot be read here", _REMEDY) from None
    if not text.strip():
        raise input_error("the clipboard", "holds no text", _REMEDY)
    return text
