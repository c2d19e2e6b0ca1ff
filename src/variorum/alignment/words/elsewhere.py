"""Where else an article says what some of its sentences lack."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from variorum.alignment.prepared_article import PreparedArticle
from variorum.alignment.words.phrases import Run
from variorum.alignment.words.sentences import sentences_of_article
from variorum.alignment.words.tokens import AlignedToken
from variorum.alignment.words.unmatched import keys_of, word_keys


@dataclass(frozen=True)
class SentencesByWord:
    """The sentences of an article that have a word, in whatever form."""

    article: PreparedArticle

    @cached_property
    def _by_key(self) -> Mapping[str, Collection[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for n in range(len(self.article.sentences)):
            for key in word_keys(sentences_of_article(self.article, (n,)).tokens):
                found[key].append(n)
        return found

    def prepare(self) -> None:
        """Look into all sentences now, and not when a word is first asked for."""
        self._by_key  # noqa: B018 - made when it is read, and kept

    def having(self, token: AlignedToken) -> frozenset[int]:
        """The numbers of the sentences that have a word."""
        return frozenset(n for key in keys_of(token) for n in self._by_key.get(key, ()))


def parts_of(words: Sequence[int], places: Sequence[frozenset[int]]) -> Iterator[tuple[Run, frozenset[int]]]:
    """A phrase in parts, each as long as one sentence has all of it, with the sentences that do; what no sentence has
    is in parts without any.

    `words` are the numbers of the phrase's tokens that carry meaning, `places` the sentences that have each.
    """
    start, common = 0, places[0]
    for n, found in enumerate(places[1:], 1):
        if common & found or not (common or found):
            common &= found
        else:
            yield (words[start], words[n - 1] + 1), common
            start, common = n, found
    yield (words[start], words[-1] + 1), common
