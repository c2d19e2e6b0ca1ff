"""Where words of an article stand in a cell that shows some of its sentences."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from variorum.alignment.prepared_article import PreparedArticle
from variorum.presentation.engine.page import Mark

# Words of an article: their span in its text, and the role they are shown in.
WordsInRole = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class ShownSentences:
    """Sentences of an article in a cell, behind `shift` characters and with `gap` characters between them."""

    article: PreparedArticle
    sentences: Sequence[int]
    shift: int = 0
    gap: int = 1


def marks_on(shown: ShownSentences, words: Iterable[WordsInRole]) -> list[Mark]:
    """The marks of some words, in order, each in its role. Where two lie over each other, the first."""
    words, marks, at = list(words), [], shown.shift
    for number in shown.sentences:
        span = shown.article.sentences[number]
        for first, last, role in words:
            start, end = max(first, span.start), min(last, span.end)
            if start < end:
                marks.append(Mark(at + start - span.start, at + end - span.start, role))
        at += span.end - span.start + shown.gap
    return _apart(marks)


def _apart(marks: Sequence[Mark]) -> list[Mark]:
    kept: list[Mark] = []
    for mark in sorted(marks):
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
    return kept
