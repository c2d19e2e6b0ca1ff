"""Text that a file can hold: without lone surrogates, the halves of characters that were cut in two."""

from __future__ import annotations

import re
from typing import Final

_HALVES: Final = re.compile("[\ud800-\udfff]")


def whole(text: str) -> str:
    """The text with U+FFFD for each half of a character, so that offsets hold.

    Scrapers cut texts inside an emoji; no UTF-8 and no strict JSON can say the half that is left.
    """
    if not text.isascii():
        try:
            text.encode("utf-8")  # ten times as fast as a search
        except UnicodeEncodeError:
            return _HALVES.sub("\N{REPLACEMENT CHARACTER}", text)
    return text
