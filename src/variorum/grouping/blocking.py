"""Which articles are worth comparing: those that share rare terms and were published within a few days, never all."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np

from variorum.alignment.array_joins import concat_ranges
from variorum.alignment.arrays import Bools, Floats, Ints
from variorum.grouping.pile import FieldTable, Pile

MOST_PARTNERS: Final = 40  # articles that one is held against
_MOST_FREQUENT: Final = 200  # articles with a term, above which it leads to none of them
_LEAST: Final = 0.03  # likeness by rare terms and phrases


def candidate_pairs(pile: Pile, days: int) -> tuple[Ints, Ints]:
    """The pairs of articles that may be of one story, the lower number first, in order. Two that both have a date are
    a pair only where at most `days` days lie between."""
    dates = np.array([-1 if profile.day is None else profile.day for profile in pile.profiles], dtype=np.int64)
    keys = [np.zeros(0, dtype=np.int64)]
    for article, partners in _partners(pile, dates, days):
        low, high = np.minimum(article, partners), np.maximum(article, partners)
        keys.append(low * pile.count + high)
    distinct = np.unique(np.concatenate(keys))
    left, right = np.divmod(distinct, max(1, pile.count))
    return left, right


def _partners(pile: Pile, dates: Ints, days: int) -> Iterator[tuple[int, Ints]]:
    tables = [_Postings(table, pile.count) for table in (pile.rare_terms, pile.fields["phrases"])]
    for article in range(pile.count):
        likeness = sum((table.likeness(article) for table in tables), np.zeros(pile.count))
        likeness[article] = 0.0
        likeness[~_near_in_time(dates, article, days)] = 0.0
        found = np.flatnonzero(likeness >= _LEAST)
        if len(found) > MOST_PARTNERS:
            order = np.lexsort((found, -np.round(likeness[found], 9)))
            found = found[order[:MOST_PARTNERS]]
        yield article, found


def _near_in_time(dates: Ints, article: int, days: int) -> Bools:
    if dates[article] < 0:
        return np.ones(len(dates), dtype=np.bool_)
    return np.asarray((dates < 0) | (np.abs(dates - dates[article]) <= days))


class _Postings:
    """The articles of each term that is not too frequent."""

    def __init__(self, table: FieldTable, count: int) -> None:
        self._table, self._count = table, count
        owner = np.repeat(np.arange(count), np.diff(table.first))
        order = np.argsort(table.term, kind="stable")
        self._owner, self._weight = owner[order], table.weight[order]
        self._sizes = np.where(table.frequency <= _MOST_FREQUENT, table.frequency, 0)
        self._begins = np.cumsum(table.frequency) - table.frequency

    def likeness(self, article: int) -> Floats:
        """How like each article is by these terms."""
        entries = slice(*self._table.first[article : article + 2].tolist())
        term, weight = self._table.term[entries], self._table.weight[entries]
        sizes = self._sizes[term]
        at = concat_ranges(self._begins[term], sizes)
        products = np.repeat(weight, sizes) * self._weight[at]
        found = np.bincount(self._owner[at], weights=products, minlength=self._count)
        return np.asarray(found, np.float64)
