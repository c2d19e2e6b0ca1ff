"""How long work takes, about: to be said before it begins, and to share it out by."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from variorum.base.translation import counted
from variorum.config.settings import MatchingSettings

if TYPE_CHECKING:  # the reader says how long something takes before it loads what does it
    from variorum.alignment.monotone_chain import Pair
    from variorum.alignment.prepared_article import PreparedArticle
    from variorum.articles.article import Article

# Seconds of one processor, measured on one of 2021 with `make bench`: they differ by machine and by text.
_LINE: Final = 4e-5  # to clean
_SIGN: Final = 1e-7
_PAIR: Final = 6e-4  # of articles
_WORD: Final = 7e-7  # of either of a pair
_WORD_BY_WORD: Final = 2.5e-10
_SENTENCE_BY_SENTENCE: Final = 3e-8
_READ_BY_ENCODER: Final = 1e-8  # word by word, where it has read both
_SHOWN: Final = 3.5e-5  # a word of a comparison that is shown whole, with its drift
_READ_CLOSELY: Final = 6e-3  # a pair of sentences by the pair reader; what is in its cache takes no time
_GATHERED: Final = 4e-4  # a pair of a coverage: to hand over between processes and gather
_PROCESS: Final = 0.6  # starting one
_ENOUGH: Final = 1.0  # work that another process pays for
_LONG: Final = 10.0


@dataclass(frozen=True, slots=True)
class Extent:
    """How much an article holds, and whether the encoder has read it."""

    words: int
    sentences: int
    read: bool

    @classmethod
    def of(cls, article: PreparedArticle) -> Extent:
        """The extent of an article."""
        return cls(article.cleaned.words, len(article.sentences), article.encoded is not None)


def seconds_of(extents: Sequence[Extent], pairs: Iterable[Pair]) -> float:
    """What comparing some pairs of articles takes on one processor, about."""
    return sum(_seconds(extents[i], extents[j]) for i, j in pairs)


def _seconds(one: Extent, other: Extent) -> float:
    by_word = _WORD_BY_WORD + (_READ_BY_ENCODER if one.read and other.read else 0.0)
    return (
        _PAIR
        + _WORD * (one.words + other.words)
        + by_word * one.words * other.words
        + _SENTENCE_BY_SENTENCE * one.sentences * other.sentences
    )


def _seconds_read(extents: Sequence[Extent], pairs: Iterable[Pair]) -> float:
    """What the pair reader takes on one processor, about, as it is set by default."""
    each = _READ_CLOSELY * MatchingSettings().in_story_of(len(extents)).pairs_read
    both_read = ((extents[i], extents[j]) for i, j in pairs if extents[i].read and extents[j].read)
    return sum(each * max(one.sentences, other.sentences) for one, other in both_read)


def processes_for(seconds: float) -> int:
    """Over how many processes so much work is spread; 1 where starting another takes longer than it saves."""
    return min(os.cpu_count() or 1, 1 + int(seconds / _ENOUGH))


def until_cleaned(articles: Iterable[Article]) -> float:
    """Seconds, about, until articles are cleaned and split."""
    return sum(_LINE * article.text.count("\n") + _SIGN * len(article.text) for article in articles)


def until_compared(base: PreparedArticle, other: PreparedArticle) -> float:
    """Seconds, about, until two articles are compared and shown."""
    extents = [Extent.of(base), Extent.of(other)]
    shown = _SHOWN * sum(extent.words for extent in extents)
    return seconds_of(extents, [(0, 1)]) + shown + _seconds_read(extents, [(0, 1)]) / (os.cpu_count() or 1)


def until_covered(articles: Sequence[PreparedArticle], pairs: Sequence[Pair]) -> float:
    """Seconds, about, until some pairs of articles are compared, by all processors, and gathered."""
    extents = [Extent.of(article) for article in articles]
    seconds = seconds_of(extents, pairs) + _seconds_read(extents, pairs)
    processes = processes_for(seconds)
    started = _PROCESS if processes > 1 else 0.0
    return seconds / processes + started + _GATHERED * len(pairs)


def if_long(seconds: float) -> str:
    """A time in words if it is so long that it is to be said beforehand, else nothing."""
    return about(seconds) if seconds >= _LONG else ""


def about(seconds: float) -> str:
    """A time in words, no more exact than it is known: about 20 seconds, about 3 minutes."""
    if seconds >= 1.5 * 3600:
        return counted("about {count} hour", "about {count} hours", round(seconds / 3600))
    if seconds >= 1.5 * 60:
        return counted("about {count} minute", "about {count} minutes", round(seconds / 60))
    return counted("about {count} second", "about {count} seconds", max(5, 5 * round(seconds / 5)))
