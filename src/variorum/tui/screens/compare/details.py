"""The words inside the rows of the Compare screen, and how many details are new, gone or reworded."""

from __future__ import annotations

from textual import work
from textual.worker import get_current_worker

from variorum.alignment.words.row_words import DetailCounts
from variorum.base.translation import translated
from variorum.comparison.comparison import Comparison
from variorum.comparison.words_in_rows import ComparedWords
from variorum.presentation.wording.word_marks import details_in_words, is_counted
from variorum.tui.screens.base import UNSAID, ReaderScreen
from variorum.tui.widgets.safe_text import SafeText

_FEW = 600  # sentences of two articles, which are looked into in a tenth of a second


class DetailCounting(ReaderScreen):
    """What a screen needs to look into the rows of its comparison, and to count what it finds there."""

    details: DetailCounts | None = None
    _words: ComparedWords | None = None

    def words_of(self, comparison: Comparison) -> ComparedWords:
        """What is found inside the rows of the comparison that is shown, each row's when it is first asked for."""
        if self._words is None or self._words.comparison is not comparison:
            self._words, self.details = ComparedWords(comparison), None
        return self._words

    def is_at_hand(self, comparison: Comparison) -> bool:
        """Whether rows can be looked into while they are painted: of long articles only once that is prepared."""
        known = self._words is not None and self._words.comparison is comparison
        return known or len(comparison.base.sentences) + len(comparison.other.sentences) <= _FEW

    def use_words(self, words: ComparedWords) -> None:
        """Take what was prepared elsewhere."""
        self._words, self.details = words, None

    def count_details(self) -> None:
        """Count the details of the comparison that is shown, once the reader sees it, and say them in the head."""
        words = self._words
        if words is not None and self.details is None and is_counted(words.comparison):
            self._count(words)

    @work(thread=True, exclusive=True, group="details", description=UNSAID)
    def _count(self, words: ComparedWords) -> None:
        worker = get_current_worker()
        for row in words.comparison.rows:
            if worker.is_cancelled:
                return
            words.of(row)
        self.from_thread(self._counted, words, words.counts)

    def _counted(self, words: ComparedWords, counts: DetailCounts) -> None:
        if words is self._words:
            self.details = counts
            self.show_details()

    def show_details(self) -> None:
        """Say how many details there are, as far as they are counted."""
        bar = self.query_one("#compare-details", SafeText)
        bar.set_class(self._words is None or not is_counted(self._words.comparison), "-uncounted")
        bar.update(translated("counting details …") if self.details is None else details_in_words(self.details))
