"""A sentence as the aligner sees it: its words, their stems, what is quoted, its letters."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain
from typing import Final

from variorum.articles.article import Article
from variorum.sentences.quotations import quoted_spans
from variorum.sentences.sentence import Sentence
from variorum.sentences.words import Word, is_stop_word, words_of

_GRAMS: Final = (3, 4, 5)


@dataclass(frozen=True)
class Profile:
    """The words of one sentence, and which of them are capitalised; its `signs` if it has no words."""

    sentence: Sentence
    signs: str
    words: tuple[Word, ...]
    capitals: tuple[bool, ...]
    quoted_spans: tuple[tuple[int, int], ...]

    @cached_property
    def spellings(self) -> tuple[str, ...]:
        """The spelling of each word, in order, without case and style of apostrophe."""
        return tuple(word.spelling for word in self.words)

    @property
    def identity(self) -> tuple[str, ...]:
        """What two sentences share that say the same in the same words."""
        return self.spellings or (self.signs,)

    @cached_property
    def forms(self) -> tuple[str, ...]:
        """The normal form of each word, in order."""
        return tuple(word.form for word in self.words)

    @cached_property
    def tells(self) -> tuple[bool, ...]:
        """Whether each word carries meaning; the pronoun "us" does not, the country does."""
        return tuple(
            not is_stop_word(form) and (form != "us" or capital)
            for form, capital in zip(self.forms, self.capitals, strict=True)
        )

    @cached_property
    def named(self) -> frozenset[str]:
        """The forms that are capitalised inside the sentence, where only names are."""
        return frozenset(
            form for form, capital in list(zip(self.forms, self.capitals, strict=True))[1:] if capital
        )

    @cached_property
    def quoted(self) -> tuple[bool, ...]:
        """Whether each word stands in quotation marks."""
        return tuple(any(a <= word.start < b for a, b in self.quoted_spans) for word in self.words)

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The numbers in the sentence, as digits."""
        return frozenset(form for form in self.forms if form[0].isdigit())

    @property
    def grams(self) -> Counter[str]:
        """How often each run of three to five letters stands in the sentence's words, edges marked.

        Not kept: there are hundreds for each sentence, and making them anew costs little.
        """
        return Counter(chain.from_iterable(map(_grams_of, self.forms)))


@lru_cache(maxsize=50_000)
def _grams_of(form: str) -> tuple[str, ...]:
    edged = f" {form} "
    return tuple(edged[n : n + size] for size in _GRAMS for n in range(len(edged) - size + 1))


def profiles_of(article: Article, sentences: Sequence[Sentence]) -> tuple[Profile, ...]:
    """The profile of each sentence, in order."""
    return tuple(_profile(article.text, sentence) for sentence in sentences)


def _profile(text: str, sentence: Sentence) -> Profile:
    words = tuple(words_of(text, sentence.start, sentence.end))
    quoted = quoted_spans(text[sentence.start : sentence.end])
    return Profile(
        sentence,
        "" if words else text[sentence.start : sentence.end],
        words,
        tuple(text[word.start].isupper() for word in words),
        tuple((sentence.start + a, sentence.start + b) for a, b in quoted),
    )


class Rarity:
    """How much a term tells in a pair of articles: log(sentences / sentences with it) + 1.

    From the two articles only, because inside one event what is rare here is what tells sentences
    apart (docs/alignment.md gives the measurements).
    """

    def __init__(self, sentences: Sequence[Mapping[str, int]]) -> None:
        counts = Counter(term for terms in sentences for term in terms)
        weight = [0.0, *(math.log(len(sentences) / n) + 1.0 for n in range(1, len(sentences) + 1))]
        self._weights = {term: weight[n] for term, n in counts.items()}

    def __getitem__(self, term: str) -> float:
        return self._weights[term]

    def mass(self, terms: Collection[str]) -> float:
        """The summed weight of distinct terms; exactly rounded, so the same in whatever order."""
        weights = self._weights
        return math.fsum([weights[term] for term in terms])

    def vector(self, counts: Mapping[str, int]) -> dict[str, float]:
        """Terms with (1 + log count) x rarity, scaled to length 1."""
        weights = self._weights
        raw = {t: weights[t] if n == 1 else (1.0 + math.log(n)) * weights[t] for t, n in counts.items()}
        scale = 1.0 / (math.sqrt(math.fsum([value * value for value in raw.values()])) or 1.0)
        return {term: value * scale for term, value in raw.items()}
