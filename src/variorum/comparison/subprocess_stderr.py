"""Starting processes from within the app, which has taken stderr for itself."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator


@contextlib.contextmanager
def starting_processes() -> Iterator[None]:
    """While processes are started, stderr is the real one: they are to inherit a file, and what the
    terminal library puts in its place has none."""
    with contextlib.redirect_stderr(sys.__stderr__):
        yield
