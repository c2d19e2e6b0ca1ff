"""A list of answers to choose from, whose words are shown as words."""

from __future__ import annotations

from collections.abc import Sequence

from textual.geometry import Size
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from variorum.base.translation import translated
from variorum.tui.error_boundary import Resilient
from variorum.tui.widgets.safe_text import shown


class Choices(Resilient, OptionList):
    """Answers by a line each: pairs of what an answer is called inside, and its words."""

    def __init__(self, answers: Sequence[tuple[str, str]]) -> None:
        super().__init__(*(Option(shown(words), id=key) for key, words in answers), markup=False)

    @property
    def said(self) -> str:
        """The answer at hand, in words: "answer 2 of 5: all rows"."""
        at = self.highlighted
        if at is None:
            return translated("no answer chosen")
        place = translated("answer {number} of {count}", number=at + 1, count=self.option_count)
        return f"{place}: {self.get_option_at_index(at).prompt}"

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """How high the answers are. A very small terminal leaves them no width, and Textual fails at that."""
        return super().get_content_height(container, viewport, max(1, width))
