"""What a line of an overview rests on, and how sure it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import compress
from typing import TYPE_CHECKING, Final

from variorum.cleaning.lines import LineKind
from variorum.drift.context import in_spans
from variorum.drift.drift import TextSpan

if TYPE_CHECKING:
    from variorum.alignment.prepared_article import PreparedArticle
    from variorum.alignment.statements import SentenceRef
    from variorum.comparison.coverage import Coverage

_FEWEST_TELLING: Final = 7  # words that carry meaning, in a sentence that is understood without those around it
# What a post has besides its words: handles, marked words, the address of a picture, who wrote it and when.
_OF_A_POST: Final = re.compile(
    r"[@#]\w+|pic\.twitter\.com/\S+|[\u2013\u2014] [^\u2013\u2014\n]{1,60}\(@\w+\)[^\n]{0,30}$"
)
_LEADS_UP: Final = ":"  # how a sentence ends that only leads up to what follows
# What only names what follows, or who wrote and when, states nothing of the event.
_STATES_NOTHING = frozenset({LineKind.TITLE, LineKind.HEADING, LineKind.BYLINE, LineKind.DATELINE})

# Lines that cleaning kept in doubt: of such kinds they may be a caption, or lead to another article.
_DOUBTFUL = frozenset({LineKind.RELATED, LineKind.CAPTION, LineKind.DEK, LineKind.DUPLICATE})


class Sureness(StrEnum):
    """How sure a line is, the surest first."""

    SURE = "sure"
    # A sentence comes a little near what is said to be lacking, or a part of it is told, or it is short.
    PROBABLE = "probable"
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


def stands_by_itself(articles: Sequence[PreparedArticle], place: SentenceRef) -> bool:
    """Whether a sentence of the article states something that is understood without those around it: not "Again.", nor
    "He said:"."""
    article, sentence = articles[place[0]], articles[place[0]].sentences[place[1]]
    text, tokens = article.text_of(place[1]), article.tokens.sentences[place[1]]
    if sentence.kind in _DOUBTFUL or text.rstrip().endswith(_LEADS_UP):
        return False
    of_a_post = (found.span() for found in _OF_A_POST.finditer(article.article.text, sentence.start, sentence.end))
    telling = list(compress(tokens.words, tokens.is_content_word))
    return len(telling) - sum(in_spans(telling, of_a_post)) >= _FEWEST_TELLING


def evidence_of(coverage: Coverage, statement: int) -> tuple[SentenceProof, ...]:
    """The sentences that carry a statement, the shortest first: it has least besides."""
    places = coverage.statements[statement]
    by_length = sorted(places, key=lambda place: (len(coverage.articles[place[0]].text_of(place[1])), place))
    return tuple(SentenceProof(article, sentence, statement) for article, sentence in by_length)
