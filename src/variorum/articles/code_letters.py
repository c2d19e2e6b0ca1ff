"""What a short code for an outlet may consist of."""

from __future__ import annotations

import unicodedata
from typing import Final

LONGEST_CODE: Final = 3


def tidy_code(typed: str) -> str:
    """What may be a code of what was typed: letters and digits, in capitals."""
    return "".join(sign for sign in latin_letters(typed) if sign.isalnum())[:LONGEST_CODE].upper()


def latin_letters(text: str) -> str:
    """The text without accents and without what has no Latin letters."""
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
