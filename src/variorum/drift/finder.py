"""All drift of a comparison: the detectors run over each link."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from variorum.alignment.links import Link
from variorum.alignment.prepared_article import PreparedArticle
from variorum.drift.context import SentenceContext, article_index_of
from variorum.drift.detectors.attribution import attribution_drift
from variorum.drift.detectors.dates import date_drift
from variorum.drift.detectors.hedges import hedge_drift
from variorum.drift.detectors.labels import label_drift
from variorum.drift.detectors.names import name_drift
from variorum.drift.detectors.negations import negation_drift
from variorum.drift.detectors.numbers import number_drift
from variorum.drift.detectors.quotes import quote_drift
from variorum.drift.drift import Drift
from variorum.drift.lexicon import Lexicon, shipped_lexicon
from variorum.text.word_diff import same_words

_LIKELY: Final = 0.45  # the score of a link from which on a word that is missing means something
_HEDGED: Final = 0.55  # the same for a hedge, which may be about another half of the sentence
_SURE: Final = 0.7
# Words of a sentence. Of more, such as a text without full stops, nothing is told: whatever was changed in it
# has likely no counterpart, and each detector holds all of its words against all.
_LONGEST: Final = 500


class DriftFinder:
    """Finds the drift of links between two articles; both were searched whole before it says "missing"."""

    def __init__(
        self,
        base: PreparedArticle,
        other: PreparedArticle,
        links: Sequence[Link],
        lexicon: Lexicon | None = None,
    ) -> None:
        self._base, self._other = article_index_of(base), article_index_of(other)
        self._lexicon = lexicon or shipped_lexicon()
        self._of_base: Mapping[int, list[int]] = defaultdict(list)
        self._of_other: Mapping[int, list[int]] = defaultdict(list)
        for link in links:
            self._of_base[link.left].append(link.right)
            self._of_other[link.right].append(link.left)

    def of(self, link: Link) -> tuple[Drift, ...]:
        """The drift of one link, in the order of the base."""
        base = SentenceContext(self._base, link.left, tuple(self._of_other[link.right]))
        other = SentenceContext(self._other, link.right, tuple(self._of_base[link.left]))
        if max(len(base.words), len(other.words)) > _LONGEST or same_words(self._text(base), self._text(other)):
            return ()
        every = _all(base, other, self._lexicon, link.score)
        found = dict.fromkeys(drift for drift in every if drift.type not in self._lexicon.off)
        return tuple(sorted(found, key=lambda drift: (drift.place, drift.change)))

    @staticmethod
    def _text(passage: SentenceContext) -> str:
        return passage.index.article.text_of(passage.sentence)


def _all(base: SentenceContext, other: SentenceContext, lexicon: Lexicon, score: float) -> Iterator[Drift]:
    """What all detectors find: where the link is not sure, only what is seen in the words themselves."""
    likely, sure = score >= _LIKELY, score >= _SURE
    yield from quote_drift(base, other, lexicon)
    yield from name_drift(base, other, lexicon, likely=likely)
    yield from number_drift(base, other, lexicon, sure=sure)
    yield from date_drift(base, other, likely=likely, sure=sure)
    if likely:
        yield from attribution_drift(base, other, lexicon, sure=sure)
        yield from label_drift(base, other, lexicon)
        yield from negation_drift(base, other, lexicon)
    if score >= _HEDGED:
        yield from hedge_drift(base, other, lexicon)
