"""Who is quoted in an article, and at what length."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from variorum.drift.context import ArticleIndex, SentenceContext
from variorum.drift.drift import TextSpan
from variorum.drift.ledger.speakers import speakers_in
from variorum.drift.lexicon import Lexicon

_FEWEST: Final = 3  # words: shorter ones are terms


@dataclass(frozen=True, slots=True)
class Quotation:
    """Quoted words in a sentence: what they are, how many, and who is said to say them, if the article lets it be
    known."""

    words: TextSpan
    count: int
    speaker: str | None


def quotations_in(whole: ArticleIndex, lexicon: Lexicon) -> Iterator[Quotation]:
    """The quotations of three words and more, in order. Speech over several sentences comes in parts."""
    speakers = speakers_in(whole, lexicon)
    for sentence in range(len(whole.article.sentences)):
        passage = SentenceContext(whole, sentence)
        starts = [word.start for word in passage.words]
        counted = [(start, end, bisect_left(starts, end) - bisect_left(starts, start)) for start, end in passage.quotes]
        long = [quote for quote in counted if quote[2] >= _FEWEST]
        who = speakers[sentence]
        for start, end, count in long:
            yield Quotation(passage.as_written(start, end), count, who.name if who else None)
