"""All drift of a comparison: the detectors run over each link."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from variorum.alignment.links import Link
from variorum.alignment.prepared_article import PreparedArticle
from variorum.config.settings import DriftSettings
from variorum.drift.changed_numbers import changed_numbers
from variorum.drift.context import SentenceContext, SentencePair, article_index_of
from variorum.drift.drift import Drift, DriftType
from variorum.drift.lexicon import lexicon_with
from variorum.drift.registry import registered
from variorum.text.language import ENGLISH, Language
from variorum.text.word_diff import same_words

# Words of a sentence. Of more, such as a text without full stops, nothing is told: whatever was changed in it
# has likely no counterpart, and each detector holds all of its words against all.
_LONGEST: Final = 500


class DriftFinder:
    """Finds the drift of links between two articles; both were searched whole before it says "missing". In other
    languages than English, of which the detectors would tell what is not so, only numbers are held against each other.

    Raises InputError for lists or types in the settings that are not known.
    """

    def __init__(
        self,
        base: PreparedArticle,
        other: PreparedArticle,
        links: Sequence[Link],
        settings: DriftSettings | None = None,
        language: Language = ENGLISH,
    ) -> None:
        settings = settings or DriftSettings()
        self._base, self._other = article_index_of(base), article_index_of(other)
        self._lexicon = lexicon_with(settings)
        self._in_english = language is ENGLISH
        self._tells_numbers = DriftType.NUMBER not in settings.off
        self._detectors = [found for found in registered() if found.type not in settings.off]
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
        pair = SentencePair(base, other, link.score)
        if not self._in_english:
            return tuple(changed_numbers(pair)) if self._tells_numbers else ()
        able = [found for found in self._detectors if link.score >= found.min_score]
        told = dict.fromkeys(drift for found in able for drift in found.detect(pair, self._lexicon))
        return tuple(sorted(told, key=lambda drift: (drift.place, drift.change)))

    @staticmethod
    def _text(passage: SentenceContext) -> str:
        return passage.index.article.text_of(passage.sentence)
