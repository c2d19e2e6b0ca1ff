"""Dates as articles give them: a day, a weekday, a month, or words that only point to a time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from variorum.drift.context import ArticleIndex, SentenceContext
from variorum.drift.drift import TextSpan
from variorum.text.language import ENGLISH

_MONTH: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?"
    r"|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_YEAR: Final = r"(?:1[89]|20)\d\d"
_DATES = re.compile(
    rf"\b(?P<month>{_MONTH}) (?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,? (?P<year>{_YEAR})\b)?"
    rf"|\b(?P<first>\d{{1,2}})(?:st|nd|rd|th)? (?P<month_after>{_MONTH})(?:,? (?P<year_after>{_YEAR})\b)?"
    rf"|\b(?:(?:early|mid|late)[ -]?)?(?P<month_alone>{_MONTH})(?: (?P<year_of_month>{_YEAR})\b)?"
    r"|\b(?:last |this past |this |next )?(?P<weekday>(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"
    r"|\b(?P<relative>(?:last|next|this|past|earlier this)"
    r" (?:week|weekend|month|year|summer|spring|fall|winter))\b"
    r"|\b(?P<vague>(?:in )?recent (?:days|weeks|months|years))\b",
    re.IGNORECASE,
)
YEAR: Final = re.compile(_YEAR)


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date as it is given: month from 1, day, year, weekday, or words that only point to a time."""

    words: TextSpan
    month: int | None = None
    day: int | None = None
    year: str | None = None
    weekday: str | None = None
    pointing: str | None = None

    @property
    def key(self) -> tuple[object, ...]:
        """What two ways of writing the same date have alike."""
        return self.month, self.day, self.weekday, self.pointing

    @property
    def exactness(self) -> int:
        """How exact it is: a day, a weekday, a month, a time that is only pointed to."""
        if self.day is not None:
            return 4
        return 3 if self.weekday else 2 if self.month else 1


def date_spans(passage: SentenceContext) -> list[tuple[int, int]]:
    """Where the dates of a sentence stand."""
    return [(when.words.start, when.words.end) for when in dates(passage)]


def dates(passage: SentenceContext) -> tuple[DateMention, ...]:
    """The dates of a sentence."""
    return _dates_in(passage.index, passage.sentence)


def dates_around(passage: SentenceContext) -> Iterator[DateMention]:
    """The dates of a sentence and of those beside it."""
    for sentence in {passage.sentence, *passage.siblings}:
        yield from _dates_in(passage.index, sentence)


def dates_in_article(passage: SentenceContext) -> Iterator[DateMention]:
    """The dates of all sentences of its article."""
    for sentence in range(len(passage.index.article.sentences)):
        yield from _dates_in(passage.index, sentence)


@lru_cache(maxsize=4_096)
def _dates_in(whole: ArticleIndex, sentence: int) -> tuple[DateMention, ...]:
    article = whole.article
    span = article.sentences[sentence]
    found = (_when(match) for match in _DATES.finditer(article.article.text, span.start, span.end))
    published = _published(article.article.metadata.date_published)
    return tuple(_resolved(when, published) for when in found if when is not None)


@lru_cache(maxsize=64)
def _published(said: str | None) -> date | None:
    """The day on which an article was published, where that is known as a date."""
    try:
        return date.fromisoformat((said or "")[:10])
    except ValueError:
        return None


def _resolved(when: DateMention, published: date | None) -> DateMention:
    """A weekday as the last such day before the article was published, where that is known."""
    if when.weekday is None or published is None or when.words.text.casefold().startswith("next"):
        return when
    back = (published.weekday() - ENGLISH.weekdays.index(when.weekday)) % 7
    if published.toordinal() <= back:  # the year 1, by which some programs say that they know no date
        return when
    day = published - timedelta(days=back)
    return replace(when, month=day.month, day=day.day, weekday=None)


def _when(match: re.Match[str]) -> DateMention | None:
    said = match.groupdict()
    words = TextSpan(match.start(), match.end(), match[0])
    if name := said["month"] or said["month_after"]:
        day = int(said["day"] or said["first"])
        return DateMention(words, _month(name), day, said["year"] or said["year_after"])
    if name := said["month_alone"]:
        # May and march are words too: only with a capital, or a part of the month, are they months.
        if not name[0].isupper() or (name in ("May", "March") and not said["year_of_month"]):
            return None
        return DateMention(words, _month(name), year=said["year_of_month"])
    if said["weekday"]:
        return DateMention(words, weekday=said["weekday"].casefold())
    pointing = (said["relative"] or said["vague"]).casefold()
    return DateMention(words, pointing=pointing.removeprefix("in "))


def _month(name: str) -> int:
    return next(n for n, month in enumerate(ENGLISH.months, 1) if month.startswith(name.casefold().rstrip(".")[:3]))
