"""What a note can be written on: a row, its sentences and links, a statement, a line, an article, words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from variorum.annotations.note import Anchor, Note, TargetKind, anchor_at
from variorum.base.translation import translated

if TYPE_CHECKING:
    from variorum.alignment.prepared_article import PreparedArticle
    from variorum.cleaning.lines import Line
    from variorum.comparison.comparison import Comparison
    from variorum.comparison.rows import Row

# An article with its number in the story.
Numbered = tuple[int, "PreparedArticle"]


@dataclass(frozen=True, slots=True)
class AnnotationTarget:
    """Something a note can be on: its places, what it is, and what to call it."""

    anchors: tuple[Anchor, ...]
    target_kind: TargetKind
    called: str

    def has(self, note: Note) -> bool:
        """Whether a note is on this very spot."""
        return _spans(note.anchors) == _spans(self.anchors)


def _spans(anchors: Sequence[Anchor]) -> list[tuple[int, int, int]]:
    return sorted((place.article, place.start, place.end) for place in anchors if not place.lost)


def article_target(article: int) -> AnnotationTarget:
    """A whole article."""
    return AnnotationTarget((Anchor(article),), TargetKind.ARTICLE, translated("article {number}", number=article + 1))


def words_target(article: int, text: str, start: int, end: int) -> AnnotationTarget:
    """Some words of an article's text."""
    called = translated("words of article {number}", number=article + 1)
    return AnnotationTarget((anchor_at(article, text, start, end),), TargetKind.WORDS, called)


def line_target(article: int, text: str, line: Line) -> AnnotationTarget:
    """A line of an article, kept or removed."""
    place = anchor_at(article, text, line.start, line.end)
    called = translated("line {line} of article {number}", line=line.number, number=article + 1)
    return AnnotationTarget((place,), TargetKind.LINE, called)


def sentence_target(article: Numbered, sentence: int) -> AnnotationTarget:
    """A sentence of an article."""
    called = translated("sentence {sentence} of article {number}", sentence=sentence + 1, number=article[0] + 1)
    return AnnotationTarget((_of_sentences(article, (sentence,)),), TargetKind.SENTENCE, called)


def link_target(one: Numbered, sentences: Sequence[int], other: Numbered, others: Sequence[int]) -> AnnotationTarget:
    """Neighbouring sentences of one article and those of another that say the same."""
    places = (_of_sentences(one, sentences), _of_sentences(other, others))
    ours, theirs = f"{one[0] + 1}:{sentences[0] + 1}", f"{other[0] + 1}:{others[0] + 1}"
    called = translated("the pair {one} and {other}", one=ours, other=theirs)
    return AnnotationTarget(places, TargetKind.LINK, called)


def row_target(comparison: Comparison, number: int, base: int, other: int) -> AnnotationTarget:
    """A row of a comparison of the articles with the numbers `base` and `other`."""
    row = comparison.rows[number]
    sides = (((base, comparison.base), row.base), ((other, comparison.other), row.other))
    places = tuple(_of_sentences(side, sentences) for side, sentences in sides if sentences)
    return AnnotationTarget(places, TargetKind.ROW, translated("row {number}", number=number + 1))


def statement_target(
    articles: Sequence[PreparedArticle], places: Sequence[tuple[int, int]], n: int
) -> AnnotationTarget:
    """All sentences of a statement, by article and number; `n` is the statement's own number."""
    anchors = tuple(_of_sentences((a, articles[a]), (sentence,)) for a, sentence in places)
    return AnnotationTarget(anchors, TargetKind.STATEMENT, translated("statement {number}", number=n + 1))


def targets_in_row(comparison: Comparison, row: Row, base: int, other: int) -> Iterator[AnnotationTarget]:
    """The parts of a row that a note can be on by themselves: its sentences, and each of its links."""
    ours, theirs = (base, comparison.base), (other, comparison.other)
    yield from (sentence_target(ours, n) for n in row.base)
    yield from (sentence_target(theirs, n) for n in row.other)
    yield from (link_target(ours, (x.left,), theirs, (x.right,)) for x in comparison.links_of(row))


def _of_sentences(article: Numbered, sentences: Sequence[int]) -> Anchor:
    number, prepared = article
    start, end = prepared.sentences[sentences[0]].start, prepared.sentences[sentences[-1]].end
    return anchor_at(number, prepared.article.text, start, end)
