"""For how long a server asks to be left alone (Retry-After, RFC 9110)."""

from __future__ import annotations

from datetime import UTC, datetime
from email.message import Message
from email.utils import parsedate_to_datetime
from typing import Final

_MOST_DIGITS: Final = 9
_LONGEST_DATE: Final = 100  # characters


def seconds_asked(headers: Message) -> float | None:
    """The seconds that a server asks to wait: a number of them, or the moment until which, counted from the moment that
    its answer names, else from now. None where it asks for nothing that can be understood."""
    asked = str(headers.get("Retry-After", "")).strip()
    if asked.isascii() and asked.isdecimal():
        return float(asked) if len(asked) <= _MOST_DIGITS else None
    until = _moment(asked)
    if until is None:
        return None
    return max(0.0, (until - (_moment(str(headers.get("Date", ""))) or datetime.now(UTC))).total_seconds())


def _moment(written: str) -> datetime | None:
    if not written or len(written) > _LONGEST_DATE:
        return None
    try:
        found = parsedate_to_datetime(written)
    except (ValueError, TypeError, OverflowError):
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
