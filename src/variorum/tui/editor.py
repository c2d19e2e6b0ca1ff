"""The reader's own editor, for long notes."""

from __future__ import annotations

import os
import shlex
import subprocess
import tempfile
from pathlib import Path

from textual.app import App, SuspendNotSupported

from variorum.base.translation import translated


def edit_in_external_editor(app: App[None], text: str) -> str | Exception:
    """The text as the reader leaves it in $VISUAL or $EDITOR; or why that was not possible."""
    command = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if not command:
        return RuntimeError(translated("$EDITOR names no editor"))
    handle, name = tempfile.mkstemp(prefix="note-", suffix=".md", text=True)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        with app.suspend():
            # The reader's own choice of program, and a file of ours; no shell.
            done = subprocess.run([*shlex.split(command), name], check=False)  # noqa: S603
        if done.returncode != 0:
            return RuntimeError(
                translated("the editor ended with {code}; its text is in {file}", code=done.returncode, file=name)
            )
        written = Path(name).read_text(encoding="utf-8", errors="replace").rstrip("\n")
    except (OSError, ValueError) as error:
        return RuntimeError(translated("the editor {editor!r} cannot be used ({error})", editor=command, error=error))
    except SuspendNotSupported:
        return RuntimeError(translated("this terminal cannot be lent to an editor"))
    Path(name).unlink(missing_ok=True)
    return written
