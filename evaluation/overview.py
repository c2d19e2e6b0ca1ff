"""How many lines of overviews a reading confirms: `make overview DATA=folder`.

The folder holds stories as `evaluation.gold` reads them. *Only one says* and *only one lacks* are denied by a link that
readers say must be there between a sentence of the line and one of an outlet that is said to lack it; *all say* is
confirmed by links from every outlet into the line's sentences. What may be linked is counted apart. Headlines,
sources, places and what outlets disagree on are not marked in such stories: those need reading.

*One event?* is right to be silent about each story, and to find the two stories again where two are mixed.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path

from evaluation.gold import GoldPair, read_gold
from variorum.alignment.prepared_article import PreparedArticle
from variorum.config.settings import Settings
from variorum.overview.events import groups_by_event
from variorum.overview.evidence import SentenceProof, articles_in
from variorum.overview.overview import Overview
from variorum.pipeline.pipeline import Pipeline

_LEVELS = {None: 0, "none": 0, "may": 1, "must": 2}
_SAID = ("no link", "may be linked", "must be linked")


class Reading:
    """What readers marked of one story."""

    def __init__(self, pairs: Sequence[GoldPair]) -> None:
        self.articles: list[PreparedArticle] = []
        self._pairs: dict[tuple[int, int], GoldPair] = {}
        for pair in pairs:
            for article in (pair.left, pair.right):
                if article not in self.articles:
                    self.articles.append(article)
            self._pairs[self.articles.index(pair.left), self.articles.index(pair.right)] = pair

    def strongest(self, place: SentenceProof, other: int) -> int:
        """How strongly a sentence is linked to any of another article: 0 not, 1 it may be, 2 it must be."""
        theirs = range(len(self.articles[other].sentences))
        if (pair := self._pairs.get((place.article, other))) is not None:
            labels = (pair.label(place.sentence, n) for n in theirs)
        elif (pair := self._pairs.get((other, place.article))) is not None:
            labels = (pair.label(n, place.sentence) for n in theirs)
        else:
            return 0
        return max((_LEVELS[label] for label in labels), default=0)

    def linked(self, proof: Iterable[SentenceProof], others: Iterable[int]) -> int:
        """The strongest link from some sentences to any of some articles."""
        wanted = list(others)
        return max((self.strongest(one, other) for one in proof for other in wanted if other != one.article), default=0)


def verdicts(pairs: Sequence[GoldPair], pipeline: Pipeline) -> Iterator[tuple[str, int]]:
    """For each line of a story's overview its part with how sure it is, and the strongest link of it."""
    reading = Reading(pairs)
    coverage = pipeline.cover(pipeline.encode_all(reading.articles))
    overview = Overview(coverage.articles, 0, coverage)
    every = range(len(reading.articles))
    for line in overview.said_by_all or ():
        each = (reading.linked([one for one in line.evidence if one.article != n], [n]) for n in every)
        yield f"all say, {line.sureness}", min(each)
    for line in overview.said_by_one or ():
        without = set(every) - set(articles_in(line.evidence))
        yield f"only one says, {line.sureness}", reading.linked(line.evidence, without)
    for line in overview.lacked_by_one or ():
        yield f"only one lacks, {line.sureness}", reading.linked(line.evidence, [line.outlet or 0])


def counted(stories: Mapping[str, Sequence[GoldPair]], pipeline: Pipeline) -> dict[str, Counter[int]]:
    """For each part and sureness, how many lines have which strongest link."""
    counts: dict[str, Counter[int]] = defaultdict(Counter)
    for pairs in stories.values():
        for part, strongest in verdicts(pairs, pipeline):
            counts[part][strongest] += 1
    return counts


def told_apart(stories: Mapping[str, Sequence[GoldPair]], pipeline: Pipeline) -> Iterator[tuple[str, bool]]:
    """Whether each story is told to be one event, and each two stories to be two."""
    articles = {name: pipeline.encode_all(Reading(pairs).articles) for name, pairs in stories.items()}
    for own in articles.values():
        yield "one story", len(groups_by_event(pipeline.cover(own))) == 1
    for one, other in combinations(articles.values(), 2):
        middle, end = len(one), len(one) + len(other)
        groups = groups_by_event(pipeline.cover([*one, *other]))
        yield "two stories mixed", set(groups) == {tuple(range(middle)), tuple(range(middle, end))}


def main(folder: str) -> None:
    """Print the tables."""
    stories: dict[str, list[GoldPair]] = defaultdict(list)
    for pair in read_gold(Path(folder)):
        stories[pair.story].append(pair)
    print(f"{len(stories)} stories")
    pipeline = Pipeline(Settings())
    for part, found in sorted(counted(stories, pipeline).items()):
        print(f"{part:28}", "  ".join(f"{word} {found[level]:4}" for level, word in enumerate(_SAID)))
    right = Counter(told_apart(stories, pipeline))
    for what in ("one story", "two stories mixed"):
        print(f"one event? {what}: right {right[what, True]} of {right[what, True] + right[what, False]}")


if __name__ == "__main__":
    main(sys.argv[1])
