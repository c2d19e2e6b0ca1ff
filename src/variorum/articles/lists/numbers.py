"""Which pages of a list are asked for: numbers and ranges of them."""

from __future__ import annotations

import re
from typing import Final

from variorum.articles.page_list import MOST_FETCHED, MOST_LISTED
from variorum.base.errors import input_error

_PART: Final = re.compile(r"([0-9]{1,6})(?:\s*[-–]\s*([0-9]{1,6}))?")


def numbers_in(written: str, where: str) -> tuple[int, ...]:
    """The numbers that stand in such words as "1,3-5", each once. Raises InputError, which names `where`."""
    found: dict[int, None] = {}
    for part in filter(None, (each.strip() for each in written.split(","))):
        numbers = _PART.fullmatch(part)
        first, last = (int(numbers[1]), int(numbers[2] or numbers[1])) if numbers else (0, 0)
        if not 1 <= first <= last <= MOST_LISTED:
            raise input_error(where, f"cannot be read at {part[:40]!r}", "Write numbers from 1, such as 1,3-5.")
        found.update(dict.fromkeys(range(first, last + 1)))
    if not found:
        raise input_error(where, "names no page", "Write numbers from 1, such as 1,3-5.")
    if len(found) > MOST_FETCHED:
        what = f"asks for {len(found):,} pages"
        raise input_error(where, what, f"At most {MOST_FETCHED} are fetched at a time.")
    return tuple(found)
