"""The reader's own editor, for long notes."""

from __future__ import annotations

import os
import shlex
import subprocess
import tempfile
from pathlib import Path

from textual.app import App, SuspendNotSupported


def edit_in_external_editor(app: App[None], text: str) -> str | Exception:
    """The text as the reader leaves it in $VISUAL or $EDITOR; or why that was not possible."""
    command = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if not command:
        return RuntimeError("$EDITOR names no editor")
    handle, name = tempfile.mkstemp(prefix="note-", suffix=".md", text=True)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        with app.suspend():
            # The reader's own choice of program, and a file of ours; no shell.
            done = subprocess.run([*shlex.split(command), name], check=False)  # noqa: S603
        if done.returncode != 0:
            return RuntimeError(f"the editor ended with {done.returncode}; its text is in {name}")
        written = Path(name).read_text(encoding="utf-8", errors="replace").rstrip("\n")
    except (OSError, ValueError) as error:
        return RuntimeError(f"the editor {command!r} cannot be used ({error})")
    except SuspendNotSupported:
        return RuntimeError("this terminal cannot be lent to an editor")
    Path(name).unlink(missing_ok=True)
    return written
