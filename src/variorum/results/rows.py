"""The rows of a comparison: what stands side by side, in words and in spans."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from variorum.alignment.judge.judgement import Opinion
from variorum.alignment.link_kind import LinkKind
from variorum.alignment.links import Link
from variorum.alignment.prepared_article import PreparedArticle
from variorum.comparison.comparison import Comparison
from variorum.comparison.rows import Row, RowKind
from variorum.drift.drift import Drift, TextSpan
from variorum.text.word_diff import word_diff


@dataclass(frozen=True, slots=True)
class WordChange:
    """Words of the base that stand differently in the other article; a side may have none.

    Each side is one span for each sentence that it touches, of code points in its article's text.
    """

    base: tuple[TextSpan, ...]
    other: tuple[TextSpan, ...]


@dataclass(frozen=True, slots=True)
class LinkView:
    """Two sentences that say the same thing.

    `score` is how likely that is, 0 to 1; `moved` that they stand in another order; `manual` that somebody
    linked them by hand; `drift` what kind of change there is between them; `judge` what a judge said of them, if one
    was asked.
    """

    base: TextSpan
    other: TextSpan
    kind: LinkKind
    score: float
    moved: bool
    manual: bool
    drift: tuple[Drift, ...]
    judge: Opinion | None = None


@dataclass(frozen=True)
class RowView:
    """What stands at one height: sentences of the base and of the other article; one side may be empty.

    All words are as the articles write them, and all spans code points in the texts of the articles.
    """

    _comparison: Comparison
    _row: Row

    def __repr__(self) -> str:
        return f"RowView({self.kind.value!r}, base={self.base_text!r}, other={self.other_text!r})"

    @property
    def kind(self) -> RowKind:
        """`same`, `reworded`, `dropped` (only the base has it) or `added` (only the other has it)."""
        return self._row.kind

    @property
    def moved(self) -> bool:
        """Whether its partners stand elsewhere, in another order."""
        return self._row.moved

    @property
    def uncertain(self) -> bool:
        """Whether a dropped or added row has a sentence near it in the other article, below the strictness."""
        return self._row.uncertain

    @property
    def manual(self) -> bool:
        """Whether one of its sentences was linked or unlinked by hand."""
        return self._row.manual

    @property
    def base_text(self) -> str:
        """The base's sentences, one after the other; empty if it has none here."""
        return self._comparison.base.text_of_all(self._row.base)

    @property
    def other_text(self) -> str:
        """The other article's sentences, one after the other; empty if it has none here."""
        return self._comparison.other.text_of_all(self._row.other)

    @property
    def base_sentences(self) -> tuple[TextSpan, ...]:
        """The base's sentences in this row, each with its span."""
        return _spans_of(self._comparison.base, self._row.base)

    @property
    def other_sentences(self) -> tuple[TextSpan, ...]:
        """The other article's sentences in this row, each with its span."""
        return _spans_of(self._comparison.other, self._row.other)

    @property
    def base_elsewhere(self) -> tuple[TextSpan, ...]:
        """Sentences of the base that are linked with this row and stand in other rows."""
        return _spans_of(self._comparison.base, self._row.base_elsewhere)

    @property
    def other_elsewhere(self) -> tuple[TextSpan, ...]:
        """Sentences of the other article that are linked with this row and stand in other rows."""
        return _spans_of(self._comparison.other, self._row.other_elsewhere)

    @cached_property
    def word_changes(self) -> tuple[WordChange, ...]:
        """The words that differ, in order; style of quotes and dashes, case and spelling by country aside.

        A row that stands alone is held against its partners elsewhere; one without any has no changes.
        """
        base, other = self._row.base or self._row.base_elsewhere, self._row.other or self._row.other_elsewhere
        if not base or not other:
            return ()
        ours, theirs = self._comparison.base, self._comparison.other
        return tuple(
            WordChange(tuple(_changed(ours, base, *part.left)), tuple(_changed(theirs, other, *part.right)))
            for part in word_diff(ours.text_of_all(base), theirs.text_of_all(other))
            if not part.equal
        )

    @cached_property
    def links(self) -> tuple[LinkView, ...]:
        """The links that its sentences take part in, in the order of the base."""
        return tuple(link_view(self._comparison, link) for link in self._comparison.links_of(self._row))

    @cached_property
    def drift(self) -> tuple[Drift, ...]:
        """What kinds of change it shows, each with both sides' words, their spans, and the reason."""
        return self._comparison.drift_of_row(self._row)


def link_view(comparison: Comparison, link: Link) -> LinkView:
    """A link with its sentences."""
    (base,) = _spans_of(comparison.base, (link.left,))
    (other,) = _spans_of(comparison.other, (link.right,))
    drift = comparison.drift_of(link)
    return LinkView(base, other, link.kind, link.score, link.moved, link.manual, drift, link.judge)


def sentence_span(article: PreparedArticle, sentence: int) -> TextSpan:
    """A sentence by its number, with its span."""
    span = article.sentences[sentence]
    return TextSpan(span.start, span.end, article.text_of(sentence))


def _spans_of(article: PreparedArticle, sentences: Sequence[int]) -> tuple[TextSpan, ...]:
    return tuple(sentence_span(article, n) for n in sentences)


def _changed(article: PreparedArticle, sentences: Sequence[int], start: int, end: int) -> Iterator[TextSpan]:
    """Characters start to end of some sentences, joined by spaces, as spans of the article: no white space at
    their ends, and nothing of lines removed between the sentences."""
    at = 0  # where the sentence begins in the joined text
    for span in (article.sentences[n] for n in sentences):
        first, last = max(start - at, 0) + span.start, min(end - at + span.start, span.end)
        words = article.article.text[first:last] if first < last else ""
        if words.strip():
            first += len(words) - len(words.lstrip())
            yield TextSpan(first, first + len(words.strip()), words.strip())
        at += span.end - span.start + 1
