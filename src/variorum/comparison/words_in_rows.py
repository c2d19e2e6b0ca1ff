"""What happens inside the rows of a comparison, word by word."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from variorum.alignment.words.in_rows import WordsInRows
from variorum.alignment.words.row_words import DetailCounts, RowWords
from variorum.comparison.comparison import Comparison
from variorum.comparison.rows import Row

_NOTHING = RowWords()


@dataclass(frozen=True)
class ComparedWords:
    """The words of the rows of a comparison. Those of a row are made when first asked for, and kept."""

    comparison: Comparison

    def prepare(self) -> None:
        """Do now what all rows need, and not while one of them is painted."""
        self._aligner.prepare()

    def of(self, row: Row) -> RowWords:
        """The words of a row; of one without links nothing, since all of it is dropped or added."""
        if row not in self._known:
            linked = row.base_elsewhere, row.other_elsewhere
            is_linked = (row.base or linked[0]) and (row.other or linked[1])
            self._known[row] = self._aligner.of(row.base, row.other, linked) if is_linked else _NOTHING
        return self._known[row]

    @property
    def counts(self) -> DetailCounts:
        """The details of all rows. Pairs of a moved sentence count once, where the base has it."""
        rows = [row for row in self.comparison.rows if row.base or row.other]
        return sum((self._counts_of(row) for row in rows), DetailCounts())

    def _counts_of(self, row: Row) -> DetailCounts:
        counts = self.of(row).counts
        return counts if row.base else DetailCounts(counts.added, counts.dropped, 0, counts.elsewhere)

    @cached_property
    def _aligner(self) -> WordsInRows:
        return WordsInRows(self.comparison.base, self.comparison.other)

    @cached_property
    def _known(self) -> dict[Row, RowWords]:
        return {}
