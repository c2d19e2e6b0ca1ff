"""Whether the articles of a story are about one event: by the statements that they share."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING, Final

from variorum.base.groups import groups_of_pairs

if TYPE_CHECKING:
    from variorum.comparison.coverage import Coverage

# Two articles share at least so many statements if they are about one event; a short one may have only few.
_FEWEST: Final = 2
_SHARE: Final = 0.08  # of the sentences of the shorter one


def groups_by_event(coverage: Coverage) -> tuple[tuple[int, ...], ...]:
    """The articles in groups, the largest first: inside each, articles share statements with one another, directly or
    by way of others; between two groups next to none. One group where all are about one event."""
    shared = Counter(
        pair for statement in coverage.statements for pair in combinations(coverage.outlets_of(statement), 2)
    )
    sentences = [len(article.sentences) for article in coverage.articles]
    about_one = (
        (one, other)
        for (one, other), count in shared.items()
        if count >= max(_FEWEST, _SHARE * min(sentences[one], sentences[other]))
    )
    groups = map(tuple, groups_of_pairs(range(len(sentences)), about_one))
    return tuple(sorted(groups, key=lambda group: (-len(group), group)))
