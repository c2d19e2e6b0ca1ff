"""Things that several outlets count, and count differently, whether their sentences are linked or not."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from typing import TYPE_CHECKING, Final

from variorum.drift.context import SentenceContext, article_index_of
from variorum.drift.detectors.numbers import Amount, amounts_in, words_about
from variorum.drift.drift import TextSpan
from variorum.overview.evidence import SentenceProof
from variorum.text.language import ENGLISH

if TYPE_CHECKING:
    from variorum.alignment.prepared_article import PreparedArticle

# What measures anything: two such numbers are seldom about one thing.
_MEASURES: Final = frozenset({
    "day", "week", "month", "year", "hour", "minut", "second", "time", "mile", "kilomet", "kilometr", "km", "meter",
    "metr", "feet", "foot", "dollar", "euro", "pound", "percent", "point", "peopl", "person", "us", "pm", "am", "other",
    "more", "st", "nd", "rd", "th",
})  # fmt: skip
_LIMITS: Final = frozenset({
    "about", "almost", "around", "least", "most", "nearly", "over", "roughly", "some", "than", "approximately", "under",
    "up", "to", "another", "other", "every", "first", "last",
})  # fmt: skip
_WORD_BEFORE: Final = re.compile(r"(\w+)[^\w]*$")
_REACH: Final = 30  # characters in which the word before a number is looked for
_FEWEST_SHARED: Final = 2  # telling words near both numbers


@dataclass(frozen=True, slots=True)
class CountedThing:
    """What is counted, as it is written first, and for each value the places that have it, in their order."""

    unit: str
    values: tuple[tuple[SentenceProof, ...], ...]


@dataclass(frozen=True, slots=True)
class _Count:
    amount: Amount
    near: frozenset[str]
    evidence: SentenceProof


def counted_things(articles: Sequence[PreparedArticle]) -> Iterator[CountedThing]:
    """The things of which each article that counts them gives one number only, with two values or more, where two
    words near the numbers are the same. Numbers with a limit ("at least 40") say nothing against others."""
    counts: dict[str, dict[int, list[_Count]]] = defaultdict(lambda: defaultdict(list))
    for n, article in enumerate(articles):
        if article.language is ENGLISH:
            for count in _counts(article, n):
                counts[count.amount.unit][n].append(count)
    for _, by_article in sorted(counts.items()):
        single = [found for found in by_article.values() if len({count.amount.value for count in found}) == 1]
        if len(single) == len(by_article) > 1:
            yield from _differing([count for found in single for count in found], articles)


def _counts(article: PreparedArticle, number: int) -> Iterator[_Count]:
    whole = article_index_of(article)
    for sentence in range(len(article.sentences)):
        passage = SentenceContext(whole, sentence)
        for amount in amounts_in(passage):
            words = passage.span_of(amount.words)
            counts_a_thing = amount.unit.isalpha() and amount.unit not in _MEASURES
            if counts_a_thing and not is_no_claim(article, words):
                yield _Count(amount, words_about(passage, amount), SentenceProof(number, sentence, None, words))


def is_no_claim(article: PreparedArticle, number: TextSpan) -> bool:
    """Whether a number says nothing against others: it is a limit, or rough ("at least 40", "over 100"), or counts
    what bears a name, of which there are several kinds ("two Republican senators")."""
    text = article.article.text
    before = _WORD_BEFORE.search(text[max(0, number.start - _REACH) : number.start])
    has_limit = before is not None and before[1].casefold() in _LIMITS
    return has_limit or text[number.end : number.end + 2].strip()[:1].isupper()


def _differing(counts: Sequence[_Count], articles: Sequence[PreparedArticle]) -> Iterator[CountedThing]:
    by_value: dict[float, list[_Count]] = defaultdict(list)
    for count in counts:
        by_value[count.amount.value].append(count)
    values = list(by_value)
    if len(values) < 2 or any(is_rounding(one, two) for one, two in combinations(values, 2)):
        return
    one_thing = (
        len(one.near & two.near) >= _FEWEST_SHARED
        for a, b in combinations(values, 2)
        for one, two in product(by_value[a], by_value[b])
    )
    if any(one_thing):
        yield CountedThing(_noun(counts[0], articles), tuple(tuple(c.evidence for c in by_value[v]) for v in values))


def _noun(count: _Count, articles: Sequence[PreparedArticle]) -> str:
    """The word behind a number, as it is written."""
    article, words = articles[count.evidence.article], count.evidence.words
    following = article.tokens.sentences[count.evidence.sentence].words
    return next((word.form for word in following if words and word.start >= words.end), count.amount.unit)


def is_rounding(one: float, other: float) -> bool:
    """Whether one of two numbers is the other, rounded to the digits it has: 48,000 of 48,213."""
    rougher, finer = sorted((one, other), key=_digits)
    digits = _digits(rougher)
    return float(f"{finer:.{max(0, digits - 1)}e}") == rougher


def _digits(value: float) -> int:
    """How many digits a number has before its zeros at the end."""
    return len(f"{value:.12g}".replace(".", "").split("e", maxsplit=1)[0].strip("0")) or 1
