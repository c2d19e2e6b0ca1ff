"""Joins: which entries of two tables have the same key, found without comparing all with all."""

from __future__ import annotations

import numpy as np

from variorum.alignment.arrays import Bools, Ints


class Joined:
    """A table of keys, ready to be joined with others. Keys are non-negative integers below `size`."""

    def __init__(self, keys: Ints, size: int) -> None:
        self._count = np.bincount(keys, minlength=size)
        self._order = np.argsort(keys, kind="stable")
        self._begins = np.cumsum(self._count) - self._count

    def partners(self, keys: Ints, most: int) -> tuple[Ints, Ints]:
        """For each of some keys, where its partners begin, and how many they are.

        A key that stands in both tables so often that it would make more than `most` pairs has none.
        """
        here = np.bincount(keys, minlength=len(self._count))
        return self._begins[keys], np.where(here * self._count <= most, self._count, 0)[keys]

    def pairs(self, begins: Ints, sizes: Ints) -> tuple[Ints, Ints]:
        """The numbers (l, r) of all entries with the same key, in the order of l, then of r; for keys whose
        partners are given."""
        return np.repeat(np.arange(len(sizes)), sizes), self._order[concat_ranges(begins, sizes)]


def concat_ranges(begins: Ints, sizes: Ints) -> Ints:
    """The numbers begins[n], begins[n] + 1, ... of sizes[n] each, one range after the other."""
    ends = np.cumsum(sizes)
    total = int(ends[-1]) if len(ends) else 0
    return np.asarray(np.arange(total) + np.repeat(begins - (ends - sizes), sizes))


def lookup(keys: Ints, sought: Ints) -> tuple[Ints, Bools]:
    """Where each sought key stands among ascending keys, and whether it does; the place is 0 if not."""
    at = np.searchsorted(keys, sought)
    at[at == len(keys)] = 0
    there = keys[at] == sought if len(keys) else np.zeros(len(sought), dtype=np.bool_)
    return np.where(there, at, 0), there


def is_in(sought: Ints, keys: Ints) -> Bools:
    """Whether each sought key is among the keys, in whatever order these are."""
    return lookup(np.sort(keys), sought)[1]


def unique_values(keys: Ints) -> tuple[Ints, Ints, Ints]:
    """The distinct keys, ascending; for each key its number among them; how often each stands.

    As numpy.unique does, which loads a module for masked arrays first, 10 ms long.
    """
    order = np.argsort(keys)
    ascending = keys[order]
    is_new = np.ones(len(keys), dtype=np.bool_)
    is_new[1:] = ascending[1:] != ascending[:-1]
    numbers = np.empty(len(keys), dtype=np.int64)
    numbers[order] = np.cumsum(is_new) - 1
    begins = np.flatnonzero(is_new)
    ends = np.concatenate((begins[1:], [len(keys)]))
    return ascending[begins], numbers, (ends - begins)[: len(begins)]
