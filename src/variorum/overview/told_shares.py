"""How much of what a sentence tells stands in one sentence of another article."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from functools import cached_property
from itertools import compress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from variorum.alignment.prepared_article import PreparedArticle
    from variorum.alignment.statements import SentenceRef


class ToldShares:
    """The telling words of all sentences of a story, each weighed by how rare it is in them."""

    def __init__(self, articles: Sequence[PreparedArticle]) -> None:
        self._articles = articles

    def largest(self, places: Collection[SentenceRef]) -> float:
        """Of the telling words of some sentences, the share that a sentence of an article without any of them has, at
        most: from 0 to 1."""
        words = Counter(word for place in places for word in self._words_of(place))
        weights = {word: count * self._rarity(word) for word, count in words.items()}
        shared: dict[SentenceRef, float] = defaultdict(float)
        own = {article for article, _ in places}
        for word, weight in weights.items():
            for place in self._places[word]:
                if place[0] not in own:
                    shared[place] += weight
        if not shared:
            return 0.0
        return round(max(shared.values()) / sum(weights.values()), 9)  # whatever order they were added up in

    def _words_of(self, place: SentenceRef) -> Iterator[str]:
        sentence = self._articles[place[0]].tokens.sentences[place[1]]
        return compress(sentence.forms, sentence.is_content_word)

    @cached_property
    def _places(self) -> dict[str, list[SentenceRef]]:
        found: dict[str, list[SentenceRef]] = defaultdict(list)
        for number, article in enumerate(self._articles):
            for sentence in range(len(article.sentences)):
                for word in set(self._words_of((number, sentence))):
                    found[word].append((number, sentence))
        return found

    @cached_property
    def _count(self) -> int:
        return sum(len(article.sentences) for article in self._articles)

    def _rarity(self, word: str) -> float:
        return math.log((self._count + 1) / (len(self._places[word]) + 0.5))
