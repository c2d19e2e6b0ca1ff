"""What stands in quotation marks: speech, the title of a work, a term; and the words of speech as they are spoken."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from variorum.drift.context import SentenceContext, is_content_word, match_key
from variorum.drift.lexicon import Lexicon
from variorum.text.typography import CLOSING_QUOTES, ELLIPSIS
from variorum.text.words import Word, is_stop_word

_LONGEST_TITLE: Final = 7  # words
_LONGEST_TERM: Final = 3
_CONTRACTED: Final = {"n't": "not", "'re": "are", "'m": "am", "'ll": "will", "'ve": "have", "'d": "would"}
_WITH_IS: Final = frozenset({"he", "she", "it", "that", "there", "what", "who", "here", "where", "let"})
_ENDS: Final = f".,!?{ELLIPSIS}"
_CLOSING: Final = f"\"' {CLOSING_QUOTES}"


class QuoteKind(StrEnum):
    """What quotation marks are set for."""

    SPEECH = "speech"
    TITLE = "title"  # of a programme, a book, a tune
    TERM = "term"  # "fiscal cliff"


@dataclass(frozen=True, slots=True)
class SpokenWord:
    """A word of speech: its spelling and how the article's index has it (none for the second of a contraction), what it
    has alike with the same word elsewhere, whether it carries meaning."""

    spelling: str
    indexed: str
    key: str
    tells: bool


def kind_of_quote(
    passage: SentenceContext, words: Sequence[Word], span: tuple[int, int], lexicon: Lexicon
) -> QuoteKind:
    """What the quotation marks around some words are set for."""
    telling = [word for word in words if is_content_word(word)]
    if not telling:
        return QuoteKind.TERM
    if len(words) <= _LONGEST_TITLE and _is_title(passage, words, telling, span, lexicon):
        return QuoteKind.TITLE
    inside = passage.text[span[0] : span[1]].rstrip(_CLOSING)
    is_short = len(words) <= _LONGEST_TERM and not inside.endswith(tuple(_ENDS))
    return QuoteKind.TERM if is_short and not _is_said(passage, words, lexicon) else QuoteKind.SPEECH


def _is_title(
    passage: SentenceContext, words: Sequence[Word], telling: Sequence[Word], span: tuple[int, int], lexicon: Lexicon
) -> bool:
    """Whether all telling words are capitalised, and no verb of saying stands before or behind."""
    if not all(map(passage.is_name, telling)) or (len(words) == 1 and passage.text[span[0] : span[1]].isupper()):
        return False
    return not _is_said(passage, words, lexicon)


def _is_said(passage: SentenceContext, words: Sequence[Word], lexicon: Lexicon) -> bool:
    """Whether a verb of saying or calling stands beside some words of a sentence."""
    at, end = passage.number_of(words[0]), passage.number_of(words[-1]) + 1
    around = (*passage.words[max(0, at - 3) : at], *passage.words[end : end + 3])
    return any(word.spelling in lexicon.words("speaking") for word in around)


def spoken_words(passage: SentenceContext, words: Sequence[Word], lexicon: Lexicon) -> Iterator[SpokenWord]:
    """The words of a quotation as they are said: contractions in full, without what is put in square brackets and
    without fillers."""
    fillers = lexicon.words("fillers")
    spelled = [word.spelling for word in words]
    for n, (word, put_in) in enumerate(zip(words, passage.in_brackets(words, "[]"), strict=True)):
        is_filler = word.spelling in fillers or ["you", "know"] in (spelled[n - 1 : n + 1], spelled[n : n + 2])
        if not (put_in or is_filler):
            for part, key in enumerate(_in_full(word)):
                spelling, indexed = ("", "") if part else (word.spelling, match_key(word))
                yield SpokenWord(spelling, indexed, key, not is_stop_word(key))


def _in_full(word: Word) -> tuple[str, ...]:
    """The words of one that may be contracted: she's is she is."""
    ending = next((end for end in _CONTRACTED if word.spelling.endswith(end)), None)
    if word.spelling in ("can't", "cannot", "won't"):
        return ("will" if word.spelling == "won't" else "can", "not")
    if ending is not None:
        return word.spelling.removesuffix(ending), _CONTRACTED[ending]
    if word.spelling.endswith("'s") and word.spelling.removesuffix("'s") in _WITH_IS:
        return word.spelling.removesuffix("'s"), "is"
    return (match_key(word),)
