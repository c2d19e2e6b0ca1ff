"""Making text safe to show: each hostile character becomes one visible stand-in.

One for one, so that offsets into the original hold in what is shown.
"""

from __future__ import annotations

from typing import Final

_HOSTILE: Final = "\N{REPLACEMENT CHARACTER}"


def _stand_ins() -> dict[int, str]:
    table = {code: chr(0x2400 + code) for code in range(0x20)}  # C0 as control pictures
    table[0x09] = table[0x0A] = " "  # tabs, and the ends of lines that one sentence is broken over
    table[0x7F] = "\N{SYMBOL FOR DELETE}"
    table[0xAD] = "\N{HYPHENATION POINT}"  # the soft hyphen, which terminals draw or not as they like
    hostile = [
        *range(0x80, 0xA0),  # C1
        0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A),  # bidi controls
        0x180E, 0x200B, *range(0x2060, 0x2066), *range(0x206A, 0x2070), 0xFEFF,  # zero width, not the joiners
        0x2028, 0x2029,  # line separators
        *range(0xFFF9, 0xFFFC),  # interlinear annotation
        *range(0xE0000, 0xE0080),  # tags, which hide text in text
        *range(0xD800, 0xE000),  # lone surrogates, which no terminal can be sent
    ]  # fmt: skip
    return table | dict.fromkeys(hostile, _HOSTILE)


_TABLE: Final = _stand_ins()


def safe(text: str) -> str:
    """The text as it may be sent to a terminal, of the same length in code points."""
    # Most text is printable and so needs no look-up; str.isprintable says that at C speed.
    return text if text.isprintable() else text.translate(_TABLE)


def safe_lines(text: str) -> str:
    """Like `safe`, but line ends stay line ends."""
    return text if text.replace("\n", "").isprintable() else "\n".join(map(safe, text.split("\n")))


def safe_document(text: str) -> str:
    """Like `safe_lines`, but where lines end in CR and LF, they go on to."""
    return "\r\n".join(map(safe_lines, text.split("\r\n")))
