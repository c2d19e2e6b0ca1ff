"""Who is said to say what a sentence quotes."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from variorum.drift.context import SentenceContext, in_spans, is_content_word
from variorum.drift.ledger.dates import date_spans
from variorum.drift.lexicon import Lexicon
from variorum.text.words import Word


def speaker(passage: SentenceContext, lexicon: Lexicon) -> tuple[Word, ...]:
    """The words of the name beside a verb of saying, outside the quotations; none where the sentence
    names nobody."""
    says, adverbs = lexicon.words("speaking"), lexicon.words("beside_speaking")
    dated = in_spans(passage.words, date_spans(passage))
    own = [word for word, is_dated in zip(passage.words, dated, strict=True) if not (is_dated or passage.quoted(word))]
    for at, word in enumerate(own):
        if word.spelling in says:
            before = _name(passage, own[:at][::-1], adverbs)
            after = () if word.spelling in lexicon.words("addressing") else _name(passage, own[at + 1 :], adverbs)
            found = before or after
            if found and found[-1].spelling not in lexicon.words("generic_sources"):
                return found
    return ()


def _name(passage: SentenceContext, run: Sequence[Word], adverbs: Collection[str]) -> tuple[Word, ...]:
    """The capitalised words next to a verb, from it on; an adverb may stand between."""
    if run and (run[0].spelling.endswith("ly") or run[0].spelling in adverbs):
        run = run[1:]
    taken: list[Word] = []
    for word in run:
        if not passage.is_name(word) or (taken and not _touch(passage, taken[-1], word)):
            break
        taken.append(word)
    return tuple(word for word in sorted(taken, key=lambda word: word.start) if is_content_word(word))


def _touch(passage: SentenceContext, one: Word, two: Word) -> bool:
    first, second = sorted((one, two), key=lambda word: word.start)
    return passage.between(first, second).strip(". ") == ""
