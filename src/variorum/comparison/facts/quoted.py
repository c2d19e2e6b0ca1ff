"""Who is quoted in an article, and at what length."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from variorum.comparison.drift.kinds import Words
from variorum.comparison.drift.lists import Lists
from variorum.comparison.drift.passage import Passage, Whole, tells
from variorum.sentences.words import Word

_FEWEST: Final = 3  # words: shorter ones are terms
_BETWEEN: Final = frozenset({"later", "also", "then", "again", "once"})


@dataclass(frozen=True, slots=True)
class Quotation:
    """Quoted words in a sentence: what they are, how many, and who is said to say them, if the sentence
    names anyone."""

    words: Words
    count: int
    speaker: str | None


def quotations_in(whole: Whole, lists: Lists) -> Iterator[Quotation]:
    """The quotations of three words and more, in order. Speech over several sentences comes in parts."""
    for sentence in range(len(whole.article.sentences)):
        passage = Passage(whole, sentence)
        for start, end in passage.quotes:
            count = sum(start <= word.start < end for word in passage.words)
            if count >= _FEWEST:
                words = Words(start, end, passage.text[start:end])
                yield Quotation(words, count, _speaker(passage, lists))


def _speaker(passage: Passage, lists: Lists) -> str | None:
    """The name beside a verb of saying, outside the quotations."""
    says = lists.words("speaking")
    own = [word for word in passage.words if not passage.quoted(word)]
    for at, word in enumerate(own):
        if word.spelling in says:
            before = _name(passage, own[:at], backwards=True)
            after = _name(passage, own[at + 1 :], backwards=False)
            if before or after:
                return before or after
    return None


def _name(passage: Passage, words: list[Word], *, backwards: bool) -> str | None:
    """The capitalised words next to a verb; an adverb may stand between."""
    run = list(reversed(words)) if backwards else list(words)
    if run and (run[0].spelling.endswith("ly") or run[0].spelling in _BETWEEN):
        run = run[1:]
    taken: list[Word] = []
    for word in run:
        if not passage.text[word.start].isupper() or (taken and not _touch(passage, taken[-1], word)):
            break
        taken.append(word)
    named = [word for word in sorted(taken, key=lambda word: word.start) if tells(word)]
    return passage.span_of(named).text if named else None


def _touch(passage: Passage, one: Word, two: Word) -> bool:
    first, second = sorted((one, two), key=lambda word: word.start)
    return passage.between(first, second).strip(". ") == ""
