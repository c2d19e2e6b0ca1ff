"""A sentence cut into the pieces that the encoder reads, and the word that each piece is of."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from variorum.alignment.encoder import loading_its_packages
from variorum.alignment.sentence_tokens import SentenceTokens

if TYPE_CHECKING:
    from tokenizers import Tokenizer

LONGEST: Final = 160  # pieces; what a sentence has more is not read
_LONGEST_TEXT: Final = 4_000  # characters that are cut into pieces


@dataclass(frozen=True, slots=True)
class Subwords:
    """The numbers of the pieces, with those that begin and end every sentence, and for each the number of
    its word in the sentence, or -1."""

    ids: tuple[int, ...]
    words: tuple[int, ...]


def load_tokenizer(data: bytes) -> Tokenizer:
    """The tokenizer from its file; it neither pads nor cuts off. Raises ValueError for
    other data, NoEncoderError where the package is missing or broken."""
    with loading_its_packages():
        from tokenizers import Tokenizer

    try:
        tokenizer = Tokenizer.from_buffer(data)
    except Exception as error:  # the library raises plain Exception
        raise ValueError(str(error)) from None
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def subwords_of(tokenizer: Tokenizer, text: str, profile: SentenceTokens) -> Subwords:
    """The pieces of a sentence of an article's text."""
    start = profile.sentence.start
    sentence = text[start : min(profile.sentence.end, start + _LONGEST_TEXT)]
    found = tokenizer.encode(sentence.encode("utf-8", "replace").decode())
    starts = [word.start - start for word in profile.words]
    ids, words = found.ids, [_word(a, b, starts, profile, start) for a, b in found.offsets]
    if len(ids) > LONGEST:
        ids, words = [*ids[: LONGEST - 1], ids[-1]], [*words[: LONGEST - 1], -1]
    return Subwords(tuple(ids), tuple(words))


def _word(first: int, last: int, starts: list[int], profile: SentenceTokens, start: int) -> int:
    """The word that characters `first` to `last` of the sentence are of; -1 for signs between words."""
    if first == last:
        return -1
    n = bisect_right(starts, first) - 1
    return n if n >= 0 and first + start < profile.words[n].end else -1
