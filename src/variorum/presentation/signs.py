"""The signs, each by its name: the only place where they are written. What has which is said in `glyphs`.

Nothing is imported here: the first screen needs a few of them at once.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

SAME: Final = "="
REWORDED: Final = "~"
THROUGHOUT: Final = "≋"  # reworded, and nearly no word is the same
DROPPED: Final = "−"
ADDED: Final = "+"
PARTIAL: Final = "≈"
DRIFT: Final = "!"
INDIRECT: Final = "○"
ELSEWHERE: Final = "▸"
FAMILY: Final = "└"  # a statement of the family of the one above
NEAR: Final = "?"
ABSENT: Final = "·"
REFERENCE: Final = "◆"
BASE: Final = REFERENCE
NOTED: Final = "✎"
BOOKMARK: Final = "★"
ORPHAN: Final = "?"
CHECKED: Final = "✓"
DISPUTED: Final = "✗"
DECISION: Final = "d"  # an entry of the list of notes that is a link made or cut by hand
REMOVED: Final = "×"
MOVED: Final = "⇄"
DOUBT: Final = "?"
JUDGED: Final = "‡"  # the judge and the words disagree
BY_HAND: Final = "h"
FOLDED: Final = "···"
IN_VIEW: Final = "▐"
SHADES: Final = " ░▒▓█"
IN_JOURNAL: Final = "●"  # not saved in a file, but safe
NOT_IN_JOURNAL: Final = "○"
FAILED: Final = "✗"

# What stands for a style role where there is room for a sign only, and around words where there is no colour.
ROLE_GLYPHS: Final[Mapping[str, str]] = {
    "dropped": DROPPED, "added": ADDED, "moved": MOVED, "reworded": REWORDED, "removed": REMOVED, "note": NOTED,
}  # fmt: skip
ROLE_BRACKETS: Final[Mapping[str, tuple[str, str]]] = {
    "base-words": ("[", "]"), "other-words": ("{", "}"), "drift": ("<", ">"),
    "base-reworded": (f"[{PARTIAL}", "]"), "other-reworded": (f"{{{PARTIAL}", "}"),
    "elsewhere": ("(↔", ")"), "shared": ("*", "*"),
}  # fmt: skip
