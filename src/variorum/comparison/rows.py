"""Rows: what stands side by side at one height.

Each column reads as its article does: every sentence stands once, in its own order. Links of the
order-preserving chain draw neighbouring sentences into one row; a sentence whose partners all stand
elsewhere has a row to itself, and says where they are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from variorum.alignment.link_kind import LinkKind

if TYPE_CHECKING:
    from variorum.alignment.links import Alignment, Link


class RowKind(StrEnum):
    """What a row says of the base."""

    SAME = "same"
    REWORDED = "reworded"
    DROPPED = "dropped"  # the base has it, the other has not
    ADDED = "added"  # the other has it, the base has not


@dataclass(frozen=True, slots=True)
class Row:
    """Sentences of the base and of the other, by number, neighbouring on each side; one side may be empty.

    `base_elsewhere` and `other_elsewhere` are linked sentences that stand in other rows. A dropped or
    added row is `uncertain` when a sentence of the other article is near it, below the strictness. A
    row is `manual` when the reader linked or unlinked one of its sentences.
    """

    kind: RowKind
    moved: bool
    base: tuple[int, ...]
    other: tuple[int, ...]
    base_elsewhere: tuple[int, ...] = ()
    other_elsewhere: tuple[int, ...] = ()
    uncertain: bool = False
    manual: bool = False


SameWords = Callable[[Sequence[int], Sequence[int]], bool]


def rows_of(
    base_count: int,
    other_count: int,
    alignment: Alignment,
    same: SameWords,
    denied: Collection[tuple[int, int]] = (),
    titles: tuple[Collection[int], Collection[int]] = ((), ()),
) -> tuple[Row, ...]:
    """The rows of a comparison. `same` says whether base and other sentences have the same words, `denied` are
    the pairs of sentences that the reader unlinked, `titles` the sentences of either side that are titles."""
    maker = _RowMaker(alignment, same, denied)
    rows: list[Row] = []
    i = j = 0
    inline = _drawn_together(alignment.links, titles)
    for base, other in [*_inline_groups(inline), ((base_count,), (other_count,))]:
        rows.extend(maker.base_alone(n) for n in range(i, base[0]))
        rows.extend(maker.other_alone(n) for n in range(j, other[0]))
        if base[0] < base_count:
            rows.append(maker.side_by_side(base, other))
        i, j = base[-1] + 1, other[-1] + 1
    return tuple(rows)


Group = tuple[tuple[int, ...], tuple[int, ...]]


def _drawn_together(links: Sequence[Link], titles: tuple[Collection[int], Collection[int]]) -> Iterator[Link]:
    """The links whose sentences may stand in one row. What stands word for word in both has a row of its own,
    whatever else says it too; and a title stands beside a title only, not in the place of a sentence."""
    inline = [link for link in links if not link.moved and (link.left in titles[0]) == (link.right in titles[1])]
    verbatim = [link for link in inline if link.kind is LinkKind.VERBATIM]
    lefts, rights = {link.left for link in verbatim}, {link.right for link in verbatim}
    for link in inline:
        if link.kind is LinkKind.VERBATIM or not (link.left in lefts or link.right in rights):
            yield link


def _inline_groups(links: Iterable[Link]) -> Iterator[Group]:
    """The chain's links as groups of neighbours, in order; no sentence stands in two."""
    low = high = None
    for link in links:
        pair = (link.left, link.right)
        if low is None or high is None:
            low = high = pair
        elif _neighbours(high, pair):
            high = pair
        elif pair[0] > high[0] and pair[1] > high[1]:
            yield _range(low, high)
            low = high = pair
        # Else it leads back to a sentence that has its row: its partner stands alone, further down.
    if low is not None and high is not None:
        yield _range(low, high)


def _neighbours(high: tuple[int, int], pair: tuple[int, int]) -> bool:
    """Whether a link goes on from the last of a group: same sentence on one side, next on the other."""
    steps = (pair[0] - high[0], pair[1] - high[1])
    return steps in ((0, 1), (1, 0))


def _range(low: tuple[int, int], high: tuple[int, int]) -> Group:
    return tuple(range(low[0], high[0] + 1)), tuple(range(low[1], high[1] + 1))


class _RowMaker:
    """Makes rows, knowing all partners of each sentence."""

    def __init__(self, alignment: Alignment, same: SameWords, denied: Collection[tuple[int, int]]) -> None:
        self._same = same
        linked = {(link.left, link.right) for link in alignment.links if link.manual}
        self._link_edits = tuple({pair[side] for pair in (*linked, *denied)} for side in (0, 1))
        self._near_base = {pair.left for pair in alignment.related}
        self._near_other = {pair.right for pair in alignment.related}
        self._of_base: Mapping[int, list[Link]] = defaultdict(list)
        self._of_other: Mapping[int, list[Link]] = defaultdict(list)
        for link in alignment.links:
            self._of_base[link.left].append(link)
            self._of_other[link.right].append(link)

    def _by_hand(self, base: Iterable[int], other: Iterable[int]) -> bool:
        return not (self._link_edits[0].isdisjoint(base) and self._link_edits[1].isdisjoint(other))

    def side_by_side(self, base: tuple[int, ...], other: tuple[int, ...]) -> Row:
        kind = RowKind.SAME if self._same(base, other) else RowKind.REWORDED
        base_elsewhere = {link.left for j in other for link in self._of_other[j]} - set(base)
        other_elsewhere = {link.right for i in base for link in self._of_base[i]} - set(other)
        elsewhere = tuple(sorted(base_elsewhere)), tuple(sorted(other_elsewhere))
        return Row(kind, False, base, other, *elsewhere, manual=self._by_hand(base, other))

    def base_alone(self, number: int) -> Row:
        links, manual = self._of_base.get(number, []), self._by_hand((number,), ())
        if not links:
            near = number in self._near_base
            return Row(RowKind.DROPPED, False, (number,), (), uncertain=near, manual=manual)
        partners = tuple(link.right for link in links)
        same = any(self._same((number,), (partner,)) for partner in partners)
        moved = all(link.moved for link in links)
        return Row(_linked(same), moved, (number,), (), other_elsewhere=partners, manual=manual)

    def other_alone(self, number: int) -> Row:
        links, manual = self._of_other.get(number, []), self._by_hand((), (number,))
        if not links:
            near = number in self._near_other
            return Row(RowKind.ADDED, False, (), (number,), uncertain=near, manual=manual)
        partners = tuple(sorted(link.left for link in links))
        same = any(self._same((partner,), (number,)) for partner in partners)
        moved = all(link.moved for link in links)
        return Row(_linked(same), moved, (), (number,), base_elsewhere=partners, manual=manual)


def _linked(same: bool) -> RowKind:
    return RowKind.SAME if same else RowKind.REWORDED


def pairs_to_link(one: Row, other: Row) -> list[tuple[int, int]]:
    """The pairs of sentences (base, other) that linking two rows makes; none if sides are missing.

    A row with both sides lends the side that the lone sentence of the other row lacks.
    """
    if one.base and other.other and not (other.base and one.other):
        return [(i, j) for i in one.base for j in other.other]
    if other.base and one.other:
        return [(i, j) for i in other.base for j in one.other]
    return []
