"""Things that several outlets count, and count differently, whether their sentences are linked or not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Final

from variorum.drift.context import SentenceContext, article_index_of
from variorum.drift.ledger.amounts import Amount, amounts_in, counted_as, is_claim, is_rounding, words_about
from variorum.drift.lexicon import Lexicon, shipped_lexicon
from variorum.overview.evidence import SentenceProof
from variorum.text.language import ENGLISH

if TYPE_CHECKING:
    from variorum.alignment.prepared_article import PreparedArticle

_FEWEST_SHARED: Final = 2  # telling words of both sentences
_LEAST: Final = 10  # of smaller numbers one more is much
_NEAR: Final = 1.25  # times the smaller value: numbers as near as this are likely meant to be one


@dataclass(frozen=True, slots=True)
class CountedThing:
    """What is counted, as it is written first, and for each value the places that have it, in their order."""

    unit: str
    values: tuple[tuple[SentenceProof, ...], ...]


@dataclass(frozen=True, slots=True)
class _Claim:
    """A number that an article gives of a thing; `near` are the words around it, `sentence` all of its sentence."""

    amount: Amount
    near: frozenset[str]
    sentence: frozenset[str]
    evidence: SentenceProof


def counted_things(articles: Sequence[PreparedArticle]) -> Iterator[CountedThing]:
    """The things of which two articles give numbers that are near each other and not the same, in sentences that share
    two telling words; neither has the other's number of it. Limits ("at least 40") say nothing against others."""
    claims: dict[str, list[_Claim]] = defaultdict(list)
    for n, article in enumerate(articles):
        if article.language is ENGLISH:
            for unit, claim in _claims(article, n, shipped_lexicon()):
                claims[unit].append(claim)
    for _, of_unit in sorted(claims.items()):
        yield from _rivals(of_unit)


def _claims(article: PreparedArticle, number: int, lexicon: Lexicon) -> Iterator[tuple[str, _Claim]]:
    whole, measures = article_index_of(article), lexicon.words("measures")
    for sentence in range(len(article.sentences)):
        for amount in amounts_in(whole, sentence, lexicon):
            if amount.noun not in measures and (amount.noun or amount.per) and is_claim(article.article.text, amount):
                passage = SentenceContext(whole, sentence)
                evidence = SentenceProof(number, sentence, None, amount.words)
                unit = counted_as(amount, lexicon)
                yield unit, _Claim(amount, words_about(passage, amount), passage.stems - {amount.unit}, evidence)


def _rivals(claims: Sequence[_Claim]) -> Iterator[CountedThing]:
    """The claims of one thing that are at odds; each with those of the same value."""
    values: dict[int, set[float]] = defaultdict(set)
    for claim in claims:
        values[claim.evidence.article].add(claim.amount.value)
    told: set[frozenset[float]] = set()
    for one, two in combinations(claims, 2):
        both = frozenset((one.amount.value, two.amount.value))
        if both not in told and _at_odds(one, two, values):
            told.add(both)
            sides = ([c.evidence for c in claims if c.amount.value == v] for v in (one.amount.value, two.amount.value))
            yield CountedThing(one.amount.noun or one.amount.unit, tuple(map(tuple, sides)))


def _at_odds(one: _Claim, two: _Claim, values: dict[int, set[float]]) -> bool:
    low, high = sorted((one.amount.value, two.amount.value))
    if one.evidence.article == two.evidence.article or low == high or low <= 0:
        return False
    if one.amount.value in values[two.evidence.article] or two.amount.value in values[one.evidence.article]:
        return False
    if is_rounding(low, high):
        return False
    shared = len(one.near & two.near)
    if high <= _NEAR * low and low >= _LEAST:
        return bool(one.sentence & two.sentence)
    return shared >= _FEWEST_SHARED
