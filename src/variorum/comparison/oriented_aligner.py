"""The aligner of two articles, of which either may be the base."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from variorum.alignment.link_kind import LinkKind
from variorum.alignment.links import Aligner, Alignment, Link
from variorum.alignment.monotone_chain import Pair
from variorum.alignment.nearest import Nearest
from variorum.alignment.prepared_article import PreparedArticle, in_own_order
from variorum.config.settings import MatchingSettings

if TYPE_CHECKING:
    from variorum.alignment.explain import Reason
    from variorum.alignment.judge.judgement import Judgement, Opinion


class OrientedAligner:
    """Aligns two articles in an order of their own, so that they have the same links from either side. What is
    asked and answered is in the order of base and other: pairs are (base, other)."""

    def __init__(
        self,
        base: PreparedArticle,
        other: PreparedArticle,
        settings: MatchingSettings,
        judgement: Judgement | None = None,
    ) -> None:
        self._is_swapped = not in_own_order(base, other)
        left, right = (other, base) if self._is_swapped else (base, other)
        self._settings = settings
        self._aligner = Aligner(left.tokens, right.tokens, judgement=judgement, pairs_read=settings.pairs_read)

    def align(self, manual: Mapping[Pair, bool]) -> Alignment:
        """The links; `manual` says of pairs of sentences whether the reader links them."""
        alignment = self._aligner.align(self._settings, {self._own(pair): wanted for pair, wanted in manual.items()})
        return alignment.mirrored() if self._is_swapped else alignment

    def nearest(self, denied: Iterable[Pair]) -> tuple[Nearest, Nearest]:
        """The nearest sentence of the whole other article for each of the base, and of the other; `denied` are
        pairs to be left out."""
        left, right = self._aligner.nearest([self._own(pair) for pair in denied])
        return (right, left) if self._is_swapped else (left, right)

    def reasons(self, link: Link) -> tuple[Reason, ...]:
        """Why a pair is linked, or how near it came; words as the base writes them."""
        from variorum.alignment.explain import reasons  # only who asks why needs it

        own = link.mirrored() if self._is_swapped else link
        return reasons(self._aligner, own, 1 if self._is_swapped else 0)

    def kind(self, pair: Pair) -> LinkKind:
        """What kind of link a pair would be."""
        return self._aligner.kind(*self._own(pair))

    def opinion(self, pair: Pair) -> Opinion | None:
        """What a judge said of a pair, if one was asked."""
        return self._aligner.opinion(*self._own(pair), self._settings.strictness)

    def _own(self, pair: Pair) -> Pair:
        """A pair in the order of the aligner."""
        return (pair[1], pair[0]) if self._is_swapped else pair
