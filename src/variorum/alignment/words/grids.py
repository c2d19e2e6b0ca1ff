"""The evidence for two sentences: a table with a row for each token of the one, a column for each of the other.

Every function gives layers of such a table, shape (left tokens, right tokens, layers), best between 0 and 1. What
the network learns from them is its own affair; their order is fixed by its weights.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from functools import lru_cache
from itertools import chain, pairwise
from typing import Final

import numpy as np
import numpy.typing as npt

from variorum.alignment.monotone_chain import heaviest_increasing_chain
from variorum.alignment.words.tokens import AlignedToken

Grid = npt.NDArray[np.float32]
Tokens = Sequence[AlignedToken]

_PREFIX: Final = 7  # letters from the beginning that are held together
_NO_LETTER: Final = 0  # where a word has no more
_LONGEST_WORD: Final = 24  # letters that are looked at
_WORDS_KEPT: Final = 20_000  # whose letters are kept
_FAR: Final = 20  # tokens off the way that counts as farthest
_LONG: Final = 60  # tokens of a sentence that counts as longest
_SHARPNESS: Final = 10.0  # of the soft choice of a counterpart by likeness


def lexical_grid(left: Tokens, right: Tokens) -> Grid:
    """What spellings, stems, letters and places say."""
    same = _equal(left, right, lambda token: token.spelling)
    stem = _equal(left, right, lambda token: token.stem)
    term = _equal(left, right, lambda token: token.term)
    rivals = np.maximum(same.sum(1, keepdims=True), same.sum(0, keepdims=True))
    unique = same / np.maximum(1, rivals)
    word, tells, number, capital = (
        (_flags(left, of)[:, None], _flags(right, of)[None, :]) for of in (_is_word, _tells, _is_number, _is_capital)
    )
    words = word[0] & word[1]
    found_left, found_right = (np.any(same, axis=axis, keepdims=True) for axis in (1, 0))
    layers = (
        same,
        stem & ~same,
        term & ~stem,
        unique,
        _shared_bigrams(left, right),
        _shared_beginning(left, right),
        ~(word[0] | word[1]),
        words & tells[0] & tells[1],
        words & ~(tells[0] | tells[1]),
        tells[0] ^ tells[1],
        word[0] ^ word[1],
        number[0] & number[1],
        number[0] ^ number[1],
        capital[0] & capital[1],
        capital[0] ^ capital[1],
        _distance(len(left), len(right)),
        _off_the_way((unique == 1) & words),
        found_left | found_right,
        found_left & found_right,
        np.full(same.shape, (min(len(left), _LONG) + min(len(right), _LONG)) / _LONG),
    )
    grid = np.empty((*same.shape, len(layers)), dtype=np.float32)
    for n, layer in enumerate(layers):
        grid[..., n] = layer
    return grid


def vector_grid(left: npt.NDArray[np.float32], right: npt.NDArray[np.float32]) -> Grid:
    """What the encoder says, by unit vectors of the tokens, zero where it has none: how alike each two are, and
    which of the other side each would choose, both ways (as in SimAlign and awesome-align).

    Vectors have the shape (tokens, numbers of a vector).
    """
    alike = left @ right.T
    chance = np.exp(_SHARPNESS * (alike - 1))
    layers = alike, chance / chance.sum(1, keepdims=True), chance / chance.sum(0, keepdims=True)
    return np.stack(layers, axis=-1).astype(np.float32)


def _is_word(token: AlignedToken) -> bool:
    return token.is_word


def _tells(token: AlignedToken) -> bool:
    return token.tells


def _is_number(token: AlignedToken) -> bool:
    return token.is_number


def _is_capital(token: AlignedToken) -> bool:
    return token.is_capital


def _flags(tokens: Tokens, of: Callable[[AlignedToken], bool]) -> npt.NDArray[np.bool_]:
    return np.array([of(token) for token in tokens], dtype=np.bool_)


def _equal(left: Tokens, right: Tokens, of: Callable[[AlignedToken], Hashable]) -> npt.NDArray[np.bool_]:
    numbers: dict[Hashable, int] = {}
    rows, columns = (
        np.array([numbers.setdefault(of(token), len(numbers)) for token in side], dtype=np.int64)
        for side in (left, right)
    )
    return np.asarray(rows[:, None] == columns[None, :])


def _shared_bigrams(left: Tokens, right: Tokens) -> npt.NDArray[np.float32]:
    """The share of pairs of letters that two words have in common (Dice); none for signs."""
    numbers: dict[str, int] = {}
    bags = [[_numbered(token, numbers) for token in side] for side in (left, right)]
    ours, theirs = (_table(bag, len(numbers)) for bag in bags)
    total = ours.sum(1)[:, None] + theirs.sum(1)[None, :]
    return np.asarray(2 * (ours @ theirs.T) / np.maximum(1, total))


def _table(bags: Sequence[Sequence[int]], width: int) -> npt.NDArray[np.float32]:
    """A row for each bag, 1 in the columns that it holds."""
    table = np.zeros((len(bags), width), dtype=np.float32)
    rows = np.repeat(np.arange(len(bags)), [len(bag) for bag in bags])
    table[rows, np.fromiter(chain.from_iterable(bags), dtype=np.int64)] = 1
    return table


def _numbered(token: AlignedToken, numbers: dict[str, int]) -> list[int]:
    bigrams = _bigrams(token.spelling[:_LONGEST_WORD]) if token.is_word else ()
    return [numbers.setdefault(bigram, len(numbers)) for bigram in bigrams]


@lru_cache(_WORDS_KEPT)
def _bigrams(word: str) -> tuple[str, ...]:
    return tuple(one + next_ for one, next_ in pairwise(f"^{word}$"))


def _shared_beginning(left: Tokens, right: Tokens) -> npt.NDArray[np.float64]:
    """How long a beginning two words share, of the longer one; none for signs."""
    letters = [_beginnings(side) for side in (left, right)]
    shared = np.zeros((len(left), len(right)), dtype=np.int64)
    goes_on = np.ones_like(shared, dtype=np.bool_)
    for ours, theirs in zip(letters[0].T, letters[1].T, strict=True):
        goes_on &= (ours[:, None] == theirs[None, :]) & (ours != _NO_LETTER)[:, None]
        shared += goes_on
    lengths = [np.array([len(token.spelling) for token in side], dtype=np.int64) for side in (left, right)]
    longer = np.maximum(lengths[0][:, None], lengths[1][None, :])
    return np.asarray(shared / np.clip(longer, 1, _PREFIX))


def _beginnings(tokens: Tokens) -> npt.NDArray[np.uint32]:
    """The first letters of each token, shape (tokens, letters); of signs none."""
    begins = [(token.spelling[:_PREFIX] if token.is_word else "").ljust(_PREFIX, "\0") for token in tokens]
    letters = np.frombuffer("".join(begins).encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    return letters.reshape(-1, _PREFIX)


def _distance(left: int, right: int) -> npt.NDArray[np.float64]:
    """How far apart two tokens stand, as shares of their sentences."""
    places = [(np.arange(count) + 0.5) / count for count in (left, right)]
    return np.asarray(np.abs(places[0][:, None] - places[1][None, :]))


def _off_the_way(anchors: npt.NDArray[np.bool_]) -> npt.NDArray[np.float64]:
    """How far two tokens lie from where the words that stand once on each side, in the same order, would put them."""
    height, width = anchors.shape
    way = sorted(heaviest_increasing_chain({(int(i), int(j)): 1 for i, j in np.argwhere(anchors)}))
    rows = np.array([-1, *(i for i, _ in way), height])
    columns = np.array([-1, *(j for _, j in way), width])
    across = np.abs(np.interp(np.arange(height), rows, columns)[:, None] - np.arange(width)[None, :])
    down = np.abs(np.interp(np.arange(width), columns, rows)[None, :] - np.arange(height)[:, None])
    return np.asarray(np.minimum(1, (across + down) / _FAR))
