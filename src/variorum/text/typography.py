"""Signs that outlets write differently and mean alike: each set stands here once, under its name.

Straight quotation marks and hyphens, as a keyboard has them, are in none of these sets. Which marks open and close
a quotation in a language stands in that language's folder.
"""

from __future__ import annotations

from typing import Final

APOSTROPHE: Final = "’"
# Unicode counts this one among the letters; some outlets close quotations with it.
LETTER_APOSTROPHE: Final = "ʼ"
SINGLE_QUOTES: Final = f"‘{APOSTROPHE}{LETTER_APOSTROPHE}"
SINGLE_GUILLEMETS: Final = "‹›"
PRIMES: Final = "′″´`"  # typed where quotation marks are meant
LOW_SINGLE_QUOTE: Final = "‚"
DOUBLE_QUOTES: Final = "“”„«»"
# What stands before, and behind, words that are quoted; an apostrophe stands behind words too.
OPENING_QUOTES: Final = "“‘«„"
CLOSING_QUOTES: Final = "”’»"
CURLY_CLOSING_QUOTES: Final = "”’"
CURLY_QUOTES: Final = f"“‘{CURLY_CLOSING_QUOTES}"

HYPHEN: Final = "‐"
SOFT_HYPHEN: Final = "\u00ad"
NO_BREAK_HYPHEN: Final = "‑"
EN_DASH: Final = "–"
DASHES: Final = f"{EN_DASH}—"
FIGURE_DASH: Final = "‒"
MINUS: Final = "−"

ELLIPSIS: Final = "…"
BYTE_ORDER_MARK: Final = "\ufeff"
BULLETS: Final = "•‣▪●·"
NO_BREAK_SPACE: Final = "\u00a0"
NARROW_SPACES: Final = "\u2009\u202f"
# Soft hyphen, zero width spaces and joiners, marks of direction, word joiner, byte-order mark: nobody sees them, and
# pages put them into words.
INVISIBLE: Final = (
    "\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufeff"
)

_SINGLE: Final = SINGLE_QUOTES + LOW_SINGLE_QUOTE
_ALL_DASHES: Final = DASHES + FIGURE_DASH + MINUS

# Tables for str.translate.
# As a word is spelled: the spaces are those inside a number, 10 000.
SPELLED: Final = str.maketrans({
    **dict.fromkeys(SINGLE_QUOTES, "'"), **dict.fromkeys(INVISIBLE + NARROW_SPACES + NO_BREAK_SPACE),
})  # fmt: skip
# As rules of cleaning and their patterns see a line.
PLAIN: Final = str.maketrans({
    **dict.fromkeys(_SINGLE, "'"), **dict.fromkeys(DOUBLE_QUOTES, '"'), **dict.fromkeys(_ALL_DASHES, "-"),
    **dict.fromkeys(NO_BREAK_SPACE + NARROW_SPACES, " "), ELLIPSIS: "...", **dict.fromkeys(INVISIBLE),
})  # fmt: skip
# As two wordings are held against each other, sign by sign: a quotation mark of any kind is one.
ONE_FOR_ONE: Final = str.maketrans({
    **dict.fromkeys(_SINGLE + DOUBLE_QUOTES + SINGLE_GUILLEMETS + PRIMES + "'", '"'),
    **dict.fromkeys(_ALL_DASHES + HYPHEN + NO_BREAK_HYPHEN, "-"), ELLIPSIS: ".",
})  # fmt: skip
# Any of a set stands for all of it to who searches.
ALIKE_IN_SEARCH: Final = (f"'{_SINGLE}", f'"{DOUBLE_QUOTES}', f"-{DASHES}{NO_BREAK_HYPHEN}{MINUS}")
