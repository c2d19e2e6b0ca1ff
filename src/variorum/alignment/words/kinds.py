"""What kind of counterparts two words or phrases are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from variorum.alignment.words.tokens import AlignedToken
from variorum.alignment.words.word_alignment import PairKind
from variorum.text.spelling import canonical_spelling

Tokens = Sequence[AlignedToken]

_FEWEST_INITIALS: Final = 2


def kind_of(left: Tokens, right: Tokens, texts: tuple[str, str]) -> PairKind:
    """The kind of a pair of neighbouring tokens on each side, whose texts are as they are written."""
    one, other = (text.casefold() for text in texts)
    if one == other:
        return PairKind.SAME
    if _letters(one) == _letters(other) or canonical_spelling(one) == canonical_spelling(other):
        return PairKind.TYPOGRAPHY
    if [token.stem for token in left] == [token.stem for token in right]:
        return PairKind.FORM
    if _is_short_form(left, right) or _is_short_form(right, left):
        return PairKind.NAME
    if [token.term for token in left] == [token.term for token in right]:
        return PairKind.SYNONYM
    are_numbers = len(left) == len(right) == 1 and left[0].is_number and right[0].is_number
    return PairKind.NUMBER if are_numbers else PairKind.REWORDED


def _letters(text: str) -> str:
    """What is left without what joins or parts words: wal-mart as walmart. Signs alone are all alike."""
    return "".join(filter(str.isalnum, text))


def _is_short_form(short: Tokens, long: Tokens) -> bool:
    """Whether the one is a part of a name, or its initials."""
    names = [token for token in long if token.is_capital]
    if len(names) < _FEWEST_INITIALS or not all(token.is_capital for token in short):
        return False
    if len(short) < len(names) and {token.stem for token in short} <= {token.stem for token in names}:
        return True
    return len(short) == 1 and short[0].spelling == "".join(token.spelling[0] for token in names)
