"""How much is read at the most, and how it is told how much has come."""

from __future__ import annotations

from collections.abc import Callable

from variorum.base.errors import InputError, input_error
from variorum.config.settings import LimitSettings

# Says how many bytes of a page have come so far. It is asked all the while, and may raise StoppedError.
Progress = Callable[[int], None]

_MEGABYTE = 1_000_000


class StoppedError(Exception):
    """An article that was being fetched is not wanted any more."""


def most_bytes(limits: LimitSettings) -> int:
    """The bytes that an article may have, from wherever it comes."""
    return limits.file_megabytes * _MEGABYTE


def too_large(where: str, limits: LimitSettings) -> InputError:
    """The error for an article with more bytes than that."""
    remedy = "Is it an article? If so, raise limits.file_megabytes in your config.yaml."
    return input_error(where, f"is larger than {limits.file_megabytes} MB", remedy)
