"""What happens inside the wordings of a statement: which words of one the others share, and how each differs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from variorum.alignment.statements import SentenceRef
from variorum.alignment.words.aligner import align_articles
from variorum.alignment.words.in_rows import WordsInRows
from variorum.alignment.words.row_words import RowWords
from variorum.alignment.words.sentences import sentences_of_article
from variorum.alignment.words.tokens import AlignedToken
from variorum.alignment.words.word_alignment import Span
from variorum.comparison.coverage import Coverage
from variorum.comparison.matrix import reference_of

_MOST_OUTLETS: Final = 8  # that a wording is held against: a page shows many wordings at once
_NEARLY_ALL: Final = 0.9  # of the words that carry meaning: where so many are shared, the sentence is the statement


@dataclass(frozen=True)
class WordsInStatements:
    """The words of the statements of a coverage. What two articles share is worked out when first asked for."""

    coverage: Coverage

    def of(self, reference: SentenceRef, place: SentenceRef) -> RowWords:
        """What happens between a wording and that of another article; nothing between two of one article."""
        ours, theirs = reference[0], place[0]
        if ours == theirs:
            return RowWords()
        if (ours, theirs) not in self._pairs:
            self._pairs[ours, theirs] = WordsInRows(self.coverage.articles[ours], self.coverage.articles[theirs])
        return self._pairs[ours, theirs].of((reference[1],), (place[1],))

    def shared(self, number: int, base: int) -> tuple[Span, ...]:
        """The words and phrases of the reference wording of statement `number` that at least half of its other outlets
        have too, in whatever words: code points of the article's text. Nothing where that is nearly all of it."""
        reference = reference_of(self.coverage.statements[number], base)
        if (number, reference) not in self._shared:
            self._shared[number, reference] = self._shared_by_half(self.coverage.statements[number], reference)
        return self._shared[number, reference]

    def _shared_by_half(self, statement: Sequence[SentenceRef], reference: SentenceRef) -> tuple[Span, ...]:
        article, sentence = reference
        ours = self.coverage.articles[article]
        outlets = sorted({place[0] for place in statement} - {article})[:_MOST_OUTLETS]
        found: Counter[int] = Counter()
        tokens = sentences_of_article(ours, (sentence,)).tokens
        for outlet in outlets:
            theirs = tuple(n for a, n in statement if a == outlet)
            bare = align_articles(ours, (sentence,), self.coverage.articles[outlet], theirs).bare[0]
            found.update(n for n in range(len(tokens)) if n not in bare)
        shared = {n for n, times in found.items() if 2 * times >= len(outlets)}
        telling = [n for n, token in enumerate(tokens) if token.tells]
        if sum(n in shared for n in telling) >= _NEARLY_ALL * len(telling):
            return ()
        return _joined(tokens, shared)

    @cached_property
    def _pairs(self) -> dict[tuple[int, int], WordsInRows]:
        return {}

    @cached_property
    def _shared(self) -> dict[tuple[int, SentenceRef], tuple[Span, ...]]:
        return {}


def _joined(tokens: Sequence[AlignedToken], shared: set[int]) -> tuple[Span, ...]:
    """Spans from the first to the last telling word of each run of tokens, of which all that tell are shared."""
    runs: list[list[int]] = [[]]
    for n, token in enumerate(tokens):
        if not token.tells:
            continue
        if n in shared:
            runs[-1].append(n)
        elif runs[-1]:
            runs.append([])
    return tuple((tokens[run[0]].start, tokens[run[-1]].end) for run in runs if run)
