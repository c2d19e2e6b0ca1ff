"""Links: pairs of sentences of two articles that say the same thing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Final

import numpy as np

from variorum.alignment.arrays import Bools, Floats
from variorum.alignment.article_pair import ArticlePair
from variorum.alignment.article_tokens import ArticleTokens
from variorum.alignment.candidates import NO_CANDIDATES
from variorum.alignment.exact_matches import exact_matches_of
from variorum.alignment.grids import best_of
from variorum.alignment.judged_scores import JudgedScores, judged_scores
from variorum.alignment.link_kind import LinkKind, kind_of
from variorum.alignment.monotone_chain import Pair, heaviest_increasing_chain
from variorum.alignment.nearest import Nearest, NearestPairs
from variorum.alignment.scorer import Logistic, Scored, Scorer, encoded_scorer, lexical_scorer, score
from variorum.alignment.sentence_tokens import SentenceTokens
from variorum.cleaning.sentences import first_of_title
from variorum.config.settings import PAIRS_READ, MatchingSettings

if TYPE_CHECKING:
    from variorum.alignment.encoder.matches import WordMatch
    from variorum.alignment.judge.judgement import Judgement, Opinion


@dataclass(frozen=True, slots=True)
class Link:
    """Two sentences, by number, that say the same thing.

    A link `manual` is the reader's: it holds, with score 1, whatever the evidence says. `judge` is what a judge
    said of it, if one was asked.
    """

    left: int
    right: int
    score: float
    kind: LinkKind
    moved: bool = False
    manual: bool = False
    judge: Opinion | None = None

    def mirrored(self) -> Link:
        """This link as seen from the other article."""
        return replace(self, left=self.right, right=self.left)


@dataclass(frozen=True)
class Alignment:
    """The links between two articles, and the pairs that are merely related, each in order."""

    links: tuple[Link, ...]
    related: tuple[Link, ...]

    def mirrored(self) -> Alignment:
        """This alignment as seen from the other article."""
        links = _in_order(link.mirrored() for link in self.links)
        return Alignment(links, _in_order(link.mirrored() for link in self.related))


_MIN_RATIO_TO_BEST: Final = 0.45  # of the best score of either of a pair's sentences
_FEWEST_SAME: Final = 2  # sentences that versions of one article share,
_VERSIONS_SHARE: Final = 0.6  # and of those of the longer
_WEIGHT_UNIT: Final = 1_000_000


class Aligner:
    """Finds the links between the sentences of two articles, at any strictness.

    Neither order nor number of partners is assumed. The caller gives the articles in an order of
    their own (see comparison.compare), so that the result is the same from both sides. Where the encoder
    has read both, the pair reader is asked too, about `pairs_read` pairs for each sentence of the longer one,
    unless a `scorer` is given.
    """

    def __init__(
        self,
        left: ArticleTokens,
        right: ArticleTokens,
        scorer: Scorer | None = None,
        judgement: Judgement | None = None,
        judge_weights: Logistic | None = None,
        pairs_read: float = PAIRS_READ,
    ) -> None:
        self._profiles = left, right
        self._judgement, self._judge_weights = judgement, judge_weights
        self.pair: Final = ArticlePair.of(left, right)
        both = left.encoded is not None and right.encoded is not None
        self._pairs_read = pairs_read if both and scorer is None else 0.0
        self._scorer = scorer or (encoded_scorer() if both else lexical_scorer())
        self._near = NO_CANDIDATES  # what is seen of the nearest pairs, once these were asked for

    @cached_property
    def _scored(self) -> Scored:
        by_words = score(self.pair, exact_matches_of(*self._profiles), self._scorer)
        if not self._pairs_read:
            return by_words
        from variorum.alignment.read_scores import read_closely

        return read_closely(by_words, *self._profiles, self._pairs_read)

    @cached_property
    def _judged(self) -> JudgedScores:
        return judged_scores(self._scored, self._judgement, max(1, self.pair.counts[1]), self._judge_weights)

    def align(self, settings: MatchingSettings, manual: Mapping[Pair, bool] | None = None) -> Alignment:
        """The links at a strictness, and what is related.

        `manual` says of pairs what the reader decided: True for a link, False for none. That holds,
        whatever the score.
        """
        judged, strictness = self._judged, settings.strictness
        near_best = _near_best(judged, judged.scores)
        chosen = near_best & (judged.scores >= strictness)
        links = {
            (i, j): Link(i, j, 1.0, LinkKind.VERBATIM, judge=self._opinion(i, j, 1.0, strictness))
            for i, j in self._scored.exact_matches
        }
        links |= self._links(chosen, strictness)
        titles = self.titles_of_versions
        if titles is not None and not any(titles[0] == i or titles[1] == j for i, j in links):
            links[titles] = Link(*titles, strictness, self.kind(*titles), judge=self.opinion(*titles, strictness))
        # What only words take for a link is worth a look.
        by_words = _near_best(judged, judged.by_words) & (judged.by_words >= strictness)
        is_near = near_best & (judged.scores >= settings.related) | judged.contradicted(by_words)
        related = {pair: link for pair, link in self._links(is_near & ~chosen, strictness).items() if pair not in links}
        for (i, j), wanted in (manual or {}).items():
            links.pop((i, j), None)
            related.pop((i, j), None)
            if wanted:
                links[i, j] = Link(i, j, 1.0, self.kind(i, j), manual=True, judge=self.opinion(i, j, strictness))
        return Alignment(_mark_moved(links.values()), _in_order(related.values()))

    @cached_property
    def titles_of_versions(self) -> Pair | None:
        """The titles of two versions of one article, by number: they stand for each other, whatever they say. None
        where most sentences are not the same."""
        one, other = (first_of_title(each.sentence for each in article.sentences) for article in self._profiles)
        same = len(self._scored.exact_matches)
        if one is None or other is None or same < max(_FEWEST_SAME, _VERSIONS_SHARE * max(self.pair.counts)):
            return None
        return one, other

    def _links(self, which: Bools, strictness: float) -> dict[Pair, Link]:
        judged = self._judged
        columns = (judged.left, judged.right, judged.scores, judged.by_words)
        found = zip(*(column[which].tolist() for column in columns), strict=True)
        return {
            (i, j): Link(i, j, score, self.kind(i, j), judge=self._opinion(i, j, by_words, strictness))
            for i, j, score, by_words in found
        }

    def opinion(self, i: int, j: int, strictness: float) -> Opinion | None:
        """What a judge said of two sentences, if one was asked, beside their score by words."""
        if self._judgement is None:
            return None
        at = self._scored.seen.at(i, j)
        by_words = 1.0 if self.is_exact_match(i, j) else 0.0 if at is None else float(self._scored.scores[at])
        return self._opinion(i, j, by_words, strictness)

    def _opinion(self, i: int, j: int, by_words: float, strictness: float) -> Opinion | None:
        if self._judgement is None:
            return None
        from variorum.alignment.judge.judgement import Opinion

        return Opinion.of(self._judgement, (i, j), by_words, strictness)

    def kind(self, i: int, j: int) -> LinkKind:
        """How alike the words of two sentences are."""
        return kind_of(*self._pair_of(i, j), self.pair.idf_sums(i, j))

    def matches(self, i: int, j: int) -> list[WordMatch]:
        """The words of two sentences that the encoder takes for each other, if it has read both."""
        left, right = (profile.encoded for profile in self._profiles)
        if left is None or right is None:
            return []
        from variorum.alignment.encoder.matches import matches

        return matches(left, right, (i, j), self._pair_of(i, j))

    def is_exact_match(self, i: int, j: int) -> bool:
        """Whether two sentences have the same words."""
        one, other = self._pair_of(i, j)
        return one.token_key == other.token_key

    def _pair_of(self, i: int, j: int) -> tuple[SentenceTokens, SentenceTokens]:
        return self._profiles[0].sentences[i], self._profiles[1].sentences[j]

    def evidence(self, i: int, j: int) -> dict[str, float] | None:
        """The features of a pair of sentences, by name; None if they share no telling word, or are twins. Of
        a pair that was looked at alone, nothing is known of the pairs around it."""
        if self.is_exact_match(i, j):
            return None
        for known in (self._scored.seen, self._near):
            if (at := known.at(i, j)) is not None:
                return known.of(at)
        prefilter_features = self.pair.prefilter_features_of(i)
        seen = self.pair.pair_features(prefilter_features.only(prefilter_features.right == j))
        return seen.of(0) if len(seen.left) else None

    def nearest(self, denied: Collection[Pair] = ()) -> tuple[Nearest, Nearest]:
        """For the sentences of the left and of the right article, the nearest of the whole other article.

        By score, or where nothing was worth a close look, by the chance at first glance. Sentences
        that share no telling word with the other article are not in it; nor are denied pairs.
        """
        scored = self._scored
        looked_at = NearestPairs(self.pair.counts, scored.seen.features, denied)
        looked_at.tell(scored.seen, self._judged.of(scored.seen))
        glanced_at = NearestPairs(self.pair.counts, self.pair.prefilter_names, denied)
        for prefilter_features in self.pair.prefilter_features():
            glanced_at.tell(prefilter_features, self._scorer.prefilter(prefilter_features))
        self._near = self.pair.pair_features(glanced_at.pairs())
        return glanced_at.after(looked_at)


def align(left: ArticleTokens, right: ArticleTokens, settings: MatchingSettings) -> Alignment:
    """The links between the sentences of two articles."""
    return Aligner(left, right, pairs_read=settings.pairs_read).align(settings)


def _near_best(pairs: JudgedScores, scores: Floats) -> Bools:
    """Which pairs come near the best of either of their sentences, by some scores of theirs."""
    left, right = pairs.left, pairs.right
    best = np.minimum(best_of(left, scores)[left], best_of(right, scores)[right])
    return np.asarray(scores >= _MIN_RATIO_TO_BEST * best)


def _mark_moved(links: Iterable[Link]) -> tuple[Link, ...]:
    found = list(links)
    weights = {(link.left, link.right): max(1, round(link.score * _WEIGHT_UNIT)) for link in found}
    inline = heaviest_increasing_chain(weights)
    return _in_order(link if (link.left, link.right) in inline else replace(link, moved=True) for link in found)


def _in_order(links: Iterable[Link]) -> tuple[Link, ...]:
    return tuple(sorted(links, key=lambda link: (link.left, link.right)))
