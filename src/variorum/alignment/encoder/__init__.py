"""An encoder's evidence: vectors of words, which see what words alone do not."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import cache
from importlib.util import find_spec
from typing import Final

from variorum.alignment.encoder.model_files import are_there
from variorum.base.errors import InputError, Problem
from variorum.base.optional_packages import whatever_is_raised

MISSING: Final = (
    "Links rest on shared words only: the encoder is not installed. pip install 'variorum[encoder]' adds it."
)


class NoEncoderError(InputError):
    """The encoder is installed, and something of it is missing or broken."""


@cache
def is_installed() -> bool:
    """Whether the models, and what runs them, are there."""
    return are_there() and all(find_spec(name) is not None for name in ("onnxruntime", "tokenizers"))


@contextmanager
def usable(remedy: str = "Install Variorum again, with its extra `encoder`") -> Iterator[None]:
    """Turns whatever its packages raise inside, or the lack of its files, into NoEncoderError."""

    def refused(why: str) -> NoEncoderError:
        what = f"cannot be used ({why}): links rest on shared words only"
        return NoEncoderError(Problem("the encoder", what, f"{remedy}, or set matching.encoder: false."))

    with whatever_is_raised(refused):
        yield


def loading_its_packages() -> AbstractContextManager[None]:
    """Import what runs the encoder inside. Raises NoEncoderError."""
    again = "pip install --force-reinstall onnxruntime tokenizers"
    return usable(f"Install what runs it again (`{again}`)")
