"""A sentence as the aligner sees it: its words, their normal forms, and how rare they are."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from variorum.articles.article import Article
from variorum.cleaning.lines import LineKind
from variorum.sentences.sentence import Sentence
from variorum.sentences.words import Word, is_stop_word, stem, words_of


@dataclass(frozen=True)
class Profile:
    """The words of one sentence. `forms` are all its words in order; `terms` the stems that carry meaning."""

    sentence: Sentence
    words: tuple[Word, ...]

    @cached_property
    def spellings(self) -> tuple[str, ...]:
        """The spelling of each word, in order, without case and style of apostrophe."""
        return tuple(word.spelling for word in self.words)

    @cached_property
    def forms(self) -> tuple[str, ...]:
        """The normal form of each word, in order."""
        return tuple(word.form for word in self.words)

    @cached_property
    def stems(self) -> tuple[str, ...]:
        """The stem of each word, in order."""
        return tuple(stem(form) for form in self.forms)

    @cached_property
    def terms(self) -> Mapping[str, int]:
        """How often each stem stands in the sentence, stop words left out."""
        counted = zip(self.forms, self.stems, strict=True)
        return Counter(stemmed for form, stemmed in counted if not is_stop_word(form))

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The numbers in the sentence, as digits."""
        return frozenset(form for form in self.forms if form[0].isdigit())

    @property
    def is_label(self) -> bool:
        """Whether it is a title, dek, heading or bullet, which sum up what others say."""
        return self.sentence.kind in _LABELS


_LABELS = frozenset({LineKind.TITLE, LineKind.DEK, LineKind.HEADING, LineKind.SUMMARY})


def profiles_of(article: Article, sentences: Sequence[Sentence]) -> tuple[Profile, ...]:
    """The profile of each sentence, in order."""
    return tuple(Profile(s, tuple(words_of(article.text, s.start, s.end))) for s in sentences)


class Rarity:
    """How much a term tells, from the sentences of the two articles compared: log(N / n) + 1.

    The two articles only, because inside one event what is rare here is what tells sentences apart
    (docs/alignment.md gives the measurements).
    """

    def __init__(self, *articles: Sequence[Profile]) -> None:
        total = sum(len(profiles) for profiles in articles)
        holding = Counter(term for profiles in articles for p in profiles for term in p.terms)
        self._weights = {term: math.log(total / n) + 1.0 for term, n in holding.items()}

    def __getitem__(self, term: str) -> float:
        return self._weights[term]

    def mass(self, profile: Profile) -> float:
        """The summed weight of a sentence's distinct terms."""
        return sum(self._weights[term] for term in profile.terms)

    def vector(self, profile: Profile) -> dict[str, float]:
        """The sentence's terms, each with (1 + log count) x rarity, scaled to length 1."""
        raw = {t: (1.0 + math.log(n)) * self._weights[t] for t, n in profile.terms.items()}
        length = math.sqrt(sum(value * value for value in raw.values())) or 1.0
        return {term: value / length for term, value in raw.items()}
