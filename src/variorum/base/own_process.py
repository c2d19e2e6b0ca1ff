"""Work that may hang or take all memory, in a process of its own: whatever it does ends that process alone."""

from __future__ import annotations

import json
import os
import sys
from subprocess import DEVNULL, PIPE, Popen, TimeoutExpired
from typing import Any


def answer_of(module: str, given: bytes | dict[str, Any], seconds: int) -> dict[str, Any] | None:
    """The object of JSON that the `main(seconds)` of a module answers when it is given these bytes, or this object, on
    standard input; None if it hangs, fails, or runs out of memory."""
    data = given if isinstance(given, bytes) else json.dumps(given).encode()
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    # -P: nothing that lies in the current folder is imported.
    command = [sys.executable, "-P", "-c", f"from {module} import main; main({seconds})"]
    with Popen(command, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, env=environment) as process:  # noqa: S603
        try:
            told, _ = process.communicate(data, timeout=2 * seconds)
        except TimeoutExpired:
            process.kill()
            return None
    if process.returncode != 0:
        return None
    found: dict[str, Any] = json.loads(told)
    return found


def answer(found: dict[str, Any]) -> None:
    """Answer with an object of JSON, from inside such a process."""
    json.dump(found, sys.stdout)


def limit_this_process(seconds: int, memory: int) -> None:
    """End this process once it has taken so many seconds of processor time, and refuse it more memory (bytes)."""
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    except (ImportError, OSError, ValueError):
        return  # where a system has no such limits, the caller's patience ends all the same
