"""How much of one text stands word for word in another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from variorum.comparison.prepared import PreparedArticle
from variorum.sentences.words import Word

_RUN: Final = 5  # words in a row: shorter runs are shared by chance
_PRIME: Final = (1 << 61) - 1
_RADIX: Final = 1_000_003


def words_in(prepared: PreparedArticle) -> tuple[Word, ...]:
    """All words of an article's sentences, in order."""
    return tuple(word for profile in prepared.profile.sentences for word in profile.words)


def shared_share(words: Sequence[Word], others: Sequence[Word]) -> float:
    """The share (0..1) of the words that stand in a run of five or more that the others have too."""
    if not words:
        return 0.0
    there = set(_runs(others, _RUN))
    covered: set[int] = set()
    for n, run in enumerate(_runs(words, _RUN)):
        if run in there:
            covered.update(range(n, n + _RUN))
    return len(covered) / len(words)


def longest_run(words: Sequence[Word], others: Sequence[Word]) -> Sequence[Word]:
    """The longest run of five words or more that both have; the first if several are as long, or none."""
    codes: dict[str, int] = {}
    ours = [codes.setdefault(word.spelling, len(codes)) for word in words]
    theirs = [codes.setdefault(word.spelling, len(codes)) for word in others]
    low, high, found = 0, min(len(ours), len(theirs)), 0
    while low < high:  # a run of n words holds runs of every shorter length
        middle = (low + high + 1) // 2
        at = _first_shared(ours, theirs, middle)
        if at is None:
            high = middle - 1
        else:
            low, found = middle, at
    return words[found : found + low] if low >= _RUN else ()


def _first_shared(ours: Sequence[int], theirs: Sequence[int], length: int) -> int | None:
    """Where the first run of `length` that both have starts in ours.

    Runs are compared by rolling hashes (Rabin-Karp), so that time and memory do not grow with their
    length; a find is checked word by word.
    """
    there = {mixed: n for n, mixed in _rolling(theirs, length)}
    for n, mixed in _rolling(ours, length):
        at = there.get(mixed)
        if at is not None and ours[n : n + length] == theirs[at : at + length]:
            return n
    return None


def _rolling(codes: Sequence[int], length: int) -> Iterator[tuple[int, int]]:
    top = pow(_RADIX, length, _PRIME)
    mixed = 0
    for n, code in enumerate(codes):
        mixed = (mixed * _RADIX + code + 1) % _PRIME
        if n >= length:
            mixed = (mixed - (codes[n - length] + 1) * top) % _PRIME
        if n >= length - 1:
            yield n - length + 1, mixed


def _runs(words: Sequence[Word], length: int) -> Iterator[tuple[str, ...]]:
    spellings = [word.spelling for word in words]
    return (tuple(spellings[n : n + length]) for n in range(len(spellings) - length + 1))
