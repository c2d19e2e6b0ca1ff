"""Trying one input on a door, and making the input that broke it small."""

from __future__ import annotations

import faulthandler
import resource
import signal
import traceback
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from typing import IO, Final

from tests.fuzz.behind import BrokenPromiseError
from tests.fuzz.doors import Door
from tests.watching import LONGEST_CPU, TookTooLongError, watched
from variorum.base.errors import InputError

_OURS: Final = "/src/variorum/"
_MOST_DETAILS: Final = 4_000  # characters


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an input: it was refused as it should be, or it broke something, or it was used. Two
    inputs with the same words in `broke` break the same thing; `details` is the traceback."""

    refused: bool = False
    broke: str = ""
    details: str = ""


def outcome_of(door: Door, data: bytes) -> Outcome:
    """Let an input in, in an empty folder."""
    with TemporaryDirectory(prefix="fuzz-") as folder:
        try:
            with watched():
                door.enter(data, Path(folder))
        except InputError:
            return Outcome(refused=True)
        except TookTooLongError as error:
            return _broken(f"took over {LONGEST_CPU:g} s {_place(error)}")
        except BrokenPromiseError as error:
            return _broken(str(error))
        except Exception as error:
            return _broken(f"{type(error).__name__} {_place(error)}")
    return Outcome()


def _broken(what: str) -> Outcome:
    """The outcome of the error in hand; of a deep recursion its two ends."""
    details = traceback.format_exc()
    if len(details) > 2 * _MOST_DETAILS:
        details = f"{details[:_MOST_DETAILS]}\n...\n{details[-_MOST_DETAILS:]}"
    return Outcome(broke=what, details=details)


def _place(error: BaseException) -> str:
    """The innermost place of ours that an error came through."""
    ours = [frame for frame in traceback.extract_tb(error.__traceback__) if _OURS in frame.filename]
    return f"in {ours[-1].filename.split(_OURS)[1]}, {ours[-1].name}" if ours else "outside"


def die_with_traces(file: IO[str]) -> None:
    """What cannot be interrupted says where it is before it ends the process; memory has a bound too."""
    faulthandler.enable(file)
    faulthandler.register(signal.SIGVTALRM, file, all_threads=True, chain=True)
    resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))


def smallest(door: Door, data: bytes, broke: str, seconds: float) -> bytes:
    """A smaller input that breaks the same, found by leaving out ever smaller pieces; within some seconds."""
    end, size = monotonic() + seconds, len(data) // 2
    while size and monotonic() < end:
        at = 0
        while at < len(data) and monotonic() < end:
            less = data[:at] + data[at + size :]
            if outcome_of(door, less).broke == broke:
                data = less
            else:
                at += size
        size //= 2
    return data
