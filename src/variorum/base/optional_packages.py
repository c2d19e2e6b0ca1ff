"""Packages that may be missing, half installed or broken: whatever they raise becomes an error that a reader
can mend."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Final

from variorum.base.cut_short import cut_short
from variorum.base.errors import InputError, input_error

_LONGEST: Final = 200  # characters of what an error says


@contextmanager
def loading(*packages: str, what_for: str, extra: str = "", where: object = None) -> Iterator[None]:
    """Import packages inside, by the names that are used, so that of a half installed one nothing else fails.

    Raises InputError, which says what the first one is for, where it was needed, and how all are installed
    again; `extra` is the extra of Variorum that brings them.
    """

    def refused(why: str) -> InputError:
        what = f"cannot be loaded ({why}); {what_for} needs it"
        remedy = f"`pip install --force-reinstall {' '.join(packages)}` installs it again."
        if extra:
            remedy = f"`pip install 'variorum[{extra}]'` installs what is missing. {remedy}"
        name = packages[0]
        return input_error(name, what, remedy) if where is None else input_error(where, f"{name} {what}", remedy)

    with whatever_is_raised(refused):
        yield


@contextmanager
def whatever_is_raised(as_error: Callable[[str], Exception]) -> Iterator[None]:
    """Turns whatever is raised inside into an error, which is given its words; InputError goes on."""
    try:
        yield
    except (InputError, KeyboardInterrupt, GeneratorExit):
        raise
    except BaseException as error:  # packages raise what they like: SystemExit, Rust's panics
        raise as_error(_in_words(error)) from error


def starting() -> AbstractContextManager[None]:
    """Import inside what a command cannot do without. Raises InputError."""
    return whatever_is_raised(not_started)


def not_started(why: str) -> InputError:
    """The error for a package without which nothing goes."""
    remedy = "Install Variorum and its packages again: `make clean read` in its folder does."
    return input_error("the program", f"cannot be started ({why})", remedy)


def _in_words(error: BaseException) -> str:
    """What was raised, and in which file, which tells what is broken where the words do not."""
    said = cut_short(" ".join(str(error).split()), _LONGEST)
    file = traceback.extract_tb(error.__traceback__)[-1].filename
    place = "" if file.startswith("<") or file in said else f", in {file}"
    return f"{type(error).__name__}{': ' if said else ''}{said}{place}"
