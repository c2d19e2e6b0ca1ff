"""What is said in a line of its own when something changes on a screen: where the cursor is now, and notices."""

from __future__ import annotations

from typing import Final

from variorum.base.cut_short import cut_short
from variorum.base.translation import translatable, translated
from variorum.presentation.engine.page import PageRow
from variorum.presentation.signs import FAILED, IN_JOURNAL, NOT_IN_JOURNAL

_KEYS: Final = {
    "↓": translatable("Down"),
    "↑": translatable("Up"),
    "→": translatable("Right"),
    "←": translatable("Left"),
}
_MOST: Final = 150  # characters of what a row says


def without_signs(status: str) -> str:
    """What a head says of how things stand, without the signs before its words."""
    for sign in (IN_JOURNAL, NOT_IN_JOURNAL, FAILED):
        status = status.replace(f"{sign} ", "")
    return status


def keys_said(words: str) -> str:
    """Words that name keys, with names for those that are drawn."""
    for key, name in _KEYS.items():
        words = words.replace(key, translated(name))
    return words


def row_announced(row: PageRow | None, empty: str = "") -> str:
    """What a row is, in few words; where it does not say so, its own words. Without a row, why there is none."""
    if row is None:
        return empty or translated("nothing here")
    own = " ".join(cell.text for cell in row.cells if cell is not None)
    return cut_short(" ".join((row.spoken or own).split()), _MOST)


class Announcement:
    """The line: what was said since the reader's last key, and then the screen and the row at hand."""

    def __init__(self) -> None:
        self._notices: list[str] = []
        self._place = ""

    def begin(self) -> None:
        """The reader has pressed a key: what was said before is old."""
        self._notices.clear()

    def add_notice(self, words: str) -> None:
        """Something is said in passing."""
        self._notices.append(" ".join(words.split()))

    def come_to(self, screen: str, row: PageRow | None, empty: str = "") -> None:
        """The cursor is on a row of a screen now; without rows, `empty` says why."""
        said = row_announced(row, empty)
        self._place = (
            f"{screen}, {said[:1].lower()}{said[1:]}" if row is not None and row.spoken else f"{screen}: {said}"
        )

    def come_to_widget(self, dialog: str, said: str) -> None:
        """The keys go to something in a dialog now: an answer, a line to type in."""
        self._place = f"{dialog}: {cut_short(' '.join(said.split()), _MOST)}"

    @property
    def line(self) -> str:
        """Notices first, then the place."""
        return "  ".join((*self._notices, self._place))
