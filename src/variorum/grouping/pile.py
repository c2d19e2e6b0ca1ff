"""All articles that are to be grouped, with what their terms tell: a table for each field."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np

from variorum.alignment.array_joins import concat_ranges, unique_values
from variorum.alignment.arrays import Floats, Ints
from variorum.grouping.profile import FIELDS, ArticleProfile, weights_of

_MOST_RUNS: Final = 8  # articles with a run of words, above which it is a set phrase
_LEAST_NORM: Final = 8.0  # of a sentence: a short one is like another by chance


@dataclass(frozen=True, eq=False)
class FieldTable:
    """The terms of one field in all articles that another article has too, as `first`, the first entry of each
    article, with one more for the end; `term`, its number; `weight`, scaled so that an article has length 1; `idf`,
    how much each term tells; `frequency`, in how many articles it stands."""

    first: Ints
    term: Ints
    weight: Floats
    idf: Floats
    frequency: Ints

    def entries(self, articles: Ints) -> tuple[Ints, Ints]:
        """The entries of some articles, one article after the other, and for each the number of its article in
        `articles`."""
        sizes = self.first[articles + 1] - self.first[articles]
        return concat_ranges(self.first[articles], sizes), np.repeat(np.arange(len(articles)), sizes)


@dataclass(frozen=True, eq=False)
class SentenceTable:
    """The terms of all sentences, numbered as those of the field `terms`: `first[n]` is the first sentence of article
    n, `begin[s]` the first entry of sentence s, both with one more for the end."""

    first: Ints
    begin: Ints
    term: Ints
    weight: Floats


class Pile:
    """Articles in the order of their keys, so that nothing depends on the order in which they came."""

    def __init__(self, profiles: Sequence[ArticleProfile]) -> None:
        self.profiles: Final = tuple(sorted(profiles, key=lambda profile: profile.key))
        self.count: Final = len(self.profiles)
        self.words: Final = np.array([max(1, profile.words) for profile in self.profiles], dtype=np.int64)
        self.fields: Final = {field: self._table(field) for field in FIELDS}

    @cached_property
    def sentences(self) -> SentenceTable:
        """What the sentences of all articles tell."""
        terms, rarest = self.fields["terms"], float(np.log(self.count + 1))
        codes, numbers = self._numbers("terms")
        counts = np.array([profile.sentences for profile in self.profiles], dtype=np.int64)
        first = np.concatenate(([0], np.cumsum(counts)))
        owner, number = [np.zeros(0, dtype=np.int64)], [np.zeros(0, dtype=np.int64)]
        at = 0
        for profile, start in zip(self.profiles, first.tolist(), strict=False):
            owner.append(profile.sentence + start)
            number.append(numbers[at : at + len(profile.fields["terms"].codes)][profile.term])
            at += len(profile.fields["terms"].codes)
        sentence, term = np.concatenate(owner), np.concatenate(number)
        shared = term >= 0
        idf = np.where(shared, terms.idf[np.where(shared, term, 0)] if len(codes) else rarest, rarest)
        lengths = np.sqrt(np.bincount(sentence, weights=idf * idf, minlength=int(first[-1])))
        weight = idf / np.maximum(_LEAST_NORM, lengths)[sentence]
        begin = np.searchsorted(sentence[shared], np.arange(int(first[-1]) + 1))
        return SentenceTable(first, np.asarray(begin, np.int64), term[shared], weight[shared])

    @cached_property
    def rare_terms(self) -> FieldTable:
        """The terms of the articles, those that are rare weighing more."""
        return self._table("terms", power=2)

    @cached_property
    def told_by(self) -> dict[str, Floats]:
        """How much title, lead and terms of each article tell together: the idf of all that stands there."""
        rarest = float(np.log(self.count + 1))
        found = {}
        for field in ("title", "lead"):
            table = self._numbered_as_terms(field)
            owner, numbers = table
            known = numbers >= 0
            idf = np.where(known, self.fields["terms"].idf[np.where(known, numbers, 0)] if known.any() else 0.0, rarest)
            found[field] = np.asarray(np.bincount(owner, weights=idf, minlength=self.count), np.float64)
        return found

    def _numbered_as_terms(self, field: str) -> tuple[Ints, Ints]:
        codes, _ = self._numbers("terms")
        owner = np.repeat(np.arange(self.count), [len(profile.fields[field].codes) for profile in self.profiles])
        sought = np.concatenate([np.zeros(0, np.int64), *(profile.fields[field].codes for profile in self.profiles)])
        at = np.searchsorted(codes, sought)
        there = at < len(codes)
        there[there] = codes[at[there]] == sought[there]
        return owner, np.where(there, at, -1)

    @cached_property
    def title_terms(self) -> FieldTable:
        """The terms of titles, numbered and weighed by idf as those of the field `terms`."""
        return self._as_terms("title")

    @cached_property
    def lead_terms(self) -> FieldTable:
        """The terms of leads, numbered and weighed by idf as those of the field `terms`."""
        return self._as_terms("lead")

    def _as_terms(self, field: str) -> FieldTable:
        owner, numbers = self._numbered_as_terms(field)
        known = numbers >= 0
        terms = self.fields["terms"]
        first = np.searchsorted(owner[known], np.arange(self.count + 1))
        weight = terms.idf[numbers[known]]
        return FieldTable(np.asarray(first, np.int64), numbers[known], weight, terms.idf, terms.frequency)

    def _numbers(self, field: str) -> tuple[Ints, Ints]:
        """The codes that two articles or more have, ascending, and the number of each entry among them, or -1."""
        entries = np.concatenate([np.zeros(0, np.int64), *(profile.fields[field].codes for profile in self.profiles)])
        codes, at, counts = unique_values(entries)
        kept = counts > 1
        if field == "runs":
            kept &= counts <= _MOST_RUNS
        numbers = np.where(kept, np.cumsum(kept) - 1, -1)
        return codes[kept], numbers[at]

    def _table(self, field: str, power: int = 1) -> FieldTable:
        codes, numbers = self._numbers(field)
        sizes = [len(profile.fields[field].codes) for profile in self.profiles]
        owner = np.repeat(np.arange(self.count), sizes)
        counts = np.concatenate([np.zeros(0, np.int64), *(profile.fields[field].counts for profile in self.profiles)])
        shared = numbers >= 0
        frequency = np.bincount(numbers[shared], minlength=len(codes))
        idf = np.log((self.count + 1) / np.maximum(1, frequency))
        rarest = float(np.log(self.count + 1))
        told = np.where(shared, idf[np.where(shared, numbers, 0)] if len(codes) else rarest, rarest)
        raw = weights_of(counts) * told**power
        lengths = np.sqrt(np.bincount(owner, weights=raw * raw, minlength=self.count))
        first = np.searchsorted(owner[shared], np.arange(self.count + 1))
        weight = (raw / np.maximum(1e-9, lengths)[owner])[shared]
        return FieldTable(np.asarray(first, np.int64), numbers[shared], weight, idf, frequency)
