"""The system's clipboard, where there is one, beside the terminal's."""

from __future__ import annotations

import os

from variorum.base.errors import InputError
from variorum.base.optional_packages import loading


def copy_to_system(text: str) -> bool:
    """Put a text on the clipboard of this machine; False where there is none, as over SSH.

    It starts a program of the system's and may take a while: call it in a thread.
    """
    if os.environ.get("SSH_CONNECTION"):
        return False
    try:
        with loading("pyperclip", what_for="the system's clipboard"):
            from pyperclip import PyperclipException, copy
    except InputError:
        return False
    try:
        copy(text)
    except (PyperclipException, OSError):
        return False
    return True
