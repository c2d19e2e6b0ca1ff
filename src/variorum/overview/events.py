"""Whether the articles of a story are about one event: by the statements that they share."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING, Final

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
    group_of = {n: {n} for n in range(len(sentences))}
    for (one, other), count in sorted(shared.items()):
        is_enough = count >= max(_FEWEST, _SHARE * min(sentences[one], sentences[other]))
        if is_enough and group_of[one] is not group_of[other]:
            merged = group_of[one] | group_of[other]
            group_of.update(dict.fromkeys(merged, merged))
    groups = {tuple(sorted(group)) for group in group_of.values()}
    return tuple(sorted(groups, key=lambda group: (-len(group), group)))
