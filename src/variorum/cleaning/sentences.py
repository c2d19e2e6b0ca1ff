"""The sentences of a cleaned article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from variorum.cleaning.line_features import LineFeatures
from variorum.cleaning.lines import CleanedArticle, Line, LineKind, blocks
from variorum.text.language import Language
from variorum.text.sentence_splitter import sentence_spans

_WHOLE: frozenset[LineKind] = frozenset({LineKind.TITLE, LineKind.DEK, LineKind.HEADING})


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its number in the article from 0, its span of the article's text, its line's kind.

    `paragraph` counts the blocks of kept lines from 0: sentences of one block stand together.
    """

    number: int
    start: int
    end: int
    kind: LineKind
    paragraph: int


def sentences_of(cleaned: CleanedArticle) -> tuple[Sentence, ...]:
    """All sentences of the kept lines, in order. A sentence broken over lines is one span over both."""
    found: list[Sentence] = []
    for paragraph, block in enumerate(blocks(cleaned.kept)):
        for start, end in _spans(cleaned.article.text, block, cleaned.language):
            found.append(Sentence(len(found), start, end, block[0].kind, paragraph))
    return tuple(found)


def first_of_title(sentences: Iterable[Sentence]) -> int | None:
    """The number of the sentence with which the title begins; None where there is none."""
    return next((sentence.number for sentence in sentences if sentence.kind is LineKind.TITLE), None)


def _spans(text: str, block: list[Line], language: Language) -> Iterator[tuple[int, int]]:
    start, end = block[0].start, block[-1].end
    start += LineFeatures(text[start : block[0].end]).bullet_width
    if block[0].kind in _WHOLE:
        words = text[start:end]
        yield start + len(words) - len(words.lstrip()), start + len(words.rstrip())
        return
    for first, last in sentence_spans(text[start:end], language):
        yield start + first, start + last
