"""Having pairs of sentences of two articles read, or taking the answers from what was read before."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import Final

import numpy as np

from variorum.alignment.article_tokens import ArticleTokens
from variorum.alignment.monotone_chain import Pair
from variorum.alignment.pair_reader.answers import AnswerFile, Spans, answers_folder
from variorum.alignment.pair_reader.model import SHIPPED, PairReader, Pieces, shipped_pair_reader

_MOST_THREADS: Final = 4


def read_pairs(left: ArticleTokens, right: ArticleTokens, pairs: Sequence[Pair]) -> list[float]:
    """The log-odds that the sentences of each pair say the same, in order. Raises NoEncoderError where the pair
    reader is broken."""
    answers = AnswerFile(answers_folder(), SHIPPED, (left.text, right.text))
    known = answers.get()
    spans = [(_span(left, i), _span(right, j)) for i, j in pairs]
    new = [span for span in spans if span not in known]
    if new:
        known |= zip(new, _read(shipped_pair_reader(), left, right, new), strict=True)
        answers.put(known)
        _trim_once()
    return [known[span] for span in spans]


def _read(reader: PairReader, left: ArticleTokens, right: ArticleTokens, spans: Sequence[Spans]) -> Iterable[float]:
    """The answers for some sentences, as exact as they are kept, so that new and kept ones are the same."""

    @cache
    def pieces(text: str) -> Pieces:
        return reader.pieces(text)

    def answer(both: Spans) -> float:
        (a, b), (c, d) = both
        return float(np.float32(reader.log_odds(pieces(left.text[a:b]), pieces(right.text[c:d]))))

    with ThreadPoolExecutor(min(_MOST_THREADS, os.cpu_count() or 1)) as pool:
        return list(pool.map(answer, spans))


def _span(article: ArticleTokens, sentence: int) -> tuple[int, int]:
    place = article.sentences[sentence].sentence
    return place.start, place.end


@cache
def _trim_once() -> None:
    """Make room once in the life of a program: to look at all files takes longer than to write one."""
    AnswerFile(answers_folder(), SHIPPED, ("", "")).trim()
