"""What was loaded and how long each stage took, written down when `--debug` asks for it.

Without it, a stage costs one look at a variable. Stages in processes of their own show in the one that waits.
"""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable
from functools import wraps
from pathlib import Path, PurePath
from typing import Final, ParamSpec, TypeVar

from variorum._version import __version__
from variorum.base.sanitize import safe

_LARGEST: Final = 1_000_000  # bytes of the log
_LONGEST: Final = 400  # characters of a line
_NAMED: Final = ("click", "numpy", "textual", "onnxruntime", "tokenizers", "lxml", "trafilatura")

_Parameters = ParamSpec("_Parameters")
_Result = TypeVar("_Result")


class _Running:
    """A log that is being written."""

    def __init__(self, path: Path) -> None:
        self.path, self.start, self.lock = path, time.perf_counter(), threading.Lock()

    def write(self, line: str) -> None:
        """Add a line. Raises OSError."""
        from variorum.base.bounded_log import append

        with self.lock:
            append(self.path, f"{line}\n".encode("utf-8", "backslashreplace"), _LARGEST, _LARGEST // 2)


_running: _Running | None = None


def begin(arguments: list[str]) -> None:
    """Write down, from now on, what happens. Raises OSError where no log can be written."""
    global _running
    import platform
    from datetime import UTC, datetime

    from variorum.base.bounded_log import HEAD, log_path

    begun = _Running(log_path("debug.log"))
    now = datetime.now(UTC).isoformat(timespec="milliseconds")
    begun.write(f"{HEAD.decode()}{now} variorum {__version__}, Python {platform.python_version()}, {platform.system()}")
    _running = begun
    note("arguments", " ".join(arguments))


def note(what: str, about: str = "") -> None:
    """A line in the log, if there is one; a log that cannot be written any more is given up."""
    global _running
    if _running is None:
        return
    since = (time.perf_counter() - _running.start) * 1e3
    try:
        _running.write(f"{since:9.1f} ms  {what:12} {safe(about[:_LONGEST])}".rstrip())
    except OSError:
        _running = None


def end(code: int) -> Path | None:
    """Write down what was loaded, and stop; gives where the log is, if one was written."""
    global _running
    if _running is None:
        return None
    loaded = {name.partition(".")[0] for name in sys.modules}
    ours = sum(name.partition(".")[0] == "variorum" for name in sys.modules)
    note("loaded", f"{len(sys.modules)} modules, {ours} of them ours")
    note("packages", ", ".join(map(_with_version, filter(loaded.__contains__, _NAMED))))
    note("end", f"exit code {code}")
    path, _running = (_running.path if _running else None), None
    return path


def _with_version(package: str) -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return f"{package} {version(package)}"
    except PackageNotFoundError:
        return package


def timed(stage: str) -> Callable[[Callable[_Parameters, _Result]], Callable[_Parameters, _Result]]:
    """Have each call of a function written down, with what it is about and how long it took."""

    def wrapped(function: Callable[_Parameters, _Result]) -> Callable[_Parameters, _Result]:
        @wraps(function)
        def measured(*args: _Parameters.args, **kwargs: _Parameters.kwargs) -> _Result:
            if _running is None:
                return function(*args, **kwargs)
            start, outcome = time.perf_counter(), "failed after"
            try:
                result = function(*args, **kwargs)
                outcome = "took"
            finally:
                note(stage, f"{outcome} {(time.perf_counter() - start) * 1e3:.1f} ms  {_about(args)}")
            return result

        return measured

    return wrapped


def _about(args: tuple[object, ...]) -> str:
    """The paths that a function was called with, or those of its articles; never their words."""
    found = []
    for arg in args:
        article = getattr(arg, "article", arg)
        path = article if isinstance(article, str | PurePath) else getattr(article, "path", None)
        if isinstance(path, str | PurePath):
            found.append(str(path)[:_LONGEST])
    return ", ".join(found)
