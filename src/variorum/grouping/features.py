"""How alike two articles are: a row of figures for each pair, from which the model tells whether one event is told.

Articles are looked at one after the other, each with all its partners at once, so that work grows with the pairs.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np

from variorum.alignment.array_joins import concat_ranges
from variorum.alignment.arrays import Bools, Floats, Ints
from variorum.alignment.candidates import Candidates
from variorum.grouping.pile import FieldTable, Pile

_ALIKE: Final = (
    "terms", "names", "full_names", "phrases", "lead", "lead_pairs", "title", "numbers", "days", "lead_days",
)  # fmt: skip
_BEST: Final = 5  # sentences that are most alike
_LEAD: Final = 4  # sentences
# Of articles that tell much the same as many others, only the nearest are of one story.
_CROWDED: Final = ("terms", "lead", "sentences_max")
_NEAREST: Final = (3, 8)

FEATURES: Final = (
    *_ALIKE,
    "rare_terms",
    "title_told_min",
    "title_told_max",
    "lead_told_min",
    "lead_told_max",
    "shared_runs",
    "sentences_min",
    "sentences_max",
    "best_sentences_min",
    "best_sentences_max",
    "lead_sentences_min",
    "lead_sentences_max",
    "words_of_shorter",
    "words_apart",
    *(f"{name}_against_{count}" for count in _NEAREST for name in _CROWDED),
)


def features_of(pile: Pile, left: Ints, right: Ints) -> Candidates:
    """The features of some pairs of articles, which are ordered by the left."""
    own = len(FEATURES) - len(_CROWDED) * len(_NEAREST)
    values = np.zeros((len(left), own))
    look = _Look(pile)
    begins = np.searchsorted(left, np.arange(pile.count + 1))
    for article in range(pile.count):
        some = slice(begins[article], begins[article + 1])
        if some.start < some.stop:
            values[some] = np.stack(list(look.at(article, right[some])), axis=1)
    crowded = list(_against_nearest(pile.count, left, right, values))
    rounded = np.asarray(np.round(np.column_stack((values, *crowded)), 9), np.float64)
    return Candidates(left, right, rounded, FEATURES)


def _against_nearest(count: int, left: Ints, right: Ints, values: Floats) -> Iterator[Floats]:
    """How alike two articles are, against how alike each is to those that it is most like."""
    both = np.concatenate((left, right))
    for nearest in _NEAREST:
        for name in _CROWDED:
            alike = values[:, FEATURES.index(name)]
            around = _mean_of_best(both, np.concatenate((alike, alike)), count, nearest)
            yield alike / np.maximum(1e-3, (around[left] + around[right]) / 2)


def _mean_of_best(owner: Ints, values: Floats, count: int, best: int, sizes: Ints | None = None) -> Floats:
    """For each owner, the mean of its best values; of fewer values than that the rest count as 0, or are left out
    where `sizes` says how many there are."""
    order = np.lexsort((-values, owner))
    ranked = owner[order]
    rank = np.arange(len(ranked)) - np.searchsorted(ranked, ranked)
    some = order[rank < best]
    sums = np.bincount(owner[some], weights=values[some], minlength=count)
    return np.asarray(sums / (best if sizes is None else np.clip(sizes, 1, best)))


class _Look:
    """One article held against its partners."""

    def __init__(self, pile: Pile) -> None:
        self._pile = pile
        self._row = {id(table): np.zeros(len(table.idf)) for table in self._tables()}
        self._sentence_row = np.full(len(pile.fields["terms"].idf), -1, dtype=np.int64)

    def _tables(self) -> Iterator[FieldTable]:
        yield from self._pile.fields.values()
        yield from (self._pile.rare_terms, self._pile.title_terms, self._pile.lead_terms)

    def at(self, article: int, partners: Ints) -> Iterator[Floats]:
        """Each feature that two articles have by themselves, in the order of FEATURES."""
        pile = self._pile
        for field in _ALIKE:
            yield self._products(pile.fields[field], article, partners)
        yield self._products(pile.rare_terms, article, partners)
        for field, table in (("title", pile.title_terms), ("lead", pile.lead_terms)):
            yield from _both_ways(*self._told(pile.told_by[field], table, article, partners))
        shorter = np.minimum(pile.words[article], pile.words[partners])
        yield np.log1p(100.0 * self._shared(pile.fields["runs"], article, partners) / np.maximum(30, shorter))
        ours, theirs = self._sentences(article, partners)
        for one, other in zip(ours, theirs, strict=True):
            yield from _both_ways(one, other)
        yield np.log(shorter)
        yield np.abs(np.log(pile.words[article] / pile.words[partners]))

    def _products(self, table: FieldTable, article: int, partners: Ints) -> Floats:
        """The scalar product of the article's terms with those of each partner."""
        term, weight = self._of(table, article)
        row = self._row[id(table)]
        row[term] = weight
        entries, owner = table.entries(partners)
        found = np.bincount(owner, weights=row[table.term[entries]] * table.weight[entries], minlength=len(partners))
        row[term] = 0.0
        return np.asarray(found, np.float64)

    def _shared(self, table: FieldTable, article: int, partners: Ints) -> Floats:
        """How many terms the article shares with each partner."""
        term, _ = self._of(table, article)
        row = self._row[id(table)]
        row[term] = 1.0
        entries, owner = table.entries(partners)
        found = np.bincount(owner, weights=row[table.term[entries]], minlength=len(partners))
        row[term] = 0.0
        return np.asarray(found, np.float64)

    def _told(self, told: Floats, table: FieldTable, article: int, partners: Ints) -> tuple[Floats, Floats]:
        """How much of what the title or the lead of either tells stands anywhere in the other."""
        terms = self._pile.fields["terms"]
        ours, weight = self._of(table, article)
        row = self._row[id(terms)]
        row[ours] = weight
        entries, owner = terms.entries(partners)
        here = np.bincount(owner, weights=row[terms.term[entries]], minlength=len(partners))
        row[ours] = 0.0
        mine, _ = self._of(terms, article)
        row[mine] = 1.0
        entries, owner = table.entries(partners)
        there = np.bincount(owner, weights=row[table.term[entries]] * table.weight[entries], minlength=len(partners))
        row[mine] = 0.0
        return here / np.maximum(1.0, told[article]), there / np.maximum(1.0, told[partners])

    @staticmethod
    def _of(table: FieldTable, article: int) -> tuple[Ints, Floats]:
        entries = slice(*table.first[article : article + 2].tolist())
        return table.term[entries], table.weight[entries]

    def _sentences(self, article: int, partners: Ints) -> tuple[list[Floats], list[Floats]]:
        """How alike the sentences of either side are to the best of the other: of all on average, of the best few,
        of the first few; for the article's sentences, and for each partner's."""
        table = self._pile.sentences
        counts = table.first[partners + 1] - table.first[partners]
        alike, sentence, owner = self._alike_sentences(article, partners)
        mine = int(table.first[article + 1] - table.first[article])
        best = np.zeros((len(partners), max(1, mine)))
        best_of_theirs = alike.max(axis=1, initial=0.0)
        if len(owner):
            starts = np.flatnonzero(np.concatenate(([True], owner[1:] != owner[:-1])))
            best[owner[starts]] = np.maximum.reduceat(alike, starts, axis=0)
        top = np.sort(best, axis=1)[:, ::-1][:, :_BEST]
        ours = [best.mean(axis=1), top.mean(axis=1), best[:, :_LEAD].mean(axis=1)]
        in_lead = sentence - table.first[partners][owner] < _LEAD
        lead = np.bincount(owner[in_lead], weights=best_of_theirs[in_lead], minlength=len(partners))
        theirs = [
            np.bincount(owner, weights=best_of_theirs, minlength=len(partners)) / np.maximum(1, counts),
            _mean_of_best(owner, best_of_theirs, len(partners), _BEST, counts),
            lead / np.clip(counts, 1, _LEAD),
        ]
        return ours, theirs

    def _alike_sentences(self, article: int, partners: Ints) -> tuple[Floats, Ints, Ints]:
        """How alike each sentence of the partners is to each of the article, of those that share a term; with its
        number, and that of its article in `partners`."""
        table = self._pile.sentences
        rows, grid = self._grid(article)
        self._sentence_row[rows] = np.arange(len(rows))
        counts = table.first[partners + 1] - table.first[partners]
        sentences = concat_ranges(table.first[partners], counts)
        sizes = table.begin[sentences + 1] - table.begin[sentences]
        entries = concat_ranges(table.begin[sentences], sizes)
        row = self._sentence_row[table.term[entries]]
        self._sentence_row[rows] = -1
        shared: Bools = row >= 0
        of_sentence = np.repeat(np.arange(len(sentences)), sizes)[shared]
        if not len(of_sentence):
            nothing = np.zeros(0, dtype=np.int64)
            return np.zeros((0, grid.shape[1])), nothing, nothing
        starts = np.flatnonzero(np.concatenate(([True], of_sentence[1:] != of_sentence[:-1])))
        products = grid[row[shared]] * table.weight[entries[shared]][:, None]
        alike = np.add.reduceat(products, starts, axis=0)
        present = of_sentence[starts]
        return alike, sentences[present], np.repeat(np.arange(len(partners)), counts)[present]

    def _grid(self, article: int) -> tuple[Ints, Floats]:
        """The terms of an article's sentences, and how much each weighs in each sentence."""
        table = self._pile.sentences
        first, last = table.first[article : article + 2].tolist()
        entries = slice(table.begin[first], table.begin[last])
        sizes = np.diff(table.begin[first : last + 1])
        rows, row = np.unique(table.term[entries], return_inverse=True)
        grid = np.zeros((len(rows), max(1, last - first)))
        grid[row, np.repeat(np.arange(last - first), sizes)] = table.weight[entries]
        return rows, grid


def _both_ways(one: Floats, other: Floats) -> tuple[Floats, Floats]:
    return np.minimum(one, other), np.maximum(one, other)
