"""Things in batches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

_Thing = TypeVar("_Thing")


def batches(things: Iterable[_Thing], size: int) -> Iterator[list[_Thing]]:
    """The things in order, `size` together; the last batch has the rest."""
    left = iter(things)
    while some := list(islice(left, size)):
        yield some
