"""Finding the words of an anchor again in a text that was changed: exactly, else nearly, else not at all.

After W3C Web Annotation: the quote first, then its context, then its position. Unlike most clients we
never settle for the best of bad places: a place must reach a floor, and no other may come close.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise
from typing import Final

from variorum.alignment.link_kind import common_in_order
from variorum.annotations.note import CONTEXT, Anchor
from variorum.annotations.token_index import TokenIndex, lcs_pairs, most_in_common
from variorum.text.word_diff import tokens_of

_FLOOR: Final = 0.6  # share of signs (0..1) that a place must have in common with the words
_SHORT: Final = 6  # tokens: fewer say too little by themselves, so their context must agree too
_CONTEXT_FLOOR: Final = 0.5
_MARGIN: Final = 0.12  # by which the best place must lead the next
_BEHIND: Final = 0.13  # a place that is this much worse than the best plays no part, whatever is rounded
_CANDIDATES: Final = 6
_VOTES: Final = 0.25  # share of the best place's votes that another must have to be looked at
_SLACK: Final = 6  # tokens that may have come in before or after
_NEAR: Final = 6  # tokens of context next to the words, which tell as much as all of it
_COME_IN: Final = 2  # tokens that may have come in at an end of the words
_WIDE: Final = 160  # characters of context, where the text of before is at hand
_BUCKET: Final = 4  # tokens by which votes for one place may differ


class MatchKind(StrEnum):
    """How an anchor was found again, or why it was not."""

    EXACT = "exact"
    NEAR = "near"
    LOST = "lost"
    AMBIGUOUS = "twice"


@dataclass(frozen=True, slots=True)
class SpanMatch:
    """A span of the new text, and how much it has in common with the words that are sought (0..1)."""

    start: int
    end: int
    score: float

    def overlaps(self, other: SpanMatch) -> bool:
        """Whether two spans share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class AnchorMatch:
    """What came of a search: with EXACT and NEAR `place` is where the words are; else it is the nearest
    place, to be offered and not taken, or None, as where it was not asked for."""

    how: MatchKind
    place: SpanMatch | None

    @property
    def is_sure(self) -> bool:
        """Whether the words were found."""
        return self.how in (MatchKind.EXACT, MatchKind.NEAR)


@dataclass(frozen=True)
class _Sought:
    """The words of an anchor, with tokens of their context before and behind."""

    before: Sequence[str]
    words: Sequence[str]
    behind: Sequence[str]
    on_one_line: bool

    @property
    def all(self) -> list[str]:
        return [*self.before, *self.words, *self.behind]


class Reanchorer:
    """Finds anchors of one text in another. `old` is the text they were made in, where it is at hand: then
    a place is taken only if its words do not come from elsewhere in it."""

    def __init__(self, new: str, old: str | None = None) -> None:
        self._new = TokenIndex(new)
        self._old = None if old is None else TokenIndex(old)

    def find(self, place: Anchor, *, nearest: bool = False) -> AnchorMatch:
        """Find an anchor's words in the new text; where they are lost, the `nearest` place if it is asked
        for, which takes much longer."""
        if self._stands_unchanged(place):
            return AnchorMatch(MatchKind.EXACT, SpanMatch(place.start, place.end, 1.0))
        sought = self._sought(place)
        if not sought.words:
            return AnchorMatch(MatchKind.LOST, None)
        exact = self._exact(sought, place)
        if exact is not None:
            return exact
        return self._near(sought, place, 0.0 if nearest else _FLOOR)

    def _stands_unchanged(self, place: Anchor) -> bool:
        """Whether words and context are at the very place."""
        start, whole = place.start - len(place.prefix), f"{place.prefix}{place.exact}{place.suffix}"
        tells = len(place.prefix) + len(place.suffix) >= CONTEXT or whole == self._new.text
        return bool(place.exact) and tells and start >= 0 and self._new.text.startswith(whole, start)

    def _sought(self, place: Anchor) -> _Sought:
        words = _words(place.exact)
        text = self._old.text if self._old else ""
        on_one_line = "\n" not in place.exact
        if self._old and text[place.start : place.end] == place.exact:
            before, behind = text[: place.start], text[place.end :]
            return self._with_context(words, before, behind, wide=True, on_one_line=on_one_line)
        return self._with_context(words, place.prefix, place.suffix, wide=False, on_one_line=on_one_line)

    @staticmethod
    def _with_context(
        words: Sequence[str], before: str, behind: str, *, wide: bool, on_one_line: bool = True
    ) -> _Sought:
        most = _WIDE if wide else CONTEXT
        cut = len(before) >= most, len(behind) >= most  # the outermost words may be in halves
        first = _words(before[-most:])[1 if cut[0] else 0 :]
        last = _words(behind[:most])
        return _Sought(first, words, last[:-1] if cut[1] else last, on_one_line)

    def _exact(self, sought: _Sought, anchor: Anchor) -> AnchorMatch | None:
        """The words as they were, if they stand once, or once where their context does."""
        found = self._new.occurrences(sought.words)
        if not found:
            return None
        count = len(sought.words)
        if len(found) == 1 and count >= _SHORT:
            place = SpanMatch(*self._new.span(found[0], found[0] + count), 1.0)
            anothers = self._belongs_elsewhere(found[0], found[0] + count, sought, anchor)
            return None if anothers else AnchorMatch(MatchKind.EXACT, place)
        ranked = sorted(((self._agreement(sought, n, n + count), -n) for n in found), reverse=True)
        best = -ranked[0][1]
        place = SpanMatch(*self._new.span(best, best + count), 1.0)
        if self._belongs_elsewhere(best, best + count, sought, anchor):
            return None
        if len(ranked) == 1:
            has_no_context = not (sought.before or sought.behind)  # nothing speaks against the one place there is
            return AnchorMatch(MatchKind.EXACT, place) if has_no_context or ranked[0][0] >= _CONTEXT_FLOOR else None
        lead = ranked[0][0] - ranked[1][0]
        clear = ranked[0][0] >= _CONTEXT_FLOOR and lead >= _MARGIN
        return AnchorMatch(MatchKind.EXACT if clear else MatchKind.AMBIGUOUS, place)

    def _agreement(self, sought: _Sought, first: int, last: int) -> float:
        """How much of the context stands around tokens `first` to `last` (0..1). The better side counts
        more: a moved paragraph has new neighbours on the other."""
        wide = self._sides(sought.before, sought.behind, first, last)
        near = self._sides(sought.before[-_NEAR:], sought.behind[:_NEAR], first, last)
        return _of_both_sides(wide, near)

    def _sides(self, before: Sequence[str], behind: Sequence[str], first: int, last: int) -> list[float]:
        """For each side that has a context, how much of it stands there (0..1)."""
        here, sides = self._new.words, []
        if before:
            there = here[max(0, first - len(before) - _SLACK) : first]
            sides.append(common_in_order(before, there) / len(before))
        if behind:
            there = here[last : last + len(behind) + _SLACK]
            sides.append(common_in_order(behind, there) / len(behind))
        return sides

    def _near(self, sought: _Sought, anchor: Anchor, least: float) -> AnchorMatch:
        """The best place, if it is worth `least`."""
        ranked = self._ranked(sought, anchor, least)
        if not ranked:
            return AnchorMatch(MatchKind.LOST, None)
        worth, best = ranked[0]
        rivals = [other for other, place in ranked[1:] if not place.overlaps(best)]
        if worth < _FLOOR:
            return AnchorMatch(MatchKind.LOST, best)
        if rivals and worth - rivals[0] < _MARGIN:
            return AnchorMatch(MatchKind.AMBIGUOUS, best)
        return AnchorMatch(MatchKind.NEAR, best)

    def _ranked(self, sought: _Sought, anchor: Anchor, least: float) -> list[tuple[float, SpanMatch]]:
        """Places and what they are worth, the best first. Those that cannot reach `least`, or come near the
        best, are not looked at."""
        most = {start: self._most_worth(sought, start) for start in self._candidates(sought)}
        worths: dict[SpanMatch, float] = {}
        best = 0.0
        for start in sorted(most, key=lambda start: -most[start]):
            if most[start] < (best - _BEHIND if best >= least else least):
                break
            place, worth = self._fit(sought, start, anchor)
            if place is not None:
                worths[place] = max(worth, worths.get(place, 0.0))
                best = max(best, worth)
        return sorted(
            ((worth, place) for place, worth in worths.items()),
            key=lambda ranked: (-ranked[0], ranked[1].start),
        )

    def _candidates(self, sought: _Sought) -> Iterator[int]:
        """Where the tokens sought may begin in the new text, by votes of the pairs they share."""
        votes: Counter[int] = Counter()
        for n, pair in enumerate(pairwise(sought.all)):
            places = self._new.pairs.get(pair, ())
            for place in places:
                votes[(place - n) // _BUCKET] += 12 // min(12, len(places))  # rare pairs tell more
        joined = Counter({b: votes[b] + max(votes[b - 1], votes[b + 1]) for b in list(votes)})
        ranked = sorted(joined, key=lambda bucket: (-joined[bucket], bucket))
        for bucket in ranked[:_CANDIDATES]:
            if joined[bucket] >= _VOTES * joined[ranked[0]]:
                yield bucket * _BUCKET

    def _most_worth(self, sought: _Sought, start: int) -> float:
        """What `_fit` can find at most there: to lay the words sought on the text costs a hundred times as
        much."""
        low, high = _region(sought, start)
        score = most_in_common(sought.words, self._new.words[low:high])
        if len(sought.words) >= _SHORT:
            return score
        low, high = low - len(sought.before) - _SLACK, high + len(sought.behind) + _SLACK
        there = Counter(self._new.words[max(0, low) : high])

        def share(words: Sequence[str]) -> list[float]:
            return [sum((Counter(words) & there).values()) / len(words)] if words else []

        wide = share(sought.before) + share(sought.behind)
        near = share(sought.before[-_NEAR:]) + share(sought.behind[:_NEAR])
        return (score + _of_both_sides(wide, near)) / 2

    def _fit(self, sought: _Sought, start: int, anchor: Anchor) -> tuple[SpanMatch | None, float]:
        """The words sought, laid on the new text from about token `start` on; and what that is worth."""
        pattern = sought.all
        low, high = _region(sought, start)
        partner = lcs_pairs(pattern, self._new.words[low:high])
        first, last = len(sought.before), len(sought.before) + len(sought.words)
        inside = [n for n in range(first, last) if n in partner]
        if not inside:
            return None, 0.0
        line = 0
        if sought.on_one_line:
            lines = Counter(self._new.line_of(low + partner[n]) for n in inside)
            line = max(lines, key=lambda number: (lines[number], -number))
            inside = [n for n in inside if self._new.line_of(low + partner[n]) == line]
        begin, close = _ends(partner, first, last, inside)
        begin, close = low + max(0, begin), min(len(self._new.words), low + close)
        if sought.on_one_line:
            begin = next(n for n in range(begin, close) if self._new.line_of(n) == line)
            close = next(n for n in range(close, begin, -1) if self._new.line_of(n - 1) == line)
        common = sum(len(pattern[n]) for n in inside)
        ours = sum(map(len, sought.words))
        theirs = sum(map(len, self._new.words[begin:close]))
        score = 2 * common / (ours + theirs)
        worth = score
        if len(sought.words) < _SHORT:
            worth = (score + self._agreement(sought, begin, close)) / 2
        if self._belongs_elsewhere(begin, close, sought, anchor):
            worth = 0.0
        return SpanMatch(*self._new.span(begin, close), round(score, 3)), worth

    def _belongs_elsewhere(self, first: int, last: int, sought: _Sought, anchor: Anchor) -> bool:
        """Whether tokens `first` to `last` stood elsewhere in the old text, in the context they have now."""
        if self._old is None:
            return False
        words, text = self._new.words[first:last], self._old.text
        spans = [self._old.span(n, n + len(words)) for n in self._old.occurrences(words)]
        elsewhere = [(a, b) for a, b in spans if b <= anchor.start or anchor.end <= a]
        if not elsewhere:
            return False
        own = self._agreement(sought, first, last)
        others = (self._with_context(words, text[:a], text[b:], wide=True) for a, b in elsewhere)
        return any(self._agreement(other, first, last) >= own - _MARGIN for other in others)


@lru_cache(maxsize=64)  # one anchor is looked for in many articles
def _words(text: str) -> tuple[str, ...]:
    return tuple(word for _, word in tokens_of(text))


def _of_both_sides(wide: Sequence[float], near: Sequence[float]) -> float:
    """How much of a context stands there, from how much of each side and of its part next to the words."""
    sides = [(one + other) / 2 for one, other in zip(wide, near, strict=True)]
    return (2 * max(sides) + min(sides)) / 3 if sides else 0.0


def _region(sought: _Sought, start: int) -> tuple[int, int]:
    """The tokens of the new text on which those sought are laid that may begin at about `start`."""
    return max(0, start - _SLACK), max(0, start + _BUCKET) + len(sought.all) + _SLACK


def _ends(partner: Mapping[int, int], first: int, last: int, inside: Sequence[int]) -> tuple[int, int]:
    """Where tokens `first` to `last` begin and end among their partners: where the context does, if it is
    near enough, else as many tokens beyond those that were found as are missing. Of few words only those
    that were found are taken: one that came in might not be theirs."""
    begin, close = partner[inside[0]], partner[inside[-1]] + 1
    if last - first < _SHORT:
        return begin, close
    missing = inside[0] - first, last - 1 - inside[-1]
    to_context = begin - partner.get(first - 1, -2) - 1, partner.get(last, close - 1) - close
    # Where nothing is missing, what stands between the words and their context came in beside them.
    far = [there > gap + _COME_IN or not gap for there, gap in zip(to_context, missing, strict=True)]
    begin -= missing[0] if far[0] or first - 1 not in partner else to_context[0]
    close += missing[1] if far[1] or last not in partner else to_context[1]
    return begin, close
