"""Words without a counterpart, gathered into phrases."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from variorum.alignment.words.phrases import Run
from variorum.alignment.words.tokens import AlignedToken
from variorum.alignment.words.word_alignment import Span

_INITIAL: Final = 2  # tokens: the letter and its full stop


def word_keys(tokens: Sequence[AlignedToken]) -> frozenset[str]:
    """By what it is known that a word stands among some in whatever form: their spellings, stems and terms, and
    neighbours written together (Wal-Mart as walmart)."""
    words = [token for token in tokens if token.is_word]
    keys = {key for token in words for key in keys_of(token)}
    return frozenset(keys | {one.spelling + two.spelling for one, two in pairwise(words) if _touch(one, two)})


def keys_of(token: AlignedToken) -> tuple[str, ...]:
    """The forms that a word is looked for in."""
    return token.spelling, token.stem, token.term


def stands_among(token: AlignedToken, keys: Collection[str]) -> bool:
    """Whether a word stands among those with these keys, in the same or another form."""
    return any(key in keys for key in keys_of(token))


def lacking(tokens: Sequence[AlignedToken], bare: Iterable[int], keys: Collection[str]) -> list[int]:
    """Of tokens without a counterpart, by number, the words that carry meaning and do not stand among the others,
    alone or written together with a neighbour. An initial that the others leave out of a name is not one of them."""
    joined = {
        number
        for n, (one, two) in enumerate(pairwise(tokens))
        if _touch(one, two) and one.spelling + two.spelling in keys
        for number in (n, n + 1)
    }
    passed_over = joined | _left_out_initials(tokens, keys)
    return [n for n in bare if tokens[n].tells and n not in passed_over and not stands_among(tokens[n], keys)]


def _left_out_initials(tokens: Sequence[AlignedToken], keys: Collection[str]) -> frozenset[int]:
    """The initials, with their full stops, between two words of a name that the others have without them: Donald J.
    Trump where they have Donald Trump, or Trump alone, but not where they have Donald K. Trump."""
    found: set[int] = set()
    for first, before in enumerate(tokens):
        last = first + 1
        while _is_initial(tokens[last : last + _INITIAL]):
            last += _INITIAL
        if first + 1 < last < len(tokens) and _is_name_among(before, tokens[last], keys):
            found.update(range(first + 1, last))
    return frozenset(found)


def _is_name_among(before: AlignedToken, behind: AlignedToken, keys: Collection[str]) -> bool:
    """Whether two words are capitalised, and stand among the others side by side, or the second alone."""
    if not (before.is_capital and behind.is_capital and behind.spelling in keys):
        return False
    return before.spelling + behind.spelling in keys or before.spelling not in keys


def _is_initial(tokens: Sequence[AlignedToken]) -> bool:
    """Whether these are a capital and its full stop."""
    return (
        len(tokens) == _INITIAL and tokens[0].is_capital and len(tokens[0].spelling) == 1 and tokens[1].spelling == "."
    )


def phrases(
    tokens: Sequence[AlignedToken], lacking: Sequence[int], bare: Collection[int], starts: Collection[int] = ()
) -> Iterator[Run]:
    """Words that are lacking, as phrases: those that stand together, and small words between them without a
    counterpart. A sign ends a phrase, and so does the end of a sentence: `starts` begin the next."""
    first: int | None = None
    for n, following in pairwise([*lacking, len(tokens)]):
        first = n if first is None else first
        between = range(n + 1, following)
        goes_on = following < len(tokens) and all(_is_small(tokens[m]) and m in bare for m in between)
        if not goes_on or any(m in starts for m in range(n + 1, following + 1)):
            yield first, n + 1
            first = None


def _is_small(token: AlignedToken) -> bool:
    return token.is_word and not token.tells


def span_of(tokens: Sequence[AlignedToken], run: Run) -> Span:
    """The span of neighbouring tokens."""
    return tokens[run[0]].start, tokens[run[1] - 1].end


def _touch(one: AlignedToken, two: AlignedToken) -> bool:
    return two.start - one.end <= 1
