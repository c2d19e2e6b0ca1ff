"""What a line of an overview rests on, and how sure it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from variorum.cleaning.lines import LineKind
from variorum.drift.drift import TextSpan

if TYPE_CHECKING:
    from variorum.alignment.prepared_article import PreparedArticle
    from variorum.alignment.statements import SentenceRef
    from variorum.comparison.coverage import Coverage

# What only names what follows, or who wrote and when, states nothing of the event.
_STATES_NOTHING = frozenset({LineKind.TITLE, LineKind.HEADING, LineKind.BYLINE, LineKind.DATELINE})


class Sureness(StrEnum):
    """How sure a line is, the surest first."""

    SURE = "sure"
    PROBABLE = "probable"  # a sentence comes a little near what is said to be lacking, or a part of it is told
    CHECK = "to check"  # a sentence comes near, or a rule points here that is often wrong


@dataclass(frozen=True, slots=True)
class SentenceProof:
    """A sentence of an article, the statement it carries where the line is about one, and the words that matter
    where not all of them do. All numbers count from 0."""

    article: int
    sentence: int
    statement: int | None = None
    words: TextSpan | None = None


def articles_in(evidence: Iterable[SentenceProof]) -> tuple[int, ...]:
    """The articles that some evidence stands in, each once, in the order of the story."""
    return tuple(sorted({one.article for one in evidence}))


def states_something(articles: Sequence[PreparedArticle], place: SentenceRef) -> bool:
    """Whether a sentence states something itself: a headline or a heading does not, nor who helped to report, nor a
    row of dots."""
    article, sentence = place
    prepared = articles[article]
    if prepared.sentences[sentence].kind in _STATES_NOTHING:
        return False
    return any(map(str.isalnum, prepared.text_of(sentence)))


def evidence_of(coverage: Coverage, statement: int) -> tuple[SentenceProof, ...]:
    """The sentences that carry a statement, the shortest first: it has least besides."""
    places = coverage.statements[statement]
    by_length = sorted(places, key=lambda place: (len(coverage.articles[place[0]].text_of(place[1])), place))
    return tuple(SentenceProof(article, sentence, statement) for article, sentence in by_length)
