"""All articles of a story at once: every pair compared, and the statements they make."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from variorum.alignment.judge.judgement import Judgement
from variorum.alignment.monotone_chain import Pair
from variorum.alignment.prepared_article import PreparedArticle
from variorum.alignment.statements import SentenceRef, statements_of
from variorum.base.debug_log import timed
from variorum.comparison.all_pairs import compare_pairs
from variorum.comparison.comparison import DEFAULT_DRIFT_SETTINGS, Comparison, compare
from variorum.comparison.families import Elsewhere, Families
from variorum.config.settings import DriftSettings, MatchingSettings
from variorum.drift.drift import Drift

_MOST_FOR_DRIFT: Final = 12  # articles


@dataclass(frozen=True, slots=True)
class Missing:
    """An article that does not carry a statement.

    `elsewhere` is where it tells something of the statement's family: then it does not lack the statement.
    Else `nearest` is its sentence that comes near, below the strictness, and the score; None if all of its
    sentences were searched and none comes near.
    """

    article: int
    nearest: tuple[int, float] | None
    elsewhere: Elsewhere | None = None


@dataclass(frozen=True)
class Coverage:
    """The articles, each pair's comparison by their numbers (the smaller is the base), the statements."""

    articles: tuple[PreparedArticle, ...]
    comparisons: dict[tuple[int, int], Comparison]
    statements: tuple[tuple[SentenceRef, ...], ...]

    @staticmethod
    def outlets_of(statement: Sequence[SentenceRef]) -> list[int]:
        """The numbers of the articles that carry a statement."""
        return sorted({article for article, _ in statement})

    def by_spread(self) -> list[int]:
        """The numbers of the statements, those most outlets carry first; equals in the order of the story."""
        statements = self.statements
        return sorted(range(len(statements)), key=lambda n: (-len(self.outlets_of(statements[n])), statements[n]))

    def missing_from(self, statement: Sequence[SentenceRef]) -> tuple[Missing, ...]:
        """The articles that do not carry a statement, with where each tells of its family, or what comes near."""
        there = set(self.outlets_of(statement))
        return tuple(self.gap_in(statement, article) for article in range(len(self.articles)) if article not in there)

    def gap_in(self, statement: Sequence[SentenceRef], article: int) -> Missing:
        """What an article has that does not carry a statement: something of its family, or what comes near."""
        elsewhere = self.elsewhere(statement, article)
        return Missing(article, None if elsewhere else self.nearest_in(statement, article), elsewhere)

    def elsewhere(self, statement: Sequence[SentenceRef], article: int) -> Elsewhere | None:
        """Where an article that does not carry a statement tells something of its family: the sentence that is
        surest linked to one of the statement, if there is any; None if it tells nothing of the family."""
        found = self.families.elsewhere(statement, article)
        if found is None:
            return None
        linked = [two for place in statement for two in self._linked_to(place, article)]
        if not linked:
            return found
        _, sentence = min(linked, key=lambda two: (-two[0], two[1]))
        return replace(self.families.at((article, sentence)), is_linked=True)

    def _linked_to(self, place: SentenceRef, article: int) -> Iterator[tuple[float, int]]:
        """The sentences of an article that are linked to a place of another, each behind its score."""
        for link in self.comparisons[min(place[0], article), max(place[0], article)].links:
            ours, theirs = (link.left, link.right) if place[0] < article else (link.right, link.left)
            if ours == place[1]:
                yield link.score, theirs

    def nearest_in(self, statement: Sequence[SentenceRef], article: int) -> tuple[int, float] | None:
        """The sentence of an article that comes nearest to a statement it does not carry, and the score."""
        near = [found for place in statement for found in self._related.get((place, article), ())]
        return max(near, key=lambda found: (found[1], -found[0]), default=None)

    def compute_all(self) -> None:
        """Work out now, not when a screen first asks, what comes near each sentence, the drift, the families."""
        _ = self._related, self.drift, self.families

    @cached_property
    def families(self) -> Families:
        """Which statements share sentences, and who is linked into each such family."""
        return Families(
            self.statements,
            (
                ((i, link.left), (j, link.right), link.score)
                for (i, j), comparison in self.comparisons.items()
                for link in comparison.links
            ),
        )

    @property
    def looks_for_drift(self) -> bool:
        """Whether the drift of all links is looked for: of many articles there are too many."""
        return len(self.articles) <= _MOST_FOR_DRIFT

    @cached_property
    def drift(self) -> Mapping[tuple[SentenceRef, SentenceRef], tuple[Drift, ...]]:
        """The drift between linked sentences, the lower article first; empty where there are too many."""
        if not self.looks_for_drift:
            return {}
        return {
            ((i, link.left), (j, link.right)): found
            for (i, j), comparison in self.comparisons.items()
            for link in comparison.links
            if (found := comparison.drift_of(link))
        }

    @cached_property
    def clear_drift(self) -> Mapping[tuple[SentenceRef, SentenceRef], tuple[Drift, ...]]:
        """All that a rule surely found between linked sentences, shown unasked or not; as `drift`."""
        if not self.looks_for_drift:
            return {}
        return {
            ((i, link.left), (j, link.right)): found
            for (i, j), comparison in self.comparisons.items()
            for link in comparison.links
            if (found := tuple(drift for drift in comparison.all_drift_of(link) if drift.is_clear))
        }

    def drift_between(self, one: SentenceRef, other: SentenceRef) -> tuple[Drift, ...]:
        """The drift between two places, from the lower article to the higher."""
        return self.drift.get((min(one, other), max(one, other)), ())

    def drift_from(self, reference: SentenceRef, place: SentenceRef) -> tuple[Drift, ...]:
        """The drift from a wording to another, whichever article comes first."""
        found = self.drift_between(reference, place)
        return found if reference <= place else tuple(drift.mirrored for drift in found)

    def drift_in(self, statement: Sequence[SentenceRef]) -> Iterator[Drift]:
        """All drift between the sentences of a statement."""
        for one, other in itertools.combinations(statement, 2):
            yield from self.drift_between(one, other)

    @cached_property
    def _related(self) -> dict[tuple[SentenceRef, int], list[tuple[int, float]]]:
        """For a sentence and another article, the related sentences there, with scores."""
        found: dict[tuple[SentenceRef, int], list[tuple[int, float]]] = {}
        for (i, j), comparison in self.comparisons.items():
            for pair in comparison.alignment.related:
                found.setdefault(((i, pair.left), j), []).append((pair.right, pair.score))
                found.setdefault(((j, pair.right), i), []).append((pair.left, pair.score))
        return found


def cover(
    articles: Sequence[PreparedArticle],
    settings: MatchingSettings,
    drift: DriftSettings = DEFAULT_DRIFT_SETTINGS,
    progress: Callable[[int, int], object] = lambda _done, _all: None,
    judgements: Mapping[Pair, Judgement] | None = None,
) -> Coverage:
    """Compare every pair and gather the statements; `progress` is told how many pairs are done, and of how
    many, and `judgements` is what a judge said of pairs of articles."""
    pairs = pairs_of(articles)
    comparisons = {}
    in_story = settings.in_story_of(len(articles))
    for pair, comparison in compare_pairs(articles, in_story, pairs, drift=drift, judgements=judgements):
        comparisons[pair] = comparison
        progress(len(comparisons), len(pairs))
    return gather(articles, comparisons)


def cover_here(
    articles: Sequence[PreparedArticle], settings: MatchingSettings, drift: DriftSettings = DEFAULT_DRIFT_SETTINGS
) -> Coverage:
    """What `cover` gives, without processes of its own."""
    in_story = settings.in_story_of(len(articles))
    pairs = pairs_of(articles)
    return gather(articles, {(i, j): compare(articles[i], articles[j], in_story, None, drift) for i, j in pairs})


def pairs_of(articles: Sequence[PreparedArticle]) -> list[tuple[int, int]]:
    """Every two articles, by their numbers."""
    return list(itertools.combinations(range(len(articles)), 2))


@timed("statements")
def gather(articles: Sequence[PreparedArticle], comparisons: dict[tuple[int, int], Comparison]) -> Coverage:
    """The statements that the comparisons of every pair make."""
    # Each place once, not once for each of its links: of hundreds of articles there are millions.
    places = [[(a, n) for n in range(len(article.sentences))] for a, article in enumerate(articles)]
    links = {
        (places[i][link.left], places[j][link.right]): link.score
        for (i, j), comparison in comparisons.items()
        for link in comparison.links
    }
    counts = [len(article.sentences) for article in articles]
    keys = [article.article.sha256 for article in articles]
    return Coverage(tuple(articles), comparisons, statements_of(counts, links, keys))
