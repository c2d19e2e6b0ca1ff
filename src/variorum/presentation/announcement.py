"""What is said in a line of its own when something changes on a screen: where the cursor is now, and notices."""

from __future__ import annotations

from typing import Final

from variorum.base.cut_short import cut_short
from variorum.presentation.engine.page import PageRow
from variorum.presentation.signs import FAILED, IN_JOURNAL, NOT_IN_JOURNAL

_MOST: Final = 150  # characters of what a row says


def without_signs(status: str) -> str:
    """What a head says of how things stand, without the signs before its words."""
    for sign in (IN_JOURNAL, NOT_IN_JOURNAL, FAILED):
        status = status.replace(f"{sign} ", "")
    return status


def row_announced(row: PageRow | None) -> str:
    """What a row is, in few words; where it does not say so, its own words."""
    if row is None:
        return "nothing here"
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

    def come_to(self, screen: str, row: PageRow | None) -> None:
        """The cursor is on a row of a screen now."""
        said = row_announced(row)
        self._place = (
            f"{screen}, {said[:1].lower()}{said[1:]}" if row is not None and row.spoken else f"{screen}: {said}"
        )

    @property
    def line(self) -> str:
        """Notices first, then the place."""
        return "  ".join((*self._notices, self._place))
