"""A sentence as the aligner sees it: its words, which of them carry meaning, what is quoted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import Final

from variorum.cleaning.sentences import Sentence
from variorum.text.language import ENGLISH, Language
from variorum.text.quotations import lie_inside, quoted_spans
from variorum.text.spelling import all_comparable
from variorum.text.typography import HYPHEN, NO_BREAK_HYPHEN
from variorum.text.words import Word, is_stop_word, words_of

_HYPHENS: Final = frozenset(f"-{HYPHEN}{NO_BREAK_HYPHEN}")


@dataclass(frozen=True)
class SentenceTokens:
    """The words of one sentence, and which of them are capitalised; its `signs` if it has no words.

    `hyphens` numbers the words that a hyphen joins to the next.
    """

    sentence: Sentence
    signs: str
    words: tuple[Word, ...]
    capitals: tuple[bool, ...]
    quoted_spans: tuple[tuple[int, int], ...]
    hyphens: frozenset[int] = frozenset()
    language: Language = field(default=ENGLISH, repr=False)

    @cached_property
    def spellings(self) -> tuple[str, ...]:
        """The spelling of each word, in order, without case and style of apostrophe."""
        return tuple(word.spelling for word in self.words)

    @cached_property
    def distinct_spellings(self) -> frozenset[str]:
        """Each of them once."""
        return frozenset(self.spellings)

    @cached_property
    def token_key(self) -> tuple[str, ...]:
        """What two sentences share that say the same in the same words, colour and color being one."""
        return all_comparable(self.spellings, self.language) or (self.signs,)

    @cached_property
    def forms(self) -> tuple[str, ...]:
        """The normal form of each word, in order; of a name of two words, as United States, the first
        stands for both."""
        names = self.language.synonyms.two_word_names
        forms = [word.form for word in self.words]
        return tuple(names.get(pair, pair[0]) for pair in zip(forms, [*forms[1:], ""], strict=False))

    @cached_property
    def is_content_word(self) -> tuple[bool, ...]:
        """Whether each word carries meaning; the pronoun "us" does not, the country does."""
        synonyms = self.language.synonyms
        return tuple(
            not is_stop_word(form, self.language)
            and (capital or form not in synonyms.capital_only)
            and not (n and (self.words[n - 1].form, form) in synonyms.two_word_names)
            for n, (form, capital) in enumerate(zip(self.forms, self.capitals, strict=True))
        )

    @cached_property
    def named(self) -> frozenset[str]:
        """The forms that are capitalised inside the sentence, where only names are."""
        return frozenset(form for form, capital in list(zip(self.forms, self.capitals, strict=True))[1:] if capital)

    @cached_property
    def quoted(self) -> tuple[bool, ...]:
        """Whether each word stands in quotation marks."""
        return tuple(lie_inside([word.start for word in self.words], self.quoted_spans))

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The numbers in the sentence, as digits."""
        return frozenset(form for form in self.forms if form[0].isdigit())

    @property
    def compounds(self) -> Iterator[str]:
        """The words that are joined by hyphens, as one form each: Wal-Mart as walmart."""
        parts: list[str] = []
        for n, form in enumerate(self.forms):
            parts.append(form)
            if n not in self.hyphens:
                if len(parts) > 1:
                    yield "".join(parts)
                parts = []


def tokens_of(text: str, sentence: Sentence, language: Language = ENGLISH) -> SentenceTokens:
    """The tokens of a sentence of a text."""
    words = tuple(words_of(text, sentence.start, sentence.end, language))
    quoted = quoted_spans(text[sentence.start : sentence.end], language)
    return SentenceTokens(
        sentence,
        "" if words else text[sentence.start : sentence.end],
        words,
        tuple(text[word.start].isupper() for word in words),
        tuple((sentence.start + a, sentence.start + b) for a, b in quoted),
        frozenset(n for n, (one, two) in enumerate(pairwise(words)) if _is_hyphen(text[one.end : two.start])),
        language,
    )


def _is_hyphen(between: str) -> bool:
    """Whether nothing but a hyphen stands between two words, at the end of a line or not."""
    return (between.rstrip() if "\n" in between else between) in _HYPHENS
